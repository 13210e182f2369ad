"""Attributions of a text: who says, thinks or wants what, by rules over words (no parser).

    1  paragraphs, quotations in them (marks), units and their tokens (tokens)
    2  in each unit the readings of its cues (quoted, reported), and quotations left alone
    3  a quotation that goes on is one attribution: split by its speaker ("No," he said. "Never."),
       or over paragraphs that each open with a mark
    4  a quotation that is a sentence or paragraph of its own is carried over from the one before
    5  an attribution whose cue lies in another's content is nested in it

The reporter's own statements are no attributions. Of passages only bodies and captions are read,
and headlines for one form: "Trump: no deal". Time is linear in the text but for the length of a
sentence, in which it is quadratic; units longer than LONGEST_UNIT tokens are cut (see tokens).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import paragraphs
from summitry.evidence.spans import Span, hull, trimmed
from summitry.evidence.speech.attribution import DIRECT, INDIRECT, MIXED, Attribution
from summitry.evidence.speech.marks import Quotation, meeting, quotations, share_quoted
from summitry.evidence.speech.phrases import phrase_span
from summitry.evidence.speech.quoted import Range, Reading, alone, announced
from summitry.evidence.speech.reported import readings
from summitry.evidence.speech.tokens import Token, Unit, spoken, units

__all__ = ["READ", "VERSION", "attributions", "form_of", "nested"]

VERSION = "core-1"
READ = ("body", "caption")
"""Kinds of passages that are read in full."""

_ELLIPTIC = re.compile(
    r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}): (?P<what>\S.*\S)", re.DOTALL
)


def attributions(text: str, passages: Sequence[Passage] | None = None) -> tuple[Attribution, ...]:
    """The attributions of ``text`` in order of their contents.

    ``passages``: the parts of the text (see intake); all of it is body if None.

    >>> text = "Mr. Ito said on Monday that the port would close."
    >>> [a.content[0].of(text) for a in attributions(text)]
    ['that the port would close']
    """
    body = _body(text, passages)
    found = quotations(text, body)
    said = spoken(text, found)
    top = [q for q in found if q.depth == 0]
    drafts = _continued(list(_drafts(text, body, said)), said)
    made = [a for a in (_finished(text, a, top) for a in drafts) if a is not None]
    made += _headlines(text, passages or ())
    deeper = [q for q in found if q.depth == 1]
    inner = [a for a in (_finished(text, a, deeper) for a in _inner(text, said)) if a is not None]
    kept = set(inner)
    both = nested(sorted({*made, *inner}, key=_place))
    return tuple(a for a in both if a.outer or a not in kept)


def form_of(text: str, content: Sequence[tuple[int, int]], found: Sequence[Quotation]) -> str:
    """One of FORMS: how much of ``content`` stands inside the quotations ``found`` of ``text``."""
    shares = [share_quoted(text, found, span) for span in content]
    if all(share == 1 for share in shares):
        return DIRECT
    return MIXED if any(shares) else INDIRECT


def nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``found`` with the outer sources of each, outermost first.

    One attribution lies in another if its cue (its content, if it has no cue) does so. A source
    that is its own is left out. Attributions that have outer sources already keep them.
    """
    places = [found[i].cue or hull(found[i].content) for i in range(len(found))]
    spans = sorted(
        (span.start, -span.end, number) for number, a in enumerate(found) for span in a.content
    )
    outer: dict[int, tuple[Span, ...]] = {}
    running: list[tuple[int, int, int]] = []
    todo = iter(spans)
    ahead = next(todo, None)
    for number in sorted(range(len(found)), key=lambda i: places[i]):
        while ahead is not None and ahead[0] <= places[number].start:
            running.append(ahead)
            ahead = next(todo, None)
        running = [span for span in running if -span[1] > places[number].start]
        outer[number] = _sources(found, number, places[number], running)
    return tuple(replace(a, outer=a.outer or outer[i]) for i, a in enumerate(found))


def _sources(
    found: Sequence[Attribution], inner: int, place: Span, running: list[tuple[int, int, int]]
) -> tuple[Span, ...]:
    """The sources of the contents ``running`` that hold ``place``, outermost first."""
    around = sorted(span for span in running if -span[1] >= place.end and span[2] != inner)
    sources = (found[number].source for _, _, number in around)
    own = found[inner].source
    return tuple(dict.fromkeys(s for s in sources if s is not None and s != own))


def _body(text: str, passages: Sequence[Passage] | None) -> list[Span]:
    if passages is None:
        return list(paragraphs(text))
    return [trimmed(text, p.span) for p in passages if p.kind in READ and p.span.of(text).strip()]


def _drafts(
    text: str, body: Sequence[Span], said: Sequence[Quotation]
) -> Iterator[tuple[Unit, Attribution, bool]]:
    """Each unit's attributions, with whether the unit is nothing but one quotation."""
    before: Unit | None = None
    for unit in units(text, body, said):
        found = readings(unit.tokens)
        for reading in [*found, *alone(unit.tokens, found)]:
            draft = _attribution(text, unit.tokens, reading)
            if unit.only_quoted and before is not None:
                draft = _announced(draft, before)
            yield unit, draft, unit.only_quoted
        before = unit


