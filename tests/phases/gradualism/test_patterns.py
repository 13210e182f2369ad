from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.phases.gradualism.endless import gradual
from summitry.phases.gradualism.patterns import (
    least_detection,
    plan_worth,
    slacks,
    withholding_gain,
    withholding_worth,
)
from summitry.phases.gradualism.terms import ROUNDING, Terms
from tests.phases.gradualism.trees import chances, flows, plans, play, shares, terms

SUMS = 1e-9
"""Worth after the end is at most 50 points (patience 0.98): relative rounding of long sums."""


def _patterns(n):
    return [held for size in range(n + 1) for held in combinations(range(n), size)]


@given(terms, plans(), flows, st.booleans())
@settings(max_examples=100)
def test_the_program_finds_the_best_of_all_patterns(terms, steps, after, lasting):
    worths = [
        withholding_worth(terms, steps, held, after, lasting) for held in _patterns(len(steps))
    ]
    gain = max(worths) - plan_worth(terms, steps, after)
    assert withholding_gain(terms, steps, after, lasting) == pytest.approx(gain, abs=SUMS)


@given(terms, plans(most=5), flows, st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_tree_over_the_sets_withheld_finds_the_same(terms, steps, after, lasting):
    gain = play(terms, steps, after, lasting) - plan_worth(terms, steps, after)
    found = withholding_gain(terms, steps, after, lasting)
    assert found == pytest.approx(max(0.0, gain), abs=SUMS)


@given(terms, plans(), flows)
def test_no_pattern_gains_exactly_where_every_condition_holds(terms, steps, after):
    worst, gain = min(slacks(terms, steps, after)), withholding_gain(terms, steps, after)
    if worst >= 0:
        assert gain <= SUMS
    else:
        assert gain >= -worst * terms.patience ** (len(steps) - 1) * (1 - SUMS) - SUMS


@given(terms, plans(), flows)
def test_a_part_that_can_be_seen_later_too_is_never_better_withheld(terms, steps, after):
    for held in _patterns(len(steps)):
        once = withholding_worth(terms, steps, held, after)
        assert withholding_worth(terms, steps, held, after, lasting=True) <= once + SUMS


@given(terms, st.integers(1, 7))
def test_no_pattern_of_withholding_gains_in_the_closed_form(terms, n):
    found = gradual(terms)
    steps = found.steps(n)
    tail = (1 - terms.patience) * found.value * min(found.ratio, 1.0) ** n
    assert withholding_gain(terms, steps, tail) == pytest.approx(0.0, abs=ROUNDING)
    for held in _patterns(n):  # every condition binds, so every pattern is worth the same
        assert withholding_worth(terms, steps, held, tail) == pytest.approx(
            found.value, abs=ROUNDING
        )


@given(shares, shares, plans(), flows)
def test_the_least_detection_is_where_the_steps_begin_to_hold(alpha, delta, steps, after):
    lowest = least_detection(alpha, delta, steps, after)
    if lowest is None:
        assert min(slacks(Terms(alpha, delta, 1.0), steps, after)) < 0
        return
    assert min(slacks(Terms(alpha, delta, lowest), steps, after)) >= -SUMS
    if lowest > 0:
        assert min(slacks(Terms(alpha, delta, lowest * 0.99), steps, after)) < 0


@given(chances)
def test_one_part_alone_is_kept_unless_something_follows(q):
    terms = Terms(0.4, 0.5, q)
    assert withholding_gain(terms, [1.0]) == pytest.approx(0.4, abs=ROUNDING)
    assert withholding_gain(terms, [1.0], after=0.5) == pytest.approx(
        max(0.0, 0.4 - 0.5 * q), abs=ROUNDING
    )
