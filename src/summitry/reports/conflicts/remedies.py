"""What would make a state last: whose wishes would have to change, and by how little."""

from __future__ import annotations

from typing import Any, TypeGuard

from summitry.errors import TooManyDeals
from summitry.model.conflict import Conflict
from summitry.reports.conflicts.standing import Standing
from summitry.reports.conflicts.state_words import state_key, step_text
from summitry.reports.words import joined
from summitry.stability.conditions import And, AtLeast, Condition, condition
from summitry.stability.inverse import Changes, least_rise, make_equilibrium

__all__ = ["remedies_data"]

_ASKED = ("nash", "gmr", "seq")
_MOST_SETS = 20
"""Most sets of comparisons that are listed."""
_MOST_WAYS = 2
"""Most sets, of the smallest, that are put in words."""
_MOST_PARTS = 4
"""Most states of a set, and most parts of a condition, that are put in words."""


def remedies_data(standing: Standing, state: int, *, measured: bool) -> list[dict[str, Any]]:
    """For each concept under which ``state`` does not last: what each side would have to prefer.

    ``measured``: the least rise is in points.
    """
    missing = [name for name in _ASKED if name not in standing.lasting(state)]
    return [_remedy(standing, state, name, measured) for name in missing]


def _remedy(standing: Standing, state: int, concept: str, measured: bool) -> dict[str, Any]:
    conflict, ways = standing.conflict, standing.verdicts.sanctions
    try:
        found = make_equilibrium(conflict, state, concept, _MOST_SETS, ways, standing.arcs)
    except TooManyDeals:
        return {"concept": concept, "found": False, "holds_together": True, "sides": []}
    return {
        "concept": concept,
        "found": True,
        "holds_together": found.holds_together,
        "sides": [_side(standing, changes, measured) for changes in found.changes if changes.size],
    }


def _side(standing: Standing, changes: Changes, measured: bool) -> dict[str, Any]:
    """One party: the condition in words, the fewest comparisons to turn, and the least rise."""
    conflict, ways = standing.conflict, standing.verdicts.sanctions
    party, state, concept = changes.party, changes.state, changes.concept
    asked = condition(conflict, party, state, concept, ways, standing.arcs)
    rise = least_rise(conflict, party, state, concept, ways, standing.arcs)
    return {
        "party": conflict.parties[party].name,
        "size": changes.size,
        "n_sets": changes.n_sets,
        "complete": changes.complete,
        "sets": [[state_key(conflict, x) for x in one] for one in changes.sets],
        "words": _sets_text(conflict, changes),
        "condition": _condition_text(conflict, state, asked),
        "rise": rise if measured else None,
    }


def _sets_text(conflict: Conflict, changes: Changes) -> str:
    """The states that would have to become no better than this one, a choice of smallest sets."""
    smallest = [one for one in changes.sets if len(one) == changes.size]
    ways = [_set_text(conflict, changes.state, one) for one in smallest[:_MOST_WAYS]]
    least = "" if changes.complete else "at least "
    left = len(smallest) - len(ways)
    return ", or ".join(ways) + (f", or {least}{left} more" if left else "")


def _set_text(conflict: Conflict, state: int, one: tuple[int, ...]) -> str:
    named = [_named(conflict, state, x) for x in one[:_MOST_PARTS]]
    more = [f"{len(one) - _MOST_PARTS} more"] if len(one) > _MOST_PARTS else []
    return joined(named + more)


def _named(conflict: Conflict, state: int, other: int) -> str:
    if conflict.names:
        return conflict.names[other]
    return f"‹{step_text(conflict, state, other)}›"


def _condition_text(conflict: Conflict, state: int, asked: Condition) -> str:
    """The whole condition as comparisons joined by and, or; long ones are cut and say so."""
    if isinstance(asked, AtLeast):
        return f"no worse than {_named(conflict, state, asked.state)}"
    word = "and" if isinstance(asked, And) else "or"
    plain = [_named(conflict, state, part.state) for part in asked.parts if _is_plain(part)]
    nested = [part for part in asked.parts if not _is_plain(part)]
    left = max(0, len(plain) - _MOST_PARTS) + max(0, len(nested) - _MOST_PARTS)
    told = [f"no worse than {joined(plain[:_MOST_PARTS], word)}"] if plain else []
    told += [f"({_condition_text(conflict, state, part)})" for part in nested[:_MOST_PARTS]]
    return f" {word} ".join(told) + (f" {word} {left} more" if left else "")


def _is_plain(part: Condition) -> TypeGuard[AtLeast]:
    return isinstance(part, AtLeast)
