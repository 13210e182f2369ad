"""Propose, check, cut: larger ladders than can be searched, and what the bound is worth."""

import numpy as np
import pytest

from summitry.model.ladder import Step
from summitry.phases.design import design
from summitry.phases.design.aims import Least, Loss, Product
from summitry.phases.design.chance_kernel import rows_at
from summitry.phases.design.fast import Fast
from summitry.phases.design.order import fewest_stages, fits
from summitry.phases.design.planner import Planner
from summitry.phases.design.table import plan_row
from summitry.phases.incentives import incentives
from tests.phases.design.drawn import drawn
from tests.phases.toys import ladder_of, toy


def sides(n, seed, gain=(1.1, 1.6)):
    """n steps of each of two sides, with costs and gains like the toy's."""
    rng = np.random.default_rng(seed)
    cost = rng.uniform(0.5, 4, 2 * n).round(1)
    worth = (cost * rng.uniform(*gain, 2 * n) + 0.2).round(1)
    side, flow = [0] * n + [1] * n, np.zeros((2, 2 * n))
    for k, mover in enumerate(side):
        flow[mover, k], flow[1 - mover, k] = -cost[k], worth[k]
    steps = [
        Step(f"s{k}", f"s{k}", side[k], *rng.uniform([0.2, 0.2], [0.9, 1.0]).round(2).tolist())
        for k in range(2 * n)
    ]
    return ladder_of(steps, flow, patience=0.9)


@pytest.mark.parametrize("seed", range(4))
def test_deviations_are_learnt_until_the_best_plan_is_proven(seed):
    ladder = sides(4, seed)
    exact = design(ladder, 4, method="exhaustive")
    found = design(ladder, 4, method="milp")
    assert found.proven
    assert len(found.plans) == len(exact.plans)
    assert found.plans == () or found.value == pytest.approx(exact.value)


def test_some_plans_are_cut_off_on_the_way():
    assert sum(design(sides(4, seed), 4, method="milp").n_cut for seed in range(4)) > 0


def test_eight_steps_a_side():
    found = design(sides(8, 1, (1.5, 2.5)), 6, most=1)
    assert found.method == "milp"
    assert found.proven
    assert found.bound == found.value == min(found.plans[0].surplus)
    assert incentives(found.plans[0].ladder, found.plans[0].plan).self_enforcing


@pytest.mark.parametrize("aim", ["least", "product", "loss"])
def test_every_aim_has_a_bound_above_its_best(aim):
    fast = Fast(toy(0.3))
    aims = {"least": Least(fast, 4), "product": Product(fast), "loss": Loss(fast, 4)}
    found = Planner(fast, 4, aims[aim], True, 30).run(1)
    assert found.proven
    assert found.bound == found.best
    assert len(found.found) == 1


def test_the_loss_of_a_plan_is_its_exposure():
    fast = Fast(toy(0.3))
    _, values = fast.slack({0: 0}, 4)
    assert Loss(fast, 4).score({0: 0}, values) == 0.0
    assert Loss(fast, 4).score({1: 0}, values) == pytest.approx(-2.4)
    assert Loss(fast, 4).score({1: 2, 4: 1}, values) == pytest.approx(-2.0)


def test_a_plan_that_holds_is_found_where_most_deviations_bind():
    found = design(sides(6, 3, (1.05, 1.5)), 5, most=1, seconds=2)
    assert found.plans
    assert found.value <= found.bound + 1e-9
    assert incentives(found.plans[0].ladder, found.plans[0].plan).self_enforcing


@pytest.mark.parametrize("seed", [100, 104, 106])
def test_no_plan_against_a_rule_of_the_world_is_taken(seed):
    ladder = drawn(seed, most=6)
    fast, n_stages = Fast(ladder), max(4, fewest_stages(ladder))
    planner = Planner(fast, n_stages, Least(fast, n_stages), True, 10)
    planner._draw(20)
    assert all(fits(ladder, at, n_stages) for at in planner.found)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_learnt_from_a_plan_cuts_it_off_and_no_plan_that_holds(seed):
    ladder = sides(3, seed)
    fast, held = Fast(ladder), design(ladder, 3, method="exhaustive", most=100)
    planner = Planner(fast, 3, Least(fast, 3), True, 10)
    at = dict.fromkeys(range(6), 2) | {0: 0, 1: 0}
    if fast.slack(at, 3)[0] >= -fast.tolerance:
        return
    n = len(planner._chance._rows.consts)
    assert planner._learn(at)
    rows = np.zeros(len(planner._chance.table.const))
    rows_at(planner._chance.table, plan_row(at, 6, 3), rows)
    assert rows[n : planner._chance.table.n_rows].min() < 0
    for one in held.plans:
        rows_at(planner._chance.table, plan_row(one.plan.at, 6, 3), rows)
        assert rows[: planner._chance.table.n_rows].min() >= -1e-7
