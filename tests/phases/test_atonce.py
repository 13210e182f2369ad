"""Everything in one exchange: one stage, as early as the work allows, or not at all."""

import pytest

from summitry.phases.atonce import at_once
from summitry.phases.incentives import incentives
from summitry.phases.wellformed import faults
from tests.phases.toys import GRAND, draw, ladder_of, pair, toy, with_step


def test_the_grand_bargain_of_the_toy_breaks():
    ladder = toy()
    assert at_once(ladder) == GRAND
    assert not incentives(ladder, at_once(ladder)).self_enforcing


def test_the_exchange_waits_for_the_longest_work():
    ladder = with_step(pair(), 1, stages=3)
    assert at_once(ladder).stages == ((), (), (0, 1))
    assert faults(ladder, at_once(ladder)) == ()


def test_where_one_step_comes_after_another_there_is_none():
    assert at_once(with_step(pair(), 1, after=frozenset({0}))) is None
    assert at_once(with_step(pair(), 1, needs=frozenset({0}))).stages == ((0, 1),)


def test_a_single_step():
    assert at_once(ladder_of(pair().steps[:1], [[-1], [2]])).stages == ((0,),)


@pytest.mark.parametrize("seed", range(40))
def test_all_steps_stand_in_one_stage_that_can_be_met(seed):
    ladder, _ = draw(seed)
    plan = at_once(ladder)
    assert (plan is None) == any(step.after for step in ladder.steps)
    if plan is not None:
        assert plan.stages[-1] == tuple(range(ladder.n_steps))
        assert not any(plan.stages[:-1])
        assert faults(ladder, plan) == ()
        earlier = type(plan)(plan.stages[1:])
        assert len(plan.stages) == 1 or faults(ladder, earlier)
