"""Drafts from grammar: a cue, its source, and its complements whose share is high enough.

For each word of a kind in CUE_KINDS the complements are looked up in the complement table; those
whose share reaches the threshold make up the content, less the source and the cue themselves. Of a
verb of speech without such a complement the clause around it is the content if it opens with "as"
("as he said").

A cue that stands in a quotation attributes only what stands there too. It counts only if it is a
verb of speech with a source other than the speaker's own "I" or "we" and the like (OWN): "Kim told
me he would", said by Trump, is an attribution to Kim, and a link of a chain.

What a source is said to say of its own saying is one attribution: "issued a statement saying that",
"appears to have agreed".

A verb is one of speech if a clause beside it is its content with a share of SPEECH percent or more,
and if the table has a row for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summitry.evidence.spans import Span
from summitry.evidence.speech.dependency_complements import (
    CUE_KINDS,
    Complement,
    branch,
    complements,
)
from summitry.evidence.speech.dependency_draft import Draft, covered, runs, united, within, without
from summitry.evidence.speech.dependency_marks import Quotes
from summitry.evidence.speech.dependency_sources import source_of, source_places
from summitry.evidence.speech.dependency_table import Table
from summitry.evidence.speech.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["OWN", "SPEECH", "cue_span", "drafts_of_grammar", "is_of_speech", "source_span"]

SPEECH = 60
"""Percent."""

OWN = frozenset(
    ["i", "we", "you", "me", "us", "it", "that", "this", "these", "those", "which", "there", "one"]
)
"""Words that name no second speaker inside a quotation."""

_CLAUSES = frozenset(("ccomp", "parataxis", "up parataxis", "up ccomp", "up prep", "dep", "xcomp"))
_WITH_CUE = frozenset(("aux", "auxpass", "neg", "prt"))


def drafts_of_grammar(
    piece: Parsed, table: Table, threshold: float, quotes: Quotes
) -> Iterator[Draft]:
    """The drafts of one parsed ``piece`` with complements of a share of ``threshold`` percent."""
    for sentence in piece.doc.sents:
        found = [
            _draft(piece, cue, counting, quotes)
            for cue in sentence
            if (counting := _counting(cue, table, threshold))
            and _may_count(piece, cue, table, quotes)
        ]
        yield from _single([draft for draft in found if _says_something(piece, draft)])


def _says_something(piece: Parsed, draft: Draft) -> bool:
    """Whether the content is more than a pronoun such as "that"."""
    a, b = draft.content[0] if draft.content else (0, 0)
    words = piece.doc.text[a - piece.start : b - piece.start].lower()
    return len(draft.content) > 1 or words not in (*OWN, "")


def _counting(cue: Token, table: Table, threshold: float) -> list[Complement]:
    """The complements of ``cue`` that count."""
    if cue.pos_ not in CUE_KINDS:
        return []
    kind, lemma = cue.pos_, cue.lemma_.lower()
    found = list(complements(cue))
    counting = [c for c in found if table.share(kind, lemma, c.relation) >= threshold]
    if counting or not is_of_speech(cue, table):
        return counting
    return [c for c in found if c.relation == "up advcl as"]


def _single(found: list[Draft]) -> Iterator[Draft]:
    """``found`` with one draft where a source says that it says something.

    Of two with one source, the second in the content of the first, the one that attributes a clause
    is kept; if both do so or neither, the first.
    """
    dropped: set[int] = set()
    for i, outer in enumerate(found):
        for k, inner in enumerate(found):
            same = i != k and outer.source is not None and outer.source == inner.source
            if same and inner.cue is not None and covered(outer.content, inner.cue.start):
                dropped.add(i if inner.clause and not outer.clause else k)
    return (draft for i, draft in enumerate(found) if i not in dropped)


def is_of_speech(cue: Token, table: Table) -> bool:
    """Whether ``cue`` is a verb of speech by the ``table``."""
    key = ("VERB", cue.lemma_.lower(), "ccomp")
    return cue.pos_ == "VERB" and table.seen(*key) > 0 and table.share(*key) >= SPEECH


def cue_span(piece: Parsed, cue: Token) -> Span:
    """A cue with the auxiliaries, the negation and the particle next to it."""
    first = last = cue.i
    near = {c.i for c in cue.children if c.dep_ in _WITH_CUE}
    if cue.lower_ == "according":
        near |= {c.i for c in cue.children if c.lower_ == "to"}
    while first - 1 in near:
        first -= 1
    while last + 1 in near:
        last += 1
    return piece.span(first, last)


def source_span(piece: Parsed, cue: Token, quotes: Quotes) -> Span | None:
    """The words that name the source of ``cue``; None if they stand in another's quotation."""
    source = source_of(cue)
    if source is None or source.i == cue.i:
        return None
    places = source_places(source)
    span = piece.span(places.start, places.stop - 1)
    around = quotes.holding(span.start)
    if around is None or not around.outside.holds(span):
        return span
    return span if around.outside.holds(piece.span(cue.i, cue.i)) else None


def left_over(cue: Token) -> range:
    """The main clause of a sentence that opens with "if" or the like, where the parser lost it.

    The verb of the first clause then heads the sentence, and the main clause hangs below as if it
    were a relative one: "If he said that they lift the ban, that was …". No relative clause with
    "that" follows a comma.
    """
    top = cue.sent.root
    if not any(c.dep_ == "mark" and c.i < top.i for c in top.children):
        return range(0)
    for clause in cue.sent:
        first = clause.left_edge
        after_comma = first.i > top.i and cue.doc[first.i - 1].text == ","
        if clause.dep_ == "relcl" and first.lower_ == "that" and after_comma:
            return branch(clause)
    return range(0)


def _may_count(piece: Parsed, cue: Token, table: Table, quotes: Quotes) -> bool:
    """Whether ``cue`` stands outside quote marks, or reports another speaker inside them."""
    if quotes.holding(piece.start + cue.idx) is None:
        return True
    if not is_of_speech(cue, table):
        return False
    source = source_of(cue)
    return source is not None and source.lower_ not in OWN


def _draft(piece: Parsed, cue: Token, counting: list[Complement], quotes: Quotes) -> Draft:
    span, source = cue_span(piece, cue), source_span(piece, cue, quotes)
    over = left_over(cue)
    content = united(
        s for c in counting for s in runs(piece, (i for i in c.tokens() if i not in over))
    )
    around = quotes.holding(span.start)
    if around is not None:
        content = within(content, around.spans)
    for cut in (span, source):
        content = content if cut is None else without(content, cut)
    content = united(s for part in content for s in _again(piece, part))
    sentence = piece.span(cue.sent.start, cue.sent.end - 1)
    relation = counting[0].relation
    clause = any(c.relation in _CLAUSES for c in counting)
    return Draft(content, source, span, sentence, f"{cue.lemma_.lower()} {relation}", clause)


def _again(piece: Parsed, span: Span) -> tuple[Span, ...]:
    """``span`` after cuts, its punctuation trimmed once more."""
    start, end = span.start - piece.start, span.end - piece.start
    found = piece.doc.char_span(start, end, alignment_mode="contract")
    return () if found is None else runs(piece, range(found.start, found.end))
