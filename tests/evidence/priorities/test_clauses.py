"""Clauses: lists keep their verb, new subjects and conjunctions cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.priorities.clauses import clauses, lines


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("I need food, water and wood", ["I need food, water and wood"]),
        ("take the food, and I keep wood", ["take the food", "I keep wood"]),
        ("we need it because it is cold", ["we need it", "because it is cold"]),
        ("no food. you have it", ["no food", "you have it"]),
        ("the butter is there", ["the butter is there"]),
        ("so we agree", ["so we agree"]),
    ],
)
def test_where_a_sentence_is_cut(sentence: str, parts: list[str]) -> None:
    assert [c.of(sentence) for c in clauses(sentence, (0, len(sentence)))] == parts


def test_every_line_is_its_own_sentence() -> None:
    text = "Hello there\nI need food. And you?"
    assert [s.of(text) for s in lines(text)] == ["Hello there", "I need food.", "And you?"]


@given(st.text(st.sampled_from("ab I,.;!?…\n\tandbutyou")))
def test_clauses_lie_within_their_sentence_in_order(text: str) -> None:
    for sentence in lines(text):
        parts = clauses(text, sentence)
        assert all(sentence.holds(part) and part.of(text).strip() for part in parts)
        assert list(parts) == sorted(parts)
        for one, two in pairwise(parts):
            assert one.end <= two.start


def test_long_runs_of_marks_are_read_in_linear_time() -> None:
    text = "!" * 20_000 + "x" + " " * 20_000 + "and you" + "." * 20_000
    parts = clauses(text, (0, len(text)))
    assert parts[0].start == 0
    assert parts[-1].end <= len(text)
