"""If nobody signs, in the brief: does the stand-off last, who could leave it, which deals would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from summitry.cases.ledger import ledger
from summitry.errors import NotDefined, TooManyDeals
from summitry.reports.analysis import Analysis
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.lines import (
    breaking_text,
    lasting_text,
    leaving_text,
    signed_texts,
)
from summitry.reports.conflicts.shares import share_text
from summitry.reports.words import Line, line

__all__ = ["moves_section"]

_KEPT = ("concepts", "sides", "idle", "signed", "equilibria", "n_states", "graph", "robustness")


def moves_section(analysis: Analysis) -> dict[str, Any]:
    """The stand-off of the base reading; ``looked`` is False, with the reason in ``lines``, where
    today is not known or there are too many states."""
    try:
        data = moves_of_case(analysis, "base", Asked())
    except (NotDefined, TooManyDeals) as error:
        return {"looked": False, "lines": [line(f"Not looked at: {error}.")]}
    keys = {estimate.key for estimate in ledger(analysis.case)}
    kept = {key: data[key] for key in _KEPT}
    found = kept["equilibria"]
    kept["equilibria"] = {key: found[key] for key in ("counts", "n_reached", "reached")}
    return {"looked": True, "lines": list(_lines(data, keys)), **kept}


def _lines(data: dict[str, Any], keys: set[str]) -> Iterator[Line]:
    steps = [(side["id"], side["moves"][0]) for side in data["sides"] if side["moves"]]
    footing = [key for party, move in steps for key in _numbers(party, move["issues"], keys)]
    yield line(lasting_text(data) + share_text(data["robustness"]), (), footing)
    if text := leaving_text(data):
        yield line(text, (), footing)
    for text, group in signed_texts(data):
        tempted = [side for one in group for side in one["sides"] if side["temptation"]]
        rests = (_numbers(side["id"], side["temptation"]["issues"], keys) for side in tempted)
        yield line(text, (), [key for found in rests for key in found])
    if text := breaking_text(data["signed"]):
        yield line(text)


def _numbers(party: str, issues: Iterable[str], keys: set[str]) -> list[str]:
    """The ledger entries behind a change of ``issues`` to ``party``: weights, and what can be
    taken back."""
    weights = (f"preferences.{party}.weights.{issue}.value" for issue in issues)
    steps = (key for key in sorted(keys) for issue in issues if _undoing(key, issue))
    return [key for key in (*weights, *steps) if key in keys]


def _undoing(key: str, issue: str) -> bool:
    return key.startswith(f"steps.{issue}.") and key.endswith(".reversible")
