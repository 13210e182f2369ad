"""What a text is read to say: attributions and the author's own statements, as proposals.

For each attribution and each span of its content one proposal: who says that who said it (chain),
what is done by it (act, modality, condition), which issues it bears on, of whom it speaks (about).
Then the author's own statements (own). Nothing is decided here: every field names its rule, and
what a person should look at with care is said.

About: the side whose position a statement gives, where that is not the speaker. The rule is simple:
the one party named in the first SUBJECT words of the content, where a subject stands, if it is not
the speaker's own and the statement does nothing itself (claim, assessment, event).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from summitry.evidence.acts.act import ActReading
from summitry.evidence.acts.issues import IssueWords, link_issues
from summitry.evidence.acts.reading import read_act
from summitry.evidence.assistant.asking import Answer
from summitry.evidence.assistant.disagreements import Disagreement, disagreements
from summitry.evidence.assistant.suggestions import Suggestion
from summitry.evidence.intake.passage import Passage
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.doubts import doubts_about
from summitry.evidence.proposals.own import own_statements
from summitry.evidence.proposals.proposal import OWN, Link, Proposal, proposal_id
from summitry.evidence.sentences import sentences_within
from summitry.evidence.spans import Span, hull, trimmed
from summitry.evidence.speech.attribution import Attribution

__all__ = [
    "LONGEST",
    "MAX_ISSUES",
    "NEIGHBOURS",
    "NESTED",
    "SUBJECT",
    "Extract",
    "Linked",
    "Proposed",
    "Reader",
    "propose",
]

Extract = Callable[[str, Sequence[Passage]], tuple[Attribution, ...]]
"""Finds the attributions of a text, given its passages."""

MAX_ISSUES = 3
"""Issues proposed for one statement, likeliest first."""

NEIGHBOURS = 32
"""Characters kept before and after a quote that stands more than once (W3C TextQuoteSelector)."""

LONGEST = 20_000
"""Characters of a passage above which it is not searched for speech: no paragraph of a report is
that long, and the search takes longer than its length."""

SUBJECT = 4
"""Words of a content among which the party that it speaks of is looked for."""

NESTED = "nested/1"
"""The rule that takes the act of a report of what another says away from who reports it."""

_REFERS = ("claim", "assessment", "event")


@dataclass(frozen=True, slots=True)
class Linked:
    """Who is meant in one text: ``link`` of the words at a span, and the ``parties`` that a span
    names, by their id, in order."""

    link: Callable[[Span], Link]
    parties: Callable[[Span], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reader:
    """How texts are read: attributions (``extract``), who is meant (``linked``, made once for each
    text), the words of the ``issues``, and the model that is asked, too, if the user brings one
    (``ask``, given a text)."""

    extract: Extract
    linked: Callable[[str, tuple[Attribution, ...]], Linked]
    issues: tuple[IssueWords, ...]
    ask: Callable[[str], Answer] | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a text is read to say, in its order, and ``remarks`` on how that went."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...] = ()


def propose(source: Source, reader: Reader) -> Proposed:
    """What ``source`` says as the ``reader`` reads it.

    SummitryError where a model is asked and gives no answer.
    """
    short = [p for p in source.passages if p.span.end - p.span.start <= LONGEST]
    found = reader.extract(source.text, short)
    answer = reader.ask(source.text) if reader.ask else None
    asked = answer.suggestions if answer else ()
    everybody = (*found, *(one.attribution for one in asked))
    work = _Work(source, reader, reader.linked(source.text, everybody))
    made = [*work.attributed(found, asked), *work.suggested(found, asked), *work.own(found)]
    unique = {proposal.id: proposal for proposal in reversed(made)}
    ordered = tuple(sorted(unique.values(), key=lambda p: (p.start, p.end)))
    remarks = (*_passed_over(len(source.passages) - len(short)), *(_said(answer) if answer else ()))
    return Proposed(ordered, remarks)


def _passed_over(n: int) -> tuple[str, ...]:
    return (f"passages of more than {LONGEST:,} characters, not read for speech: {n}",) if n else ()


def _said(answer: Answer) -> tuple[str, ...]:
    n = len(answer.dropped)
    name = f"{answer.model}, prompt {answer.prompt_hash[:12]}"
    said = f"{name}: {len(answer.suggestions)} suggested, {n} dropped"
    return (f"{said} ({answer.dropped[0].reason})" if n else said,)


class _Work:
    """One source being read."""

    def __init__(self, source: Source, reader: Reader, linked: Linked) -> None:
        self.source, self.reader, self.linked = source, reader, linked
        self.text = source.text
        self.sentences_of = cache(partial(sentences_within, self.text))

    def attributed(
        self, found: Sequence[Attribution], asked: Sequence[Suggestion]
    ) -> Iterator[Proposal]:
        """The attributions ``found`` by rules, with what a model ``asked`` says otherwise."""
        told = _told_within(found)
        coded = [(one, self._act(one, told)) for one in found]
        rules = [self._coded(one, act) for one, act in coded]
        apart = {id(d.by_rules): d for d in disagreements(rules, asked, self.text)}
        for (one, act), rule in zip(coded, rules, strict=True):
            other = apart.get(id(rule))
            yield from self._of(one, act, one.rule, _otherwise(other) if other else ())

    def _act(self, one: Attribution, told: Mapping[Span, list[Attribution]]) -> ActReading:
        """What is done by ``one``. Who only reports what another side says or wants does nothing
        but claim it: the act of "Holt said the firm had asked for time" is the firm's."""
        act = read_act(self.text, one.content, one.cue, one.source)
        inside = told.get(one.source, []) if one.source is not None else []
        inner = next((other for other in inside if _opens(other, one, self.text)), None)
        if inner is None or act.act in _REFERS or self._one_side(inner, one):
            return act
        return replace(act, act="claim", rule=NESTED, words=(), alternatives=(act.act,))

    def _one_side(self, one: Attribution, other: Attribution) -> bool:
        sides = {self.linked.link(span).side for a in (one, other) for span in _source(a)}
        return len(sides) == 1 and None not in sides

    def suggested(
        self, found: Sequence[Attribution], asked: Sequence[Suggestion]
    ) -> Iterator[Proposal]:
        """What only the model found: contents that no attribution of the rules meets."""
        known = [span for one in found for span in one.content]
        for one in asked:
            if not any(span.meets(other) for span in one.attribution.content for other in known):
                rule = f"model {one.model} prompt {one.prompt_hash[:12]}"
                act = ActReading(one.act, one.modality, rule)
                yield from self._of(one.attribution, act, rule, ("only the model proposes this",))

    def _of(
        self, one: Attribution, act: ActReading, rule: str, doubts: tuple[str, ...]
    ) -> Iterator[Proposal]:
        chain = tuple(self.linked.link(span) for span in (*one.outer, *_source(one)))
        for content in one.content:
            span = self._clause(content)
            if span.start < span.end:
                yield self._proposal(span, one.form, chain, act, rule, one, doubts)

    def _coded(self, one: Attribution, act: ActReading) -> Suggestion:
        issues = self._issues(hull(one.content))
        return Suggestion(one, act.act, act.modality, issues)

    def own(self, found: Sequence[Attribution]) -> Iterator[Proposal]:
        for span, passage in own_statements(self.text, self.source.passages, found):
            if passage.kind == "headline" or self._bears(span):
                act = read_act(self.text, (span,))
                yield self._proposal(span, OWN, (), act, "own/1")

    def _bears(self, span: Span) -> bool:
        return bool(self.linked.parties(span) or self._issues(span))

    def _proposal(
        self,
        span: Span,
        form: str,
        chain: tuple[Link, ...],
        act: ActReading,
        rule: str,
        of: Attribution | None = None,
        doubts: tuple[str, ...] = (),
    ) -> Proposal:
        passage, sentence = self._around(span)
        issues = self._issues(span, sentence)
        quote = span.of(self.text)
        twice = self.text.find(quote) < span.start or self.text.find(quote, span.start + 1) >= 0
        return Proposal(
            proposal_id(self.source.sha256, span),
            self.source.sha256,
            span.start,
            span.end,
            quote,
            sentence.of(self.text),
            form,
            act.act,
            span.start - sentence.start,
            prefix=self.text[max(0, span.start - NEIGHBOURS) : span.start] if twice else "",
            suffix=self.text[span.end : span.end + NEIGHBOURS] if twice else "",
            passage=passage,
            chain=chain,
            cue=of.cue.of(self.text) if of and of.cue else "",
            modality=act.modality,
            condition=act.condition.of(self.text) if act.condition else None,
            about=self._about(span, chain, act.act),
            issues=issues,
            alternatives=act.alternatives,
            rules=(*dict.fromkeys((rule, act.rule)), *(("issues/1",) if issues else ())),
            doubts=(*doubts_about(passage, chain, act, of), *doubts),
        )

    def _issues(self, span: Span, *around: Span) -> tuple[str, ...]:
        """The issues that the span bears on: those at least half as much as the first."""
        links = link_issues(self.text, (span,), self.reader.issues, around)[:MAX_ISSUES]
        return tuple(link.issue for link in links if 2 * link.score >= links[0].score)

    def _about(self, span: Span, chain: Sequence[Link], act: str) -> str | None:
        head = re.match(rf"(?:\S+\s+){{0,{SUBJECT - 1}}}\S+", span.of(self.text))
        if act not in _REFERS or head is None:
            return None
        named = self.linked.parties(Span(span.start, span.start + head.end()))
        speaker = chain[-1].side if chain else None
        return named[0] if len(named) == 1 and named[0] != speaker else None

    def _around(self, span: Span) -> tuple[str, Span]:
        """The kind of the passage and the sentence that hold the start of ``span``; the sentence is
        widened to the end of a span that runs on."""
        for passage in self.source.passages:
            if passage.span.start <= span.start < passage.span.end:
                for sentence in self.sentences_of(passage.span):
                    if sentence.start <= span.start < sentence.end:
                        return passage.kind, Span(sentence.start, max(sentence.end, span.end))
        return "body", span

    def _clause(self, span: Span) -> Span:
        """``span`` without the "that" before it and the mark after it, which are the sentence's."""
        words = span.of(self.text)
        start = span.start + len(words) - len(re.sub(r"\Athat\s+", "", words))
        return trimmed(self.text, (start, span.start + len(words.rstrip(" \t\n,.;"))))


def _told_within(found: Sequence[Attribution]) -> dict[Span, list[Attribution]]:
    """By its source, what each attribution has within it."""
    told: dict[Span, list[Attribution]] = {}
    for one in found:
        for source in one.outer:
            told.setdefault(source, []).append(one)
    return told


def _opens(inner: Attribution, outer: Attribution, text: str) -> bool:
    """Whether what ``outer`` says opens with the source of ``inner``, which is told within it."""
    if inner.source is None:
        return False
    before = text[outer.content[0].start : inner.source.start]
    return outer.content[0].holds(inner.source) and len(before.split()) < SUBJECT


def _source(one: Attribution) -> tuple[Span, ...]:
    return (one.source,) if one.source is not None else ()


def _otherwise(found: Disagreement) -> tuple[str, ...]:
    """How a model reads it, where that differs."""
    model = found.by_model
    values = {"act": model.act, "modality": model.modality, "issues": ", ".join(model.issues)}
    told = (f"{field}: {values[field]}" if values.get(field) else field for field in found.differs)
    return (f"the model {model.model} differs in {'; '.join(told)}",)
