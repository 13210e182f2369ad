"""Chances and lengths in words: never less than is needed, never a false plural."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reports.phases.chance import chance_words, length_words, stated_words


@given(st.floats(0.0, 1.0))
def test_what_is_told_is_at_least_what_is_needed(share):
    told = float(chance_words(share).removesuffix(" %")) / 100
    assert told >= share - 1e-10
    assert told - share <= (0.01 if share >= 0.1 else 0.001) + 1e-10


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.29, "29 %"), (0.0990, "9.9 %"), (0.0999, "10 %")]
)
def test_whole_shares_stay_as_they_are(share, words):
    assert chance_words(share) == words


@pytest.mark.parametrize(
    ("low", "central", "high", "words"),
    [
        (0.5, 0.5, 0.5, "the case has 50 %, quoted"),
        (0.2, 0.3, 0.5, "the case has 20 % to 50 %, quoted"),
        (None, None, None, "the case says nothing: taken as seen at once"),
    ],
)
def test_what_the_case_says(low, central, high, words):
    stated = {"low": low, "central": central, "high": high, "grade": "quoted"}
    assert stated_words(stated) == words


@pytest.mark.parametrize(
    ("months", "words"), [(1, "1 month"), (0.5, "0.5 months"), (12, "12 months")]
)
def test_lengths(months, words):
    assert length_words(months) == words
