"""What the clock says: the verdict first, and numbers that lead somewhere."""

import pytest

from summitry.cases.ledger import ledger
from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.data import clock_data
from tests.reports.clock.cases import FACE, LINE, PATIENCE, drifting
from tests.reports.conftest import VARIANTS


@pytest.fixture
def said(made):
    """All that is said of a case, as one text."""

    def say(text, **asked):
        data = clock_data(made(text), ClockAsked(**{"draws": 0, "months": 12, **asked}))
        return " ".join(line["text"] for line in data["lines"])

    return say


@pytest.mark.parametrize("name", VARIANTS)
def test_numbers_lead_to_the_ledger(made, name):
    analysis = made(*VARIANTS[name])
    keys = {estimate.key for estimate in ledger(analysis.case)}
    data = clock_data(analysis, ClockAsked(draws=10, months=6, deadline=2 if name in TWO else None))
    for one in data["lines"]:
        assert set(one["numbers"]) <= keys
        assert one["text"].endswith(".")
        assert "None" not in one["text"]
    assert data["lines"][0]["numbers"]


TWO = set(VARIANTS) - {"three_principals"}


def test_room_that_closes_is_said_with_its_day(said):
    text = said(drifting("0", "1", points=("90", "50")))
    assert text.startswith("There is room for agreement on 2021-03-04; it closes on ")
    assert "What no deal is worth rises by 1 point a month for West" in text
    assert "time works for West" in text


def test_room_that_opens_is_said_with_its_day(said):
    text = said(drifting("-10", "0", points=("150", "50")))
    assert text.startswith("There is no room on 2021-03-04; it opens on ")
    assert "time works for West, and the room grows" in text
    assert "The best month to sign" in text


def test_without_a_drift_that_is_said(said):
    text = said(drifting("0", "0", points=("60", "50")))
    assert "stays open to 2022-03-04" in text
    assert "The case has no outside option drift" in text
    assert "A later deal is worse for both" in text  # the patience that is taken is below 1


def test_no_room_at_all_is_said_once(said):
    text = said(drifting("0", "0", points=("900", "50")))
    assert text.startswith("There is no room for agreement on 2021-03-04, and none opens in the 12")
    assert "best deal" not in text


def test_both_rising_and_both_falling(said):
    assert "the room shrinks" in said(drifting("1", "1"))
    assert "the room grows" in said(drifting("-1", "-1"))


def test_patience_that_is_not_said_is_taken_and_said(said):
    text = said(drifting(patience=PATIENCE))
    assert "does not say how patient East is; 0.99 a month is taken" in text
    assert "how patient West" not in text


def test_a_side_whose_fall_back_rises_would_rather_not_sign(said):
    text = said(drifting("0", "9", points=("60", "50")), months=24)
    assert "Not to sign at all is worth more to West than any month" in text


def test_who_gains_by_waiting_is_said(said):
    """East falls back on less each month, and West on what it has."""
    text = said(drifting("-5", "0", points=("105", "50")), months=24)
    assert "who gains by waiting: West" in text


def test_red_lines_come_first_and_then_points_alone(said):
    text = said(drifting("0", "0", points=("60", "50")) + LINE)
    first, second = text.split(". ")[:2]
    assert first.startswith("With every red line held ")
    assert second.startswith("On points alone ")


def test_face_drop_and_deadline_are_told(said):
    text = said(drifting("0", "0", points=("60", "50")) + FACE, drops={"west": 30}, deadline=4)
    assert (
        "A step back from its public word costs West 3 points. On 2021-03-04 there is room" in text
    )
    assert "With a drop of 30 the deal made anew is worth" in text
    assert "One offer a month and an end in four months: if East proposes last, " in text
    assert "Take the two as a range" in text
    shut = said(drifting("0", "0", points=("900", "50")), deadline=4)
    assert "no deal, whoever proposes last" in shut


def test_one_moment_alone_is_told_without_what_comes_after(said):
    text = said(drifting("0", "1", points=("60", "50")), months=0)
    assert text.startswith("There is room for agreement on 2021-03-04. ")
    assert "later deal" not in text
