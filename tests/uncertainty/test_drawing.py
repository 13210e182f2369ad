"""Draws: inside their ranges, with the spread they claim, and points by the one formula."""

import numpy as np
import pytest

from summitry.cases.beliefs import seen_case
from summitry.cases.compile import compile_case, with_reading
from summitry.cases.ladder import compile_ladder
from summitry.cases.ledger import ledger, with_value
from summitry.cases.schema import Case
from summitry.errors import UnknownName
from summitry.uncertainty.drawing import STEPS, drawn, draws_of
from tests.uncertainty.market import WHY, market, outside


def same(one, other):
    return (
        one.outside == other.outside
        and all(np.array_equal(a, b) for a, b in zip(one.points, other.points, strict=True))
        and [line.id for line in one.red_lines] == [line.id for line in other.red_lines]
    )


@pytest.mark.parametrize("name", ["hanoi", "template"])
def test_a_draw_is_the_case_with_the_drawn_numbers_in_it(cases, name):
    """Each number put into the case one after another, and the case compiled."""
    case = cases[name]
    draws = draws_of(case, 6, seed=3)
    for i in range(draws.n):
        reading = draws.readings[i]
        changed, row = case, draws.places[i]
        numbers = iter(row.tolist())
        for estimate in ledger(case):
            if not bears(estimate) or estimate.low == estimate.high:
                continue
            low, high = estimate.low, estimate.high
            value = low + (high - low) * next(numbers) / STEPS
            changed = with_value(changed, estimate.path, value)
        assert next(numbers, None) is None
        model = compile_case(changed, reading)
        for party in model.parties:
            assert near(draws.preferences(i, party.id), model.preferences[model.party(party.id)])


def near(one, other):
    """Equal but for a point where a float is not the fraction that was drawn."""
    return abs(one.outside - other.outside) <= 1 and all(
        np.abs(a - b).max() <= 1 for a, b in zip(one.points, other.points, strict=True)
    )


def bears(estimate):
    path = estimate.path
    sections = ("weights", "scores", "together", "outside", "face")
    return estimate.central is not None and "preferences" in path and bool({*path} & {*sections})


def test_without_ranges_every_draw_is_the_model():
    case = market()
    model = compile_case(case)
    for talks in drawn(case, 5):
        assert all(map(same, talks.preferences, model.preferences))


def test_the_same_seed_gives_the_same_draws(cases):
    def points(seed):
        talks = drawn(cases["hanoi"], 3, seed)
        return [[p.points[0].tolist() for p in one.preferences] for one in talks]

    assert points(1) == points(1) != points(2)


def spread(number, n=20_000):
    case = market(beliefs={})
    plain = case.model_dump(by_alias=True, exclude_none=True)
    plain["preferences"]["west"]["outside"]["points"] = number
    draws = draws_of(Case.model_validate(plain), n)
    assert draws.places.shape == (n, 1)
    return draws.places[:, 0] / STEPS


def test_a_range_is_uniform_and_a_mode_makes_a_triangle():
    flat = spread([100, 300])
    assert flat.min() >= 0
    assert flat.max() <= 1
    assert flat.mean() == pytest.approx(1 / 2, abs=0.01)
    assert flat.var() == pytest.approx(1 / 12, abs=0.003)
    for mode in (100, 150, 300):
        peak = (mode - 100) / 200
        bent = spread({"low": 100, "mode": mode, "high": 300})
        assert bent.mean() == pytest.approx((1 + peak) / 3, abs=0.01)
        assert bent.var() == pytest.approx((1 - peak + peak**2) / 18, abs=0.003)


def test_readings_come_by_their_credence(cases):
    draws = draws_of(cases["hanoi"], 4000)
    shares = {r: len(draws.of(r)) / draws.n for r in ("base", *cases["hanoi"].readings)}
    assert shares == pytest.approx(
        {"base": 0.45, "part_was_asked": 0.4, "weapons_were_meant": 0.15}, abs=0.03
    )
    assert {*draws_of(cases["hanoi"], 9, reading="base").readings} == {"base"}
    with pytest.raises(UnknownName, match="part_was_asked"):
        draws_of(cases["hanoi"], 9, reading="part_was_askd")


def test_red_lines_are_doubted_only_if_asked(cases):
    case = cases["hanoi"]
    assert draws_of(case, 50).real.all()
    draws = draws_of(case, 2000, reading="base", doubted=True)
    model = draws.model("base")
    kept = dict.fromkeys((line.id for p in model.preferences for line in p.red_lines), 0)
    for i in range(draws.n):
        for party in ("us", "dprk"):
            for line in draws.preferences(i, party).red_lines:
                kept[line.id] += 1
    for party in model.preferences:
        for line in party.red_lines:
            assert kept[line.id] / draws.n == pytest.approx(float(line.credence), abs=0.04)


