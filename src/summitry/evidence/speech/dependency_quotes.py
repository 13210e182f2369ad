"""Quotations and drafts: whole quotations join the attribution they belong to.

A quotation is speech if it has FEWEST_WORDS words or more, or closes a clause or stands by a cue.

1. A draft whose cue stands outside a quotation and whose content holds half of the words that the
   quotation has in the draft's sentence owns it, and takes all of it, also from the sentences
   before and after. Of several drafts the one with the widest content is the owner.
2. A quotation without an owner, if it is speech, goes to
   a. the verb of speech that stands nearest outside quote marks in a sentence which the quotation
      stands in, or which asks or shouts it ("Why?" he asked), or whose colon announces it;
   b. the owner of the quotation before it, if both stand in one paragraph (a split quote);
   c. that owner, if the quotation has LONG words and is all of the next paragraph, and no words
      stand between the two; its source alone, carried over to a new attribution, if some do;
   d. nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summitry.evidence.spans import Span, hull
from summitry.evidence.speech.dependency_draft import (
    Draft,
    shared,
    united,
    within,
    without,
    words_in,
)
from summitry.evidence.speech.dependency_marks import Quotes
from summitry.evidence.speech.dependency_rules import cue_span, is_of_speech, source_span
from summitry.evidence.speech.dependency_table import Table
from summitry.evidence.speech.lexicon import CUE_NEAR
from summitry.evidence.speech.marks import Quotation, is_scare
from summitry.evidence.speech.parsed import MAX_SENTENCE, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CLOSE", "FEWEST_WORDS", "LONG", "NEAR", "with_quotations"]

FEWEST_WORDS = 4

LONG = 8
"""Words from which on a quotation is taken for speech wherever it stands."""

CLOSE = 12
"""Characters that may stand between a verb of speech and a quotation of fewer words."""

NEAR = 40
"""Characters from the end of a question to the verb of speech after it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A verb of speech outside quote marks."""

    piece: Parsed
    token: Token
    cue: Span
    sentence: Span


class Desk:
    """The drafts and quotations of one ``text`` while they are brought together."""

    def __init__(
        self, text: str, drafts: Sequence[Draft], quotes: Quotes, stretches: Sequence[Span]
    ) -> None:
        self.text = text
        self.quotes = quotes
        self.stretches = stretches
        self._starts = [stretch.start for stretch in stretches]
        self._speech: dict[Span, bool] = {}
        self.drafts = [self._whole(draft) for draft in drafts]
        self.owner: dict[int, int] = {}
        self._given: dict[int, list[Span]] = {}
        for i, draft in enumerate(self.drafts):
            self._own(i, draft)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that the place ``at`` stands in."""
        return max(0, bisect_right(self._starts, at) - 1)

    def is_speech(self, q: Quotation) -> bool:
        """Whether ``q`` is more than a name or irony."""
        if q.outside not in self._speech:
            long = words_in(self.text, q.spans) >= FEWEST_WORDS
            self._speech[q.outside] = long or not is_scare(self.text, q, CUE_NEAR)
        return self._speech[q.outside]

    def before(self, number: int) -> int | None:
        """The draft that owns the last quotation before that ``number`` which is speech."""
        for i in range(number - 1, max(-1, number - 10), -1):
            if self.is_speech(self.quotes.items[i]):
                return self.owner.get(i)
        return None

    def add(self, number: int, draft: Draft) -> None:
        """A new ``draft`` that owns the quotation of that ``number``."""
        self.owner[number] = len(self.drafts)
        self.drafts.append(draft)

    def extend(self, number: int, i: int) -> None:
        """Give the quotation of that ``number`` to the draft ``i``."""
        self._given.setdefault(i, []).extend(self.quotes.items[number].spans)
        self.owner[number] = i

    def speak(self, number: int, i: int) -> None:
        """Give the quotation to draft ``i``; what it asked or told somebody is the quotation."""
        if not self.drafts[i].clause and i not in self._given:
            content = self.quotes.items[number].spans
            self.drafts[i] = replace(self.drafts[i], content=content, clause=True)
        self.extend(number, i)

    def end(self, i: int) -> int:
        """Where the content of the draft ``i`` ends, as far as it is known."""
        last = self._given.get(i, [])[-1:]
        return hull((*self.drafts[i].content, *last)).end

    def finished(self) -> list[Draft]:
        """The drafts with all that was given to them."""
        return [
            replace(draft, content=united((*draft.content, *self._given.get(i, ()))))
            for i, draft in enumerate(self.drafts)
        ]

    def _whole(self, draft: Draft) -> Draft:
        """``draft`` with all of each quotation that it holds half of in its sentence."""
        content = draft.content
        for q in self._apart(draft):
            here = within(q.spans, [draft.sentence])
            if shared(self.text, here, content) >= 0.5 and self.is_speech(q):
                content = united((*_until(self.text, content, q), *q.spans))
        return replace(draft, content=content)

    def _own(self, i: int, draft: Draft) -> None:
        size = words_in(self.text, draft.content)
        for number in self.quotes.meeting(hull(draft.content)):
            q, other = self.quotes.items[number], self.owner.get(number)
            wider = other is None or size > words_in(self.text, self.drafts[other].content)
            if (
                wider
                and q in self._apart(draft)
                and shared(self.text, q.spans, draft.content) >= 0.5
            ):
                self.owner[number] = i

    def _apart(self, draft: Draft) -> list[Quotation]:
        """The quotations that meet the content of ``draft`` and do not hold its cue."""
        near = (self.quotes.items[i] for i in self.quotes.meeting(hull(draft.content)))
        at = draft.sentence.start if draft.cue is None else draft.cue.start
        return [q for q in near if not q.outside.start <= at < q.outside.end]


