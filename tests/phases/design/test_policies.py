"""The rows: no plan that holds breaks one, and a deviation that was found cuts off its plan."""

from itertools import product

import pytest

from summitry.model.ladder import Plan
from summitry.phases.design.order import fits
from summitry.phases.design.policies import Policies, from_recipe
from summitry.phases.incentives import incentives
from summitry.phases.values import plan_values
from tests.phases.design.drawn import drawn

N_STAGES = 3


def checks(ladder):
    """Every plan that fits, with its check."""
    for found in product(range(N_STAGES + 1), repeat=ladder.n_steps):
        at = {k: t for k, t in enumerate(found) if t < N_STAGES}
        if at and fits(ladder, at, N_STAGES):
            stages = range(N_STAGES)
            plan = Plan(tuple(tuple(k for k in at if at[k] == t) for t in stages))
            yield at, incentives(ladder, plan)


@pytest.mark.parametrize("seed", range(10))
def test_the_value_is_linear_in_the_plan(seed):
    ladder = drawn(seed)
    policies = Policies(ladder, N_STAGES)
    for at, check in checks(ladder):
        values = plan_values(ladder, check.plan)
        for p in ladder.players:
            for t in range(N_STAGES + 1):
                assert policies.value(p, t).at(at) == pytest.approx(values[p, t])


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("alarms", [False, True])
def test_no_plan_that_holds_breaks_a_row(seed, alarms):
    """Neither the rows that are always there nor one learnt from any other plan."""
    ladder = drawn(seed, most=3, alarms=alarms)
    policies, found = Policies(ladder, N_STAGES), list(checks(ladder))
    rows = [row for p in ladder.players for row in policies.first(p)]
    for at, check in [] if policies.alarms else found:
        for one in check.tempted:
            acts = from_recipe(ladder, one.recipe, N_STAGES)
            rows.append(policies.slack(one.party, acts))
            assert rows[-1].at(at) == pytest.approx(one.slack, abs=1e-9)
    holding = [at for at, check in found if check.self_enforcing]
    assert all(row.at(at) >= -1e-7 for row in rows for at in holding)
