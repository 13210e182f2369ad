"""The whole frontier of two principals whose tables are few large boxes (hyper-rectangles).

Issues are settled one after another. A **label** stands for all ways to settle those so far that
leave the same boxes alive among those half decided and give the same points. Of labels with the
same boxes alive only the efficient ones are kept: whatever comes next adds the same to both (the
principle of optimality; Bellman (1957), ch. 3). A label is also dropped if its upper bounds
(``boxmodel.spread``, one for each of a few weights) show that it cannot reach any of the
**targets**, the least points that are still of interest: a multi-criteria shortest path with
bounds (Mandow and Perez de la Cruz (2010), J. ACM 57).

1. Sweeps over the unbeaten classes, with at most W labels for each weight kept at an issue, find
   points that deals attain; targets are the corners of what those leave open. W grows until a
   sweep cuts nothing, which proves the frontier.
2. One more sweep, with the frontier as its targets, finds every way to its points without beaten
   classes; ``boxways`` counts and lists all deals from it.

O(n_labels * n_boxes * n_classes) for an issue; the labels are few where the bounds are tight, and
as many as in bucket elimination where they are not. Exact: bounds and points are integers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summitry.deals.boxmodel import BoxModel, Floats, box_model, most, order_of, spread
from summitry.deals.boxways import Layer, Ways, trimmed
from summitry.deals.dominance import efficient
from summitry.deals.frontier import Frontier
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = ["WIDTHS", "frontier_boxes"]

WIDTHS = (300, 3_000, 100_000)
"""Most labels kept for each weight at an issue, in one sweep after another."""

_WEIGHTS = ((1, 0), (0, 1), (3, 1), (2, 1), (4, 3), (1, 1), (3, 4), (1, 2), (1, 3))
"""Weights of the bounds, for principals whose points have the same range."""

_CHUNK = 1 << 11
"""Sets of live boxes bounded at a time: few enough to stay in the cache and in one thread."""


def frontier_boxes(negotiation: Negotiation, held: Sequence[Table] = ()) -> Frontier:
    """The frontier of the two principals of ``negotiation``, over the deals that its rules and
    every boolean table in ``held`` allow.

    Where too many kinds of deals meet at a point, ``counts`` holds None and only some deals are
    listed. Raises ValueError unless there are two principals, TooManyDeals where boxes are too
    many or too entangled.
    """
    model = box_model(negotiation, held)
    small = model.unbeaten()
    bounds = _Bounds(small)
    found = _frontier_points(small, bounds)
    sweep = _Sweep(small, bounds, found, WIDTHS[-1])
    if sweep.cut:
        raise _entangled(small)
    order = np.lexsort((-sweep.points[:, 1], -sweep.points[:, 0]))
    ways = Ways(model, small, trimmed(sweep.layers, order))
    points = sweep.points[order].astype(np.int64) + model.offset

    def counted() -> tuple[int | None, ...]:
        return tuple(ways.count(row) for row in range(len(points)))

    return Frontier(points, counted, "boxes, issue by issue", ways.deals)


def _frontier_points(model: BoxModel, bounds: _Bounds) -> Floats:
    """The efficient points, float array (n, 2), the first principal's falling."""
    found = np.zeros((0, 2))
    for width in WIDTHS:
        sweep = _Sweep(model, bounds, _corners(found), width)
        points = np.unique(np.concatenate([found, sweep.points]), axis=0)[::-1]
        found = points[efficient(points.astype(np.int64))]
        if not sweep.cut:
            return found
    raise _entangled(model)


def _entangled(model: BoxModel) -> TooManyDeals:
    return TooManyDeals(
        f"{len(model.worth)} boxes over {len(model.classes)} issues are too entangled:"
        f" more than {WIDTHS[-1]:,} ways are open at one issue"
    )


def _corners(points: Floats) -> Floats:
    """The least integer points (from 0 up) that none of ``points`` weakly dominates.

    ``points`` are efficient, the first coordinate falling.

    >>> _corners(np.array([[5.0, 1.0], [2.0, 3.0]])).tolist()
    [[6.0, 0.0], [3.0, 2.0], [0.0, 4.0]]
    """
    return np.stack([np.r_[points[:, 0] + 1, 0], np.r_[0, points[:, 1] + 1]], axis=1)


