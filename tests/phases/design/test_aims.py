"""Aims: what a plan is worth by each, by the rows and by the definition."""

from math import inf, log

import numpy as np
import pytest

from summitry.model.ladder import Plan
from summitry.phases.design import exposure
from summitry.phases.design.aims import Least, Loss, Product
from summitry.phases.design.fast import Fast
from summitry.phases.design.policies import Policies
from summitry.phases.design.program import Program
from tests.phases.design.drawn import drawn
from tests.phases.toys import toy

AT = {0: 0, 1: 1}


def values(fast, at, n_stages=3):
    return fast.slack(at, n_stages)[1]


@pytest.mark.parametrize("seed", range(20))
def test_the_sums_are_what_the_worth_is_made_of(seed):
    fast = Fast(drawn(seed))
    policies, found = Policies(fast.ladder, 3), values(Fast(drawn(seed)), AT)
    least = Least(fast, 3)
    assert min(s.at(AT) for s in least.sums(policies)) == pytest.approx(least.score(AT, found))
    loss = Loss(fast, 3)
    worst = min(0.0, *(s.at(AT) for s in loss.sums(policies)))
    assert worst == pytest.approx(loss.score(AT, found))
    assert -worst == pytest.approx(exposure(fast.ladder, Plan.of(AT)))


def test_a_product_counts_only_above_nothing():
    aim = Product(Fast(toy(0.5)))
    assert aim.score({}, np.array([2.0, 3.0])) == pytest.approx(log(6))
    assert aim.score({}, np.array([2.0, 0.0])) == -inf


def test_a_cap_on_the_loss_is_a_row_and_a_condition():
    fast = Fast(toy(0.5))
    policies, free, held = Policies(fast.ladder, 4), Least(fast, 4), Least(fast, 4, 1.0)
    assert free.caps(policies) == []
    for at in ({0: 0}, {1: 0}, {1: 2, 4: 1}):
        found = values(fast, at, 4)
        meets = all(row.at(at) >= 0 for row in held.caps(policies))
        assert meets == (held.score(at, found) > -inf)
        assert free.score(at, found) == found.min()


@pytest.mark.parametrize("aim", [Least, Loss])
def test_the_program_reaches_the_worth_of_the_best_plan_and_no_more(aim):
    fast = Fast(toy(0.9))
    policies, asked = Policies(fast.ladder, 2), aim(fast, 2)
    program = Program(fast.ladder, 2, True, len(asked.limits))
    asked.state(program, policies)
    solved = program.solve(asked.limits, -inf, 30)
    score = asked.score(solved.at, values(fast, solved.at, 2))
    assert solved.bound == pytest.approx(score, abs=1e-5)


def test_a_tangent_lies_above_the_logarithm_and_touches_it():
    fast = Fast(toy(0.9))
    policies, asked = Policies(fast.ladder, 2), Product(fast)
    program = Program(fast.ladder, 2, True, len(asked.limits))
    asked.state(program, policies)
    first = program.solve(asked.limits, -inf, 30)
    found = values(fast, first.at, 2)
    assert first.bound >= asked.score(first.at, found) - 1e-6
    asked.learn(program, policies, found)
    again = program.solve(asked.limits, -inf, 30)
    assert (
        asked.score(again.at, values(fast, again.at, 2)) - 1e-6 <= again.bound <= first.bound + 1e-6
    )
