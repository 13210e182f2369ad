"""Amounts: how much of each issue a sentence lays to whom.

An amount is a number, "all", "half" or "no" that stands before a mention, with at most a few words
of measure between ("2 packages of water"), or after it ("water: 2"). Who gets it says the nearest
word before it that names a taker ("you can have", "give me"), else the nearest after it ("2 water
for me"); after "in exchange for" it goes the other way. With u units of an issue the speaker's
share of it is

    q / u  if the speaker takes q,      1 - q / u  if the other side does,

cut to [0, 1]; a share of 1 is "all", above one half "most", of 0 "none", else "some". Without
units only "all", "half" and "no" have a share. An even split ("each") says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from summitry.evidence.priorities.lexicon import EVEN, SWAP, TAKERS
from summitry.evidence.priorities.talk import Mention
from summitry.evidence.spans import Span, hull

__all__ = ["Amount", "amounts", "size"]

_NUMBERS = {
    "no": 0, "zero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_WHOLE = {"all": Fraction(1), "every": Fraction(1), "half": Fraction(1, 2)}
_MEASURE = (
    r"(?:of|the|my|your|our|this|these|those|extra|additional|more|other|full|whole|\d+|three|"
    r"packages?|packs?|pieces?|bundles?|units?|cases?|bottles?|items?|sets?|bags?|portions?|"
    r"supply|supplies)"
)
_BEFORE = re.compile(
    rf"\b(\d{{1,6}}|{'|'.join([*_NUMBERS, *_WHOLE])})\s+(?:{_MEASURE}\s+){{0,5}}\Z", re.IGNORECASE
)
_AFTER = re.compile(r"\s*[:=x(-]\s*(\d{1,6})\b", re.IGNORECASE)
_REACH = 60
"""How many characters before a mention its amount is looked for."""


@dataclass(frozen=True, slots=True)
class Amount:
    """The words at ``span`` lay the share ``own`` of ``issue``, named at ``named``, to the speaker.

    ``taken`` says whether it is the speaker's part that is named, and not the other side's.
    """

    span: Span
    named: Span
    issue: str
    own: Fraction
    taken: bool


def size(own: Fraction) -> str:
    """The name of a share.

    >>> [size(Fraction(n, 3)) for n in range(4)]
    ['none', 'some', 'most', 'all']
    """
    if own <= 0:
        return "none"
    if own >= 1:
        return "all"
    return "most" if own > Fraction(1, 2) else "some"


def amounts(
    text: str, sentence: Span, named: Sequence[Mention], units: Mapping[str, int | None]
) -> tuple[Amount, ...]:
    """The amounts of the things ``named`` in one ``sentence`` of ``text``.

    ``units`` says into how many parts each issue is divided, None where it is not.
    """
    if EVEN.search(text, *sentence):
        return ()
    counted = [
        (mention, m)
        for mention in named
        if mention.named and (m := _number(text, sentence, mention))
    ]
    takers = _takers(text, sentence, [m.start(1) for _, m in counted])
    found = (
        _amount(mention, m, _taker(m.start(1), takers), units.get(mention.issue))
        for mention, m in counted
    )
    return tuple(amount for amount in found if amount is not None)


def _number(text: str, sentence: Span, mention: Mention) -> re.Match[str] | None:
    start = max(sentence.start, mention.span.start - _REACH)
    before = _BEFORE.search(text, start, mention.span.start)
    return before or _AFTER.match(text, mention.span.end, sentence.end)


def _amount(
    mention: Mention, number: re.Match[str], taker: str | None, units: int | None
) -> Amount | None:
    share = _share(number[1].lower(), units)
    if share is None or taker is None:
        return None
    taken = taker == "self"
    span = hull([number.span(1), mention.span])
    return Amount(span, mention.span, mention.issue, share if taken else 1 - share, taken)


def _share(word: str, units: int | None) -> Fraction | None:
    if word in _WHOLE:
        return _WHOLE[word]
    number = _NUMBERS[word] if word in _NUMBERS else int(word)
    if not number:
        return Fraction(0)
    return min(Fraction(1), Fraction(number, units)) if units else None


def _takers(text: str, sentence: Span, counted: Sequence[int]) -> list[tuple[int, str]]:
    """Where a taker is named, in order; a swap after the first amount turns the last one round."""
    found = [(m.start(), who) for who, words in TAKERS for m in words.finditer(text, *sentence)]
    swaps = [
        m.start() for m in SWAP.finditer(text, *sentence) if counted and m.start() > counted[0]
    ]
    marks = sorted([*found, *((at, "swap") for at in swaps)])
    for place, (at, who) in enumerate(marks):
        if who == "swap":
            marks[place] = (at, "self" if place and marks[place - 1][1] == "other" else "other")
    return marks


def _taker(at: int, takers: Sequence[tuple[int, str]]) -> str | None:
    """Who is named last before ``at``, or else first after it."""
    place = bisect_left(takers, (at,))
    return takers[max(0, place - 1)][1] if takers else None
