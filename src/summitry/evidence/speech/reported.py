"""Attributions by a clause: "said that …", "vowed to …", "Kim's demand that …", "as Trump said".

Each cue of the table that stands outside quotations is read in this order:

    after it      a frame of the cue (see lexicon), over "also", "Thursday" or a hearer
    around it     "as Trump said", "The talks failed, he said", "according to officials"
    nothing       no attribution

A passive cue has its agent as source ("was told by aides that") or none. A participle or a joined
verb without subject of its own takes that of the verb before it in the sentence. A clause inside
another's content is nested in it, and ends with it. Contents may hold quotations.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitry.evidence.speech.around import according_to, around_verb, inverted
from summitry.evidence.speech.clauses import verb_at
from summitry.evidence.speech.closed import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
)
from summitry.evidence.speech.frames import after_cue
from summitry.evidence.speech.lexicon import Cue, noun_forms, states
from summitry.evidence.speech.phrases import (
    agent_after,
    before_helpers,
    main_subject,
    subject_before,
)
from summitry.evidence.speech.quoted import Range, Reading, beside_quote
from summitry.evidence.speech.tokens import WORD, Token

__all__ = ["readings"]


def readings(tokens: Sequence[Token]) -> tuple[Reading, ...]:
    """The attributions by a clause in one unit's ``tokens``, in order of their cues."""
    found: list[Reading] = []
    at = 0
    while at < len(tokens):
        reading = _read(tokens, at, found) if tokens[at].kind == WORD else None
        if reading is not None:
            found.append(reading)
            at = max(at + 1, reading.cue[1] if reading.cue else 0)
        else:
            at += 1
    return tuple(r for r in found if not _helper(r, found))


def _helper(reading: Reading, found: list[Reading]) -> bool:
    """Whether a reading only helps another: "appears to have agreed" is agreeing, hedged."""
    if reading.lemma not in ("appear", "seem"):
        return False
    start = reading.content[0][0]
    return any(
        r.source == reading.source and r.cue is not None and start < r.cue[0] + 1 <= start + 2
        for r in found
        if r is not reading
    )


def _read(tokens: Sequence[Token], at: int, found: list[Reading]) -> Reading | None:
    low = tokens[at].low
    highest = _limit(tokens, at, found)
    if low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return according_to(tokens, at)
    if low in states() and (reading := _state(tokens, at, highest)) is not None:
        return reading
    reading = _verb(tokens, at, highest, found)
    return reading or (_noun(tokens, at, highest) if low in noun_forms() else None)


def _limit(tokens: Sequence[Token], at: int, found: list[Reading]) -> int:
    """The end of the innermost content around ``at``, else of the unit."""
    ends = [end for r in found for start, end in r.content if start <= at < end]
    return min(ends, default=len(tokens))


# Verbs


def _verb(tokens: Sequence[Token], at: int, highest: int, found: list[Reading]) -> Reading | None:
    entry = verb_at(tokens, at)
    if entry is None or entry[2] > highest:
        return None
    cue, forms, end = entry
    first = before_helpers(tokens, at)
    if _is_noun(tokens, at, first, forms) or (at and tokens[at - 1].low == "to"):
        return None
    if "participle" in forms and _is_passive(tokens, at, end, _words(tokens, first, at)):
        return _passive(tokens, (first, at, end), cue, highest)
    return _turned(tokens, (first, at, end), cue, forms, found) or _straight(
        tokens, (first, at, end), cue, forms, highest, found
    )


