"""What a reader makes of the bytes of one file: a text, and what the file says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from summitry.errors import SummitryError

__all__ = ["Part", "Reading", "Unreadable", "shown"]

_LONGEST = 300
"""Characters of a name or a reason that are shown."""


class Unreadable(SummitryError, ValueError):
    """The bytes of one file hold no text that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a file: its ``name`` there and its bytes, ``data``."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a file and its metadata, see Source; ``parts`` are the files attached to it."""

    text: str
    encoding: str = ""
    title: str | None = None
    publisher: str | None = None
    day: date | None = None
    address: str | None = None
    credit: str | None = None
    remarks: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def shown(words: str) -> str:
    """``words`` of a stranger fit for a terminal: one line, what does not print escaped.

    >>> shown("a\\x1b[31m.txt")
    'a\\\\x1b[31m.txt'
    """
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1] + "…"
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)
