"""States and moves listed one by one: the graph form of a conflict."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summitry.cases.conflicts.places import Path, elements, mapping, nearest, refusal, word
from summitry.cases.conflicts.states import States, state_name
from summitry.cases.nodes import Node
from summitry.model.conflict import Arcs
from summitry.model.party import Party

__all__ = ["listed_states", "read_moves"]


def listed_states(node: Node) -> States:
    """The states that the list at ``node`` names, in its order."""
    path = ("states",)
    names: dict[str, None] = {}
    for entry in elements(node, "a list of names with moves, such as [s1, s2]", path):
        name = state_name(entry, path)
        if name in names:
            raise refusal(entry, f"{name} stands twice", path)
        names[name] = None
    if not names:
        raise refusal(node, "no state is named", path)
    return States(tuple(names), np.arange(len(names)))


def read_moves(node: Node, parties: Sequence[Party], states: States) -> tuple[Arcs, ...]:
    """The moves at ``node`` of each of ``parties`` between ``states``; none where not given."""
    path = ("moves",)
    keys = [party.id for party in parties]
    given = mapping(node, "a mapping, such as {city: {s1: [s2]}}", path)
    for name, place in node.keys.items():
        if name not in keys:
            raise refusal(place, f"no such party: {name}{nearest(name, keys)}", path)
    return tuple(_arcs(given.get(party), states, (*path, party)) for party in keys)


def _arcs(node: Node | None, states: States, path: Path) -> Arcs:
    targets: list[list[int]] = [[] for _ in states.names]
    if node is not None:
        entries = mapping(node, "the moves of a party as a mapping, such as {s1: [s2]}", path)
        for name, entry in entries.items():
            state = states.find(name, node.keys[name], path)
            targets[state] = _targets(entry, state, states, (*path, name))
    starts = np.cumsum([0, *map(len, targets)]).astype(np.int64)
    return Arcs(starts, np.array([t for row in targets for t in row], dtype=np.int32))


def _targets(node: Node, state: int, states: States, path: Path) -> list[int]:
    found: set[int] = set()
    for entry in elements(node, "a list of the states it can move to, such as [s2]", path):
        name = word(entry, "the name of a state", path)
        target = states.find(name, entry, path)
        if target in found:
            raise refusal(entry, f"{name} stands twice", path)
        if target == state:
            raise refusal(entry, f"{name} to itself is no move; take it out", path)
        found.add(target)
    return sorted(found)
