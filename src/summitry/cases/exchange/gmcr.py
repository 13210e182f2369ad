"""GMCR files (.gmcr): the conflict of a gmcr-py file as the text of a conflict file.

The file is JSON: ``options`` (name, permittedDirection), ``decisionMakers`` (name, the places of
their options, preferences) and ``infeasibles``. A condition is a list of pairs, the place of an
option and "Y" or "N", all of which hold; a compound statement is one where any of its ``members``
holds. States are numbered from 1 by the sum of 2^k over the options k that are taken, feasible ones
only, as in a conflict file. Whether rankings or statements count says a switch of the file.

Fields: ``savefile-schema.json`` and the example files of onp/gmcr-py; the version of 2014 calls the
ranking ``preferenceVector``, later ones ``preferenceRanking``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from pathlib import Path

from summitry.cases.conflicts import parse_conflict
from summitry.cases.conflicts.feasible import MAX_RULES
from summitry.cases.entries import flow, quoted
from summitry.cases.exchange.json_text import parse
from summitry.cases.exchange.keys import keys
from summitry.cases.exchange.shapes import entry, items, members, several, unknown, word, wrong
from summitry.cases.nodes import Node, Text, read_text
from summitry.cases.rules import WORDS
from summitry.errors import CaseError, Problem

__all__ = ["MAX_RENAMED", "read_gmcr"]

MAX_RENAMED = 12
"""Most options where parties do not hold them in the order of the file: all states are named."""

_DIRECTIONS = {"both": "both", "fwd": "forward", "back": "back"}
_SWITCHES = ("useManualPreferenceVectors", "useManualPreferenceRanking")
_ROOT = (
    "decisionMakers",
    "options",
    "infeasibles",
    "program",
    "version",
    *_SWITCHES,
    "coalitions",
    "coalitionsFull",
)
_RANKINGS = ("preferenceRanking", "preferenceVector")
_MAKER = ("name", "options", "preferences", "payoffs", "misperceptions", *_RANKINGS)
_OPTION = ("name", "permittedDirection")

_RANKED = "its statements are left out; by the file its ranking decides"
_STATED = "its ranking is left out; by the file its statements decide"

Condition = list[tuple[int, bool]]
Where = tuple[object, ...]


@dataclass(frozen=True)
class _File:
    """What a file says of its options and parties; ``remarks`` are added as it is read."""

    root: Node
    actions: list[str]
    parties: list[str]
    held: list[list[int]]
    remarks: list[str] = field(default_factory=list)

    @property
    def makers(self) -> list[Node]:
        return items(self.root.value["decisionMakers"])

    def words(self, condition: Condition) -> str:
        """The ``condition`` in the rules language."""
        return " and ".join(f"{'' if yes else 'not '}{self.actions[k]}" for k, yes in condition)


def read_gmcr(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a conflict file for the .gmcr file at ``path``, and what it cannot hold.

    CaseError, with the place, where the file is not what gmcr-py writes, or no sound conflict.
    """
    text = read_text(path, str(path))
    file = _opened(parse(text))
    made = _text(file, path.stem)
    try:
        parse_conflict(Text(path.name, made))
    except CaseError as error:
        raise _as_a_whole(error, str(path)) from error
    return made, tuple(file.remarks)


def _as_a_whole(error: CaseError, name: str) -> CaseError:
    """The faults of the conflict as faults of the file it was made of."""
    return CaseError([Problem(name, 1, 1, fault.path, fault.message) for fault in error.problems])


def _opened(root: Node) -> _File:
    options = items(entry(root, "options"), ("options",))
    makers = items(entry(root, "decisionMakers"), ("decisionMakers",))
    names = [word(entry(o, "name", ("options", k))) for k, o in enumerate(options)]
    called = [word(entry(m, "name", ("decisionMakers", k))) for k, m in enumerate(makers)]
    holders: dict[int, str] = {}
    held = []
    for k, maker in enumerate(makers):
        where = ("decisionMakers", k, "options")
        node = entry(maker, "options", where[:2])
        held.append([_place(one, len(options), where) for one in items(node, where)])
        for place in held[-1]:
            if place in holders:
                message = f"{names[place]} is held by {holders[place]} already; one holds it"
                raise wrong(node, message, where)
            holders[place] = called[k]
    loose = [name for place, name in enumerate(names) if place not in holders]
    if loose:
        raise wrong(root.value["options"], f"held by nobody: {several(loose)}", ("options",))
    file = _File(root, keys(names, "action", WORDS), keys(called, "party"), held)
    file.remarks.extend(_not_held(root, makers, options))
    return file


def _not_held(root: Node, makers: Sequence[Node], options: Sequence[Node]) -> list[str]:
    """What of a file has no place in a conflict file."""
    found = unknown(root, _ROOT, "file")
    for maker in makers:
        name = word(entry(maker, "name"))
        found += unknown(maker, _MAKER, name)
        if maker.value.get("misperceptions") and maker.value["misperceptions"].value:
            found.append(f"{name}: the states that it does not see are left out; all see all")
    for option in options:
        found += unknown(option, _OPTION, word(entry(option, "name")))
    groups = root.value.get("coalitions")
    if groups is not None and any(isinstance(one.value, list) for one in items(groups)):
        found.append("the coalitions are left out; every party stands alone")
    return found


def _place(node: Node, n: int, where: Where) -> int:
    if not isinstance(node.value, Fraction) or node.value.denominator != 1:
        raise wrong(node, f"expected the place of an option, from 0 to {n - 1}", where)
    if not 0 <= node.value < n:
        raise wrong(node, f"no option {node.value}; they are 0 to {n - 1}", where)
    return int(node.value)


