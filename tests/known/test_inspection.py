"""Known answers on inspections, each first checked against its definition."""

import math
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml
from scipy.optimize import linprog

from summitry.phases.inspection.dresher import closed_form, first_stage, value
from summitry.phases.inspection.sequential import sequential_value
from summitry.phases.inspection.sites import detection, visits_for
from summitry.phases.inspection.timeliness import ONE_VISIT, delay

HERE = Path(__file__).parent
SOLVED = 1e-9
"""HiGHS solves games with payoffs of one digit to this."""
PRINTED = 5e-5
"""The delays are written with four places."""


def _known(name):
    return yaml.safe_load((HERE / name / "values.yaml").read_text(encoding="utf-8"))


DRESHER = _known("dresher-1962/stages")
DIAMOND = _known("diamond-1982/one-visit")
ASAN = _known("asan-2018/sites")


def _games(most):
    return [(n, m) for n in range(1, most + 1) for m in range(n + 1)]


def test_dreshers_recursion_is_his_closed_form_up_to_30_stages():
    assert all(value(n, m) == closed_form(n, m) for n, m in _games(30))


def test_each_stage_of_dreshers_game_leaves_both_sides_indifferent():
    """The certificate: with these chances neither side gains by deviating, once."""
    for n, m in _games(30):
        if not 0 < m < n:
            continue
        found = first_stage(n, m)
        (x, x_high), (y, y_high) = found.inspects, found.violates
        assert (x, y) == (x_high, y_high)
        spent = closed_form(n - 1, m - 1)
        kept = closed_form(n - 1, m) if m < n else 0
        assert x * spent + (1 - x) * kept == x - (1 - x) == found.value
        assert y + (1 - y) * spent == -y + (1 - y) * kept == found.value


@pytest.mark.parametrize("known", DRESHER["values"])
def test_dreshers_values(known):
    n, m = known["stages"], known["inspections"]
    assert value(n, m) == Fraction(known["value"])
    if n <= 6:
        assert abs(sequential_value(n, m) - float(value(n, m))) < SOLVED


def _solved(n):
    """The game of one visit in n slots, row by row as it is defined."""
    starts, times = np.arange(n)[:, None], np.arange(1, n)
    late = np.where(times > starts, times - starts, n - starts) / n
    goal = np.r_[np.zeros(n - 1), 1.0]
    under = np.c_[late, -np.ones(n)]
    chances = np.r_[np.ones(n - 1), 0.0][None, :]
    bounds = [(0, None)] * (n - 1) + [(None, None)]
    return linprog(goal, under, np.zeros(n), chances, [1.0], bounds, method="highs").fun


@pytest.mark.parametrize(("slots", "known"), DIAMOND["slots"].items())
def test_the_delays_in_slots(slots, known):
    found = delay(slots)
    assert found.upper - found.lower < SOLVED
    assert abs(found.upper - known) < PRINTED
    if slots <= 200:
        assert abs(_solved(slots) - found.upper) < SOLVED


def test_diamonds_delay():
    assert abs(ONE_VISIT - DIAMOND["delay"]) < 1e-8
    assert math.exp(-1) == ONE_VISIT
    for slots in DIAMOND["slots"]:
        low, high = delay(slots).continuous
        assert low <= ONE_VISIT <= high


@pytest.mark.parametrize(("bad", "visits"), ASAN["visits"].items())
def test_the_visits_for_90_percent(bad, visits):
    goal = Fraction(ASAN["detection"])
    assert visits_for(ASAN["sites"], bad, goal) == visits
    assert detection(ASAN["sites"], bad, visits) >= goal > detection(ASAN["sites"], bad, visits - 1)


def test_the_formula_counts_the_sets_of_sites():
    sites, bad, visits = 9, {0, 1, 2}, 4
    sets = [set(drawn) for drawn in combinations(range(sites), visits)]
    hits = sum(1 for drawn in sets if drawn & bad)
    assert detection(sites, len(bad), visits) == Fraction(hits, len(sets))
