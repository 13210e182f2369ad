"""What the author of a document states without laying it in anybody's mouth.

A sentence of the body, the headline or a caption is proposed as the author's own where no
attribution covers most of its words and it bears on an issue or names a party; anything else has
no place in a model of the negotiation. What an attribution takes of it stays in the sentence shown,
and the words that are left are the quote where they stand in a row; else all of it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import sentences_within
from summitry.evidence.spans import Span, trimmed

__all__ = ["COVERED", "OWN_KINDS", "own_statements"]

OWN_KINDS = ("body", "headline", "caption")

COVERED = 0.5
"""Share of a sentence's characters in contents from which it is no statement of the author."""


def own_statements(
    text: str, passages: Sequence[Passage], contents: Sequence[tuple[int, int]]
) -> Iterator[tuple[Span, Passage]]:
    """The sentences of ``text`` that ``contents`` of attributions cover to less than COVERED, each
    without its full stop, and the passage it stands in."""
    for passage in passages:
        if passage.kind not in OWN_KINDS:
            continue
        for sentence in sentences_within(text, passage.span):
            if _covered(sentence, contents) < COVERED:
                yield _without_stop(text, sentence), passage


def _covered(sentence: Span, contents: Sequence[tuple[int, int]]) -> float:
    taken: set[int] = set()
    for start, end in contents:
        taken.update(range(max(start, sentence.start), min(end, sentence.end)))
    return len(taken) / max(1, sentence.end - sentence.start)


def _without_stop(text: str, sentence: Span) -> Span:
    words = sentence.of(text).rstrip(".!?… \t")
    return trimmed(text, (sentence.start, sentence.start + len(words)))
