"""Noun phrases without a parser: who stands before or after a verb of speech.

The rules read words by closed lists (determiners, prepositions, words that join clauses) and by
capitals. They go wrong where a clause has a verb that no list holds; the source is then too long or
too short, never outside its sentence. A phrase is a half-open range of token numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.evidence.spans import Span
from summitry.evidence.speech.closed import (
    ADVERBS,
    APPOSITIVE,
    AUXILIARIES,
    DETERMINERS,
    JOINING,
    NO_NOUN_END,
    PREPOSITIONS,
    PRONOUNS,
    TIME,
)
from summitry.evidence.speech.lexicon import verb_forms
from summitry.evidence.speech.tokens import MARK, QUOTE, WORD, Token

__all__ = [
    "agent_after",
    "before_helpers",
    "main_subject",
    "phrase_span",
    "subject_after",
    "subject_before",
]


LONGEST_SUBJECT = 16


def phrase_span(tokens: Sequence[Token], found: tuple[int, int]) -> Span:
    """The stretch of text of the phrase ``found``, without a possessive ending."""
    start, end = found
    last = tokens[end - 1]
    cut = 2 if last.low.endswith("'s") else 0
    return Span(tokens[start].start, last.end - cut)


def before_helpers(tokens: Sequence[Token], at: int, lowest: int = 0) -> int:
    """The place after the subject: ``at`` less the auxiliaries and adverbs before it."""
    while at > lowest and tokens[at - 1].kind == WORD and _helps(tokens[at - 1]):
        at -= 1
    return at


def _helps(token: Token) -> bool:
    low = token.low
    return low in AUXILIARIES or (low in ADVERBS and not token.cap) or _manner(token)


def _manner(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > 4 and not token.cap


def subject_before(tokens: Sequence[Token], at: int, lowest: int = 0) -> tuple[int, int] | None:
    """The subject of the verb at ``at``, looked for down to the token ``lowest``."""
    end = before_helpers(tokens, at, lowest)
    if end <= lowest:
        return None
    last = tokens[end - 1]
    if last.kind == WORD and last.low in ("who", "which", "that") and end - 1 > lowest:
        return _antecedent(tokens, end - 1, lowest)
    if last.low == ")":
        opened = next((i for i in range(end - 2, lowest, -1) if tokens[i].low == "("), None)
        return None if opened is None else subject_before(tokens, opened, lowest)
    if last.low in (",", "—", "–", "-", "--"):
        return _over_apposition(tokens, end - 1, lowest)
    if last.kind == QUOTE and last.title and last.last == ",":
        return _over_apposition(tokens, end, lowest)
    return _phrase_ending(tokens, end, lowest)


def _antecedent(tokens: Sequence[Token], at: int, lowest: int) -> tuple[int, int] | None:
    """What the relative pronoun at ``at`` stands for."""
    end = at - 1 if tokens[at - 1].low == "," else at
    return _phrase_ending(tokens, end, lowest) if end > lowest else None


def _over_apposition(tokens: Sequence[Token], comma: int, lowest: int) -> tuple[int, int] | None:
    """The phrase before "…, a spokesman for Moon," or the like that ends at ``comma``."""
    end = comma
    for _ in range(6):
        start = end
        while start > lowest and not _borders(tokens[start - 1]) and end - start <= 30:
            start -= 1
        if start >= end:
            return None
        if start <= lowest or (
            tokens[start].low not in APPOSITIVE and _opens_subject(tokens, start)
        ):
            return _phrase_ending(tokens, end, lowest) if end != comma else None
        end = start - 1
    return None


def _borders(token: Token) -> bool:
    return (token.kind == QUOTE and not token.title) or token.low in (",", "—", "–", "(", ";", ":")


def _opens_subject(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].cap or tokens[at].low in PRONOUNS or tokens[at].low in DETERMINERS


def _phrase_ending(tokens: Sequence[Token], end: int, lowest: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is ``end - 1``."""
    last = tokens[end - 1]
    if last.kind != WORD or last.low in JOINING | PREPOSITIONS | NO_NOUN_END:
        return None
    if last.low in PRONOUNS:
        return end - 1, end
    start = end
    while start > max(lowest, end - LONGEST_SUBJECT) and _in_phrase(tokens, start - 1, end):
        start -= 1
    start = _without_opening(tokens, start, end)
    return (start, end) if start < end and _nominal(tokens, start, end) else None


