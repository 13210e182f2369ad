"""Difference: two versions of a text sentence by sentence, what each has that the other has not.

Sentences are those of evidence.sentences, aligned as in alignment. Of two aligned ones:

    identical  the same characters, but for layout (folding.LAYOUT: quote marks, dashes, spaces)
    spelling   the same words under all folds; spelling or punctuation differ
    reworded   words differ; ``pieces`` say where (in scripts without spaces a whole run of
               characters is one word there)

Beside the class a pair may have **moved**: it is not among the most pairs that keep their order
(see moves). A sentence without a partner stands **only here**. Nothing is called added or deleted,
since the text does not say which version was first.

Whether the *meaning* changed is for a person to say: no rule does.

With the passages of a text its sentences end where a passage ends, and datelines are left out: the
place before the first sentence is no rewording of it. Sentences without words are left out as well.
At most MOST sentences of a text are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.evidence.folding import LAYOUT, fold
from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import sentences, sentences_within
from summitry.evidence.spans import Span, hull
from summitry.evidence.versions.alignment import Aligned, aligned
from summitry.evidence.versions.moves import moved
from summitry.evidence.versions.shingles import text_words
from summitry.evidence.wording import differing_spans

__all__ = ["CLASSES", "MOST", "Comparison", "Matched", "Piece", "compare", "compared_sentences"]

IDENTICAL, SPELLING, REWORDED = "identical", "spelling", "reworded"
CLASSES = (IDENTICAL, SPELLING, REWORDED)

MOST = 20_000
"""Sentences of a text that is compared; a book has fewer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at ``first`` of A where B has those at ``second``; an empty span: B or A has none."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class Matched:
    """The passage ``first`` of A and the passage ``second`` of B that tells the same.

    kind : one of CLASSES.
    moved : whether its place among the other pairs changed.
    pieces : where their words differ, in order.
    """

    first: Span
    second: Span
    kind: str
    moved: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions A and B: ``pairs`` in the order of A, and the sentences only one of them has."""

    pairs: tuple[Matched, ...]
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]

    def of_kind(self, kind: str) -> tuple[Matched, ...]:
        """The pairs of one of CLASSES."""
        return tuple(pair for pair in self.pairs if pair.kind == kind)


def compare(
    text_a: str,
    text_b: str,
    passages_a: Sequence[Passage] = (),
    passages_b: Sequence[Passage] = (),
) -> Comparison:
    """The versions ``text_a`` and ``text_b`` sentence by sentence.

    passages_a, passages_b : the passages of each, if they are known; none: the whole text is body.

    ValueError if a text has more than MOST sentences.

    >>> a, b = "Talks ended. He left the centre.", "He left the center! She stayed at home."
    >>> found = compare(a, b)
    >>> [(pair.kind, pair.first.of(a), pair.second.of(b)) for pair in found.pairs]
    [('spelling', 'He left the centre.', 'He left the center!')]
    >>> [span.of(a) for span in found.only_a], [span.of(b) for span in found.only_b]
    (['Talks ended.'], ['She stayed at home.'])
    """
    spans_a = compared_sentences(text_a, passages_a)
    spans_b = compared_sentences(text_b, passages_b)
    words_a = [text_words(span.of(text_a)) for span in spans_a]
    words_b = [text_words(span.of(text_b)) for span in spans_b]
    found = aligned(words_a, words_b)
    places = [(_hull(one.first, spans_a), _hull(one.second, spans_b)) for one in found]
    flags = moved([one.second[0] for one in found])
    pairs = tuple(
        _matched((text_a, text_b), place, flag) for place, flag in zip(places, flags, strict=True)
    )
    return Comparison(pairs, _left(spans_a, found, 0), _left(spans_b, found, 1))


def compared_sentences(text: str, passages: Sequence[Passage] = ()) -> tuple[Span, ...]:
    """The sentences of ``text`` that are compared: with words, and in no dateline.

    >>> text = "HANOI: Talks ended. * * *"
    >>> dateline = Passage(Span(0, 6), "dateline", 0)
    >>> body = Passage(Span(7, 25), "body", 0)
    >>> [span.of(text) for span in compared_sentences(text, [dateline, body])]
    ['Talks ended. * * *']
    """
    if passages:
        kept = (passage.span for passage in passages if passage.kind != "dateline")
        found = tuple(s for span in kept for s in sentences_within(text, span))
    else:
        found = sentences(text)
    if len(found) > MOST:
        raise ValueError(f"{len(found):,} sentences; at most {MOST:,} of a text are compared")
    return tuple(span for span in found if text_words(span.of(text)))


def _hull(places: Iterable[int], spans: Sequence[Span]) -> Span:
    return hull(spans[place] for place in places)


def _matched(texts: tuple[str, str], place: tuple[Span, Span], flag: bool) -> Matched:
    first, second = (span.of(text) for span, text in zip(place, texts, strict=True))
    if fold(first, LAYOUT).text == fold(second, LAYOUT).text:
        return Matched(*place, IDENTICAL, flag, ())
    pieces = tuple(
        Piece(_shifted(one, place[0]), _shifted(two, place[1]))
        for one, two in differing_spans(first, second)
    )
    return Matched(*place, REWORDED if pieces else SPELLING, flag, pieces)


def _shifted(span: Span, by: Span) -> Span:
    return Span(by.start + span.start, by.start + span.end)


def _left(spans: Sequence[Span], found: Iterable[Aligned], side: int) -> tuple[Span, ...]:
    used = {place for one in found for place in (one.first, one.second)[side]}
    return tuple(span for place, span in enumerate(spans) if place not in used)
