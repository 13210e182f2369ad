"""The clock in the brief: half-year by half-year, and a reason where it was not looked at."""

from summitry.errors import TooManyDeals
from summitry.reports.sections import clock as section
from summitry.reports.sections.clock import clock_section
from tests.reports.clock.cases import drifting


def test_it_is_looked_at_every_half_year(made):
    data = clock_section(made(drifting()))
    assert data["looked"]
    assert [moment["month"] for moment in data["on_points"]["moments"]] == [0, 6, 12, 18, 24]
    assert data["lines"][0]["numbers"]


def test_too_many_deals_are_said_in_a_line(made, monkeypatch):
    def refuse(*_):
        raise TooManyDeals("2 deals; at most 1")

    monkeypatch.setattr(section, "clock_data", refuse)
    data = clock_section(made(drifting()))
    assert not data["looked"]
    assert [line["text"] for line in data["lines"]] == ["Not looked at: 2 deals; at most 1."]
