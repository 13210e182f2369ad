"""Proposals by chance: they meet the rows, they repeat, and they are near the best."""

import numpy as np
import pytest

from summitry.phases.design import design
from summitry.phases.design.aims import Least
from summitry.phases.design.chance import Chance
from summitry.phases.design.fast import Fast
from summitry.phases.design.linear import Linear
from summitry.phases.design.order import fewest_stages, fits
from summitry.phases.design.planner import Planner
from summitry.phases.design.policies import Policies
from tests.phases.design.drawn import drawn
from tests.phases.toys import toy


def of(ladder, n_stages, whole=True):
    fast = Fast(ladder)
    return Chance(fast, n_stages, Least(fast, n_stages), Policies(ladder, n_stages), whole)


def test_the_same_proposals_every_time():
    one, other = of(toy(), 4), of(toy(), 4)
    assert [one.proposal() for _ in range(3)] == [other.proposal() for _ in range(3)]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(10))
def test_a_proposal_that_meets_all_rows_fits(seed, whole):
    ladder = drawn(seed)
    n_stages = max(3, fewest_stages(ladder))
    at, meets = of(ladder, n_stages, whole).proposal()
    assert fits(ladder, at, n_stages) or not meets
    assert not whole or len(at) == ladder.n_steps


def test_a_row_that_is_added_is_met_from_then_on():
    found = of(toy(), 4)
    late = Linear(6, 4)
    late.each[0, 2] = -1.0
    found.add([late])
    at, meets = found.proposal()
    assert meets
    assert at[0] == 3


def test_rows_that_no_plan_meets_are_missed():
    found, never = of(toy(), 4), Linear(6, 4)
    never.const = -1.0
    found.add([never])
    assert not found.proposal()[1]


def test_from_a_plan_nothing_worse_comes_back():
    fast, start = Fast(toy(0.9)), {k: k // 2 for k in range(6)}
    at, _ = of(toy(0.9), 4).proposal(start)
    (_, before), (_, after) = fast.slack(start, 4), fast.slack(at, 4)
    assert after.min() >= before.min()


@pytest.mark.parametrize("detection", [0.3, 0.5, 0.9])
def test_without_the_program_the_best_plan_of_the_toy_is_found(detection):
    fast = Fast(toy(detection))
    planner = Planner(fast, 4, Least(fast, 4), True, 60)
    planner._draw(40)
    exact = design(toy(detection), 4, method="exhaustive")
    assert planner.best == pytest.approx(exact.value)
    assert np.isinf(planner.bound)
