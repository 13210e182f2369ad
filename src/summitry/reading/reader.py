"""How the texts of a case are read: its names and issues put together with the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from summitry.cases.schema import Case
from summitry.evidence.acts.issues import issue_words
from summitry.evidence.assistant.asking import Answer, ask
from summitry.evidence.assistant.endpoint import Endpoint
from summitry.evidence.intake.passage import Passage
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.mentions import Named, party_finder
from summitry.evidence.proposals.proposal import Link
from summitry.evidence.proposals.propose import Extract, Linked, Proposed, Reader, propose
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import Attribution
from summitry.evidence.speech.extract import VERSION, attributions
from summitry.evidence.speech.names import Roster, Speaker, quoted_in, roster, who
from summitry.reading.read import Propose
from summitry.reading.vocabulary import Vocabulary, fingerprint, vocabulary

__all__ = ["case_reader", "people_quoted"]


def case_reader(
    case: Case, nlp: bool = False, endpoint: Endpoint | None = None, consent: bool = False
) -> tuple[Propose, str]:
    """How the texts of ``case`` are read, and the fingerprint of that.

    ``nlp``: a parser finds indirect speech, too; NotInstalled where there is none. ``endpoint``: a
    language model is asked, too, to which texts are sent if the user gave ``consent``.
    """
    known = vocabulary(case)
    names = roster(known.parties, known.voices, known.aliases)
    named = party_finder(known.parties, known.voices, known.aliases)
    extract, version = _parsing() if nlp else (attributions, VERSION)
    words = issue_words(known.issues, known.keywords, tuple(_names(known)))
    asked = None
    if endpoint is not None:
        ids = tuple(issue.id for issue in known.issues)
        asked = partial(_asked, endpoint, ids, consent)
        version = f"{version} {endpoint.url} {endpoint.model}"
    reader = Reader(extract, partial(_linked, names, named), words, asked)
    return partial(_proposed, reader), fingerprint(known, version)


def people_quoted(sources: Iterable[Source]) -> list[tuple[str, int]]:
    """Who is quoted in ``sources`` and how often, the most quoted first.

    A part of a name joins the one full name that holds it, as within a text.
    """
    counts: Counter[str] = Counter()
    for source in sources:
        found = attributions(source.text, source.passages)
        counts.update({one.name: one.count for one in quoted_in(source.text, found)})
    for part in [name for name in counts if " " not in name]:
        full = [name for name in counts if part in name.split()[1:]]
        if len(full) == 1:
            counts[full[0]] += counts.pop(part)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _names(known: Vocabulary) -> Iterator[str]:
    """Names of parties and people, which tell no issue from another."""
    for party in known.parties:
        yield from (party.id, party.name, party.called, *party.speakers)
    yield from (voice.name for voice in known.voices)


def _proposed(reader: Reader, source: Source) -> Proposed:
    return propose(source, reader)


def _asked(endpoint: Endpoint, issues: Sequence[str], consent: bool, text: str) -> Answer:
    return ask(endpoint, text, issues, consent=consent)


def _parsing() -> tuple[Extract, str]:
    """The rules over words and over a parse together."""
    from summitry.evidence.speech.dependency import dependency_attributions
    from summitry.evidence.speech.dependency_joined import combined
    from summitry.evidence.speech.parsed import english_pipeline, pipeline_name

    pipeline = english_pipeline()

    def extract(text: str, passages: Sequence[Passage]) -> tuple[Attribution, ...]:
        parsed = dependency_attributions(text, pipeline, passages)
        return combined(attributions(text, passages), parsed)

    return extract, f"{VERSION} {pipeline_name(pipeline)}"


def _linked(known: Roster, named: Named, text: str, found: tuple[Attribution, ...]) -> Linked:
    """Who is meant in one text; pronouns look back over its sources."""
    spans = sorted({s for one in found for s in (one.source, *one.outer) if s is not None})
    earlier: list[tuple[Speaker, ...]] = []
    for span in spans:
        earlier.append(who(text, span, known, earlier))
    meant = dict(zip(spans, earlier, strict=True))

    def link(span: Span) -> Link:
        return _joint(span.of(text), meant[span])

    return Linked(link, partial(named, text))


def _joint(words: str, group: Sequence[Speaker]) -> Link:
    """One link for one mention: of joint speakers the side they share, if they share one."""
    how = {speaker.how: None for speaker in group if speaker.how != "unknown"}
    sides = {speaker.side for speaker in group}
    names = {speaker.name for speaker in group}
    side = sides.pop() if len(sides) == 1 else None
    return Link(words, side, names.pop() if len(names) == 1 else None, ", ".join(how))
