"""What stands after a cue: which frame fits, and the content that follows.

Frames are tried in the order of the text: quotation marks or a colon, "that", a question, "to",
a preposition of the cue, a clause without "that", a thing. If none fits right after the cue, a
hearer may stand between ("told *reporters* that"), or words of time and place before a late "that"
("said *at a news conference in Hanoi* that").
"""

from __future__ import annotations

from collections.abc import Sequence

from summitry.evidence.speech.clauses import clause_end, has_verb, starts_thing, thing_end, verb_at
from summitry.evidence.speech.closed import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    TIME,
    WH,
)
from summitry.evidence.speech.lexicon import Cue
from summitry.evidence.speech.phrases import subject_after
from summitry.evidence.speech.quoted import Range
from summitry.evidence.speech.tokens import QUOTE, WORD, Token

__all__ = ["after_cue", "clause"]

LATE = 12
"""How far a late "that" may stand from its verb, in tokens."""

_WIDE = frozenset({"that", "quote", "to", "wh"})


def after_cue(
    tokens: Sequence[Token], at: int, cue: Cue, highest: int, passive: bool = False
) -> Range | None:
    """The content after a cue that ends before ``at``, by the first frame that fits."""
    start = _over_time(tokens, at, highest)
    if start >= highest:
        return None
    plain = _framed(tokens, start, cue, highest, passive)
    if plain is None and "hearer" in cue.frames and not passive:
        plain = _over_hearer(tokens, start, cue, highest)
    return plain or _late(tokens, start, cue, highest)


def _over_time(tokens: Sequence[Token], at: int, highest: int) -> int:
    while at < highest and tokens[at].kind == WORD and _passing(tokens[at]):
        at += 1
    if at + 2 < highest and tokens[at].low == "on" and tokens[at + 1].low in TIME:
        return at + 2 if tokens[at + 2].kind == WORD else at
    return at


def _passing(token: Token) -> bool:
    return token.low in TIME or (token.low.endswith("ly") and not token.cap and len(token.low) > 4)


def _framed(
    tokens: Sequence[Token], at: int, cue: Cue, highest: int, passive: bool
) -> Range | None:
    """The content of the frame that fits at ``at``, if one does."""
    token, frames = tokens[at], cue.frames
    if token.kind != WORD:
        return _at_mark(tokens, at, cue, highest)
    if _opens_clause(token.low, frames, passive) and (token.low != "to" or at + 1 < highest):
        return clause(tokens, at, highest)
    if token.low in frames and token.low in PREPOSITIONS | {"as"} and at + 1 < highest:
        return _after_preposition(tokens, at, cue, highest)
    if passive or token.low in PREPOSITIONS | AUXILIARIES - {"being"} | ADVERBS - DETERMINERS:
        return None
    if "bare" in frames and ("np" not in frames or has_verb(tokens, at, highest)):
        return clause(tokens, at, highest)
    return _thing(tokens, at, highest) if "np" in frames and starts_thing(tokens, at) else None


def _opens_clause(low: str, frames: frozenset[str], passive: bool) -> bool:
    """Whether a word opens a clause: "that", "to", a question, "(which critics say) was"."""
    if low in BE | MODALS:
        return "bare" in frames and not passive
    return (low in ("that", "to") and low in frames) or (low in WH and "wh" in frames)


def _at_mark(tokens: Sequence[Token], at: int, cue: Cue, highest: int) -> Range | None:
    """The content that a quotation, a colon, or a comma before a quotation opens."""
    token, quote = tokens[at], "quote" in cue.frames
    if token.kind == QUOTE:
        return clause(tokens, at, highest) if cue.frames & {"quote", "np", "bare"} else None
    if not quote or at + 1 >= highest:
        return None
    opens = token.low == ":" or (token.low == "," and tokens[at + 1].kind == QUOTE)
    return clause(tokens, at + 1, highest) if opens else None


def _after_preposition(tokens: Sequence[Token], at: int, cue: Cue, highest: int) -> Range | None:
    """The thing after the preposition at ``at``; "agreed with Kim that …" has a clause."""
    if tokens[at].low == "with" and _late(tokens, at, cue, min(highest, at + 7)):
        return _late(tokens, at, cue, highest)
    if tokens[at + 1].low in ("but", "and", "that") or not starts_thing(tokens, at + 1):
        return None
    return _thing(tokens, at + 1, highest)


def clause(tokens: Sequence[Token], at: int, highest: int) -> Range | None:
    """The clause of ``tokens`` that begins at ``at``, up to ``highest``; None if it is empty."""
    end = clause_end(tokens, at, highest)
    return (at, end) if end > at else None


def _thing(tokens: Sequence[Token], at: int, highest: int) -> Range | None:
    end = thing_end(tokens, at, highest)
    return (at, end) if end > at else None


def _over_hearer(tokens: Sequence[Token], at: int, cue: Cue, highest: int) -> Range | None:
    """The content after the hearer that begins at ``at``: "told *reporters* that"."""
    hearer = subject_after(tokens, at, highest)
    if tokens[at].low in ("me", "him", "her", "them", "us", "you"):
        hearer = at, at + 1
    if hearer is None:
        return None
    after = _over_time(tokens, hearer[1], highest)
    if after >= highest:
        return None
    token = tokens[after]
    if token.low in ("that", "to", ",", ":") or token.kind == QUOTE or token.low in WH:
        wide = Cue(cue.lemma, cue.kind, cue.frames | _WIDE)
        return _framed(tokens, after, wide, highest, passive=False)
    opens = token.cap or token.low in PRONOUNS | DETERMINERS
    if opens and has_verb(tokens, after, highest):
        return clause(tokens, after, highest)
    return None


def _late(tokens: Sequence[Token], at: int, cue: Cue, highest: int) -> Range | None:
    """The content after a "that" further on: "said in a statement on Thursday that"."""
    if not cue.frames & {"that", "hearer", "to"} or cue.kind == "state":
        return None
    if tokens[at].low not in PREPOSITIONS and "hearer" not in cue.frames:
        return None
    for place in range(at, min(at + LATE, highest)):
        if (place > at or tokens[at].low == "that") and _opens_late(tokens[place], cue):
            return clause(tokens, place, highest)
        if tokens[place].low == ":" or tokens[place].kind == QUOTE:
            return _late_quote(tokens, place, cue, highest)
        if not _passes(tokens, place, at, highest):
            return None
    return None


def _opens_late(token: Token, cue: Cue) -> bool:
    if token.low == "that":
        return bool(cue.frames & {"that", "hearer"})
    return token.low == "to" and "to" in cue.frames


def _late_quote(tokens: Sequence[Token], at: int, cue: Cue, highest: int) -> Range | None:
    """A quotation after words of time and place: "said in Hanoi, “…”"."""
    if tokens[at].kind == QUOTE and tokens[at - 1].low not in (",", ":"):
        return None
    return _at_mark(tokens, at, cue, highest) if "quote" in cue.frames else None


def _passes(tokens: Sequence[Token], place: int, at: int, highest: int) -> bool:
    """Whether words of time and place may hold the token at ``place``."""
    token = tokens[place]
    if token.low == ",":
        return place + 1 < highest and _place_name(tokens[place + 1])
    if token.kind != WORD:
        return token.low == "'"
    named = token.cap or tokens[place - 1].low in DETERMINERS
    return place == at or named or verb_at(tokens, place) is None


def _place_name(token: Token) -> bool:
    return token.kind == QUOTE or token.low == "that" or token.cap
