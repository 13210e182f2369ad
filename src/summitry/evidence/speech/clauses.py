"""Where the words that somebody is made to say come to an end.

The content of "said that …" runs to the end of its sentence, unless one of these comes first:

    a participle that attributes anew         "…, adding that …", "…, saying …"
    "according to"
    a further verb of the same speaker        "… and stressed that …"
    a clause of another speaker               "…, while North Korea has pushed for …"
    the speaker after it                      "…, he said."

"and that", "but that" go on. The content of "rejected the plan" is a thing: it ends at the first
mark, or at a word that opens a clause of time or reason. Ranges are of token numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitry.evidence.speech.closed import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    JOINS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS_THING,
)
from summitry.evidence.speech.lexicon import Cue, verb_forms
from summitry.evidence.speech.phrases import before_helpers, subject_after
from summitry.evidence.speech.tokens import MARK, QUOTE, WORD, Token

__all__ = [
    "clause_end",
    "clause_start",
    "has_verb",
    "starts_thing",
    "thing_end",
    "verb_at",
    "without_marks",
]

_DASHES = frozenset(["—", "–", "--", ";"])
_ENDS = frozenset([".", "?", "!", "…"])


def verb_at(tokens: Sequence[Token], at: int) -> tuple[Cue, tuple[str, ...], int] | None:
    """The longest verb of the table that begins at ``at``: entry, forms and the place after it."""
    for length in (4, 3, 2, 1):
        end = at + length
        if end <= len(tokens) and all(t.kind == WORD for t in tokens[at:end]):
            entry = verb_forms().get(" ".join(t.low for t in tokens[at:end]))
            if entry is not None:
                return *entry, end
    return None


def clause_end(tokens: Sequence[Token], start: int, highest: int) -> int:
    """The end of the clause that begins at ``start`` and cannot go beyond ``highest``."""
    if tokens[start].whole:
        return start + 1
    at = start + 1
    while at < highest:
        if tokens[at].kind != QUOTE and _opens_anew(tokens, at, start, highest):
            break
        at += 1
    return without_marks(tokens, start, at)


def without_marks(tokens: Sequence[Token], start: int, end: int) -> int:
    """``end`` less the marks and joining words before it."""
    while end > start and (
        (tokens[end - 1].kind == MARK and tokens[end - 1].low not in ")]%")
        or tokens[end - 1].low in ("and", "but")
    ):
        end -= 1
    return end


def _opens_anew(tokens: Sequence[Token], at: int, start: int, highest: int) -> bool:
    low = tokens[at].low
    if low == "according" and at + 1 < highest and tokens[at + 1].low == "to":
        return True
    comma = low == "," or low in _DASHES
    if not comma and low not in JOINS:
        return False
    after = at + 1
    while after < highest and tokens[after].kind == WORD and tokens[after].low in JOINS | {"even"}:
        after += 1
    if after >= highest or tokens[after].kind != WORD:
        return False
    if tokens[after].low == "that":
        return tokens[start].low == "to" and tokens[after - 1].low in ("and", "but")
    listed = comma and any(t.low == ":" for t in tokens[start:at])
    speaks_on = not listed and _speaks_on(tokens, at, after, highest)
    return speaks_on or _other_speaker(tokens, at, after, highest)


def _speaks_on(tokens: Sequence[Token], at: int, after: int, highest: int) -> bool:
    """A verb of speech right after the border: ", adding that", "and stressed that"."""
    while after < highest and _light(tokens[after]):
        after += 1
    found = verb_at(tokens, after)
    if found is None:
        return False
    cue, forms, end = found
    if tokens[at].low == "," and after == at + 1 and cue.kind == "say" and "past" in forms:
        return "quote" in cue.frames
    if "ing" in forms:
        return tokens[at].low == "," and cue.kind in ("say", "answer", "think")
    joined = any(t.low in ("and", "but") for t in tokens[at:after])
    return (
        joined
        and ("past" in forms or "s" in forms)
        and cue.kind == "say"
        and _fits(tokens, cue, end)
    )


def _light(token: Token) -> bool:
    return token.low.endswith("ly") or token.low in ("also", "then", "later")


def _fits(tokens: Sequence[Token], cue: Cue, end: int) -> bool:
    """Whether what stands after a verb is one of its frames."""
    if end >= len(tokens):
        return False
    token = tokens[end]
    if token.kind == QUOTE or token.low in cue.frames or token.low in (",", ":"):
        return True
    return "bare" in cue.frames or "hearer" in cue.frames or "np" in cue.frames


def _other_speaker(tokens: Sequence[Token], at: int, after: int, highest: int) -> bool:
    """A subject and its verb of speech right after the border."""
    found = subject_after(tokens, after, highest)
    if found is None:
        return False
    for verb in range(found[1], min(found[1] + 4, highest)):
        entry = verb_at(tokens, verb)
        if entry is not None and before_helpers(tokens, verb) <= found[1]:
            cue, forms, _ = entry
            finite = "past" in forms or "s" in forms or verb > found[1] or "base" in forms
            strong = cue.kind in ("say", "answer", "think")
            return finite and strong and _starts_clause(tokens[at])
        if tokens[verb].low not in AUXILIARIES and not tokens[verb].low.endswith("ly"):
            return False
    return False


def _starts_clause(token: Token) -> bool:
    joins = (",", "while", "although", "though", "whereas", "but", "and")
    return token.low in _DASHES or token.low in joins


def has_verb(tokens: Sequence[Token], start: int, highest: int) -> bool:
    """Whether a clause with a verb of its own begins at ``start``: a subject, then a helper or a
    word that may be a past or present form."""
    found = subject_after(tokens, start, highest)
    if found is None:
        return False
    for at in range(start, min(found[1] + 3, highest)):
        low = tokens[at].low
        if tokens[at].kind != WORD:
            return False
        if low in AUXILIARIES or low in MODALS or low in BE:
            return True
        if at > start and not tokens[at].cap and _may_be_verb(low, tokens[at - 1].low):
            return True
    return tokens[start].low in PRONOUNS and found[1] < highest and tokens[found[1]].kind == WORD


def _may_be_verb(low: str, before: str) -> bool:
    return before not in DETERMINERS | PREPOSITIONS and (low in verb_forms() or low.endswith("ed"))


def thing_end(tokens: Sequence[Token], start: int, highest: int) -> int:
    """The end of the thing that begins at ``start``."""
    at = start
    while at < highest:
        token = tokens[at]
        if token.kind == MARK and token.low not in "'%$€£#&()/’‘\"“”@":
            break
        if at > start and token.low in STOPS_THING:
            break
        if at > start and _turns(tokens, at, highest):
            break
        at += 1
    return without_marks(tokens, start, at)


def _turns(tokens: Sequence[Token], at: int, highest: int) -> bool:
    """Whether the sentence turns from the thing to what is done next: "and said", "by saying"."""
    if at + 1 >= highest:
        return False
    after = tokens[at + 1]
    if tokens[at].low == "and":
        found = verb_at(tokens, at + 1)
        return found is not None and ("past" in found[1] or "ing" in found[1])
    return tokens[at].low in ("by", "in") and after.low.endswith("ing") and not after.cap


def clause_start(tokens: Sequence[Token], end: int, lowest: int) -> int:
    """The start of the clause before ``end``: after the last full stop or quotation before it."""
    at = end
    while at > lowest and tokens[at - 1].kind != QUOTE and tokens[at - 1].low not in _ENDS | {";"}:
        at -= 1
    while at < end and (tokens[at].kind == MARK or tokens[at].low in ("and", "but")):
        at += 1
    return at


def starts_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase may begin at ``at``."""
    token = tokens[at]
    if token.kind == QUOTE:
        return True
    return token.kind == WORD and (
        token.cap or token.low in DETERMINERS or token.low not in PREPOSITIONS | AUXILIARIES
    )
