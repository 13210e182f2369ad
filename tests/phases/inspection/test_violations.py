"""Where the violator hides: splits are enough, and both sides of the matrix game agree."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from summitry.errors import NotDefined, TooManyDeals
from summitry.phases.inspection.sites import detection
from summitry.phases.inspection.violations import (
    GAP,
    Places,
    announced_split,
    mixed_split,
    worst_hiding,
)

CHANCES = st.sampled_from([Fraction(1, 5), Fraction(1, 2), Fraction(4, 5), Fraction(1)])


@st.composite
def hidings(draw, most=4):
    listed, suspected = draw(st.integers(0, most)), draw(st.integers(0, most))
    if listed + suspected == 0:
        listed = 1
    n = listed + suspected
    places = Places(listed, suspected, draw(CHANCES), draw(CHANCES))
    return places, draw(st.integers(0, n)), draw(st.integers(0, n))


def _whole_game(places, hidden, visits):
    """The value over all sets of places, by its definition."""
    listed, n = places.listed, places.listed + places.suspected
    known = [places.sensitivity] * listed + [places.sensitivity_suspected] * (n - listed)
    rows = [set(drawn) for drawn in combinations(range(n), visits)]
    columns = [set(bad) for bad in combinations(range(n), hidden)]
    table = np.array(
        [[1 - np.prod([float(1 - known[i]) for i in r & c]) for c in columns] for r in rows]
    )
    goal = np.r_[np.zeros(len(rows)), -1.0]
    under = np.c_[-table.T, np.ones(len(columns))]
    chances = np.r_[np.ones(len(rows)), 0.0][None, :]
    bounds = [(0, None)] * len(rows) + [(None, None)]
    zeros = np.zeros(len(columns))
    return -linprog(goal, under, zeros, chances, [1.0], bounds, method="highs").fun


@settings(max_examples=40, deadline=None)
@given(hidings(3))
def test_splits_are_enough(hiding):
    found = mixed_split(*hiding)
    assert found.lower <= found.upper + GAP
    assert abs(found.upper - _whole_game(*hiding)) < 1e-7  # the solver's feasibility tolerance


@settings(max_examples=40, deadline=None)
@given(hidings(6))
def test_an_announced_split_is_never_better_than_one_drawn_by_lot(hiding):
    found, told = mixed_split(*hiding), announced_split(*hiding)
    assert found.upper - found.lower <= GAP
    assert float(told.detection) <= found.upper + GAP
    assert sum(weight for _, weight in found.visits) == pytest.approx(1)
    assert sum(weight for _, weight in found.hidden) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 8), st.integers(1, 8), CHANCES, st.data())
def test_places_that_are_known_equally_well_are_one_list(listed, suspected, known, data):
    n = listed + suspected
    hidden, visits = data.draw(st.integers(0, n)), data.draw(st.integers(0, n))
    found = mixed_split(Places(listed, suspected, known, known), hidden, visits)
    assert abs(found.upper - float(detection(n, hidden, visits, known))) < GAP


@given(hidings(5), st.data())
def test_the_worst_hiding_is_the_least_of_all(hiding, data):
    places, hidden, _ = hiding
    visits = (
        data.draw(st.integers(0, places.listed)),
        data.draw(st.integers(0, places.suspected)),
    )
    found = worst_hiding(places, hidden, visits)
    for way in places.ways(hidden):
        assert sum(way) == hidden
        assert (places.found(way, visits) == found.detection) == (way in found.hidden)
        assert places.found(way, visits) >= found.detection


def test_every_best_announced_split_is_told():
    found = announced_split(Places(4, 4), 1, 5)
    assert found.visits == ((3, 2), (2, 3))
    assert found.detection == Fraction(1, 2)


def test_what_nobody_visits_is_never_found():
    found = worst_hiding(Places(10, 1), 1, (10, 0))
    assert (found.detection, found.hidden) == (0, ((0, 1),))


@pytest.mark.parametrize(
    ("places", "hidden", "visits", "said"),
    [
        (Places(0, 0), 0, (0, 0), "sites and places: 0; allowed: 1 to 10,000"),
        (Places(2, 2), 5, (0, 0), "hidden: 5; allowed: 0 to 4"),
        (Places(2, 2), 1, (3, 0), "routine visits: 3; allowed: 0 to 2"),
        (Places(2, 2), 1, (0, 3), "challenge visits: 3; allowed: 0 to 2"),
        (Places(2, 2, 2), 1, (0, 0), "sensitivity: 2; allowed: 0 to 1"),
        (Places(2, 2, 1, -1), 1, (0, 0), "sensitivity at suspected places: -1; allowed"),
        (Places(-1, 2), 1, (0, 0), "listed sites: -1; allowed"),
    ],
)
def test_what_cannot_be(places, hidden, visits, said):
    with pytest.raises(NotDefined, match=f"^{said}"):
        worst_hiding(places, hidden, visits)


def test_too_many_splits_are_refused():
    with pytest.raises(TooManyDeals, match="splits: a table of 251,001 cells; allowed: 40,000"):
        mixed_split(Places(500, 500), 500, 500)
