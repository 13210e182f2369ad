"""Thresholds: the plan holds there and not below; what the case says, and whether it is enough."""

import pytest

from summitry.model.ladder import Plan
from summitry.phases.changed import with_bonds, with_detection
from summitry.phases.incentives import incentives
from summitry.phases.thresholds import plan_thresholds
from summitry.reports.phases.data import phases_data
from summitry.reports.phases.verification import a_month, verification_data
from summitry.reports.phases.written_plan import plan_meant
from tests.phases.toys import pair
from tests.reports.phases import cases
from tests.reports.phases.test_data import ladder_of

NAMES = ["HOLDS", "SILENT", "GUARANTEED", "BANKED", "THREE", "MIXED"]


@pytest.mark.parametrize("name", NAMES)
def test_at_what_is_needed_the_plan_holds_and_below_it_does_not(told, analysed, name):
    data = told(name)
    ladder = ladder_of(analysed(name), data)
    plan = plan_meant(ladder, data["plan"]["text"])
    assert [row["id"] for row in data["verification"]] == [
        step["id"] for step in data["steps"] if step["mover"] is not None
    ]
    for row in data["verification"]:
        k, needed = ladder.step(row["id"]), row["needed_a_stage"]
        assert incentives(with_detection(ladder, (k,), needed + 2e-4), plan).self_enforcing
        if needed > 2e-4:
            assert not incentives(with_detection(ladder, (k,), needed - 2e-4), plan).self_enforcing
            assert row["found_within"] == pytest.approx(
                1 / row["needed_a_month"], rel=0.02, abs=0.1
            )
        back = 1 - (1 - row["needed_a_month"]) ** ladder.months
        assert back == pytest.approx(needed, abs=3e-4)


@pytest.mark.parametrize("months", [0.5, 1, 2, 7])
@pytest.mark.parametrize("chance", [0, 0.2, 0.9, 1])
def test_a_chance_a_month_comes_to_that_of_the_stage(chance, months):
    assert 1 - (1 - a_month(chance, months)) ** months == pytest.approx(chance)


def test_enough_is_told_over_the_range(told):
    assert {row["enough"] for row in told("HOLDS")["verification"]} == {"yes"}
    short = told("UNSEEN", plan="market.weekly, market.daily, fee.low")["verification"]
    assert {row["id"]: row["enough"] for row in short}["market.daily"] == "no"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.26, 0.9, "yes"), (0.1, 0.9, "in part of its range"), (0.1, 0.2, "no"), (None, None, "yes")],
)
def test_a_range_may_be_enough_in_part(low, high, said):
    """Withheld for ever for 2 points a stage, or kept to for 1: (1 - d) 2 <= 1 - d (1 - q)."""
    ladder = pair(patience=0.8)
    stated = {"key": "k", "low": low, "central": low, "high": high, "grade": "assumed"}
    steps = [
        {"id": s.id, "name": s.name, "by": "x", "stated": {"detection": stated}}
        for s in ladder.steps
    ]
    for row in verification_data(ladder, plan_thresholds(ladder, Plan(((0, 1),))), steps):
        assert row["needed_a_stage"] == pytest.approx(0.25, abs=1e-3)
        assert (row["enough"], row["secret"], row["found_within"]) == (said, False, 4.0)


def test_where_no_chance_is_enough_it_is_said():
    ladder = pair(patience=0.3)
    stated = {"key": "k", "low": 1, "central": 1, "high": 1, "grade": "assumed"}
    steps = [
        {"id": s.id, "name": s.name, "by": "x", "stated": {"detection": stated}}
        for s in ladder.steps
    ]
    for row in verification_data(ladder, plan_thresholds(ladder, Plan(((0, 1),))), steps):
        assert (row["needed_a_month"], row["found_within"], row["enough"]) == (None, None, "no")


