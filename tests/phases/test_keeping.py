"""For which values of one number a plan is kept to: the facts that say how to look for them."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from summitry.model.ladder import Plan
from summitry.phases.changed import with_bonds, with_detection, with_undone
from summitry.phases.incentives import incentives
from summitry.phases.keeping import PATIENCES, Keeping, hidden, pays, slack, stake
from summitry.phases.values import plan_values
from tests.phases.toys import draw, pair, toy, with_step

SEEDS = range(25)
SHARES = [i / 8 for i in range(9)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_slack_is_the_least_of_the_check(seed):
    ladder, plan = draw(seed)
    check = incentives(ladder, plan)
    for party in ladder.players:
        least = min(one.slack for one in check.each if one.party == party)
        assert slack(ladder, plan, party) == pytest.approx(least, abs=1e-12)
        assert slack(ladder, plan, party, plan_values(ladder, plan)) == slack(ladder, plan, party)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_detection_and_larger_bonds_never_tempt(seed):
    ladder, plan = draw(seed)
    for party in ladder.players:
        own = [with_detection(ladder, ladder.own(party), q) for q in SHARES]
        bonds = [with_bonds(ladder, [(party, b)]) for b in (0, 0.1, 1, 5, 20)]
        for others in ([] if pays(ladder, party) else own), bonds:
            rising = [slack(other, plan, party) for other in others]
            assert all(after >= before - 1e-9 for before, after in pairwise(rising))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_slack_is_concave_in_what_is_undone_of_a_step(seed):
    ladder, plan = draw(seed)
    for step in sorted(plan.done):
        rows = [with_undone(ladder, [step], share) for share in SHARES]
        for party in ladder.players:
            each = np.array([slack(row, plan, party) for row in rows])
            assert (np.diff(each, 2) <= 1e-9).all()


def test_being_found_can_help_who_is_paid_for_a_breach_and_falsely_accused():
    """Found before the false alarm that ends all as well: then a grid is scanned."""
    ladder = replace(pair(), forfeit=np.array([[1.5, 0.0], [0.0, 0.0]]), base=np.array([0.5, 0.0]))
    alarmed = with_step(ladder, 1, alarm=0.4)
    assert not pays(ladder, 0)
    assert pays(alarmed, 0)
    assert not pays(alarmed, 1)
    plan = Plan(((0, 1),))
    found = Keeping(alarmed, plan, incentives(alarmed, plan)).detection((0,), alone=True)
    assert not found.sure


def test_patience_is_tried_evenly_in_its_odds():
    odds = np.log(np.array(PATIENCES) / (1 - np.array(PATIENCES)))
    assert np.ptp(np.diff(odds)) < 1e-9
    assert (PATIENCES[0], PATIENCES[-1]) == pytest.approx((0.0001, 0.9999))


def test_what_can_be_hidden_and_what_is_at_stake():
    assert hidden(toy(), Plan(((5, 1),))) == (1, 5)
    assert hidden(with_step(pair(), 0, mover=None), Plan(((0, 1),))) == (1,)
    assert stake(toy(), 0) == 1 + 3 + 4 + 2 + 4 + 6
