"""Moves without agreement as data: does a state last, who could leave it and what then follows."""

from __future__ import annotations

from typing import Any

import numpy as np

from summitry.model.conflict import Conflict
from summitry.reports.conflicts.concept_words import CONCEPT_WORDS
from summitry.reports.conflicts.holds import HOLDS
from summitry.reports.conflicts.standing import Leaving, NextMove, Standing
from summitry.reports.conflicts.state_words import (
    natural,
    state_key,
    state_words,
    step_issues,
    step_words,
)
from summitry.stability.paths import reached_by_moves
from summitry.stability.reach import moves_from

__all__ = ["moves_data", "party_at", "state_data"]

_MOST_MOVES = 4
"""Most moves of a side that are shown, those that pay most or cost least."""
_FEW = 30
"""Most states that are all listed, those that do not last too."""
_MOST_LISTED = 200
"""Most equilibria that are listed one by one."""


def moves_data(
    standing: Standing, title: str, state: int | None, *, measured: bool, name: str = ""
) -> dict[str, Any]:
    """Who can do what from ``state`` (None: none is meant), what answers, and which states last.

    ``title`` names the case or conflict, ``name`` the state, where it has one; ``measured`` says
    that differences of worth are points and mean something.
    """
    conflict = standing.conflict
    concepts = standing.verdicts.concepts
    return {
        "title": title,
        "measured": measured,
        "sanctions": standing.verdicts.sanctions,
        "n_states": conflict.n_states,
        "concepts": [
            {"id": name, "name": CONCEPT_WORDS[name][0], "words": CONCEPT_WORDS[name][1]}
            for name in concepts
        ],
        "n_moves": standing.n_moves,
        "listed": standing.listed,
        "state": None if state is None else {**state_data(conflict, state), "name": name},
        "lasts": [] if state is None else list(standing.lasting(state)),
        "sides": []
        if state is None
        else [party_at(standing, party, state, measured) for party in standing.movers],
        "idle": [
            party.name for p, party in enumerate(conflict.parties) if p not in standing.movers
        ],
        "equilibria": _equilibria(standing, state),
        "states": _states(standing),
    }


def _states(standing: Standing) -> list[dict[str, Any]]:
    """Every state with the concepts by which it lasts, where they have names and are few."""
    conflict = standing.conflict
    if not conflict.names or conflict.n_states > _FEW:
        return []
    return [
        {**state_data(conflict, place), "concepts": list(standing.lasting(place))}
        for place in sorted(range(conflict.n_states), key=lambda k: natural(conflict.names[k]))
    ]


def state_data(conflict: Conflict, state: int) -> dict[str, Any]:
    """A ``state`` of ``conflict``: its key, and in words what is other than today."""
    return {
        "key": state_key(conflict, state),
        "words": state_words(conflict, state),
        "today": state == conflict.status_quo,
    }


def party_at(standing: Standing, party: int, state: int, measured: bool) -> dict[str, Any]:
    """How ``party`` stands at ``state``: verdicts, what they come to, and its own moves."""
    kind = standing.hold(party, state)
    return {
        "id": standing.conflict.parties[party].id,
        "party": standing.conflict.parties[party].name,
        "in_text": standing.conflict.parties[party].in_text,
        "stable": standing.stable(party, state),
        "hold": kind,
        "words": HOLDS[kind].side,
        "gains": standing.gains(party, state),
        "n_moves": len(moves_from(standing.conflict, party, state)),
        "free": _free(standing, party, state) if kind == "leaves" else None,
        "moves": [
            _leaving(standing.conflict, state, one, measured)
            for one in standing.leavings(party, state, _MOST_MOVES)
        ],
    }


def _free(standing: Standing, party: int, state: int) -> list[str] | None:
    """The best move that no answer spoils, in words; None where moves are too many to list."""
    if not standing.listed:
        return None
    [answer] = standing.why(party, state, "gmr", most=1).answers
    return step_words(standing.conflict, state, answer.improvement)


def _leaving(conflict: Conflict, state: int, one: Leaving, measured: bool) -> dict[str, Any]:
    return {
        "to": state_key(conflict, one.state),
        "words": step_words(conflict, state, one.state),
        "issues": step_issues(conflict, state, one.state),
        "pays": one.change > 0,
        "change": one.change if measured else None,
        "answers": [_answer(conflict, one.state, answer, measured) for answer in one.answers],
    }


def _answer(conflict: Conflict, state: int, answer: NextMove, measured: bool) -> dict[str, Any]:
    words = None if answer.state is None else step_words(conflict, state, answer.state)
    return {
        "party": conflict.parties[answer.party].name,
        "in_text": conflict.parties[answer.party].in_text,
        "words": words,
        "pays": answer.change > 0,
        "change": answer.change if measured else None,
    }


def _equilibria(standing: Standing, state: int | None) -> dict[str, Any]:
    """How many states last by each concept, in all and within reach of ``state`` by moves alone
    (of any, if None or if moves are too many to list), and those, what lasts by most first."""
    conflict, verdicts = standing.conflict, standing.verdicts
    lasting = standing.equilibria
    near_only = state is not None and standing.listed
    reach = np.full(conflict.n_states, not near_only)
    if state is not None and near_only:
        reach[reached_by_moves(conflict, state, standing.arcs).states] = True
        reach[state] = True
    near = np.flatnonzero(lasting.any(axis=0) & reach)
    order = near[np.argsort(-lasting[:, near].sum(axis=0), kind="stable")]
    return {
        "counts": dict(zip(verdicts.concepts, lasting.sum(axis=1).tolist(), strict=True)),
        "n_reached": int(reach.sum()) if near_only else None,
        "reached": dict(
            zip(verdicts.concepts, (lasting & reach).sum(axis=1).tolist(), strict=True)
        ),
        "listed": [
            {**state_data(conflict, place), "concepts": list(standing.lasting(place))}
            for place in order[:_MOST_LISTED].tolist()
        ],
        "cut": max(0, len(order) - _MOST_LISTED),
    }
