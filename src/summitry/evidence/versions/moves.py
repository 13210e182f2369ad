"""Moves: the fewest things that changed their place, when an order became another one.

What keeps its place is a longest increasing subsequence (Schensted 1961); the rest moved. Of
several longest ones the first by position is meant: it keeps the first thing if any of them does,
then the second, and so on. Of two neighbours that swapped, the second is said to have moved. Time
O(n log n).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["moved"]


def moved(order: Sequence[int]) -> tuple[bool, ...]:
    """For each of the different numbers of ``order``: whether it left its place among the others.

    >>> moved([0, 3, 1, 2])
    (False, True, False, False)
    >>> moved([1, 0])
    (False, True)
    """
    ahead = _ahead(order)
    left, last = max(ahead, default=0), -1
    found: list[bool] = []
    for number, length in zip(order, ahead, strict=True):
        stays = length == left and (last < 0 or number > order[last])
        if stays:
            left, last = left - 1, len(found)
        found.append(not stays)
    return tuple(found)


def _ahead(order: Sequence[int]) -> list[int]:
    """The length of a longest increasing run of picks that starts with each number."""
    lengths: list[int] = []
    tails: list[int] = []  # tails[k]: least negated start of a run of k + 1 picks
    for number in reversed(order):
        at = bisect_left(tails, -number)
        tails[at : at + 1] = [-number]
        lengths.append(at + 1)
    return lengths[::-1]
