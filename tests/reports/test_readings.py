"""A reading is a model of its own, looked at by the same lenses."""

import pytest

from summitry.cases.compile import compile_case
from summitry.deals.blockers import why
from summitry.deals.zopa import room
from summitry.errors import UnknownName
from summitry.reports.readings import look


def test_beliefs_add_up_to_one(hanoi, wage):
    for analysis in (hanoi, wage):
        assert sum(reading.credence for reading in analysis.readings) == pytest.approx(1)


def test_what_a_reading_shows_is_what_the_lenses_show(hanoi, variant):
    for analysis in (hanoi, variant):
        for reading in analysis.readings:
            model = compile_case(analysis.case, reading.id)
            assert reading.room.exists == room(model).exists
            assert reading.room.count == room(model).count
            assert reading.why.blocked == why(model).blocked == (not reading.room.exists)
            assert [o.requirements for o in reading.why.openings] == [
                o.requirements for o in why(model).openings
            ]


def test_a_reading_that_is_not_there_names_the_nearest(hanoi):
    with pytest.raises(UnknownName, match="part_was_askd; did you mean part_was_asked"):
        look(hanoi.case, "part_was_askd")
