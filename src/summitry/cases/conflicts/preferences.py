"""What each party prefers: by a ranking, by points, or by statements.

Statements O_1, ..., O_k are lexicographic, the most important first: s is better than t if s makes
the first statement true on which they differ, and s ~ t if they differ on none (option
prioritising; Fang, Hipel, Kilgour and Peng (2003), IEEE SMC-C 33). That is the order of

    sum over l of 2^(k - l) [O_l holds at s],

which is folded statement by statement and replaced by its dense ranks before it could outgrow 62
bits, so that k has no bound. O(k n) for n states, and a sort for each 61 statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from summitry.cases.conflicts.feasible import Rules, holds
from summitry.cases.conflicts.places import (
    Path,
    elements,
    known,
    mapping,
    nearest,
    refusal,
    said,
    several,
    word,
)
from summitry.cases.conflicts.ranking import check_all, read_ranking
from summitry.cases.conflicts.states import States
from summitry.cases.nodes import Node
from summitry.model.conflict import Form
from summitry.model.party import Party

__all__ = [
    "INDIFFERENT",
    "MAX_UNKNOWN",
    "Preferences",
    "folded",
    "read_preferences",
    "statement_nodes",
]

INDIFFERENT = "indifferent"
"""What a party is to which all states are alike."""

MAX_UNKNOWN = 2_000
"""Most states of a conflict in which some preference is not known."""

_KINDS = ("ranking", "statements", "points")
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,9}|/\d{1,12})?", re.ASCII)
_FULL = 1 << 61
_SHORT = 1 << 20
_PATH = ("preferences",)
_ENTRY = f"ranking, statements or points, or the word {INDIFFERENT}"

Rank = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Preferences:
    """As in ``summitry.model.conflict.Conflict``."""

    worth: NDArray[np.int64]
    far_below: NDArray[np.int64] | None
    unknown: tuple[NDArray[np.bool_], ...] | None


def statement_nodes(node: Node) -> list[tuple[Node, Path]]:
    """Every statement below ``node``, the preferences of a file, with its path."""
    found: list[tuple[Node, Path]] = []
    for party, entry in node.value.items() if isinstance(node.value, dict) else ():
        given = entry.value.get("statements") if isinstance(entry.value, dict) else None
        if given is not None and isinstance(given.value, list):
            path = (*_PATH, party, "statements")
            found += [(one, (*path, k)) for k, one in enumerate(given.value)]
    return found


def read_preferences(
    node: Node, parties: Sequence[Party], states: States, form: Form | None, rules: Rules
) -> Preferences:
    """What each of ``parties`` prefers among ``states`` of ``form``, as said at ``node``.

    Statements are read as ``rules``; without a ``form`` there are none.
    """
    keys = [party.id for party in parties]
    entries = mapping(node, "a mapping, such as {city: {statements: [a]}}", _PATH)
    for name in entries:
        if name not in keys:
            raise refusal(node.keys[name], f"no such party: {name}{nearest(name, keys)}", _PATH)
    left = [key for key in keys if key not in entries]
    if left:
        raise refusal(node, f"left out: {several(left)}; each party has {_ENTRY}", _PATH)
    rows = [_one(entries[key], states, form, rules, (*_PATH, key)) for key in keys]
    unknown = [_unknown(entries[key], states, (*_PATH, key)) for key in keys]
    return Preferences(
        np.stack([worth for worth, _ in rows]),
        _together([far for _, far in rows], len(states.names)),
        _filled(unknown, len(states.names)),
    )


def _together(rows: Sequence[Rank | None], n: int) -> NDArray[np.int64] | None:
    """What is far below for every party; for one that has nothing so, below its least worth."""
    if all(row is None for row in rows):
        return None
    return np.stack([np.full(n, -1, dtype=np.int64) if row is None else row for row in rows])


def _filled(
    pairs: Sequence[NDArray[np.bool_] | None], n: int
) -> tuple[NDArray[np.bool_], ...] | None:
    if all(pair is None for pair in pairs):
        return None
    return tuple(np.zeros((n, n), dtype=np.bool_) if pair is None else pair for pair in pairs)


def _one(
    entry: Node, states: States, form: Form | None, rules: Rules, path: Path
) -> tuple[Rank, Rank | None]:
    """The worth of each state to one party, and what each has far below it."""
    if entry.value == INDIFFERENT:
        return np.zeros(len(states.names), dtype=np.int64), None
    given = mapping(entry, _ENTRY, path)
    known(entry, (*_KINDS, "unknown"), path)
    kinds = [kind for kind in given if kind != "unknown"]
    if not kinds:
        raise refusal(entry, f"says nothing; it needs {_ENTRY}", path)
    if len(kinds) > 1:
        message = f"{kinds[0]} and {kinds[1]} are both given; a party has one of {_said_kinds()}"
        raise refusal(entry.keys[kinds[1]], message, path)
    kind, node = kinds[0], given[kinds[0]]
    if kind == "ranking":
        return read_ranking(node, states, (*path, kind))
    if kind == "points":
        return _points(node, states, (*path, kind)), None
    return _statements(node, form, rules, (*path, kind)), None


def _said_kinds() -> str:
    return f"{', '.join(_KINDS[:-1])} and {_KINDS[-1]}"


def _points(node: Node, states: States, path: Path) -> Rank:
    entries = mapping(node, "a mapping of states to points, such as {s1: 2, s2: 0.5}", path)
    points: dict[int, Fraction] = {}
    for name, entry in entries.items():
        state = states.find(name, node.keys[name], path)
        points[state] = _number(entry, (*path, name))
    check_all(node, set(points), states, path)
    ranks = {number: rank for rank, number in enumerate(sorted(set(points.values())))}
    return np.array([ranks[points[state]] for state in range(len(points))], dtype=np.int64)


def _number(node: Node, path: Path) -> Fraction:
    if isinstance(node.value, str) and _NUMBER.fullmatch(node.value):
        try:
            return Fraction(node.value)
        except ZeroDivisionError:
            pass
    raise refusal(node, f"{said(node)} is not a number such as 12, -0.5 or 1/3", path)


def _statements(node: Node, form: Form | None, rules: Rules, path: Path) -> Rank:
    what = "a list, the most important first, such as [not abandon, insist]"
    given = elements(node, what, path)
    if form is None:
        message = "statements speak of actions, and this file lists states; give ranking or points"
        raise refusal(node, message, path)
    if not given:
        raise refusal(node, f"no statement; write {INDIFFERENT} where all states are alike", path)
    tables = (rules.table(one, (*path, k)) for k, one in enumerate(given))
    return folded((holds(table, form) for table in tables), len(form.codes))


def folded(statements: Iterable[NDArray[np.bool_]], n: int) -> NDArray[np.int64]:
    """Dense ranks of ``n`` states by ``statements``, each a bool array, most important first.

    >>> folded([np.array([True, False, False]), np.array([False, True, False])], 3)
    array([2, 1, 0])
    """
    rank, top = np.zeros(n, dtype=np.int64), 0
    for held in statements:
        if top >= _FULL:
            rank = _dense(rank, top)
            top = int(rank.max())
        rank <<= 1
        rank += held
        top = 2 * top + 1
    return _dense(rank, top)


def _dense(values: Rank, top: int) -> Rank:
    """The ranks of ``values``, none above ``top``; without a sort where a table is short."""
    if top >= _SHORT:
        return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int64)
    found = np.zeros(top + 1, dtype=np.int64)
    found[values] = 1
    return np.asarray((np.cumsum(found) - 1)[values])


def _unknown(entry: Node, states: States, path: Path) -> NDArray[np.bool_] | None:
    """The pairs of states between which one party's preference is not known."""
    node = entry.value.get("unknown") if isinstance(entry.value, dict) else None
    if node is None:
        return None
    path, n = (*path, "unknown"), len(states.names)
    given = elements(node, 'a list of pairs, such as ["s1 ? s4"]', path)
    if n > MAX_UNKNOWN:
        message = f"{n:,} states; at most {MAX_UNKNOWN:,} where a preference is not known"
        raise refusal(node, message, path)
    found = np.zeros((n, n), dtype=np.bool_)
    for one in given:
        first, second = _pair(one, states, path)
        if found[first, second]:
            raise refusal(one, f"{one.value} stands twice", path)
        found[first, second] = found[second, first] = True
    return found


def _pair(node: Node, states: States, path: Path) -> tuple[int, int]:
    what = "a pair of different states, such as s1 ? s4"
    names = word(node, what, path).split("?")
    if len(names) != 2 or names[0].strip() == names[1].strip():
        raise refusal(node, f"{said(node)} is not {what}", path)
    first, second = (states.find(name.strip(), node, path) for name in names)
    return first, second
