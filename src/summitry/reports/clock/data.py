"""The clock of a case as data: sides, courses, shares, and what moves the room."""

from __future__ import annotations

from typing import Any

from summitry.cases.ledger import ledger
from summitry.errors import TooManyDeals, UnknownName
from summitry.reports.analysis import Analysis
from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.lines import clock_lines
from summitry.reports.sections.deals import in_words
from summitry.uncertainty.clock import Clock, Course, Hand, clock
from summitry.uncertainty.clock_deadline import talks_until
from summitry.uncertainty.clock_shares import room_shares
from summitry.uncertainty.face import face_limits
from summitry.uncertainty.frequency import Frequency
from summitry.uncertainty.reopening import Reopening, reopening

__all__ = ["clock_data"]


def clock_data(analysis: Analysis, asked: ClockAsked) -> dict[str, Any]:
    """The clock of the case under ``analysis``, as ``asked``, with its sentences in ``lines``."""
    reading = asked.reading
    found = clock(
        analysis.case, reading, analysis.date, asked.months, asked.step, analysis.approach
    )
    told = _Told(analysis, found)
    lines = any(found.negotiation.preferences[p].red_lines for p in told.places)
    data = {
        "title": analysis.case.title,
        "reading": reading,
        "start": found.start.isoformat(),
        "months": found.months,
        "step": found.step,
        "sides": [told.side(place, hand) for place, hand in enumerate(found.hands)],
        "red_lines": lines,
        "told": "with_lines" if found.telling is found.with_lines else "on_points",
        "with_lines": told.course(found.with_lines),
        "on_points": told.course(found.on_points),
        "shares": _shares(analysis, found, asked),
        "face": told.face(lines=lines),
        "reopening": told.reopenings(asked),
        "deadline": told.deadline(asked),
    }
    return {"lines": list(clock_lines(data)), **data}


