"""Cues: places where a speaker's words say something about what matters to that speaker.

In each own utterance, sentence by sentence:

    offers    "asks all/most/some/none" of an issue, by the amounts named (see offers)
    stances   "needs", "gives" ... for each thing a clause names without an amount (see lexicon)
    order     the first and second issue that the speaker names and does not give away; a thing
              named after another in one clause. The lesser of two ("food more than water") is
              passed over
    weight    "most important" and the like beside a wish
    pronouns  a stance towards "it" or "them": what the clause before named, else the one thing
              the other side spoke of last
    assent    the other side's offer accepted, for what it leaves to the speaker more than half of

What the other side says is no cue by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from summitry.evidence.priorities.clauses import clauses, lines
from summitry.evidence.priorities.lexicon import (
    ACCEPTS,
    ADDED,
    AWAY,
    REFUSES,
    STANCES,
    SWAP,
    THAN,
    found,
)
from summitry.evidence.priorities.offers import Amount, amounts, size
from summitry.evidence.priorities.talk import Mention, Topic, Utterance, mentions, within
from summitry.evidence.spans import Span, hull

__all__ = ["NAMES", "Cue", "cues"]

_PRONOUN = re.compile(r"\b(?:it|that|them|those|these|some|any|both)\b", re.IGNORECASE)
_PLACES = ("first wish", "second wish")
_TURNED = {"gives": "takes", "takes": "gives"}

NAMES = "names"
"""The rule of a thing named without a stance; it has no factor, but may be the first wish."""


@dataclass(frozen=True, slots=True)
class Cue:
    """By ``rule`` the ``words`` in a ``sentence`` of utterance ``at`` bear on ``issue``.

    at : the number of the utterance in the talk, from 0; the spans are of its text.
    wish : whether the speaker names the issue without giving it away.
    """

    at: int
    sentence: Span
    words: Span
    rule: str
    issue: str
    wish: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause of a sentence of an utterance."""

    at: int
    text: str
    sentence: Span
    clause: Span

    def cue(self, words: Span, rule: str, issue: str, wish: bool = False) -> Cue:
        return Cue(self.at, self.sentence, words, rule, issue, wish)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the other side said last: the things named, and our share by its offer."""

    named: tuple[str, ...] = ()
    shares: Mapping[str, Fraction] = field(default_factory=dict)


def cues(talk: Sequence[Utterance], speaker: str, topics: Sequence[Topic]) -> tuple[Cue, ...]:
    """The cues in what ``speaker`` says in the ``talk`` about the ``topics``, in order.

    >>> camp = [Topic("food", ("food",)), Topic("water", ("water",), units=3)]
    >>> talk = [Utterance("a", "I need food. You can have 3 water.")]
    >>> [(cue.rule, cue.issue) for cue in cues(talk, "a", camp)]
    [('needs', 'food'), ('first wish', 'food'), ('asks none', 'water')]
    """
    heard, wished, found_cues = _Heard(), list[str](), list[Cue]()
    for at, utterance in enumerate(talk):
        if utterance.speaker == speaker:
            for cue in _said(at, utterance.text, topics, heard):
                found_cues += cue, *_placed(cue, wished)
            heard = _Heard()
        else:
            heard = _heard(utterance.text, topics)
    return tuple(found_cues)


def _heard(text: str, topics: Sequence[Topic]) -> _Heard:
    named = mentions(text, topics)
    counted = [amount for line in lines(text) for amount in _counted(text, line, named, topics)]
    return _Heard(
        tuple(dict.fromkeys(mention.issue for mention in named if mention.named)),
        {amount.issue: 1 - amount.own for amount in counted},
    )


def _counted(
    text: str, line: Span, named: Sequence[Mention], topics: Sequence[Topic]
) -> tuple[Amount, ...]:
    units = {topic.issue: topic.units for topic in topics}
    return amounts(text, line, within(named, line), units)


def _said(at: int, text: str, topics: Sequence[Topic], heard: _Heard) -> Iterator[Cue]:
    """The cues of one own utterance, but its order of wishes."""
    named = mentions(text, topics)
    before: tuple[str, ...] = heard.named if len(heard.named) == 1 else ()
    offered = False
    for line in lines(text):
        counted = {amount.named: amount for amount in _counted(text, line, named, topics)}
        offered = offered or bool(counted)
        for clause in clauses(text, line):
            here = within(named, clause)
            yield from _clause(_Place(at, text, line, clause), here, counted, before)
            before = tuple(dict.fromkeys(m.issue for m in here if m.named)) or before
    if not offered:
        yield from _assent(at, text, heard)


def _clause(
    place: _Place,
    here: Sequence[Mention],
    counted: Mapping[Span, Amount],
    before: Sequence[str],
) -> Iterator[Cue]:
    """The cues of one clause: things ``here``, amounts ``counted``, issues named ``before``."""
    stance = next(iter(found(STANCES, place.text, place.clause)), None)
    named = _once(mention for mention in here if mention.named)
    for mention in here if not named else ():
        yield place.cue(mention.span, "related", mention.issue)
    if not named and stance:
        yield from _pronoun(place, stance, before)
    for mention in named:
        first = mention is named[0]
        if first or not THAN.search(place.text, place.clause.start, mention.span.start):
            yield from _mention(place, mention, stance, counted, first)


def _once(named: Iterable[Mention]) -> list[Mention]:
    """The first mention of each issue."""
    firsts: dict[str, Mention] = {}
    for mention in named:
        firsts.setdefault(mention.issue, mention)
    return list(firsts.values())


def _pronoun(place: _Place, stance: tuple[str, Span], before: Sequence[str]) -> Iterator[Cue]:
    word = _PRONOUN.search(place.text, *place.clause)
    if word:
        rule = "it: away" if stance[0] in AWAY else "it: wish"
        for issue in before:
            yield place.cue(hull([stance[1], word.span()]), rule, issue)


def _mention(
    place: _Place,
    mention: Mention,
    stance: tuple[str, Span] | None,
    counted: Mapping[Span, Amount],
    first: bool,
) -> Iterator[Cue]:
    """The cues of one thing named: its amount or else its stance, and what is added to a wish."""
    amount = counted.get(mention.span)
    if amount:
        wish = amount.taken and amount.own > 0
        yield place.cue(amount.span, f"asks {size(amount.own)}", mention.issue, wish)
    else:
        rule, words = stance or (NAMES, mention.span)
        if not first and SWAP.search(place.text, place.clause.start, mention.span.start):
            rule = _TURNED.get(rule, rule)
        wish = rule not in AWAY
        yield place.cue(hull([words, mention.span]), rule, mention.issue, wish)
    if wish:
        yield from _added(place, mention, alone=first or amount is not None)


def _added(place: _Place, mention: Mention, alone: bool) -> Iterator[Cue]:
    for rule, words in found(ADDED, place.text, place.clause):
        yield place.cue(hull([words, mention.span]), rule, mention.issue)
    if not alone:
        yield place.cue(mention.span, "after another", mention.issue)


def _placed(cue: Cue, wished: list[str]) -> Iterator[Cue]:
    """The cue that ``cue`` is the first or the second wish, if so; ``wished`` grows."""
    if cue.wish and cue.issue not in wished:
        wished.append(cue.issue)
        for rule in _PLACES[len(wished) - 1 : len(wished)]:
            yield Cue(cue.at, cue.sentence, cue.words, rule, cue.issue)


def _assent(at: int, text: str, heard: _Heard) -> Iterator[Cue]:
    """The other side's offer, if it is accepted without one's own."""
    word = ACCEPTS.search(text)
    if word and not REFUSES.search(text):
        line = next(span for span in lines(text) if span.holds(word.span()))
        for issue, share in heard.shares.items():
            if share > Fraction(1, 2):
                yield Cue(at, line, Span(*word.span()), "accepts most", issue)
