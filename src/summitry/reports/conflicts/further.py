"""What is asked beside the usual concepts: coalitions, a horizon, strengths, what is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summitry.errors import RuleError
from summitry.model.conflict import Conflict
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.state_words import state_key, step_text
from summitry.stability.coalition import CoalitionStability, coalition_stability
from summitry.stability.limited import LimitedMoves, limited_moves
from summitry.stability.relations import MAX_STATES
from summitry.stability.strength import strength_stability
from summitry.stability.uncertain import KINDS, uncertain_stability

__all__ = ["NOT_LOOKED_AT", "further_data"]

NOT_LOOKED_AT = (
    f"Strengths of preference and what is unknown are looked at up to {MAX_STATES:,} states; here"
    " they are not."
)

_MOST_LISTED = 20
"""Most states of an answer that are named."""


def further_data(conflict: Conflict, state: int | None, asked: Asked) -> dict[str, Any]:
    """What is ``asked`` about ``conflict``, and what its preferences call for; None where neither.

    Verdicts at ``state`` are given where one is looked at.
    """
    small = conflict.n_states <= MAX_STATES
    strong, doubt = conflict.far_below is not None, conflict.unknown is not None
    return {
        "coalitions": _coalitions(conflict, state, asked) if asked.coalitions else None,
        "horizon": _horizon(conflict, state, asked.horizon) if asked.horizon else None,
        "strength": _strength(conflict, state) if strong and small else None,
        "unknown": _unknown(conflict, state) if doubt and small else None,
        "not_looked_at": NOT_LOOKED_AT if (strong or doubt) and not small else "",
    }


def _listing(conflict: Conflict, states: Sequence[int]) -> dict[str, Any]:
    return {
        "n": len(states),
        "listed": [state_key(conflict, int(state)) for state in states[:_MOST_LISTED]],
    }


def _coalitions(conflict: Conflict, state: int | None, asked: Asked) -> dict[str, Any]:
    structure = _structure(conflict, asked.coalitions)
    found = coalition_stability(
        conflict,
        structure,
        gains="pareto" if asked.pareto else "strict",
        reach="at_once" if conflict.form else "sequences",
    )
    return {
        "structure": [[conflict.parties[p].name for p in members] for members in found.structure],
        "gains": found.gains,
        "reach": found.reach,
        "here": None if state is None else _held(found, state),
        "lasting": {
            name: _listing(conflict, found.equilibria(name).tolist()) for name in found.concepts
        },
    }


def _held(found: CoalitionStability, state: int) -> dict[str, list[bool]]:
    """Concept -> is the state stable for each coalition?"""
    return {name: found.stable[k, :, state].tolist() for k, name in enumerate(found.concepts)}


def _structure(conflict: Conflict, given: Sequence[str]) -> list[list[int]]:
    """The coalitions named, and every other party by itself."""
    structure = [[conflict.party(name.strip()) for name in one.split("+")] for one in given]
    named = [party for members in structure for party in members]
    if len(set(named)) < len(named):
        twice = next(p for p in named if named.count(p) > 1)
        raise RuleError(f"{conflict.parties[twice].id} stands in two coalitions; once is allowed")
    return structure + [[p] for p in range(conflict.n_parties) if p not in named]


def _horizon(conflict: Conflict, state: int | None, horizon: int) -> dict[str, Any]:
    found = limited_moves(conflict, horizon)
    return {
        "horizon": horizon,
        "settles": found.settles,
        "period": found.period,
        "levels": [_level(found, h, state) for h in range(1, horizon + 1)],
    }


def _level(found: LimitedMoves, h: int, state: int | None) -> dict[str, Any]:
    conflict = found.conflict
    ends = {
        conflict.parties[party].name: [
            _end(conflict, state, end) for end in sorted(found.ends(h, party, state))[:_MOST_LISTED]
        ]
        for party in (found.movers if state is not None else ())
        if state is not None
    }
    return {"h": h, "ends": ends, **_listing(conflict, found.equilibria(h).tolist())}


def _end(conflict: Conflict, state: int, end: int) -> str:
    if end == state:
        return "here"
    return conflict.names[end] if conflict.names else step_text(conflict, state, end)


def _strength(conflict: Conflict, state: int | None) -> dict[str, Any]:
    found = strength_stability(conflict)
    places = enumerate(found.concepts)
    return {
        "here": None
        if state is None
        else {name: found.strong[k, :, state].tolist() for k, name in places},
        "strong": {
            name: _listing(conflict, found.equilibria(name, strong=True).tolist())
            for name in found.concepts
        },
        "stable": {
            name: _listing(conflict, found.equilibria(name).tolist()) for name in found.concepts
        },
    }


def _unknown(conflict: Conflict, state: int | None) -> dict[str, Any]:
    found = uncertain_stability(conflict)
    return {
        "here": None
        if state is None
        else {
            kind: {name: found.of(kind, name)[:, state].tolist() for name in found.concepts}
            for kind in KINDS
        },
        "lasting": {
            kind: {
                name: _listing(conflict, found.equilibria(kind, name).tolist())
                for name in found.concepts
            }
            for kind in KINDS
        },
    }