def _condition(node: Node, n: int, where: Where) -> Condition:
    """The pairs of an option's place and whether it is taken."""
    found = []
    for one in items(node, where):
        pair = items(one, where)
        if len(pair) != 2 or pair[1].value not in ("Y", "N"):
            raise wrong(one, 'expected an option and "Y" or "N", such as [0, "Y"]', where)
        found.append((_place(pair[0], n, where), pair[1].value == "Y"))
    if not found:
        raise wrong(node, "an empty condition", where)
    return list(dict.fromkeys(found))


def _text(file: _File, title: str) -> str:
    patterns = _patterns(file)
    lines = [f"title: {quoted(title)}", "parties:", *_party_lines(file)]
    if patterns:
        lines += ["infeasible:", *(f"  - {quoted(file.words(one))}" for one in patterns)]
    lines += _state_lines(file, patterns)
    lines += ["preferences:", *_preference_lines(file)]
    return "\n".join(lines) + "\n"


def _patterns(file: _File) -> list[Condition]:
    path, n = ("infeasibles",), len(file.actions)
    given = items(entry(file.root, "infeasibles"), path)
    if len(given) > MAX_RULES:
        message = f"{len(given):,} infeasible patterns; at most {MAX_RULES:,} are read"
        raise wrong(file.root.value["infeasibles"], message, path)
    return [_condition(one, n, (*path, k)) for k, one in enumerate(given)]


def _party_lines(file: _File) -> list[str]:
    lines = []
    for k, (key, maker) in enumerate(zip(file.parties, file.makers, strict=True)):
        lines += [f"  {key}:", f"    name: {quoted(word(maker.value['name']))}"]
        if file.held[k]:
            lines.append("    actions:")
        lines += [f"      {file.actions[place]}: {_action(file, place)}" for place in file.held[k]]
    return lines


def _action(file: _File, place: int) -> str:
    where = ("options", place)
    option = items(file.root.value["options"])[place]
    said = {"name": word(option.value["name"])}
    node = members(option, where).get("permittedDirection")
    if node is not None and node.value not in tuple(_DIRECTIONS):
        raise wrong(node, f"a direction is one of {', '.join(_DIRECTIONS)}", where)
    if node is not None and node.value != "both":
        said["moves"] = _DIRECTIONS[node.value]
    return flow(said)


def _state_lines(file: _File, patterns: Sequence[Condition]) -> list[str]:
    """The number of every state, where the order of the parties would give it another."""
    n, order = len(file.actions), [place for held in file.held for place in held]
    if order == sorted(order):
        return []
    if n > MAX_RENAMED:
        message = f"{n} options, held in another order than they stand in; at most {MAX_RENAMED} so"
        raise wrong(file.root.value["options"], f"{message}: put them in that order", ("options",))
    lines, number = ["states:"], 0
    for reverse in product((False, True), repeat=n):
        yes = reverse[::-1]
        if not any(all(yes[k] == wanted for k, wanted in pattern) for pattern in patterns):
            number += 1
            lines.append(f"  {number}: {flow([file.actions[k] for k in range(n) if yes[k]])}")
    return lines


def _preference_lines(file: _File) -> list[str]:
    root = file.root.value
    switches = [root[key] for key in _SWITCHES if key in root]
    by_hand = any(switch.value is True for switch in switches)
    lines = []
    for k, maker in enumerate(file.makers):
        lines += _preference(file, k, maker, by_hand)
    return lines


def _preference(file: _File, party: int, maker: Node, by_hand: bool) -> list[str]:
    """What one party prefers: its ranking if that counts, otherwise its statements."""
    key, name = file.parties[party], word(maker.value["name"])
    where = ("decisionMakers", party)
    ranking = next((maker.value[k] for k in _RANKINGS if k in maker.value), None)
    given = maker.value.get("preferences")
    statements = items(given, (*where, "preferences")) if given is not None else []
    ranked = ranking is not None and (by_hand or not statements)
    if ranking is not None and statements:
        file.remarks.append(f"{name}: {_RANKED if ranked else _STATED}")
    if ranking is not None and ranked:
        return [f"  {key}: {{ranking: {quoted(_ranking(ranking, where))}}}"]
    if not statements:
        file.remarks.append(f"{name}: it has no preferences, so all states are alike to it")
        return [f"  {key}: indifferent"]
    rules = [_statement(file, one, (*where, "preferences", k)) for k, one in enumerate(statements)]
    return [f"  {key}:", "    statements:", *(f"      - {quoted(rule)}" for rule in rules)]


def _ranking(node: Node, where: Where) -> str:
    groups = []
    for one in items(node, where):
        tied = one.value if isinstance(one.value, list) else [one]
        for state in tied:
            if not isinstance(state.value, Fraction):
                raise wrong(state, "expected the number of a state", where)
        groups.append(" ~ ".join(word(state) for state in tied))
    return " > ".join(groups)


def _statement(file: _File, node: Node, where: Where) -> str:
    n = len(file.actions)
    if not isinstance(node.value, dict):
        return file.words(_condition(node, n, where))
    inner = items(entry(node, "members", where), where)
    if not inner:
        raise wrong(node, "an empty condition", where)
    parts = [file.words(_condition(one, n, where)) for one in inner]
    return " or ".join(parts if len(parts) == 1 else [f"({part})" for part in parts])
