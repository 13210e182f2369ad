"""Shares of draws with room, against each drawn negotiation on each day."""

import datetime

import pytest

from summitry.cases.read import read_case
from summitry.deals.space import list_deals
from summitry.deals.zopa import room
from summitry.errors import TooManyDeals, UnknownName
from summitry.uncertainty import clock_shares
from summitry.uncertainty.clock_shares import room_shares
from summitry.uncertainty.drawing import draws_of
from summitry.uncertainty.drift import month_dates


@pytest.fixture(scope="module")
def hanoi():
    return read_case("hanoi-2019")


@pytest.mark.parametrize("reading", [None, "base", "part_was_asked"])
def test_they_count_the_draws_of_each_day(hanoi, reading):
    days = month_dates(datetime.date(2018, 6, 1), 24)[::12]
    found = room_shares(hanoi, days, 25, seed=3, reading=reading)
    for place, day in enumerate(days):
        draws = draws_of(hanoi, 25, 3, day, reading=reading)
        models = [draws.negotiation(k) for k in range(25)]
        assert found.with_lines[place].hits == sum(room(model).exists for model in models)
        assert found.on_points[place].hits == sum(_on_points(model) for model in models)


def _on_points(model):
    points = list_deals(model).utility[:, list(model.principals)]
    return bool((points >= model.outside_of_principals).all(axis=1).any())


def test_the_same_seed_gives_the_same_and_red_lines_never_help(hanoi):
    days = month_dates(hanoi.date, 2)
    one, other = (room_shares(hanoi, days, 60, seed=1) for _ in range(2))
    assert (one.with_lines, one.on_points) == (other.with_lines, other.on_points)
    pairs = zip(one.with_lines, one.on_points, strict=True)
    assert all(held.hits <= free.hits <= 60 for held, free in pairs)


def test_in_hanoi_the_room_goes_away_as_the_months_go_by(hanoi):
    found = room_shares(hanoi, month_dates(hanoi.date, 24)[::6], 300)
    hits = [one.hits for one in found.with_lines]
    assert hits == sorted(hits, reverse=True)
    assert hits[0] > 5 * hits[-1]


def test_too_much_work_and_an_unknown_reading_are_refused(hanoi, monkeypatch):
    with pytest.raises(UnknownName, match="no such reading: nothing"):
        room_shares(hanoi, [hanoi.date], 5, reading="nothing")
    monkeypatch.setattr(clock_shares, "MOST_WORK", 10_000)
    with pytest.raises(TooManyDeals, match="shares are counted up to 10,000"):
        room_shares(hanoi, [hanoi.date], 50)
