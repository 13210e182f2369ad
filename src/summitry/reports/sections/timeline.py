"""The record by day as data: one mark an utterance, however many documents report it that day, one
row a holder within an issue, one column a day.

With more than MAX_COLUMNS days, columns are months, and with more months than that, years. A claim
on several issues has a mark on each.
"""

from __future__ import annotations

import datetime
from typing import Any

from summitry.evidence.positions import Row
from summitry.model.claim import REPORTER
from summitry.reports.analysis import Analysis
from summitry.reports.sections.positions import holder_names

__all__ = ["MAX_COLUMNS", "timeline_section"]

MAX_COLUMNS = 31


def timeline_section(analysis: Analysis) -> dict[str, Any]:
    """Columns, rows and marks; ``place`` counts the marks of one row and column from 0."""
    table, names = analysis.positions, holder_names(analysis)
    titles = {issue.id: issue.name for issue in analysis.issues}
    days = {row.document.date for cell in table.cells for row in cell.claims}
    step = _step(days)
    rows, marks = [], []
    for issue in table.issues:
        for holder in table.holders:
            cell = table.cell(holder, issue)
            if not cell.claims:
                continue
            title = titles.get(issue or "", "general")
            rows.append({"issue": title, "holder": holder, "name": names[holder]})
            marks += _marks(cell.claims, len(rows) - 1, step)
    return {"columns": sorted({mark["column"] for mark in marks}), "rows": rows, "marks": marks}


def _marks(claims: tuple[Row, ...], row: int, step: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    placed: dict[str, int] = {}
    told: set[tuple[str, str]] = set()
    for said in sorted(claims, key=lambda row: row.document.date):
        column = said.document.date.isoformat()[:step]
        utterance = (said.claim.statement or said.claim.id, column)
        if utterance in told:
            continue
        told.add(utterance)
        placed[column] = placed.get(column, -1) + 1
        found.append(
            {
                "claim": said.claim.id,
                "row": row,
                "column": column,
                "place": placed[column],
                "act": said.claim.act,
                "known": _known(said),
                "words": said.claim.words,
            }
        )
    return found


def _known(row: Row) -> str:
    """Through whom it is known: the holder, another side or voice, or the author alone."""
    teller = row.claim.told_by()
    if teller == row.claim.holder:
        return "own words"
    return "the author" if teller == REPORTER else "another's account"


def _step(days: set[datetime.date]) -> int:
    """How many characters of a written day name a column: the day, its month or its year."""
    for step in (10, 7):
        if len({day.isoformat()[:step] for day in days}) <= MAX_COLUMNS:
            return step
    return 4
