"""What ``summitry inspection`` answers, as data: every answer has its numbers and its sentences."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from summitry.phases.inspection.deterrence import (
    deterred_gain,
    deterring_detection,
    deterring_penalty,
)
from summitry.phases.inspection.regime import Regime, least_seen, regime, visits_needed
from summitry.phases.inspection.violations import Places, worst_hiding
from summitry.reports.inspection.games import delay_data, stages_data
from summitry.reports.inspection.lines import deterrence_lines, visits_lines

__all__ = ["TABLE_CHANCES", "Asked", "fraction_below", "inspection_section"]

TABLE_CHANCES = (0.5, 0.8, 0.9, 0.95, 0.99)
"""The columns of the table of visits."""

_TABLE_HIDDEN = (1, 2, 5, 10, 20)


@dataclass(frozen=True)
class Asked:
    """What was asked; None where nothing was said. Names as in ``phases.inspection``."""

    sites: int | None = None
    hidden: int = 1
    visits: int | None = None
    detection: float | None = None
    sensitivity: float = 1.0
    undeclared: float = 0.0
    suspected: int = 0
    challenges: int | None = None
    months: int = 1
    gain: float | None = None
    penalty: float | None = None
    stages: int | None = None
    inspections: int | None = None
    violations: int = 1
    caught: float = 1.0
    dismay: float = 0.0
    interim: int | None = None


def inspection_section(asked: Asked) -> dict[str, Any]:
    """The answers to all that was ``asked``, and whether a chance that was wanted is reached."""
    deterrence = _deterrence(asked)
    wanted = asked.detection
    if wanted is None and deterrence and asked.penalty is not None:
        wanted = deterrence["detection"]
    visits = _visits(asked, wanted) if asked.sites is not None else None
    stages = delay = None
    if asked.stages is not None and asked.inspections is not None:
        stages = stages_data(
            asked.stages, asked.inspections, asked.violations, asked.dismay, asked.caught
        )
    if asked.interim is not None:
        delay = delay_data(asked.interim, asked.months)
    answers = {"deterrence": deterrence, "visits": visits, "stages": stages, "delay": delay}
    return {**answers, "reached": visits is None or visits["reached"] is not False}


def fraction_below(value: Fraction) -> float:
    """The ``value`` as a float that, as printed, is not above it: nothing reads as more than it is.

    >>> fraction_below(Fraction(4, 5)), fraction_below(1 - Fraction(1, 10**30)) < 1
    (0.8, True)
    """
    found = float(value)
    return found if Fraction(str(found)) <= value else math.nextafter(found, -math.inf)


def _visits(asked: Asked, wanted: float | None) -> dict[str, Any]:
    """Visits to sites: the regime asked for, or the smallest one that does what is wanted."""
    assert asked.sites is not None
    places = (asked.sensitivity, asked.undeclared, asked.months, asked.suspected, asked.challenges)
    regime(asked.sites, asked.hidden, 0, *places)
    needed = None
    if wanted is not None:
        needed = visits_needed(asked.sites, asked.hidden, wanted, *places)
    given = asked.visits is not None
    n = asked.visits if given else needed
    made = regime(asked.sites, asked.hidden, n, *places) if n is not None else None
    full = asked.sites + (asked.suspected if asked.challenges is None else 0)
    most = regime(asked.sites, asked.hidden, full, *places)
    goal = None if wanted is None else Fraction(str(wanted))
    reached = None if goal is None else made is not None and made.within >= goal
    data = {
        "sites": asked.sites,
        "suspected": asked.suspected,
        "challenges": asked.challenges,
        "hidden": asked.hidden,
        "sensitivity": asked.sensitivity,
        "undeclared": asked.undeclared,
        "months": asked.months,
        "wanted": wanted,
        "needed": needed,
        "reached": reached,
        "regime": _numbers(made) if made else None,
        "every_site": _numbers(most),
        "least_seen": _least(asked, wanted) if given and goal is not None else None,
        "hiding": _hiding(asked, n) if n is not None else None,
        "table": _table(asked) if asked.challenges is None and not asked.undeclared else None,
    }
    return {**data, "lines": visits_lines(data)}


def _numbers(made: Regime) -> dict[str, Any]:
    """A regime in numbers; chances are rounded down by less than the last digit of a float."""
    return {
        "visits": made.visits,
        "month": fraction_below(made.month),
        "within": fraction_below(made.within),
        "steady": made.steady,
        "average_months": None if made.average is None else float(made.average),
    }


def _least(asked: Asked, wanted: float | None) -> int | None:
    """The smallest breach that the visits see as surely as wanted; plain sampling only."""
    if asked.suspected or asked.undeclared or asked.visits is None or wanted is None:
        return None
    assert asked.sites is not None
    return least_seen(asked.sites, asked.visits, wanted, asked.sensitivity, asked.months)


def _hiding(asked: Asked, visits: int) -> list[list[int]] | None:
    """Where a violator is seen least, as (listed, suspected), if challenge visits are set apart."""
    if asked.challenges is None or asked.sites is None:
        return None
    places = Places(asked.sites, asked.suspected, asked.sensitivity, asked.sensitivity)
    found = worst_hiding(places, asked.hidden, (visits, asked.challenges))
    return [list(way) for way in found.hidden]


def _table(asked: Asked) -> dict[str, Any]:
    """Visits for the usual chances within the months, by how many sites are bad."""
    assert asked.sites is not None
    places = asked.sites + asked.suspected
    rows = [
        {
            "hidden": bad,
            "visits": [
                visits_needed(places, bad, chance, asked.sensitivity, 0, asked.months)
                for chance in TABLE_CHANCES
            ],
        }
        for bad in sorted({*_TABLE_HIDDEN, asked.hidden})
        if bad <= places
    ]
    return {"chances": list(TABLE_CHANCES), "rows": rows}


def _deterrence(asked: Asked) -> dict[str, Any] | None:
    """The threshold of gain, penalty and chance from those two of them that are given."""
    if asked.gain is None and asked.penalty is None:
        return None
    data: dict[str, Any] = {"gain": asked.gain, "penalty": asked.penalty, "given": asked.detection}
    if asked.gain is not None and asked.penalty is not None:
        data["detection"] = _above(deterring_detection(asked.gain, asked.penalty))
    elif asked.gain is not None and asked.detection is not None:
        found = deterring_penalty(asked.gain, asked.detection)
        data["least_penalty"] = None if found is None else float(found)
    elif asked.penalty is not None and asked.detection is not None:
        found = deterred_gain(asked.penalty, asked.detection)
        data["most_gain"] = None if found is None else float(found)
    return {**data, "lines": deterrence_lines(data)}


def _above(value: Fraction) -> float:
    """A threshold as a float that is not below it."""
    return -fraction_below(-value)
