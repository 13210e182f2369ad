"""A two-party model as boxes, and how much of them can still be had.

Boxes B_k with worths w_k (one number for each of the two principals), issues i with options v that
carry points of their own, rules as sets of boxes one of which must hold. Options of an issue that
lie in the same boxes for the same points are one **class**. A class is beaten if another one of
the issue lies in all its boxes and more, for no fewer points: all worths are positive, so a
frontier needs no beaten class.

Upper bound. For weights L = (a, b) >= 0 spread each worth over the scope of its box, sum_i
s_k,i = a w_k,1 + b w_k,2. Then for every deal x

    a u_1(x) + b u_2(x) <= sum_i max_v ( L points_i,v + sum of s_k,i over the live boxes of v ),

and any spreading will do; the best is the dual of the linear relaxation of the choice of boxes
(Geoffrion (1974), Mathematical Programming Study 2), rounded to integers that add up again. Bounds
are therefore exact integers; a solver in floating point only decides how tight they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.deals.boxes import Box, boxes_where, points_as_boxes
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = ["BoxModel", "Classes", "Floats", "box_model", "most", "order_of", "spread"]

Floats = NDArray[np.float64]
"""Integers kept as floats below 2^53, where sums and products of matrices are exact and fast."""

LARGEST = 2**46
"""Largest sum of worths of one party: weights up to 64 then stay below 2^53."""

MANY = 1_500
"""Most boxes of a model: each label carries those half decided."""


@dataclass(frozen=True, eq=False)
class Classes:
    """Classes of options of one issue.

    options : the option places of each class.
    inside  : bool array (n_classes, n_boxes), False where the class leaves the box.
    points  : float array (n_classes, 2), points of their own.
    """

    options: tuple[tuple[int, ...], ...]
    inside: NDArray[np.bool_]
    points: Floats

    def only(self, rows: Sequence[int]) -> Classes:
        """These classes but for those not in ``rows``."""
        kept = list(rows)
        return Classes(tuple(self.options[r] for r in kept), self.inside[kept], self.points[kept])


@dataclass(frozen=True, eq=False)
class BoxModel:
    """The model of two principals as boxes.

    worth   : float array (n_boxes, 2).
    speaks  : bool array (n_boxes, n_issues), True where the issue is in the scope of the box.
    classes : one Classes for every issue.
    rules   : for each rule the places of the boxes one of which must hold.
    offset  : int array (2,), points to be added at every deal.
    """

    worth: Floats
    speaks: NDArray[np.bool_]
    classes: tuple[Classes, ...]
    rules: tuple[NDArray[np.int64], ...]
    offset: NDArray[np.int64]

    def unbeaten(self) -> BoxModel:
        """The model without beaten classes: the same frontier, not all of its deals."""
        fewer = tuple(classes.only(_unbeaten(classes)) for classes in self.classes)
        return BoxModel(self.worth, self.speaks, fewer, self.rules, self.offset)


def box_model(negotiation: Negotiation, held: Sequence[Table] = ()) -> BoxModel:
    """The two principals of the ``negotiation`` and the tables ``held`` as a BoxModel.

    Raises ValueError unless there are two principals, TooManyDeals where tables have no pattern
    or points are too large.
    """
    if len(negotiation.principals) != 2:
        raise ValueError(f"boxes answer for two principals, not {len(negotiation.principals)}")
    tables = [*(rule.holds for rule in negotiation.rules), *held]
    allowed = [tuple(boxes_where(table, table.values)) for table in tables]
    (first, ours), (second, theirs) = (_valued(negotiation, p) for p in negotiation.principals)
    boxes = [*ours, *theirs, *chain.from_iterable(allowed)]
    if len(boxes) > MANY:
        raise TooManyDeals(f"{len(boxes):,} boxes; at most {MANY:,} are settled issue by issue")
    worth = np.zeros((len(boxes), 2))
    worth[: len(ours), 0] = [box.worth for box in ours]
    worth[len(ours) : len(ours) + len(theirs), 1] = [box.worth for box in theirs]
    ends = np.cumsum([len(ours) + len(theirs), *map(len, allowed)]).tolist()
    own = [_own_points(negotiation, issue) for issue in range(len(negotiation.issues))]
    least = [points.min(axis=0) for points in own]
    classes = [_classes(boxes, i, own[i] - least[i]) for i in range(len(own))]
    model = BoxModel(
        worth=worth,
        speaks=_scopes(boxes, len(own)),
        classes=tuple(classes),
        rules=tuple(np.arange(start, end) for start, end in pairwise(ends)),
        offset=np.array([first, second]) + sum(least),
    )
    if most(model).max(initial=0) > LARGEST:
        raise TooManyDeals(f"points add up to more than {LARGEST:,}: use a coarser resolution")
    return model


def _valued(negotiation: Negotiation, party: int) -> tuple[int, list[Box]]:
    """The interactions of ``party`` as an offset and boxes of positive worth."""
    found = [points_as_boxes(one.points) for one in negotiation.preferences[party].interactions]
    return sum(offset for offset, _ in found), [box for _, boxes in found for box in boxes]


def _own_points(negotiation: Negotiation, issue: int) -> NDArray[np.int64]:
    """int array (n_options, 2): points of the options of ``issue`` to the two principals."""
    columns = [negotiation.preferences[p].points[issue] for p in negotiation.principals]
    return np.stack(columns, axis=1)


def most(model: BoxModel) -> Floats:
    """float array (2,): more than this, offset apart, no deal of the ``model`` gives a party."""
    own = sum((classes.points.max(axis=0) for classes in model.classes), np.zeros(2))
    return np.asarray(model.worth.sum(axis=0) + own)


def order_of(model: BoxModel) -> tuple[int, ...]:
    """Issues in an order that keeps few boxes of the ``model`` half decided at any time.

    Greedy: next comes the issue after which the fewest boxes are open, less half of those it
    closes; of equal ones that with the fewest classes. A box does not count at an issue where no
    class leaves it.
    """
    asked = model.speaks & ~np.stack([c.inside.all(axis=0) for c in model.classes], axis=1)
    left = set(range(len(model.classes)))
    todo = asked.sum(axis=1)
    done = np.zeros_like(todo)
    order: list[int] = []

    def after(issue: int) -> tuple[int, int, int]:
        decided = done + asked[:, issue]
        closed = int(((decided == todo) & (todo > 0)).sum())
        n_open = int(((decided > 0) & (decided < todo)).sum())
        return 2 * n_open - closed, len(model.classes[issue].options), issue

    while left:
        best = min(left, key=after)
        order.append(best)
        left.remove(best)
        done = done + asked[:, best]
    return tuple(order)


def spread(model: BoxModel, weights: tuple[int, int]) -> Floats:
    """float array (n_boxes, n_issues) of integers: the worths under ``weights``, spread over the
    issues that the boxes of the ``model`` speak of, by the linear programme above."""
    from scipy.optimize import linprog

    total = model.worth @ np.array(weights, dtype=np.float64)
    shares = np.zeros(model.speaks.shape)
    pairs = np.argwhere(model.speaks & (total > 0)[:, None])
    if len(pairs):
        scale = float(total.max())
        found = linprog(**_programme(model, pairs, weights, scale), method="highs")
        if found.x is not None:
            shares[tuple(pairs.T)] = np.floor(np.maximum(found.x[: len(pairs)], 0) * scale)
    shares[shares.sum(axis=1) > total] = 0  # the solver's tolerance: no share may be negative
    largest = np.where(model.speaks, shares, -1).argmax(axis=1)
    shares[np.arange(len(total)), largest] += total - shares.sum(axis=1)
    return shares


def _programme(
    model: BoxModel, pairs: NDArray[np.int64], weights: tuple[int, int], scale: float
) -> dict[str, Any]:
    """Minimise the sum over issues of the best class, over the ways to spread the worths.

    Variables: a share for each of the ``pairs`` (box, issue), then one maximum for each issue.
    """
    from scipy.sparse import csr_array

    n_pairs, n_issues = len(pairs), len(model.classes)
    weight = np.array(weights, dtype=np.float64)
    rows = [(issue, v) for issue, c in enumerate(model.classes) for v in range(len(c.options))]
    issues = np.array([issue for issue, _ in rows])
    inside = np.array([model.classes[issue].inside[v][pairs[:, 0]] for issue, v in rows])
    upper = np.zeros((len(rows), n_pairs + n_issues))
    upper[:, :n_pairs] = inside & (pairs[:, 1] == issues[:, None])
    upper[np.arange(len(rows)), n_pairs + issues] = -1
    boxes, place = np.unique(pairs[:, 0], return_inverse=True)
    columns = (place.reshape(-1), np.arange(n_pairs))
    equal = csr_array((np.ones(n_pairs), columns), shape=(len(boxes), n_pairs + n_issues))
    own = [float(model.classes[issue].points[v] @ weight) for issue, v in rows]
    return {
        "c": np.r_[np.zeros(n_pairs), np.ones(n_issues)],
        "A_ub": csr_array(upper),
        "b_ub": -np.array(own) / scale,
        "A_eq": equal,
        "b_eq": (model.worth[boxes] @ weight) / scale,
    }


def _scopes(boxes: Sequence[Box], n_issues: int) -> NDArray[np.bool_]:
    speaks = np.zeros((len(boxes), n_issues), dtype=bool)
    for k, box in enumerate(boxes):
        speaks[k, list(box.scope)] = True
    return speaks


def _classes(boxes: Sequence[Box], issue: int, points: NDArray[np.int64]) -> Classes:
    """The options of ``issue`` with their ``points`` (n_options, 2), alike ones together."""
    inside = np.ones((len(points), len(boxes)), dtype=bool)
    for k, box in enumerate(boxes):
        if issue in box.scope:
            inside[:, k] = np.isin(np.arange(len(points)), box.options[box.scope.index(issue)])
    alike: dict[bytes, list[int]] = {}
    for option in range(len(points)):
        alike.setdefault(inside[option].tobytes() + points[option].tobytes(), []).append(option)
    first = [options[0] for options in alike.values()]
    return Classes(
        tuple(tuple(options) for options in alike.values()),
        inside[first],
        points[first].astype(np.float64),
    )


def _unbeaten(classes: Classes) -> list[int]:
    rows = range(len(classes.options))
    return [r for r in rows if not any(_beats(classes, other, r) for other in rows if other != r)]


def _beats(classes: Classes, one: int, other: int) -> bool:
    """No two classes are alike, so one at least as good in everything is better in something."""
    inside, points = classes.inside, classes.points
    return bool((inside[one] >= inside[other]).all() and (points[one] >= points[other]).all())
