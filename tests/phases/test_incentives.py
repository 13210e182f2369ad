"""Does a plan hold? The verdict against every course there is, and against the studies' figures."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.ladder import Plan
from summitry.phases.definitions import (
    course_value,
    courses,
    is_self_enforcing_by_definition,
    value_by_definition,
)
from summitry.phases.incentives import incentives
from tests.phases.test_bestresponse import played
from tests.phases.toys import GRAND, draw, toy

SEEDS = st.integers(0, 2**32 - 1)

# Freeze, Yongbyon, covert site; liaison, partial relief, full relief: the stage of each.
# methods.md D2: the best plans by Nash and by the least surplus, in sums: ten times our averages.
BEST = {
    "nash .3": (0.3, {1: 0, 4: 0, 3: 1, 5: 1, 0: 2, 2: 3}, (44.74, 49.44)),
    "least .25": (0.25, {0: 3, 1: 0, 2: 3, 3: 1, 4: 0, 5: 2}, (40.15, 51.42)),
    "least .3": (0.3, {0: 3, 1: 0, 2: 3, 3: 1, 4: 0, 5: 1}, (45.55, 47.82)),
    "least .5": (0.5, {0: 0, 1: 0, 2: 3, 3: 1, 4: 0, 5: 0}, (48.84, 49.24)),
    "least .9": (0.9, {0: 2, 1: 0, 2: 2, 3: 0, 4: 0, 5: 0}, (49.5, 49.8)),
}


def easier(ladder, points):
    """The same ladder with so much more for each while the plan is in force, and no step that is
    never found withheld: more plans hold."""
    steps = tuple(replace(step, detection=max(0.4, step.detection)) for step in ladder.steps)
    return replace(ladder, steps=steps, base=ladder.base + points)


@given(SEEDS, st.sampled_from([0, 4, 12]))
@settings(max_examples=150, deadline=None)
def test_the_verdict_follows_the_definition(seed, points):
    ladder, plan = draw(seed)
    ladder = easier(ladder, points)
    found = incentives(ladder, plan)
    if abs(found.tightest.slack) > 1e-7:
        assert found.self_enforcing == is_self_enforcing_by_definition(ladder, plan)


@given(SEEDS, st.sampled_from([4, 12]))
@settings(max_examples=80, deadline=None)
def test_no_secret_deviation_gains(seed, points):
    """Up to 4 steps of each of two: where the plan holds, every course there is, from every stage,
    gives no more than keeping to it; where it does not, the recipe named gains what it says."""
    ladder, plan = draw(seed, most=4, stages=4, grace=1)
    ladder = easier(ladder, points)
    found = incentives(ladder, plan)
    if found.self_enforcing:
        for party in ladder.players:
            for stage in range(plan.n_stages + 1):
                kept = value_by_definition(ladder, plan, party, stage)
                best = max(
                    course_value(ladder, party, one) for one in courses(ladder, plan, party, stage)
                )
                assert best <= kept + 2 * found.tolerance
    for one in found.tempted:
        kept = value_by_definition(ladder, plan, one.party, one.stage)
        course = played(ladder, plan, one.party, one.recipe)
        gained = course_value(ladder, one.party, course) - kept
        assert gained == pytest.approx(-one.slack, abs=1e-9)
        assert gained > 0


def test_both_verdicts_are_met_in_these_draws():
    """A property that is never put to the test would hold of anything."""
    held = [
        incentives(easier(draw(seed, most=4)[0], points), draw(seed, most=4)[1]).self_enforcing
        for seed in range(100)
        for points in (4, 12)
    ]
    assert 40 < sum(held) < 160


def test_the_grand_bargain_is_not_self_enforcing():
    found = incentives(toy(), GRAND)
    assert not found.self_enforcing
    assert 10 * found.surplus == pytest.approx([40, 65])
    assert 10 * found.tightest.slack == pytest.approx(-21.8, abs=0.05)
    assert [(one.party, one.best.kind) for one in found.tempted if one.stage == 0] == [
        (0, "withhold"),
        (1, "break"),
    ]


@pytest.mark.parametrize("name", BEST)
def test_the_best_plans_of_the_study_hold_and_are_worth_what_it_says(name):
    detection, at, worth = BEST[name]
    found = incentives(toy(detection), Plan.of(at))
    assert found.self_enforcing
    assert 10 * found.surplus == pytest.approx(worth, abs=0.005)
    assert is_self_enforcing_by_definition(toy(detection), Plan.of(at))


def test_a_plan_that_holds_under_one_chance_to_be_found_out_falls_under_a_lower_one():
    _, at, _ = BEST["least .3"]
    assert not incentives(toy(0.25), Plan.of(at)).self_enforcing


def test_what_is_reported_fits_together():
    found = incentives(toy(), GRAND)
    assert len(found.each) == 2 * 2
    assert found.tightest.slack == min(one.slack for one in found.each)
    assert all(one.slack < 0 for one in found.tempted)
    assert all(one.value == found.values[one.party, one.stage] for one in found.each)
