"""The bid that is worth a given utility, or the least above it: GeniusWeb states reservations so.

    find x with sum over issues i of terms_i[x_i] >= target, the sum as small as can be

Meet in the middle: all sums of the first half of the issues against all of the second, sorted and
walked from both ends. Exact while a half has at most ``MAX_SUMS`` distinct sums; beyond that a half
is thinned evenly, and the bid is still worth at least the target, though perhaps not the least.
Horowitz and Sahni (1974), J. ACM 21, for the halves.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["MAX_SUMS", "nearest_bid"]

MAX_SUMS = 20_000
"""Most sums of a half that are kept."""

Bid = tuple[int, ...]
Sums = list[tuple[Fraction, Bid]]


def nearest_bid(
    terms: Sequence[Sequence[Fraction]], target: Fraction, most: int | None = None
) -> Bid:
    """The bid of ``terms`` (issue, value) worth the least that is at least ``target``.

    The best bid where none reaches it. At most ``most`` sums of a half are kept, or MAX_SUMS.

    >>> halves = [Fraction(0), Fraction(1, 2)]
    >>> nearest_bid([halves, halves], Fraction(1, 3))
    (0, 1)
    """
    middle = len(terms) // 2
    limit = most or MAX_SUMS
    first, second = _sums(terms[:middle], limit), _sums(terms[middle:], limit)
    best, found = first[-1][0] + second[-1][0], first[-1][1] + second[-1][1]
    place = len(second) - 1
    for worth, bid in first:
        while place > 0 and worth + second[place - 1][0] >= target:
            place -= 1
        here = worth + second[place][0]
        if target <= here < best:
            best, found = here, bid + second[place][1]
    return found


def _sums(terms: Sequence[Sequence[Fraction]], most: int) -> Sums:
    """Distinct sums in rising order, each with one bid; the smallest and the largest are kept."""
    kept: Sums = [(Fraction(), ())]
    for row in terms:
        values = _thin(
            sorted({term: v for v, term in reversed(list(enumerate(row)))}.items()), most
        )
        sums = {worth + term: (*bid, v) for worth, bid in kept for term, v in values}
        kept = _thin(sorted(sums.items()), most)
    return kept


def _thin(rows: list, most: int) -> list:  # type: ignore[type-arg]
    step = -(-len(rows) // most)
    return rows if step <= 1 else [*rows[:-1:step], rows[-1]]
