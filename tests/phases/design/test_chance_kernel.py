"""Small changes by chance: the order is kept, and no figure drifts from the plan it is of."""

import numpy as np
import pytest

from summitry.phases.design.aims import Least, Product
from summitry.phases.design.chance import Chance
from summitry.phases.design.chance_kernel import annealed, ordered, rows_at, short, worth
from summitry.phases.design.fast import Fast
from summitry.phases.design.order import fits
from summitry.phases.design.policies import Policies
from summitry.phases.design.table import plan_at
from tests.phases.design.drawn import drawn

N = 3


def chance(seed, whole=True, aim=Least):
    fast = Fast(drawn(seed))
    policies = Policies(fast.ladder, N)
    found = Chance(fast, N, aim(fast, N) if aim is Least else aim(fast), policies, whole)
    found.add([row for p in fast.ladder.players for row in policies.first(p)])
    return found


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(15))
def test_what_keeps_the_order_and_the_rules_fits(seed, whole):
    found = chance(seed, whole)
    rng = np.random.default_rng(seed)
    for _ in range(100):
        plan = rng.integers(0, N + (not whole), found.ladder.n_steps)
        at, rows = plan_at(plan, N), np.zeros(len(found.table.const))
        free = found.ask._replace(slight=np.inf)
        within = ordered(found.table, plan, whole) and short(found.table, free, plan, rows) == 0
        assert within == (bool(at) and fits(found.ladder, at, N))


@pytest.mark.parametrize("aim", [Least, Product])
@pytest.mark.parametrize("seed", range(15))
def test_what_comes_back_is_the_plan_it_is_said_to_be(seed, aim):
    found = chance(seed, aim=aim)
    start = np.zeros(found.ladder.n_steps, dtype=np.int64)
    start[:] = found.table.first
    if start.max() >= N:
        return
    best, rows = start.copy(), np.zeros(len(found.table.const))
    missed = annealed(found.table, found.ask, start, best, 1.0, seed, 3000)
    rows_at(found.table, best, rows)
    assert short(found.table, found.ask, best, rows) == pytest.approx(missed, abs=1e-9)
    assert ordered(found.table, best, True)
    assert np.isfinite(worth(found.table, found.ask, rows))


def test_the_same_seed_gives_the_same_plan():
    found = chance(1)
    plans = []
    for _ in range(2):
        start = found.table.first.copy()
        best = start.copy()
        annealed(found.table, found.ask, start, best, 1.0, 5, 2000)
        plans.append(best.tolist())
    assert plans[0] == plans[1]
