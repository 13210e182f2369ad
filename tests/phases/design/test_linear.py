"""Linear sums over plans against the flows and the collapse they stand for."""

import numpy as np
import pytest

from summitry.model.ladder import Plan
from summitry.phases.collapse import collapse
from summitry.phases.design.linear import Linear, Sums
from tests.phases.design.drawn import drawn

AT = {0: 1, 1: 0}


def test_a_sum_counts_what_is_done_by_each_stage():
    row = Linear(2, 3)
    row.const = 1.0
    row.each[0, 0], row.each[0, 2], row.each[1, 1] = 4.0, 2.0, 8.0
    assert row.at({}) == 1.0
    assert row.at({0: 0}) == 7.0
    assert row.at({0: 1, 1: 1}) == 11.0
    assert row.at({1: 2}) == 1.0


def test_a_product_counts_if_all_of_it_is_done_in_time():
    row = Linear(2, 3)
    row.products[(0, 1), (1, 2)] = 5.0
    assert [row.at({0: t, 1: 2}) for t in range(3)] == [5.0, 5.0, 0.0]
    assert row.at({0: 0}) == 0.0


def test_adding_changes_the_first_and_not_the_second():
    one, other = Linear(1, 1), Linear(1, 1)
    other.const, other.each[0, 0], other.products[((0, 0),)] = 1.0, 2.0, 3.0
    assert one.add(other, 2.0).at({0: 0}) == 12.0
    assert one.add(other, -2.0).at({0: 0}) == 0.0
    assert other.at({0: 0}) == 6.0


@pytest.mark.parametrize("seed", range(20))
def test_flows_and_what_is_left_are_what_the_ladder_says(seed):
    ladder = drawn(seed)
    sums, plan = Sums(ladder, 3), Plan.of(AT)
    for p in range(len(ladder.parties)):
        for t in range(3):
            done = plan.before(t + 1)
            assert sums.flow(p, sums.by(t)).at(AT) == pytest.approx(ladder.worth(p, done))
            assert sums.left(p, sums.by(t)).at(AT) == pytest.approx(collapse(ladder, p, done))


def test_a_step_that_is_not_in_the_set_counts_for_nothing():
    ladder = drawn(3)
    sums = Sums(ladder, 2)
    nothing = np.full(ladder.n_steps, -1)
    everything = dict.fromkeys(range(ladder.n_steps), 0)
    assert sums.flow(0, nothing).at(everything) == ladder.base[0]
    assert sums.left(0, nothing).at(everything) == 0.0
