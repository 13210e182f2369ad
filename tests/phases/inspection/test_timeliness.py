"""Delays: the flow is the game over all schedules, and both mixtures prove themselves."""

import math
from itertools import combinations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import linprog

from summitry.errors import NotDefined, TooManyDeals
from summitry.phases.inspection.timeliness import ONE_VISIT, delay, one_visit

SOLVED = 1e-9
"""HiGHS solves these programmes to this."""
LAST = 1 - ONE_VISIT


def _whole_game(slots, visits):
    """The value over all schedules, by its definition."""
    times = range(1, slots)
    schedules = [s for k in range(visits + 1) for s in combinations(times, k)]
    late = np.array(
        [[min(t for t in (*s, slots) if t > start) - start for s in schedules]
         for start in range(slots)]
    )  # fmt: skip
    goal = np.r_[np.zeros(len(schedules)), 1.0]
    under = np.c_[late, -np.ones(slots)]
    chances = np.r_[np.ones(len(schedules)), 0.0][None, :]
    bounds = [(0, None)] * len(schedules) + [(None, None)]
    return linprog(goal, under, np.zeros(slots), chances, [1.0], bounds).fun / slots


@pytest.mark.parametrize(
    ("slots", "visits"), [(2, 1), (3, 1), (3, 2), (7, 1), (8, 2), (9, 3), (10, 5), (12, 4)]
)
def test_the_flow_is_the_game_over_all_schedules(slots, visits):
    found = delay(slots, visits)
    assert abs(found.upper - found.lower) < SOLVED
    assert abs(found.upper - _whole_game(slots, visits)) < SOLVED


@pytest.mark.parametrize("visits", [1, 2, 3])
def test_mixtures_and_visits_add_up(visits):
    found = delay(40, visits)
    assert sum(found.starts) == pytest.approx(1)
    assert sum(found.marginal) <= visits + SOLVED
    assert len(found.starts) == len(found.marginal) + 1 == 40


def test_more_visits_and_finer_slots_shorten_it():
    rows = [[delay(slots, visits).upper for visits in (1, 2, 3)] for slots in (10, 20, 40)]
    assert all(row == sorted(row, reverse=True) for row in rows)
    assert all(list(column) == sorted(column, reverse=True) for column in zip(*rows, strict=True))


def test_bounds_of_continuous_time_agree_with_each_other():
    for visits in (2, 3):
        bounds = [delay(slots, visits).continuous for slots in (20, 40, 80)]
        assert max(low for low, _ in bounds) <= min(high for _, high in bounds)


@pytest.mark.parametrize("start", [0.0, 0.2, 0.5, LAST])
def test_the_inspector_of_one_visit_guarantees_1_over_e(start):
    waits, _ = quad(lambda t: (t - start) / (1 - t), start, LAST)
    assert abs(waits + one_visit(start) * (1 - start) - ONE_VISIT) < SOLVED


@pytest.mark.parametrize("start", [0.7, 0.9, 1.0])
def test_a_later_start_gains_less(start):
    assert one_visit(start) == 1
    assert 1 - start < ONE_VISIT


@pytest.mark.parametrize("time", [0.001, 0.2, 0.5, LAST])
def test_the_violator_guarantees_1_over_e(time):
    """At once with 1/e, else with the density 1 / (e (1 - s)^2) up to 1 - 1/e."""

    def density(s):
        return ONE_VISIT / (1 - s) ** 2

    before, _ = quad(lambda s: (time - s) * density(s), 0, time)
    after, _ = quad(lambda s: (1 - s) * density(s), time, LAST)
    assert abs(quad(density, 0, LAST)[0] + ONE_VISIT - 1) < SOLVED
    assert abs(ONE_VISIT * time + before + after - ONE_VISIT) < SOLVED


def test_the_chance_of_the_visit_is_its_density_summed():
    assert one_visit(0.3) == pytest.approx(-math.log(0.7))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1,), "slots: 1; allowed: at least 2"),
        ((5, 0), "visits in the period: 0; allowed: 1 to 4"),
        ((5, 5), "visits in the period: 5; allowed: 1 to 4"),
    ],
)
def test_what_cannot_be(arguments, said):
    with pytest.raises(NotDefined, match=f"^{said}"):
        delay(*arguments)


def test_too_many_slots_are_refused():
    with pytest.raises(TooManyDeals, match="slots: 2000 with 1 visits; take fewer slots"):
        delay(2000)
