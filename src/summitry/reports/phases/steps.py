"""The steps of a ladder as data, each number with the entry of the ledger it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summitry.cases.ledger import ledger
from summitry.cases.schema import Case
from summitry.model.estimate import Estimate
from summitry.model.ladder import Ladder

__all__ = ["steps_data"]

_NUMBERS = ("detection", "reversible", "months")


def steps_data(case: Case, ladder: Ladder) -> list[dict[str, Any]]:
    """Every step of the ``ladder`` of ``case``: who takes it, what it is worth to whom (points
    once done), and how it is verified and undone, with range, grade and key of each number."""
    entries = {estimate.key: estimate for estimate in ledger(case)}
    return [
        {
            "id": step.id,
            "name": step.name,
            "mover": None if step.mover is None else ladder.parties[step.mover].id,
            "by": "together" if step.mover is None else ladder.parties[step.mover].name,
            "points": {
                party.id: round(float(ladder.flow[p, k]), 1) + 0.0
                for p, party in enumerate(ladder.parties)
            },
            "stages": step.stages,
            "detection_a_stage": round(step.detection, 4),
            "undone": round(step.undone, 4),
            "stated": {name: _number(entries, step.id, name) for name in _NUMBERS},
        }
        for k, step in enumerate(ladder.steps)
    ]


def _number(entries: Mapping[str, Estimate], step: str, name: str) -> dict[str, Any]:
    """One number of a step as the case states it; with no entry it is taken for granted."""
    key = f"steps.{step}.{name}"
    if key not in entries:
        return {"key": None, "low": None, "central": None, "high": None, "grade": "taken"}
    found = entries[key]
    return {
        "key": key,
        "low": found.low,
        "central": found.central,
        "high": found.high,
        "grade": found.reason.grade,
    }
