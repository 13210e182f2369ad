"""What stands around a cue: "as Trump said", "The talks failed, he said", "according to officials".

The speaker and his verb are put into the clause that they attribute, or at either end of it, set
off by commas. Quotations are left to quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summitry.evidence.speech.clauses import clause_end, clause_start, without_marks
from summitry.evidence.speech.frames import clause
from summitry.evidence.speech.lexicon import Cue, cues
from summitry.evidence.speech.phrases import subject_after
from summitry.evidence.speech.quoted import Range, Reading
from summitry.evidence.speech.tokens import QUOTE, WORD, Token

__all__ = ["SHORT_OPENING", "according_to", "around_verb", "inverted"]

SHORT_OPENING = 6
"""Before "according to" so many tokens open the clause that goes on after the source."""


def around_verb(
    tokens: Sequence[Token],
    verb: Range,
    source: Range,
    cue: Cue,
    highest: int,
    found: list[Reading],
) -> Reading | None:
    """ "as Trump said", and the speaker after or amid his words: "The talks failed, he said"."""
    start, end = source[0], verb[1]
    before = tokens[start - 1].low if start else ""
    if before == "as":
        return _as_said(tokens, verb, source, cue, highest)
    if before not in (",", "—", "–") or cue.kind != "say":
        return None
    first = clause_start(tokens, start - 1, _after_speech(found, start))
    left = first, without_marks(tokens, first, start - 1)
    if any(t.kind == QUOTE for t in tokens[left[0] : left[1]]):
        return None
    right = _right_half(tokens, end, highest)
    content = tuple(span for span in (left if left[1] - left[0] > 1 else None, right) if span)
    return Reading(verb, source, content, "around", cue.lemma) if content else None


def _after_speech(found: list[Reading], at: int) -> int:
    """Where the last speech before ``at`` ends: words said by one are not said by the next.

    What is thought, wanted or blamed may stand inside what is said.
    """
    speech = (r for r in found if r.rule != "clause" or r.lemma in _speech())
    return max([0, *(r.content[-1][1] for r in speech if r.content[-1][1] < at)])


@cache
def _speech() -> frozenset[str]:
    """The verbs of speech that take a clause."""
    return frozenset(c.lemma for c in cues() if c.kind == "say" and {"that", "quote"} <= c.frames)


def _right_half(tokens: Sequence[Token], at: int, highest: int) -> Range | None:
    """What goes on after "…, he said, …"."""
    if at + 1 >= highest or tokens[at].low != "," or tokens[at + 1].kind != WORD:
        return None
    return None if tokens[at + 1].low.endswith("ing") else clause(tokens, at + 1, highest)


def inverted(
    tokens: Sequence[Token], verb: Range, cue: Cue, found: list[Reading]
) -> Reading | None:
    """ "The talks failed, said several observers."."""
    start, end = verb
    source = subject_after(tokens, end)
    if source is None or start < 3 or tokens[start - 1].low != ",":
        return None
    if source[1] < len(tokens) and tokens[source[1]].kind == WORD:
        return None
    first = clause_start(tokens, start - 1, _after_speech(found, start))
    if start - 1 - first < 3 or any(t.kind == QUOTE for t in tokens[first:start]):
        return None
    return Reading(verb, source, ((first, start - 1),), "around", cue.lemma)


def _as_said(
    tokens: Sequence[Token], verb: Range, source: Range, cue: Cue, highest: int
) -> Reading | None:
    """The clause after "As Trump said," or, at the end of a sentence, the one before it."""
    end = verb[1]
    comma = next((i for i in range(end, min(end + 12, highest)) if tokens[i].low == ","), None)
    if comma is not None and comma + 1 < highest:
        stop = _matrix(tokens, comma + 1, highest, source[0])
        content = comma + 1, stop
    else:
        first = clause_start(tokens, source[0] - 1, 0)
        content = first, without_marks(tokens, first, source[0] - 1)
    if content[1] <= content[0]:
        return None
    return Reading(verb, source, (content,), "as said", cue.lemma)


def _matrix(tokens: Sequence[Token], start: int, highest: int, before: int) -> int:
    """The end of the clause at ``start``; inside "If, as X said, …, …" it ends at the comma."""
    end = clause_end(tokens, start, highest)
    inside = any(t.low in ("if", "although", "though", "when", "because") for t in tokens[:before])
    if inside:
        end = next((i for i in range(start, end) if tokens[i].low == ","), end)
    return without_marks(tokens, start, end)


def according_to(tokens: Sequence[Token], at: int) -> Reading | None:
    """The clause around "according to" and its source: after it, before it, or both."""
    source = subject_after(tokens, at + 2)
    if source is None:
        return None
    first = clause_start(tokens, at, 0)
    left = first, without_marks(tokens, first, at)
    right = _right_half(tokens, source[1], len(tokens))
    if left[1] - left[0] > SHORT_OPENING:
        right = None
    elif right is None:
        right = _after_comma(tokens, source[1]) if left[1] <= left[0] else None
    content = tuple(span for span in (left, right) if span and span[1] > span[0])
    return (
        Reading((at, at + 2), source, content, "according to", "according to") if content else None
    )


def _after_comma(tokens: Sequence[Token], at: int) -> Range | None:
    comma = next((i for i in range(at, len(tokens)) if tokens[i].low == ","), len(tokens))
    return clause(tokens, comma + 1, len(tokens)) if comma + 1 < len(tokens) else None
