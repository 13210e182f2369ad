"""The answers as data: what was not asked is None, and thresholds are on the safe side."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.phases.inspection.regime import regime, visits_needed
from summitry.reports.inspection.data import (
    TABLE_CHANCES,
    Asked,
    fraction_below,
    inspection_section,
)


@given(st.fractions(min_value=0, max_value=1))
def test_a_fraction_as_a_float_is_not_above_it(value):
    found = fraction_below(value)
    assert Fraction(str(found)) <= value
    assert value - Fraction(found) < 1e-15


def test_what_was_not_asked_is_not_there():
    data = inspection_section(Asked(gain=3, penalty=1))
    assert (data["visits"], data["stages"], data["delay"]) == (None, None, None)
    assert data["reached"]
    assert data["deterrence"]["detection"] == 0.75


def test_all_at_once():
    data = inspection_section(Asked(20, gain=1, penalty=1, stages=3, inspections=1, interim=1))
    assert all(data[answer] for answer in ("deterrence", "visits", "stages", "delay"))
    json.dumps(data)


def test_the_threshold_of_deterrence_is_what_the_visits_are_to_reach():
    data = inspection_section(Asked(141, hidden=5, gain=10, penalty=40))["visits"]
    assert data["wanted"] == 0.2
    assert data["needed"] == visits_needed(141, 5, 0.2)
    third = inspection_section(Asked(3, gain=1, penalty=2))
    assert third["visits"]["needed"] == 2  # a third as a float is a little more or less than it
    assert third["deterrence"]["detection"] >= Fraction(1, 3)


def test_a_chance_given_goes_before_the_threshold():
    data = inspection_section(Asked(141, hidden=5, gain=10, penalty=40, detection=0.9))
    assert data["visits"]["wanted"] == 0.9
    assert data["deterrence"]["detection"] == 0.2


@pytest.mark.parametrize(("visits", "reached"), [(51, False), (52, True), (53, True)])
def test_is_it_enough(visits, reached):
    data = inspection_section(Asked(141, hidden=5, visits=visits, detection=0.9))
    assert data["reached"] == data["visits"]["reached"] == reached
    assert data["visits"]["needed"] == 52


def test_the_numbers_are_those_of_the_regime():
    asked = {"sensitivity": 0.8, "undeclared": 0.1, "months": 6}
    data = inspection_section(Asked(50, 3, 10, **asked))["visits"]
    found = regime(50, 3, 10, 0.8, 0.1, 6)
    assert data["regime"]["within"] == pytest.approx(float(found.within))
    assert data["regime"]["steady"] == found.steady
    assert data["regime"]["average_months"] == pytest.approx(float(1 / found.looked_at))
    assert data["every_site"]["visits"] == 50


def test_the_table_has_the_breach_asked_for_and_no_more_bad_sites_than_sites():
    table = inspection_section(Asked(12, hidden=3))["visits"]["table"]
    assert [row["hidden"] for row in table["rows"]] == [1, 2, 3, 5, 10]
    assert table["chances"] == list(TABLE_CHANCES)
    for row in table["rows"]:
        wanted = [visits_needed(12, row["hidden"], chance) for chance in TABLE_CHANCES]
        assert row["visits"] == wanted


def test_no_table_where_it_would_be_of_something_else():
    assert inspection_section(Asked(12, undeclared=0.1))["visits"]["table"] is None
    asked = Asked(12, suspected=3, challenges=1)
    assert inspection_section(asked)["visits"]["table"] is None
