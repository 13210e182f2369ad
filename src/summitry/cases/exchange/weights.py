"""Weights taken out of terms: GeniusWeb and NegoLog write one for each issue, and they sum to 1.

Sought are weights w_i and utilities u_i(v) in 0..1 with w_i * u_i(v) = terms_i[v] and sum w_i = 1,
all of them finite decimals. The terms lie in 0..1, and those of the best deal sum to at most 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from summitry.cases.exchange.bids import nearest_bid
from summitry.cases.exchange.writing import finite

__all__ = ["Parts", "exact", "weighted"]

Parts = list[tuple[Fraction, tuple[Fraction, ...]]]
"""A weight and utilities for each issue."""

_SUMS = 3_000
"""Sums of weights that are kept: to find weights is worth a moment, not a minute."""
_CHOICES = 16
"""Weights that are tried for an issue, those of the shortest decimals first."""
_POWERS = 20
"""Powers of 5 that are tried for a weight, either way."""


def weighted(terms: Sequence[tuple[Fraction, ...]]) -> Parts:
    """Weights and utilities for each issue whose products are the ``terms`` (issue, value).

    The weight of an issue is its largest term where these sum to 1; otherwise what is left is put
    on one issue, or spread by ``_spread``, so that every quotient is a finite decimal. Where no way
    is found the first is taken, and will be rounded.

    >>> [[str(w), *map(str, us)] for w, us in weighted([(Fraction(1, 2), Fraction(1, 4))])]
    [['1', '1/2', '1/4']]
    """
    tops = [max(row) for row in terms]
    left = 1 - sum(tops, Fraction())
    tried = [[top + left * (i == j) for i, top in enumerate(tops)] for j in range(len(tops))]
    found = (parts for parts in (_divided(terms, ws) for ws in tried) if exact(parts))
    first = next(found, None)
    if first is None and left:
        first = _divided(terms, _spread(terms, left))
    return first if first and exact(first) else _divided(terms, tried[0])


def _divided(terms: Sequence[tuple[Fraction, ...]], weights: Sequence[Fraction]) -> Parts:
    return [
        (w, tuple(term / w if w else Fraction() for term in row))
        for w, row in zip(weights, terms, strict=True)
    ]


def exact(parts: Parts) -> bool:
    """True if the weights of ``parts`` sum to 1 and every number is a finite decimal.

    >>> exact([(Fraction(1), (Fraction(1, 3),))])
    False
    """
    total = sum((w for w, _ in parts), Fraction())
    return total == 1 and all(finite(n) for w, us in parts for n in (w, *us))


def _spread(terms: Sequence[tuple[Fraction, ...]], left: Fraction) -> list[Fraction]:
    """Weights, each at most ``left`` above the largest term, that divide their ``terms`` evenly.

    With g the greatest common divisor of an issue's terms, g 2^a 5^b does. Of these, one for each
    issue, so that they sum to 1 if such are found.
    """
    rows = [_even(row, max(row), left) or [max(row)] for row in terms]
    chosen = nearest_bid(rows, Fraction(1), _SUMS)
    return [row[place] for row, place in zip(rows, chosen, strict=True)]


def _even(row: tuple[Fraction, ...], top: Fraction, left: Fraction) -> list[Fraction]:
    common = math.lcm(*(term.denominator for term in row))
    divisor = Fraction(math.gcd(*(int(term * common) for term in row)), common)
    if divisor == 0:
        return [Fraction()]
    if not finite(divisor):
        return []
    least, most = (math.log2(weight / divisor) for weight in (top, top + left))
    found = (
        divisor * Fraction(2) ** two * Fraction(5) ** five
        for five in range(-_POWERS, _POWERS + 1)
        for two in range(
            math.floor(least - five * math.log2(5)), math.ceil(most - five * math.log2(5)) + 1
        )
    )
    fit = [weight for weight in found if top <= weight <= top + left]
    return sorted(fit, key=lambda weight: weight.denominator)[:_CHOICES]
