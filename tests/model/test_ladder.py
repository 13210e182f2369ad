"""Steps, ladders and plans: what they say of themselves, worked by hand."""

import numpy as np
import pytest

from summitry.errors import NotDefined, UnknownName
from summitry.model.ladder import Bundle, Plan, Step
from tests.phases.toys import ladder_of, pair, toy


def test_the_worth_is_the_base_the_steps_and_the_bundles_that_are_whole():
    bundle = Bundle(frozenset({0, 1}), np.array([10.0, 20.0]))
    ladder = pair(base=np.array([0.5, -0.5]), bundles=(bundle,))
    assert [ladder.worth(0, done) for done in ((), (0,), (1,), (1, 0))] == [0.5, -0.5, 2.5, 11.5]
    assert [ladder.worth(1, done) for done in ((), (0,), (1,), (0, 1))] == [-0.5, 1.5, -1.5, 20.5]


def test_the_worth_of_no_steps_is_the_base():
    assert ladder_of((), np.zeros((2, 0)), base=np.array([0.25, 0.0])).worth(0, ()) == 0.25


def test_players_are_those_who_sign_and_those_who_take_a_step():
    steps = (Step("x", "x", 2), Step("y", "y", None))
    ladder = ladder_of(steps, np.zeros((4, 2)), principals=[True, True, False, False])
    assert ladder.players == (0, 1, 2)


def test_own_steps_are_those_a_party_takes_alone():
    steps = (Step("x", "x", 1), Step("y", "y", None), Step("z", "z", 1))
    ladder = ladder_of(steps, np.zeros((2, 3)))
    assert ladder.own(0) == ()
    assert ladder.own(1) == (0, 2)


def test_a_step_is_found_by_its_id():
    assert toy().n_steps == 6
    assert toy().step("covert") == 2
    with pytest.raises(UnknownName, match="no such step: covet; did you mean covert"):
        toy().step("covet")


def test_a_plan_knows_when_each_step_is_done():
    plan = Plan(((1,), (), (0, 2)))
    assert plan.n_stages == 3
    assert plan.at == {1: 0, 0: 2, 2: 2}
    assert [plan.before(t) for t in range(4)] == [set(), {1}, {1}, {0, 1, 2}]
    assert plan.done == {0, 1, 2}


def test_a_plan_from_the_stages_of_its_steps_is_the_same_plan():
    plan = Plan(((1,), (), (0, 2)))
    assert Plan.of(plan.at) == plan
    assert Plan.of({}) == Plan(())


def test_waits_at_the_end_are_trimmed_and_no_others():
    assert Plan(((), (0,), (), ())).trimmed == Plan(((), (0,)))
    assert Plan(((), ())).trimmed == Plan(())


def test_a_step_done_twice_is_no_plan():
    with pytest.raises(NotDefined, match="step 3 stands in stage 0 and in 2"):
        Plan(((3,), (), (3,)))
