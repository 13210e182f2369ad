"""How firmly something is said: asserted, hedged ("might") or conditional ("only if").

A statement is **conditional** if words of the lexicon's ``conditions`` stand in it, or those of
``conditions_after_modal`` ("before it opens") after the words of a will or a duty; the
**condition** runs from them to the next mark. It is **hedged** if one of ``hedges`` stands in it.
Both: conditional, for the condition is the firmer fact, unless the hedge is one of ``doubts`` ("If,
as he said, ..."). The reach of a hedge is not looked for: a doubt anywhere in the statement marks
all of it.
"""

from __future__ import annotations

from itertools import pairwise

from summitry.evidence.acts.lexicon import Lexicon
from summitry.evidence.acts.patterns import Match, Row, matches
from summitry.evidence.spans import Span
from summitry.model.claim import MODALITIES

__all__ = ["condition_in", "read_modality"]

_ASSERTED, _HEDGED, _CONDITIONAL = MODALITIES
_LEAST = 2
"""A mark ends a condition only after so many words."""


def read_modality(text: str, said: Row, start: int, by: Lexicon) -> tuple[str, Span | None]:
    """The modality of the tokens from ``start`` on of the row ``said``, and its condition.

    ``text`` is what the row was read from, ``by`` the lexicon.
    """
    condition = condition_in(said, start, by)
    span = _span(text, said, condition) if condition else None
    if any(match.first >= start for match in matches(by.doubts, said)):
        return _HEDGED, span
    if span is not None:
        return _CONDITIONAL, span
    return (_HEDGED if _hedged(said, start, by) else _ASSERTED), None


def _hedged(said: Row, start: int, by: Lexicon) -> bool:
    none = list(matches(by.no_hedges, said))
    return any(
        match.first >= start and not any(_meet(match, one) for one in none)
        for match in matches(by.hedges, said)
    )


def condition_in(said: Row, start: int, by: Lexicon) -> Match | None:
    """The tokens of the first condition in the row ``said`` from ``start`` on, by the lexicon."""
    none = list(matches(by.no_conditions, said))
    modal = next((m.last for m in matches(by.modals, said) if m.first >= start), None)
    found = [*matches(by.conditions, said)]
    if modal is not None:
        found += (
            match for match in matches(by.conditions_after_modal, said) if match.first >= modal
        )
    for match in sorted(found, key=lambda one: (one.first, -one.last)):
        if match.first >= start and not any(_meet(match, one) for one in none):
            return Match(match.first, _clause_end(said, match))
    return None


def _meet(one: Match, other: Match) -> bool:
    return one.first < other.last and other.first < one.last


def _clause_end(said: Row, match: Match) -> int:
    """The first mark after ``match``, less one that follows too soon; or the end."""
    for place in range(match.last, len(said.words)):
        mark = not said.words[place].strip("'")[:1].isalnum()
        if mark and place - match.first >= _LEAST:
            return place
    return len(said.words)


def _span(text: str, said: Row, match: Match) -> Span:
    """One span for the tokens of ``match``, cut short where the content of a split quote breaks."""
    spans = said.spans[match.first : match.last]
    end = spans[0].end
    for before, span in pairwise(spans):
        if span.start < before.start or _words_between(text, before, span):
            break
        end = max(end, span.end)
    return Span(spans[0].start, end)


def _words_between(text: str, one: Span, other: Span) -> bool:
    return any(character.isalnum() for character in text[one.end : other.start])
