"""Stories: clusters, differences, and which proposals report one utterance."""

from __future__ import annotations

import hashlib

import pytest

from summitry.errors import SummitryError
from summitry.evidence.intake.passage import Passage
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.proposal import Link, Proposal, proposal_id
from summitry.evidence.review.decision import ACCEPT, REJECT, Decision, Standing, standing
from summitry.evidence.spans import Span
from summitry.reading.judging import pair_id
from summitry.reading.read import Read
from summitry.reading.store import ReadDocument
from summitry.reading.stories import Stories
from summitry.reading.versions import NOT_COMPARED, ONLY_HERE, make_stories

FIRST = (
    "Olaf Dahl said the crew wanted higher pay before Easter and a shorter week in winter.",
    "Ida Berg answered that the city had no money left for any of it this year or the next.",
    "Nobody at the harbour could say on Friday when the next ferry to the islands would sail.",
)
LONG = (*FIRST, "The talks were broken off at noon.", "They are to go on after Easter.")
NOTICE = "Reporting by Jo Ray for the Gazette, the paper of the harbour and of all of its islands."


def told(*sentences: str, quotes: tuple[str, ...] = (), by: str = "Olaf Dahl") -> Read:
    """A document of ``sentences``, a paragraph each, with a proposal for each of ``quotes``."""
    text = "\n".join(sentences) + "\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    passages, start = [], 0
    for number, sentence in enumerate(sentences):
        span = Span(start, start + len(sentence))
        passages.append(Passage(span, "notice" if sentence == NOTICE else "body", number))
        start = span.end + 1
    proposals = tuple(proposal(text, sha, quote, by) for quote in quotes)
    document = ReadDocument(sha, f"{sha[:4]}.txt", "text/plain", "utf-8", "s", proposals=proposals)
    source = Source(document.name, sha, "text/plain", "utf-8", text, tuple(passages))
    return Read(document, source, known=False)


def proposal(text: str, sha: str, quote: str, by: str) -> Proposal:
    start = text.index(quote)
    span = start, start + len(quote)
    chain = (Link(by),)
    return Proposal(
        proposal_id(sha, span), sha, *span, quote, quote, "indirect", "claim", chain=chain
    )


def decided(*pairs: tuple[Read, Read, str]) -> Standing:
    return standing(
        Decision(pair_id(a.document.sha256, b.document.sha256), verdict, "ann", f"t{n}")
        for n, (a, b, verdict) in enumerate(pairs)
    )


NOBODY = decided()


def clusters(stories: Stories) -> list[int]:
    return [len(cluster) for cluster in stories.clusters]


def test_a_cut_copy_is_one_story_and_every_sentence_is_accounted_for() -> None:
    short, long = told(*FIRST), told(LONG[0].replace("higher", "more"), *LONG[1:])
    (pair,) = make_stories([short, long], NOBODY).pairs
    assert dict(pair.counts) == {
        "reworded": 1,
        "identical": 2,
        "moved": 0,
        "only in first": 0,
        "only in second": 2,
    }
    assert pair.differences[0].pieces == (("higher", "more"),)
    assert [d.second for d in pair.differences if d.kind == ONLY_HERE] == list(LONG[3:])
    assert (pair.first_derived, pair.second_derived) == ("wholly", "wholly")


def test_what_a_publisher_adds_makes_no_story() -> None:
    one, other = told(FIRST[0], NOTICE), told(FIRST[1], NOTICE)
    assert make_stories([one, other], NOBODY) == Stories()


def test_what_persons_decided_counts_and_a_contradiction_is_said() -> None:
    docs = [told(*FIRST[:n], *(f"{w} came later, as was said." for w in "AB")) for n in (1, 2, 3)]
    a, b, c = docs
    assert clusters(make_stories(docs, NOBODY)) == [3]
    assert clusters(make_stories(docs, decided((a, c, REJECT), (b, c, REJECT)))) == [2]
    both = decided((a, b, ACCEPT), (b, c, ACCEPT), (a, c, REJECT))
    with pytest.raises(SummitryError, match="are decided to be two stories"):
        make_stories(docs, both)


def test_a_decision_on_a_document_that_is_gone_is_passed_over() -> None:
    a, b, gone = told(*FIRST), told(*LONG), told("It is gone.")
    assert clusters(make_stories([a, b], decided((a, gone, REJECT)))) == [2]


def test_texts_of_too_many_sentences_are_one_story_without_differences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summitry.evidence.versions.difference.MOST", 4)
    stories = make_stories([told(*FIRST), told(*LONG)], NOBODY)
    (pair,) = stories.pairs
    assert (dict(pair.counts), pair.differences) == ({NOT_COMPARED: 5}, ())
    assert clusters(stories) == [2]


def test_one_utterance_is_one_statement_if_the_chain_is_the_same() -> None:
    quotes = ("the crew wanted higher pay", "the city had no money left")
    a, b = told(*FIRST, quotes=quotes), told(*LONG, quotes=quotes)
    stories = make_stories([a, b], NOBODY)
    for mine, theirs in zip(a.document.proposals, b.document.proposals, strict=True):
        assert stories.statements[mine.id] == stories.statements[theirs.id]
    assert len(set(stories.statements.values())) == 2
    other = told(*LONG, quotes=quotes, by="Ida Berg")
    assert make_stories([a, other], NOBODY).statements == {}


def test_statements_join_over_several_documents() -> None:
    quotes = ("the crew wanted higher pay",)
    docs = [told(*LONG[:n], quotes=quotes) for n in (3, 4, 5)]
    stories = make_stories(docs, NOBODY)
    assert len(stories.pairs) == 2  # each is compared with the longest alone
    assert len({stories.statements[one.document.proposals[0].id] for one in docs}) == 1
