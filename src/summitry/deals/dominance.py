"""Dominance: which of many points none can improve on without loss to another.

Point u **dominates** v if u_p >= v_p for every party p and u_p > v_p for one. The **frontier** of a
set of points is what no point of the set dominates (Pareto (1906), Manuale di economia politica).
Equal points do not dominate each other, so all of them stay.

Points may come in groups, such as one for every assignment of some issues; then only points of
the same group are compared. All ways sort first: in falling lexicographic order whatever dominates
a point stands before it.

- two parties: a running maximum (Kung, Luccio and Preparata (1975), J. ACM 22), O(n log n);
- three: a sweep over a tree of maxima, same source, O(n log n), compiled;
- more: each point against those kept so far, O(n m k) with m points on the frontier, compiled
  (block nested loops with presorting: Chomicki, Godfrey, Gryz and Liang (2003), ICDE).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Sorted",
    "dominating",
    "efficient",
    "efficient_brute",
    "efficient_sorted",
    "sort_points",
]

_SMALL = 2_000
"""Fewer points than this are compared without compiled code."""

_KEY_LIMIT = 2**62


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


def efficient(
    points: NDArray[np.int64], groups: NDArray[np.int64] | None = None
) -> NDArray[np.bool_]:
    """True for each row of ``points`` (n, k) that no other row, of its own group, dominates.

    ``groups`` (n,) are not negative; without them all rows are one group. Exact.

    >>> points = np.array([[3, 1], [2, 2], [1, 1], [3, 1]])
    >>> efficient(points).tolist(), efficient(points, np.array([0, 0, 1, 0])).tolist()
    ([True, True, False, True], [True, True, True, True])
    """
    keep = np.zeros(len(points), dtype=bool)
    keep[efficient_sorted(points, groups).rows] = True
    return keep


def efficient_sorted(points: NDArray[np.int64], groups: NDArray[np.int64] | None = None) -> Sorted:
    """The efficient rows of ``points`` (n, k), each against its group of ``groups`` (n,), sorted.

    >>> efficient_sorted(np.array([[1, 1], [0, 3], [0, 2], [1, 1]])).rows.tolist()
    [0, 3, 1]
    """
    if groups is None and points.shape[1] == 2 and len(points):
        found = _efficient_pairs(points)
        if found is not None:
            return found
    ordered = sort_points(points, groups)
    return ordered.where(ordered.efficient())


@dataclass(frozen=True, eq=False)
class Sorted:
    """Distinct points by group, in falling lexicographic order, and the rows at each of them.

    points : int array (n_points, k), distinct within a group.
    groups : int array (n_points,), rising.
    rows   : int array (n_rows,), the rows of the input in this order, equal ones together.
    starts : int array (n_points + 1,); rows[starts[i]:starts[i + 1]] are equal to points[i].
    """

    points: NDArray[np.int64]
    groups: NDArray[np.int64]
    rows: NDArray[np.int64]
    starts: NDArray[np.int64]

    def efficient(self) -> NDArray[np.bool_]:
        """bool array (n_points,): which points none of their group dominates.

        >>> sort_points(np.array([[1, 1], [2, 2]])).efficient().tolist()
        [True, False]
        """
        columns = self.points.shape[1]
        if len(self.points) == 0:
            return np.zeros(0, dtype=bool)
        if columns <= 1:
            return _firsts(self.groups)
        if columns == 2:
            return self._running_maximum()
        if len(self.points) < _SMALL and self.groups[0] == self.groups[-1]:
            return _efficient_few(self.points)
        from summitry.deals.kernels import efficient_many, efficient_triples

        if columns == 3:
            ranks = np.unique(self.points[:, 1], return_inverse=True)[1].reshape(-1)
            return np.asarray(efficient_triples(self.points, self.groups, ranks))
        return np.asarray(efficient_many(self.points, self.groups))

    def _running_maximum(self) -> NDArray[np.bool_]:
        """Keep what is larger in the second column than all before it in its group. Groups are set
        apart by shifting each above the one before it."""
        second = self.points[:, 1]
        if self.groups[0] != self.groups[-1]:
            low = int(second.min())
            span = int(second.max()) - low + 1
            if span * (int(self.groups[-1]) + 1) >= _KEY_LIMIT:
                second = np.unique(second, return_inverse=True)[1].reshape(-1)
                low, span = 0, int(second.max()) + 1
            second = second - low + self.groups * span
        best = np.maximum.accumulate(second)
        keep = np.ones(len(second), dtype=bool)
        keep[1:] = second[1:] > best[:-1]
        return keep

    def where(self, keep: NDArray[np.bool_]) -> Sorted:
        """The points at which the mask ``keep`` (n_points,) is true, with their rows.

        >>> sort_points(np.array([[1], [2], [1]])).where(np.array([False, True])).rows.tolist()
        [0, 2]
        """
        sizes = np.diff(self.starts)
        starts = np.concatenate([[0], np.cumsum(sizes[keep])])
        return Sorted(
            self.points[keep], self.groups[keep], self.rows[np.repeat(keep, sizes)], starts
        )


def sort_points(points: NDArray[np.int64], groups: NDArray[np.int64] | None = None) -> Sorted:
    """The rows of ``points`` (n, k) sorted by ``groups`` (n,), then falling, equal ones together.

    Equal rows keep the order they came in. O(k n log n).

    >>> sort_points(np.array([[3, 1], [4, 0], [3, 1]])).rows.tolist()
    [1, 0, 2]
    """
    keys = _keys(points, groups)
    if len(keys) == 1:
        order = np.argsort(keys[0], kind="stable")
    else:
        order = np.lexsort(keys[::-1]) if keys else np.arange(len(points))
    new = np.zeros(len(points), dtype=bool)
    new[:1] = True
    for key in keys:
        ordered = key[order]
        new[1:] |= ordered[1:] != ordered[:-1]
    firsts = np.flatnonzero(new)
    starts = np.append(firsts, len(points))
    heads = order[firsts]
    group = np.zeros(len(heads), dtype=np.int64) if groups is None else groups[heads]
    return Sorted(points[heads], group, order, starts)


def _efficient_pairs(points: NDArray[np.int64]) -> Sorted | None:
    """One group of two columns by a single sort, looking for equal rows only where there are any.

    None where both columns do not fit into one key.
    """
    first, second = points[:, 0], points[:, 1]
    high = int(second.max())
    span = high - int(second.min()) + 1
    top = int(first.max())
    if span * (top - int(first.min()) + 1) >= _KEY_LIMIT:
        return None
    key = (top - first) * span + (high - second)
    order = key.argsort(kind="stable")
    along = second[order]
    keep = np.ones(len(along), dtype=bool)
    np.greater(along[1:], np.maximum.accumulate(along)[:-1], out=keep[1:])
    heads = np.flatnonzero(keep)
    rows, starts = _with_equals(key, order, heads)
    group = np.zeros(len(heads), dtype=np.int64)
    return Sorted(points[order[heads]], group, rows, starts)


def _with_equals(
    key: NDArray[np.int64], order: NDArray[np.int64], heads: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows with the keys at the ``heads`` of ``order``, and where those of each start."""
    ordered = key[order]
    following = heads[:-1] + 1 if heads[-1] + 1 == len(order) else heads + 1
    if not (ordered[following] == ordered[heads[: len(following)]]).any():
        return order[heads], np.arange(len(heads) + 1)
    sizes = np.searchsorted(ordered, ordered[heads], side="right") - heads
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return order[np.repeat(heads - starts[:-1], sizes) + np.arange(starts[-1])], starts


def _keys(points: NDArray[np.int64], groups: NDArray[np.int64] | None) -> list[NDArray[np.int64]]:
    """Keys that sort by group and then by falling points, as few as fit into 62 bits each."""
    if len(points) == 0:
        return []
    keys: list[NDArray[np.int64]] = []
    room = 1
    columns = [groups] if groups is not None else []
    columns += [-points[:, k] for k in range(points.shape[1])]
    for column in columns:
        low = int(column.min())
        span = int(column.max()) - low + 1
        if span == 1:
            continue
        if keys and room * span < _KEY_LIMIT:
            keys[-1] = keys[-1] * span + (column - low)
            room *= span
        else:
            keys.append(column - low)
            room = span
    return keys


def _firsts(groups: NDArray[np.int64]) -> NDArray[np.bool_]:
    first = np.ones(len(groups), dtype=bool)
    first[1:] = groups[1:] != groups[:-1]
    return first


def _efficient_few(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    """One group of distinct points in falling order: each against those kept before it."""
    kept = points[:0]
    keep = np.zeros(len(points), dtype=bool)
    for row, point in enumerate(points):
        if not (kept >= point).all(axis=1).any():
            keep[row] = True
            kept = points[: row + 1][keep[: row + 1]]
    return keep
