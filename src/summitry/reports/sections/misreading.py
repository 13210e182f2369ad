"""What each side got wrong about the other: sentences, and what they rest on."""

from __future__ import annotations

from typing import Any

from summitry.reports.analysis import Analysis
from summitry.reports.misread.data import DRAWS, misreading_data
from summitry.reports.misread.lines import misreading_lines
from summitry.uncertainty.misreading import misreading

__all__ = ["misreading_section"]


def misreading_section(
    analysis: Analysis, reading: str = "base", draws: int = DRAWS, seed: int = 0
) -> dict[str, Any]:
    """The misreadings under one ``reading``, with the sentences for a brief in ``lines``.

    Answers to offers are counted over ``draws`` of each picture with ``seed``.
    """
    found = misreading(analysis.case, reading, analysis.date)
    data = misreading_data(analysis, found, draws, seed)
    return {"lines": list(misreading_lines(data)), **data}
