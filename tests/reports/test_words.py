"""Names, lists, plurals and numbers as a reader expects them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reports.words import (
    about,
    capital,
    count,
    joined,
    line,
    marked,
    number,
    percent,
    points,
    possessive,
    share_words,
    shown,
)


def test_a_line_names_each_footing_once_in_the_order_given():
    assert line("x", ["b", "a", "b"], ["n", "n"]) == {
        "text": "x",
        "claims": ["b", "a"],
        "numbers": ["n"],
        "one_sided": False,
    }


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_lists_in_words(parts, words):
    assert joined(parts, "or") == words


def test_counts_in_words_up_to_ten_and_in_digits_above():
    assert [count(n, "deal") for n in (0, 1, 10, 11, 2688)] == [
        "no deals",
        "one deal",
        "ten deals",
        "11 deals",
        "2,688 deals",
    ]


def test_capital_changes_the_first_letter_only():
    assert [capital(""), capital("the US"), capital("éa")] == ["", "The US", "Éa"]


def test_a_demand_has_marks_that_no_source_has():
    assert marked("x") == "‹x›"


def test_possessive_of_a_name_that_ends_in_s():
    assert [possessive(name) for name in ("Anna", "the United States")] == [
        "Anna’s",
        "the United States’",
    ]


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (0.0, "0 %", "0 %"),
        (0.000184, "0.01 %", "0.02 %"),
        (0.0000012, "0.0001 %", "0.0002 %"),
        (0.0024512, "0.24 %", "0.25 %"),
        (0.32815, "32.8 %", "32.9 %"),
        (0.99985, "99.9 %", "100.0 %"),
        (1.0, "100 %", "100 %"),
    ],
)
def test_the_ends_of_an_interval_are_rounded_outwards(share, low, high):
    assert (share_words(share, up=False), share_words(share, up=True)) == (low, high)


@given(st.floats(min_value=1e-9, max_value=1))
def test_a_rounded_interval_holds_the_share(share):
    low, high = (float(share_words(share, up=up).removesuffix(" %")) for up in (False, True))
    assert low <= 100 * share * (1 + 1e-12)
    assert high >= 100 * share * (1 - 1e-12)


@pytest.mark.parametrize(
    ("value", "near"), [(0, 0), (0.6497, 0.65), (-0.0371, -0.037), (16.18, 16), (520.5, 520)]
)
def test_a_guess_is_told_to_two_digits(value, near):
    assert about(value) == near


def test_points_carry_their_sign():
    assert [points(n) for n in (1200, -3, 0)] == ["+1,200", "−3", "0"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, None),
        (Fraction(0), "0 %"),
        (Fraction(1, 200), "under 1 %"),
        (Fraction(99, 100), "99 %"),
        (Fraction(9999, 10000), "over 99 %"),
        (Fraction(1), "100 %"),
    ],
)
def test_percent_is_rounded_down(share, words):
    assert percent(share) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (0.0, "0"),
        (-5.0, "−5"),
        (0.3333, "0.333"),
        (-0.25, "−0.25"),
        (99.96, "100"),
        (540.4, "540"),
        (999.6, "1,000"),
        (123456.7, "123,457"),
    ],
)
def test_numbers_have_three_digits_at_most_and_no_exponent(value, words):
    assert number(value) == words


@given(st.text())
def test_shown_text_cannot_hide_or_move_words(text):
    kept = shown(text)
    assert len(kept) == len(text)
    assert all(c in "\n\t" or ord(c) >= 32 for c in kept)
    assert not set(kept) & set("\x7f\x9b\u202a\u202e\u2066\u2069")
    assert shown(kept) == kept
