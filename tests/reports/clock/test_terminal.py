"""The clock on a terminal: a row for each moment, and words that cannot harm."""

import io

import pytest
from rich.console import Console

from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.data import clock_data
from summitry.reports.clock.terminal import clock_tables
from tests.reports.clock.cases import LINE, drifting
from tests.reports.conftest import VARIANTS


def printed(data):
    console = Console(file=io.StringIO(), width=120)
    for one in clock_tables(data):
        console.print(one)
    return console.file.getvalue()


@pytest.mark.parametrize("name", VARIANTS)
def test_every_shape_of_case_is_printed(made, name):
    data = clock_data(made(*VARIANTS[name]), ClockAsked(draws=10, months=6, step=2))
    text = printed(data)
    assert "Month by month" in text
    assert all(moment["date"] in text for moment in data["on_points"]["moments"])
    assert ("The deals in it" in text) == bool(data[data["told"]]["deals"])


def test_draws_stand_in_brackets_where_they_are_counted(made):
    text = printed(clock_data(made(drifting()), ClockAsked(draws=10, months=2)))
    assert "(in brackets: draws with room)" in text
    assert "yes (10 of 10)" in text
    assert "in brackets" not in printed(clock_data(made(drifting()), ClockAsked(draws=0)))


def test_red_lines_have_a_column_of_their_own_only_if_there_are_some(made):
    assert "red lines" not in printed(clock_data(made(drifting()), ClockAsked(draws=0)))
    held = printed(clock_data(made(drifting() + LINE), ClockAsked(draws=0)))
    assert "room, red lines" in held
    assert "never" in held
