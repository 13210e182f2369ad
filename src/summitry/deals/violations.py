"""The minimal sets of requirements that deals break, for any number of deals.

Every row of bucket elimination carries, besides its points, the mask of the red lines broken so
far. A row is left out if another breaks no more and is worth no less to anybody: whatever is added
to both, it breaks no more requirements, so no minimal set is lost. The search deepens: first no
red line may be broken, then one, two and so on; rows that break all of a set already found are left
out, for what comes of them is not minimal. When nothing was left out for breaking too many, the
list is whole.

While the parts that are not tied together are added up, points count only as far as they can still
decide whether an outside option is reached: what surely reaches it is set to just that, what surely
falls short to just below.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summitry.deals.combining import combine
from summitry.deals.dominance import Sorted, sort_points
from summitry.deals.elimination import eliminated, model_of
from summitry.deals.messages import Message, unit
from summitry.deals.minimal_sets import mask_of, minimal_sets
from summitry.deals.requirements import Requirement, missed
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation

__all__ = ["minimal_violations"]

_COMPARED = 30_000
"""Most rows that are compared across masks, which takes time with the square."""

_MAX_ROWS = 1_000_000
"""Most rows of a message before the search stops deepening."""


def minimal_violations(
    negotiation: Negotiation, asked: tuple[Requirement, ...]
) -> tuple[list[int], bool]:
    """The minimal sets of places in ``asked`` that deals of the ``negotiation`` break, as masks.

    [0] where some deal breaks nothing. The second value says whether the list is whole; if not, it
    holds every minimal set with fewer red lines than the search had to stop at.
    """
    lines = [place for place, requirement in enumerate(asked) if requirement.holds is not None]
    found: list[int] = []
    for limit in range(len(lines) + 1):
        known = [_of_lines(mask, lines) for mask in found if _only_lines(mask, lines)]
        reduce = _Reduce(limit, np.array(known, dtype=np.int64))
        try:
            points = _points(negotiation, asked, lines, reduce)
        except TooManyDeals:
            if limit == 0:
                raise
            return found, False
        broken = _broken(negotiation, asked, lines, points)
        found = minimal_sets([*found, *broken])
        if found == [0] or not reduce.cut:
            return found, True
    return found, True


class _Reduce:
    """Keeps rows that break at most ``limit`` red lines and not all of any set in ``known``."""

    def __init__(self, limit: int, known: NDArray[np.int64]) -> None:
        self.limit = limit
        self.known = known
        self.cut = False

    def __call__(
        self, points: NDArray[np.int64], groups: NDArray[np.int64] | None = None
    ) -> Sorted:
        """The rows among ``points`` (n, 1 + k) that can still lead to a minimal set.

        Each is compared within its group of ``groups`` (n,).
        """
        found = sort_points(points, groups)
        masks = -found.points[:, 0]
        keep = ~np.any(masks[:, None] & self.known == self.known, axis=1)
        few = np.bitwise_count(masks) <= self.limit
        self.cut |= bool((keep & ~few).any())
        found = found.where(keep & few)
        if len(found.points) == 0:
            return found
        masks = found.points[:, 0]
        new = np.ones(len(masks), dtype=bool)
        new[1:] = (masks[1:] != masks[:-1]) | (found.groups[1:] != found.groups[:-1])
        alike = Sorted(found.points[:, 1:], np.cumsum(new) - 1, found.rows, found.starts)
        found = found.where(alike.efficient())
        if len(found.points) > _MAX_ROWS:
            raise TooManyDeals(
                f"more than {_MAX_ROWS:,} ways to settle the issues that hang together;"
                " --solver asks CP-SAT instead, one search a point"
            )
        if len(found.points) > _COMPARED:
            return found
        from summitry.deals.kernels import efficient_masked

        return found.where(efficient_masked(found.points, found.groups))


def _points(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    lines: Sequence[int],
    reduce: _Reduce,
) -> NDArray[np.int64]:
    """Masks of broken red lines and points of the principals, as far as they decide."""
    tables = [asked[place].holds for place in lines]
    masked = [table for table in tables if table is not None]
    model = model_of(negotiation, negotiation.principals, masked=masked)
    roots = sorted(eliminated(model, reduce), key=lambda root: len(root.points))
    if any(len(root.points) == 0 for root in roots):
        return np.zeros((0, model.columns), dtype=np.int64)
    outside = negotiation.outside_of_principals
    most = np.array([root.points[:, 1:].max(axis=0) for root in roots]).sum(axis=0)
    least = np.array([root.points[:, 1:].min(axis=0) for root in roots]).sum(axis=0)
    total = unit(model.columns)
    for root in roots:
        most = most - root.points[:, 1:].max(axis=0)
        least = least - root.points[:, 1:].min(axis=0)
        total = combine(total, root, (), reduce)
        total = _clipped(total, outside - most - 1, outside - least, reduce)
    return total.points


def _clipped(
    message: Message, low: NDArray[np.int64], high: NDArray[np.int64], reduce: _Reduce
) -> Message:
    """The ``message`` without issues with its points brought between ``low`` and ``high``."""
    points = message.points.copy()
    points[:, 1:] = np.clip(points[:, 1:], low, high)
    kept = reduce(points)
    return Message((), (), np.array([0, len(kept.points)]), kept.points)


def _broken(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    lines: Sequence[int],
    points: NDArray[np.int64],
) -> list[int]:
    """The sets of requirements that the rows of ``points`` break."""
    broken = missed(negotiation, points[:, 1:], asked)
    for bit, place in enumerate(lines):
        broken |= (-points[:, 0] >> bit & 1).astype(np.uint64) << np.uint64(place)
    found: list[int] = np.unique(broken).tolist()
    return found


def _only_lines(mask: int, lines: Sequence[int]) -> bool:
    return mask & ~mask_of(lines) == 0


def _of_lines(mask: int, lines: Sequence[int]) -> int:
    return mask_of(bit for bit, place in enumerate(lines) if mask >> place & 1)
