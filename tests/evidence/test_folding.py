"""Folded text leads back to the original, piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.folding import FOLDS, LAYOUT, fold, words

TEXTS = st.text(
    st.sampled_from("ab zSU.…-—–\n\u00a0\u200b“”'\"«") | st.characters(exclude_categories=["Cs"])
)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("quote marks", "‘it’s’ “so” «là»", "'it's' 'so' 'là'"),
        ("dashes", "30–60 — or -- so", "30-60 - or - so"),
        ("dots", "wait…", "wait..."),
        ("spaces", "a \n b\u00a0c\u00adc\t", "a b cc "),
        ("spelling", "the U.S. organisation", "the US organization"),
    ],
)
def test_each_fold_does_its_own_work_and_no_other(name: str, before: str, after: str) -> None:
    assert fold(before, [name]).text == after
    assert fold(before, [other for other in FOLDS if other != name]).text != after


def test_case_and_unknown_marks_are_kept() -> None:
    assert fold("March march § 5%").text == "March march § 5%"
    assert "spelling" not in LAYOUT


@given(TEXTS, st.sampled_from([(), LAYOUT, FOLDS]))
def test_every_cut_leads_back_to_a_span_in_order(text: str, folds: tuple[str, ...]) -> None:
    folded = fold(text, folds)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[at] in fold(text[start:end], folds).text


@given(TEXTS)
def test_folding_layout_twice_changes_nothing(text: str) -> None:
    once = fold(text, LAYOUT).text
    assert fold(once, LAYOUT).text == once


@given(TEXTS)
def test_without_folds_the_text_is_itself(text: str) -> None:
    assert fold(text, ()).text == text
    assert fold(text, ()).pieces == ()


@given(TEXTS)
def test_words_stand_where_they_say(text: str) -> None:
    places = [place for word in words(text) for place in (word.start, word.end)]
    assert places == sorted(places)
    for word in words(text):
        assert word.folded in fold(text[word.start : word.end]).text
