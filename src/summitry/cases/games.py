"""Reading a game of coalitions from one YAML file: a voting rule, or a table of worths.

    quota: 12                        players: [left, right, reserve]
    votes: {france: 4, italy: 4}     worth: {left right: 1, left right reserve: 1}
    veto: [france]                   title: Gloves
    recognition: {france: 1/2, …}

Strict as cases are: unknown keys, a player named twice, what is no number, and more players than
can be handled are refused with file:line:column. A set is its players separated by spaces; sets
that are not named are worth 0. A number is a whole one, a decimal or a fraction such as 1/3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from summitry.cases.nodes import Node, Text, parse, read_text
from summitry.errors import CaseError, UnknownName, hint

__all__ = ["MAX_TABLE", "MAX_VOTERS", "GameFile", "is_game_file", "parse_game", "read_game"]

MAX_TABLE = 16
"""Most players of a table of worths."""
MAX_VOTERS = 200
"""Most players of a voting rule."""

_NAME = re.compile(r"[^\W_][\w.'-]{0,39}")
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,9}|/\d{1,12})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_KEYS = ("title", "quota", "votes", "veto", "recognition", "players", "worth")


@dataclass(frozen=True)
class GameFile:
    """What a game file says. A voting rule has a ``quota`` and ``votes``, a table ``worth``."""

    title: str
    players: tuple[str, ...]
    quota: int | None = None
    votes: tuple[int, ...] = ()
    veto: tuple[str, ...] = ()
    recognition: tuple[Fraction, ...] | None = None
    worth: dict[tuple[str, ...], Fraction] = field(default_factory=dict)


def is_game_file(source: str) -> bool:
    """True if ``source`` names a YAML file that is not the case.yaml of a case.

    >>> is_game_file("council.yaml"), is_game_file("hanoi-2019")
    (True, False)
    """
    path = Path(source)
    if path.name == "case.yaml" or path.is_dir():
        return False
    return path.suffix in (".yaml", ".yml") or path.is_file()


def read_game(source: str) -> GameFile:
    """The game in the file ``source``; CaseError with the place where it is not one."""
    path = Path(source)
    if path.exists() and not path.is_file():
        raise UnknownName("game file", source, ())
    return parse_game(read_text(path, source))


def parse_game(text: Text) -> GameFile:
    """The game in ``text``; CaseError with the place where it is not one.

    >>> parse_game(Text("x.yaml", "quota: 2\\nvotes: {a: 1, b: 1, c: 1}")).votes
    (1, 1, 1)
    """
    root = parse(text)
    entries = _mapping(root, "a game", ())
    _known(root, entries)
    voting, table = "quota" in entries or "votes" in entries, "worth" in entries
    if voting == table:
        raise _refusal(root, "a game has either quota and votes, or players and worth")
    title = _word(entries["title"], ("title",)) if "title" in entries else ""
    return _voting(root, entries, title) if voting else _table(root, entries, title)


def _known(root: Node, entries: dict[str, Node]) -> None:
    for key in entries:
        if key not in _KEYS:
            place = root.keys[key]
            raise _refusal(place, f"no such key: {key}{hint(key, _KEYS)}")


def _voting(root: Node, entries: dict[str, Node], title: str) -> GameFile:
    _only(root, entries, ("title", "quota", "votes", "veto", "recognition"), "quota and votes")
    by_name = _mapping(_need(root, entries, "votes"), "votes", ("votes",))
    for name in by_name:
        _name(entries["votes"].keys[name], ("votes",))
    votes = {name: _whole(node, ("votes", name)) for name, node in by_name.items()}
    _count(entries["votes"], len(votes), MAX_VOTERS)
    quota = _whole(_need(root, entries, "quota"), ("quota",))
    if not 1 <= quota <= sum(votes.values()):
        total = f"{sum(votes.values()):,}"
        raise _refusal(entries["quota"], f"lies from 1 to {total}, the sum of votes", ("quota",))
    players = tuple(votes)
    veto = _names(entries["veto"], players, ("veto",)) if "veto" in entries else ()
    chances = _recognition(entries["recognition"], players) if "recognition" in entries else None
    return GameFile(title, players, quota, tuple(votes.values()), veto, chances)


def _table(root: Node, entries: dict[str, Node], title: str) -> GameFile:
    _only(root, entries, ("title", "players", "worth"), "players and worth")
    players = _names(_need(root, entries, "players"), None, ("players",))
    _count(entries["players"], len(players), MAX_TABLE)
    worth: dict[tuple[str, ...], Fraction] = {}
    for words, node in _mapping(entries["worth"], "worth", ("worth",)).items():
        place = entries["worth"].keys[words]
        names = _subset(place, words, players)
        if names in worth:
            raise _refusal(place, f"the set {' '.join(names)} stands twice", ("worth",))
        worth[names] = _number(node, ("worth", words))
    return GameFile(title, players, worth=worth)


def _subset(place: Node, words: str, players: tuple[str, ...]) -> tuple[str, ...]:
    """The players of a set in the order of the game."""
    names = words.split()
    for name in names:
        _player(place, name, players, ("worth",))
    if len(set(names)) < len(names) or not names:
        raise _refusal(place, "a set names one or more players, each once", ("worth",))
    return tuple(name for name in players if name in names)


def _recognition(node: Node, players: tuple[str, ...]) -> tuple[Fraction, ...]:
    path = ("recognition",)
    given = _mapping(node, "recognition", path)
    for name in given:
        _player(node.keys[name], name, players, path)
    chances = {name: _number(entry, (*path, name)) for name, entry in given.items()}
    if min(chances.values(), default=Fraction(0)) < 0 or sum(chances.values()) != 1:
        raise _refusal(node, "the chances are 0 or more and add up to exactly 1", path)
    return tuple(chances.get(name, Fraction(0)) for name in players)


def _names(node: Node, players: tuple[str, ...] | None, path: tuple[str, ...]) -> tuple[str, ...]:
    """A list of different players; of those given, or new ones."""
    if not isinstance(node.value, list) or not node.value:
        raise _refusal(node, "a list of players, such as [france, italy]", path)
    found: list[str] = []
    for entry in node.value:
        name = _word(entry, path)
        if players is None:
            _name(entry, path)
        else:
            _player(entry, name, players, path)
        if name in found:
            raise _refusal(entry, f"{name} stands twice", path)
        found.append(name)
    return tuple(found)


def _player(place: Node, name: str, players: tuple[str, ...], path: tuple[str, ...]) -> None:
    if name not in players:
        raise _refusal(place, f"no such player: {name}{hint(name, players)}", path)


def _name(node: Node, path: tuple[str, ...]) -> None:
    if not _NAME.fullmatch(node.value):
        raise _refusal(node, f"{node.value!r} is not a name: one word of up to 40 letters", path)


def _count(node: Node, n: int, most: int) -> None:
    if not 1 <= n <= most:
        raise _refusal(node, f"{n:,} players; from 1 to {most} here")


def _only(root: Node, entries: dict[str, Node], keys: tuple[str, ...], kind: str) -> None:
    for key in entries:
        if key not in keys:
            raise _refusal(root.keys[key], f"does not go with {kind}", (key,))


def _need(root: Node, entries: dict[str, Node], key: str) -> Node:
    if key not in entries:
        raise _refusal(root, f"the key {key} is missing", (key,))
    return entries[key]


def _mapping(node: Node, what: str, path: tuple[str, ...]) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise _refusal(node, f"{what} is a mapping of keys to values", path)
    return node.value


def _word(node: Node, path: tuple[str, ...]) -> str:
    if not isinstance(node.value, str):
        raise _refusal(node, "a word, not a list or a mapping", path)
    return node.value


def _whole(node: Node, path: tuple[str, ...]) -> int:
    if not isinstance(node.value, str) or not _WHOLE.fullmatch(node.value):
        raise _refusal(node, f"{_said(node)} is not a whole number from 0 of up to 12 digits", path)
    return int(node.value)


def _number(node: Node, path: tuple[str, ...]) -> Fraction:
    if isinstance(node.value, str) and _NUMBER.fullmatch(node.value):
        try:
            return Fraction(node.value)
        except ZeroDivisionError:
            pass
    raise _refusal(node, f"{_said(node)} is not a number such as 12, 0.5 or 1/3", path)


def _said(node: Node) -> str:
    if isinstance(node.value, str):
        return repr(node.value if len(node.value) <= 40 else f"{node.value[:40]}…")
    return "a list" if isinstance(node.value, list) else "a mapping"


def _refusal(node: Node, message: str, path: tuple[str, ...] = ()) -> CaseError:
    return CaseError([node.problem(message, path)])
