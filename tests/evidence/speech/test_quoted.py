"""Speech beside a quotation, after a colon, and quotations that nobody is said to speak."""

import pytest

from summitry.evidence.sentences import paragraphs
from summitry.evidence.speech.marks import quotations
from summitry.evidence.speech.quoted import alone, announced
from summitry.evidence.speech.tokens import Token, spoken, units


def _tokens(text: str) -> tuple[Token, ...]:
    return next(units(text, paragraphs(text), spoken(text, quotations(text)))).tokens


def _source(text: str) -> str | None:
    tokens = _tokens(text)
    (found,) = alone(tokens, ())
    if found.source is None:
        return None
    start, end = found.source
    return text[tokens[start].start : tokens[end - 1].end]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Signs of a turn - Ana Ito: “We leave in a week.”", "Ana Ito"),
        ("She had two words for it on Monday: “We leave.”", "She"),
        ("Two words were on the wall: “We leave.”", None),
        ("“We leave in a week or two.”", None),
    ],
)
def test_alone(text: str, source: str | None) -> None:
    assert _source(text) == source


def test_terms_inside_a_sentence_are_left_out() -> None:
    assert alone(_tokens("On the show “Sunday Morning Talk Hour” it rained."), ()) == []


def test_announced() -> None:
    tokens = _tokens("Then Ito said:")
    assert announced(tokens) == ((2, 3), (1, 2))
    assert announced(_tokens("Then Ito left.")) is None
    assert announced(()) is None