def with_quotations(
    text: str,
    pieces: Sequence[Parsed],
    drafts: Sequence[Draft],
    quotes: Quotes,
    table: Table,
    stretches: Sequence[Span],
) -> list[Draft]:
    """``drafts`` with the ``quotes`` of ``text`` given to them, and new ones for the rest.

    text, pieces : the text and its parsed pieces.
    table : says which verbs are of speech.
    stretches : the paragraphs, in order.
    """
    desk = Desk(text, drafts, quotes, stretches)
    verbs = list(_verbs_of_speech(pieces, table, quotes))
    starts = [verb.cue.start for verb in verbs]
    for number, q in enumerate(quotes.items):
        if number not in desk.owner and desk.is_speech(q):
            first = bisect_left(starts, q.outside.start - MAX_SENTENCE)
            last = bisect_right(starts, q.outside.end + MAX_SENTENCE)
            _give(desk, number, _nearest(text, q, verbs[first:last]))
    return desk.finished()


def _until(text: str, content: Sequence[Span], q: Quotation) -> tuple[Span, ...]:
    """``content`` without what follows ``q`` in a span that begins in it, if ``q`` is complete.

    It is if punctuation stands before its closing mark: "No," to which he replied is no part.
    """
    complete = q.spans[-1].of(text).rstrip().endswith((",", ".", "?", "!"))
    begun = (s for s in content if q.outside.start <= s.start < q.outside.end < s.end)
    span = next(begun, None) if complete else None
    return tuple(content) if span is None else without(content, (q.outside.end, span.end))


def _verbs_of_speech(pieces: Sequence[Parsed], table: Table, quotes: Quotes) -> Iterator[Spoken]:
    for piece in pieces:
        for token in piece.doc:
            if is_of_speech(token, table) and quotes.holding(piece.start + token.idx) is None:
                sentence = piece.span(token.sent.start, token.sent.end - 1)
                yield Spoken(piece, token, cue_span(piece, token), sentence)


def _nearest(text: str, q: Quotation, verbs: Sequence[Spoken]) -> Spoken | None:
    """The verb of speech that ``q`` goes to by rule 2a."""

    def far(verb: Spoken) -> int:
        return max(q.outside.start - verb.cue.end, verb.cue.start - q.outside.end)

    most = MAX_SENTENCE if words_in(text, q.spans) >= LONG else CLOSE
    near = (v for v in verbs if v.sentence.meets(q.outside) or _asked(text, q, v))
    near = (v for v in near if far(v) <= most)
    return min(near, key=far, default=None) or _announced(text, q, verbs)


def _asked(text: str, q: Quotation, verb: Spoken) -> bool:
    """Whether ``verb`` opens the sentence after a question or a shout: "Why?" he asked."""
    ends = q.spans[-1].of(text).rstrip().endswith(("?", "!"))
    follows = 0 <= verb.sentence.start - q.outside.end <= 1
    return ends and follows and verb.cue.start - verb.sentence.start <= NEAR


def _announced(text: str, q: Quotation, verbs: Sequence[Spoken]) -> Spoken | None:
    """The last verb of speech of the sentence whose colon leads up to ``q``."""
    start = max(0, q.outside.start - NEAR)
    before = text[start : q.outside.start].rstrip()
    if not before.endswith(":"):
        return None
    end = start + len(before)
    return max((v for v in verbs if v.sentence.end == end), key=lambda v: v.cue.start, default=None)


def _give(desk: Desk, number: int, verb: Spoken | None) -> None:
    """Rule 2: the quotation of that ``number`` to one of the drafts, or to a new one."""
    q, before = desk.quotes.items[number], desk.before(number)
    if verb is not None:
        same = next((i for i, draft in enumerate(desk.drafts) if draft.cue == verb.cue), None)
        if same is not None:
            desk.speak(number, same)
            return
        source = source_span(verb.piece, verb.token, desk.quotes)
        why = f"{verb.token.lemma_.lower()} quote"
        desk.add(number, Draft(q.spans, source, verb.cue, verb.sentence, why))
    elif before is not None and _apart(desk, before, q) == 0:
        desk.extend(number, before)
    elif before is not None and _apart(desk, before, q) == 1 and _fills(desk, q):
        _continue(desk, number, before)
    else:
        desk.add(number, Draft(q.spans, None, None, q.outside, "quote alone"))


def _apart(desk: Desk, i: int, q: Quotation) -> int:
    """How many paragraphs after the end of draft ``i`` the quotation ``q`` begins."""
    return desk.paragraph(q.outside.start) - desk.paragraph(desk.end(i) - 1)


def _continue(desk: Desk, number: int, before: int) -> None:
    """Rule 2c: the quotation of that ``number`` fills the paragraph after that of a draft."""
    q, draft = desk.quotes.items[number], desk.drafts[before]
    end = max(desk.end(before), draft.sentence.end)
    if not words_in(desk.text, [(end, q.outside.start)]):
        desk.extend(number, before)
    else:
        carried = draft.source is not None
        desk.add(
            number, Draft(q.spans, draft.source, None, q.outside, "quote carried", True, carried)
        )


def _fills(desk: Desk, q: Quotation) -> bool:
    """Whether ``q`` is a paragraph or more, and no subheading."""
    first = desk.stretches[desk.paragraph(q.outside.start)]
    last = desk.stretches[desk.paragraph(q.outside.end - 1)]
    rest = [(first.start, q.outside.start), (q.outside.end, last.end)]
    return words_in(desk.text, q.spans) >= LONG and not words_in(desk.text, rest)
