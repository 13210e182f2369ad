"""Combining two messages: the step that bucket elimination is made of.

Every row of one is added to every row of the other where their cells agree, and some issues of the
joint scope are dropped by putting the rows of all their options together. What is dominated within
a cell stays dominated whatever is added, so it is left out at once. This is the join and projection
of bucket elimination (Dechter (1999), Artificial Intelligence 113) with sets of vectors for numbers
(Rollon and Larrosa (2006), J. Heuristics 12).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import Sorted
from summitry.deals.messages import Message, Origin, Reduce
from summitry.errors import TooManyDeals

__all__ = ["CHUNK", "MAX_PAIRS", "combine"]

CHUNK = 1 << 20
"""Rows that are made and pruned at a time."""

MAX_PAIRS = 20_000_000
"""Most pairs of rows that a message may be made of."""


def combine(left: Message, right: Message, drop: Sequence[int], reduce: Reduce) -> Message:
    """``left`` and ``right`` added where they agree, the issues in ``drop`` eliminated.

    ``reduce`` chooses what is left of each cell. Rows are made and reduced CHUNK at a time, so
    memory is bounded by what is left and not by what is looked at. TooManyDeals where that is more
    than MAX_PAIRS.
    """
    if not left.scope and not right.scope and 0 < len(left.points) * len(right.points) <= CHUNK:
        return _sum(left, right, reduce)
    pairs = _Pairs(left, right, tuple(drop))
    found: list[_Kept] = []
    for first in range(0, pairs.n_rows, CHUNK):
        found.append(pairs.kept(first, min(first + CHUNK, pairs.n_rows), reduce))
        if sum(len(kept.left_rows) for kept in found) > MAX_PAIRS:
            raise TooManyDeals(
                f"more than {MAX_PAIRS:,} ways to settle issues that hang together would have to"
                " be kept in mind; use a coarser resolution"
            )
    kept = found[0] if len(found) == 1 else _merged(found, left.points.shape[1], reduce)
    n_groups = math.prod(pairs.shape)
    starts = np.searchsorted(kept.sorted.groups, np.arange(n_groups + 1))
    ways = left.ways * right.ways * math.prod(pairs.dropped_shape)
    origin = Origin(left, right, pairs.drop, kept.sorted.starts, kept.left_rows, kept.right_rows)
    return Message(pairs.scope, pairs.shape, starts, kept.sorted.points, ways, origin)


def _sum(left: Message, right: Message, reduce: Reduce) -> Message:
    """``left`` and ``right`` without issues: every row of one with every row of the other."""
    columns = left.points.shape[1]
    found = reduce((right.points[:, None, :] + left.points).reshape(-1, columns), None)
    by_right, by_left = np.divmod(found.rows, len(left.points))
    origin = Origin(left, right, (), found.starts, by_left, by_right)
    whole = np.array([0, len(found.points)])
    return Message((), (), whole, found.points, left.ways * right.ways, origin)


@dataclass(frozen=True, eq=False)
class _Kept:
    """Points that were kept, and the pair of rows at each place of ``sorted.rows``."""

    sorted: Sorted
    left_rows: NDArray[np.int64]
    right_rows: NDArray[np.int64]


def _merged(found: Sequence[_Kept], n_columns: int, reduce: Reduce) -> _Kept:
    """What is left of several chunks together."""
    sizes = [np.diff(kept.sorted.starts) for kept in found]
    points = [
        np.repeat(k.sorted.points, size, axis=0) for k, size in zip(found, sizes, strict=True)
    ]
    groups = [np.repeat(k.sorted.groups, size) for k, size in zip(found, sizes, strict=True)]
    none = np.zeros(0, dtype=np.int64)
    left = reduce(
        np.concatenate([np.zeros((0, n_columns), dtype=np.int64), *points]),
        np.concatenate([none, *groups]),
    )
    return _Kept(
        left,
        np.concatenate([none, *(kept.left_rows for kept in found)])[left.rows],
        np.concatenate([none, *(kept.right_rows for kept in found)])[left.rows],
    )


class _Pairs:
    """All pairs of rows of two messages that agree on the issues they share, numbered so that those
    of one cell of what is left stand together. Within a cell the left row runs fastest: the sums
    then come in runs that are sorted already, which sorting makes use of."""

    def __init__(self, left: Message, right: Message, drop: tuple[int, ...]) -> None:
        self.left, self.right, self.drop = left, right, drop
        sizes = {**_options(left), **_options(right)}
        self.scope = tuple(sorted(issue for issue in sizes if issue not in drop))
        self.shape = tuple(sizes[issue] for issue in self.scope)
        self.dropped_shape = tuple(sizes[issue] for issue in drop)
        order = (*self.scope, *drop)
        joint = tuple(sizes[issue] for issue in order)
        self._left_cells = _cells(left, order, joint)
        self._right_cells = _cells(right, order, joint)
        self._left_sizes = np.diff(left.starts)[self._left_cells]
        each = self._left_sizes * np.diff(right.starts)[self._right_cells]
        self._ends = np.cumsum(each)
        self.n_rows = int(self._ends[-1]) if len(each) else 0
        self._each = each
        self._n_dropped = math.prod(self.dropped_shape)

    def kept(self, first: int, last: int, reduce: Reduce) -> _Kept:
        """What is left of the pairs numbered ``first`` to ``last``."""
        cells, offset = self._located(first, last)
        by_right, by_left = np.divmod(offset, self._left_sizes[cells])
        left_rows = self.left.starts[self._left_cells[cells]] + by_left
        right_rows = self.right.starts[self._right_cells[cells]] + by_right
        points = self.left.points[left_rows] + self.right.points[right_rows]
        found = reduce(points, cells // self._n_dropped if self.scope else None)
        return _Kept(found, left_rows[found.rows], right_rows[found.rows])

    def _located(self, first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The cell of each pair, and its place among the pairs of the cell."""
        low = int(np.searchsorted(self._ends, first, side="right"))
        high = int(np.searchsorted(self._ends, last - 1, side="right")) + 1
        begins = self._ends[low:high] - self._each[low:high]
        here = np.minimum(self._ends[low:high], last) - np.maximum(begins, first)
        cells = np.repeat(np.arange(low, high), here)
        return cells, np.arange(first, last) - np.repeat(begins, here)


def _options(message: Message) -> dict[int, int]:
    return dict(zip(message.scope, message.shape, strict=True))


def _cells(message: Message, order: tuple[int, ...], joint: tuple[int, ...]) -> NDArray[np.int64]:
    """The cell of ``message`` at each cell of the issues ``order`` with option counts ``joint``."""
    cells = np.zeros(joint, dtype=np.int64)
    stride = 1
    for issue, size in zip(reversed(message.scope), reversed(message.shape), strict=True):
        axis = order.index(issue)
        cells += (stride * np.arange(size)).reshape(
            [-1 if a == axis else 1 for a in range(len(order))]
        )
        stride *= size
    return cells.reshape(-1)
