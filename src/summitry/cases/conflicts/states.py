"""The names of states: given in the file, or numbers in the order of GMCR+."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.cases.conflicts.feasible import code_of, gmcr_order, taken
from summitry.cases.conflicts.places import Path, elements, mapping, nearest, refusal, several, word
from summitry.cases.nodes import Node
from summitry.model.conflict import Form

__all__ = [
    "UNNAMED",
    "States",
    "actions_at",
    "named_codes",
    "named_states",
    "numbered",
    "state_name",
]

UNNAMED = "unnamed"
"""``infeasible: unnamed``: what ``states`` does not name cannot be."""

_TAKEN = "the actions that are taken, such as [delay, insist]"
_SIGNS = frozenset(">~?,[]{}")
_LONGEST = 60


@dataclass(frozen=True, eq=False)
class States:
    """``names`` by state; ``order``: the states in the order of the file, or of their numbers."""

    names: tuple[str, ...]
    order: NDArray[np.int64]
    numbers: bool = False

    @cached_property
    def places(self) -> dict[str, int]:
        """The state of each name."""
        return {name: state for state, name in enumerate(self.names)}

    def in_order(self) -> list[str]:
        """The names in the order of the file."""
        return [self.names[state] for state in self.order]

    def find(self, name: str, node: Node, path: Path, offset: int = 0) -> int:
        """The state called ``name``; else refused at ``node``, ``offset`` characters into it."""
        found = self.places.get(name)
        if found is None:
            numbers = f"; they are numbered 1 to {len(self.names)}"
            end = numbers if self.numbers else nearest(name, self.in_order())
            raise refusal(node, f"no such state: {name[:_LONGEST]}{end}", path, offset)
        return found


def numbered(form: Form) -> States:
    """The states of ``form`` numbered from 1 in the order of GMCR+.

    >>> from summitry.model.issue import Issue, Option
    >>> both = (Option("no", "no"), Option("yes", "yes"))
    >>> numbered(Form((Issue("a", "a", both),), np.arange(2))).names
    ('1', '2')
    """
    order = gmcr_order(form)
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(1, len(order) + 1)
    return States(tuple(map(str, numbers.tolist())), order, numbers=True)


def state_name(node: Node, path: Path) -> str:
    """The name of a state at ``node``: one word without the signs of a ranking."""
    name = word(node, "the name of a state", path)
    if len(name) > _LONGEST or not name.isprintable() or any(_splits(c) for c in name):
        what = f"one word of at most {_LONGEST} characters without > ~ ? , or brackets"
        raise refusal(node, f"{name[:40]!r} is not a name for a state: {what}", path)
    return name


def _splits(sign: str) -> bool:
    return sign.isspace() or sign in _SIGNS


def named_codes(node: Node, form: Form) -> dict[str, int]:
    """The code in ``form`` of each state that ``node`` names by the actions taken."""
    path = ("states",)
    entries = mapping(node, "a mapping, such as {s1: [delay], s2: []}", path)
    codes: dict[str, int] = {}
    names: dict[int, str] = {}
    for given, entry in entries.items():
        name = state_name(node.keys[given], path)
        code = actions_at(entry, form, (*path, name))
        if code in names:
            raise refusal(entry, f"the same actions as {names[code]}", (*path, name))
        codes[name], names[code] = code, name
    if not codes:
        raise refusal(node, "no state is named; name them all, or leave out states", path)
    return codes


def actions_at(node: Node, form: Form, path: Path) -> int:
    """The code in ``form`` of the combination that the list at ``node`` describes."""
    allowed = [issue.id for issue in reversed(form.issues)]
    found: list[str] = []
    for entry in elements(node, _TAKEN, path):
        action = word(entry, "the key of an action", path)
        if action not in allowed:
            raise refusal(entry, f"no such action: {action}{nearest(action, allowed)}", path)
        if action in found:
            raise refusal(entry, f"{action} stands twice", path)
        found.append(action)
    return code_of(found, form)


def named_states(node: Node, codes: dict[str, int], form: Form) -> States:
    """The states of ``form`` named by ``codes``, which were read at ``node``."""
    path = ("states",)
    names = {code: name for name, code in codes.items()}
    ordered = form.codes[gmcr_order(form)]
    left = ordered[~np.isin(ordered, list(names))]
    if len(left):
        shown = several(left.tolist(), lambda code: f"[{', '.join(taken(code, form))}]")
        raise refusal(
            node,
            f"without a name: {shown}; name them, or write infeasible: {UNNAMED}",
            path,
        )
    there = set(form.codes.tolist())
    for name, code in codes.items():
        if code not in there:
            message = "an infeasible pattern forbids this state; take one of the two out"
            raise refusal(node.value[name], message, (*path, name))
    order = np.searchsorted(form.codes, np.fromiter(codes.values(), dtype=np.int64))
    return States(tuple(names[code] for code in form.codes.tolist()), order)
