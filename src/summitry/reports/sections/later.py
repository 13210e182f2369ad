"""What the case already holds for lenses to come, so that nobody thinks it was used here."""

from __future__ import annotations

from typing import Any

from summitry.reports.analysis import Analysis
from summitry.reports.words import count

__all__ = ["later_section"]


def later_section(analysis: Analysis) -> list[dict[str, Any]]:
    """Sections that are read and checked and that no lens of this version looks at."""
    case = analysis.case
    found = []
    if case.steps:
        rungs = sum(len(steps) for steps in case.steps.values())
        words = f"how {count(rungs, 'step')} would be verified, and how long each takes"
        found.append({"section": "steps", "words": words})
    if any(entry.patience for entry in case.preferences.values()):
        found.append({"section": "patience", "words": "how much each side minds waiting"})
    if any(entry.discount for entry in case.preferences.values()):
        found.append({"section": "discount", "words": "what delay costs by the file imported"})
    if case.talks is not None:
        words = f"how the talks run: {case.talks.protocol.replace('_', ' ')}"
        found.append({"section": "talks", "words": words})
    return found
