"""The firmest plan: its margin against a search of all plans, one by one."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from summitry.model.ladder import Ladder, Plan, Step
from summitry.model.party import Party
from summitry.phases.firmest import PRECISION, firmest
from summitry.phases.incentives import incentives
from summitry.phases.keeping import stake


def _drawn(seed: int) -> Ladder:
    """Two steps a side, each worth more to the other than it costs."""
    rng = np.random.default_rng(seed)
    steps = tuple(
        Step(f"s{k}", f"s{k}", k // 2, float(rng.uniform(0.3, 1)), float(rng.uniform(0.2, 1)))
        for k in range(4)
    )
    flow = np.zeros((2, 4))
    for k in range(4):
        flow[k // 2, k] = -float(rng.uniform(1, 4))
        flow[1 - k // 2, k] = float(rng.uniform(3, 8))
    parties, none = (Party("a", "A"), Party("b", "B")), np.zeros((2, 2))
    return Ladder(parties, steps, flow, np.zeros(2), np.full(2, 0.9), none)


def _holds(ladder: Ladder, plan: Plan, prize: float) -> bool:
    paid = replace(ladder, forfeit=ladder.forfeit + prize * np.eye(2))
    return incentives(paid, plan).self_enforcing


@pytest.mark.parametrize("seed", range(6))
def test_at_the_margin_a_plan_holds_and_beyond_it_none(seed: int) -> None:
    ladder = _drawn(seed)
    plans = [Plan.of(dict(enumerate(at))) for at in product(range(3), repeat=4)]
    found = firmest(ladder, 3)
    if not any(_holds(ladder, plan, 0.0) for plan in plans):
        assert (found.plans, found.margin) == ((), 0.0)
        return
    assert found.proven
    assert all(one.self_enforcing for one in found.plans)
    assert all(_holds(ladder, one.plan, found.margin) for one in found.plans)
    assert not any(_holds(ladder, plan, found.beyond) for plan in plans)
    step = PRECISION * max(stake(ladder, p) for p in ladder.players)
    assert 0 < found.beyond - found.margin <= step + 1e-12


def test_some_ladders_have_a_margin_and_some_no_plan() -> None:
    margins = [firmest(_drawn(seed), 3).margin for seed in range(6)]
    assert max(margins) > 0


def test_without_a_plan_there_is_no_margin() -> None:
    ladder = _drawn(0)
    found = firmest(replace(ladder, flow=-np.abs(ladder.flow)), 3)
    assert (found.plans, found.margin, found.beyond) == ((), 0.0, 0.0)
    assert found.proven


def test_the_margin_is_never_above_the_least_surplus() -> None:
    for seed in range(6):
        found = firmest(_drawn(seed), 3)
        for one in found.plans:
            assert found.margin <= float(one.surplus.min()) + 1e-9
