"""Differences of two versions: classes, moves, pieces, and what a person marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import sentences
from summitry.evidence.spans import Span
from summitry.evidence.versions.difference import (
    CLASSES,
    Piece,
    compare,
    compared_sentences,
)

A = (
    "The two sides failed to agree on the first steps. "
    "“It was about the sanctions,” he said on the way to the airport.\n"
    "The U.S. wants the programme organised by one centre. "
    "They had to dismantle other weapons systems before that. "
    "Nobody set a date for another meeting."
)
B = (
    "They had to dismantle other parts of the plant before that. "
    "Rain fell over the empty hotel all evening.\n"
    "The two sides failed to agree on the first steps. "
    '"It was about the sanctions," he said\non the way to the airport. '
    "The US wants the program organized by one center."
)
REPORTS = st.lists(
    st.sampled_from([*A.split(". "), *B.split(". "), "HANOI:", "…", "停戦。", "\n", "\n\n"])
    | st.text(max_size=20),
    max_size=10,
).map(". ".join)


def _shown(found):
    return [(pair.kind, pair.moved) for pair in found.pairs]


def test_each_pair_has_its_class_and_whether_it_moved() -> None:
    found = compare(A, B.replace("said\non", "said on"))
    assert _shown(found) == [
        ("identical", False),
        ("identical", False),
        ("spelling", False),
        ("reworded", True),
    ]
    assert [span.of(A) for span in found.only_a] == ["Nobody set a date for another meeting."]
    assert [len(found.of_kind(kind)) for kind in CLASSES] == [2, 1, 1]
    assert len(found.only_b) == 1


def test_pieces_are_spans_of_the_texts() -> None:
    [pair] = compare(A, B).of_kind("reworded")
    [piece] = pair.pieces
    assert piece.first.of(A) == "weapons systems"
    assert piece.second.of(B) == "parts of the plant"
    absent = compare("They would lift it all now.", "They would not lift it all now.")
    assert absent.pairs[0].pieces == (Piece(Span(10, 10), Span(11, 14)),)


def test_a_dateline_is_no_rewording_if_the_passages_say_so() -> None:
    plain = "The two sides failed to agree on the first steps."
    dated = f"HANOI: {plain}"
    passages = [Passage(Span(0, 6), "dateline", 0), Passage(Span(7, len(dated)), "body", 0)]
    assert _shown(compare(plain, dated)) == [("reworded", False)]
    found = compare(plain, dated, passages_b=passages)
    assert _shown(found) == [("identical", False)]
    assert (found.only_a, found.only_b) == ((), ())
    assert found.pairs[0].second.of(dated) == plain


def test_sentences_end_where_passages_do() -> None:
    text = "The two leaders shake hands Image Credit: NYT"
    cut = text.index("Image")
    passages = [Passage(Span(0, cut - 1), "caption", 0), Passage(Span(cut, 45), "credit", 0)]
    assert [s.of(text) for s in compared_sentences(text, passages)] == [
        "The two leaders shake hands",
        "Image Credit: NYT",
    ]


def test_a_split_sentence_is_one_pair() -> None:
    whole = "They would go on talking in other settings, and no date was set for a meeting."
    halves = "They would go on talking in other settings. And no date was set for a meeting."
    [pair] = compare(whole, halves).pairs
    assert (pair.first.of(whole), pair.second.of(halves)) == (whole, halves)
    assert [(p.first.of(whole), p.second.of(halves)) for p in pair.pieces] == [("and", "And")]


def test_too_many_sentences_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summitry.evidence.versions.difference.MOST", 2)
    with pytest.raises(ValueError, match="5 sentences; at most 2"):
        compare(A, B)


@given(REPORTS, REPORTS)
def test_every_sentence_with_words_is_paired_or_only_here(a: str, b: str) -> None:
    found = compare(a, b)
    for text, spans, left in (
        (a, [pair.first for pair in found.pairs], found.only_a),
        (b, [pair.second for pair in found.pairs], found.only_b),
    ):
        places = {place for span in (*spans, *left) for place in range(*span)}
        for sentence in compared_sentences(text):
            assert places >= set(range(*sentence))
        assert set(left) <= set(sentences(text))
        assert not any(one.meets(other) for one in spans for other in left)


@given(REPORTS, REPORTS)
def test_pieces_lie_in_their_pair_and_swap_with_the_texts(a: str, b: str) -> None:
    for pair in compare(a, b).pairs:
        assert (pair.kind == "reworded") is bool(pair.pieces)
        for piece in pair.pieces:
            assert pair.first.holds(piece.first)
            assert pair.second.holds(piece.second)
            assert piece.first.of(a) != piece.second.of(b)


@given(REPORTS)
def test_a_text_is_identical_to_itself(text: str) -> None:
    found = compare(text, text)
    assert {pair.kind for pair in found.pairs} <= {"identical"}
    assert found.only_a == found.only_b == ()
