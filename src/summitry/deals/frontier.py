"""The frontier: deals that none of the principals can improve on without loss to another.

Two exact ways stand here:

- by listing (``frontier_listed``): the definition over the deals written out, up to LIST_LIMIT
  combinations; the reference;
- by bucket elimination (``frontier_eliminated``): any number of deals, as long as not too many
  issues hang together; see ``elimination``. Thinned out if asked, by a known ``loss``.

Two more stand in ``rectangles`` and ``solver``; ``ways.frontier_by`` asks the one that was chosen.

Equal points are kept once with the number of deals at them; back-pointers rebuild each deal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import efficient_sorted
from summitry.deals.elimination import eliminated, merged, model_of
from summitry.deals.messages import keep_efficient
from summitry.deals.space import DealSpace
from summitry.deals.thinning import Loss
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = ["DealsAt", "Frontier", "frontier_eliminated", "frontier_listed"]


class DealsAt(Protocol):
    """Gives back the deals behind each point of a frontier."""

    def __call__(self, point: int) -> Iterator[Deal]:
        """The deals at one place ``point`` of the frontier, one after another."""


@dataclass(frozen=True, eq=False)
class Frontier:
    """Efficient points of the principals and the deals behind them.

    points : int array (n_points, n_principals), the first principal's points falling.
    counted : gives the number of deals at each point, None where they were not counted.
    loss   : no efficient point is better by more than so many points for everybody than some point
             here; 0 where the frontier is exact.
    """

    points: NDArray[np.int64]
    counted: Callable[[], tuple[int | None, ...]]
    method: str
    deals_at: DealsAt
    loss: int = 0

    @cached_property
    def counts(self) -> tuple[int | None, ...]:
        """Number of deals at each point, counted when first asked for; None: not counted."""
        return self.counted()

    def deals(self, point: int, limit: int | None = None) -> tuple[Deal, ...]:
        """The deals at the place ``point`` of ``points``, at most ``limit`` of them (all if None).

        >>> points, equal = np.array([[5, 3]]), [(0, 1), (1, 0)]
        >>> frontier = Frontier(points, lambda: (2,), "by hand", lambda point: iter(equal))
        >>> frontier.deals(0, limit=1)
        ((0, 1),)
        """
        return tuple(islice(self.deals_at(point), limit))

    def n_deals(self, points: Iterable[int]) -> int | None:
        """Number of deals at the places ``points`` together; None where not all were counted.

        >>> points = np.array([[5, 3], [2, 4]])
        >>> Frontier(points, lambda: (2, None), "", lambda point: iter([])).n_deals([0])
        2
        """
        total = 0
        for point in set(points):
            count = self.counts[point]
            if count is None:
                return None
            total += count
        return total

    def where(self, keep: NDArray[np.bool_]) -> Frontier:
        """The frontier with only the points at which the mask ``keep`` (n_points,) is true.

        >>> points = np.array([[5, 3], [2, 4]])
        >>> frontier = Frontier(points, lambda: (2, 1), "by hand", lambda point: iter([]))
        >>> frontier.where(np.array([False, True])).points.tolist()
        [[2, 4]]
        """
        rows = np.flatnonzero(keep).tolist()

        def counted() -> tuple[int | None, ...]:
            return tuple(self.counts[row] for row in rows)

        def deals_at(point: int) -> Iterator[Deal]:
            return self.deals_at(rows[point])

        return Frontier(self.points[rows], counted, self.method, deals_at, self.loss)

    def at_least(self, least: Sequence[int] | NDArray[np.int64]) -> Frontier:
        """The frontier with only the points that are worth ``least`` (n_principals,) to everybody.

        >>> points = np.array([[5, 3], [2, 4]])
        >>> frontier = Frontier(points, lambda: (2, 1), "by hand", lambda point: iter([]))
        >>> frontier.at_least([3, 3]).points.tolist()
        [[5, 3]]
        """
        return self.where(np.asarray((self.points >= np.asarray(least)).all(axis=1)))


def frontier_listed(space: DealSpace, keep: NDArray[np.bool_] | None = None) -> Frontier:
    """The frontier of the deals of ``space``, or of those in the mask ``keep`` (n_deals,)."""
    rows = np.arange(space.n_deals) if keep is None else np.flatnonzero(keep)
    found = efficient_sorted(space.utility[:, list(space.negotiation.principals)][rows])
    members = rows[found.rows]

    def deals_at(point: int) -> Iterator[Deal]:
        return iter(space.deals(members[found.starts[point] : found.starts[point + 1]]))

    def counted() -> tuple[int | None, ...]:
        return tuple(np.diff(found.starts).tolist())

    return Frontier(found.points, counted, "every deal listed", deals_at)


def frontier_eliminated(
    negotiation: Negotiation, held: Sequence[Table] = (), within: int = 0
) -> Frontier:
    """The frontier of a ``negotiation`` of any number of deals, for its principals.

    Boolean tables in ``held`` must hold besides its rules. With ``within`` points, a smaller set:
    every efficient point has one in it that is at most that much worse for anybody, by ``loss``.
    TooManyDeals where too many issues hang together, or the frontier has too many points.
    """
    model = model_of(negotiation, negotiation.principals, held)
    loss = Loss(within) if within else None
    roots = eliminated(model, keep_efficient, loss)
    found = merged(roots, model.columns, keep_efficient, loss)
    spent = loss.spent if loss else 0

    def deals_at(point: int) -> Iterator[Deal]:
        return found.deals(point, len(model.shape))

    def counted() -> tuple[int | None, ...]:
        return (None,) * len(found.points) if spent else tuple(found.counts.tolist())

    return Frontier(found.points, counted, "bucket elimination", deals_at, spent)
