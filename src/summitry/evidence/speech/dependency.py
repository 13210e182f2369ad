"""Attributions by dependency rules over any English spaCy pipeline (the ``nlp`` extra).

    1  the paragraphs are parsed, the beginnings of sentences set by rule        (parsed)
    2  each cue with complements of a share of THRESHOLD percent is a draft      (dependency_rules)
    3  whole quotations join the draft they belong to, or make one of their own  (dependency_quotes)
    4  the form of each, and the sources around it, outermost first              (here)

Of a draft of step 2 that is no clause and all in quote marks, and has fewer than FEWEST_WORDS
words, nothing is made: a "vision" that somebody offers is no statement. Seen from a cue inside a
quotation only what stands in a quotation within that one is quoted.

The cost is that of the parser, some thousand words a second; the rules take a tenth of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import paragraphs
from summitry.evidence.spans import Span, hull, trimmed
from summitry.evidence.speech.attribution import DIRECT, INDIRECT, MIXED, Attribution
from summitry.evidence.speech.dependency_draft import Draft, covered, shared, within, words_in
from summitry.evidence.speech.dependency_marks import Quotes
from summitry.evidence.speech.dependency_quotes import FEWEST_WORDS, with_quotations
from summitry.evidence.speech.dependency_rules import drafts_of_grammar
from summitry.evidence.speech.dependency_table import Table, complement_table
from summitry.evidence.speech.marks import quotations
from summitry.evidence.speech.parsed import Parsed, parsed, pipeline_name

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "READ",
    "RULE",
    "THRESHOLD",
    "attributions_of_parsed",
    "dependency_attributions",
    "nested",
]

RULE = "dependency/1"

THRESHOLD = 40
"""Percent: the share from which on a complement counts."""

READ = ("headline", "caption", "body")
"""The kinds of passages that are read."""


def dependency_attributions(
    text: str, nlp: Language, passages: Iterable[Passage] | None = None
) -> tuple[Attribution, ...]:
    """The attributions of ``text`` in order of their contents.

    ``nlp`` : an English pipeline with a parser (see parsed.english_pipeline).
    ``passages`` : the parts of the text (see intake), of which READ are read; all of it if None.
    """
    stretches = _stretches(text, passages)
    rule = f"{RULE} {pipeline_name(nlp)}"
    return attributions_of_parsed(text, parsed(text, nlp, stretches), stretches, rule)


def attributions_of_parsed(
    text: str,
    pieces: Sequence[Parsed],
    stretches: Sequence[Span],
    rule: str,
    table: Table | None = None,
    threshold: float = THRESHOLD,
) -> tuple[Attribution, ...]:
    """The attributions of ``text``, whose paragraphs ``stretches`` are parsed as ``pieces``.

    ``rule`` : the name to write before that of each rule.
    ``table``, ``threshold`` : which complements count; the shipped table if None.
    """
    table = complement_table() if table is None else table
    quotes = Quotes.of(quotations(text, stretches))
    drafts = [d for p in pieces for d in drafts_of_grammar(p, table, threshold, quotes)]
    drafts = with_quotations(text, pieces, drafts, quotes, table, stretches)
    made = {a for draft in drafts for a in _finished(text, draft, quotes, rule)}
    return tuple(a for a in nested(made) if a.outer or not _inside(a, quotes))


def nested(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """``found`` in order of their contents, each with the sources around it, outermost first.

    One attribution stands in another if its cue does so; without a cue, if its content does.
    """
    ordered = sorted(found, key=_place)
    hulls = [hull(a.content) for a in ordered]
    return tuple(replace(a, outer=_outer(a, ordered, hulls)) for a in ordered)


def _stretches(text: str, passages: Iterable[Passage] | None) -> list[Span]:
    if passages is None:
        return list(paragraphs(text))
    spans = (trimmed(text, p.span) for p in passages if p.kind in READ)
    return sorted(span for span in spans if span.start < span.end)


def _finished(text: str, draft: Draft, quotes: Quotes, rule: str) -> Iterator[Attribution]:
    if not words_in(text, draft.content):
        return
    cue = None if draft.cue is None else draft.cue.start
    inside = quotes.inside(hull(draft.content), cue)
    share = shared(text, draft.content, inside)
    form = DIRECT if share == 1 else MIXED if share else INDIRECT
    content = within(draft.content, inside) if form == DIRECT else draft.content
    if form == DIRECT and not draft.clause and words_in(text, content) < FEWEST_WORDS:
        return
    yield Attribution(
        content, form, draft.source, draft.cue, (), draft.carried, f"{rule}: {draft.why}"
    )


def _inside(found: Attribution, quotes: Quotes) -> bool:
    """Whether the cue stands in a quotation: then only the chain it belongs to makes it of use."""
    return found.cue is not None and quotes.holding(found.cue.start) is not None


def _outer(
    inner: Attribution, found: Sequence[Attribution], hulls: Sequence[Span]
) -> tuple[Span, ...]:
    at = (inner.cue or inner.content[0]).start
    around = sorted(
        (span.start - span.end, other.source)
        for other, span in zip(found, hulls, strict=True)
        if span.start <= at < span.end and other.source is not None and covered(other.content, at)
    )
    return tuple(dict.fromkeys(source for _, source in around if source != inner.source))


def _place(found: Attribution) -> tuple[tuple[Span, ...], Span, str]:
    return found.content, found.cue or found.content[0], found.rule
