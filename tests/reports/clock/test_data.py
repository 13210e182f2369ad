"""The clock as data: one dict from which sentences, tables and the picture are made."""

import json

import pytest

from summitry.errors import NotDefined, UnknownName
from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.data import clock_data
from tests.reports.clock.cases import FACE, LINE, PATIENCE, drifting
from tests.reports.conftest import VARIANTS

ASKED = ClockAsked(months=12, step=3, draws=20)


@pytest.mark.parametrize("name", VARIANTS)
def test_every_shape_of_case_gives_plain_data(made, name):
    data = clock_data(made(*VARIANTS[name]), ASKED)
    assert json.loads(json.dumps(data)) == data
    assert data["lines"]
    for way in ("with_lines", "on_points"):
        course = data[way]
        assert len(course["moments"]) == 5
        for moment in course["moments"]:
            assert moment["open"] == bool(moment["best"])
            assert (moment["worth"][0] is None) != moment["open"]
            assert all(1 <= n <= len(course["deals"]) for n in moment["best"])


def test_the_best_deals_are_numbered_and_in_words(made):
    data = clock_data(made(drifting("0", "6")), ASKED)
    course = data["on_points"]
    named = {n for moment in course["moments"] for n in moment["best"]}
    assert named == set(range(1, len(course["deals"]) + 1))
    assert course["deals"][0]["words"]
    for moment in course["moments"]:
        for n in moment["best"]:
            deal = course["deals"][n - 1]["points"]
            pairs = zip(deal, moment["outside"], strict=True)
            assert all(points >= least for points, least in pairs)


def test_what_is_told_is_the_course_with_red_lines_where_it_has_room(made):
    free = clock_data(made(drifting()), ASKED)
    assert (free["red_lines"], free["told"]) == (False, "with_lines")
    held = clock_data(made(drifting() + LINE), ASKED)
    assert held["red_lines"]
    blocked = LINE.replace("fee = low", "market = shut")
    assert clock_data(made(drifting() + blocked), ASKED)["told"] == "on_points"


def test_the_numbers_of_a_side_lead_to_the_ledger(made):
    data = clock_data(made(drifting(patience=PATIENCE)), ASKED)
    east, west = data["sides"]
    assert west["entries"] == {
        "outside": ["preferences.west.outside.points", "preferences.west.outside.per_month"],
        "patience": ["preferences.west.patience.value"],
    }
    assert (east["patience"], east["patience_assumed"]) == (0.99, True)
    assert east["entries"]["patience"] == []


def test_a_reading_s_own_numbers_are_led_to(made):
    reading = (
        "readings:\n  soft:\n    name: s\n    credence: 0.3\n    assumed: a guess\n"
        "    preferences: {east: {outside: {points: 20, per_month: 1, assumed: a guess}}}\n"
    )
    analysis = made(drifting() + reading)
    data = clock_data(analysis, ClockAsked("soft", 3, 3, 10))
    keys = data["sides"][0]["entries"]["outside"]
    assert keys[0] == "readings.soft.preferences.east.outside.points"
    assert data["shares"]["of"] == "the numbers"
    assert clock_data(analysis, ClockAsked(draws=10))["shares"]["of"] == "the numbers and readings"


def test_shares_are_counted_in_each_moment_or_not_at_all(made):
    data = clock_data(made(drifting()), ASKED)
    shares = data["shares"]["on_points"]
    assert len(shares) == 5
    assert [one["n"] for one in shares] == [
        20 if moment["open"] else 0 for moment in data["on_points"]["moments"]
    ]
    assert clock_data(made(drifting()), ClockAsked(draws=0))["shares"] is None


def test_what_needs_a_list_of_deals_is_left_out_of_a_large_case(made):
    data = clock_data(made(*VARIANTS["too_many_to_list"]), ASKED)
    assert data["shares"] is None
    assert data["face"] is None


def test_face_is_looked_at_with_red_lines_and_on_points(made):
    (found,) = clock_data(made(drifting() + FACE), ASKED)["face"]
    assert (found["id"], found["points"]) == ("west", 3)
    assert found["entries"] == ["preferences.west.face.points_per_step_back"]
    assert found["with_lines"] == found["on_points"]


def test_a_drop_is_asked_of_a_principal_where_there_is_room(made):
    analysis = made(drifting(points=("60", "50")))
    data = clock_data(analysis, ClockAsked(months=1, draws=0, drops={"east": 5}))
    assert [(one["id"], one["drop"]) for one in data["reopening"]] == [("east", 5), ("west", None)]
    with pytest.raises(UnknownName, match="no such principal: nobody"):
        clock_data(analysis, ClockAsked(drops={"nobody": 5}))
    shut = made(drifting(points=("900", "50")))
    assert clock_data(shut, ClockAsked(draws=0))["reopening"] == []
    with pytest.raises(NotDefined, match="with room today"):
        clock_data(shut, ClockAsked(draws=0, drops={"east": 5}))


def test_a_deadline_says_what_each_last_mover_brings(made):
    data = clock_data(made(drifting(points=("60", "50"))), ClockAsked(draws=0, deadline=3))
    assert data["deadline"]["months"] == 3
    assert [one["in_text"] for one in data["deadline"]["last"]] == ["East", "West"]
    assert clock_data(made(drifting()), ASKED)["deadline"] is None
