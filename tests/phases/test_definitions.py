"""The definitions against one another and against cases worked by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.ladder import Plan
from summitry.phases.definitions import (
    Course,
    best_response_by_definition,
    course_value,
    courses,
    deviation_by_definition,
    is_self_enforcing_by_definition,
    value_by_definition,
)
from tests.phases.toys import draw, pair, with_step

X, Y, BOTH, NONE = frozenset({0}), frozenset({1}), frozenset({0, 1}), frozenset()


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_by_stages_is_as_good_as_the_best_course(seed):
    ladder, plan = draw(seed, grace=1)
    for party in ladder.players:
        for stage in range(plan.n_stages + 1):
            best = max(
                course_value(ladder, party, one) for one in courses(ladder, plan, party, stage)
            )
            assert best == pytest.approx(
                best_response_by_definition(ladder, plan, party, stage), abs=1e-9
            )


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
def test_the_course_that_keeps_to_the_plan_is_worth_the_plan(seed):
    ladder, plan = draw(seed)
    kept = [(plan.before(stage + 1), NONE) for stage in range(plan.n_stages)]
    course = Course((*kept, (plan.done, NONE)), None)
    for party in range(len(ladder.parties)):
        expected = value_by_definition(ladder, plan, party, 0)
        assert course_value(ladder, party, course) == pytest.approx(expected, abs=1e-12)


def test_keeping_to_the_plan_is_among_the_courses():
    kept = Course(((X, NONE), (BOTH, NONE), (BOTH, NONE)), None)
    assert kept in list(courses(pair(), Plan(((0,), (1,))), 0, 0))


def test_the_courses_of_a_plan_of_one_step():
    """Refuse or walk out; leave x undone; and do x or not, each then for ever or for two stages, or
    walk out after one; what was withheld may be made good in the second."""
    found = list(courses(pair(), Plan(((0,),)), 0, 0))
    assert len(found) == 3 + (1 + 2) + (1 + 2 * 2)
    assert len(set(found)) == len(found) - 2  # refuse, walk out, leave x undone: 0 each


def test_withholding_for_ever_by_hand():
    """u = 1/2 * 2 + 1/2 [1/4 * 0 + 3/4 u], as y is undone in full: u = 8/5."""
    ladder, plan = with_step(pair(), 0, detection=0.25), Plan(((0, 1),))
    assert course_value(ladder, 0, Course(((BOTH, X),), None)) == pytest.approx(1.6)
    assert deviation_by_definition(ladder, plan, 0, 0) == pytest.approx(1.6)
    assert value_by_definition(ladder, plan, 0, 0) == 1.0
    assert not is_self_enforcing_by_definition(ladder, plan)


def test_found_out_for_certain_one_stage_is_what_a_breach_gives():
    """1/2 * 2 + 1/2 * 0, no more than the plan itself: it holds, with nothing to spare."""
    plan = Plan(((0, 1),))
    assert deviation_by_definition(pair(), plan, 0, 0) == 1.0
    assert is_self_enforcing_by_definition(pair(), plan)
    assert not is_self_enforcing_by_definition(pair(patience=0.49), plan)


def test_what_was_withheld_can_be_made_good_later():
    """With x withheld for a stage, then done: 1/2 * 2 + 1/2 * 1 if it is never found."""
    ladder, plan = with_step(pair(), 0, detection=0.0), Plan(((0, 1),))
    course = Course(((BOTH, X), (BOTH, NONE)), None)
    assert course in list(courses(ladder, plan, 0, 0))
    assert course_value(ladder, 0, course) == 1.5
    assert best_response_by_definition(ladder, plan, 0, 1, X) == 2.0
