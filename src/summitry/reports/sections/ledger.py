"""The assumption ledger: every number and statement with its reason, the most influential first."""

from __future__ import annotations

from typing import Any

from summitry.reports.analysis import Analysis
from summitry.reports.words import about, beyond, joined, marked, number
from summitry.uncertainty.judgement import Judgement
from summitry.uncertainty.sensitivity import Influence

__all__ = ["ledger_section", "range_words", "threshold_words"]


def ledger_section(analysis: Analysis) -> list[dict[str, Any]]:
    """One entry an estimate, sorted by what a change of it alone does to the judgement.

    Scores of one issue that flip nothing by themselves stand together in one entry.
    """
    entries: dict[str, dict[str, Any]] = {}
    for influence in analysis.influences:
        path = influence.estimate.path
        if _groups(influence):
            key = ".".join(path[:-1])
            value = f"{path[-1].replace('_', ' ')} {_value(influence)}"
            if key in entries:
                entries[key]["value"] += f"; {value}"
                entries[key]["n"] += 1
            else:
                label = influence.estimate.label.rsplit(", ", 1)[0]
                entries[key] = {**_entry(analysis, influence), "key": key, "label": label}
                entries[key]["value"] = value
        else:
            entries[influence.estimate.key] = _entry(analysis, influence)
    return list(entries.values())


def _groups(influence: Influence) -> bool:
    """True for a score that changes nothing by itself."""
    return influence.after is None and "scores" in influence.estimate.path


def _value(influence: Influence) -> str:
    estimate = influence.estimate
    return range_words(estimate.low, estimate.central, estimate.high)


def _entry(analysis: Analysis, influence: Influence) -> dict[str, Any]:
    estimate = influence.estimate
    return {
        "key": estimate.key,
        "label": estimate.label,
        "value": _value(influence),
        "n": 1,
        "unit": estimate.unit,
        "grade": estimate.reason.grade,
        "claims": list(estimate.reason.claims),
        "why": estimate.reason.why,
        "disputed": estimate.reason.disputed,
        "kind": influence.kind,
        "flip": _flip(analysis, influence),
    }


def range_words(low: float | None, central: float | None, high: float | None) -> str:
    """A number or range in words.

    >>> range_words(10, 14, 18), range_words(5, 5, 5)
    ('10 to 18 (14)', '5')
    """
    if central is None:
        return ""
    if low == high:
        return number(central)
    return f"{number(low)} to {number(high)} ({number(central)})"


def _flip(analysis: Analysis, influence: Influence) -> str:
    """What would change, in words; where nothing does, how far was looked."""
    if influence.after is None:
        if influence.looked is None:
            return ""
        low, high = influence.looked
        return f"tried from {number(low)} to {number(high)}"
    after = _after(analysis, influence.after)
    if influence.threshold is None:
        return f"without it, {after}"
    return f"at {threshold_words(influence)}, {after}"


def threshold_words(influence: Influence) -> str:
    """Where a number changes the judgement; of a guess two digits, if they tell it from its own."""
    found, central = influence.threshold or 0.0, influence.estimate.central or 0.0
    near = about(found)
    if influence.estimate.reason.grade == "assumed" and near != about(central):
        return f"about {number(near)}"
    return number(beyond(found, central))


def _after(analysis: Analysis, judgement: Judgement) -> str:
    if judgement.room:
        return "there is room for agreement"
    if not judgement.openings:
        return "nothing opens a deal"
    base = analysis.base
    names = {
        (base.negotiation.parties[r.party].id, r.id): (
            f"the walk-away value of {base.negotiation.parties[r.party].name}"
            if r.walk_away
            else marked(r.text)
        )
        for r in base.why.requirements
    }
    sets = sorted(
        joined(sorted(names.get(key, ".".join(key)) for key in one)) for one in judgement.openings
    )
    lost = "there is no room; " if base.open else ""
    return f"{lost}the cheapest opening is {joined(sets, 'or')}"
