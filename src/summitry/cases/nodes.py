"""YAML as a tree of strings in which every node knows its place in the file.

Nothing is guessed: every scalar stays the string it is (``no`` is a word, ``1e3`` is three
characters), until the schema says what it means. Refused: duplicate keys, anchors and aliases,
tags, more than one document, keys that are no plain words, nesting deeper than ``MAX_DEPTH``,
more than ``MAX_NODES`` entries, and files over ``MAX_BYTES``. The tree is built from the event
stream of the C parser in one pass with a stack of its own, so a hostile file costs no more time
and memory than its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from summitry.errors import CaseError, Problem

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "Node", "Text", "parse", "read_text"]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000
_MAX_WORDS = 400


@dataclass(frozen=True, slots=True)
class Text:
    """A file's name as the user gave it, and its content."""

    name: str
    content: str


@dataclass(slots=True)
class Node:
    """A scalar, mapping or list with its span ``[start, end)`` in the text.

    ``value`` is a str, a dict of nodes or a list of nodes; ``keys`` holds the node of each key.
    """

    source: Text
    start: int
    end: int
    value: Any
    keys: dict[str, Node] = field(default_factory=dict)
    flow: bool = False

    def problem(
        self, message: str, path: Iterable[object] = (), severity: str = "error"
    ) -> Problem:
        """A Problem at this node: ``message`` in one line, the dotted ``path``, its ``severity``.

        >>> str(parse(Text("x.yaml", "a: 1")).problem("not a list", ("a",)))
        'x.yaml:1:1: a: not a list'
        """
        line, column = _line_column(self.source.content, self.start)
        dotted = _one_line(".".join(str(part) for part in path))
        return Problem(self.source.name, line, column, dotted, _one_line(message), severity)

    def plain(self) -> Any:
        """The tree as dicts, lists and strings.

        >>> parse(Text("x.yaml", "{a: [1, 2]}")).plain()
        {'a': ['1', '2']}
        """
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def find(self, path: Iterable[object]) -> Node:
        """The node at ``path``; a part that is not in the file is passed over.

        So a path of the schema with inner names, or of something missing, leads to the nearest
        place that a person can look at.

        >>> parse(Text("x.yaml", "a: {b: 1}")).find(["a", "Number", "b"]).value
        '1'
        """
        here = self
        for part in path:
            if isinstance(here.value, dict) and str(part) in here.value:
                here = here.value[str(part)]
            elif isinstance(here.value, list) and isinstance(part, int) and part < len(here.value):
                here = here.value[part]
        return here


def read_text(path: Path, name: str) -> Text:
    """The text of the file at ``path``, to be called ``name`` in messages.

    CaseError if it cannot be read, has more than MAX_BYTES, or is not UTF-8.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            found = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
            raise _refusal(name, 1, 1, found)
        raw = path.read_bytes()
    except OSError as error:
        raise _refusal(name, 1, 1, f"cannot be read: {error.strerror}") from error
    try:
        return Text(name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = _line_column(before, len(before))
        found = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise _refusal(name, line, column, found) from error


def parse(text: Text) -> Node:
    """The tree of one YAML document, the ``text``; CaseError with the place where it is not one.

    >>> parse(Text("x.yaml", "liaison: no")).plain()
    {'liaison': 'no'}
    """
    try:
        return _Builder(text).build(yaml.parse(text.content, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _refusal(
            text.name, line, column, f"not YAML: {error.problem}{_advice(error.problem)}"
        ) from error
    except yaml.reader.ReaderError as error:
        before = text.content.encode()[: error.position].decode("utf-8", "ignore")
        line, column = _line_column(before, len(before))
        raise _refusal(text.name, line, column, f"not YAML: {error.reason}") from error


class _Builder:
    """Builds nodes from events with a stack of open containers."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.open: list[Node] = []
        self.pending: list[Node | None] = []
        self.root: Node | None = None
        self.count = 0

    def build(self, events: Iterator[Any]) -> Node:
        for event in events:
            self._refuse(event)
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._node(event, event.value))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._enter(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                end: Any = event.end_mark
                self.open.pop().end = end.index
                self.pending.pop()
        if self.root is None:
            raise _refusal(self.text.name, 1, 1, "the file is empty; a mapping of keys is wanted")
        return self.root

    def _node(self, event: Any, value: Any) -> Node:
        flow = bool(getattr(event, "flow_style", False))
        return Node(self.text, event.start_mark.index, event.end_mark.index, value, flow=flow)

    def _enter(self, event: Any) -> None:
        node = self._node(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        if len(self.open) >= MAX_DEPTH:
            raise CaseError([node.problem(f"nested deeper than {MAX_DEPTH} levels")])
        self._add(node)
        self.open.append(node)
        self.pending.append(None)

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise CaseError([node.problem(f"more than {MAX_NODES:,} entries in one file")])
        if not self.open:
            if self.root is not None:
                raise CaseError([node.problem("a second document in the file; one is allowed")])
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif self.pending[-1] is None:
            self.pending[-1] = self._key(parent, node)
        else:
            parent.value[self.pending[-1].value] = node
            self.pending[-1] = None

    @staticmethod
    def _key(parent: Node, key: Node) -> Node:
        if not isinstance(key.value, str):
            raise CaseError([key.problem("a key is a plain word, not a list or a mapping")])
        if key.value in parent.keys:
            first, _ = _line_column(key.source.content, parent.keys[key.value].start)
            raise CaseError([key.problem(f"key {key.value} stands twice; first in line {first}")])
        parent.keys[key.value] = key
        return key

    def _refuse(self, event: Any) -> None:
        found = ""
        if isinstance(event, yaml.AliasEvent):
            found = f"alias *{event.anchor}"
        elif getattr(event, "anchor", None) is not None:
            found = f"anchor &{event.anchor}"
        elif getattr(event, "tag", None) is not None:
            found = f"tag {event.tag}"
        if found:
            place = self._node(event, "")
            raise CaseError([place.problem(f"{found}: no anchors, aliases or tags are read")])


def _line_column(content: str, index: int) -> tuple[int, int]:
    feeds, returns, both = (content.count(end, 0, index) for end in ("\n", "\r", "\r\n"))
    start = max(content.rfind("\n", 0, index), content.rfind("\r", 0, index))
    return feeds + returns - both + 1, index - start


def _one_line(words: str) -> str:
    """Words that may come from a hostile file, fit for a terminal: short, no control characters."""
    cut = words if len(words) <= _MAX_WORDS else f"{words[:_MAX_WORDS]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)


def _advice(problem: str | None) -> str:
    """What most often lies behind a fault of the parser."""
    if problem and ("',' or" in problem or "mapping values" in problem):
        return "; put words that hold a comma, colon or bracket in quotes"
    if problem and ("expected key" in problem or "block" in problem):
        return "; check the indentation here and just above"
    return ""


def _refusal(name: str, line: int, column: int, message: str) -> CaseError:
    return CaseError([Problem(name, line, column, "", message)])
