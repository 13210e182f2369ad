"""Who said what on which issue, by whom reported."""

from __future__ import annotations

from typing import Any

from summitry.evidence.folding import words
from summitry.evidence.positions import Position, Row
from summitry.reports.analysis import Analysis
from summitry.reports.grounds import one_sided

__all__ = ["positions_section"]


def positions_section(analysis: Analysis) -> dict[str, Any]:
    """The position table by issue, then holder; cells without claims and flags are left out."""
    table = analysis.positions
    names = holder_names(analysis)
    titles = {issue.id: issue.name for issue in analysis.issues}
    return {
        "issues": [
            {
                "id": issue,
                "name": titles.get(issue or "", "general"),
                "cells": [
                    _cell(analysis, table.cell(holder, issue), names[holder])
                    for holder in table.holders
                    if table.cell(holder, issue).claims or table.cell(holder, issue).flags
                ],
            }
            for issue in table.issues
        ]
    }


def holder_names(analysis: Analysis) -> dict[str, str]:
    """Names of parties and voices; the author of a document is "the report"."""
    names = {key: party.name for key, party in analysis.case.parties.items()}
    names |= {key: voice.name for key, voice in analysis.case.evidence.voices.items()}
    return {**names, "reporter": "the report"}


def _cell(analysis: Analysis, cell: Position, name: str) -> dict[str, Any]:
    return {
        "holder": cell.holder,
        "name": name,
        "n_sources": cell.n_sources,
        "rows": _rows(analysis, cell),
        "flags": [
            {
                "words": flag.words,
                "why": flag.why,
                "claims": list(flag.claims),
                "differing": [list(pair) for pair in flag.differing],
            }
            for flag in cell.flags
        ],
    }


def _rows(analysis: Analysis, cell: Position) -> list[dict[str, Any]]:
    """One row a wording: reports of one statement in the same words stand together."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in cell.claims:
        claim = row.claim
        wording = " ".join(word.folded for word in words(claim.words))
        same = found.setdefault((claim.statement or claim.id, wording), _row(row))
        same["claims"].append(claim.id)
        same["other_side"] = one_sided(analysis.case, cell.holder, same["claims"])
        same["told"].append(f"{row.told}, {row.document.date.isoformat()}")
        same["statuses"].append(analysis.quotes[claim.id].status)
    return list(found.values())


def _row(row: Row) -> dict[str, Any]:
    return {
        "act": row.claim.act,
        "modality": row.claim.modality,
        "states": row.states,
        "words": row.claim.words,
        "verbatim": row.claim.quote is not None,
        "other_side": False,
        "claims": [],
        "told": [],
        "statuses": [],
    }
