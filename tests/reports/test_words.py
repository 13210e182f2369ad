"""Names, lists, plurals and numbers as a reader expects them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reports.words import (
    capital,
    count,
    joined,
    line,
    number,
    percent,
    points,
    quoted,
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


def test_quoted_uses_quotation_marks():
    assert quoted("x") == "“x”"


def test_points_carry_their_sign():
    assert [points(n) for n in (1200, -3, 0)] == ["+1,200", "−3", "0"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, None),
        (Fraction(0), "0 %"),
        (Fraction(1, 200), "under 1 %"),
        (Fraction(999, 1000), "99 %"),
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
