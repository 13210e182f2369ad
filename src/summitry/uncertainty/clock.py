"""The clock of a case: when room for agreement opens and closes, and what waiting is worth.

Outside options drift from day to day while deals stay what they are (see ``drift``). So the
efficient deals are found once, without any walk-away value, and each day's outside options are laid
over them: the days with room (``windows``, exact to the day), the best deal of each month by the
Nash bargaining solution (1950, Econometrica 18), and what it is worth to each side to live without
a deal until then (``waiting``). All of it twice: with the red lines of the principals, and on
points alone.

A later deal can be worse for both though each is efficient: what is lost is the time between.

Patience is the worth of a point one month later; where a case says nothing, PATIENCE is taken.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summitry.cases.compile import compile_case, with_reading
from summitry.cases.ladder import PATIENCE
from summitry.cases.schema import Case
from summitry.deals.approach import EXACT, Approach, way
from summitry.deals.frontier import Frontier, frontier_listed
from summitry.deals.requirements import held_tables, requirements, violations
from summitry.deals.solutions import nash
from summitry.deals.space import list_deals
from summitry.deals.ways import frontier_by
from summitry.errors import NotDefined, RuleError, TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.uncertainty.drift import drift_of, month_dates, outside_on
from summitry.uncertainty.waiting import Waiting, waiting
from summitry.uncertainty.windows import Window, open_days, windows

__all__ = ["MAX_MONTHS", "Clock", "Course", "Hand", "Moment", "clock", "patience_of"]

MAX_MONTHS = 600
"""Most months that are looked ahead."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A principal on the clock: ``per_month`` points by which its outside option drifts, its
    ``patience``, and whether that is ``assumed`` (PATIENCE) because the case does not say."""

    party: str
    per_month: float
    patience: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A month: its day, the ``outside`` options of the principals, is there room, and the places
    of the ``best`` deals by Nash among the points of the course."""

    month: int
    date: datetime.date
    outside: tuple[int, ...]
    open: bool
    best: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Course:
    """The course of things with the red lines, or on points alone.

    ``frontier`` holds the efficient deals whatever the outside options.
    """

    frontier: Frontier
    windows: tuple[Window, ...]
    moments: tuple[Moment, ...]
    waiting: Waiting

    @property
    def open_now(self) -> bool:
        """True if there is room on the first day."""
        return self.moments[0].open


@dataclass(frozen=True, eq=False)
class Clock:
    """The clock of one reading from ``start``, so many ``months`` ahead, every ``step`` months."""

    negotiation: Negotiation
    start: datetime.date
    months: int
    step: int
    hands: tuple[Hand, ...]
    with_lines: Course
    on_points: Course

    @property
    def telling(self) -> Course:
        """The course with the red lines where it has room at all, else that on points alone."""
        return self.with_lines if self.with_lines.windows else self.on_points


def clock(
    case: Case,
    reading: str = "base",
    date: datetime.date | None = None,
    months: int = 24,
    step: int = 1,
    approach: Approach = EXACT,
) -> Clock:
    """The clock of one ``reading`` of the ``case`` from ``date`` (None: its own date).

    So many ``months`` ahead, looked at every ``step`` months. TooManyDeals where the frontier
    cannot be had exactly by what ``approach`` allows, NotDefined for months out of 0..MAX_MONTHS,
    RuleError if no deal satisfies the rules.

    >>> from summitry.cases.read import read_case
    >>> found = clock(read_case("hanoi-2019"))
    >>> found.with_lines.windows, found.on_points.windows
    ((), (Window(opens=None, closes=None),))
    """
    if not 0 <= months <= MAX_MONTHS or step < 1:
        raise NotDefined(f"{months} months ahead by {step}; 0 to {MAX_MONTHS} by 1 or more")
    start = date or case.date
    negotiation = compile_case(case, reading, start)
    hands = tuple(_hand(case, reading, negotiation, place) for place in negotiation.principals)
    timed = _Timed(case, reading, hands, start, months, step)
    on_points, with_lines = _frontiers(negotiation, approach)
    if len(on_points.points) == 0:
        raise RuleError(f"no deal can satisfy the rules of reading {reading} together")
    courses = timed.course(with_lines), timed.course(on_points)
    return Clock(negotiation, start, months, step, hands, *courses)


def patience_of(case: Case, reading: str, party: str) -> float | None:
    """The central patience of ``party`` in that ``reading`` of ``case``; None if it says none.

    >>> from summitry.cases.read import read_case
    >>> patience_of(read_case("hanoi-2019"), "base", "us")
    0.97
    """
    entry = with_reading(case, reading).preferences.get(party)
    return entry.patience.value.central if entry and entry.patience else None


def _hand(case: Case, reading: str, negotiation: Negotiation, place: int) -> Hand:
    party = negotiation.parties[place].id
    patience = patience_of(case, reading, party)
    drift = drift_of(case, reading, party)
    return Hand(party, drift, PATIENCE if patience is None else patience, patience is None)


def _frontiers(negotiation: Negotiation, approach: Approach) -> tuple[Frontier, Frontier]:
    """The frontier on points alone, and that where all red lines of principals hold."""
    chosen = way(negotiation, approach)
    if chosen != "list":
        held = held_tables(negotiation)
        within = approach.within
        found = frontier_by(chosen, negotiation, (), within)
        return found, frontier_by(chosen, negotiation, held, within) if held else found
    space = list_deals(negotiation)
    lines = tuple(asked for asked in requirements(negotiation) if not asked.walk_away)
    return frontier_listed(space), frontier_listed(space, violations(space, lines) == 0)


class _Timed:
    """The days and months looked at, with the outside options of the principals on each."""

    def __init__(
        self,
        case: Case,
        reading: str,
        hands: Sequence[Hand],
        start: datetime.date,
        months: int,
        step: int,
    ) -> None:
        names = [hand.party for hand in hands]
        self.patience = [hand.patience for hand in hands]
        self.dates = month_dates(start, months)
        self.step = step
        n_days = (self.dates[-1] - start).days + 1
        self.days = [start + datetime.timedelta(days=day) for day in range(n_days)]
        self.daily = outside_on(case, reading, names, self.days)
        self.monthly = self.daily[[(day - start).days for day in self.dates]]

    def course(self, frontier: Frontier) -> Course:
        """What comes of the deals of ``frontier`` as time goes on."""
        if frontier.loss:
            raise TooManyDeals(
                f"the frontier is thinned out by up to {frontier.loss} points, and the clock needs"
                " all of it; leave out --within"
            )
        found = windows(self.days, open_days(frontier.points, self.daily))
        moments = tuple(self._moment(frontier, month) for month in self._looked())
        points = frontier.points.tolist()
        deals = {m.month: [points[place] for place in m.best] for m in moments if m.open}
        flows = self.monthly.T.tolist()
        return Course(frontier, found, moments, waiting(flows, deals, self.patience))

    def _looked(self) -> range:
        return range(0, len(self.dates), self.step)

    def _moment(self, frontier: Frontier, month: int) -> Moment:
        least = self.monthly[month]
        inside = np.flatnonzero((frontier.points >= least).all(axis=1))
        best = inside[nash(frontier.points[inside] - least)] if len(inside) else inside
        outside = tuple(least.tolist())
        return Moment(month, self.dates[month], outside, len(inside) > 0, tuple(best.tolist()))
