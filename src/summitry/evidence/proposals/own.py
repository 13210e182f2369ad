"""What the author of a document states without laying it in anybody's mouth.

A sentence of the body, the headline or a caption is proposed as the author's own where no
attribution covers most of its words or opens it with its content or source, and it bears on an
issue or names a party; anything else has no place in a model of the negotiation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import sentences_within
from summitry.evidence.spans import Span, trimmed
from summitry.evidence.speech.attribution import Attribution

__all__ = ["COVERED", "OWN_KINDS", "own_statements"]

OWN_KINDS = ("body", "headline", "caption")

COVERED = 0.5
"""Share of a sentence's characters in contents from which it is no statement of the author."""

_MARKS = 2
"""Characters, such as quote marks, that may stand before what opens a sentence."""


def own_statements(
    text: str, passages: Sequence[Passage], found: Sequence[Attribution]
) -> Iterator[tuple[Span, Passage]]:
    """The sentences of ``text`` that the attributions ``found`` leave to its author, each without
    its full stop, and the passage it stands in."""
    covered = bytearray(len(text))
    opening = {one.source.start for one in found if one.source is not None}
    for span in (span for one in found for span in one.content):
        opening.add(span.start)
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for passage in passages:
        if passage.kind not in OWN_KINDS:
            continue
        for sentence in sentences_within(text, passage.span):
            near = range(sentence.start - _MARKS, sentence.start + _MARKS + 1)
            share = sum(covered[sentence.start : sentence.end]) / (sentence.end - sentence.start)
            if opening.isdisjoint(near) and share < COVERED:
                yield _without_stop(text, sentence), passage


def _without_stop(text: str, sentence: Span) -> Span:
    words = sentence.of(text).rstrip(".!?… \t")
    return trimmed(text, (sentence.start, sentence.start + len(words)))
