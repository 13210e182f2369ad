"""Targets looked at: how many stages, the exchange, the design, the firmest plan."""

import pytest

from summitry.errors import NotDefined
from summitry.phases.firmest import firmest
from summitry.reports.phases.looked import MOST, firm, look, stages_of
from summitry.reports.phases.target import target_meant
from tests.phases.toys import pair, with_step


@pytest.mark.parametrize(
    ("work", "stages", "found"), [(1, None, 4), (2, None, 5), (39, None, 40), (1, 1, 1), (3, 7, 7)]
)
def test_stages_are_those_asked_for_or_enough(asked, work, stages, found):
    assert stages_of(with_step(pair(), 0, stages=work), asked(stages=stages)) == found


@pytest.mark.parametrize(
    ("work", "stages", "said"),
    [
        (3, 2, "--stages 2: the longest work takes 3 stages of 1 month; allow at least so many"),
        (MOST + 1, None, "the longest work takes 41 stages of 1 month; at most 40"),
        (10**9, 40, "takes 1,000,000,000 stages of 1 month; at most 40: make the stages longer"),
    ],
)
def test_too_few_or_far_too_many_are_one_line(asked, work, stages, said):
    with pytest.raises(NotDefined) as caught:
        stages_of(with_step(pair(), 0, stages=work), asked(stages=stages))
    assert said in str(caught.value)


def test_one_target(analysed, asked):
    analysis = analysed("HOLDS")
    target = target_meant(analysis, "first")
    one = look(analysis, "base", target, asked(stages=3))
    assert one.n_stages == 3
    assert one.once.self_enforcing
    assert one.plan is one.design.plans[0]
    assert one.margin is None
    best = firm(one, asked(objective="firmest"))
    expected = firmest(one.ladder, 3)
    assert best.margin == expected.margin
    assert [p.plan for p in best.design.plans] == [p.plan for p in expected.plans]
    assert firm(one, asked(objective="nash")) is one


def test_without_a_plan_nothing_is_firm(analysed, asked):
    analysis = analysed("UNSEEN")
    one = look(analysis, "base", target_meant(analysis, "first"), asked())
    assert one.plan is None
    assert firm(one, asked(objective="firmest")) is one