def test_what_else_is_needed_is_said_of_everybody(told):
    needs = told("HOLDS")["needs"]
    assert [one["party"] for one in needs["patience"]] == ["East", "the West"]
    assert [one["now"] for one in needs["patience"]] == [0.9, 0.9]
    for one in needs["patience"]:
        assert any(low <= one["now"] <= high for low, high in one["spans"])
    assert [one["points"] for one in needs["bonds"]] == [0, 0]
    assert all(one["low"] <= one["now"] <= one["high"] for one in needs["undone"])
    by = [one["needed_a_month"] for one in needs["by_patience"]]
    assert by == sorted(by, reverse=True)


def test_curves_cross_zero_where_the_threshold_is(told):
    data = told("HOLDS")
    rows = {row["id"]: row for row in data["verification"]}
    assert {curve["id"] for curve in data["curves"]} == set(rows)
    for curve in data["curves"]:
        needed = rows[curve["id"]]["needed_a_month"]
        for chance, slack in zip(curve["a_month"], curve["slack"], strict=True):
            if abs(chance - needed) > 1e-3:
                assert (slack >= 0) == (chance > needed)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_that_are_needed_are_rounded_up(told, analysed, name):
    """With the four digits that are given the plan holds; with one less in the last it breaks."""
    data = told(name)
    ladder = ladder_of(analysed(name), data)
    plan, months = plan_meant(ladder, data["plan"]["text"]), ladder.months

    def holds(steps, chance):
        return incentives(with_detection(ladder, steps, chance), plan).self_enforcing

    for row in data["verification"]:
        steps = (ladder.step(row["id"]),)
        for needed, length in ((row["needed_a_month"], months), (row["needed_a_stage"], 1)):
            assert needed == round(needed, 4)
            assert holds(steps, 1 - (1 - needed) ** length)
            if needed:
                assert not holds(steps, 1 - (1 - needed + 1e-4 + 2e-6) ** length)


@pytest.mark.parametrize("name", NAMES)
def test_the_joint_floor_holds_for_all_steps_at_once(told, analysed, name):
    """Each of its own threshold alone is not enough where they tempt together: the floor is."""
    data = told(name)
    ladder = ladder_of(analysed(name), data)
    plan, floor = plan_meant(ladder, data["plan"]["text"]), data["needs"]["detection_of_all"]
    steps = [ladder.step(row["id"]) for row in data["verification"]]
    months = ladder.months
    for needed, length in ((floor["needed_a_month"], months), (floor["needed_a_stage"], 1)):
        stage = 1 - (1 - needed) ** length
        assert incentives(with_detection(ladder, steps, stage), plan).self_enforcing
        below = 1 - (1 - needed + 1e-4 + 2e-6) ** length
        assert not incentives(with_detection(ladder, steps, below), plan).self_enforcing
        for row in data["verification"]:
            assert row["needed_a_stage"] <= floor["needed_a_stage"]


def test_the_thresholds_each_alone_do_not_do_together(told, analysed):
    data = told("HOLDS")
    ladder = ladder_of(analysed("HOLDS"), data)
    plan = plan_meant(ladder, data["plan"]["text"])
    for row in data["verification"]:
        ladder = with_detection(ladder, [ladder.step(row["id"])], row["needed_a_stage"])
    assert not incentives(ladder, plan).self_enforcing


@pytest.mark.parametrize("patience", [0.9, 0.87, 0.83])
def test_a_bond_that_is_told_is_enough(made, asked, patience):
    text = cases.HOLDS.replace("value: 0.9,", f"value: {patience},")
    analysis, plan = made(text), "market.weekly | fee.low"
    data = phases_data(analysis, "base", asked(plan=plan))
    ladder = ladder_of(analysis, data)
    east, west = (one["points"] for one in data["needs"]["bonds"])
    assert (east, west > 1) == (0, True)
    kept = plan_meant(ladder, plan)
    assert incentives(with_bonds(ladder, [(1, west)]), kept).self_enforcing
    assert not incentives(with_bonds(ladder, [(1, west - 0.1001)]), kept).self_enforcing
