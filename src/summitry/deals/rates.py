"""Exchange rates along the frontier of two principals: what a little more costs the other side.

Frontier points in falling order of the first principal's points, u^1, u^2, …: from u^k to the next
the first loses u^k_1 - u^{k+1}_1 points and the second gains u^{k+1}_2 - u^k_2. The **rate** is
points lost for each point gained; going the other way it is the inverse. It is the slope of the
frontier between two deals: Raiffa (1982), ch. 11; Keeney and Raiffa (1976), ch. 2, for the marginal
rate of substitution.

Several deals can lie at one point. The pair that differs on the fewest issues is shown, among the
first ``TRIED`` deals of each point. With more than two principals a neighbour on the frontier is
not defined, and the question is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from summitry.deals.frontier import Frontier
from summitry.model.negotiation import Deal, Negotiation

__all__ = ["TRIED", "Exchange", "exchange_rates"]

TRIED = 20
"""Deals of each point among which the pair that differs least is looked for."""


@dataclass(frozen=True)
class Exchange:
    """One stretch of the frontier: between the points at the places ``before`` and ``after``.

    ``loser`` and ``gainer`` are places of parties, ``lost`` and ``gained`` their points on the way
    from one to the other; ``issues`` are those on which the two deals differ.
    """

    before: int
    after: int
    start: Deal
    end: Deal
    issues: tuple[int, ...]
    loser: int
    gainer: int
    lost: int
    gained: int

    @property
    def rate(self) -> Fraction:
        """Points lost for each point gained."""
        return Fraction(self.lost, self.gained)


def exchange_rates(
    negotiation: Negotiation, frontier: Frontier, places: Iterable[int] | None = None
) -> Iterator[Exchange]:
    """The stretches of the ``frontier`` of a ``negotiation`` from each of ``places`` to the next
    (all if None), one after another.

    ValueError unless there are two principals.
    """
    if len(negotiation.principals) != 2:
        raise ValueError(
            "exchange rates along the frontier are for two principals;"
            f" here {len(negotiation.principals)} must sign"
        )
    loser, gainer = negotiation.principals
    for place in range(len(frontier.points) - 1) if places is None else places:
        here, there = frontier.points[place], frontier.points[place + 1]
        start, end = _closest(frontier.deals(place, TRIED), frontier.deals(place + 1, TRIED))
        yield Exchange(
            before=place,
            after=place + 1,
            start=start,
            end=end,
            issues=tuple(i for i, (x, y) in enumerate(zip(start, end, strict=True)) if x != y),
            loser=loser,
            gainer=gainer,
            lost=int(here[0] - there[0]),
            gained=int(there[1] - here[1]),
        )


def _closest(some: tuple[Deal, ...], others: tuple[Deal, ...]) -> tuple[Deal, Deal]:
    """The first pair that differs on the fewest issues."""
    return min(product(some, others), key=lambda pair: _distance(*pair))


def _distance(one: Deal, other: Deal) -> int:
    return sum(x != y for x, y in zip(one, other, strict=True))
