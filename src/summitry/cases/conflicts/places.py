"""Entries of a conflict file, and where one is wrong: the place, the value, what is allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

from summitry.cases.nodes import Node
from summitry.errors import CaseError, hint
from summitry.model.keys import LONGEST, is_key

__all__ = [
    "Path",
    "elements",
    "key",
    "known",
    "mapping",
    "nearest",
    "refusal",
    "said",
    "several",
    "word",
]

Path = tuple[object, ...]

_SHOWN = 5
_NAMES = 2_000
"""Most names that are looked through for the nearest one."""


def refusal(node: Node, message: str, path: Path = (), offset: int = 0) -> CaseError:
    """The error ``message`` at ``node``, which is called ``path``, ``offset`` characters into it.

    >>> from summitry.cases.nodes import Text, parse
    >>> str(refusal(parse(Text("x.yaml", 'a: "s1 > s9"')).value["a"], "no", ("a",), offset=5))
    'x.yaml:1:10: a: no'
    """
    content = node.source.content
    start = node.start + (content[node.start : node.start + 1] in ("'", '"'))
    if offset and content[start : start + offset] == node.value[:offset]:
        node = Node(node.source, start + offset, node.end, "")
    return CaseError([node.problem(message, path)])


def mapping(node: Node, what: str, path: Path) -> dict[str, Node]:
    """The entries of the mapping ``node``, which is called ``path`` and is ``what``."""
    if not isinstance(node.value, dict):
        raise refusal(node, f"expected {what}; found {said(node)}", path)
    return node.value


def elements(node: Node, what: str, path: Path) -> list[Node]:
    """The entries of the list ``node``, which is called ``path`` and is ``what``."""
    if not isinstance(node.value, list):
        raise refusal(node, f"expected {what}; found {said(node)}", path)
    return node.value


def word(node: Node, what: str, path: Path) -> str:
    """The words of the scalar ``node``, which is called ``path`` and is ``what``."""
    if not isinstance(node.value, str) or not node.value.strip():
        raise refusal(node, f"expected {what}; found {said(node)}", path)
    return node.value


def key(node: Node, path: Path) -> str:
    """The key that ``node`` is; refused where it is none."""
    if not is_key(node.value):
        what = f"letters, digits and _, no digit first, at most {LONGEST}"
        raise refusal(node, f"{said(node)} is not a key: {what}", path)
    return str(node.value)


def known(node: Node, allowed: Sequence[str], path: Path) -> None:
    """Refuse a key of the mapping ``node`` that is not ``allowed``, with the nearest that is."""
    for name, place in node.keys.items():
        if name not in allowed:
            raise refusal(place, f"no such key: {name}{hint(name, allowed)}", path)


def said(node: Node) -> str:
    """What stands at ``node``, for a message."""
    if isinstance(node.value, str):
        cut = node.value if len(node.value) <= 40 else f"{node.value[:40]}…"
        return repr(cut) if cut else "nothing"
    return "a list" if isinstance(node.value, list) else "a mapping"


def several(names: Sequence[Any], said: Callable[[Any], str] = str) -> str:
    """The first of ``names`` as ``said`` says them, and how many more there are.

    >>> several("abcdefg", str.upper)
    'A, B, C, D, E and 2 more'
    """
    more = len(names) - _SHOWN
    return ", ".join(map(said, names[:_SHOWN])) + (f" and {more:,} more" if more > 0 else "")


def nearest(name: str, names: Sequence[str]) -> str:
    """The end of a message that ``name`` is unknown: as ``hint``, for any number of ``names``.

    >>> nearest("x", [f"s{k}" for k in range(9_000)])
    '; there are 9,000, from s0 to s8999'
    """
    if len(names) <= _NAMES:
        return hint(name, names)
    near = get_close_matches(name, names[:_NAMES], n=1)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; there are {len(names):,}, from {names[0]} to {names[-1]}"
