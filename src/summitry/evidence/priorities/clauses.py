"""Clauses of an utterance: the stretches within which one verb governs the things named.

A sentence is cut before a conjunction that opens a new thought ("but", "because", "if" ...), before
a new subject that follows a comma or "and" ("..., and you take the rest"), and at . ! ? ; : ( ).
A comma alone does not cut, so that a list keeps its verb: "I need food, water and wood" is one.
"""

from __future__ import annotations

import re

from summitry.evidence.sentences import sentences_within
from summitry.evidence.spans import Span, trimmed

__all__ = ["clauses", "lines"]

_LINES = re.compile(r"[^\n]+")
_SUBJECT = r"(?:I|we|you|they|he|she|it|my|our|your|how|what|would|can|could|do|does|is|are|let)"
_THOUGHT = r"(?:but|because|since|while|whereas|if|unless|though|although|except|so|as\s+long)"
_CUT = re.compile(
    r"[;:()]+|(?<![.!?…])[.!?…]++(?=\s|\Z)|\.\.+"
    rf"|(?:,\s?|\b)(?={_THOUGHT}\b)"
    rf"|(?:,\s?|\s)(?:(?:and|or|then)\s)(?={_SUBJECT}\b)"
    rf"|,\s?(?={_SUBJECT}\b)",
    re.IGNORECASE,
)


def lines(text: str) -> tuple[Span, ...]:
    """The sentences of one utterance ``text``; every line break ends one."""
    return tuple(s for m in _LINES.finditer(text) for s in sentences_within(text, m.span()))


def clauses(text: str, sentence: tuple[int, int]) -> tuple[Span, ...]:
    """The clauses of one ``sentence`` of ``text``, in order.

    >>> text = "I need food and water, and you take the rest."
    >>> [span.of(text) for span in clauses(text, (0, len(text)))]
    ['I need food and water', 'you take the rest']
    """
    start, stop = sentence
    found = []
    for m in _CUT.finditer(text, start, stop):
        found.append(trimmed(text, (start, m.start())))
        start = m.end()
    found.append(trimmed(text, (start, stop)))
    return tuple(span for span in found if span.start < span.end)
