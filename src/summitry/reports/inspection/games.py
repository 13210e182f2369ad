"""The answers of the two inspection games, Dresher's and that of timeliness, as data."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from summitry.phases.inspection.dresher import first_stage
from summitry.phases.inspection.leadership import equilibrium, leadership
from summitry.phases.inspection.limits import whole
from summitry.phases.inspection.regime import MOST_MONTHS
from summitry.phases.inspection.timeliness import ONE_VISIT, delay
from summitry.reports.inspection.lines import delay_lines, stages_lines

__all__ = ["delay_data", "stages_data"]

_SLOTS = 100
"""Slots a period for two visits and more."""

_MOST_INTERIM = 6
"""More visits make the bounds too wide to be of use at a number of slots that is solved soon."""


def stages_data(
    stages: int, inspections: int, violations: int, dismay: float, caught: float
) -> dict[str, Any]:
    """So many ``inspections`` in so many ``stages`` against intended ``violations``.

    ``dismay`` and ``caught`` are what a caught violation costs the inspector and the violator.
    """
    first = first_stage(stages, inspections, violations, caught)
    data: dict[str, Any] = {
        "stages": stages,
        "inspections": inspections,
        "violations": violations,
        "caught": caught,
        "dismay": dismay,
        "violator": _exact(-first.value),
        "inspects": [_exact(end) for end in first.inspects],
        "violates": [_exact(end) for end in first.violates],
        "at_once": None,
        "announced": None,
    }
    if dismay:
        both = equilibrium(stages, inspections, violations, dismay, caught)
        data["violates"] = [_exact(both.violates)] * 2
        data["at_once"] = _exact(both.inspector)
        led = leadership(stages, inspections, violations, caught)
        data["announced"] = _exact(led.inspector)
    return {**data, "lines": stages_lines(data)}


def _exact(value: Fraction) -> dict[str, Any]:
    return {"value": float(value), "exact": str(value)}


def delay_data(interim: int, months: int) -> dict[str, Any]:
    """The expected delay with so many ``interim`` visits in a period of so many ``months``."""
    whole("interim", interim, 1, _MOST_INTERIM, "visits in a period")
    whole("months", months, 1, MOST_MONTHS)
    low = high = ONE_VISIT
    if interim > 1:
        low, high = delay(_slots(interim), interim).continuous
    regular = 1 / (interim + 1)
    data = {
        "interim": interim,
        "months": months,
        "share": [low, high],
        "regular": regular,
        "delay_months": [low * months, high * months],
    }
    return {**data, "lines": delay_lines(data)}


def _slots(interim: int) -> int:
    """Fewer slots for many visits, so that the answer comes within seconds."""
    return max(40, _SLOTS - 10 * max(0, interim - 2))
