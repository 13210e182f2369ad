"""Subjects are found before and after a verb, over appositions, brackets and openings."""

import pytest

from summitry.evidence.sentences import paragraphs
from summitry.evidence.speech.phrases import (
    agent_after,
    main_subject,
    phrase_span,
    subject_after,
    subject_before,
)
from summitry.evidence.speech.tokens import Token, units


def _tokens(text: str) -> tuple[Token, ...]:
    return next(units(text, paragraphs(text), ())).tokens


def _at(tokens: tuple[Token, ...], word: str) -> int:
    return next(i for i, token in enumerate(tokens) if token.low == word)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ito said", "Ito"),
        ("On Monday Ito has also said", "Ito"),
        (
            "The president and Secretary of State Ana Ito said",
            "The president and Secretary of State Ana Ito",
        ),
        ("The bill passed and Ito said", "Ito"),
        ("Ana Ito, a spokesman for Kato, said", "Ana Ito"),
        ("Ito, when asked by Kato whether it was so, said", "Ito"),
        ("Sen. Ana Ito (D-Ohio) said", "Sen. Ana Ito"),
        ("Ito, who had left, said", "Ito"),
        ("officials from both sides had said", "officials from both sides"),
        ("In response to a question, Ito said", "Ito"),
    ],
)
def test_subject_before(text: str, subject: str) -> None:
    tokens = _tokens(text)
    found = subject_before(tokens, _at(tokens, "said"))
    assert found is not None
    assert phrase_span(tokens, found).of(text) == subject


@pytest.mark.parametrize("text", ["said", "and said", "that said", "of the said"])
def test_no_subject_before(text: str) -> None:
    tokens = _tokens(text)
    assert subject_before(tokens, _at(tokens, "said")) is None


def test_subject_and_agent_after() -> None:
    text = "said Ana Ito, an expert at the centre"
    tokens = _tokens(text)
    found = subject_after(tokens, 1)
    assert found is not None
    assert phrase_span(tokens, found).of(text) == "Ana Ito"
    assert subject_after(tokens, len(tokens)) is None
    passive = _tokens("was told on Monday by two aides that")
    assert agent_after(passive, 2, len(passive)) == (5, 7)
    assert agent_after(passive, 7, len(passive)) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("On Monday, Ana Ito of Kobe left, saying", "Ana Ito of Kobe"),
        ("Speaking at home, he left, saying", "he"),
        ("The White House then issued words, saying", "The White House"),
    ],
)
def test_main_subject(text: str, subject: str) -> None:
    tokens = _tokens(text)
    found = main_subject(tokens, _at(tokens, "saying"))
    assert found is not None
    assert phrase_span(tokens, found).of(text) == subject
