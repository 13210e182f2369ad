"""From an order of importance to a range for each weight: a proposal, not a measurement.

If all that is known of the weights w_1 >= ... >= w_n >= 0, summing to 1, is their order, take every
such vector as equally likely. The mean weight at rank r = 1 .. n is then the rank-order centroid

    ROC_r = (1/n) (1/r + ... + 1/n)                      Barron and Barrett (1996), Mgmt. Sci. 42,

and the weight itself is sum_{k >= r} g_k / k with g uniform on the simplex, so that

    P(w_r > x) = sum over k in r..n, 1/k > x, of  (1/k - x)^(n-1) / prod_{j != k} (c_k - c_j),

c_j = 1/j for j >= r and 0 for j < r (the truncated powers of Curry and Schoenberg (1966), J. Anal.
Math. 17). An issue's weight mixes these by the probabilities of its ranks: its mean is the ROC
weight averaged over the posterior, and its range the central share of the mixture, by bisection to
1e-9. With no evidence that is the range of one part of a stick broken at random.

Nothing here sets a weight: a person may take a proposal over, with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, prod

from summitry.errors import SummitryError
from summitry.evidence.priorities.posterior import Priorities

__all__ = ["WORDS", "WeightProposal", "centroid", "propose_weights", "weight_above"]

WORDS = "a proposal, not a measurement"

_PRECISION = 1e-9


@dataclass(frozen=True, slots=True)
class WeightProposal:
    """A weight between ``low`` and ``high``, ``mean`` on average, of all weights summing to 1."""

    issue: str
    low: float
    mean: float
    high: float
    words: str = WORDS


def centroid(rank: int, n: int) -> float:
    """The rank-order centroid weight at ``rank`` (from 0) of ``n``.

    >>> [round(centroid(rank, 3), 3) for rank in range(3)]
    [0.611, 0.278, 0.111]
    """
    return fsum(1 / k for k in range(rank + 1, n + 1)) / n


def weight_above(x: float, rank: int, n: int) -> float:
    """P(weight at ``rank``, from 0, of ``n`` > ``x``), all ordered weights being equally likely.

    >>> weight_above(0.5, 0, 2), weight_above(0.25, 1, 2)
    (1.0, 0.5)
    """
    if x < 0:
        return 1.0
    ends = [0.0] * rank + [1 / k for k in range(rank + 1, n + 1)]
    if n == 1:
        return float(x < 1)
    return fsum(
        (end - x) ** (n - 1) / prod(end - other for j, other in enumerate(ends) if j != k)
        for k, end in enumerate(ends)
        if end > x
    )


def propose_weights(read: Priorities, share: float = 0.8) -> tuple[WeightProposal, ...]:
    """For each issue of ``read`` a range that holds its weight with probability ``share``.

    Raises SummitryError unless 0 < share < 1.

    >>> from summitry.evidence.priorities.posterior import priorities
    >>> from summitry.evidence.priorities.talk import Topic
    >>> read = priorities([], "a", [Topic("food", ("food",)), Topic("water", ("water",))])
    >>> [(p.issue, round(p.low, 3), p.mean, round(p.high, 3)) for p in propose_weights(read)]
    [('food', 0.1, 0.5, 0.9), ('water', 0.1, 0.5, 0.9)]
    """
    if not 0 < share < 1:
        raise SummitryError(f"share: {share} is not between 0 and 1")
    return tuple(_proposal(issue, read.ranks(issue), (1 - share) / 2) for issue in read.issues)


def _proposal(issue: str, ranks: Sequence[float], tail: float) -> WeightProposal:
    n = len(ranks)
    mean = fsum(p * centroid(rank, n) for rank, p in enumerate(ranks))
    return WeightProposal(issue, _quantile(ranks, tail), mean, _quantile(ranks, 1 - tail))


def _quantile(ranks: Sequence[float], level: float) -> float:
    """The weight below which the mixture lies with probability ``level``."""
    low, high = 0.0, 1.0
    while high - low > _PRECISION:
        x = (low + high) / 2
        above = fsum(p * weight_above(x, rank, len(ranks)) for rank, p in enumerate(ranks))
        low, high = (x, high) if above > 1 - level else (low, x)
    return (low + high) / 2
