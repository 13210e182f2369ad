"""The search from the end: the known answers of the toy of methods.md D2 (points there are ten
times those here), and no plan that holds is missed."""

from itertools import product

import numpy as np
import pytest

from summitry.model.ladder import Plan
from summitry.phases.design import design
from summitry.phases.design.exhaustive import every_plan
from summitry.phases.design.fast import Fast
from summitry.phases.incentives import incentives
from tests.phases.toys import toy

LEAST = {0.25: (40.15, 51.42), 0.3: (45.55, 47.82), 0.5: (48.84, 49.24), 0.9: (49.5, 49.8)}
"""Largest smallest surplus in at most four stages, waits allowed; the surplus of both."""

NASH = {0.3: (44.74, 49.44), 0.5: (46.60, 52.10), 0.9: (48.60, 51.60)}
"""Largest product as methods.md gives it: over plans without a wait (see below)."""

NASH_WAITING = {0.3: (43.84, 51.24), 0.5: (46.60, 52.10), 0.9: (47.60, 53.60)}
"""The same with waits allowed, ours: at .3 and .9 a wait makes the product larger."""


@pytest.mark.parametrize("method", ["exhaustive", "milp"])
@pytest.mark.parametrize("detection", LEAST)
def test_the_toy_in_four_stages(detection, method):
    found = design(toy(detection), 4, method=method)
    assert found.proven
    assert found.value * 10 == pytest.approx(min(LEAST[detection]))
    for one in found.plans:
        assert (one.surplus * 10).tolist() == pytest.approx(LEAST[detection])


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_holds_at_a_fifth(whole):
    found = design(toy(0.2), 4, whole=whole)
    assert found.plans == ()
    assert found.proven


def plans_of_the_toy(n_stages):
    """All plans in which each of the six steps is in one of so many stages or in none."""
    for found in product(range(n_stages + 1), repeat=6):
        yield {k: t for k, t in enumerate(found) if t < n_stages}


@pytest.mark.parametrize("detection", [0.2, *LEAST])
def test_the_toy_over_all_its_15625_plans(detection):
    """One compiled check for each plan of five stages, or four and never, nothing left out."""
    fast, n_looked, best = Fast(toy(detection)), 0, -np.inf
    for at in plans_of_the_toy(4):
        n_looked += 1
        slack, values = fast.slack(at, 4)
        if at and slack >= -fast.tolerance:
            best = max(best, values.min())
    assert n_looked == 15_625
    found = design(toy(detection), 4, whole=False)
    assert found.proven
    if detection == 0.2:
        assert best == -np.inf
        assert not found.plans
    else:
        assert best * 10 == pytest.approx(min(LEAST[detection]))
        assert found.value == pytest.approx(best)


@pytest.mark.parametrize("method", ["exhaustive", "milp"])
@pytest.mark.parametrize("detection", NASH_WAITING)
def test_the_largest_product_with_waits(detection, method):
    found = design(toy(detection), 4, "nash", method=method)
    assert found.proven
    assert (found.plans[0].surplus * 10).tolist() == pytest.approx(NASH_WAITING[detection])


@pytest.mark.parametrize("detection", NASH)
def test_the_largest_product_without_waits(detection):
    """The figures of methods.md come from ordered bundles: up to four stages, none of them empty,
    all steps done."""
    fast, best = Fast(toy(detection)), (0.0, ())
    for at in plans_of_the_toy(4):
        stages = set(at.values())
        if len(at) == 6 and len(stages) == max(stages) + 1:
            slack, values = fast.slack(at, 4)
            if slack >= -fast.tolerance:
                best = max(best, (values.prod(), tuple(values * 10)))
    assert best[1] == pytest.approx(NASH[detection])


def test_the_plan_of_methods_holds():
    plan = Plan(((1, 4), (3, 5), (0,), (2,)))
    check = incentives(toy(0.3), plan)
    assert check.self_enforcing
    assert (check.surplus * 10).tolist() == pytest.approx(NASH[0.3])


def test_the_search_counts_and_prunes():
    found = every_plan(Fast(toy(0.5)), 4, "max_min", True)
    assert 0 < found.n_holding <= found.n_looked < 4**6
    assert not found.lost
    assert sorted((value for value, _ in found.proposals), reverse=True) == [
        value for value, _ in found.proposals
    ]


def test_a_cap_on_the_loss_is_kept():
    fast = Fast(toy(0.5))
    assert every_plan(fast, 4, "max_min", True, cap=1.4 + 1e-9).proposals
    assert not every_plan(fast, 4, "max_min", True, cap=1.3).proposals
