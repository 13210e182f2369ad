"""The figures that negotiation platforms print of a domain, each by its platform's own definition.

The platforms use the same names for different things. With u the utilities of a deal (0..1), r the
reservation values, F the frontier of all deals, R the deals with u_p >= r_p for every party, and
distances Euclidean:

- Genius. Nash: the largest product of u_p - r_p on F. Kalai-Smorodinsky: the least sum of
  abs(u_p - u_q) over the pairs, on F. Opposition: the least distance of a deal to (1, .., 1).
- ANL 2023. Nash: the largest product of u_p on F. Kalai: as Kalai-Smorodinsky of Genius.
  Opposition: the distance of the Kalai point to (1, .., 1).
- NegMAS. Nash: the largest product of u_p - l_p on F. Kalai: the largest least u_p - l_p on F in R.
  Kalai-Smorodinsky: the least difference of the largest and the smallest a_p on F in R. Opposition:
  the least distance of a deal of R, its utilities divided by the largest, to (1, .., 1).
- NegoLog. Nash: the largest product of u_p. Kalai: the largest sum of u_p. Opposition: the distance
  of the Kalai point to (1, .., 1).
- Welfare is the largest sum of u_p in all four.

where l_p is r_p, or the least utility of p where r_p is unstated or lower, and
a_p = (u_p - l_p) / (max_p - l_p). A reservation value that is not stated is 0 to Genius.

None of the products keeps to deals that everybody gains by: two losses multiply to a gain. That is
what the platforms compute, so it stands here; what Summitry prints is in ``solutions``.

Sources: Genius 10.4, ``analysis.BidSpace`` and ``MultilateralAnalysis``; ANL-2023-example-agent,
``utils/create_domains.py``; NegMAS 0.16, ``preferences/ops.py``; NegoLog 1.0, ``nenv/BidSpace.py``
and ``domain_generator``.

Arrays: ``utilities`` float (n_deals, n_parties); ``reservations`` float (n_parties,), -inf where
none is stated. Each rule returns the rows of all deals that attain it: ties are returned, where the
platforms keep the first they meet. Rules on F may be given the frontier of the deals lens alone,
divided by its unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import efficient

__all__ = [
    "PLATFORMS",
    "TIE",
    "Platform",
    "balance",
    "closest",
    "distribution",
    "egalitarian_gain",
    "even_shares",
    "frontier",
    "largest_product",
    "largest_sum",
    "smallest_difference",
    "to_ideal",
]

TIE = 1e-12
"""Values this near count as equal. Utilities are decimals of a few places, and sums and products of
their floats miss by some 1e-16; without this, noise would break the ties. NegMAS takes the same."""

Utilities = NDArray[np.float64]
Rows = NDArray[np.int64]
Rule = Callable[[Utilities, Utilities], Rows]
Figure = Callable[[Utilities, Utilities], Utilities]


def frontier(utilities: Utilities) -> Rows:
    """Rows of ``utilities`` that no other row dominates, equal points included.

    >>> frontier(np.array([[0.9, 0.1], [0.5, 0.5], [0.4, 0.5]])).tolist()
    [0, 1]
    """
    ranks = [np.unique(column, return_inverse=True)[1] for column in utilities.T]
    return np.flatnonzero(efficient(np.stack(ranks, axis=1).astype(np.int64)))


def largest_product(utilities: Utilities, lowest: Utilities) -> Rows:
    """Rows of the frontier of ``utilities`` with the largest product above ``lowest`` (n_parties,).

    >>> largest_product(np.array([[0.9, 0.2], [0.5, 0.5]]), np.zeros(2)).tolist()
    [1]
    """
    rows = frontier(utilities)
    products = np.prod(utilities[rows] - lowest, axis=1)
    return rows[_largest(products)]


def largest_sum(utilities: Utilities) -> Rows:
    """Rows of ``utilities`` with the largest sum: social welfare, and NegoLog's Kalai.

    >>> largest_sum(np.array([[0.9, 0.2], [0.5, 0.5]])).tolist()
    [0]
    """
    return _largest(utilities.sum(axis=1))


def smallest_difference(utilities: Utilities) -> Rows:
    """Rows of the frontier of ``utilities`` whose parties differ least: Kalai in Genius and ANL.

    The sum of abs(u_p - u_q) over the pairs. Not the solution of Kalai and Smorodinsky (1975), by
    whose name Genius calls it: it compares utilities, not shares of the best gain.

    >>> smallest_difference(np.array([[0.9, 0.2], [0.5, 0.6], [0.4, 0.4]])).tolist()
    [1]
    """
    rows = frontier(utilities)
    left, right = np.triu_indices(utilities.shape[1], 1)
    differences = np.abs(utilities[rows][:, left] - utilities[rows][:, right]).sum(axis=1)
    return rows[_largest(-differences)]


def egalitarian_gain(utilities: Utilities, reservations: Utilities) -> Rows:
    """Rows of the frontier of ``utilities`` with the largest smallest gain: NegMAS' Kalai.

    Gains are above ``reservations``, or above the least utility where that is higher. Empty where
    nothing on the frontier reaches the reservations.

    >>> utilities = np.array([[0.9, 0.2], [0.5, 0.5], [0.0, 0.1]])
    >>> egalitarian_gain(utilities, np.array([0.0, 0.0])).tolist()
    [1]
    >>> egalitarian_gain(utilities, np.array([0.45, 0.0])).tolist()
    [0]
    """
    rows = _rational(utilities, reservations)
    least = (utilities[rows] - _lowest(utilities, reservations)).min(axis=1)
    return rows[_largest(least)]


def even_shares(utilities: Utilities, reservations: Utilities) -> Rows:
    """Rows of the frontier of ``utilities`` whose shares of the best gain differ least.

    Shares are of the way from the ``reservations`` to the best utility: Kalai-Smorodinsky as NegMAS
    finds it on a finite set. Empty where nothing on the frontier reaches the reservations.

    >>> even_shares(np.array([[1.0, 0.0], [0.6, 0.3], [0.0, 0.4]]), np.zeros(2)).tolist()
    [1]
    """
    rows = _rational(utilities, reservations)
    lowest = _lowest(utilities, reservations)
    width = utilities.max(axis=0) - lowest
    shares = (utilities[rows] - lowest) / np.where(width > 0, width, 1.0)
    spread = np.ptp(shares, axis=1)
    return rows[_largest(-spread)]


def closest(utilities: Utilities) -> Rows:
    """Rows of ``utilities`` nearest to (1, .., 1).

    >>> closest(np.array([[0.9, 0.2], [0.5, 0.6]])).tolist()
    [1]
    """
    return _largest(-to_ideal(utilities))


def to_ideal(utilities: Utilities) -> Utilities:
    """The distance of each row of ``utilities`` to (1, .., 1).

    Opposition is this distance at the Kalai point (ANL, NegoLog), one for each point that ties, or
    the least of all deals (Genius, NegMAS).

    >>> to_ideal(np.array([[1.0, 0.5], [0.4, 0.2]])).tolist()
    [0.5, 1.0]
    """
    return np.asarray(np.sqrt(((1.0 - utilities) ** 2).sum(axis=1)))


def distribution(utilities: Utilities) -> float:
    """The mean distance of a row of ``utilities`` to the nearest point of the frontier: ANL's.

    O(n_deals * n_frontier).

    >>> distribution(np.array([[1.0, 0.5], [0.5, 0.5]]))
    0.25
    """
    points = np.unique(utilities[frontier(utilities)], axis=0)
    nearest = np.full(len(utilities), np.inf)
    for point in points:
        nearest = np.minimum(nearest, np.sqrt(((utilities - point) ** 2).sum(axis=1)))
    return float(nearest.mean())


def balance(utilities: Utilities) -> float:
    """The mean utility of the first party less that of the second: NegoLog's balance score.

    ``utilities`` has two columns. NegoLog pairs the deals off in the order of their worth to each
    side; the mean of the differences does not depend on the pairs.

    >>> balance(np.array([[1.0, 0.5], [0.5, 0.5]]))
    0.25
    """
    return float((utilities[:, 0] - utilities[:, 1]).mean())


def _rational(utilities: Utilities, reservations: Utilities) -> Rows:
    rows = frontier(utilities)
    return rows[np.all(utilities[rows] >= reservations, axis=1)]


def _lowest(utilities: Utilities, reservations: Utilities) -> Utilities:
    return np.asarray(np.maximum(reservations, utilities.min(axis=0)))


def _largest(values: Utilities) -> Rows:
    return np.flatnonzero(values >= values.max(initial=-np.inf) - TIE)


def _stated(reservations: Utilities) -> Utilities:
    """Genius: a reservation value that is not stated is 0."""
    return np.asarray(np.where(np.isfinite(reservations), reservations, 0.0))


def _least(utilities: Utilities) -> Utilities:
    return to_ideal(utilities[closest(utilities)[:1]])


def _least_rational(utilities: Utilities, reservations: Utilities) -> Utilities:
    best = utilities.max(axis=0)
    shares = utilities / np.where(best == 0, 1.0, best)
    return _least(shares[np.all(utilities >= reservations, axis=1)])


@dataclass(frozen=True)
class Platform:
    """What a platform prints under each name; None where it has nothing of the name.

    Each takes the utilities of all deals and the reservation values. ``opposition`` gives a figure
    for each point it may be measured at; none where no deal is left to measure.
    """

    nash: Rule
    kalai: Rule | None
    kalai_smorodinsky: Rule | None
    welfare: Rule
    opposition: Figure


PLATFORMS: dict[str, Platform] = {
    "genius": Platform(
        nash=lambda u, r: largest_product(u, _stated(r)),
        kalai=None,
        kalai_smorodinsky=lambda u, r: smallest_difference(u),
        welfare=lambda u, r: largest_sum(u),
        opposition=lambda u, r: _least(u),
    ),
    "anl2023": Platform(
        nash=lambda u, r: largest_product(u, np.zeros(u.shape[1])),
        kalai=lambda u, r: smallest_difference(u),
        kalai_smorodinsky=None,
        welfare=lambda u, r: largest_sum(u),
        opposition=lambda u, r: to_ideal(u[smallest_difference(u)]),
    ),
    "negmas": Platform(
        nash=lambda u, r: largest_product(u, _lowest(u, r)),
        kalai=egalitarian_gain,
        kalai_smorodinsky=even_shares,
        welfare=lambda u, r: largest_sum(u),
        opposition=_least_rational,
    ),
    "negolog": Platform(
        nash=lambda u, r: largest_product(u, np.zeros(u.shape[1])),
        kalai=lambda u, r: largest_sum(u),
        kalai_smorodinsky=None,
        welfare=lambda u, r: largest_sum(u),
        opposition=lambda u, r: to_ideal(u[largest_sum(u)]),
    ),
}
"""Every platform by its name."""
