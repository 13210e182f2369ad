"""Words and marks of one stretch of text, with each quotation as one token.

A **unit** is the least stretch that an attribution may span: a sentence, with the sentences that
a quotation ties to it ("“It is over. We leave,” he said." is one unit). A token is a word, a mark
or a whole quotation; words are compared in lower case with straight apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summitry.evidence.sentences import sentences_within
from summitry.evidence.spans import Span
from summitry.evidence.speech.lexicon import CUE_NEAR, verb_forms
from summitry.evidence.speech.marks import Quotation, is_scare, meeting

__all__ = ["LONGEST_UNIT", "MARK", "QUOTE", "WORD", "Token", "Unit", "spoken", "units"]

WORD, MARK, QUOTE = "word", "mark", "quote"

LONGEST_UNIT = 500
"""A unit of more tokens is cut: no sentence is that long, and rules take its square in time."""

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?!\w)"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Amb|[A-Z])\.(?=\s)"
    r"|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Yy]ou|[Tt]hat|[Ww]ho|[Tt]here)(?=['’](?:s|re|ve|ll|d|m)\b)"
    r"|(?<=\w)['’](?:s|re|ve|ll|d|m)\b"
    r"|\w+(?:['’\-‑]\w+)*|--+|[^\s\w]"
)
_QUESTION_GOES_ON = re.compile(r"[?!…][\"”’»」]\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: how it compares (``low``), its kind and its span.

    ``cap``: whether it begins with a capital or a figure. ``last``: of a quotation, its last
    character, which tells a whole saying ("No,") from cited words. ``title``: whether it is one of
    few words with capitals, such as a name; ``inside``: its span without marks.
    """

    low: str
    kind: str
    start: int
    end: int
    cap: bool = False
    last: str = ""
    title: bool = False
    inside: Span | None = None

    @property
    def whole(self) -> bool:
        """Whether it is a quotation that ends with a mark of its own."""
        return self.kind == QUOTE and self.last in ",.?!…;—–-"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch ``span`` of the text in paragraph ``paragraph``, as ``tokens``."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def only_quoted(self) -> bool:
        """Whether all its words stand in one quotation."""
        return [t.kind for t in self.tokens if t.kind != MARK] == [QUOTE]


def spoken(text: str, found: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The outermost quotations ``found`` of ``text`` that are speech or cited words.

    Names and irony in quote marks are left to the sentence (see marks.is_scare).
    """
    return tuple(q for q in found if q.depth == 0 and not is_scare(text, q, CUE_NEAR))


def units(
    text: str, paragraphs: Sequence[tuple[int, int]], said: Sequence[Quotation]
) -> Iterator[Unit]:
    """The units of the ``paragraphs`` of ``text``; ``said`` are its quotations (see spoken)."""
    for number, paragraph in enumerate(paragraphs):
        pieces = [p for q in meeting(said, paragraph) for p in _pieces(q, Span(*paragraph))]
        for span in _stretches(text, Span(*paragraph), pieces):
            inside = [piece for piece in _met(pieces, span) if span.holds(piece.outside)]
            tokens = tuple(_tokens(text, span, inside))
            for start in range(0, len(tokens), LONGEST_UNIT):
                yield Unit(span, tokens[start : start + LONGEST_UNIT], number)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a quotation in one paragraph, with and without its marks."""

    outside: Span
    inside: Span


def _pieces(quotation: Quotation, paragraph: Span) -> Iterator[_Piece]:
    start = bisect_left(quotation.spans, paragraph.start, key=lambda span: span.start)
    for span in islice(quotation.spans, start, start + 1):
        if paragraph.holds(span):
            first, last = span == quotation.spans[0], span == quotation.spans[-1]
            opened = quotation.outside.start if first else paragraph.start
            yield _Piece(Span(opened, quotation.outside.end if last else span.end), span)


def _stretches(text: str, paragraph: Span, pieces: list[_Piece]) -> Iterator[Span]:
    """Sentences, joined where a quotation runs over their border or its speaker follows it."""
    running: Span | None = None
    for sentence in sentences_within(text, paragraph):
        if running is not None and _tied(text, running, sentence, pieces):
            running = Span(running.start, sentence.end)
        else:
            if running is not None:
                yield running
            running = sentence
    if running is not None:
        yield running


def _met(pieces: list[_Piece], span: Span) -> list[_Piece]:
    """Those of the ``pieces``, which are in order, that ``span`` meets."""
    first = bisect_right(pieces, span.start, key=lambda piece: piece.outside.end)
    last = bisect_left(pieces, span.end, key=lambda piece: piece.outside.start)
    return pieces[first:last]


def _tied(text: str, before: Span, after: Span, pieces: list[_Piece]) -> bool:
    if any(piece.outside.start < before.end for piece in _met(pieces, after)):
        return True
    if not _QUESTION_GOES_ON.search(before.of(text)):
        return False
    words = [m.group().lower() for m in _TOKEN.finditer(after.of(text))][:6]
    return any(_speaks(word) for word in words[1:3]) or bool(words and _speaks(words[0]))


def _speaks(word: str) -> bool:
    entry = verb_forms().get(word)
    return entry is not None and "quote" in entry[0].frames and "past" in entry[1]


def _title(quoted: str) -> bool:
    words = re.findall(r"\w+", quoted)
    return 1 < len(words) <= 7 and sum(word[0].isupper() for word in words) > len(words) / 2


def _tokens(text: str, span: Span, pieces: list[_Piece]) -> Iterator[Token]:
    at = span.start
    for piece in pieces:
        yield from _words(text, at, piece.outside.start)
        yield _quote(text, piece)
        at = max(at, piece.outside.end)
    yield from _words(text, at, span.end)


def _quote(text: str, piece: _Piece) -> Token:
    inside = piece.inside.of(text)
    last = inside.rstrip("”’\"' ")[-1:]
    return Token("", QUOTE, *piece.outside, True, last, _title(inside), piece.inside)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for m in _TOKEN.finditer(text, start, end):
        word = m.group()
        kind = WORD if word[-1].isalnum() or word[0].isalnum() or word[0] == "_" else MARK
        low = word.lower().replace("’", "'")
        yield Token(low, kind, m.start(), m.end(), word[0].isupper() or word[0].isdigit())
