"""Rows as arrays: each plan has the same value by the table as by the sums."""

import numpy as np
import pytest

from summitry.phases.design.aims import Loss
from summitry.phases.design.fast import Fast
from summitry.phases.design.order import earliest
from summitry.phases.design.policies import Policies
from summitry.phases.design.table import (
    earliest_plan,
    plan_at,
    plan_row,
    tabled,
    worked,
)
from tests.phases.design.drawn import drawn
from tests.phases.toys import pair, with_step


def test_a_plan_goes_to_an_array_and_back():
    assert plan_row({0: 1, 2: 0}, 3, 4).tolist() == [1, 4, 0]
    assert plan_at(np.array([1, 4, 0]), 4) == {0: 1, 2: 0}


def test_the_earliest_plan_leaves_out_what_is_too_late():
    ladder = with_step(pair(), 1, stages=2, after=frozenset({0}))
    assert earliest_plan(ladder, 3).tolist() == earliest(ladder).tolist() == [0, 2]
    assert earliest_plan(ladder, 2).tolist() == [0, 2]
    assert plan_at(earliest_plan(ladder, 2), 2) == {0: 0}


@pytest.mark.parametrize("seed", range(20))
def test_every_row_has_the_value_of_its_sum(seed):
    from summitry.phases.design.chance_kernel import rows_at

    ladder = drawn(seed)
    policies, aim = Policies(ladder, 3), Loss(Fast(ladder), 3)
    rows = [row for p in ladder.players for row in policies.first(p)]
    table = tabled(ladder, 3, worked(rows), worked(aim.sums(policies)))
    out = np.zeros(len(table.const))
    rng = np.random.default_rng(seed)
    for _ in range(10):
        plan = rng.integers(0, 4, ladder.n_steps)
        rows_at(table, plan, out)
        at = plan_at(plan, 3)
        both = [*rows, *aim.sums(policies)]
        assert out.tolist() == pytest.approx([row.at(at) for row in both], abs=1e-9)
    assert table.n_rows == len(rows)
