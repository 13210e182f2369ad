"""Reading a tree of nodes by its shape: the entry, the number or the word that should be there.

Each function returns what it names or raises a CaseError of one line, with the place in the file
and the dotted path. The tree is one of ``json_text`` or of ``cases.nodes``: there a number may
stand as the string it is written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from summitry.cases.exchange.json_text import MAX_DIGITS, MAX_EXPONENT
from summitry.cases.exchange.scenario import MAX_VALUES, ScenarioIssue
from summitry.cases.nodes import Node
from summitry.errors import CaseError, Problem

__all__ = [
    "MAX_FILES",
    "candidates",
    "entry",
    "gathered",
    "head",
    "items",
    "members",
    "missing",
    "number",
    "quoted",
    "several",
    "steps",
    "unknown",
    "word",
    "wrong",
]

MAX_FILES = 16
"""Most files of a folder that are looked at."""
_HEAD = 1_000_000
_SHOWN = 3
_YAML_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE]([-+]?[0-9]+))?")

Where = Sequence[object]


def candidates(path: Path, endings: Iterable[str], strict: bool = False) -> list[Path]:
    """The file at ``path``, or the files of the folder at ``path`` with one of the ``endings``.

    In the order of their names, hidden ones left out, at most MAX_FILES; where there are more,
    CaseError if ``strict``.
    """
    if path.is_file():
        return [path] if path.suffix.lower() in set(endings) else []
    if not path.is_dir():
        return []
    wanted = set(endings)
    found = [p for p in path.iterdir() if p.suffix.lower() in wanted and p.is_file()]
    found = sorted(p for p in found if not p.name.startswith("."))
    if strict and len(found) > MAX_FILES:
        raise missing(path, f"{len(found):,} files; a scenario of at most {MAX_FILES} is read")
    return found[:MAX_FILES]


def gathered(issues: Iterable[ScenarioIssue], at: Node) -> tuple[ScenarioIssue, ...]:
    """All of ``issues``, made one by one; CaseError at ``at`` where a name stands twice, where
    there are none, or more than MAX_VALUES values.
    """
    found: dict[str, ScenarioIssue] = {}
    total = 0
    for issue in issues:
        total += len(issue.values)
        if issue.name in found:
            raise wrong(at, f"two issues are called {issue.name}")
        if total > MAX_VALUES:
            raise wrong(at, f"more than {MAX_VALUES:,} values in one domain")
        found[issue.name] = issue
    if not found:
        raise wrong(at, "the domain has no issue")
    return tuple(found.values())


def head(path: Path) -> str:
    """The beginning of the file at ``path``, and its end where it is long; "" if unreadable."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEAD)
            file.seek(max(file.seek(0, 2) - _HEAD, len(start)))
            return (start + file.read(_HEAD)).decode("utf-8", "replace")
    except OSError:
        return ""


def missing(path: Path, message: str) -> CaseError:
    """The error that what ``path`` holds is not what was looked for: ``message``."""
    return CaseError([Problem(str(path), 1, 1, "", message)])


def wrong(node: Node, message: str, path: Where = ()) -> CaseError:
    """The error ``message`` at the place of ``node``, whose dotted name is ``path``."""
    return CaseError([node.problem(message, path)])


def members(node: Node, path: Where = ()) -> dict[str, Node]:
    """The entries of the mapping ``node`` at ``path``."""
    if not isinstance(node.value, dict):
        raise wrong(node, f"expected a mapping of names, found {_kind(node)}", path)
    return node.value


def items(node: Node, path: Where = ()) -> list[Node]:
    """The entries of the list ``node`` at ``path``."""
    if not isinstance(node.value, list):
        raise wrong(node, f"expected a list, found {_kind(node)}", path)
    return node.value


def entry(node: Node, key: str, path: Where = ()) -> Node:
    """What stands under ``key`` in the mapping ``node`` at ``path``."""
    found = members(node, path).get(key)
    if found is None:
        raise wrong(node, f"{key} is missing", path)
    return found


def word(node: Node, path: Where = ()) -> str:
    """The word of the scalar ``node`` at ``path``, as it is written in the file."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, (dict, list)) or node.value is None:
        raise wrong(node, f"expected a word, found {_kind(node)}", path)
    return node.source.content[node.start : node.end]


def number(node: Node, path: Where = ()) -> Fraction:
    """The exact number of the scalar ``node`` at ``path``."""
    found = node.value
    if isinstance(found, str) and not quoted(node):
        found = _plain_number(found)
    if not isinstance(found, Fraction):
        raise wrong(node, f"expected a decimal number, found {_kind(node)}", path)
    return found


def _plain_number(raw: str) -> Fraction | None:
    match = _YAML_NUMBER.fullmatch(raw) if len(raw) <= MAX_DIGITS else None
    if not match or abs(int(match.group(1) or 0)) > MAX_EXPONENT:
        return None
    return Fraction(raw)


def quoted(node: Node) -> bool:
    """True if the scalar ``node`` stands in quotes."""
    return node.source.content[node.start : node.start + 1] in ('"', "'")


def steps(low: Fraction, high: Fraction, step: Fraction, at: Node) -> tuple[Fraction, ...]:
    """``low``, ``low`` + ``step``, ... up to ``high``; CaseError at ``at`` if none or too many.

    >>> from summitry.cases.nodes import Text
    >>> here = Node(Text("x.json", "{}"), 0, 0, "")
    >>> [str(x) for x in steps(Fraction(1), Fraction(2), Fraction(2, 5), here)]
    ['1', '7/5', '9/5']
    """
    if step <= 0 or high < low:
        raise wrong(at, "a range is low, high not below it, and a step above 0")
    count = (high - low) // step + 1
    if count > MAX_VALUES:
        raise wrong(at, f"the range has {count:,} values; at most {MAX_VALUES:,} are read")
    return tuple(low + k * step for k in range(count))


def several(names: Iterable[str]) -> str:
    """``names`` in one line, the first few of them where there are many.

    >>> several("abcde")
    'a, b, c and 2 more'
    """
    listed = list(names)
    more = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def unknown(node: Node, known: Iterable[str], whose: str) -> list[str]:
    """A remark on the keys of the mapping ``node`` that are not ``known``, for ``whose`` file."""
    known = set(known)
    strange = [key for key in members(node) if key not in known]
    return [f"{whose}: not read: {several(strange)}"] if strange else []


def _kind(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    if node.value == "":
        return "nothing"
    return node.source.content[node.start : min(node.end, node.start + 60)]
