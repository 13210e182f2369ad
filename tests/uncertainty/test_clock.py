"""The clock against the lens that looks at one day, and its windows to the day."""

import datetime

import numpy as np
import pytest

from summitry.cases.compile import compile_case
from summitry.cases.ladder import PATIENCE
from summitry.cases.read import read_case
from summitry.deals import thinning
from summitry.deals.approach import Approach
from summitry.deals.solutions import nash
from summitry.deals.space import list_deals
from summitry.deals.zopa import room
from summitry.errors import NotDefined, RuleError, TooManyDeals, UnknownName
from summitry.uncertainty.clock import clock
from tests.uncertainty.market import HIGH, LOW, WHY, market

EARLY = datetime.date(2018, 3, 1)


def drifting(east, west, **more):
    """East and west of the market with outside options that drift, and nothing to hold."""
    wants = {
        "east": {"scores": {"fee": LOW}, "outside": {**east, **WHY}, **more},
        "west": {"scores": {"fee": HIGH}, "outside": {**west, **WHY}},
    }
    return market(preferences=wants)


def large():
    """Ten issues of ten options: east has n of an option and west 9 - n, so 90 to share."""
    issues = [f"i{k}" for k in range(10)]
    options = list("abcdefghij")
    east = {option: n for n, option in enumerate(options)} | WHY
    west = {option: 9 - n for n, option in enumerate(options)} | WHY
    outside = {"outside": {"points": 30, **WHY}}
    return market(
        issues={issue: {"options": options} for issue in issues},
        preferences={
            "east": {"scores": dict.fromkeys(issues, east), **outside},
            "west": {"scores": dict.fromkeys(issues, west), **outside},
        },
        offers={},
    )


@pytest.fixture(scope="module")
def hanoi():
    return read_case("hanoi-2019")


def on_points(model):
    """The deals worth everybody's outside option, by listing them."""
    points = list_deals(model).utility[:, list(model.principals)]
    return points[(points >= model.outside_of_principals).all(axis=1)]


@pytest.mark.parametrize("reading", ["base", "weapons_were_meant"])
def test_each_moment_is_what_its_day_shows_by_itself(hanoi, reading):
    found = clock(hanoi, reading, EARLY, months=30, step=3)
    for held, free in zip(found.with_lines.moments, found.on_points.moments, strict=True):
        model = compile_case(hanoi, reading, held.date)
        there = room(model)
        assert list(held.outside) == model.outside_of_principals.tolist()
        assert held.open == there.exists
        best = {tuple(there.inside.points[k].tolist()) for k in there.solutions.get("nash", ())}
        assert {tuple(found.with_lines.frontier.points[k].tolist()) for k in held.best} == best
        inside = on_points(model)
        assert free.open == (len(inside) > 0)
        gains = inside - model.outside_of_principals
        best = {tuple(inside[k].tolist()) for k in nash(gains)}
        assert {tuple(found.on_points.frontier.points[k].tolist()) for k in free.best} == best


def test_windows_open_and_close_on_their_very_day(hanoi):
    found = clock(hanoi, date=EARLY, months=24)
    (window,) = found.with_lines.windows
    day = datetime.timedelta(days=1)
    for last, first in ((window.opens - day, window.opens), (window.closes, window.closes - day)):
        assert not room(compile_case(hanoi, "base", last)).exists
        assert room(compile_case(hanoi, "base", first)).exists
    assert (window.opens.isoformat(), window.closes.isoformat()) == ("2018-05-10", "2018-08-16")


def test_every_day_of_a_small_case_by_scan():
    case = drifting({"points": 70, "per_month": -3}, {"points": 20, "per_month": 5})
    found = clock(case, months=18)
    days = [case.date + datetime.timedelta(days=k) for k in range(560)]
    last = found.on_points.moments[-1].date
    end = last + datetime.timedelta(days=1)
    for day in (d for d in days if d <= last):
        inside = any((w.opens or day) <= day < (w.closes or end) for w in found.on_points.windows)
        assert inside == (len(on_points(compile_case(case, "base", day))) > 0)


def test_hanoi_moves_away_from_a_deal_and_a_later_one_is_worse_for_both(hanoi):
    found = clock(hanoi)
    assert found.with_lines.windows == ()
    assert found.telling is found.on_points
    assert [(h.party, h.per_month, h.patience) for h in found.hands] == [
        ("us", -5.0, 0.97),
        ("dprk", 3.0, 0.9825),
    ]
    course = found.on_points
    (best,) = course.moments[0].best
    assert course.frontier.points[best].tolist() == [466, 771]
    assert course.waiting.worse == tuple(range(1, 25))
    assert course.waiting.best == ((0,), (0,))


def test_a_side_that_says_nothing_of_patience_has_that_of_plans_and_is_marked():
    case = drifting({"points": 50}, {"points": 40}, patience={"value": 0.5, **WHY})
    hands = clock(case).hands
    assert [(hand.patience, hand.assumed) for hand in hands] == [(0.5, False), (PATIENCE, True)]


def test_without_a_drift_nothing_but_patience_changes():
    found = clock(drifting({"points": 50}, {"points": 40}), months=3)
    assert len({(m.open, m.best, m.outside) for m in found.on_points.moments}) == 1
    assert found.on_points.waiting.worse == ()


def test_three_principals_need_room_together():
    case = market(
        parties={"east": {"name": "E"}, "west": {"name": "W"}, "gulf": {"name": "G"}},
        preferences={
            "east": {"scores": {"fee": LOW}, "outside": {"points": 30, **WHY}},
            "west": {"scores": {"fee": HIGH}, "outside": {"points": 30, **WHY}},
            "gulf": {"scores": {"fee": LOW}, "outside": {"points": 40, "per_month": 5, **WHY}},
        },
    )
    found = clock(case, months=12).on_points
    for moment in found.moments:
        assert moment.open == (len(on_points(compile_case(case, "base", moment.date))) > 0)
    assert {moment.open for moment in found.moments} == {True, False}


def test_many_deals_are_looked_at_without_listing_them():
    case = large()
    found = clock(case, months=1).on_points
    assert found.frontier.points.tolist() == [[n, 90 - n] for n in range(90, -1, -1)]
    assert found.frontier.points[list(found.moments[0].best)].tolist() == [[45, 45]]


def test_a_thinned_frontier_is_refused(monkeypatch):
    monkeypatch.setattr(thinning, "THIN_ABOVE", 10)
    with pytest.raises(TooManyDeals, match="leave out --within"):
        clock(large(), approach=Approach(within=20))


def test_steps_leave_the_windows_as_they_are(hanoi):
    one, six = (clock(hanoi, date=EARLY, months=12, step=step) for step in (1, 6))
    assert one.with_lines.windows == six.with_lines.windows
    assert [m.month for m in six.on_points.moments] == [0, 6, 12]


def test_what_cannot_be_looked_at_is_said(hanoi):
    for months, step in ((-1, 1), (601, 1), (5, 0)):
        with pytest.raises(NotDefined, match="months ahead"):
            clock(hanoi, months=months, step=step)
    with pytest.raises(UnknownName, match="no such reading: nothing"):
        clock(hanoi, "nothing")
    never = {"a": {"rule": "fee = 0", **WHY}, "b": {"rule": "fee = 5", **WHY}}
    with pytest.raises(RuleError, match="no deal can satisfy the rules"):
        clock(market(rules=never))
    assert np.all(clock(hanoi, months=0).on_points.moments[0].outside == (330, 540))