def _in_phrase(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[at]
    if token.kind != WORD or token.low in JOINING or token.low in AUXILIARIES:
        return False
    if token.low in PRONOUNS and token.low != "i":
        return False
    if token.low == "and":
        return _joint(tokens, at, end)
    return token.cap or not _finite(token)


def _finite(token: Token) -> bool:
    """Whether a word in lower case is a past form of the table: a clause of its own ends there."""
    entry = verb_forms().get(token.low)
    return entry is not None and ("past" in entry[1] or "ing" in entry[1])


def _joint(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "and" at ``at`` joins two sources: a short phrase opens its clause before it."""
    if at + 1 >= end or at < 1 or tokens[at - 1].kind != WORD:
        return False
    start = at
    while start > max(0, at - 7) and tokens[start - 1].kind == WORD and _plain(tokens[start - 1]):
        start -= 1
    opens = start == 0 or tokens[start - 1].kind == MARK or tokens[start - 1].low in JOINING
    return opens and start < at and _opens_subject(tokens, start)


def _plain(token: Token) -> bool:
    if token.low in JOINING | AUXILIARIES | PRONOUNS:
        return False
    return token.cap or not (_finite(token) or token.low.endswith("ed"))


def _without_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """``start`` moved over "and", adverbs and a leading "On Thursday" or "In a speech"."""
    while start < end and (tokens[start].low in ("and", "'") or _manner(tokens[start])):
        start += 1
    while start < end and tokens[start].low in ADVERBS - DETERMINERS:
        start += 1
    if start < end and tokens[start].low in PREPOSITIONS:
        return _last_group(tokens, start, end)
    return start


def _last_group(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the last group begins: a run of capitals with the determiner or words before it."""
    at = end - 1
    while at > start + 1:
        before = tokens[at - 1]
        if before.low in PREPOSITIONS:
            return end
        if tokens[at].low in DETERMINERS or before.low in TIME:
            return at
        if tokens[at].cap and not before.cap and before.low not in DETERMINERS:
            return at
        at -= 1
    return end


def _nominal(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(
        t.cap or re.fullmatch(r"[a-z].*", t.low) is not None or not t.low.isascii()
        for t in tokens[start:end]
    )


def subject_after(
    tokens: Sequence[Token], at: int, highest: int | None = None
) -> tuple[int, int] | None:
    """The phrase that begins at ``at``: "said *Jean H. Lee*, a Korea expert"."""
    highest = len(tokens) if highest is None else highest
    if at >= highest or tokens[at].kind != WORD:
        return None
    if tokens[at].low in PRONOUNS:
        return at, at + 1
    if not _opens_subject(tokens, at) and tokens[at].low in JOINING | PREPOSITIONS | AUXILIARIES:
        return None
    end = at
    while end < min(highest, at + LONGEST_SUBJECT) and _goes_on(tokens, at, end):
        end += 1
    while end > at and tokens[end - 1].low in PREPOSITIONS | DETERMINERS | {"and"} | ADVERBS:
        end -= 1
    return (at, end) if end > at else None


def _goes_on(tokens: Sequence[Token], start: int, at: int) -> bool:
    token = tokens[at]
    if token.kind != WORD or token.low in AUXILIARIES or token.low in PRONOUNS:
        return False
    if token.low in JOINING and not (at == start and token.low in DETERMINERS):
        return False
    if token.low in PREPOSITIONS - {"of", "for", "from", "with"} and at > start:
        return False
    if at > start and tokens[at - 1].low in DETERMINERS:
        return True
    return token.cap or not _finite(token)


def agent_after(tokens: Sequence[Token], at: int, highest: int) -> tuple[int, int] | None:
    """The phrase after the first "by" within six tokens from ``at``: "was told *by aides* that"."""
    for by in range(at, min(at + 6, highest)):
        if tokens[by].kind != WORD:
            return None
        if tokens[by].low == "by":
            return subject_after(tokens, by + 1, highest)
    return None


def main_subject(tokens: Sequence[Token], highest: int) -> tuple[int, int] | None:
    """The subject of the sentence, looked for from its start up to the token ``highest``.

    An opening phrase up to a comma ("On Thursday,") is passed over.
    """
    start = 0
    if tokens and (
        tokens[0].low in PREPOSITIONS | JOINING | ADVERBS - DETERMINERS or _opening(tokens[0])
    ):
        commas = [i for i in range(min(highest, 25)) if tokens[i].low == ","]
        start = commas[0] + 1 if commas else 1
    while start < highest and (tokens[start].kind != WORD or tokens[start].low in ("and", "but")):
        if tokens[start].kind == QUOTE:
            return None
        start += 1
    found = subject_after(tokens, start, highest)
    if found is None or all(t.low in DETERMINERS for t in tokens[slice(*found)]):
        return None
    return _shortened(tokens, found)


def _opening(token: Token) -> bool:
    """Whether a participle opens the sentence: "Speaking in Ohio, …"."""
    return (token.low.endswith(("ing", "ly")) and len(token.low) > 5) or token.low in (
        "known",
        "asked",
    )


def _shortened(tokens: Sequence[Token], found: tuple[int, int]) -> tuple[int, int]:
    """``found`` up to the end of its first name, else no longer than three words."""
    start, end = found
    name = start
    while name < end and tokens[name].low in DETERMINERS:
        name += 1
    at = name
    while at < end and (tokens[at].cap or (at > name and tokens[at].low in ("of", "the", "and"))):
        at += 1
    while at > name and not tokens[at - 1].cap:
        at -= 1
    return (start, at) if at > name else (start, min(end, start + 3))
