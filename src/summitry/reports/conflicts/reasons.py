"""Why each verdict on a state holds: what pays, what answers it, what could be done then."""

from __future__ import annotations

from typing import Any

from summitry.model.conflict import Conflict
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.reports.conflicts.state_words import state_key, step_text, steps_text
from summitry.stability.witness import Answer, Sanction

__all__ = ["MOST_ANSWERS", "reasons_data"]

MOST_ANSWERS = 3
"""Most improvements, and most sanctions that were escaped, that are told of a verdict."""


def reasons_data(standing: Standing, state: int, *, measured: bool) -> list[dict[str, Any]]:
    """For each side that some move pays, and each concept but Nash: what decides the verdict.

    ``measured``: changes are points.
    """
    return [
        _reason(standing, party, state, concept, measured)
        for party in standing.movers
        if standing.gains(party, state)
        for concept in LOOKED_AT
        if concept != "nash"
    ]


def _reason(
    standing: Standing, party: int, state: int, concept: str, measured: bool
) -> dict[str, Any]:
    conflict = standing.conflict
    found = standing.why(party, state, concept, MOST_ANSWERS)
    return {
        "party": conflict.parties[party].name,
        "concept": concept,
        "stable": found.stable,
        "n_improvements": found.n_improvements,
        "answers": [_answer(conflict, party, state, one, measured) for one in found.answers],
    }


def _answer(
    conflict: Conflict, party: int, state: int, one: Answer, measured: bool
) -> dict[str, Any]:
    """One improvement: what deters it, or the answers that would hurt and how it escapes each."""
    worth = conflict.worth[party]
    change = int(worth[one.improvement] - worth[state])
    return {
        "to": state_key(conflict, one.improvement),
        "words": step_text(conflict, state, one.improvement),
        "change": change if measured else None,
        "sanction": None
        if one.sanction is None
        else _sanction(conflict, one.improvement, one.sanction, measured),
        "escaped": [_sanction(conflict, one.improvement, s, measured) for s in one.escaped],
        "n_escaped": one.n_escaped,
    }


def _sanction(conflict: Conflict, start: int, sanction: Sanction, measured: bool) -> dict[str, Any]:
    counter = sanction.counter
    return {
        "to": state_key(conflict, sanction.state),
        "words": steps_text(conflict, start, sanction.steps),
        "change": sanction.change if measured else None,
        "counter": None if counter is None else step_text(conflict, sanction.state, counter),
    }
