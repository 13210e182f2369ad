"""The deviators that the search finds: none beats a plan that holds, and they beat those that do
not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.ladder import Plan
from summitry.phases.definitions import deviation_by_definition, value_by_definition
from summitry.phases.incentives import incentives
from summitry.simulation.search import hardest_test
from tests.phases.test_incentives import BEST, easier
from tests.phases.toys import GRAND, draw, pair, toy

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("name", BEST)
def test_the_plans_of_the_study_survive(name):
    detection, at, _ = BEST[name]
    tests = hardest_test(toy(detection), Plan.of(at))
    assert [one.party for one in tests] == [0, 1]
    assert not any(one.breaks for one in tests)
    assert all(one.gain < 0 for one in tests)


@pytest.mark.parametrize("detection", [0.3, 0.5, 0.9])
def test_the_grand_bargain_is_broken(detection):
    """By the second in the open, whatever the detection: 8.68 against 6.5. By the first in secret,
    unless it is likely enough to be found out: 5.29 against 4 at 1/2."""
    first, second = hardest_test(toy(detection), GRAND)
    assert second.breaks
    assert second.gain == pytest.approx(2.18)
    assert second.policy.undone == {3, 4, 5}
    assert first.breaks
    assert set().union(*first.policy.withheld) == {0, 1, 2}


@given(SEEDS, st.sampled_from([0, 4, 12]))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_no_deviator_found_beats_a_plan_that_holds(seed, points):
    """10,000 runs each, no gain above sampling error."""
    ladder, plan = draw(seed, most=4)
    ladder = easier(ladder, points)
    found = incentives(ladder, plan)
    tests = hardest_test(ladder, plan, seed=seed)
    if found.self_enforcing:
        assert not any(one.breaks for one in tests)
    for one in tests:
        exact = [
            deviation_by_definition(ladder, plan, one.party, t)
            - value_by_definition(ladder, plan, one.party, t)
            for t in range(plan.n_stages + 1)
        ]
        assert one.gain <= max(exact) + 5 * one.error + 1e-9


def test_the_search_finds_the_best_deviation_nearly_always():
    """Over 60 random ladders the gain found is the exact one for at least 95 of 100 parties."""
    hits = []
    for seed in range(60):
        ladder, plan = draw(seed)
        for one in hardest_test(ladder, plan, runs=1_000):
            exact = max(
                deviation_by_definition(ladder, plan, one.party, t)
                - value_by_definition(ladder, plan, one.party, t)
                for t in range(plan.n_stages + 1)
            )
            hits.append(abs(one.gain - exact) <= 5 * one.error + 1e-9)
    assert np.mean(hits) >= 0.95


def test_what_is_reported_fits_together():
    for one in hardest_test(toy(0.3), GRAND, runs=1_000, seed=5):
        assert one.gain == pytest.approx(one.found.mean - one.kept.mean)
        assert one.policy.start == one.stage
        assert one.found.runs == 1_000
    assert hardest_test(toy(0.3), GRAND, seed=5) == hardest_test(toy(0.3), GRAND, seed=5)


def test_a_tie_is_no_gain():
    """To withhold gives just what the plan gives."""
    first, _ = hardest_test(pair(), Plan(((0, 1),)))
    assert first.gain == 0.0
    assert not first.breaks