def _words(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    return [token.low for token in tokens[start:end]]


def _turned(
    tokens: Sequence[Token],
    verb: tuple[int, int, int],
    cue: Cue,
    forms: tuple[str, ...],
    found: list[Reading],
) -> Reading | None:
    """The content before the verb: "“…,” he said", "It is over, said two aides"."""
    first, at, end = verb
    if cue.frames & {"quote", "bare"}:
        beside = beside_quote(tokens, verb, cue, forms)
        if beside is not None:
            return beside
    if cue.kind == "say" and "quote" in cue.frames and first == at and {"past", "s"} & set(forms):
        return inverted(tokens, (first, end), cue, found)
    return None


def _straight(
    tokens: Sequence[Token],
    verb: tuple[int, int, int],
    cue: Cue,
    forms: tuple[str, ...],
    highest: int,
    found: list[Reading],
) -> Reading | None:
    """The content after the verb, or around it and its subject."""
    first, at, end = verb
    source = _source(tokens, at, forms, _words(tokens, first, at), found)
    content = after_cue(tokens, end, cue, highest)
    anonymous = {"ing", "past"} & set(forms) and not _inside(at, found)
    if content is not None and (source is not None or anonymous):
        return Reading((first, end), source, (content,), "clause", cue.lemma)
    spoke = {"quote", "bare"} <= cue.frames and bool({"past", "s"} & set(forms))
    if source is not None and spoke:
        return around_verb(tokens, (first, end), source, cue, highest, found)
    return None


def _is_passive(tokens: Sequence[Token], at: int, end: int, helpers: list[str]) -> bool:
    """ "was asked", "when asked", "asked by"."""
    if _last_helper(helpers):
        return _last_helper(helpers) in BE
    return (at > 0 and tokens[at - 1].low in ("when", "if", "once", "being")) or (
        end < len(tokens) and tokens[end].low == "by"
    )


def _last_helper(helpers: list[str]) -> str:
    verbs = [low for low in helpers if low in AUXILIARIES]
    return verbs[-1] if verbs else ""


def _is_noun(tokens: Sequence[Token], at: int, first: int, forms: tuple[str, ...]) -> bool:
    """Whether a form that may be a noun or adjective is one: "his claims", "the proposed plan"."""
    if at == 0:
        return "ing" not in forms
    last = tokens[at - 1]
    if last.kind != WORD:
        return False
    owned = last.low in DETERMINERS or last.low in POSSESSIVE or last.low.endswith("'s")
    return owned or (tokens[at].cap and last.cap) or _noun_after(last.low, forms, first == at)


def _noun_after(before: str, forms: tuple[str, ...], bare: bool) -> bool:
    """Whether the word ``before`` makes a noun of a form; ``bare``: no helper stands between."""
    if "ing" in forms:
        return before in ("of", "from", "for", "about", "to", "on")
    if "past" in forms:
        return before in ("of", "in", "to", "for")
    if "base" in forms and bare:
        return before not in PRONOUNS | {"who", "that"} and not before.endswith("s")
    return before in PREPOSITIONS


def _source(
    tokens: Sequence[Token],
    at: int,
    forms: tuple[str, ...],
    helpers: list[str],
    found: list[Reading],
) -> Range | None:
    lowest = _lowest(at, found)
    if "ing" in forms and _last_helper(helpers) not in BE:
        return _shared(tokens, at, found)
    after_comma = tokens[before_helpers(tokens, at) - 1].low == ","
    own = subject_before(tokens, at, _inside(at, found) if after_comma else lowest)
    if own is not None:
        return own
    first = before_helpers(tokens, at, lowest)
    if first > 0 and tokens[first - 1].low == "to":
        return next((r.source for r in reversed(found) if r.content[0][0] == first - 1), None)
    return _shared(tokens, at, found) if _joined(tokens, at, lowest) else None


def _inside(at: int, found: list[Reading]) -> int:
    """Where the innermost content around ``at`` begins, else 0."""
    return max([0, *(start for r in found for start, end in r.content if start <= at < end)])


def _lowest(at: int, found: list[Reading]) -> int:
    """A subject lies within the innermost content around its verb, and after the last cue."""
    cues = [r.cue[1] for r in found if r.cue is not None and r.cue[1] <= at]
    return max([_inside(at, found), *cues])


def _joined(tokens: Sequence[Token], at: int, lowest: int) -> bool:
    first = before_helpers(tokens, at, lowest)
    return first > 0 and tokens[first - 1].low in ("and", "but", ",", "or")


def _shared(tokens: Sequence[Token], at: int, found: list[Reading]) -> Range | None:
    """The source of the last attribution that is over before ``at``, else the main subject."""
    over = [r for r in found if r.source and not any(s <= at < e for s, e in r.content)]
    if over:
        return over[-1].source
    if _inside(at, found):
        return None
    subject = main_subject(tokens, at)
    return subject if subject and subject[1] <= at else None


def _passive(
    tokens: Sequence[Token], verb: tuple[int, int, int], cue: Cue, highest: int
) -> Reading | None:
    first, _, end = verb
    agent = agent_after(tokens, end, highest)
    begin = agent[1] if agent else end
    content = after_cue(tokens, begin, cue, highest, passive=True)
    if content is None and agent is not None and "np" in cue.frames:
        content = subject_before(tokens, first)
    if content is None:
        return None
    return Reading((first, end), agent, (content,), "passive", cue.lemma)


# Adjectives and nouns


def _state(tokens: Sequence[Token], at: int, highest: int) -> Reading | None:
    cue = states()[tokens[at].low]
    first = before_helpers(tokens, at)
    if not any(t.low in BE | {"feel", "felt", "feels"} for t in tokens[max(0, first - 1) : at]):
        return None
    source = subject_before(tokens, first)
    content = after_cue(tokens, at + 1, cue, highest)
    if source is None or content is None:
        return None
    return Reading((first, at + 1), source, (content,), "state", cue.lemma)


def _noun(tokens: Sequence[Token], at: int, highest: int) -> Reading | None:
    """ "Kim's demand that …", "a demand by Kim that …", "the claim that …"."""
    cue = noun_forms()[tokens[at].low]
    owner = _owner(tokens, at)
    if at and tokens[at - 1].kind == WORD and tokens[at - 1].low in PRONOUNS | MODALS | {"to"}:
        return None
    by = agent_after(tokens, at + 1, highest) if owner is None else None
    begin = by[1] if by else at + 1
    content = after_cue(tokens, begin, cue, highest) if begin < highest else None
    if content is None:
        return None
    source = owner or by
    if source is None and tokens[content[0]].low != "that":
        return None
    return Reading((at, at + 1), source, (content,), "noun", cue.lemma)


def _owner(tokens: Sequence[Token], at: int) -> Range | None:
    """The possessor before a noun, adjectives in between: "Kim's latest demand"."""
    for place in range(at - 1, max(-1, at - 4), -1):
        token = tokens[place]
        if token.kind != WORD or token.low in PREPOSITIONS:
            return None
        if token.low in POSSESSIVE:
            return place, place + 1
        if token.low.endswith(("'s", "s'")):
            return _possessor(tokens, place)
    return None


def _possessor(tokens: Sequence[Token], at: int) -> Range:
    start = at
    while start > 0 and tokens[start - 1].kind == WORD and tokens[start - 1].cap and tokens[at].cap:
        start -= 1
    if start > 0 and tokens[start - 1].low in DETERMINERS:
        start -= 1
    return start, at + 1
