import pytest
from hypothesis import given

from summitry.phases.gradualism.endless import (
    gradual,
    highest_own_worth,
    lowest_detection,
    lowest_patience,
)
from summitry.phases.gradualism.patterns import plan_worth, slacks
from summitry.phases.gradualism.terms import ROUNDING, Terms
from tests.phases.gradualism.trees import chances, shares, terms

ASIDE = 1e-6
"""How far from a threshold the two sides of it are tried: far above rounding."""


@given(terms)
def test_the_value_is_that_of_its_steps_and_every_condition_binds(terms):
    found = gradual(terms)
    steps, left = found.steps(12), found.ratio**12 if found.holds else 0.0
    tail = (1 - terms.patience) * found.value * left
    assert plan_worth(terms, steps, tail) == pytest.approx(found.value, abs=ROUNDING)
    assert slacks(terms, steps, tail) == pytest.approx([0.0] * 12, abs=ROUNDING)
    assert sum(steps) == pytest.approx(1 - left if found.holds else 0.0, abs=ROUNDING)


@given(terms)
def test_nothing_is_worth_more_than_all_in_one_go(terms):
    found = gradual(terms)
    assert 0 <= found.value < found.first_best
    assert found.holds == (found.value > 0)


def _sides(lowest):
    """Just below and just above ``lowest``, inside (0, 1)."""
    return max(lowest - ASIDE, ASIDE / 2), min(lowest + ASIDE, 1 - ASIDE / 2)


@given(shares, shares)
def test_detection_decides_at_its_threshold(alpha, delta):
    lowest = lowest_detection(alpha, delta)
    if lowest is None:
        assert not gradual(Terms(alpha, delta, 1.0)).holds
        return
    if ASIDE < lowest < 1 - ASIDE:
        below, above = (gradual(Terms(alpha, delta, q)) for q in _sides(lowest))
        assert not below.holds
        assert above.holds


@given(shares, chances)
def test_patience_decides_at_its_threshold(alpha, q):
    lowest = lowest_patience(alpha, q)
    if lowest is None:
        assert not gradual(Terms(alpha, 1 - ASIDE, 0.0)).holds
    elif lowest < 1 - ASIDE:
        below, above = (gradual(Terms(alpha, delta, q)) for delta in _sides(lowest))
        assert not below.holds
        assert above.holds


@given(shares, chances)
def test_own_worth_decides_at_its_threshold(delta, q):
    highest = highest_own_worth(delta, q)
    if highest is None:
        assert not gradual(Terms(ASIDE, delta, 0.0)).holds
    elif ASIDE < highest < 1 - ASIDE:
        below, above = (gradual(Terms(alpha, delta, q)) for alpha in _sides(highest))
        assert below.holds
        assert not above.holds


@pytest.mark.parametrize("q", [0.2, 0.5, 1.0])
def test_the_three_thresholds_are_one_condition(q):
    delta = lowest_patience(0.5, q)
    assert lowest_detection(0.5, delta) in (None, pytest.approx(q))
    assert highest_own_worth(delta, q) == pytest.approx(0.5)


def test_without_any_detection_there_is_no_patience_and_no_worth_that_would_do():
    assert lowest_patience(0.5, 0.0) is None
    assert highest_own_worth(0.9, 0.0) is None
    assert lowest_detection(0.9, 0.5) is None
