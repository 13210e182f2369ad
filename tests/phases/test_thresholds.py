"""The numbers a plan needs, against a scan by the check itself."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.model.ladder import Plan
from summitry.phases.changed import (
    PRECISION,
    with_bonds,
    with_detection,
    with_patience,
    with_undone,
)
from summitry.phases.incentives import incentives
from summitry.phases.keeping import PATIENCES, hidden, slack, stake
from summitry.phases.thresholds import detection_by_patience, plan_thresholds, slack_curve
from tests.phases.toys import GRAND, draw, pair, toy

NASH = Plan(((1, 4), (3, 5), (0,), (2,)))
SLOWER = Plan(((1, 4), (3,), (5,), (0, 2)))
NORTH = (0, 1, 2)
SHARES = [i / 8 for i in range(9)]
SEEDS = (0, 3, 19, 102, 112, 133, 309, 386, 494, 540, 804, 1488)
"""Random plans: most of these hold, which few do; each of the shapes is among them."""


def holds(ladder, plan):
    return incentives(ladder, plan).self_enforcing


def scan(ladder, plan, change, values):
    return [holds(change(ladder, value), plan) for value in values]


def told(spans, values):
    """What the spans say of the values."""
    return [any(s.low <= value <= s.high for s in spans) for value in values]


def certified(ladder, plan, change, spans):
    """True if each span holds at both ends and not next to them."""
    inside = [x for s in spans for x in (s.low, s.high)]
    outside = [x for s in spans for x in (s.below, s.above) if x is not None]
    near = [abs(s.low - s.below) <= PRECISION for s in spans if s.below is not None]
    return (
        all(scan(ladder, plan, change, inside))
        and not any(scan(ladder, plan, change, outside))
        and all(near)
    )


@pytest.fixture(scope="module")
def found():
    return plan_thresholds(toy(0.3), NASH)


def test_the_toy_needs_a_detection_between_a_quarter_and_three_tenths(found):
    north, _ = found.of_mover
    assert north.of == NORTH
    assert north.now == 0.3
    assert 0.25 < north.lowest < 0.3
    assert north.lowest == pytest.approx(0.279861, abs=2e-6)
    fine = [0.27 + i / 2000 for i in range(41)]
    by_scan = [holds(toy(q), NASH) for q in fine]
    assert by_scan == [q >= north.lowest for q in fine]


@pytest.mark.parametrize(
    ("plan", "lowest"),
    [(NASH, 0.279861), (SLOWER, 0.247492), (Plan(((1, 4), (3, 5), (), (0, 2))), 0.271017)],
)
def test_the_lowest_detection_of_plans_of_the_toy(plan, lowest):
    north = plan_thresholds(toy(0.3), plan).of_mover[0]
    assert north.lowest == pytest.approx(lowest, abs=2e-6)
    assert holds(toy(north.lowest), plan)
    assert not holds(toy(north.spans[0].below), plan)


def test_a_threshold_of_one_side_does_not_hang_on_the_detection_it_stands_at():
    rows = [plan_thresholds(toy(q), NASH) for q in (0.0, 0.3, 1.0)]
    assert {row.of_mover[0].lowest for row in rows} == {rows[0].of_mover[0].lowest}
    assert [row.at_least.lowest for row in rows] == [rows[0].of_mover[0].lowest, 0.0, 0.0]


def test_the_common_detection_is_the_larger_of_the_sides(found):
    assert found.common.lowest == max(side.lowest for side in found.of_mover)
    assert found.common.now is None
    assert found.common.of == hidden(toy(), NASH) == (0, 1, 2, 3, 4, 5)


def test_each_step_of_the_toy_against_a_scan(found):
    ladder = toy(0.3)
    for one in found.detection:
        (step,) = one.of
        values = [step_value for step_value in SHARES if abs(step_value - one.lowest) > PRECISION]
        by_scan = scan(ladder, NASH, lambda ld, q, k=step: with_detection(ld, [k], q), values)
        assert told(one.spans, values) == by_scan
        assert one.sure


def test_what_is_undone_has_a_least_and_a_most(found):
    """More snapback of one's own step makes a breach of one's own cheaper: full relief must not be
    undone too easily, nor must Yongbyon."""
    spans = {one.of[0]: (one.lowest, one.highest) for one in found.undone}
    assert spans[1] == pytest.approx((0.13, 0.57284), abs=2e-5)
    assert spans[5] == pytest.approx((0.53627, 0.6875), abs=2e-5)
    assert spans[4] == pytest.approx((0.83978, 1.0), abs=2e-5)
    for one in found.undone:
        assert certified(
            toy(0.3), NASH, lambda ld, s, k=one.of[0]: with_undone(ld, [k], s), one.spans
        )


def test_the_patience_of_the_toy(found):
    north, south = found.patience
    assert north.lowest == pytest.approx(0.874687, abs=2e-6)
    assert south.lowest == pytest.approx(0.837811, abs=2e-6)
    assert north.highest == PATIENCES[-1]
    assert found.patient.lowest == max(north.lowest, south.lowest)
    assert not found.patient.sure
    assert certified(toy(0.3), NASH, lambda ld, d: with_patience(ld, [0], d), north.spans)


def test_a_plan_that_holds_needs_no_bond(found):
    assert found.bonds == ((0, 0.0), (1, 0.0))
    assert found.check.self_enforcing


def test_the_bond_that_mends_a_plan():
    ladder = toy(0.25)
    (party, bond), other = plan_thresholds(ladder, NASH).bonds
    assert (party, other) == (0, (1, 0.0))
    assert bond == pytest.approx(0.410334, abs=2e-6)
    assert holds(with_bonds(ladder, [(0, bond)]), NASH)
    assert not holds(with_bonds(ladder, [(0, bond - 2 * PRECISION)]), NASH)


def test_the_grand_bargain_of_the_toy_needs_bonds_of_both_sides():
    ladder = toy(0.5)
    found = plan_thresholds(ladder, GRAND)
    assert all(one.spans == () for one in (*found.detection, found.common, *found.patience))
    assert [bond for _, bond in found.bonds] == pytest.approx([1.577778, 2.422222], abs=2e-6)
    assert holds(with_bonds(ladder, found.bonds), GRAND)


def test_no_bond_mends_a_plan_that_is_worth_less_than_no_deal():
    ladder = replace(pair(), base=np.array([-3.0, 0.0]))
    assert plan_thresholds(ladder, Plan(((0, 1),))).bonds[0] == (0, None)
    assert stake(ladder, 0) == 6.0


def with_all(parties):
    return lambda ladder, d: with_patience(ladder, parties, d)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_plans_against_a_scan(seed):
    """Detection of each step and of all, each share undone: at 9 values, and at the ends."""
    ladder, plan = draw(seed)
    found = plan_thresholds(ladder, plan)
    for one in (*found.detection, found.common):
        change = lambda ld, q, of=one.of: with_detection(ld, of, q)  # noqa: E731
        assert told(one.spans, SHARES) == scan(ladder, plan, change, SHARES)
        assert certified(ladder, plan, change, one.spans)
    for one in found.undone:
        change = lambda ld, s, of=one.of: with_undone(ld, of, s)  # noqa: E731
        assert told(one.spans, SHARES) == scan(ladder, plan, change, SHARES)
        assert certified(ladder, plan, change, one.spans)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_plans_need_the_patience_and_the_bonds_that_are_named(seed):
    ladder, plan = draw(seed)
    found = plan_thresholds(ladder, plan)
    for one in (*found.patience, found.patient):
        assert told(one.spans, PATIENCES[::12]) == scan(
            ladder, plan, with_all(one.of), PATIENCES[::12]
        )
        assert certified(ladder, plan, with_all(one.of), one.spans)
    bonds = [(p, bond) for p, bond in found.bonds if bond is not None]
    mended = incentives(with_bonds(ladder, bonds), plan)
    assert {one.party for one in mended.tempted} == {p for p, b in found.bonds if b is None}
    for party, bond in bonds:
        if bond:
            less = with_bonds(ladder, [(party, bond - 2 * PRECISION)])
            assert slack(less, plan, party) < 0


def test_the_random_plans_show_every_shape():
    """Some need a least share undone, or a most; a least detection; a most patience."""
    rows = [(draw(seed), plan_thresholds(*draw(seed))) for seed in SEEDS]
    spans = [s for _, row in rows for one in row.undone for s in one.spans]
    assert any(s.above is not None for s in spans)
    assert any(s.below is not None for s in spans)
    assert any(s.below for _, row in rows for one in row.detection for s in one.spans)
    assert any(s.above for _, row in rows for one in row.patience for s in one.spans)


def test_the_slack_curve_is_the_check_at_each_detection():
    ladder = toy(0.3)
    curve = slack_curve(ladder, NASH, 1, points=11)
    assert curve.at.tolist() == pytest.approx([i / 10 for i in range(11)])
    assert curve.parties == (0, 1)
    for column, q in enumerate(curve.at):
        check = incentives(with_detection(ladder, [1], q), NASH)
        for row, party in enumerate(curve.parties):
            least = min(one.slack for one in check.each if one.party == party)
            assert curve.slack[row, column] == pytest.approx(least, abs=1e-12)
    assert np.ptp(curve.slack[1]) == 0
    assert (np.diff(curve.slack[0]) >= -1e-12).all()


def test_the_slack_curve_of_all_steps_crosses_zero_at_the_common_threshold(found):
    curve = slack_curve(toy(0.3), NASH)
    assert curve.slack.shape == (2, 41)
    assert ((curve.slack.min(axis=0) >= 0) == (curve.at >= found.common.lowest)).all()


def test_less_patience_needs_more_detection_in_the_toy():
    rows = detection_by_patience(toy(0.3), NASH, (0.7, 0.85, 0.9, 0.95, 0.99), steps=NORTH)
    assert rows[0] == (0.7, None)
    lowest = [q for _, q in rows[1:]]
    assert lowest == pytest.approx([0.316466, 0.279861, 0.220490, 0.107905], abs=2e-6)
    common = detection_by_patience(toy(0.3), NASH, (0.9,))
    assert common[0][1] == pytest.approx(0.426842, abs=2e-6)
    alone = detection_by_patience(toy(0.3), NASH, (0.85,), steps=NORTH, parties=(1,))
    assert alone[0][1] == pytest.approx(0.279861, abs=2e-6)
