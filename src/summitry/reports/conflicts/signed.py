"""Deals once signed: would each last, who would leave it, and what holds that side back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summitry.model.negotiation import Deal
from summitry.reports.conflicts.holds import HOLDS, loosest
from summitry.reports.conflicts.standing import Standing
from summitry.reports.conflicts.state_words import (
    state_key,
    state_words,
    step_issues,
    step_words,
    steps_text,
)
from summitry.stability.standoff import place_of

__all__ = ["Signed", "signed_data"]


@dataclass(frozen=True)
class Signed:
    """A deal with its ``label`` in a picture, its ``name`` in a sentence, and whose demands it
    ``breaks``, which would have to be given up before it is signed."""

    label: str
    name: str
    deal: Deal
    breaks: tuple[str, ...] = ()


def signed_data(
    standing: Standing, deals: Sequence[Signed], *, measured: bool = True
) -> list[dict[str, Any]]:
    """How each of ``deals``, which the rules allow, would stand once signed.

    ``measured``: changes are points.
    """
    form = standing.conflict.form
    assert form is not None
    places = [(one, place_of(form, one.deal)) for one in deals]
    return [_one(standing, one, state, measured) for one, state in places if state is not None]


def _one(standing: Standing, one: Signed, state: int, measured: bool) -> dict[str, Any]:
    sides = [_side(standing, party, state, measured) for party in standing.movers]
    return {
        "label": one.label,
        "name": one.name,
        "key": state_key(standing.conflict, state),
        "is": state_words(standing.conflict, state),
        "breaks": list(one.breaks),
        "hold": loosest(side["hold"] for side in sides),
        "lasts": list(standing.lasting(state)),
        "sides": sides,
    }


def _side(standing: Standing, party: int, state: int, measured: bool) -> dict[str, Any]:
    """One party at a signed deal: what holds it, and the gain it is held back from."""
    kind = standing.hold(party, state)
    noun = standing.conflict.parties[party]
    return {
        "id": noun.id,
        "party": noun.name,
        "in_text": noun.in_text,
        "hold": kind,
        "words": HOLDS[kind].side,
        "temptation": None
        if kind == "content"
        else _temptation(standing, party, state, kind, measured),
    }


def _temptation(
    standing: Standing, party: int, state: int, kind: str, measured: bool
) -> dict[str, Any]:
    """The best move away: one that nothing spoils where there is one, else what answers it."""
    conflict = standing.conflict
    concept = "seq" if kind == "deterred" else "gmr"
    [answer] = standing.why(party, state, concept, most=1).answers
    worth = conflict.worth[party]
    found = answer.sanction
    return {
        "to": state_key(conflict, answer.improvement),
        "words": step_words(conflict, state, answer.improvement),
        "issues": step_issues(conflict, state, answer.improvement),
        "change": int(worth[answer.improvement] - worth[state]) if measured else None,
        "answer": None if found is None else steps_text(conflict, answer.improvement, found.steps),
        "left_with": found.change if found is not None and measured else None,
    }
