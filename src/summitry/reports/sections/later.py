"""What the case already holds for lenses to come, so that nobody thinks it was used here."""

from __future__ import annotations

from typing import Any

from summitry.reports.analysis import Analysis

__all__ = ["later_section"]


def later_section(analysis: Analysis) -> list[dict[str, Any]]:
    """Sections that are read and checked and that no lens of this version looks at."""
    case = analysis.case
    found = []
    if any(entry.discount for entry in case.preferences.values()):
        found.append({"section": "discount", "words": "what delay costs by the file imported"})
    if case.talks is not None:
        words = f"how the talks run: {case.talks.protocol.replace('_', ' ')}"
        found.append({"section": "talks", "words": words})
    return found
