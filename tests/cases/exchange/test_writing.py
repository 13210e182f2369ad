"""Exact decimals, weights and names for files."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.exchange.scenario import Profile, Rectangle, Scenario, ScenarioIssue
from summitry.cases.exchange.writing import (
    PLACES,
    decimal_text,
    file_names,
    finite,
    refuse_rectangles,
    split,
)
from summitry.errors import CaseError

decimals = st.decimals(-100, 100, places=9).map(Fraction)


@given(decimals)
def test_a_decimal_is_written_exactly(number):
    assert finite(number)
    assert Fraction(decimal_text(number)) == number
    assert "e" not in decimal_text(number).lower()


@given(st.fractions(-10, 10))
def test_any_other_is_rounded_at_the_last_place(number):
    assert abs(Fraction(decimal_text(number)) - number) <= Fraction(1, 2 * 10**PLACES)
    assert finite(number) == (Fraction(Decimal(decimal_text(number))) == number)


@given(st.lists(decimals, min_size=1, max_size=5))
def test_weight_times_value_is_the_term(terms):
    weight, values = split(terms)
    assert tuple(weight * value for value in values) == tuple(terms)
    assert all(map(finite, (weight, *values)))


@given(st.lists(st.text(max_size=5), max_size=6))
def test_names_for_files_are_plain_and_differ(names):
    found = file_names(names, ["domain"])
    assert len({name.lower() for name in found} | {"domain"}) == len(names) + 1
    assert all(name.replace("-", "").isalnum() and name.isascii() for name in found)


def test_rectangles_are_refused():
    side = Profile("a", ((Fraction(),),), (Rectangle(((0, (0,)),), Fraction(1)),))
    with pytest.raises(CaseError, match="a wants some issues together, and NegoLog adds them up"):
        refuse_rectangles(Scenario("s", (ScenarioIssue("i", ("v",)),), (side,)), "NegoLog")
