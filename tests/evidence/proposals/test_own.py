"""What the author says for himself: what no attribution covers or opens."""

from __future__ import annotations

import pytest

from summitry.evidence.intake.passage import Passage
from summitry.evidence.proposals.own import own_statements
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import INDIRECT, Attribution

TEXT = "The ferry stayed in port. Dahl said the crew would not sail. It rained!"
BODY = Passage(Span(0, len(TEXT)), "body", 0)


def of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def own(passages: list[Passage], *found: Attribution) -> list[str]:
    return [span.of(TEXT) for span, _ in own_statements(TEXT, passages, found)]


def test_sentences_without_their_stop_and_without_what_others_say() -> None:
    said = Attribution((of("the crew would not sail"),), INDIRECT, of("Dahl"))
    assert own([BODY], said) == ["The ferry stayed in port", "It rained"]
    assert len(own([BODY])) == 3


def test_a_sentence_that_is_mostly_others_words_is_theirs() -> None:
    half = Attribution((of("ferry stayed in port"),), INDIRECT, None)
    assert own([BODY], half)[0] == "Dahl said the crew would not sail"
    little = Attribution((of("in port"),), INDIRECT, None)
    assert own([BODY], little)[0] == "The ferry stayed in port"


def test_contents_that_meet_are_counted_once() -> None:
    twice = Attribution((of("in port"), of("in port"), of("port")), INDIRECT, None)
    assert own([BODY], twice)[0] == "The ferry stayed in port"


@pytest.mark.parametrize(
    ("kind", "read"),
    [("headline", True), ("caption", True), ("byline", False), ("notice", False)],
)
def test_only_passages_in_which_an_author_states_something(kind: str, read: bool) -> None:
    assert bool(own([Passage(BODY.span, kind, 0)])) == read
