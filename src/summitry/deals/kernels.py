"""Loops over points that numpy cannot say, compiled by numba when they are first needed.

The input is sorted and distinct as ``dominance.Sorted`` has it: groups rising, and within a group
points in falling lexicographic order, so that whatever dominates a point stands before it.
Compiled code is kept on disk where that can be written, so it is made once a machine.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitry.compiled import compiled

__all__ = ["efficient_many", "efficient_masked", "efficient_triples"]


@compiled
def efficient_triples(
    points: NDArray[np.int64], groups: NDArray[np.int64], ranks: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which of the ``points`` (n, 3) no other of its group dominates. O(n log n).

    ``ranks`` (n,) are the places of the second coordinate among its values, rising. A tree of
    maxima (Fenwick (1994), Software: Practice and Experience 24) answers what the largest third
    coordinate is among earlier points with no smaller second one.
    """
    n = len(points)
    size = ranks.max() + 1
    lowest = points[:, 2].min() - 1
    tree = np.full(size + 1, lowest, dtype=np.int64)
    keep = np.zeros(n, dtype=np.bool_)
    start = 0
    for row in range(n):
        if groups[row] != groups[start]:
            for old in range(start, row):  # empty the tree of the group before
                if keep[old]:
                    place = size - ranks[old]
                    while place <= size:
                        tree[place] = lowest
                        place += place & -place
            start = row
        best = lowest
        place = size - ranks[row]
        while place > 0:
            best = max(best, tree[place])
            place -= place & -place
        if best < points[row, 2]:
            keep[row] = True
            place = size - ranks[row]
            while place <= size:
                tree[place] = max(tree[place], points[row, 2])
                place += place & -place
    return keep


@compiled
def efficient_many(points: NDArray[np.int64], groups: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the ``points`` (n, k) no other of its group dominates. O(n m k).

    The kept point that dominated last is asked first, then the others from the first on.
    """
    n, columns = points.shape
    keep = np.zeros(n, dtype=np.bool_)
    kept = np.empty(n, dtype=np.int64)
    n_kept = 0
    group = np.int64(-1)
    for row in range(n):
        if groups[row] != group:
            group = groups[row]
            n_kept = 0
        dominated = False
        for at in range(n_kept):
            other = kept[at]
            better = True
            for column in range(columns):
                if points[other, column] < points[row, column]:
                    better = False
                    break
            if better:
                dominated = True
                if at > 0:  # move the strong forward
                    kept[at] = kept[at // 2]
                    kept[at // 2] = other
                break
        if not dominated:
            keep[row] = True
            kept[n_kept] = row
            n_kept += 1
    return keep


@compiled
def efficient_masked(points: NDArray[np.int64], groups: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the ``points`` (n, 1 + k) no other of its group dominates that breaks no more.

    The first column is minus a mask of what is broken; a row is compared only with rows whose mask
    is a part of its own. O(n m k).
    """
    n, columns = points.shape
    keep = np.zeros(n, dtype=np.bool_)
    kept = np.empty(n, dtype=np.int64)
    n_kept = 0
    group = np.int64(-1)
    for row in range(n):
        if groups[row] != group:
            group = groups[row]
            n_kept = 0
        mask = -points[row, 0]
        dominated = False
        for at in range(n_kept):
            other = kept[at]
            if -points[other, 0] & ~mask:
                continue
            better = True
            for column in range(1, columns):
                if points[other, column] < points[row, column]:
                    better = False
                    break
            if better:
                dominated = True
                break
        if not dominated:
            keep[row] = True
            kept[n_kept] = row
            n_kept += 1
    return keep
