"""Readings of one sentence: kinds of cues, passive voice, nouns, adjectives, and what is none."""

import pytest

from summitry.evidence.sentences import paragraphs
from summitry.evidence.speech.reported import readings
from summitry.evidence.speech.tokens import units


def _lemmas(text: str) -> list[str]:
    return [r.lemma for r in readings(next(units(text, paragraphs(text), ())).tokens)]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Ito, when asked by Kato whether it was so, said it was.", ["ask", "say"]),
        ("Ito appears to have agreed with Kato that it is over.", ["agree"]),
        ("There was talk that it was over.", ["talk"]),
        ("Ito’s belief that it was over grew.", ["belief"]),
        ("Ito is worried about the price.", ["worried"]),
        ("Ito, which critics say was wrong, left.", ["say"]),
        ("Ito said on Friday he had left.", ["say"]),
    ],
)
def test_cues(text: str, lemmas: list[str]) -> None:
    assert _lemmas(text) == lemmas


@pytest.mark.parametrize(
    "text",
    [
        "His claims are old.",
        "The proposed plan is old.",
        "A state of alarm holds.",
        "They came to say nothing.",
        "Said.",
    ],
)
def test_no_cue(text: str) -> None:
    assert _lemmas(text) == []
