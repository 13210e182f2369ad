"""Quotes that do not stand: as problems with their place in the case."""

from __future__ import annotations

from summitry.cases.evidence import claims
from summitry.errors import Problem
from summitry.evidence.documents import ABSENT, OTHER_TEXT, UNREADABLE
from summitry.evidence.quotes import MOVED
from summitry.reports.analysis import Analysis

__all__ = ["document_warnings", "quote_problems"]


def document_warnings(analysis: Analysis) -> list[Problem]:
    """Documents that are quoted and could not be found, with the reason."""
    quoted = {c.document for c in claims(analysis.case) if c.quote is not None}
    found = []
    for name, document in analysis.found.entries.items():
        if name in quoted and document.status == ABSENT:
            path = ("evidence", "documents", name)
            message = f"its quotes are not checked: {document.reason}"
            found.append(analysis.loaded.root.find(path).problem(message, path, "warning"))
    return found


def quote_problems(analysis: Analysis) -> list[Problem]:
    """A quote that is not in its document and a document that is another text are errors."""
    found = []
    for name, document in analysis.found.entries.items():
        if document.status in (OTHER_TEXT, UNREADABLE):
            path = ("evidence", "documents", name, "sha256")
            found.append(analysis.loaded.root.find(path).problem(document.reason, path))
    for name, check in analysis.quotes.items():
        if check.status == MOVED:
            path = ("evidence", "claims", name, "quote")
            nearest = f"; nearest: “{check.nearest}”" if check.nearest else ""
            message = f"{check.reason}{nearest}"
            found.append(analysis.loaded.root.find(path).problem(message, path))
    return found
