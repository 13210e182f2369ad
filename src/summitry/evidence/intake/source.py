"""A source: one text as it was read from bytes, with what those bytes say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from summitry.evidence.intake.passage import Passage

__all__ = ["Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where it came from. Every span of the package points into ``text``.

    name : path below the folder that was read, parts of an archive after "!/" ("a.zip!/b.txt").
    sha256 : of the bytes of the file (of the part, in an archive), in hexadecimal.
    media : kind of the bytes, such as "text/html".
    encoding : how the bytes were decoded, where that was a choice ("utf-8", "cp1252").
    text : the words; line ends are \\n. What is no words of the text (mark-up, scripts) is gone.
    passages : the parts of ``text``, in order; they do not overlap and hold all but white space.
    title, publisher, day, address, credit : from metadata or the text's own lines; None where
        nothing says so. ``credit`` is the agency or picture credit.
    remarks : what a reader of the case should know, in one line each ("decoded as cp1252").
    """

    name: str
    sha256: str
    media: str
    encoding: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    publisher: str | None = None
    day: date | None = None
    address: str | None = None
    credit: str | None = None
    remarks: tuple[str, ...] = ()
