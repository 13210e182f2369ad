"""A step cut into parts."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from summitry.errors import NotDefined, TooManyDeals
from summitry.model.ladder import Bundle, Plan, Step
from summitry.phases.changed import PRECISION, with_detection
from summitry.phases.gradualism.slicing import slicing
from summitry.phases.incentives import incentives
from summitry.phases.slicing import arrangements, part_places, sliced, slicing_table
from summitry.phases.thresholds import plan_thresholds
from summitry.phases.wellformed import check_ladder, faults
from tests.phases.toys import draw, ladder_of, pair, toy, with_step

NASH = Plan(((1, 4), (3, 5), (0,), (2,)))


def test_the_parts_make_up_the_whole():
    ladder = with_step(toy(), 1, breakout=0.9, alarm=0.1)
    cut = sliced(ladder, 1, 3)
    places = part_places(ladder, 1, 3)
    assert places == (6, 7, 1)
    assert [cut.steps[k].id for k in places] == ["yongbyon/1", "yongbyon/2", "yongbyon/3"]
    assert cut.steps[6].name == "yongbyon, part 1 of 3"
    assert cut.flow[:, places].sum(axis=1) == pytest.approx(ladder.flow[:, 1])
    assert sum(cut.steps[k].breakout for k in places) == pytest.approx(0.9)
    assert {(s.detection, s.undone, s.alarm) for s in (cut.steps[k] for k in places)} == {
        (0.5, 0.2, 0.1)
    }
    assert [cut.steps[k].needs for k in places] == [set(), {6}, {7}]
    assert sliced(ladder, 1, 1) is ladder


@pytest.mark.parametrize(
    ("stages", "parts", "work", "waits"),
    [
        (4, 2, [2, 2], [False, True]),
        (3, 2, [2, 1], [False, True]),
        (2, 4, [1, 1, 1, 1], [False, False, True, False]),
        (1, 3, [1, 1, 1], [False, False, False]),
        (5, 3, [2, 2, 1], [False, True, True]),
    ],
)
def test_the_work_is_spread_and_takes_no_longer_than_the_whole(stages, parts, work, waits):
    ladder = with_step(toy(), 0, stages=stages)
    cut, places = sliced(ladder, 0, parts), part_places(ladder, 0, parts)
    assert [cut.steps[k].stages for k in places] == work
    assert [bool(cut.steps[k].after) for k in places] == waits
    soonest = [-(-(i + 1) * stages // parts) - 1 for i in range(parts)]
    at = dict(zip(places, soonest, strict=True))
    assert faults(cut, Plan.of(at)) == ()
    for place in places:
        sooner = {k: stage - (k == place) for k, stage in at.items()}
        assert min(sooner.values()) < 0 or faults(cut, Plan.of(sooner))
    assert max(at.values()) == stages - 1


def test_what_waits_for_the_step_waits_for_its_last_part():
    """Needs, bundles and rules name the place of the whole, where the last part stands."""
    steps = (
        Step("a", "a", 0, needs=frozenset({2})),
        Step("b", "b", 1, after=frozenset({0})),
        Step("c", "c", 1),
    )
    bundle = Bundle(frozenset({0, 1}), np.array([1.0, 2.0]))
    rule = (frozenset({0}), frozenset({1, 2}))
    ladder = ladder_of(steps, [[-1, 2, 1], [2, -1, -1]], bundles=(bundle,), forbidden=(rule,))
    cut = sliced(ladder, 0, 2)
    check_ladder(cut)
    assert cut.steps[3].needs == {2}
    assert cut.steps[0].needs == {3}
    assert cut.steps[1].after == {0}
    assert cut.worth(0, {3, 1, 2}) == ladder.worth(0, {1, 2}) - 0.5
    assert cut.worth(0, {0, 3, 1, 2}) == ladder.worth(0, {0, 1, 2})
    assert faults(cut, Plan(((2, 3), (0,), (1,)))) == ()


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_is_worth_the_same_with_all_parts_in_one_stage(seed):
    ladder, plan = draw(seed)
    plain = replace(ladder, steps=tuple(replace(s, alarm=0.0) for s in ladder.steps))
    step = min(plan.at)
    cut, places = sliced(plain, step, 3), part_places(plain, step, 3)
    together = Plan.of({**plan.at, **dict.fromkeys(places, plan.at[step])})
    whole, parts = incentives(plain, plan.trimmed), incentives(cut, together)
    assert parts.surplus == pytest.approx(whole.surplus)


def test_every_arrangement_is_looked_at():
    found = list(arrangements(toy(), NASH, 1, 2))
    assert len(found) == 10
    assert {(p.at[6], p.at[1]) for p in found} == {(i, j) for i in range(4) for j in range(i, 4)}
    assert all(p.at[k] == NASH.at[k] for p in found for k in NASH.at if k != 1)
    with pytest.raises(TooManyDeals, match="ways to spread 9 parts over 40 stages; at most 20,000"):
        next(arrangements(toy(), Plan(((1,), *((),) * 39)), 1, 9))


def test_yongbyon_in_parts_needs_less_detection():
    rows = slicing_table(toy(0.3), NASH, 1)
    assert [row.parts for row in rows] == [1, 2, 3, 4]
    assert [row.looked for row in rows] == [4, 10, 20, 35]
    lowest = [row.detection for row in rows]
    assert lowest == pytest.approx([0.279861, 0.277286, 0.268985, 0.263887], abs=5e-6)
    assert rows[0].check.plan == NASH
    for row in rows:
        assert row.check.self_enforcing
        less = with_detection(row.ladder, row.ladder.own(0), row.detection - 3 * PRECISION)
        assert not incentives(less, row.check.plan).self_enforcing


def test_the_arrangement_is_the_best_of_all_by_the_check():
    """The least detection of any arrangement, each by plan_thresholds."""
    ladder = toy(0.3)
    (row,) = slicing_table(ladder, NASH, 5, parts=(2,))
    others = [
        (own.lowest, sum(1 for one in found.check.tempted if one.party == 0))
        for plan in arrangements(ladder, NASH, 5, 2)
        for found in [plan_thresholds(row.ladder, plan)]
        for own in found.of_mover[1:]
    ]
    assert row.detection == pytest.approx(
        min(q for q, tempted in others if q is not None and not tempted), abs=3 * PRECISION
    )


@pytest.mark.parametrize("seed", range(20))
def test_parts_of_parts_never_need_more(seed):
    """Without bundles, breakout and false alarms: 1, 2 and 4 parts, and 1 and 3."""
    ladder, plan = draw(seed, stages=3)
    plain = replace(
        ladder,
        steps=tuple(replace(s, alarm=0.0, breakout=0.0) for s in ladder.steps),
        bundles=(),
        forfeit=np.minimum(ladder.forfeit, 0.0),
    )
    for step in sorted(k for k in plan.at if ladder.steps[k].mover is not None)[:2]:
        one, two, three, four = slicing_table(plain, plan, step)
        for coarse, fine in ((one, two), (two, four), (one, three)):
            if coarse.detection is not None:
                assert fine.detection is not None
                assert fine.detection <= coarse.detection + 3 * PRECISION


def exchange(parts, after):
    """The exchange of ``gradualism``, half a good's worth to its owner, one part of each side a
    stage. A point handed over there is a point a stage for ever here; a breach that comes to light
    loses what ``after`` points a period for ever are worth there."""
    steps = (Step("a", "a", 0, undone=0.0), Step("b", "b", 1, undone=0.0))
    whole = ladder_of(steps, [[-0.5, 1], [1, -0.5]], patience=0.9, forfeit=-10 * after * np.eye(2))
    cut = sliced(sliced(whole, 0, parts), 1, parts)
    own = [sorted(cut.own(p), key=lambda k: cut.steps[k].id) for p in (0, 1)]
    return cut, Plan(tuple(tuple(sorted(pair)) for pair in zip(*own, strict=True)))


def test_finer_exchanges_need_less_detection_and_no_more_than_the_closed_form():
    """In the closed form a part is looked for once; here as long as it is withheld, and what is
    lost can be lost from the start. So it needs no more, and falls with the parts as well."""
    found = []
    for parts in range(1, 7):
        cut, plan = exchange(parts, after=0.05)
        found.append(plan_thresholds(cut, plan).common.lowest)
        closed = slicing(0.5, 0.9, 0.05, parts).detection
        assert closed is None or (found[-1] is not None and found[-1] <= closed + PRECISION)
    known = [q if q is not None else 1.0 for q in found]
    assert all(fine <= coarse for coarse, fine in pairwise(known))
    assert known[-1] < known[0] / 2


def test_a_design_anew_for_each_number_of_parts():
    """The stand-in knows one plan alone: each row is its own threshold."""

    def design(ladder):
        at = {**NASH.at, **dict.fromkeys(range(6, ladder.n_steps), 0)}
        check = incentives(ladder, Plan.of(at))
        return check if check.self_enforcing else None

    rows = slicing_table(toy(), None, 1, parts=(1, 2), design=design, precision=0.001)
    for row in rows:
        assert row.detection - 0.001 <= 0.2799 <= row.detection + 0.001
        assert row.check.self_enforcing
        assert row.looked >= 10
    none = slicing_table(toy(), None, 1, parts=(2,), design=lambda ladder: None)
    assert (none[0].detection, none[0].check, none[0].looked) == (None, None, 1)


def test_no_arrangement_helps_where_another_side_would_break():
    ladder = toy(0.3)
    tempted = replace(ladder, base=np.array([0.0, -9.0]))
    (row,) = slicing_table(tempted, NASH, 1, parts=(2,))
    assert (row.detection, row.check, row.looked) == (None, None, 10)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: sliced(pair(), 2, 2), "no step 2 to cut; the steps are 0 to 1"),
        (lambda: sliced(pair(), 0, 0), "cut into 0 parts; at least 1"),
        (lambda: slicing_table(pair(), Plan(((0,),)), 1), "the relief is not a step of the plan"),
        (lambda: slicing_table(pair(), None, 1), "neither a plan to cut nor a design"),
        (
            lambda: slicing_table(with_step(pair(), 0, mover=None), Plan(((0, 1),)), 0),
            "the freeze is taken by all together: nobody can hide it",
        ),
    ],
)
def test_what_cannot_be_cut_is_said(call, words):
    with pytest.raises(NotDefined, match=words):
        call()
