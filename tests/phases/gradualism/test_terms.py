import math

import pytest

from summitry.errors import NotDefined, SummitryError, TooManyDeals
from summitry.phases.gradualism.endless import gradual, lowest_patience
from summitry.phases.gradualism.horizon import MAX_PERIODS_LP, finite, finite_lp
from summitry.phases.gradualism.patterns import least_detection, slacks
from summitry.phases.gradualism.slicing import MAX_PARTS, fewest_parts, slicing
from summitry.phases.gradualism.terms import MAX_PERIODS, Terms

FAIR = Terms(0.5, 0.9, 1.0)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0.9, 1), "own worth 0; a number between 0 and 1 is needed, neither of them"),
        ((1.0, 0.9, 1), "own worth 1.0; a number between 0 and 1"),
        ((0.5, 1, 1), "patience 1; a number between 0 and 1"),
        ((0.5, math.nan, 1), "patience nan; a number between 0 and 1"),
        ((0.5, 0.9, 1.2), "detection 1.2; a chance from 0 to 1 is needed"),
        ((0.5, 0.9, -0.1), "detection -0.1; a chance"),
    ],
)
def test_terms_out_of_range_are_one_clear_line(numbers, words):
    with pytest.raises(NotDefined, match=words) as caught:
        Terms(*numbers)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: finite(FAIR, 0), "periods 0; at least 1 is needed"),
        (lambda: finite(FAIR, 2, -1), "after -1; points a period from 0 up are needed"),
        (lambda: finite_lp(FAIR, 2, math.inf), "after inf; points"),
        (lambda: slacks(FAIR, []), "steps 0; at least 1"),
        (lambda: slacks(FAIR, [0.5, -0.1]), "step 2 hands over -0.1; a part from 0 to 1"),
        (lambda: slacks(FAIR, [0.7, 0.4]), "the steps hand over 1.1 of the good; at most 1"),
        (lambda: slicing(0.5, 0.9, 0.1, 0), "parts 0; at least 1"),
        (lambda: slicing(2, 0.9, 0.1, 1), "own worth 2; a number"),
        (lambda: lowest_patience(0.5, 2), "detection 2; a chance"),
        (lambda: least_detection(0.5, 0, [1.0]), "patience 0; a number"),
        (lambda: gradual(FAIR).steps(0), "steps 0; at least 1"),
    ],
)
def test_other_bad_numbers_are_too(ask, words):
    with pytest.raises(NotDefined, match=words):
        ask()


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: finite(FAIR, MAX_PERIODS + 1), "periods 1,001; at most 1,000"),
        (lambda: finite_lp(FAIR, MAX_PERIODS_LP + 1), "periods 41; at most 40"),
        (lambda: slicing(0.5, 0.9, 0.1, MAX_PARTS + 1), "parts 1,000,001; at most 1,000,000"),
        (lambda: fewest_parts(Terms(0.5, 0.9, 0.1), 1e-7), "more than 1,000,000 parts"),
    ],
)
def test_too_much_is_said_and_not_tried(ask, words):
    with pytest.raises(TooManyDeals, match=words) as caught:
        ask()
    assert isinstance(caught.value, SummitryError)
