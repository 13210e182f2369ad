"""Sentences about inspections: every figure stands in the data, and nothing promises too much."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reports.inspection.data import Asked, inspection_section
from summitry.reports.inspection.lines import chance_words


def _said(answer, **asked):
    return " ".join(inspection_section(Asked(**asked))[answer]["lines"])


@given(st.floats(0, 1))
def test_a_chance_in_words_is_not_above_it(value):
    words = chance_words(value)
    if not words.startswith("under"):
        assert Fraction(words.removesuffix(" %")) <= 100 * Fraction(str(value))
        assert Fraction(chance_words(value, up=True).removesuffix(" %")) >= 100 * Fraction(
            str(value)
        )


def test_visits_for_a_chance():
    said = _said("visits", sites=141, hidden=5, detection=0.9)
    assert said == (
        "To see it within a month with a chance of 90 % takes 52 visits a month. 52 visits a month"
        " to 141 sites, drawn at random, find at least one of the five bad sites with a chance of"
        " 90.3 % a month. It is seen after 1.11 months on average. In a case: detection: 0.903."
    )


def test_one_visit_to_one_bad_site():
    said = _said("visits", sites=4, visits=1, sensitivity=0.5)
    assert said.startswith(
        "One visit a month to 4 sites, drawn at random, finds the one bad site (a visit to a bad"
        " site recognises it with 50 %) with a chance of 12.5 % a month."
    )


def test_what_the_visits_do_reach():
    said = _said("visits", sites=141, hidden=5, visits=30, detection=0.9)
    assert "takes 52 visits" in said
    assert "30 visits a month" in said
    assert said.endswith("So many visits do reach 90 % for a breach of ten bad sites or more.")


def test_where_nobody_looks():
    said = _said("visits", sites=141, hidden=5, detection=0.9, undeclared=0.2)
    assert said == (
        "No number of visits sees it within a month with a chance of 90 %: a visit to every listed"
        " site every month comes to 80 %. With a chance of 20 % the breach is where nobody looks;"
        " no number of visits elsewhere, however long, finds more than 80 %."
    )


def test_many_months_with_places_where_nobody_looks():
    said = _said("visits", sites=141, hidden=5, visits=10, months=12, undeclared=0.2)
    assert "Within 12 months that is" in said
    assert "on average if somebody looks where it is." in said
    assert "the steady chance a month that comes to the same over 12 months." in said


def test_challenges_and_where_a_violator_hides():
    said = _said("visits", sites=40, hidden=2, visits=10, suspected=10, challenges=2)
    assert "and two challenge visits to ten suspected places, find" in said
    assert said.endswith("That is where a violator is seen least: 2 at suspected places.")
    tied = _said("visits", sites=4, hidden=1, visits=2, suspected=4, challenges=2)
    assert tied.endswith("least: 1 at listed sites or 1 at suspected places.")
    short = _said("visits", sites=40, hidden=2, detection=0.5, suspected=10, challenges=2)
    assert "every month, and two challenge visits to ten suspected places, comes to 37.7" in short


def test_a_small_chance_is_not_rounded_to_none():
    said = _said("visits", sites=10_000, visits=1, sensitivity=0.5)
    assert "a chance of under 0.1 % a month" in said
    assert said.endswith("In a case: detection: 0.00005.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"gain": 10, "penalty": 40}, "if the chance of being seen is 20 % or more."),
        ({"gain": 10, "penalty": 40, "detection": 0.2}, "At 20 % it does not pay."),
        ({"gain": 10, "penalty": 40, "detection": 0.1}, "At 10 % it pays."),
        ({"gain": 10, "detection": 0.2}, "one that gains 10 does not pay if it costs 40 or more."),
        ({"penalty": 40, "detection": 0.2}, "does not pay if it gains 10 or less."),
        ({"gain": 10, "detection": 0.0}, "no penalty deters it."),
        ({"penalty": 10, "detection": 1.0}, "none pays."),
    ],
)
def test_deterrence(asked, said):
    assert _said("deterrence", **asked).endswith(said)


def test_stages():
    said = _said("stages", stages=10, inspections=3)
    assert "the violator can expect 0.477 (21/44)" in said
    assert said.endswith(
        "In the first stage inspect with a chance of 26.1 %; the other side violates with one of"
        " 8.2 %."
    )
    dismayed = _said("stages", stages=2, inspections=1, dismay=0.5)
    assert "can expect −0.667 (−2/3); if he announces the same schedule" in dismayed
    assert "drawn by lot, −0.333 (−1/3)" in dismayed
    assert "50.0 % to 100.0 %" in _said("stages", stages=5, inspections=5)


def test_delays():
    said = _said("delay", interim=1, months=12)
    assert "after 36.8 % of the period on average, 4.41 of 12 months." in said
    assert said.endswith("At regular times that are known it would be 50.0 %.")
    assert "after between 20.8 % and 21.9 % of the period on average." in _said("delay", interim=2)
