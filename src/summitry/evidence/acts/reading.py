"""Reading the act of one statement by the lexicon (see lexicon.yaml).

The statement is laid out as one row of tokens: the source, up to four words before the cue, the
cue, then the content. A rule **fires** where its words stand in the right place and in no
condition, nothing in ``unless`` touches them, and no negation governs them; a governed rule fires
as its ``negated`` act or not at all. A negation governs the words up to four tokens after it,
unless a mark or a word such as "that" or "but" stands between.

Of the rules that fire the one of the highest priority decides, of several the one whose words come
first, then the one earlier in the file. So the verb that governs a sentence decides before one that
it governs: in "rejected a demand" the act is a refusal. If none fires, the reporter tells an event
and everybody else makes a claim. The acts of the others are the alternatives, in the same order.

Time: (rules) x (tokens), each rule one regular expression tried where its first word stands; the
first 400 tokens of a content are read. This is no parser: a verb in a subordinate clause that comes
first is taken for the governing one. Deciding by a lexicon of verbs in a fixed order is the way of
the dictionary coders (Schrodt, Beieler and Idris (2014), PETRARCH); the acts are those of
claim.ACTS.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summitry.evidence.acts.act import ActReading
from summitry.evidence.acts.lexicon import Lexicon, Rule, lexicon
from summitry.evidence.acts.modality import condition_in, read_modality
from summitry.evidence.acts.patterns import Match, Row, matches, row, tokens
from summitry.evidence.spans import Span

__all__ = ["MOST", "Firing", "Statement", "firings", "read_act", "statement"]

_REACH = 4
"""How many tokens a negation reaches."""

MOST = 400
"""How many tokens of a statement are read."""

_BEFORE = 60
"""How many characters before the cue are looked at for a negation."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The tokens of a statement.

    row : the source, the words before the cue, the cue and the content.
    source : how many tokens the source has.
    cue, content : where the cue and the content begin.
    attributed : whether there is a cue; without one the words are the reporter's own.
    """

    row: Row
    source: int
    cue: int
    content: int
    attributed: bool


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that holds, the act it shows here, and the tokens it went by."""

    rule: Rule
    act: str
    match: Match


def read_act(
    text: str,
    content: Sequence[tuple[int, int]],
    cue: tuple[int, int] | None = None,
    source: tuple[int, int] | None = None,
    by: Lexicon | None = None,
) -> ActReading:
    """What the speaker of a statement does by it.

    ``content`` are the spans of ``text`` that are attributed, ``cue`` the words that attribute them
    (None: the reporter's own words), ``source`` the words that name the speaker; ``by`` is another
    lexicon than the shipped one.

    >>> text = "Lund will sell the barn only if the well is included."
    >>> reading = read_act(text, [(0, len(text))])
    >>> reading.act, reading.rule, reading.modality
    ('demand', 'acts/1 demand.only_if', 'conditional')
    >>> reading.condition.of(text)
    'only if the well is included'
    """
    by = by or lexicon()
    said = statement(text, content, cue, source)
    modality, condition = read_modality(text, said.row, said.cue, by)
    fired = firings(said, by)
    if not fired:
        act = by.otherwise["attributed" if said.attributed else "reporter"]
        return ActReading(act, modality, f"acts/{by.version} otherwise.{act}", condition)
    first = fired[0]
    others = dict.fromkeys(one.act for one in fired if one.act != first.act)
    return ActReading(
        first.act,
        modality,
        f"acts/{by.version} {first.rule.name}",
        condition,
        _spans(said.row, first.match),
        tuple(others),
    )


def statement(
    text: str,
    content: Sequence[tuple[int, int]],
    cue: tuple[int, int] | None = None,
    source: tuple[int, int] | None = None,
) -> Statement:
    """The row of a statement; the arguments are those of read_act.

    Of the words before the cue, those that name the speaker are left out.
    """
    named = list(tokens(text, source)) if source is not None else []
    before, cued = [], []
    if cue is not None:
        start = max(0, cue[0] - _BEFORE, source[1] if source and source[1] <= cue[0] else 0)
        before = list(tokens(text, (start, cue[0])))[-_REACH:]
        cued = list(tokens(text, cue))
    rest = list(islice((token for span in content for token in tokens(text, span)), MOST))
    ahead = len(named) + len(before)
    whole = row([*named, *before, *cued, *rest])
    return Statement(whole, len(named), ahead, ahead + len(cued), cue is not None)


def firings(said: Statement, by: Lexicon) -> tuple[Firing, ...]:
    """The rules of the lexicon ``by`` that hold in what is ``said``, the deciding one first."""
    inside = condition_in(said.row, said.cue, by) or Match(0, 0)
    found = [one for rule in by.rules if (one := _fire(rule, said, by, inside)) is not None]
    return tuple(sorted(found, key=lambda one: (-one.rule.priority, one.match.first)))


def _fire(rule: Rule, said: Statement, by: Lexicon, condition: Match) -> Firing | None:
    if rule.voice == ("reporter" if said.attributed else "attributed"):
        return None
    if rule.needs and next(matches(rule.needs, said.row), None) is None:
        return None
    for match in _free(rule, said, condition):
        if not _negated(match, said, by):
            return Firing(rule, rule.act, match)
        if rule.negated:
            return Firing(rule, rule.negated, match)
    return None


def _free(rule: Rule, said: Statement, condition: Match) -> Iterator[Match]:
    """Where the words of ``rule`` stand in their place, outside the condition, untouched."""
    standing = [
        match
        for match in matches(rule.says, said.row)
        if _in_place(rule, match, said) and not condition.first < match.first < condition.last
    ]
    touching = list(matches(rule.unless, said.row)) if standing else []
    for match in standing:
        if not any(one.first < match.last and match.first < one.last for one in touching):
            yield match


def _in_place(rule: Rule, match: Match, said: Statement) -> bool:
    """Whether the words begin where the rule wants them; a reporter's sentence is all one place."""
    if rule.place == "source":
        return match.last <= said.source
    if not said.attributed or rule.place == "any":
        return match.first >= said.cue
    if rule.place == "cue":
        return said.cue <= match.first < said.content
    return match.first >= said.content


def _negated(match: Match, said: Statement, by: Lexicon) -> bool:
    """Whether a negation governs the first word of ``match``."""
    for place in range(match.first - 1, max(-1, match.first - 1 - _REACH), -1):
        word = said.row.words[place]
        if word in by.negators:
            return True
        if word in by.barriers or not word.strip("'")[:1].isalnum():
            return False
    return False


def _spans(of: Row, match: Match) -> tuple[Span, ...]:
    """The words of ``match``, those that touch or have only a gap of spaces between as one span."""
    spans = of.spans[match.first : match.last]
    found: list[Span] = []
    for span in spans:
        if found and found[-1].end <= span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, span.end)
        elif not (found and found[-1].holds(span)):
            found.append(span)
    return tuple(found)
