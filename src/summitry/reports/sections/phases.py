"""Step by step, in the brief: does a grand bargain hold, which plan would, what would it need."""

from __future__ import annotations

from typing import Any

from summitry.errors import NotDefined, TooManyDeals
from summitry.reports.analysis import Analysis
from summitry.reports.phases.asked import PhasesAsked
from summitry.reports.phases.data import phases_data
from summitry.reports.phases.lines import phases_lines
from summitry.reports.words import line

__all__ = ["phases_section"]


def phases_section(analysis: Analysis) -> dict[str, Any]:
    """The plans of the base reading; ``looked`` is False, with the reason in ``lines``, where there
    is nothing to lead to, or too much of it."""
    try:
        data = phases_data(analysis, "base", PhasesAsked())
    except (NotDefined, TooManyDeals) as error:
        return {"looked": False, "lines": [line(f"Not looked at: {error}.")]}
    return {**data, "looked": True, "lines": phases_lines(data)}
