import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.phases.gradualism.endless import lowest_detection
from summitry.phases.gradualism.patterns import (
    least_detection,
    plan_worth,
    slacks,
    withholding_gain,
)
from summitry.phases.gradualism.slicing import MAX_PARTS, best_parts, fewest_parts, slicing
from summitry.phases.gradualism.terms import Terms
from tests.phases.gradualism.trees import chances, shares

after = st.floats(0.01, 1)
SUMS = 1e-9
"""Relative rounding of sums of up to 200 parts."""


def _needed(alpha, delta, flow, parts):
    """What (1) asks for at every part, as a number even above 1."""
    at_one = slacks(Terms(alpha, delta, 1.0), [1 / parts] * parts, flow)
    return [alpha / parts / (slack + alpha / parts) for slack in at_one]


@given(shares, shares, after, st.integers(1, 60))
def test_the_closed_form_is_the_largest_over_every_part(alpha, delta, flow, parts):
    needed = _needed(alpha, delta, flow, parts)
    found = slicing(alpha, delta, flow, parts)
    by_definition = least_detection(alpha, delta, [1 / parts] * parts, flow)
    if abs(max(needed) - 1) < SUMS:
        return  # rounding decides
    assert (found.detection is None) == (by_definition is None) == (max(needed) > 1)
    if found.detection is not None:
        assert found.detection == pytest.approx(max(needed), rel=SUMS)
        assert by_definition == pytest.approx(max(needed), rel=SUMS)
        terms = Terms(alpha, delta, found.detection)
        assert withholding_gain(terms, [1 / parts] * parts, flow) <= SUMS
    place = {"first": 0, "last": -1, "all": parts // 2}[found.tempting]
    assert needed[place] == pytest.approx(max(needed), rel=SUMS)


@given(shares, shares, st.integers(1, 60))
def test_the_value_is_that_of_the_parts(alpha, delta, parts):
    worth = plan_worth(Terms(alpha, delta, 1.0), [1 / parts] * parts)
    assert slicing(alpha, delta, 0.1, parts).value == pytest.approx(worth, rel=SUMS)


@given(st.floats(0.02, 0.98), st.floats(0.05, 0.95), after)
@settings(max_examples=50, deadline=None)
def test_the_best_number_of_parts_is_the_best_of_all(alpha, delta, flow):
    best = best_parts(alpha, delta, flow)
    needed = [max(_needed(alpha, delta, flow, n)) for n in range(1, best[-1] + 4)]
    for parts in best:
        assert needed[parts - 1] == pytest.approx(min(needed), rel=SUMS)


@given(st.floats(0.02, 0.98), st.floats(0.05, 0.95), chances, after)
@settings(max_examples=50, deadline=None)
def test_the_fewest_parts_hold_and_one_fewer_do_not(alpha, delta, q, flow):
    found = fewest_parts(Terms(alpha, delta, q), flow)
    tried = range(1, best_parts(alpha, delta, flow)[0] + 1)
    needed = [max(_needed(alpha, delta, flow, n)) for n in tried]
    if found is None:
        assert min(needed) >= q * (1 - SUMS)
    else:
        assert needed[found - 1] <= q * (1 + SUMS)
        assert all(more >= q * (1 - SUMS) for more in needed[: found - 1])


@given(st.floats(0.02, 0.98), st.floats(0.05, 0.99), after)
def test_the_limit_is_the_threshold_of_the_endless_exchange(alpha, delta, flow):
    limit = lowest_detection(alpha, delta)
    if limit is not None:
        found = slicing(alpha, delta, flow, MAX_PARTS).detection
        assert found == pytest.approx(limit, rel=SUMS)


def test_without_anything_after_the_end_no_number_of_parts_holds():
    assert {slicing(0.5, 0.9, 0, n).detection for n in (1, 2, 10, 1000)} == {None}
    assert best_parts(0.5, 0.9, 0) == ()
    assert fewest_parts(Terms(0.5, 0.9, 1.0), 0) is None


@pytest.mark.parametrize(
    ("parts", "tempting"), [(1, "all"), (9, "last"), (10, "all"), (11, "first")]
)
def test_where_a_sliced_step_is_broken_first(parts, tempting):
    assert slicing(0.5, 0.9, 0.05, parts).tempting == tempting
