"""What a side learns when an offer is refused that it thought would be taken.

As believed, party j takes deal x: u_j(x) >= outside_j and no red line of j is broken. A refusal
shows that this is not so. Each of these alone would explain it, all else as believed:

- the outside option of j is at least u_j(x) + 1 (points are whole);
- a red line that the holder did not believe in, and that x breaks, is real;
- one believed number is off by at least so much (searched as ``thresholds`` says; for the outside
  option the threshold is the exact one above).

A revealed bound and no more: the refusal does not say which.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from summitry.cases.beliefs import as_seen, pictured
from summitry.cases.compile import compile_case, compile_preferences, with_reading
from summitry.cases.ledger import ledger, with_value
from summitry.cases.schema import Case, PreferencesEntry
from summitry.model.estimate import Estimate
from summitry.model.negotiation import Deal, Negotiation
from summitry.uncertainty.thresholds import bounds, thresholds
from summitry.uncertainty.verdicts import verdict

__all__ = ["Explanation", "Lesson", "lessons"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One believed number that explains the refusal by itself: the other side refuses at
    ``nearest``; no value nearer to the ``believed`` one was found at which it does."""

    key: str
    believed: float
    nearest: float


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the refusal of ``offer`` by ``about`` shows to the holder of a picture.

    ``worth``  : points of the offer to ``about``, as believed;
    ``outside``: its outside option, as believed; ``least_outside`` the least that explains it;
    ``lines``  : red lines of the model that the offer breaks and the holder does not believe in;
    ``numbers``: believed numbers that explain it alone, in file order.
    """

    offer: str
    about: str
    worth: int
    outside: int
    lines: tuple[str, ...]
    numbers: tuple[Explanation, ...]

    @property
    def least_outside(self) -> int:
        """The least outside option at which the refusal follows, all else as believed."""
        return self.worth + 1


def lessons(
    case: Case,
    holder: str,
    about: str,
    offer: str,
    deal: Deal,
    reading: str = "base",
    date: datetime.date | None = None,
) -> tuple[Lesson, ...]:
    """What ``holder`` learns when ``about`` refuses ``deal`` (called ``offer``) in ``case``.

    Under ``reading`` at ``date``. Nothing where the refusal is what it expects.
    """
    seen = as_seen(case, holder, date, reading)
    believed = verdict(seen, about, deal)
    if not believed.accepted:
        return ()
    modelled = verdict(compile_case(case, reading, date), about, deal)
    place = seen.party(about)
    return (
        Lesson(
            offer,
            about,
            believed.points,
            seen.preferences[place].outside,
            modelled.broken,
            _numbers(case, seen, (holder, about), deal, date),
        ),
    )


def _numbers(
    case: Case,
    seen: Negotiation,
    pair: tuple[str, str],
    deal: Deal,
    date: datetime.date | None,
) -> tuple[Explanation, ...]:
    found = []
    for estimate in ledger(case):
        if estimate.path[:3] != ("beliefs", *pair) or not _counts(estimate):
            continue
        refuses = _refuses(case, estimate, seen, pair, deal, date)
        exact = estimate.path[3:] == ("outside", "points")
        gain = seen.gain(seen.party(pair[1]), deal)
        least = (
            _outside(estimate, gain, refuses)
            if exact
            else _nearest(case, seen.reading, estimate, refuses)
        )
        if least is not None and estimate.central is not None:
            found.append(Explanation(estimate.key, estimate.central, least))
    return tuple(found)


def _outside(estimate: Estimate, gain: int, refuses: Callable[[float], bool]) -> float:
    """The least whole outside option that leaves nothing of the ``gain`` as believed."""
    value = math.floor(estimate.central or 0.0) + gain
    while not refuses(value):  # at most three times: the drift and half a point are rounded
        value += 1
    return float(value)


_SECTIONS = ("weights", "scores", "together", "outside", "face")


def _counts(estimate: Estimate) -> bool:
    return estimate.central is not None and estimate.path[3] in _SECTIONS


def _refuses(
    case: Case,
    estimate: Estimate,
    seen: Negotiation,
    pair: tuple[str, str],
    deal: Deal,
    date: datetime.date | None,
) -> Callable[[float], bool]:
    """Does the other side refuse ``deal`` if the believed number of ``estimate`` is another one?"""
    holder, about = pair
    place, base = seen.party(about), _base(case, seen.reading, about)

    def refuses(value: float) -> bool:
        changed = with_value(case, estimate.path, value)
        entry = pictured(base, changed.beliefs[holder][about])
        if entry.weights and not any(w.value.central for w in entry.weights.values()):
            return False  # no case: the weights of a party are not all zero
        wants = list(seen.preferences)
        wants[place] = compile_preferences(case, seen.issues, entry, date)
        return not verdict(replace(seen, preferences=tuple(wants)), about, deal).accepted

    return refuses


def _nearest(
    case: Case, reading: str, estimate: Estimate, refuses: Callable[[float], bool]
) -> float | None:
    """The value nearest to the believed one at which ``refuses`` holds."""
    central = estimate.central or 0.0
    ends = bounds(estimate, _scale(case, reading, estimate))
    found = [value for value, _ in thresholds(central, ends, False, refuses)]
    return min(found, key=lambda value: abs(value - central)) if found else None


def _base(case: Case, reading: str, about: str) -> PreferencesEntry:
    return with_reading(case, reading).preferences.get(about, PreferencesEntry())


def _scale(case: Case, reading: str, estimate: Estimate) -> float:
    """What the weights or points of the other side come to in all, as believed."""
    if estimate.unit != "weight":
        return float(case.resolution)
    holder, about = estimate.path[1:3]
    entry = pictured(_base(case, reading, about), case.beliefs[holder][about])
    return sum(weight.value.central for weight in entry.weights.values())
