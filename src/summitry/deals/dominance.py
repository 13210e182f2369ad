"""Dominance: which of many points none can improve on without loss to another.

Point u **dominates** v if u_p >= v_p for every party p and u_p > v_p for one. The **frontier** of a
set of points is what no point of the set dominates (Pareto 1906). Equal points do not dominate
each other, so all of them stay.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["dominating", "efficient", "efficient_brute"]

_BLOCK = 512
_STRONG = 64


def efficient_brute(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The definition, point by point: O(n^2 k). The reference for ``efficient``."""
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
    unique, back = np.unique(points, axis=0, return_inverse=True)
    order = np.argsort(-unique.sum(axis=1), kind="stable")
    alive = order[~_dominated(unique[order], unique[order[:_STRONG]])]
    kept = unique[:0]
    keep = np.zeros(len(unique), dtype=bool)
    for start in range(0, len(alive), _BLOCK):
        rows = alive[start : start + _BLOCK]
        rows = rows[~_dominated(unique[rows], kept)]
        rows = rows[~_dominated(unique[rows], unique[rows])]
        keep[rows] = True
        kept = np.concatenate([kept, unique[rows]])
    return np.asarray(keep[back.reshape(-1)])


def _dominated(points: NDArray[np.int64], by: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows of ``points`` some row of ``by`` dominates; both hold no row twice."""
    found = np.zeros(len(points), dtype=bool)
    for start in range(0, len(by), _BLOCK):
        block = by[start : start + _BLOCK, None, :]
        left = np.flatnonzero(~found)
        for part in np.array_split(left, max(1, len(left) // (4 * _BLOCK))):
            here = points[None, part, :]
            found[part] = ((block >= here).all(axis=2) & (block > here).any(axis=2)).any(axis=0)
    return found
