"""What the record holds since a day that it did not hold before."""

from __future__ import annotations

import datetime
from typing import Any

from summitry.evidence.changes import Change, changes
from summitry.evidence.positions import Row
from summitry.reports.analysis import Analysis
from summitry.reports.sections.positions import holder_names

__all__ = ["changes_section"]


def changes_section(analysis: Analysis, since: datetime.date) -> dict[str, Any]:
    """The change digest of a case for the day ``since``, by issue."""
    digest = changes(analysis.positions, since, analysis.clash)
    names = holder_names(analysis)
    titles = {issue.id: issue.name for issue in analysis.issues}
    return {
        "since": since.isoformat(),
        "claims_before": digest.n_before,
        "claims_since": digest.n_since,
        "counts": digest.counts(),
        "changes": [
            {
                "kind": change.kind,
                "holder": change.holder,
                "name": names[change.holder],
                "issue": change.issue,
                "issue_name": titles.get(change.issue or "", "general"),
                "why": change.why,
                "now": _row(change.now),
                "before": _row(change.before) if change.before else None,
            }
            for change in sorted(digest.changes, key=lambda c: _place(analysis, c))
        ],
    }


def _place(analysis: Analysis, change: Change) -> tuple[int, int]:
    table = analysis.positions
    return table.issues.index(change.issue), table.holders.index(change.holder)


def _row(row: Row) -> dict[str, Any]:
    return {
        "claim": row.claim.id,
        "act": row.claim.act,
        "words": row.claim.words,
        "verbatim": row.claim.quote is not None,
        "position": row.claim.position,
        "told": row.told,
        "date": row.document.date.isoformat(),
    }
