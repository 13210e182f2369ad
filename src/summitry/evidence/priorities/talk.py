"""What is read: utterances in order, and the topics whose order of importance is asked for.

A topic stands for an issue: its keywords name the thing itself ("firewood"), its related words the
use made of it ("cold", "campfire"). A keyword is matched without regard to case, as a whole word;
a final * stands for any ending ("thirst*"), and a space for any white space.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summitry.evidence.spans import Span

__all__ = ["Mention", "Topic", "Utterance", "mentions", "within"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one ``speaker`` says in one go."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue as it is spoken of.

    issue : its id.
    keywords : words that name it.
    related : words that give it away without naming it.
    units : into how many equal parts it is divided between the sides, if it is.
    """

    issue: str
    keywords: tuple[str, ...]
    related: tuple[str, ...] = ()
    units: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """The words at ``span`` speak of ``issue``; ``named`` unless by a related word only."""

    span: Span
    issue: str
    named: bool = True


def mentions(text: str, topics: Sequence[Topic]) -> tuple[Mention, ...]:
    """Where ``text`` speaks of one of the ``topics``, in order; of overlapping ones the longest.

    >>> camp = [Topic("wood", ("firewood", "fire wood"), ("cold",)), Topic("fire", ("fire",))]
    >>> [(m.issue, m.named) for m in mentions("Fire wood: it gets cold.", camp)]
    [('wood', True), ('wood', False)]
    """
    found = sorted(_all(text, topics), key=lambda m: (m.span.start, -m.span.end, not m.named))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def within(found: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Those of the mentions ``found``, in order and apart, that lie in ``span``."""
    start = bisect_left(found, span.start, key=lambda m: m.span.start)
    return found[start : bisect_right(found, span.end, key=lambda m: m.span.end)]


def _all(text: str, topics: Sequence[Topic]) -> Iterator[Mention]:
    for topic in topics:
        for words, named in ((topic.keywords, True), (topic.related, False)):
            for m in _pattern(words).finditer(text) if words else ():
                yield Mention(Span(*m.span()), topic.issue, named)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Longer words first, so that "fire wood" is not read as "fire"."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(_word, ordered))})\b", re.IGNORECASE)


def _word(word: str) -> str:
    stem = r"\s+".join(map(re.escape, word.rstrip("*").split()))
    return stem + (r"\w*" if word.endswith("*") else "")
