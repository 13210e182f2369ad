"""Reading a conflict from one YAML file.

    title: Elmira groundwater contamination
    parties:
      ministry: {name: Ministry of the Environment, actions: {modify: {moves: forward}}}
      uniroyal: {actions: {delay: {moves: back}, accept: {}, abandon: {moves: forward}}}
      council: {actions: [insist]}
    infeasible: [delay and accept, not delay and not accept and not abandon]
    status_quo: [delay]
    preferences:
      ministry: {ranking: "9 > 3 > 4 ~ 10 >> 7"}
      uniroyal: {statements: [modify <-> accept, not abandon]}
      council: {points: {1: 6, 2: 0.5}, unknown: ["1 ? 2"]}

States are the combinations of actions that no infeasible pattern describes. Without ``states``
(name: [actions taken]) they are numbered from 1 in the order of GMCR+: the first action is the
lowest bit. Or states and moves are listed: ``states: [s1, s2]``, ``moves: {city: {s1: [s2]}}``,
and no party has actions.

Strict as cases are: what is unknown, contradictory, left out or too large is refused with
file:line:column. States that no move leads to are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

import numpy as np
from numpy.typing import NDArray

from summitry.cases.conflicts.feasible import Rules, check_size, feasible, taken
from summitry.cases.conflicts.listed import listed_states, read_moves
from summitry.cases.conflicts.parties import read_parties
from summitry.cases.conflicts.places import Path, elements, known, mapping, refusal, several, word
from summitry.cases.conflicts.preferences import read_preferences, statement_nodes
from summitry.cases.conflicts.reached import isolated, reached
from summitry.cases.conflicts.states import (
    UNNAMED,
    States,
    actions_at,
    named_codes,
    named_states,
    numbered,
)
from summitry.cases.games import is_game_file
from summitry.cases.nodes import Node, Text, parse, read_text
from summitry.errors import Problem, UnknownName
from summitry.model.conflict import Arcs, Conflict, Form
from summitry.model.issue import Issue
from summitry.model.party import Party

__all__ = ["MAX_WORTHS", "ConflictFile", "is_conflict_file", "parse_conflict", "read_conflict"]

MAX_WORTHS = 1 << 26
"""Most parties times states."""

_KEYS = ("title", "parties", "infeasible", "states", "moves", "status_quo", "preferences")


@dataclass(frozen=True, eq=False)
class ConflictFile:
    """What a conflict file says.

    ``order``    : int64 array (n_states,): the states in the order of the file, or of their
    numbers. It is not always 0, 1, 2, ...: an action that only moves back has its options in the
    order yes, no, and the states of ``conflict`` follow the options.
    ``actions``  : the issues of ``conflict`` in the order of the file; none where moves are listed.
    ``warnings`` : states that no move leads to.
    """

    title: str
    conflict: Conflict
    order: NDArray[np.int64]
    actions: tuple[Issue, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def taken(self, state: int) -> tuple[str, ...]:
        """The actions taken in ``state``, in the order of the file."""
        form = self.conflict.form
        return taken(int(form.codes[state]), form) if form else ()


def is_conflict_file(source: str) -> bool:
    """True if ``source`` names a YAML file that is not the case.yaml of a case.

    >>> is_conflict_file("elmira.yaml"), is_conflict_file("hanoi-2019")
    (True, False)
    """
    return is_game_file(source)


def read_conflict(source: str) -> ConflictFile:
    """The conflict in the file ``source``; CaseError with the place where it is not one."""
    path = FilePath(source)
    if path.exists() and not path.is_file():
        raise UnknownName("conflict file", source, ())
    return parse_conflict(read_text(path, source))


def parse_conflict(text: Text) -> ConflictFile:
    """The conflict in ``text``; CaseError with the place where it is not one.

    >>> text = "parties: {a: {actions: [x]}, b: {actions: [y]}}\\n"
    >>> more = "preferences: {a: {statements: [y, not x]}, b: {statements: [x, not y]}}"
    >>> found = parse_conflict(Text("x.yaml", text + more))
    >>> found.conflict.names, found.conflict.worth.tolist()
    (('1', '2', '3', '4'), [[1, 0, 3, 2], [1, 3, 0, 2]])
    """
    root = parse(text)
    entries = mapping(root, "a mapping of keys to values", ())
    known(root, _KEYS, ())
    for key in ("parties", "preferences"):
        if key not in entries:
            raise refusal(root, f"the key {key} is missing", (key,))
    title = word(entries["title"], "a title", ("title",)) if "title" in entries else ""
    parties, actions = read_parties(entries["parties"])
    conflict, states = _conflict(root, entries, parties, Rules(actions[::-1]))
    warnings = tuple(_warnings(root, conflict, states))
    return ConflictFile(title, conflict, states.order, actions, warnings)


def _conflict(
    root: Node, entries: dict[str, Node], parties: tuple[Party, ...], rules: Rules
) -> tuple[Conflict, States]:
    form, states, arcs = _laid_out(root, entries, parties, rules)
    if len(parties) * len(states.names) > MAX_WORTHS:
        size = f"{len(parties)} parties and {len(states.names):,} states"
        raise refusal(root, f"{size}; at most {MAX_WORTHS:,} pairs of the two: leave some out")
    wanted = read_preferences(entries["preferences"], parties, states, form, rules)
    today = _status_quo(entries["status_quo"], states, form) if "status_quo" in entries else None
    worth, far, unknown = wanted.worth, wanted.far_below, wanted.unknown
    return Conflict(parties, worth, form, arcs, states.names, today, far, unknown), states


def _laid_out(
    root: Node, entries: dict[str, Node], parties: Sequence[Party], rules: Rules
) -> tuple[Form | None, States, tuple[Arcs, ...] | None]:
    """The states, in option form or with listed moves."""
    if "moves" not in entries:
        if not rules.issues:
            message = "no party has an action; give actions, or list states and moves"
            raise refusal(entries["parties"], message, ("parties",))
        return *_option_form(entries, rules), None
    if rules.issues:
        message = "the moves follow from the actions; leave out one of the two"
        raise refusal(root.keys["moves"], message, ("moves",))
    if "infeasible" in entries:
        message = "infeasible speaks of actions, and this file lists states; leave it out"
        raise refusal(root.keys["infeasible"], message, ("infeasible",))
    if "states" not in entries:
        raise refusal(root, "with moves, the states are listed", ("states",))
    states = listed_states(entries["states"])
    return None, states, read_moves(entries["moves"], parties, states)


def _option_form(entries: dict[str, Node], rules: Rules) -> tuple[Form, States]:
    issues, path = rules.issues, ("infeasible",)
    codes = {}
    if "states" in entries:
        codes = named_codes(entries["states"], Form(issues, np.zeros(0, dtype=np.int64)))
    patterns = _patterns(entries["infeasible"], path) if "infeasible" in entries else []
    forbidden = [(node, (*path, k)) for k, node in enumerate(patterns or [])]
    check_size([*forbidden, *statement_nodes(entries["preferences"])])
    if patterns is not None:
        form = feasible(patterns, rules, path)
    elif codes:
        form = Form(issues, np.array(sorted(codes.values()), dtype=np.int64))
    else:
        message = f"{UNNAMED} goes with states, which are not given"
        raise refusal(entries["infeasible"], message, path)
    return form, named_states(entries["states"], codes, form) if codes else numbered(form)


def _patterns(node: Node, path: Path) -> list[Node] | None:
    """The infeasible patterns; None where what has no name cannot be."""
    if node.value == UNNAMED:
        return None
    return elements(node, f"a list of patterns, such as [delay and accept], or {UNNAMED}", path)


def _status_quo(node: Node, states: States, form: Form | None) -> int:
    path = ("status_quo",)
    if form is None or not isinstance(node.value, list):
        return states.find(word(node, "the name of a state", path), node, path)
    code = actions_at(node, form, path)
    place = int(np.searchsorted(form.codes, code))
    if place == len(form.codes) or form.codes[place] != code:
        shown = ", ".join(taken(code, form))
        raise refusal(node, f"[{shown}] is infeasible; name a state that can be", path)
    return place


def _warnings(root: Node, conflict: Conflict, states: States) -> Iterator[Problem]:
    """What no move leads to."""
    seen = reached(conflict) if conflict.status_quo is not None else None
    if seen is not None and seen.all():
        return
    alone = isolated(conflict)
    if alone.any():
        place = root.value.get("states", root.value["parties"])
        yield _warning(place, alone, states, "that no move enters or leaves", "states")
    if conflict.status_quo is None:
        return
    place, key = root.value["status_quo"], "status_quo"
    if seen is None:
        message = "which states can be reached from here was not searched to the end"
        yield place.problem(message, (key,), "warning")
    elif (~seen & ~alone).any():
        yield _warning(place, ~seen & ~alone, states, "that no moves lead to from here", key)


def _warning(node: Node, which: NDArray[np.bool_], states: States, what: str, key: str) -> Problem:
    found = states.order[which[states.order]].tolist()
    words = "1 state" if len(found) == 1 else f"{len(found):,} states"
    names = several(found, states.names.__getitem__)
    return node.problem(f"{words} {what}: {names}", (key,), "warning")
