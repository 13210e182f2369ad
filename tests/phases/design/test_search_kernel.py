"""The search from the end: how much it looks at, what it keeps, and when it says that it lost."""

from itertools import product

import numpy as np
import pytest

import summitry.phases.design.exhaustive as exhaustive
from summitry.model.ladder import Plan
from summitry.phases.design.exhaustive import every_plan
from summitry.phases.design.fast import Fast
from summitry.phases.design.order import fits
from summitry.phases.incentives import incentives
from tests.phases.design.drawn import drawn
from tests.phases.toys import ladder_of, pair, toy

IDLE = 3


def idle():
    """The pair with three steps more that are worth nothing to anybody."""
    steps = [*pair().steps, *([pair().steps[0]] * IDLE)]
    return ladder_of(steps, np.hstack([[[-1, 2], [2, -1]], np.zeros((2, IDLE))]), patience=0.9)


def test_far_less_than_all_plans_is_looked_at():
    found = every_plan(Fast(toy(0.5)), 4, "max_min", True)
    assert 0 < found.n_looked < 4**6
    assert found.n_holding >= len(found.proposals)


def test_no_tail_that_somebody_would_leave_is_gone_on_with():
    found = every_plan(Fast(toy(0.05)), 4, "max_min", True)
    assert found.proposals == ()
    assert found.n_holding == 0
    assert found.n_looked < 4**6 / 4


@pytest.mark.parametrize("seed", range(12))
def test_the_first_proposal_is_the_best_plan_that_holds(seed):
    ladder, best = drawn(seed), -np.inf
    signs = [p for p, party in enumerate(ladder.parties) if party.principal]
    for stages in product(range(3), repeat=ladder.n_steps):
        at = dict(enumerate(stages))
        if fits(ladder, at, 3):
            check = incentives(ladder, Plan.of(at))
            if check.self_enforcing:
                best = max(best, float(check.surplus[signs].min()))
    found = every_plan(Fast(ladder), 3, "max_min", True).proposals
    assert (found[0][0] if found else -np.inf) == pytest.approx(best)


def test_equal_plans_are_all_held():
    found = every_plan(Fast(idle()), 3, "max_min", True)
    assert len(found.proposals) == 3**IDLE
    assert not found.lost


def test_it_is_said_if_there_was_no_room_for_all(monkeypatch):
    monkeypatch.setattr(exhaustive, "KEPT", 10)
    found = every_plan(Fast(idle()), 3, "max_min", True)
    assert found.lost
    assert len(found.proposals) == 10
