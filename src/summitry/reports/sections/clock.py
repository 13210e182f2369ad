"""The clock in the brief: when room opens and closes, whose side time is on, what waiting costs."""

from __future__ import annotations

from typing import Any

from summitry.errors import NotDefined, TooManyDeals
from summitry.reports.analysis import Analysis
from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.data import clock_data
from summitry.reports.words import line

__all__ = ["clock_section"]

_STEP = 6


def clock_section(analysis: Analysis) -> dict[str, Any]:
    """The clock of the base reading, half-year by half-year, with its sentences in ``lines``.

    ``looked`` is False, with the reason in ``lines``, where there are too many deals.
    """
    try:
        data = clock_data(analysis, ClockAsked(step=_STEP))
    except (NotDefined, TooManyDeals) as error:
        return {"looked": False, "lines": [line(f"Not looked at: {error}.")]}
    return {"looked": True, **data}
