"""What is missing where no plan holds, with a designer that looks at every plan."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from summitry.errors import NotDefined
from summitry.model.ladder import Plan, Step
from summitry.phases.changed import with_bonds, with_detection
from summitry.phases.incentives import incentives
from summitry.phases.keeping import slack, stake
from summitry.phases.missing import PRECISION, Designed, missing
from summitry.phases.remedies import MOST_PATIENCE, pairs, remedies
from summitry.phases.thresholds import plan_thresholds
from summitry.phases.values import plan_values
from summitry.phases.wellformed import faults
from tests.phases.toys import ladder_of, pair, toy


def whole_plans(ladder, n_stages):
    """Every well-formed plan that does all steps."""
    for stages in product(range(n_stages), repeat=ladder.n_steps):
        plan = Plan.of(dict(enumerate(stages)))
        if not faults(ladder, plan):
            yield plan


def every_plan(ladder, n_stages):
    """The first plan of all that holds."""
    for plan in whole_plans(ladder, n_stages):
        values = plan_values(ladder, plan)
        if min(values[p, 0] for p in ladder.players) < 0:
            continue
        if all(slack(ladder, plan, p, values) >= -1e-9 for p in ladder.players):
            return Designed(incentives(ladder, plan), proven=True)
    return Designed(None, proven=True)


def swap(detection=0.1, undone=0.6, patience=0.8, **more):
    """Two steps of one side and one of the other; the two are seldom seen if withheld."""
    steps = (
        Step("a1", "a1", 0, detection, undone),
        Step("a2", "a2", 0, detection, undone),
        Step("b", "b", 1, 1.0, undone),
    )
    return ladder_of(steps, [[-1, -2, 4], [2, 3, -2]], patience=patience, **more)


def by(found, kind, of=None):
    """The only answer of one kind, for those steps or parties."""
    (one,) = [
        m for m in found if [c.kind for c in m.changes] == [kind] and of in (None, m.changes[0].of)
    ]
    return one


@pytest.fixture(scope="module")
def found():
    return missing(swap(), 3, designer=every_plan)


def test_nothing_is_missing_where_a_plan_holds():
    assert missing(pair(patience=0.9), 2, designer=every_plan) == ()


def test_each_remedy_is_looked_at_and_each_plan_is_checked(found):
    assert len(found) == len(remedies(swap(), 3))
    assert all(one.looked for one in found)
    assert {one.helps for one in found} == {True, False}
    for one in found:
        if one.helps:
            assert one.check.self_enforcing
            assert incentives(one.check.ladder, one.check.plan).self_enforcing
            assert one.below < one.share


def test_the_smallest_change_stands_first(found):
    shares = [one.share for one in found if one.helps]
    assert shares == sorted(shares)
    assert [one.helps for one in found] == sorted((one.helps for one in found), reverse=True)


def test_the_detection_of_all_against_every_plan(found):
    """The least floor is the least of any plan: plan_thresholds of each."""
    one = by(found, "detection", (0, 1, 2))
    ladder = swap()
    each = [plan_thresholds(ladder, plan).at_least.lowest for plan in whole_plans(ladder, 3)]
    least = min(q for q in each if q is not None)
    assert one.changes[0].now == 0.1
    assert one.changes[0].becomes == pytest.approx(least, abs=PRECISION)
    assert one.certain
    assert one.share == pytest.approx((one.changes[0].becomes - 0.1) / 0.9)
    assert one.check.ladder.steps[0].detection == one.changes[0].becomes


def test_the_bond_of_one_side_against_every_plan(found):
    ladder = swap()
    one, other = by(found, "bond", (0,)), by(found, "bond", (1,))
    each = [dict(plan_thresholds(ladder, plan).bonds) for plan in whole_plans(ladder, 3)]
    least = min(row[0] for row in each if row[0] is not None and row[1] == 0.0)
    assert one.changes[0].becomes == pytest.approx(least, abs=PRECISION * stake(ladder, 0))
    assert one.certain
    assert other.check is None
    assert not any(row[0] == 0.0 and row[1] is not None for row in each)


def test_less_than_what_is_missing_is_not_enough(found):
    ladder = swap()
    detection, bond = by(found, "detection", (0, 1, 2)), by(found, "bond", (0,))
    less = 0.1 + 0.9 * detection.below
    assert every_plan(with_detection(ladder, (0, 1), less), 3).check is None
    assert detection.share - detection.below <= 1.01 * PRECISION
    assert every_plan(with_bonds(ladder, [(0, bond.below * stake(ladder, 0))]), 3).check is None


def test_patience_goes_as_far_as_it_can_go_and_no_further(found):
    floor = by(found, "patience", (0, 1))
    assert floor.changes[0].now == pytest.approx(0.8)
    assert 0.8 < floor.changes[0].becomes <= MOST_PATIENCE
    for one in found:
        for change in one.changes:
            assert change.kind != "patience" or 0 < change.becomes < 1
            assert change.kind not in ("detection", "undone") or 0 <= change.becomes <= 1


def test_steps_left_out_and_cut_are_on_the_ladder_of_the_answer(found):
    for one in found:
        (change,) = one.changes
        if not one.helps:
            continue
        if change.kind == "without":
            assert one.check.ladder.n_steps == 3 - len(change.of)
        if change.kind == "slices":
            assert one.check.ladder.n_steps == 3 + change.becomes - 1
    assert by(found, "without", (0,)).changes[0].becomes == 0


def test_a_single_detection_needs_no_look_where_that_of_all_is_too_little():
    """b gets nothing for the last step: no detection mends that; calls are counted."""
    calls = []

    def counted(ladder, n_stages):
        calls.append(ladder)
        return every_plan(ladder, n_stages)

    ladder = swap(undone=0.0, patience=0.5)
    found = missing(ladder, 2, designer=counted)
    singles = [m for m in found if [c.kind for c in m.changes] == ["detection"]]
    assert len(singles) == 3
    assert all(m.certain and not m.helps for m in singles)
    looked = [x for x in calls if sum(s.detection == 1 for s in x.steps) == 2 and x.n_steps == 3]
    assert looked == []


def test_two_remedies_at_once_where_none_is_enough_alone():
    """Nothing can be undone, and little is seen: one by one nothing helps."""
    steps = (Step("a", "a", 0, 0.05, 0.0), Step("b", "b", 1, 0.05, 0.0))
    ladder = ladder_of(steps, [[-1, 2], [2, -1]], patience=0.5)
    found = missing(ladder, 2, designer=every_plan)
    single = [m for m in found if len(m.changes) == 1]
    double = [m for m in found if len(m.changes) == 2]
    assert not any(m.helps for m in single)
    assert len(double) == len(pairs(ladder, 2)) == 10
    best = found[0]
    assert best.helps
    assert best.check.self_enforcing
    assert {tuple(c.kind for c in m.changes) for m in double if m.helps} >= {
        ("detection", "undone")
    }
    assert all(0 < m.share <= 1 for m in double if m.helps)


def test_the_toy_of_the_studies_at_a_fifth():
    """No plan of four stages holds at .2; some does at .25. By the design, and by every plan."""
    found = missing(toy(0.2), 4)
    detection = by(found, "detection", (0, 1, 2, 3, 4, 5))
    assert detection.certain
    assert detection.changes[0].becomes == pytest.approx(0.2306, abs=1e-4)
    assert every_plan(toy(0.2 + 0.8 * detection.below), 4).check is None
    assert by(found, "bond", (0,)).changes[0].becomes == pytest.approx(0.5568, abs=1e-4)
    helping = [m for m in found if m.helps]
    assert by(helping, "patience", (0,)).changes[0].becomes == pytest.approx(0.9257, abs=1e-4)
    assert not by(found, "bond", (1,)).helps
    assert all(incentives(m.check.ladder, m.check.plan).self_enforcing for m in found if m.helps)


def test_what_the_budget_did_not_reach_is_said():
    found = missing(swap(), 3, designer=every_plan, budget=4)
    assert any(one.looked for one in found)
    late = [one for one in found if not one.looked]
    assert late
    assert list(found[-len(late) :]) == late
    assert not any(one.helps or one.certain for one in late)
    with pytest.raises(NotDefined, match="a budget of 0 designs; at least 1"):
        missing(swap(), 3, designer=every_plan, budget=0)


def test_what_is_not_proven_is_not_called_certain():
    def unsure(ladder, n_stages):
        return replace(every_plan(ladder, n_stages), proven=False)

    found = missing(swap(), 3, designer=unsure, budget=60)
    assert not any(
        one.certain for one in found if one.changes[0].kind not in ("stages", "without", "slices")
    )


def test_remedies_name_what_they_change():
    ladder = toy(1.0)
    kinds = [remedy.at(1.0)[0] for remedy in remedies(ladder, 4)]
    assert not any(change.kind == "detection" for change in kinds)
    assert not any(c.kind == "undone" and c.of == (0,) and c.becomes == 1 for c in kinds)
    changed, n_stages = remedies(toy(0.5), 4)[0].apply(toy(0.5), 4, 0.5)
    assert [s.detection for s in changed.steps] == [0.75, 0.75, 0.75, 1.0, 1.0, 1.0]
    assert n_stages == 4
    longer = next(r for r in remedies(ladder, 4) if r.at(1.0)[0].kind == "stages")
    assert longer.apply(ladder, 4, 1.0) == (ladder, 5)
    bonds = next(r for r in remedies(ladder, 4) if r.at(1.0)[0].kind == "bond")
    changed, _ = bonds.apply(ladder, 4, 0.5)
    assert np.diag(changed.forfeit).tolist() == [-stake(ladder, p) / 2 for p in (0, 1)]
