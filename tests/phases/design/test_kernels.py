"""The loops of the check, part by part, against ``withholding`` and ``incentives``."""

import numpy as np
import pytest

from summitry.phases.design.fast import Fast
from summitry.phases.design.flat import flatten
from summitry.phases.design.kernels import checked, ended, laid
from summitry.phases.design.order import mask
from summitry.phases.incentives import incentives
from summitry.phases.withholding import Withholding
from tests.phases.toys import draw


@pytest.mark.parametrize("seed", range(30))
def test_what_is_laid_out_is_what_withholding_says(seed):
    ladder, plan = draw(seed)
    flat, done = flatten(ladder), plan.done
    for p, party in enumerate(ladder.players):
        size = 1 << int(flat.n_own[p])
        out = np.zeros((4, flat.found.shape[1]))
        laid(flat, p, mask(done), out)
        held = Withholding(ladder, range(ladder.n_steps), party)
        said = held.over(done)
        can = said.can
        assert np.array_equal(out[3, :size] == 1, can)
        assert out[0, :size][can] == pytest.approx(said.flow[can])
        assert out[1, :size][can] + flat.forfeit[p] == pytest.approx(said.left[can])
        assert 1 - out[2, :size][can] == pytest.approx(said.alarm[can])
        assert flat.found[p, :size] == pytest.approx(held.found)


@pytest.mark.parametrize("seed", range(30))
def test_every_slack_at_every_stage_is_what_incentives_says(seed):
    ladder, plan = draw(seed)
    check, fast = incentives(ladder, plan), Fast(ladder)
    slacks, _ = fast.slacks(plan.at, plan.n_stages)
    rows = {party: row for row, party in enumerate(ladder.players)}
    for one in check.each:
        assert slacks[rows[one.party], one.stage] == pytest.approx(one.slack, abs=1e-11)


def test_the_worth_of_the_end_is_what_going_on_for_ever_gives():
    ladder, plan = draw(5)
    fast, check = Fast(ladder), incentives(ladder, plan)
    for p, party in enumerate(ladder.players):
        size = fast.flat.found.shape[1]
        now, out = np.zeros((4, size)), np.zeros((ladder.grace + 1, size))
        laid(fast.flat, p, mask(plan.done), now)
        assert ended(fast.flat, p, now, out) == pytest.approx(check.values[party, -1])
        assert out[0, 0] >= check.values[party, -1] - 1e-12


def test_the_least_slack_is_returned_and_the_arrays_are_filled():
    ladder, plan = draw(7)
    flat, n_stages = flatten(ladder), plan.n_stages
    sets = np.array([mask(plan.before(t)) for t in range(n_stages + 1)])
    values, slacks = np.zeros(len(flat.base)), np.zeros((len(flat.base), n_stages + 1))
    least = checked(flat, sets, values, slacks)
    check = incentives(ladder, plan)
    assert least == slacks.min() == pytest.approx(check.tightest.slack)
    assert values == pytest.approx(check.surplus[list(ladder.players)])