def _announced(draft: Attribution, before: Unit) -> Attribution:
    """``draft`` with the speaker of the unit before it, if that ends with a colon."""
    opened = announced(before.tokens)
    if opened is None or draft.source is not None:
        return draft
    cue, source = opened
    return replace(
        draft,
        source=phrase_span(before.tokens, source) if source else None,
        cue=_span(before.tokens, cue),
        rule=f"{VERSION}: colon before (:)",
    )


def _attribution(text: str, tokens: Sequence[Token], reading: Reading) -> Attribution:
    content = tuple(_content(text, tokens, span) for span in reading.content)
    return Attribution(
        content=tuple(sorted(content)),
        form="",
        source=phrase_span(tokens, reading.source) if reading.source else None,
        cue=_span(tokens, reading.cue) if reading.cue else None,
        rule=f"{VERSION}: {reading.rule} ({reading.lemma})",
    )


def _span(tokens: Sequence[Token], found: Range) -> Span:
    return Span(tokens[found[0]].start, tokens[found[1] - 1].end)


def _content(text: str, tokens: Sequence[Token], found: Range) -> Span:
    """The words of a content; of one that is a quotation and no more, what the marks hold."""
    inside = tokens[found[0]].inside
    if found[1] - found[0] == 1 and inside is not None:
        return inside
    return trimmed(text, _span(tokens, found))


def _inner(text: str, said: Sequence[Quotation]) -> Iterator[Attribution]:
    """What the speaker of a quotation lays in another's mouth: "“They wanted it lifted,” he said".

    First and second persons are left out: they are the speaker and his hearer.
    """
    for unit in units(text, [span for q in said for span in q.spans], ()):
        for reading in readings(unit.tokens):
            if reading.source and not _FIRST & {t.low for t in unit.tokens[slice(*reading.source)]}:
                yield _attribution(text, unit.tokens, reading)


_FIRST = frozenset(["i", "we", "you", "my", "our", "your"])


def _continued(
    drafts: list[tuple[Unit, Attribution, bool]], said: Sequence[Quotation]
) -> list[Attribution]:
    """Quotations that go on joined to what they go on from, or carried over from it."""
    made: list[Attribution] = []
    last: tuple[int, int] | None = None
    for unit, one, lone in drafts:
        draft = one
        if last is not None and unit.paragraph - last[0] <= 1:
            before = made[last[1]]
            own = lone and draft.source is None and draft.cue is None
            if _one_quotation(before, draft, said) or (own and unit.paragraph == last[0]):
                made[last[1]] = _joined(before, draft)
                last = unit.paragraph, last[1]
                continue
            if own and before.source is not None:
                draft = replace(draft, source=before.source, carried=True)
        made.append(draft)
        if _quoted(draft, said):
            last = unit.paragraph, len(made) - 1
    return made


def _one_quotation(before: Attribution, after: Attribution, said: Sequence[Quotation]) -> bool:
    """Whether both hold parts of one quotation that runs over paragraphs."""
    if after.source is not None and before.source is not None:
        return False
    last, first = before.content[-1], after.content[0]
    return any(
        len(q.spans) > 1 and q.outside.holds(last) and q.outside.holds(first)
        for q in meeting(said, last)
    )


def _quoted(found: Attribution, said: Sequence[Quotation]) -> bool:
    """Whether the content is quotations and no more."""
    return all(any(q.outside.holds(span) for q in meeting(said, span)) for span in found.content)


def _joined(one: Attribution, other: Attribution) -> Attribution:
    spoke = one if one.source is not None or other.source is None else other
    return replace(spoke, content=one.content + other.content)


def _finished(text: str, found: Attribution, quotes: Sequence[Quotation]) -> Attribution | None:
    """``found`` with its form, if its content has words and overlaps neither source nor cue."""
    content = tuple(span for span in found.content if re.search(r"\w", span.of(text)))
    parts = [part for part in (found.source, found.cue) if part is not None]
    carried = found.carried
    clash = any(span.meets(part) for span in content for part in parts)
    if not content or (clash and not carried):
        return None
    if any(a.meets(b) for a, b in pairwise(content)):
        return None
    return replace(found, content=content, form=form_of(text, content, quotes))


def _headlines(text: str, passages: Sequence[Passage]) -> Iterator[Attribution]:
    """ "Trump: no deal"."""
    for passage in passages:
        span = trimmed(text, passage.span)
        m = _ELLIPTIC.fullmatch(text, *span) if passage.kind == "headline" else None
        if m:
            content, who = Span(*m.span("what")), Span(*m.span("who"))
            found = quotations(text, [content])
            inside = (
                found[0].spans if len(found) == 1 and found[0].outside == content else (content,)
            )
            cue = Span(who.end, who.end + 1)
            yield Attribution(
                inside, form_of(text, inside, found), who, cue, rule=f"{VERSION}: headline"
            )


def _place(found: Attribution) -> tuple[Span, Span]:
    return found.content[0], found.cue or found.content[0]
