"""Dominance: which of many points none can improve on without loss to another.

Point u **dominates** v if u_p >= v_p for every party p and u_p > v_p for one. The **frontier** of a
set of points is what no point of the set dominates (Pareto (1906), Manuale di economia politica).
Equal points do not dominate each other, so all of them stay.

Sort and running maximum for two parties: Kung, Luccio and Preparata (1975), J. ACM 22. For more,
falling order of the sum first: Chomicki, Godfrey, Gryz and Liang (2003), Skyline with presorting.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["dominating", "efficient", "efficient_brute"]

_BLOCK = 512
"""Points compared at a time."""
_STRONG = 32
"""Points of the largest sums that cull the rest first."""
_CELLS = 1_000_000
"""Comparisons held in memory at a time."""


def efficient_brute(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True for each row of ``points`` (n, k) that no other row dominates, by the definition.

    O(n^2 k). The reference for ``efficient``.

    >>> efficient_brute(np.array([[3, 1], [2, 2], [1, 1], [3, 1]])).tolist()
    [True, True, False, True]
    """
    return np.array([not dominating(points, point).any() for point in points], dtype=bool)


def dominating(points: NDArray[np.int64], point: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows of ``points`` (n, k) dominate ``point`` (k,).

    >>> dominating(np.array([[2, 2], [1, 3], [1, 1]]), np.array([1, 2])).tolist()
    [True, True, False]
    """
    return np.asarray((points >= point).all(axis=1) & (points > point).any(axis=1))


def efficient(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True for each row of ``points`` (n, k) that no other row dominates.

    Two parties: sort and running maximum, O(n log n). More: points in falling order of their sum
    against those already kept, O(n m k) with m points on the frontier. Exact.

    >>> efficient(np.array([[3, 1], [2, 2], [1, 1], [3, 1]])).tolist()
    [True, True, False, True]
    """
    if len(points) == 0:
        return np.zeros(0, dtype=bool)
    if points.shape[1] == 1:
        return np.asarray(points[:, 0] == points[:, 0].max())
    return _efficient_pairs(points) if points.shape[1] == 2 else _efficient_many(points)


def _efficient_pairs(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    order = np.lexsort((-points[:, 1], -points[:, 0]))
    first, second = points[order, 0], points[order, 1]
    starts = np.flatnonzero(np.r_[True, first[1:] != first[:-1]])
    best = second[starts]
    before = np.r_[np.iinfo(np.int64).min, np.maximum.accumulate(best)[:-1]]
    group = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(first)]))
    keep = np.zeros(len(points), dtype=bool)
    keep[order] = (second == best[group]) & (best > before)[group]
    return keep


def _efficient_many(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Cull with a few strong points, then go down by sum: whatever has the larger sum cannot be
    dominated by what has the smaller, so a point that survives those above it stays."""
    strong = np.argsort(-points.sum(axis=1), kind="stable")[:_STRONG]
    alive = np.flatnonzero(~_dominated(points, points[strong], 2))
    unique, back = np.unique(points[alive], axis=0, return_inverse=True)
    keep = np.zeros(len(unique), dtype=bool)
    kept = unique[:0]
    order = np.argsort(-unique.sum(axis=1), kind="stable")
    for start in range(0, len(order), _BLOCK):
        rows = order[start : start + _BLOCK]
        rows = rows[~_dominated(unique[rows], kept, _BLOCK)]
        rows = rows[~_dominated(unique[rows], unique[rows], _BLOCK)]
        keep[rows] = True
        kept = np.concatenate([kept, unique[rows]])
    result = np.zeros(len(points), dtype=bool)
    result[alive] = keep[back.reshape(-1)]
    return result


def _dominated(points: NDArray[np.int64], by: NDArray[np.int64], block: int) -> NDArray[np.bool_]:
    """Which rows of ``points`` some row of ``by`` dominates, ``block`` rows of ``by`` at a time."""
    left = np.arange(len(points))
    for start in range(0, len(by), block):
        some = by[start : start + block, None, :]
        parts = np.array_split(left, len(left) * len(some) // _CELLS + 1)
        left = np.concatenate([part[~_beaten(points[None, part], some)] for part in parts])
    found = np.ones(len(points), dtype=bool)
    found[left] = False
    return found


def _beaten(points: NDArray[np.int64], by: NDArray[np.int64]) -> NDArray[np.bool_]:
    better = (by >= points).all(axis=2) & (by > points).any(axis=2)
    return np.asarray(better.any(axis=0))