class _Told:
    """The parts of a clock in the names and words of its case."""

    def __init__(self, analysis: Analysis, found: Clock) -> None:
        self.analysis = analysis
        self.found = found
        self.negotiation = found.negotiation
        self.places = self.negotiation.principals
        self.keys = {estimate.key for estimate in ledger(analysis.case)}

    def side(self, place: int, hand: Hand) -> dict[str, Any]:
        party = self.negotiation.parties[self.places[place]]
        return {
            "id": party.id,
            "party": party.name,
            "in_text": party.in_text,
            "outside": self.found.on_points.moments[0].outside[place],
            "per_month": hand.per_month,
            "patience": hand.patience,
            "patience_assumed": hand.assumed,
            "entries": {
                "outside": self.entries(hand.party, "outside.points", "outside.per_month"),
                "patience": self.entries(hand.party, "patience.value"),
            },
        }

    def entries(self, party: str, *names: str) -> list[str]:
        """The ledger keys of these numbers of a party; those of the reading if it has its own."""
        ways = (f"readings.{self.negotiation.reading}.preferences.{party}", f"preferences.{party}")
        found = ([f"{way}.{name}" for way in ways] for name in names)
        return [key for keys in found for key in [k for k in keys if k in self.keys][:1]]

    def course(self, course: Course) -> dict[str, Any]:
        """Windows, moments, and the deals that are best at some moment, by number."""
        places = list(dict.fromkeys(place for moment in course.moments for place in moment.best))
        numbers = {place: number for number, place in enumerate(places, 1)}
        waiting = course.waiting
        return {
            "open_now": course.open_now,
            "windows": [
                {
                    "opens": window.opens.isoformat() if window.opens else None,
                    "closes": window.closes.isoformat() if window.closes else None,
                }
                for window in course.windows
            ],
            "moments": [
                {
                    "month": moment.month,
                    "date": moment.date.isoformat(),
                    "outside": list(moment.outside),
                    "open": moment.open,
                    "best": sorted(numbers[place] for place in moment.best),
                    "worth": [
                        list(spans[moment.month]) if moment.open else None
                        for spans in waiting.worth
                    ],
                }
                for moment in course.moments
            ],
            "deals": [self.deal(course, place) for place in places],
            "never": list(waiting.never),
            "best_months": [list(months) for months in waiting.best],
            "better": [list(months) for months in waiting.better],
            "worse": list(waiting.worse),
        }

    def deal(self, course: Course, place: int) -> dict[str, Any]:
        """A deal in words; with others of the same points beside it, the first of them."""
        deals = course.frontier.deals(place, limit=2)
        return {
            "points": course.frontier.points[place].tolist(),
            "words": in_words(self.negotiation, deals[0]),
            "others": len(deals) > 1,
        }

    def face(self, *, lines: bool) -> list[dict[str, Any]] | None:
        """How dear a step back may be, with the red lines if there are ``lines`` and on points
        alone; None where there are too many deals to look."""
        asked = (self.analysis.case, self.negotiation.reading, self.found.start)
        try:
            alone = face_limits(*asked, red_lines=False)
            held = face_limits(*asked) if lines else alone
        except TooManyDeals:
            return None
        return [
            {
                "id": one.party,
                "in_text": self.name(one.party),
                "points": one.points,
                "with_lines": {"limit": one.limit, "always": one.always},
                "on_points": {"limit": other.limit, "always": other.always},
                "entries": self.entries(one.party, "face.points_per_step_back"),
            }
            for one, other in zip(held, alone, strict=True)
        ]

    def reopenings(self, asked: ClockAsked) -> list[dict[str, Any]]:
        """What giving up leverage does to each side; empty where there is nothing to look at."""
        course = self.found.telling
        names = [hand.party for hand in self.found.hands]
        for party in asked.drops:
            if party not in names:
                raise UnknownName("principal", party, names)
        if not asked.drops and (len(names) != 2 or not course.open_now):
            return []
        found = (reopening(self.found, course, name, asked.drops.get(name)) for name in names)
        return [self.reopening(one) for one in found]

    def reopening(self, one: Reopening) -> dict[str, Any]:
        return {
            "id": one.party,
            "in_text": self.name(one.party),
            "outside": one.outside,
            "now": one.now,
            "least": one.least,
            "drop": one.drop,
            "then": one.then,
            "worth": one.worth,
            "signs": one.signs,
        }

    def deadline(self, asked: ClockAsked) -> dict[str, Any] | None:
        if asked.deadline is None:
            return None
        course = self.found.telling
        made = talks_until(self.analysis.case, self.found, course, asked.deadline)
        return {
            "months": made.months,
            "same": made.same,
            "last": [
                {
                    "in_text": self.name(hand.party),
                    "month": one.round,
                    "deal": None if one.deal is None else self.deal(course, one.deal),
                    "worth": list(one.worth),
                }
                for hand, one in zip(self.found.hands, made.offers, strict=True)
            ],
        }

    def name(self, party: str) -> str:
        return self.negotiation.parties[self.negotiation.party(party)].in_text


def _shares(analysis: Analysis, found: Clock, asked: ClockAsked) -> dict[str, Any] | None:
    """How often there is room in each month; None where none is asked for, or deals are too many.

    Draws are of all readings where the base is looked at, else of the one reading."""
    if not asked.draws:
        return None
    base = found.negotiation.reading == "base"
    reading = None if base else found.negotiation.reading
    dates = [moment.date for moment in found.on_points.moments]
    try:
        made = room_shares(analysis.case, dates, asked.draws, asked.seed, reading)
    except TooManyDeals:
        return None
    return {
        "of": "the numbers and readings" if base and analysis.case.readings else "the numbers",
        "n": made.n,
        "seed": made.seed,
        "with_lines": [_frequency(one) for one in made.with_lines],
        "on_points": [_frequency(one) for one in made.on_points],
    }


def _frequency(found: Frequency) -> dict[str, Any]:
    low, high = found.interval
    return {"n": found.hits, "of": found.draws, "low": round(low, 6), "high": round(high, 6)}
