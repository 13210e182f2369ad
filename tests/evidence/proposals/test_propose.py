"""Proposals from a text: nested acts, own statements, issues, and the model beside the rules."""

from __future__ import annotations

from summitry.evidence.acts.issues import issue_words
from summitry.evidence.assistant.asking import Answer
from summitry.evidence.assistant.suggestions import Dropped, Suggestion
from summitry.evidence.intake.reader import read_bytes
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.mentions import party_finder
from summitry.evidence.proposals.proposal import OWN, Link, Proposal
from summitry.evidence.proposals.propose import LONGEST, NESTED, Linked, Reader, propose
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import INDIRECT, Attribution
from summitry.evidence.speech.extract import attributions
from summitry.model.issue import Issue
from summitry.model.party import Party

CITY, CREW = Party("city", "City", speakers=("Ida Berg",)), Party("crew", "Crew")
FIND = party_finder([CITY, CREW])
ISSUES = issue_words([Issue("pay", "pay", ())], {"pay": ("pay", "bonus")})


def reader(ask=None) -> Reader:  # type: ignore[no-untyped-def]
    def linked(text: str, found: tuple[Attribution, ...]) -> Linked:
        return Linked(
            lambda span: Link(span.of(text), (FIND(text, span) or (None,))[0], None, "name"),
            lambda span: FIND(text, span),
        )

    return Reader(attributions, linked, ISSUES, ask)


def source(text: str) -> Source:
    (read,) = read_bytes("a.txt", text.encode())
    assert isinstance(read, Source)
    return read


def proposed(text: str) -> tuple[Proposal, ...]:
    return propose(source(text), reader()).proposals


def test_who_reports_a_demand_does_not_make_it() -> None:
    found = proposed("On Monday Ida Berg said that the Crew had demanded higher pay.")
    outer = next(p for p in found if len(p.chain) == 1)
    inner = next(p for p in found if len(p.chain) == 2)
    assert (outer.act, outer.rules[1], outer.alternatives) == ("claim", NESTED, ("demand",))
    assert [link.side for link in inner.chain] == ["city", "crew"]
    assert inner.act == "demand"


def test_a_demand_of_ones_own_stays_one() -> None:
    acts = {p.quote: p.act for p in proposed("On Monday Ida Berg said that the ferry must sail.")}
    assert acts["the ferry must sail"] == "demand"


def test_the_author_speaks_where_nobody_is_quoted_and_a_party_or_issue_is_named() -> None:
    found = proposed(
        "The talks between City and Crew ended at noon without a word on pay.\n\nRain fell all day"
        " over the hills and the woods.\n"
    )
    assert [p.form for p in found] == [OWN]
    assert found[0].issues == ("pay",)
    assert not found[0].chain


def test_about_is_the_one_party_at_the_head_of_what_is_said() -> None:
    (first,) = proposed("Ida Berg said Crew was late with its answer on the bonus.")
    assert first.about == "crew"
    (second,) = proposed("Ida Berg said the answer on the bonus came late from Crew.")
    assert second.about is None


def test_a_quote_that_stands_twice_keeps_its_neighbours() -> None:
    text = "Ida Berg said the pay was low. Later Ida Berg said the pay was low, too."
    found = [p for p in proposed(text) if p.quote.startswith("the pay was low")]
    for p in found:
        assert text[p.start : p.end] == p.quote
        if text.count(p.quote) > 1:
            assert text[: p.start].endswith(p.prefix)
            assert text[p.end :].startswith(p.suffix)
            assert p.prefix or p.suffix


def test_a_model_adds_and_differs_and_says_what_was_dropped() -> None:
    text = "Ida Berg said the ferry must sail. The Crew wanted its bonus before Easter at last."
    where = text.index("ferry must sail"), text.index("ferry must sail") + 15
    said = Attribution((Span(*where),), INDIRECT, Span(0, 8), rule="model m")
    start = text.index("at last")
    alone = Attribution((Span(start, start + 7),), INDIRECT, rule="model m")

    def ask(_: str) -> Answer:
        suggestions = (
            Suggestion(said, "threat", "asserted", (), "m", "h" * 64),
            Suggestion(alone, "claim", "asserted", (), "m", "h" * 64),
        )
        return Answer(suggestions, (Dropped("x", "not in the text"),), "m", "h" * 64)

    found = propose(source(text), reader(ask))
    (remark,) = found.remarks
    assert remark == "m, prompt hhhhhhhhhhhh: 2 suggested, 1 dropped (not in the text)"
    rule = next(p for p in found.proposals if p.quote == "the ferry must sail")
    assert rule.act == "demand"
    assert any("the model m differs in act: threat" in doubt for doubt in rule.doubts)
    model = next(p for p in found.proposals if p.quote == "at last")
    assert model.rules[0] == "model m prompt hhhhhhhhhhhh"
    assert "only the model proposes this" in model.doubts


def test_a_passage_that_is_no_paragraph_is_not_searched_and_that_is_said() -> None:
    text = "Ida Berg said the pay was low.\n\n" + "Ida Berg said so. " * (LONGEST // 18 + 1)
    found = propose(source(text), reader())
    assert [p.start for p in found.proposals if p.form == INDIRECT] == [text.index("the pay")]
    assert found.remarks == (
        f"passages of more than {LONGEST:,} characters, not read for speech: 1",
    )
