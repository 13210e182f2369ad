"""Places in a text: half-open spans [start, end) counted in code points of the text as read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Span", "hull", "joined", "trimmed"]


class Span(NamedTuple):
    """The stretch ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that stand there.

        >>> Span(4, 9).of("one three")
        'three'
        """
        return text[self.start : self.end]

    def holds(self, other: tuple[int, int]) -> bool:
        """Whether the span ``other`` lies within this one."""
        return self.start <= other[0] and other[1] <= self.end

    def meets(self, other: tuple[int, int]) -> bool:
        """Whether this one and the span ``other`` have a character in common."""
        return self.start < other[1] and other[0] < self.end


def trimmed(text: str, span: tuple[int, int]) -> Span:
    """``span`` of ``text`` without white space at its ends.

    >>> trimmed(" two  ", (0, 6))
    Span(start=1, end=4)
    """
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))


def hull(spans: Iterable[tuple[int, int]]) -> Span:
    """The least span that holds all ``spans``, of which there is at least one."""
    spans = tuple(spans)
    return Span(min(start for start, _ in spans), max(end for _, end in spans))


def joined(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of ``spans`` of ``text``, with … where something was left out between them.

    >>> joined("They wanted, he said, all of it.", [(0, 11), (22, 31)])
    'They wanted … all of it'
    """
    return " … ".join(text[start:end] for start, end in spans)
