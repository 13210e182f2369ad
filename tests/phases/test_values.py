"""The worth of a plan that all keep to: by hand, and against the definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.ladder import Plan
from summitry.phases.definitions import value_by_definition
from summitry.phases.values import alarm, plan_values
from tests.phases.toys import GRAND, draw, pair, toy, with_step


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=300, deadline=None)
def test_the_values_follow_the_definition(seed):
    ladder, plan = draw(seed, most=4, stages=5)
    expected = [
        [value_by_definition(ladder, plan, party, stage) for stage in range(plan.n_stages + 1)]
        for party in range(len(ladder.parties))
    ]
    assert plan_values(ladder, plan) == pytest.approx(np.array(expected), abs=1e-12)


def test_all_in_one_go_is_worth_what_the_study_says():
    """40 and 65 there: sums, ten times these averages."""
    assert 10 * plan_values(toy(), GRAND)[:, 0] == pytest.approx([40, 65])


def test_a_plan_without_steps_is_worth_its_base():
    ladder = pair(base=np.array([0.3, -0.2]))
    assert plan_values(ladder, Plan(())).tolist() == [[0.3], [-0.2]]


def test_a_wait_at_the_end_changes_nothing():
    ladder, plan = draw(5)
    longer = plan_values(ladder, Plan((*plan.stages, ())))
    assert longer[:, :-1] == pytest.approx(plan_values(ladder, plan), abs=1e-12)
    assert longer[:, -1] == pytest.approx(longer[:, -2], abs=1e-12)


def test_false_alarms_of_several_steps_come_on_their_own():
    ladder = with_step(with_step(pair(), 0, alarm=0.2), 1, alarm=0.5)
    assert alarm(ladder, ()) == 0.0
    assert alarm(ladder, (0, 1)) == pytest.approx(1 - 0.8 * 0.5)


def test_a_false_alarm_ends_the_plan():
    """v = (1 - 1/2) 1 + 1/2 [1/4 c + 3/4 v] with c = 0 as all is undone: v = 4/5."""
    ladder = with_step(pair(), 0, alarm=0.25)
    assert plan_values(ladder, Plan(((0, 1),)))[0, 1] == pytest.approx(0.8)
