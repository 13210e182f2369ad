"""Drafts: attributions while they are being put together, and the arithmetic of their spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.evidence.spans import Span
from summitry.evidence.speech.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Draft", "covered", "runs", "shared", "united", "within", "without", "words_in"]

_WORD = re.compile(r"\w+")
_MARKS = ",.;:!?…—–-\"'`“”‘’«»"
_NOT_FIRST, _NOT_LAST = frozenset(_MARKS + ")]"), frozenset(_MARKS + "([")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution on its way.

    content, source, cue, carried : as in Attribution; the content may still be empty.
    sentence : the sentence of the cue; of a quotation without a cue, the quotation.
    why : the rule that made it.
    clause : whether what is attributed is a whole clause.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    sentence: Span
    why: str
    clause: bool = True
    carried: bool = False


def runs(piece: Parsed, places: Iterable[int]) -> tuple[Span, ...]:
    """The spans of the tokens at ``places`` of a piece, punctuation at their ends aside."""
    groups: list[list[int]] = []
    for i in sorted(set(places)):
        if groups and i == groups[-1][-1] + 1:
            groups[-1].append(i)
        else:
            groups.append([i])
    spans = (_tidied(piece, group) for group in groups)
    return tuple(span for span in spans if span is not None)


def united(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The union of ``spans`` as disjoint spans in order.

    >>> united([(5, 9), (0, 3), (2, 4)])
    (Span(start=0, end=4), Span(start=5, end=9))
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def without(spans: Iterable[tuple[int, int]], cut: tuple[int, int]) -> tuple[Span, ...]:
    """``spans`` less what lies in ``cut``.

    >>> without([(0, 9)], (3, 5))
    (Span(start=0, end=3), Span(start=5, end=9))
    """
    parts = (part for a, b in spans for part in ((a, min(b, cut[0])), (max(a, cut[1]), b)))
    return tuple(Span(*part) for part in parts if part[0] < part[1])


def within(spans: Iterable[tuple[int, int]], limits: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """What of ``spans`` lies within ``limits``.

    >>> within([(0, 9)], [(3, 5), (8, 12)])
    (Span(start=3, end=5), Span(start=8, end=9))
    """
    ours, theirs = united(spans), united(limits)
    found: list[Span] = []
    i = k = 0
    while i < len(ours) and k < len(theirs):
        start, end = max(ours[i].start, theirs[k].start), min(ours[i].end, theirs[k].end)
        if start < end:
            found.append(Span(start, end))
        if ours[i].end <= theirs[k].end:
            i += 1
        else:
            k += 1
    return tuple(found)


def words_in(text: str, spans: Iterable[tuple[int, int]]) -> int:
    """How many words of ``text`` stand in ``spans``."""
    return sum(len(_WORD.findall(text, a, b)) for a, b in spans)


def shared(text: str, spans: Iterable[tuple[int, int]], limits: Sequence[tuple[int, int]]) -> float:
    """The share of the words of ``spans`` that lie within ``limits``; 0 if there are none."""
    spans = tuple(spans)
    return words_in(text, within(spans, limits)) / max(1, words_in(text, spans))


def covered(spans: Iterable[tuple[int, int]], at: int) -> bool:
    """Whether the place ``at`` lies in one of ``spans``."""
    return any(a <= at < b for a, b in spans)


def _tidied(piece: Parsed, group: list[int]) -> Span | None:
    first, last = 0, len(group) - 1
    while first <= last and _is_mark(piece.doc[group[first]].text, _NOT_FIRST):
        first += 1
    while last >= first and _ends_nothing(piece.doc[group[last]]):
        last -= 1
    return piece.span(group[first], group[last]) if first <= last else None


def _ends_nothing(token: Token) -> bool:
    return token.pos_ in ("CCONJ", "SCONJ") or _is_mark(token.text, _NOT_LAST)


def _is_mark(token: str, marks: frozenset[str]) -> bool:
    return not token.strip() or all(c in marks for c in token)
