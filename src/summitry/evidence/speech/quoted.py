"""Attributions of direct speech: who stands beside a quotation.

    after it      “…,” Trump said; “…,” said Jean Lee, an expert; “…,” Kim, a spokesman, said
    split         “…,” he said, “…”
    before it     Trump said: “…” is read with the clauses (see reported)
    colon         Two things stood on the wall: “…” (speaker: the subject of the sentence)

A verb counts as standing beside a quotation if it may stand by one (frame "quote") and nothing but
its subject, commas and apposition stand between. What follows in later sentences is merged by
extract.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.evidence.speech.clauses import clause_start, verb_at
from summitry.evidence.speech.closed import DETERMINERS, TIME
from summitry.evidence.speech.lexicon import Cue
from summitry.evidence.speech.phrases import main_subject, subject_after, subject_before
from summitry.evidence.speech.tokens import MARK, QUOTE, WORD, Token

__all__ = ["Range", "Reading", "alone", "announced", "beside_quote"]

Range = tuple[int, int]

SHORT_QUOTE = 20
"""A quotation of no more characters that nobody is said to speak is a term, not a statement."""

LONGEST_BETWEEN = 35
"""How many tokens a subject with its appositions may have between a quotation and its verb."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution in token numbers of its unit; ``lemma`` is its entry in the table.

    Contents are ranges in order; ``rule`` names the rule that found it.
    """

    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]
    rule: str
    lemma: str


def beside_quote(
    tokens: Sequence[Token], verb: tuple[int, int, int], cue: Cue, forms: tuple[str, ...]
) -> Reading | None:
    """The reading of a verb with its quotation before it.

    ``verb``: where its helpers begin, where it stands, and the place after it.
    """
    first, _, end = verb
    finite = bool({"past", "s", "base"} & set(forms))
    if not finite:
        return None
    quote = _quote_before(tokens, first)
    if quote is not None:
        source = subject_after(tokens, end)
        if source is None and end < len(tokens) and tokens[end].kind == WORD:
            return None
    else:
        source = subject_before(tokens, first)
        quote = _quote_before(tokens, source[0]) if source else None
        if quote is None:
            quote, source = _over_subject(tokens, first)
        if quote is None:
            return None
    lead = _with_lead(tokens, quote)
    if lead is None:
        return None
    content = (lead, *_second(tokens, max(end, source[1] if source else end)))
    return Reading((first, end), source, content, "quote before", cue.lemma)


def _over_subject(tokens: Sequence[Token], at: int) -> tuple[int | None, Range | None]:
    """The quotation and the subject that stands between it and the verb at ``at``, however long:
    "“…,” the senator and candidate from Ohio, who is new to it, said"."""
    start = at
    while start > 0 and at - start <= LONGEST_BETWEEN and _between(tokens[start - 1]):
        start -= 1
    quote = _quote_before(tokens, start)
    if quote is None or quote + 1 < start - 1:
        return None, None
    source = subject_after(tokens, start, at)
    return (quote, source) if source and _settled(tokens, source[1], at) else (None, None)


def _between(token: Token) -> bool:
    return token.kind == WORD or token.low in (",", "(", ")", "-", "–", "—", "'")


def _settled(tokens: Sequence[Token], end: int, at: int) -> bool:
    """Whether what follows a subject, up to its verb, is an apposition or belongs to its phrase."""
    rest = tokens[end:at]
    return not rest or rest[0].low in (",", "(", "and", "in", "at", "on", "who", "—", "–")


def _quote_before(tokens: Sequence[Token], at: int) -> int | None:
    """The quotation that ends right before ``at``, a comma or dash aside, if it is a saying."""
    if at < 1:
        return None
    if tokens[at - 1].kind == QUOTE:
        whole = tokens[at - 1].last in ",?!…—–-" or (at == 1 and not tokens[0].title)
        return at - 1 if whole else None
    if at > 1 and tokens[at - 1].low in (",", "—", "–") and tokens[at - 2].kind == QUOTE:
        return at - 2
    return None


def _with_lead(tokens: Sequence[Token], quote: int) -> Range | None:
    """The quotation, with the words before it that it completes: "The deal is “dead,” he said"."""
    if quote == 0 or tokens[quote - 1].kind != WORD:
        return quote, quote + 1
    if tokens[quote].title:
        return None
    start = clause_start(tokens, quote, 0)
    return start, quote + 1


def _second(tokens: Sequence[Token], at: int) -> list[Range]:
    """The second half of a split quotation: the next one, if a comma or colon opens it."""
    for place in range(at, len(tokens)):
        if tokens[place].kind == QUOTE:
            opened = tokens[place - 1].low in (",", ":", "—", "–", "-", "--")
            return [(place, place + 1)] if opened else []
    return []


def alone(tokens: Sequence[Token], others: Sequence[Reading]) -> list[Reading]:
    """Readings of the quotations of a unit that no content of the ``others`` holds.

    After a colon the last source of the sentence speaks, else its subject; else nobody is named,
    and names and short quotations inside a sentence are left out (see SHORT_QUOTE).
    """
    found = []
    taken = [span for reading in others for span in reading.content]
    lone = sum(token.kind != MARK for token in tokens) == 1
    for at, token in enumerate(tokens):
        if token.kind != QUOTE or any(start <= at < end for start, end in taken):
            continue
        if at and tokens[at - 1].low == ":":
            source = _before_colon(tokens, at - 1, others)
            found.append(Reading((at - 1, at), source, ((at, at + 1),), "colon", ":"))
        elif lone or (not token.title and token.end - token.start > SHORT_QUOTE):
            found.append(Reading(None, None, ((at, at + 1),), "alone", ""))
    return found


def announced(tokens: Sequence[Token]) -> tuple[Range, Range | None] | None:
    """Cue and source of a unit that ends with a colon: "He said:", the quotation comes after it."""
    if not tokens or tokens[-1].low != ":":
        return None
    for at in range(len(tokens) - 2, max(-1, len(tokens) - 20), -1):
        entry = verb_at(tokens, at) if tokens[at].kind == WORD else None
        if entry is not None and "quote" in entry[0].frames and "ing" not in entry[1]:
            return (at, entry[2]), subject_before(tokens, at)
    return (len(tokens) - 1, len(tokens)), _before_colon(tokens, len(tokens) - 1, ())


def _before_colon(tokens: Sequence[Token], colon: int, others: Sequence[Reading]) -> Range | None:
    """Who speaks after a colon: the name before it, else the last source, else the subject."""
    name = colon
    while name > 0 and tokens[name - 1].kind == WORD and _of_name(tokens[name - 1]):
        name -= 1
    if 0 < colon - name <= 6 and tokens[name].cap:
        return name, colon
    sources = [r.source for r in others if r.source and r.source[1] <= colon]
    subject = sources[-1] if sources else main_subject(tokens, colon)
    if subject is None or any(t.cap and t.low.isdigit() for t in tokens[slice(*subject)]):
        return None
    return subject if sources or _named(tokens[subject[0]]) else None


def _of_name(token: Token) -> bool:
    if token.low in TIME:
        return False
    return (token.cap and not token.low[0].isdigit()) or token.low in ("and", "of")


def _named(token: Token) -> bool:
    counted = token.low in DETERMINERS and token.low != "the"
    return (token.cap and not counted) or token.low in ("he", "she", "they")
