"""Bargaining solutions on a finite set of deals: descriptions of fair division, not forecasts.

S is a set of acceptable points, g_p >= 0 the gain of party p over its outside option, ideal_p =
max over S of g_p, and w_p > 0 a weight (1 where none is given).

- ``nash``: the largest product of g_p^w_p (Nash 1950, Econometrica 18; weights: Harsanyi and Selten
  1972, Management Science 18). Where no point lets every party gain, the product is taken over each
  largest group of parties that gain at one point, so that no group is weighed against another.
- ``kalai_smorodinsky``: the lexicographically largest sorted vector of g_p / ideal_p (Kalai and
  Smorodinsky 1975, Econometrica 43; lexicographic after Imai 1983, Econometrica 51).
- ``egalitarian``: the lexicographically largest sorted vector of g_p.
- ``proportional``: the same of g_p / w_p (Kalai 1977, Econometrica 45); without weights the
  egalitarian solution.
- ``utilitarian``: the largest sum of w_p g_p; means something only if the parties' points share a
  unit, or the weights make them.
- ``equal_area``: two parties. The ray from no deal to the point cuts the set of what could be had
  into two parts of equal area, or as nearly equal as a point allows (Anbarci and Bigelow 1994,
  Mathematical Social Sciences 28). The set is the staircase {y : 0 <= y <= g for some g in S}; with
  h(x) the largest g_2 among points with g_1 >= x, an efficient point (a, b) leaves the difference
  |int_0^a h - int_a^inf h - a b|, and the least one wins.

Comparing sorted vectors, worst first, is **leximin**: Sen (1970), Collective Choice and Social
Welfare; Moulin (1988), Axioms of Cooperative Decision Making, ch. 1.

Nash, Kalai–Smorodinsky and equal area do not change when a party's points are rescaled; the others
do. Each function takes gains (n, k) and returns the rows of all maximisers: ties are returned, not
broken. All lie on the frontier. Arithmetic is in exact integers: rational weights are multiplied
out to whole numbers, and logarithms only sort out what is clearly worse. O(n log n).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import efficient

__all__ = [
    "MAX_WEIGHT",
    "PAIR_SOLUTIONS",
    "SOLUTIONS",
    "WEIGHTED",
    "egalitarian",
    "equal_area",
    "kalai_smorodinsky",
    "leximin",
    "nash",
    "proportional",
    "solved",
    "utilitarian",
    "whole_weights",
]

Rows = NDArray[np.int64]
Weights = Sequence[Fraction]

MAX_WEIGHT = 1_000
"""Largest weight once all are multiplied out to whole numbers: they are exponents."""

_MARGIN = 1e-12
"""Relative error that sums of logarithms are trusted to stay below; doubles keep 2e-16 a term."""
_INT64 = 2**62


def solved(gains: NDArray[np.int64], weights: Weights | None = None) -> dict[str, tuple[int, ...]]:
    """Every solution that applies to ``gains`` (n, k): name -> its rows; empty without rows.

    With ``weights``, one for each party, those that take weights.

    >>> solved(np.array([[12, 5], [18, 0], [8, 6]]), [Fraction(3), Fraction(1)])["nash"]
    (0,)
    """
    if len(gains) == 0:
        return {}
    if weights is not None:
        return {name: tuple(find(gains, weights).tolist()) for name, find in WEIGHTED.items()}
    pair = PAIR_SOLUTIONS if gains.shape[1] == 2 else {}
    return {name: tuple(find(gains).tolist()) for name, find in (SOLUTIONS | pair).items()}


def whole_weights(weights: Weights | None, n_parties: int) -> list[int]:
    """``weights`` as the smallest whole numbers in their proportion; ones if None.

    ValueError unless there is a positive one for each of ``n_parties``, none above MAX_WEIGHT.

    >>> whole_weights([Fraction("0.7"), Fraction("0.3")], 2)
    [7, 3]
    """
    if weights is None:
        return [1] * n_parties
    if len(weights) != n_parties or min(weights, default=1) <= 0:
        raise ValueError(f"{n_parties} weights above 0 are needed, one for each party")
    common = math.lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    whole = [number // math.gcd(*whole) for number in whole]
    if max(whole) > MAX_WEIGHT:
        proportion = ":".join(f"{number:,}" for number in whole)
        raise ValueError(f"weights {proportion} in whole numbers; at most {MAX_WEIGHT:,} each")
    return whole


def nash(gains: NDArray[np.int64], weights: Weights | None = None) -> Rows:
    """Rows of ``gains`` (n, k) with the largest product, each gain to the power of its weight.

    ``weights`` are all 1 if None.

    >>> nash(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [0]
    """
    exponents = whole_weights(weights, gains.shape[1])
    winners = (gains > 0).sum(axis=1)
    rows = np.flatnonzero(winners == winners.max(initial=0))
    groups, group_of = np.unique(gains[rows] > 0, axis=0, return_inverse=True)
    group_of = group_of.reshape(-1)
    best = [_best_product(gains, rows[group_of == g], exponents) for g in range(len(groups))]
    return np.sort(np.concatenate(best)) if best else rows


def _best_product(gains: NDArray[np.int64], rows: Rows, exponents: list[int]) -> Rows:
    """Those of ``rows``, in which the same parties gain, with the largest product."""
    logs = np.log(np.maximum(gains[rows], 1)) @ np.array(exponents, dtype=float)
    margin = _MARGIN * (sum(exponents) + logs.max())
    rows = rows[logs >= logs.max() - margin]
    unique, place = np.unique(gains[rows], axis=0, return_inverse=True)
    products = [
        math.prod(g**w for g, w in zip(row, exponents, strict=True) if g > 0)
        for row in unique.tolist()
    ]
    most = np.array([product == max(products) for product in products])
    return np.asarray(rows[most[place.reshape(-1)]])


def kalai_smorodinsky(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, k) whose shares of the ideal gains are leximin-largest.

    A party that cannot gain at all does not count.

    >>> kalai_smorodinsky(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [0]
    """
    ideal = [int(best) for best in gains.max(axis=0, initial=0)]
    counted = [p for p, best in enumerate(ideal) if best > 0]
    return leximin(_over(gains[:, counted], [ideal[p] for p in counted]))


def egalitarian(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, k) that are leximin-largest.

    >>> egalitarian(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [2]
    """
    return leximin(gains)


def proportional(gains: NDArray[np.int64], weights: Weights | None = None) -> Rows:
    """Rows of ``gains`` (n, k) that are leximin-largest once each is divided by its weight.

    ``weights`` are all 1 if None.

    >>> proportional(np.array([[12, 5], [18, 0], [8, 6]]), [Fraction(2), Fraction(1)]).tolist()
    [0]
    """
    return leximin(_over(gains, whole_weights(weights, gains.shape[1])))


def utilitarian(gains: NDArray[np.int64], weights: Weights | None = None) -> Rows:
    """Rows of ``gains`` (n, k) with the largest sum, each gain times its weight.

    ``weights`` are all 1 if None.

    >>> utilitarian(np.array([[12, 5], [18, 0], [8, 6]])).tolist()
    [1]
    """
    whole = whole_weights(weights, gains.shape[1])
    return leximin(_sized(gains, sum(whole)).dot(whole).reshape(-1, 1))


def equal_area(gains: NDArray[np.int64]) -> Rows:
    """Rows of ``gains`` (n, 2) whose ray cuts the staircase into the most equal parts.

    ValueError unless there are two parties.

    >>> equal_area(np.array([[0, 4], [1, 3], [2, 2], [3, 1], [4, 0]])).tolist()
    [2]
    """
    if gains.shape[1] != 2:
        raise ValueError(f"equal area is defined for two parties, not {gains.shape[1]}")
    rows = np.flatnonzero(efficient(gains))
    corners, place = np.unique(gains[rows], axis=0, return_inverse=True)
    a, b = _sized(corners, 2 * int(corners.max(initial=0))).T
    left = np.cumsum(np.diff(a, prepend=0) * b)
    off = abs(2 * left - left[-1:] - a * b)
    return np.asarray(rows[(off == min(off, default=0))[place.reshape(-1)]])


def leximin(values: NDArray[Any]) -> Rows:
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


def _over(gains: NDArray[np.int64], divisors: list[int]) -> NDArray[Any]:
    """The columns of ``gains`` divided by ``divisors``, all times their least common multiple."""
    common = math.lcm(*divisors)
    factors = [common // divisor for divisor in divisors]
    return _sized(gains, max(factors, default=1)) * factors


def _sized(gains: NDArray[np.int64], factor: int) -> NDArray[Any]:
    """The ``gains``, as Python integers where ``factor`` times the largest would overflow."""
    largest = max(1, int(np.abs(gains).max(initial=0)))
    return gains if largest * factor < _INT64 else gains.astype(object)


SOLUTIONS: dict[str, Callable[[NDArray[np.int64]], Rows]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""Every solution for any number of parties of equal weight, by its name."""

PAIR_SOLUTIONS: dict[str, Callable[[NDArray[np.int64]], Rows]] = {"equal_area": equal_area}
"""Those that are defined for two parties only."""

WEIGHTED: dict[str, Callable[[NDArray[np.int64], Weights | None], Rows]] = {
    "nash": nash,
    "proportional": proportional,
    "utilitarian": utilitarian,
}
"""Those that take a weight for each party."""
