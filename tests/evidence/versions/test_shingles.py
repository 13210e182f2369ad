"""Shingles of many texts at once are those of each; printing makes no difference."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.folding import words
from summitry.evidence.versions.shingles import postings, postings_of_sets, shingles, text_words

MARKS = "ab zSU.…-—–'“”\"«\u00a0\u00ad\u200b\ufeff\u0085\x1c\n\t,9$%ßİ한停戦。สันติ"
PIECES = ["U.S.", "U.S.A.", "organisation", "Centre", "programme", "--", "3.5", "don’t", " ", "\n"]
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text(st.sampled_from(MARKS) | st.characters(), max_size=8),
    max_size=12,
).map("".join)


def _sets(held):
    found = [set() for _ in held.sizes]
    for document, value in zip(held.documents.tolist(), held.hashes.tolist(), strict=True):
        found[document].add(value)
    return [frozenset(one) for one in found]


@given(st.lists(TEXTS, max_size=6))
def test_postings_hold_the_shingles_of_each_text(texts: list[str]) -> None:
    held = postings(texts)
    assert _sets(held) == [shingles(text) for text in texts]
    assert held.sizes.tolist() == [len(shingles(text)) for text in texts]


@given(TEXTS)
def test_words_of_the_pieces_between_white_space_are_those_of_the_text(text: str) -> None:
    assert words_of_pieces(text) == [word.folded for word in words(text)]


def words_of_pieces(text: str) -> list[str]:
    return [word.folded for piece in text.split() for word in words(piece)]


@given(st.lists(st.sets(st.integers(0, 2**64 - 1), max_size=5), max_size=5))
def test_sets_make_postings_in_order_without_repeats(sets: list[set[int]]) -> None:
    held = postings_of_sets(sets)
    assert _sets(held) == sets
    rows = list(zip(held.hashes.tolist(), held.documents.tolist(), strict=True))
    assert rows == sorted(set(rows))
    assert held.starts.tolist() == np.unique(held.hashes, return_index=True)[1].tolist()


def test_long_lists_of_texts_are_read_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a b c d", "", "b c d e f", "停戦協定", "x", "b c d"] * 3
    whole = postings(texts)
    monkeypatch.setattr("summitry.evidence.versions.shingles._BLOCK", 5)
    parts = postings(texts)
    assert np.array_equal(whole.hashes, parts.hashes)
    assert np.array_equal(whole.documents, parts.documents)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S. centre’s “programme” — organised", "The US\ncenter's 'program' -- ORGANIZED"),
        ("talks, ended: on Thursday", "talks ended on thursday."),
        ("tele\u00adphone the two sides", "telephone the two\u00a0sides"),
    ],
)
def test_printings_of_the_same_words_have_the_same_shingles(one: str, other: str) -> None:
    assert shingles(one) == shingles(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("… —", 0), ("one", 1), ("one two", 1), ("a b c", 1), ("a b c d", 2), ("a a a a", 1)],
)
def test_short_texts_have_one_shingle_of_what_there_is(text: str, count: int) -> None:
    assert len(shingles(text)) == count


def test_one_word_two_words_and_three_are_different_things() -> None:
    sets = [shingles("end"), shingles("end end"), shingles("end end end"), shingles("the end")]
    assert len(frozenset().union(*sets)) == 4


def test_words_in_scripts_without_spaces_are_characters() -> None:
    assert text_words("停戦協定 of 1953年") == ("停", "戦", "協", "定", "of", "1953", "年")
    assert len(shingles("双方未能就任何协议达成一致")) == 11
    assert text_words("평화 협정") == ("평화", "협정")


def test_hashes_are_the_same_on_every_machine() -> None:
    assert shingles("the two sides") == {15528848617013356004}
