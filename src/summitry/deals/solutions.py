"""Bargaining solutions on a finite set of deals: descriptions of fair division, not forecasts.

S is a set of acceptable points, g_p >= 0 the gain of party p over its outside option, and
ideal_p = max over S of g_p.

- ``nash``: the largest product of gains (Nash 1950, Econometrica 18). Where no point lets every
  party gain, the product is taken over each largest group of parties that gain at one point, so
  that no group is weighed against another.
- ``kalai_smorodinsky``: the lexicographically largest sorted vector of g_p / ideal_p (Kalai and
  Smorodinsky 1975, Econometrica 43; lexicographic after Imai 1983, Econometrica 51).
- ``egalitarian``: the lexicographically largest sorted vector of g_p (Kalai 1977, Econometrica 45).
- ``utilitarian``: the largest sum of gains; means something only if the parties' points share a
  unit.

Comparing sorted vectors, worst first, is **leximin**: Sen (1970), Collective Choice and Social
Welfare; Moulin (1988), Axioms of Cooperative Decision Making, ch. 1.

The first two do not change when a party's points are rescaled; the last two do. Each function
takes gains (n, k) and returns the rows of all maximisers: ties are returned, not broken. All lie on
the frontier. Arithmetic is in exact integers.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["SOLUTIONS", "egalitarian", "kalai_smorodinsky", "leximin", "nash", "utilitarian"]

Rows = NDArray[np.int64]


def nash(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, k) with the largest product.

    >>> nash(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [0]
    """
    winners = (gains > 0).sum(axis=1)
    rows = np.flatnonzero(winners == winners.max(initial=0))
    groups = [tuple(group) for group in (gains[rows] > 0).tolist()]
    products = [math.prod(int(g) for g in row if g > 0) for row in gains[rows]]
    best = dict.fromkeys(groups, 0)
    for group, product in zip(groups, products, strict=True):
        best[group] = max(best[group], product)
    return rows[[best[g] == product for g, product in zip(groups, products, strict=True)]]


def kalai_smorodinsky(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, k) whose shares of the ideal gains are leximin-largest.

    A party that cannot gain at all does not count.

    >>> kalai_smorodinsky(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [0]
    """
    ideal = [int(best) for best in gains.max(axis=0, initial=0)]
    counted = [p for p, best in enumerate(ideal) if best > 0]
    common = math.lcm(*(ideal[p] for p in counted))
    shares = gains[:, counted].astype(object) * [common // ideal[p] for p in counted]
    return leximin(shares)


def egalitarian(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, k) that are leximin-largest.

    >>> egalitarian(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [2]
    """
    return leximin(gains)


def utilitarian(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, k) with the largest sum.

    >>> utilitarian(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [1]
    """
    return leximin(gains.sum(axis=1, keepdims=True))


def leximin(values: NDArray[np.int64]) -> Rows:
    """Rows of ``values`` (n, k) whose sorted vector, smallest first, is lexicographically largest.

    >>> leximin(np.array([[3, 1], [1, 4], [4, 1], [0, 9]])).tolist()
    [1, 2]
    """
    ordered = np.sort(values, axis=1)
    rows = np.arange(len(values))
    for column in range(values.shape[1]):
        if len(rows) == 0:
            break
        here = ordered[rows, column]
        rows = rows[here == here.max()]
    return rows


SOLUTIONS: dict[str, Callable[[NDArray[np.int64]], Rows]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""Every solution by its name."""
