"""A deadline for the talks of a case: one offer a month, and either side as the last mover.

Backward induction on the efficient deals of a course of the clock (``phases.leverage.deadline``):
in each month one of two principals proposes, the other takes it or lives another month without a
deal; after the last month no deal is made. Both sides are looked at as the last mover. Deals are
few, so a month's patience can be worth less than the gap between two of them; then the last mover
keeps what a finer set of deals would not give it. The two results are a range, not a forecast.
O(months n_points).
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.cases.schema import Case
from summitry.errors import NotDefined
from summitry.phases.leverage.deadline import DeadlineOffers, deadline_offers
from summitry.uncertainty.clock import MAX_MONTHS, Clock, Course
from summitry.uncertainty.drift import month_dates, outside_on

__all__ = ["Deadline", "talks_until"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """What comes of ``months`` rounds: ``offers[k]`` with principal k as the last to propose.

    Places of deals are those on the frontier of the course.
    """

    months: int
    offers: tuple[DeadlineOffers, DeadlineOffers]

    @property
    def same(self) -> bool:
        """True if the same deal, or none, is signed whoever proposes last."""
        return self.offers[0].deal == self.offers[1].deal


def talks_until(case: Case, found: Clock, course: Course, months: int) -> Deadline:
    """What a deadline in ``months`` does to a ``course`` of the clock ``found`` of a ``case``.

    NotDefined unless there are two principals, and 1 to MAX_MONTHS months.

    >>> from summitry.cases.read import read_case
    >>> from summitry.uncertainty.clock import clock
    >>> case = read_case("hanoi-2019")
    >>> found = clock(case)
    >>> talks_until(case, found, found.with_lines, 2).same
    True
    """
    if len(found.hands) != 2:
        n = len(found.hands)
        raise NotDefined(f"a deadline is looked at between two principals; here they are {n}")
    if not 1 <= months <= MAX_MONTHS:
        raise NotDefined(f"a deadline in {months} months; 1 to {MAX_MONTHS}")
    names = [hand.party for hand in found.hands]
    dates = month_dates(found.start, months)
    outside = outside_on(case, found.negotiation.reading, names, dates)
    patience = (found.hands[0].patience, found.hands[1].patience)
    points = course.frontier.points
    first, second = (deadline_offers(points, outside, patience, last) for last in (0, 1))
    return Deadline(months, (first, second))
