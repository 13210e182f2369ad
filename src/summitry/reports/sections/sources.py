"""Sources: documents, claims with the check of their words, and what the model leaves out."""

from __future__ import annotations

from collections import Counter
from typing import Any

from summitry.cases.compile import compile_case, readings
from summitry.cases.evidence import claims, documents
from summitry.deals.approach import way
from summitry.deals.requirements import requirements
from summitry.errors import TooManyDeals
from summitry.evidence.attribution import told
from summitry.reports.analysis import Analysis
from summitry.reports.sections.positions import holder_names
from summitry.reports.sections.reviewed import reviewed_section
from summitry.reports.words import count, joined

__all__ = ["check_section", "left_out_section", "limits", "sources_section"]


def sources_section(analysis: Analysis) -> dict[str, Any]:
    """Documents with their hash and whether they were at hand, and every claim."""
    names = holder_names(analysis)
    sides = {s: key for key, party in analysis.case.parties.items() for s in party.speakers}
    publishers = {document.id: document.publisher for document in documents(analysis.case)}
    statuses = Counter(check.status for check in analysis.quotes.values())
    return {
        "documents": [
            {
                "id": document.id,
                "publisher": document.publisher,
                "title": document.title,
                "date": document.date.isoformat(),
                "kind": document.kind,
                "sha256": document.sha256,
                "cluster": document.cluster,
                "status": analysis.found.entries[document.id].status,
            }
            for document in documents(analysis.case)
        ],
        "n_clusters": len({document.cluster for document in documents(analysis.case)}),
        "checked": dict(sorted(statuses.items())),
        "reviewed": reviewed_section(analysis.loaded.folder),
        "claims": [
            {
                "id": claim.id,
                "document": claim.document,
                "act": claim.act,
                "words": claim.words,
                "verbatim": claim.quote is not None,
                "told": told(claim, {**names, "reporter": publishers[claim.document]}, sides),
                "status": analysis.quotes[claim.id].status,
                "folds": list(analysis.quotes[claim.id].folds),
            }
            for claim in claims(analysis.case)
        ],
    }


def check_section(analysis: Analysis) -> dict[str, Any]:
    """What a sound case holds, and how many of its quotes stand."""
    case = analysis.case
    statuses = Counter(check.status for check in analysis.quotes.values())
    checked = joined([f"{n} {status}" for status, n in sorted(statuses.items())]) or "none"
    size = (
        f"{count(len(case.parties), 'party', 'parties')}, {count(len(case.issues), 'issue')},"
        f" {count(len(case.readings) + 1, 'reading')}"
    )
    return {
        "case": analysis.loaded.name,
        "parties": len(case.parties),
        "issues": len(case.issues),
        "readings": len(case.readings) + 1,
        "quotes": dict(sorted(statuses.items())),
        "warnings": [str(warning) for warning in analysis.loaded.warnings],
        "limits": limits(analysis),
        "words": f"{analysis.loaded.name}: fine ({size}; words of claims: {checked})",
    }


def limits(analysis: Analysis) -> list[str]:
    """What the deals and why lenses could not answer for the case, in words; empty if all."""
    found = []
    if not analysis.case.preferences:
        return ["deals, why and brief will refuse: nothing is said of what the parties want"]
    for name in readings(analysis.case):
        negotiation = compile_case(analysis.case, name)
        try:
            requirements(negotiation)
            way(negotiation)
        except TooManyDeals as error:
            found.append(f"reading {name}: deals, why and brief will refuse: {error}")
    return found


def left_out_section(analysis: Analysis) -> list[dict[str, Any]]:
    """In the record and not in the model, with the reason; claims that nothing cites at the end."""
    listed = [
        {"id": key, "claims": list(entry.claims), "why": entry.why}
        for key, entry in analysis.case.left_out.items()
    ]
    uncited = [
        warning.path.rsplit(".", 1)[-1]
        for warning in analysis.loaded.warnings
        if warning.path.startswith("evidence.claims.")
    ]
    if uncited:
        why = "cited by no number, rule or issue, and no reason is given"
        listed.append({"id": "uncited", "claims": uncited, "why": why})
    return listed
