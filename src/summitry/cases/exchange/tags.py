"""XML from strangers as a tree of tags in which every tag knows its line.

Refused: document types, entities and external references (defusedxml), files over ``MAX_BYTES``,
more than ``MAX_TAGS`` tags, tags longer than ``MAX_TAG``, nesting deeper than ``MAX_DEPTH``. So
nothing is looked up or expanded, and a hostile file costs no more time and memory than its size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from summitry.errors import CaseError, Problem

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_TAG",
    "MAX_TAGS",
    "Tag",
    "decimal",
    "read_tags",
    "refusal",
]

MAX_BYTES = 10_000_000
"""Largest file that is read, in bytes."""

MAX_TAGS = 50_000
"""Most tags of one file."""

MAX_DEPTH = 40
"""Deepest nesting of tags."""

MAX_TAG = 100_000
"""Longest tag with its attributes, in bytes."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?")
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % MAX_TAG)
_LONGEST, _LARGEST = 60, 10**12
_SHOWN = 60


@dataclass(slots=True)
class Tag:
    """A tag with its attributes, the tags inside it, and where it starts; lines count from 1."""

    file: str
    line: int
    column: int
    name: str
    attributes: dict[str, str]
    inside: list[Tag] = field(default_factory=list)

    def all(self, name: str) -> list[Tag]:
        """The tags called ``name`` right inside this one."""
        return [tag for tag in self.inside if tag.name == name]

    def refuse(self, message: str) -> CaseError:
        """The error that says ``message`` of this place, to be raised."""
        return refusal(self.file, message, self.line, self.column)

    def text(self, attribute: str) -> str:
        """The ``attribute`` as it stands; CaseError where it is missing."""
        if attribute not in self.attributes:
            raise self.refuse(f"<{self.name}> has no {attribute}")
        return self.attributes[attribute]

    def number(self, attribute: str) -> Fraction:
        """The ``attribute`` as the decimal number it is; CaseError where it is none."""
        given = self.text(attribute)
        number = decimal(given)
        if number is None:
            raise self.refuse(f"{attribute}={_short(given)} is not a number up to {_LARGEST:.0e}")
        return number

    def whole(self, attribute: str) -> int:
        """The ``attribute`` as a whole number; CaseError where it is none."""
        number = self.number(attribute)
        if number.denominator != 1:
            raise self.refuse(f"{attribute}={_short(self.text(attribute))} is not a whole number")
        return int(number)


def decimal(text: str) -> Fraction | None:
    """The exact number that ``text`` writes out; None for words, nan, infinity and what is too
    long or larger than 10^12.

    >>> decimal("1.5e-1"), decimal("nan"), decimal("1e999"), decimal("")
    (Fraction(3, 20), None, None, None)
    """
    text = text.strip()
    if len(text) > _LONGEST or not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    number = Fraction(text)
    return number if abs(number) <= _LARGEST else None


def read_tags(path: Path) -> Tag:
    """The outermost tag of the file at ``path``; CaseError, with the line, where it is no XML."""
    builder = _Builder(str(path))
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.expat = parser.parser
    try:
        parser.feed(_bytes(path))
        parser.close()
    except ParseError as error:
        line, column = error.position
        words = str(error).partition(": line")[0]
        raise refusal(str(path), f"not XML: {words}", line, column + 1) from error
    except DefusedXmlException as error:
        kind = type(error).__name__.removesuffix("Forbidden")
        raise builder.here(
            f"{kind} in the file: a scenario needs none, and none is read"
        ) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, CaseError):
            raise
        raise refusal(str(path), f"not XML: {error}") from error
    assert builder.root is not None  # the parser refuses an empty file
    return builder.root


def refusal(file: str, message: str, line: int = 1, column: int = 1) -> CaseError:
    """The error that says ``message`` of a place in ``file``, in one line fit for a terminal."""
    words = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in message)
    return CaseError([Problem(file, line, column, "", words[:400])])


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            found = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
            raise refusal(str(path), found)
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(str(path), f"cannot be read: {error.strerror}") from error
    if long := _LONG_TAG.search(raw):
        line = raw.count(b"\n", 0, long.start()) + 1
        raise refusal(str(path), f"a tag of more than {MAX_TAG:,} bytes", line)
    return raw


class _Builder:
    """Takes the events of the parser; ``expat`` tells where they are."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.expat: Any = None
        self.root: Tag | None = None
        self.open: list[Tag] = []
        self.count = 0

    def here(self, message: str) -> CaseError:
        return refusal(
            self.file, message, self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line, column = self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1
        tag = Tag(self.file, line, column, name, attributes)
        self.count += 1
        if self.count > MAX_TAGS:
            raise tag.refuse(f"more than {MAX_TAGS:,} tags in one file")
        if len(self.open) >= MAX_DEPTH:
            raise tag.refuse(f"nested deeper than {MAX_DEPTH} levels")
        if self.open:
            self.open[-1].inside.append(tag)
        else:
            self.root = tag
        self.open.append(tag)

    def end(self, name: str) -> None:
        del name
        self.open.pop()

    def data(self, text: str) -> None:
        """Text between tags means nothing in these formats."""

    def close(self) -> None:
        """The tree is complete."""


def _short(text: str) -> str:
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'"
