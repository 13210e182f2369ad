from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.phases.gradualism.endless import gradual
from summitry.phases.gradualism.horizon import finite, finite_lp
from summitry.phases.gradualism.patterns import plan_worth, slacks, withholding_gain
from summitry.phases.gradualism.terms import MAX_PERIODS, ROUNDING, Terms
from tests.phases.gradualism.trees import flows, shares, terms

SOLVER = 1e-8
"""The solver keeps each condition to 1e-10; up to 40 of them follow from each other."""
SUMS = 1e-9
"""Worth after the end is at most 50 points: relative rounding of long sums."""


@given(terms, st.integers(1, 40), flows)
@settings(max_examples=150, deadline=None)
def test_the_closed_form_is_the_optimum_of_the_linear_programme(terms, periods, after):
    found = finite(terms, periods, after)
    assert found.value == pytest.approx(finite_lp(terms, periods, after).value, abs=SOLVER)


@given(terms, st.integers(1, 60), flows)
def test_the_plan_holds_and_no_pattern_of_withholding_gains(terms, periods, after):
    found = finite(terms, periods, after)
    assert min(slacks(terms, found.steps, after)) >= -SUMS
    assert withholding_gain(terms, found.steps, after) <= SUMS
    assert plan_worth(terms, found.steps, after) == found.total
    assert plan_worth(terms, found.steps) == found.value
    assert sum(found.steps) <= 1 + ROUNDING


@given(terms, st.integers(1, MAX_PERIODS))
@settings(max_examples=30, deadline=None)
def test_without_anything_after_the_end_the_value_is_exactly_nothing(terms, periods):
    assert finite(terms, periods).value == 0
    assert set(finite(terms, periods).steps) == {0}


@given(terms, st.integers(1, 40))
def test_with_its_tail_every_horizon_is_worth_the_endless_exchange(terms, periods):
    endless = gradual(terms)
    tail = (1 - terms.patience) * endless.value * min(endless.ratio, 1.0) ** periods
    found = finite(terms, periods, tail)
    assert found.total == pytest.approx(endless.value, abs=ROUNDING)
    assert found.steps == pytest.approx(endless.steps(periods), abs=ROUNDING)


@given(shares, shares, st.integers(1, 20), st.floats(1e-6, 1))
def test_more_detection_is_never_worse(alpha, delta, periods, after):
    values = [finite(Terms(alpha, delta, q), periods, after).value for q in (0, 0.3, 0.6, 1)]
    for less, more in pairwise(values):
        assert less <= more + ROUNDING
    assert values[-1] <= 1 - alpha + ROUNDING


def test_if_enough_follows_all_goes_in_one_go():
    assert finite(Terms(0.5, 0.9, 1.0), 3, after=0.1).steps == (1.0, 0.0, 0.0)


@pytest.mark.parametrize("after", [1e-300, 1e-280, 1e-100, 1.0, 1e9])
@pytest.mark.parametrize("own_worth", [1e-6, 0.02, 0.98])
@pytest.mark.parametrize("patience", [0.02, 0.999])
@pytest.mark.parametrize("detection", [0.0, 1e-9, 1.0])
def test_numbers_far_out_do_not_break_it(own_worth, patience, detection, after):
    found = finite(Terms(own_worth, patience, detection), MAX_PERIODS, after)
    rounding = SUMS * max(1.0, after / (1 - patience))
    assert min(slacks(found.terms, found.steps, after)) >= -rounding
    assert 0 <= found.value <= 1 - own_worth + ROUNDING
