"""The cut of Genius at utility 1, as rectangles.

Genius gives a deal min(1, sum). Where the weights of a profile sum to more than 1, the cut is no
sum over issues; each deal above 1 becomes a rectangle of its own with worth 1 - sum, so that the
utilities stay exact. The deals above 1 are found by depth-first search with the largest rest as
bound, O(number of such deals * issues * values). ``SLACK`` is left uncut: it comes from weights
written with 16 digits, which sum to 1.0000000000000002.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, islice

from summitry.cases.exchange.scenario import Rectangle

__all__ = ["MAX_CUT", "SLACK", "cut_at_one"]

SLACK = Fraction(1, 10**12)
"""What a utility may be above 1 without being cut."""

MAX_CUT = 100
"""Most deals above 1 that are cut one by one."""

Terms = Sequence[Sequence[Fraction]]


def cut_at_one(terms: Terms) -> tuple[Rectangle, ...] | None:
    """Rectangles that bring each deal above 1 down to 1; None if there are more than MAX_CUT.

    >>> half, more = Fraction(1, 2), Fraction(3, 5)
    >>> [(r.sides, str(r.worth)) for r in cut_at_one([[half, more], [0 * half, half]])]
    [(((0, (1,)), (1, (1,))), '-1/10')]
    """
    found = list(islice(_above(terms), MAX_CUT + 1))
    if len(found) > MAX_CUT:
        return None
    return tuple(
        Rectangle(tuple((i, (v,)) for i, v in enumerate(deal)), 1 - worth) for deal, worth in found
    )


def _above(terms: Terms) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    """The deals worth more than 1 and SLACK, with their worth."""
    best = [max(row) for row in terms]
    rest = [*accumulate(reversed(best), initial=Fraction(0))][::-1]
    todo: list[tuple[tuple[int, ...], Fraction]] = [((), Fraction(0))]
    while todo:
        deal, worth = todo.pop()
        place = len(deal)
        if worth + rest[place] <= 1 + SLACK:
            continue
        if place == len(terms):
            yield deal, worth
            continue
        todo += [((*deal, v), worth + term) for v, term in enumerate(terms[place])]
