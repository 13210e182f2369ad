"""JSON as a tree in which every node knows its place in the file; numbers are exact decimals.

The grammar of RFC 8259 and no more. Refused: duplicate keys, NaN and Infinity, comments, halves of
surrogate pairs, nesting deeper than ``MAX_DEPTH``, more than ``MAX_NODES`` entries, numbers longer
than ``MAX_DIGITS`` characters or with an exponent beyond ``MAX_EXPONENT``, and (by ``read_text``)
files over ``MAX_BYTES``. One pass, so a hostile file costs no more time and memory than its size.

The tree is that of ``cases.nodes``; a number is a Fraction, a literal is True, False or None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from summitry.cases.exchange.writing import decimal_text
from summitry.cases.nodes import MAX_DEPTH, MAX_NODES, Node, Text
from summitry.errors import CaseError

__all__ = ["MAX_DIGITS", "MAX_EXPONENT", "dump", "fraction", "parse"]

MAX_DIGITS = 400
"""Longest number, in characters."""
MAX_EXPONENT = 400
"""Largest power of ten, either way."""

_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE]([+-]?[0-9]++))?(?![\w.+-])")
_WORD = re.compile(r"[-+.\w]*")
_LITERALS = {"true": True, "false": False, "null": None}


def parse(text: Text) -> Node:
    """The tree of one JSON document, the ``text``; CaseError with the place where it is not one.

    >>> parse(Text("x.json", '{"a": [0.1, "b", null]}')).plain()
    {'a': [Fraction(1, 10), 'b', None]}
    """
    reader = _Reader(text)
    root = reader.value(0)
    reader.skip()
    if reader.at < len(text.content):
        raise reader.refusal("not JSON: more text after the end of the document")
    return root


class _Reader:
    """Walks through the text; ``at`` is the next character. Recursion ends at MAX_DEPTH."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.at = 0
        self.count = 0

    def refusal(self, message: str, start: int | None = None) -> CaseError:
        place = self.at if start is None else start
        return CaseError([Node(self.text, place, place, "").problem(message)])

    def skip(self) -> None:
        found = _SPACE.match(self.text.content, self.at)
        self.at = found.end() if found else self.at

    def peek(self) -> str:
        self.skip()
        return self.text.content[self.at : self.at + 1]

    def value(self, depth: int) -> Node:
        here = self.peek()
        self.count += 1
        if self.count > MAX_NODES:
            raise self.refusal(f"more than {MAX_NODES:,} entries in one file")
        if here not in ("{", "["):
            return self.string() if here == '"' else self.scalar()
        if depth >= MAX_DEPTH:
            raise self.refusal(f"nested deeper than {MAX_DEPTH} levels")
        return self.mapping(depth) if here == "{" else self.sequence(depth)

    def mapping(self, depth: int) -> Node:
        node = Node(self.text, self.at, self.at, {})
        self.at += 1
        while self.more(node, "}"):
            key = self.key(node)
            if self.peek() != ":":
                raise self.refusal("not JSON: expected ':' after the key")
            self.at += 1
            node.keys[key.value] = key
            node.value[key.value] = self.value(depth + 1)
        return node

    def sequence(self, depth: int) -> Node:
        node = Node(self.text, self.at, self.at, [])
        self.at += 1
        while self.more(node, "]"):
            node.value.append(self.value(depth + 1))
        return node

    def more(self, node: Node, end: str) -> bool:
        """Step to the next entry; False, and past the ``end``, where there is none."""
        here = self.peek()
        if here == end:
            self.at += 1
            node.end = self.at
            return False
        if node.value:
            if here != ",":
                raise self.refusal(f"not JSON: expected ',' or '{end}'{self.ending(here)}")
            self.at += 1
        return True

    @staticmethod
    def ending(here: str) -> str:
        return "" if here else "; the file ends too early"

    def key(self, parent: Node) -> Node:
        here = self.peek()
        if here != '"':
            raise self.refusal(f"not JSON: expected a key in double quotes{self.ending(here)}")
        key = self.string()
        if key.value in parent.keys:
            raise CaseError([key.problem(f"key {key.value} stands twice")])
        return key

    def string(self) -> Node:
        found = _STRING.match(self.text.content, self.at)
        if not found:
            raise self.refusal("not JSON: a string without an end, or a character not allowed")
        value = json.loads(found.group())
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise self.refusal("not JSON: half of a surrogate pair in a string")
        node = Node(self.text, self.at, found.end(), value)
        self.at = found.end()
        return node

    def scalar(self) -> Node:
        start = self.at
        word = _WORD.match(self.text.content, start)
        raw = word.group() if word else ""
        self.at += len(raw)
        if raw in _LITERALS:
            return Node(self.text, start, self.at, _LITERALS[raw])
        number = fraction(raw)
        if number is None:
            here = raw or self.peek()
            what = f"found {here}" if here else "the file ends too early"
            raise self.refusal(f"not JSON: expected a value, {what}", start)
        return Node(self.text, start, self.at, number)


def fraction(raw: str) -> Fraction | None:
    """The number that ``raw`` writes, exactly; None if it writes none, or one beyond the bounds.

    >>> fraction("0.25"), fraction("1e-2"), fraction("NaN"), fraction("1e999999999")
    (Fraction(1, 4), Fraction(1, 100), None, None)
    """
    found = _NUMBER.fullmatch(raw) if len(raw) <= MAX_DIGITS else None
    if not found or abs(int(found.group(1) or 0)) > MAX_EXPONENT:
        return None
    return Fraction(raw)


def dump(value: Any, indent: str = "") -> str:
    """``value`` (mappings, lists, strings, Fractions, None) as JSON, each line after ``indent``.

    >>> print(dump({"a": [Fraction(1, 4), "b"]}))
    {
      "a": [
        0.25,
        "b"
      ]
    }
    """
    deeper = indent + "  "
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, Mapping):
        rows = [f"{json.dumps(key)}: {dump(item, deeper)}" for key, item in value.items()]
    elif isinstance(value, Sequence) and not isinstance(value, str):
        rows = [dump(item, deeper) for item in value]
    else:
        return json.dumps(value)
    start, end = "{}" if isinstance(value, Mapping) else "[]"
    inner = f",\n{deeper}".join(rows)
    return f"{start}\n{deeper}{inner}\n{indent}{end}" if rows else start + end