class _Bounds:
    """Upper bounds of weighted sums, from the worths spread over the issues."""

    def __init__(self, model: BoxModel) -> None:
        room = np.maximum(most(model), 1)
        first, second = (int(room.max() // one) for one in room)
        scaled = [(a * first, b * second) for a, b in _WEIGHTS]
        self.weights = np.array(scaled, dtype=np.float64)
        self.shares = np.stack([spread(model, pair) for pair in scaled])

    def rest(
        self, model: BoxModel, done: NDArray[np.bool_], open_: NDArray[np.int64], alive: Floats
    ) -> Floats:
        """What can still be added under each weight, float array (n_weights, n_rows).

        done  : bool array (n_issues,), the issues settled.
        open_ : places of the boxes half decided; the columns of ``alive`` (0 or 1).
        """
        untouched = ~model.speaks[:, done].any(axis=1)
        total: Floats = self.shares[:, open_][:, :, done].sum(axis=2) @ alive.T
        for issue in np.flatnonzero(~done).tolist():
            classes, shares = model.classes[issue], self.shares[:, :, issue]
            fixed = classes.points @ self.weights.T + (classes.inside & untouched) @ shares.T
            part = np.flatnonzero(model.speaks[open_, issue])
            live = np.ascontiguousarray(alive[:, part].T)
            inside = classes.inside[:, open_[part]]
            for k, share in enumerate(shares[:, open_[part]]):
                total[k] += ((inside * share) @ live + fixed[:, k, None]).max(axis=0)
        return total


class _Sweep:
    """All issues settled in turn; ``cut`` tells that a width was too small to keep every label.

    points : float array (n_labels, 2), of the labels at the end, all different and efficient
             (offset not added).
    """

    def __init__(self, model: BoxModel, bounds: _Bounds, targets: Floats, width: int) -> None:
        self.model, self.bounds, self.width, self.cut = model, bounds, width, False
        self.targets = targets @ bounds.weights.T
        self.done = np.zeros(len(model.classes), dtype=bool)
        self.open = np.zeros(0, dtype=np.int64)
        self.alive = np.zeros((1, 0), dtype=bool)
        self.points = np.zeros((1, 2))
        self.layers: list[Layer] = []
        for issue in order_of(model):
            self._settle(issue)

    def _settle(self, issue: int) -> None:
        classes = self.model.classes[issue]
        untouched = ~self.model.speaks[:, self.done].any(axis=1)
        self.done[issue] = True
        fresh = np.flatnonzero(untouched & self.model.speaks[:, issue])
        places = np.r_[self.open, fresh]
        closed = ~self.model.speaks[places][:, ~self.done].any(axis=1)
        before = np.pad(self.alive, ((0, 0), (0, len(fresh))), constant_values=True)
        shape = (len(before) * len(classes.options), len(places))
        alive = (before[:, None] & classes.inside[None][:, :, places]).reshape(shape)
        gained = alive[:, closed] @ self.model.worth[places[closed]]
        points = (self.points[:, None] + classes.points).reshape(-1, 2) + gained
        rows = np.flatnonzero(self._lawful(alive, places, places[closed]))
        self.open = places[~closed]
        self._keep(alive[rows][:, ~closed], points[rows], rows, len(classes.options), issue)

    def _lawful(
        self, alive: NDArray[np.bool_], places: NDArray[np.int64], closed: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """False where a rule is decided and none of its boxes is alive."""
        lawful = np.ones(len(alive), dtype=bool)
        for boxes in self.model.rules:
            if not len(boxes) or np.isin(boxes[0], closed):
                lawful &= alive[:, np.isin(places, boxes)].any(axis=1)
        return lawful

    def _keep(
        self,
        alive: NDArray[np.bool_],
        points: Floats,
        rows: NDArray[np.int64],
        n_classes: int,
        issue: int,
    ) -> None:
        """Merge equal labels, drop what is dominated or cannot reach a target, cut to the width."""
        first, group = _groups(alive)
        order, starts = _merged(points, group)
        heads = order[starts[:-1]]
        upper = self._upper(alive[first])[:, group[heads]] + self.bounds.weights @ points[heads].T
        kept = np.flatnonzero(_reaches(upper, self.targets))
        if len(kept) > self.width:
            best = np.argsort(-upper[:, kept], axis=1, kind="stable")[:, : self.width]
            chosen = np.unique(best)
            self.cut |= len(chosen) < len(kept)
            kept = kept[chosen]
        self.alive, self.points = alive[heads[kept]], points[heads[kept]]
        parents, choices = np.divmod(rows[order], n_classes)
        self.layers.append(Layer(issue, starts, parents, choices).only(kept))

    def _upper(self, alive: NDArray[np.bool_]) -> Floats:
        parts = [alive[at : at + _CHUNK] for at in range(0, max(len(alive), 1), _CHUNK)]
        settled = (self.model, self.done, self.open)
        each = [self.bounds.rest(*settled, part.astype(np.float64)) for part in parts]
        return np.concatenate(each, axis=1)


def _groups(alive: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For equal rows of ``alive`` the place of the first, and the group of each row."""
    packed = np.packbits(alive, axis=1)
    packed = np.pad(packed, ((0, 0), (0, 8 - packed.shape[1] % 8)))
    group = np.zeros(len(alive), dtype=np.int64)
    for word in np.ascontiguousarray(packed).view(np.uint64).T:
        _, code = np.unique(word, return_inverse=True)
        _, group = np.unique(group * (len(alive) + 1) + code.reshape(-1), return_inverse=True)
    _, first = np.unique(group, return_index=True)
    return first, group.reshape(-1)


def _merged(
    points: Floats, group: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows efficient in their group, equal ones side by side, and where each set of them starts."""
    order = np.lexsort((-points[:, 1], -points[:, 0], group))
    sorted_, group = points[order], group[order]
    values, rank = np.unique(sorted_[:, 1], return_inverse=True)
    key = group * (len(values) + 1) + rank.reshape(-1) + 1
    better = np.r_[np.ones(min(len(key), 1), bool), key[1:] > np.maximum.accumulate(key)[:-1]]
    same = np.r_[np.zeros(min(len(key), 1), bool), (sorted_[1:] == sorted_[:-1]).all(axis=1)]
    same[1:] &= group[1:] == group[:-1]
    head = np.maximum.accumulate(np.where(same, 0, np.arange(len(key))))
    kept = better[head]
    return order[kept], np.r_[np.flatnonzero(~same[kept]), kept.sum()]


def _reaches(upper: Floats, targets: Floats) -> NDArray[np.bool_]:
    """Columns of ``upper`` (n_weights, n) that some row of ``targets`` does not exceed anywhere."""
    reaches = np.zeros(upper.shape[1], dtype=bool)
    for target in targets:
        left = np.flatnonzero(~reaches)
        reaches[left] = (upper[:, left] >= target[:, None]).all(axis=0)
    return reaches
