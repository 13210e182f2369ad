"""Who holds which action, and which way each can be moved.

An action is an issue with the options ``no`` and ``yes`` that its party sets alone. A holder moves
an issue up to any option, and down where that can be undone; so ``back`` (yes to no only) is an
issue whose upper option is ``no``:

    both       no, yes    either way
    forward    no, yes    "yes" is not undone
    back       yes, no    "no" is not undone
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitry.cases.conflicts.places import Path, key, known, mapping, refusal, said, word
from summitry.cases.nodes import Node
from summitry.cases.rules import WORDS
from summitry.errors import hint
from summitry.model.conflict import MAX_COMBINATIONS
from summitry.model.issue import Issue, Option
from summitry.model.party import Party

__all__ = ["DIRECTIONS", "MAX_PARTIES", "read_parties"]

MAX_PARTIES = 50
"""Most parties of a conflict."""

DIRECTIONS = ("both", "forward", "back")
"""Which way an action can be moved: both ways, from no to yes only, from yes to no only."""

_NO, _YES = Option("no", "no"), Option("yes", "yes")
_ENTRY = "a mapping of name and actions, or nothing"
_ACTIONS = "a mapping, such as {delay: {moves: back}}, or a list of keys"
_ACTION = "a mapping of name and moves, or nothing"


def read_parties(node: Node) -> tuple[tuple[Party, ...], tuple[Issue, ...]]:
    """The parties in ``node``, and their actions in the order of the file, each held by one."""
    path = ("parties",)
    entries = mapping(node, "a mapping, such as {city: {actions: [insist]}}", path)
    if not 1 <= len(entries) <= MAX_PARTIES:
        raise refusal(node, f"{len(entries)} parties; from 1 to {MAX_PARTIES} are read", path)
    parties = tuple(_party(node.keys[name], entry, path) for name, entry in entries.items())
    _check_names(parties, entries, path)
    actions: dict[str, Issue] = {}
    for name, entry in entries.items():
        if isinstance(entry.value, dict) and "actions" in entry.value:
            _gather(entry.value["actions"], name, actions, (*path, name, "actions"))
    _check_count(node, len(actions), path)
    return parties, tuple(actions.values())


def _party(place: Node, entry: Node, path: Path) -> Party:
    name = key(place, path)
    if entry.value == "":
        return Party(name, name)
    path = (*path, name)
    given = mapping(entry, _ENTRY, path)
    known(entry, ("name", "actions"), path)
    called = word(given["name"], "a name", (*path, "name")) if "name" in given else name
    return Party(name, called)


def _check_names(parties: Sequence[Party], entries: Mapping[str, Node], path: Path) -> None:
    """Refuse a name that two parties have: what is said of one would be read of the other."""
    called: dict[str, str] = {}
    for party in parties:
        if party.name in called:
            message = f"{party.name} is the name of {called[party.name]} too; give it another"
            raise refusal(entries[party.id], message, (*path, party.id))
        called[party.name] = party.id


def _gather(node: Node, party: str, actions: dict[str, Issue], path: Path) -> None:
    """Put the actions of ``party`` into ``actions``; one that stands there is held twice."""
    for place, entry in _listed(node, path):
        name = key(place, path)
        if name in WORDS:
            raise refusal(place, f"{name} is a word of the rules language, not an action", path)
        if name in actions:
            holder = actions[name].held_by
            raise refusal(place, f"{name} is held by {holder} already; one party holds it", path)
        actions[name] = _action(name, entry, party, (*path, name))


def _listed(node: Node, path: Path) -> list[tuple[Node, Node | None]]:
    """The key of each action, and what is said of it."""
    if isinstance(node.value, list):
        for entry in node.value:
            word(entry, "the key of an action", path)
        return [(entry, None) for entry in node.value]
    return [(node.keys[name], entry) for name, entry in mapping(node, _ACTIONS, path).items()]


def _action(name: str, entry: Node | None, party: str, path: Path) -> Issue:
    if entry is None or entry.value == "":
        return _issue(name, name, party, "both")
    given = mapping(entry, _ACTION, path)
    known(entry, ("name", "moves"), path)
    called = word(given["name"], "a name", (*path, "name")) if "name" in given else name
    moves = _direction(given["moves"], path) if "moves" in given else "both"
    return _issue(name, called, party, moves)


def _direction(node: Node, path: Path) -> str:
    if node.value not in DIRECTIONS:
        near = hint(node.value, DIRECTIONS) if isinstance(node.value, str) else ""
        raise refusal(node, f"{said(node)} is not a way to move{near}", (*path, "moves"))
    return str(node.value)


def _issue(name: str, called: str, party: str, moves: str) -> Issue:
    options = (_YES, _NO) if moves == "back" else (_NO, _YES)
    undoable = (True, False) if moves in ("back", "forward") else ()
    return Issue(name, called, options, held_by=party, undoable=undoable)


def _check_count(node: Node, n: int, path: Path) -> None:
    if n > MAX_COMBINATIONS.bit_length() - 1:
        most = MAX_COMBINATIONS.bit_length() - 1
        raise refusal(
            node,
            f"{n} yes/no actions make 2^{n} combinations; at most 2^{most} are laid out: leave out"
            " what is settled, join actions that go together, or list the states and their moves",
            path,
        )
