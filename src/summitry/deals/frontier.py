"""The frontier: deals that none of the principals can improve on without loss to another.

Two exact ways, chosen by what the model holds:

- by listing (``frontier_listed``): the definition over the deals written out; takes anything, up
  to LIST_LIMIT combinations;
- by merge and prune (``frontier_merged``): for additive models of any size. With u(x) the sum of
  one vector for every issue, F_0 = {0} and F_i = efficient(F_{i-1} + points_i): a part that is
  dominated stays dominated whatever is added to it, so the frontier of the sum lies in the sum of
  the frontiers. O(sum_i |F_i| m_i log) for two parties; with points up to U, |F_i| <= U + 1.
  Lists of undominated parts: Nemhauser and Ullmann (1969), Management Science 15.

Equal points are kept once with the number of deals at them; back-pointers rebuild each deal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import efficient
from summitry.deals.space import DealSpace
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Deal, Negotiation

__all__ = ["MAX_POINTS", "DealsAt", "Frontier", "frontier_listed", "frontier_merged"]

MAX_POINTS = (1_000_000, 20_000)
"""Most points of a running frontier: of two principals, of more."""


class DealsAt(Protocol):
    """Gives back the deals behind each point of a frontier."""

    def __call__(self, point: int) -> Iterator[Deal]:
        """The deals at one place ``point`` of the frontier, one after another."""


@dataclass(frozen=True, eq=False)
class Frontier:
    """Efficient points of the principals and the deals behind them.

    points : int array (n_points, n_principals), the first principal's points falling.
    counts : number of deals at each point.
    """

    points: NDArray[np.int64]
    counts: tuple[int, ...]
    method: str
    deals_at: DealsAt

    def deals(self, point: int, limit: int | None = None) -> tuple[Deal, ...]:
        """The deals at the place ``point`` of ``points``, at most ``limit`` of them (all if None).

        >>> equal = [(0, 1), (1, 0)]
        >>> frontier = Frontier(np.array([[5, 3]]), (2,), "by hand", lambda point: iter(equal))
        >>> frontier.deals(0, limit=1)
        ((0, 1),)
        """
        return tuple(islice(self.deals_at(point), limit))

    def where(self, keep: NDArray[np.bool_]) -> Frontier:
        """The frontier with only the points at which the mask ``keep`` (n_points,) is true.

        >>> points = np.array([[5, 3], [2, 4]])
        >>> frontier = Frontier(points, (2, 1), "by hand", lambda point: iter([]))
        >>> frontier.where(np.array([False, True])).points.tolist()
        [[2, 4]]
        """
        rows = np.flatnonzero(keep).tolist()
        counts = tuple(self.counts[row] for row in rows)

        def deals_at(point: int) -> Iterator[Deal]:
            return self.deals_at(rows[point])

        return Frontier(self.points[rows], counts, self.method, deals_at)


def frontier_listed(space: DealSpace, keep: NDArray[np.bool_] | None = None) -> Frontier:
    """The frontier of the deals of ``space``, or of those in the mask ``keep`` (n_deals,)."""
    rows = np.arange(space.n_deals) if keep is None else np.flatnonzero(keep)
    utility = space.utility[:, list(space.negotiation.principals)]
    rows = rows[efficient(utility[rows])]
    points, group = _falling(utility[rows])
    members = [rows[group == g] for g in range(len(points))]

    def deals_at(point: int) -> Iterator[Deal]:
        return iter(space.deals(members[point]))

    counts = tuple(len(rows) for rows in members)
    return Frontier(points, counts, "every deal listed", deals_at)


def frontier_merged(negotiation: Negotiation) -> Frontier:
    """The frontier of an additive ``negotiation`` of any number of deals.

    TooManyDeals where it grows beyond MAX_POINTS.

    Raises ValueError where rules, red lines or interactions tie issues together.
    """
    if not negotiation.additive:
        raise ValueError("merge and prune needs a model without rules, red lines and interactions")
    merge = _Merge(len(negotiation.principals), exact_int64=negotiation.n_combinations < 2**62)
    for issue in range(len(negotiation.issues)):
        columns = [negotiation.preferences[p].points[issue] for p in negotiation.principals]
        merge.add(np.stack(columns, axis=1))
    points, group = _falling(merge.points)
    back = np.argsort(group)
    counts = tuple(int(merge.counts[row]) for row in back)

    def deals_at(point: int) -> Iterator[Deal]:
        return merge.deals(int(back[point]))

    return Frontier(points, counts, "merge and prune", deals_at)


class _Merge:
    """The running frontier F_i with counts, and for each point the parts it was made of."""

    def __init__(self, n_parties: int, exact_int64: bool) -> None:
        kind = np.int64 if exact_int64 else object
        self.points = np.zeros((1, n_parties), dtype=np.int64)
        self.counts = np.ones(1, dtype=kind)
        self.layers: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []

    def add(self, options: NDArray[np.int64]) -> None:
        """Merge one issue, given as (n_options, n_parties) points, and prune."""
        sums = (self.points[:, None, :] + options[None, :, :]).reshape(-1, options.shape[1])
        kept = np.flatnonzero(efficient(sums))
        points, group = _falling(sums[kept])
        most = MAX_POINTS[options.shape[1] > 2]
        if len(points) > most:
            raise TooManyDeals(
                f"the frontier has {len(points):,} points after {len(self.layers) + 1} issues;"
                f" at most {most:,}: use a coarser resolution or fewer principals"
            )
        order = np.argsort(group, kind="stable")
        kept, group = kept[order], group[order]
        starts = np.searchsorted(group, np.arange(len(points) + 1))
        parents, choices = np.divmod(kept, len(options))
        self.counts = np.add.reduceat(self.counts[parents], starts[:-1])
        self.points = points
        self.layers.append((starts, parents, choices))

    def deals(self, point: int) -> Iterator[Deal]:
        """Every deal at a point, by walking the layers back."""
        stack: list[tuple[int, int, Deal]] = [(len(self.layers), point, ())]
        while stack:
            depth, here, tail = stack.pop()
            if depth == 0:
                yield tail
                continue
            starts, parents, choices = self.layers[depth - 1]
            stack.extend(
                (depth - 1, int(parents[k]), (int(choices[k]), *tail))
                for k in range(int(starts[here + 1]) - 1, int(starts[here]) - 1, -1)
            )


def _falling(points: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Distinct rows in falling order, and for each row of ``points`` its place among them."""
    unique, back = np.unique(points, axis=0, return_inverse=True)
    return unique[::-1], len(unique) - 1 - back.reshape(-1)