def test_a_number_is_drawn_once_for_all_readings(cases):
    case = cases["hanoi"]
    base = draws_of(case, 5, reading="base")
    part = draws_of(case, 5, reading="part_was_asked")  # it changes red lines alone
    for i in range(5):
        one, other = base.preferences(i, "dprk"), part.preferences(i, "dprk")
        assert one.outside == other.outside
        assert [line.id for line in one.red_lines] != [line.id for line in other.red_lines]


def test_a_picture_is_drawn_like_a_case(cases):
    picture = seen_case(with_reading(cases["hanoi"], "base"), "dprk")
    draws = draws_of(picture, 200, reading="base")
    found = [draws.preferences(i, "us") for i in range(draws.n)]
    assert all(150 <= wants.outside <= 260 for wants in found)
    assert all(len(wants.red_lines) == 2 for wants in found)


def test_a_number_that_a_picture_leaves_as_it_is_is_drawn_as_in_the_case(cases):
    case = with_reading(cases["hanoi"], "base")
    model, seen = draws_of(case, 50, 3), draws_of(seen_case(case, "dprk"), 50, 3)
    for draw in range(50):
        assert same(model.preferences(draw, "rok"), seen.preferences(draw, "rok"))
        own, believed = model.preferences(draw, "us"), seen.preferences(draw, "us")
        assert own.outside != believed.outside


def test_a_date_moves_the_outside_option():
    case = market(beliefs={}, facts={})
    plain = case.model_dump(by_alias=True, exclude_none=True)
    plain["preferences"]["west"].update(outside(50))
    plain["preferences"]["west"]["outside"]["per_month"] = 30.4375
    case = Case.model_validate(plain)
    (later,) = drawn(case, 1, date=case.date.replace(day=case.date.day + 3))
    assert later.preferences[1].outside == 53
    assert WHY["assumed"]


def plan_numbers(case):
    """The numbers of patience, steps and guarantees that have a range, with their keys."""
    for estimate in ledger(case):
        parts = estimate.path
        plans = parts[0] in ("steps", "guarantees") or parts[-2:] == ("patience", "value")
        if plans and parts[0] != "beliefs" and estimate.low != estimate.high:
            yield estimate


def number_at(case, path):
    here = case
    for part in path:
        here = here[part] if isinstance(here, dict) else getattr(here, part)
    return here


def test_numbers_of_plans_are_drawn_in_their_ranges(cases):
    case = cases["hanoi"]
    draws = draws_of(case, 400, seed=5)
    values = [draws.value(i) for i in range(draws.n)]
    estimates = list(plan_numbers(case))
    assert len(estimates) > 20
    for estimate in estimates:
        number = number_at(case, estimate.path)
        found = np.array([float(value(number)) for value in values])
        assert estimate.low <= found.min() < found.max() <= estimate.high
        middle, width = (estimate.low + estimate.high) / 2, estimate.high - estimate.low
        assert found.mean() == pytest.approx(middle, abs=0.06 * width)


def test_numbers_of_plans_are_drawn_each_by_its_own_path(cases):
    case = cases["hanoi"]
    fewer = case.model_copy(update={"steps": {"sanctions": case.steps["sanctions"]}})
    number = case.steps["sanctions"]["lifted"].reversible
    values = [draws_of(c, 3, seed=2).value(1)(number) for c in (case, fewer)]
    assert values[0] == values[1]
    assert len({draws_of(case, 3, seed=2).value(i)(number) for i in range(3)}) == 3
    assert draws_of(case, 3, seed=3).value(1)(number) != values[0]


def test_a_ladder_of_a_draw_is_worth_what_the_draw_is(cases):
    case = cases["hanoi"]
    draws, date = draws_of(case, 12, seed=1), case.date
    target = tuple(len(issue.options) - 1 for issue in compile_case(case).issues)
    for i in range(draws.n):
        reading = draws.readings[i]
        ladder = compile_ladder(case, target, reading, date, 6, draws.value(i))
        talks = draws.negotiation(i)
        for party in (0, 1):
            assert ladder.worth(party, ()) == talks.gain(party, talks.status_quo)
            everything = range(ladder.n_steps)
            assert ladder.worth(party, everything) == talks.gain(party, target)
        assert all(0 < step.detection <= 1 for step in ladder.steps)
        assert 0.95**6 <= ladder.patience[0] <= 0.99**6


def test_guarantees_are_drawn():
    bond = {"binds": "east", "points": [10, 20], **WHY}
    plain = market(beliefs={}, facts={}).model_dump(by_alias=True, exclude_none=True)
    case = Case.model_validate({**plain, "guarantees": {"bond": bond}})
    draws = draws_of(case, 50, seed=1)
    found = {float(draws.value(i)(case.guarantees["bond"].points)) for i in range(50)}
    assert len(found) == 50
    assert min(found) >= 10
    assert max(found) <= 20
    before = draws_of(market(beliefs={}, facts={}), 50, seed=1)
    assert np.array_equal(draws.places, before.places)
