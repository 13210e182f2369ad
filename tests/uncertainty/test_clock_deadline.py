"""A deadline on the deals of a case: who proposes last, and what is refused."""

import numpy as np
import pytest

from summitry.cases.read import read_case
from summitry.errors import NotDefined
from summitry.uncertainty.clock import clock
from summitry.uncertainty.clock_deadline import talks_until
from tests.uncertainty.market import WHY, market


@pytest.fixture(scope="module")
def hanoi():
    return read_case("hanoi-2019")


@pytest.fixture(scope="module")
def found(hanoi):
    return clock(hanoi)


def test_one_round_is_take_it_or_leave_it(hanoi, found):
    points = found.on_points.frontier.points
    open_now = points[(points >= found.on_points.moments[0].outside).all(axis=1)]
    made = talks_until(hanoi, found, found.on_points, 1)
    for last, offers in enumerate(made.offers):
        assert offers.round == 0
        assert points[offers.deal, last] == open_now[:, last].max()
    assert not made.same


def test_what_is_signed_is_worth_both_outside_options_of_its_month(hanoi, found):
    points = found.on_points.frontier.points
    for months in (2, 3, 6, 12, 24):
        for offers in talks_until(hanoi, found, found.on_points, months).offers:
            outside = found.on_points.moments[offers.round].outside
            assert np.all(points[offers.deal] >= outside)


def test_without_room_it_is_no_deal_whoever_proposes_last(hanoi, found):
    made = talks_until(hanoi, found, found.with_lines, 6)
    assert made.same
    assert made.offers[0].deal is None


def test_it_is_for_two_and_for_a_month_or_more(hanoi, found):
    with pytest.raises(NotDefined, match="a deadline in 0 months"):
        talks_until(hanoi, found, found.on_points, 0)
    parties = {"east": {"name": "E"}, "west": {"name": "W"}, "gulf": {"name": "G"}}
    wants = {key: {"outside": {"points": 0, **WHY}} for key in parties}
    three = market(parties=parties, preferences=wants)
    looked = clock(three, months=1)
    with pytest.raises(NotDefined, match="between two principals; here they are 3"):
        talks_until(three, looked, looked.on_points, 3)
