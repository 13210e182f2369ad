"""Who else matters: the interested parties, and how each package looks to them."""

from __future__ import annotations

from typing import Any

from summitry.reports.analysis import Analysis

__all__ = ["others_section"]


def others_section(analysis: Analysis) -> list[dict[str, Any]]:
    """Each party without a veto: what it cares for most, and the packages in its order."""
    base = analysis.base.negotiation
    return [
        {
            "party": party.name,
            "priorities": _priorities(analysis, party.id),
            "principals": [
                {
                    "party": base.parties[p].name,
                    "priorities": _priorities(analysis, base.parties[p].id),
                }
                for p in base.principals
            ],
            "packages": _ranked(analysis, place),
        }
        for place, party in enumerate(base.parties)
        if not party.principal
    ]


def _priorities(analysis: Analysis, party: str) -> list[dict[str, Any]]:
    """The party's issues by weight, the heaviest first, as shares of the whole."""
    names = {issue.id: issue.name for issue in analysis.issues}
    entry = analysis.case.preferences.get(party)
    weights = {k: w.value.central for k, w in entry.weights.items()} if entry else {}
    total = sum(weights.values()) or 1.0
    return [
        {
            "issue": names[key],
            "share": round(100 * weight / total),
            "key": f"preferences.{party}.weights.{key}.value",
        }
        for key, weight in sorted(weights.items(), key=lambda item: -item[1])
    ]


def _ranked(analysis: Analysis, place: int) -> list[dict[str, Any]]:
    letters = zip("ABCDE", analysis.proposals, strict=False)
    points = [{"letter": letter, "points": p.package.points[place]} for letter, p in letters]
    return sorted(points, key=lambda entry: -int(str(entry["points"])))
