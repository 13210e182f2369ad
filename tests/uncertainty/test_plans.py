"""How often a plan holds over the draws of a case."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from summitry.cases.ladder import compile_ladder, stage_months
from summitry.cases.read import read_case
from summitry.errors import NotDefined, UnknownName
from summitry.model.ladder import Ladder, Plan, Step
from summitry.phases.incentives import incentives
from summitry.phases.wellformed import faults
from summitry.uncertainty.drawing import draws_of
from summitry.uncertainty.plans import as_written, named_plan, plan_shares, put_off

TARGET = (2, 0, 0, 1, 0, 0, 0, 0, 0)
FROZEN = (1, 0, 0, 1, 0, 0, 0, 0, 0)
IN_ONE_GO = ((), (), (), ("yongbyon.frozen", "yongbyon.dismantled", "sanctions.exchange"))
IN_TURN = (("yongbyon.frozen",), (), (), ("yongbyon.dismantled",), ("sanctions.exchange",))
N = 60


@cache
def hanoi():
    return read_case("hanoi-2019")


def drawn_ladders(target, n, seed=0, reading=None):
    """The definition: each draw compiled by itself."""
    case, draws = hanoi(), draws_of(hanoi(), n, seed, reading=reading)
    months = stage_months(case, target)
    return [
        compile_ladder(case, target, draws.readings[i], None, months, draws.value(i))
        for i in range(n)
    ]


@pytest.mark.parametrize("plan", [IN_ONE_GO, IN_TURN])
def test_the_shares_are_those_of_each_draw(plan):
    found = plan_shares(hanoi(), TARGET, plan, N)
    ladders = drawn_ladders(TARGET, N)
    meant = [put_off(ladder, named_plan(ladder, plan)) for ladder in ladders]
    checks = [incentives(ladder, each) for ladder, each in zip(ladders, meant, strict=True)]
    assert found.holds.hits == sum(check.self_enforcing for check in checks)
    assert found.holds.draws == found.checked.hits == N
    for share in found.parties:
        party = ladders[0].parties.index(next(p for p in ladders[0].parties if p.id == share.party))
        assert share.surplus.hits == sum(check.surplus[party] > 1e-6 for check in checks)
        kept = [all(one.party != party for one in check.tempted) for check in checks]
        assert share.keeps.hits == sum(kept)
    assert sum(one.draws.hits for one in found.broken) == N - found.holds.hits
    counts = Counter(
        (check.ladder.parties[check.tightest.party].id, check.tightest.best.kind)
        for check in checks
        if not check.self_enforcing
    )
    for (party, kind), hits in counts.items():
        same = (b.draws.hits for b in found.broken if (b.party, b.kind) == (party, kind))
        assert sum(same) == hits


def test_late_draws_are_told_apart():
    found = plan_shares(hanoi(), TARGET, IN_TURN, N)
    wrong = [faults(ladder, named_plan(ladder, IN_TURN)) for ladder in drawn_ladders(TARGET, N)]
    assert found.on_time.hits == sum(not each for each in wrong)
    assert 0 < found.on_time.hits < N
    assert sum(hits for _, hits in found.late) == N - found.on_time.hits
    assert dict(found.late) == Counter(each[0] for each in wrong if each)


def test_without_waiting_a_late_draw_does_not_hold():
    found = plan_shares(hanoi(), TARGET, IN_TURN, N, waiting=False)
    assert found.checked == found.on_time
    assert {share.surplus.draws for share in found.parties} == {found.on_time.hits}
    assert found.holds.draws == N
    assert sum(b.draws.hits for b in found.broken) == found.on_time.hits - found.holds.hits


def test_every_place_is_one_of_the_plan_as_written():
    for plan in (IN_ONE_GO, IN_TURN):
        found = plan_shares(hanoi(), TARGET, plan, N)
        assert all(0 <= one.stage <= len(plan) for one in found.broken)


def test_seed_reading_and_months_are_those_asked_for():
    plan = (("yongbyon.frozen",), ("sanctions.exchange",))
    found = plan_shares(hanoi(), FROZEN, plan, 20, seed=3, reading="part_was_asked", months=2)
    again = plan_shares(hanoi(), FROZEN, plan, 20, seed=3, reading="part_was_asked", months=2)
    assert found == again
    assert found.months == 2
    assert found.stages == plan
    assert plan_shares(hanoi(), FROZEN, plan, 20, seed=3).months == stage_months(hanoi(), FROZEN)


def ladder_of(*steps):
    n_steps = len(steps)
    return Ladder((), steps, np.zeros((2, n_steps)), *(np.zeros(2),) * 2, np.zeros((2, 2)))


def test_a_plan_waits_for_its_work_and_written_waits_take_it_up():
    slow = Step("a", "a", 0, stages=3)
    then = Step("b", "b", 1, stages=2, after=frozenset({0}))
    last = Step("c", "c", 1)
    ladder = ladder_of(slow, then, last)
    assert put_off(ladder, Plan(((0,), (1,), (2,)))).stages == ((), (), (0,), (), (1,), (2,))
    waits = Plan(((0,), (), (), (), (1,), (), (2,)))
    assert put_off(ladder, waits).stages == ((), (), (0,), (), (1,), (), (2,))
    fits = Plan(((), (), (0, 2), (), (1,), ()))
    assert put_off(ladder, fits) == fits
    assert faults(ladder, put_off(ladder, Plan(((0,), (1,), (2,))))) == ()


def test_a_stage_that_is_not_put_off_stands_for_itself():
    for plan in (Plan(((0,), (), (1,), (), (2,), ())), Plan(((), (0, 1, 2))), Plan(((), ()))):
        stages = list(range(plan.n_stages + 1))
        assert [as_written(plan, plan, stage) for stage in stages] == stages


def test_a_wait_that_was_put_in_stands_for_what_it_waits_for():
    written, meant = Plan(((0,), (1,), (2,))), Plan(((), (), (0,), (), (1,), (2,)))
    assert [as_written(written, meant, s) for s in range(7)] == [0, 0, 0, 1, 1, 2, 3]


@pytest.mark.parametrize("seed", range(30))
def test_a_plan_that_is_put_off_can_be_carried_out_and_is_never_sooner(seed):
    rng = np.random.default_rng(seed)
    steps = tuple(
        Step(
            str(k),
            str(k),
            0,
            stages=int(rng.integers(1, 4)),
            after=frozenset(j for j in range(k) if rng.random() < 0.3),
        )
        for k in range(5)
    )
    at, stage = {}, 0
    for k in range(5):  # each step in a later stage than those before it
        stage += int(rng.integers(1, 3))
        at[k] = stage
    ladder, written = ladder_of(*steps), Plan.of(at)
    meant = put_off(ladder, written)
    assert faults(ladder, meant) == ()
    assert all(meant.at[k] >= at[k] for k in at)
    assert sorted(at, key=at.__getitem__) == sorted(meant.at, key=meant.at.__getitem__)
    assert [as_written(written, meant, meant.at[k]) for k in at] == list(at.values())
    for k, written_at in at.items():  # none could be done a stage sooner, all others as they are
        sooner = meant.at[k] - 1
        alone = Plan.of({**meant.at, k: sooner}) if sooner >= 0 else None
        others = {stage for j, stage in meant.at.items() if j != k}
        assert sooner < written_at or sooner in others or faults(ladder, alone)


def test_bad_input_is_said():
    with pytest.raises(UnknownName, match=r"yongbyon\.frozn"):
        plan_shares(hanoi(), FROZEN, (("yongbyon.frozn",),), 2)
    with pytest.raises(NotDefined, match="0 draws; at least 1"):
        plan_shares(hanoi(), FROZEN, (), 0)
