"""War of attrition: indifference at every time, and the game in small steps of time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.phases.leverage.attrition import giving_in_worth, war_of_attrition

values = st.floats(1, 50)
costs = st.floats(0.1, 5)


def _by_quadrature(value, cost, hazard, time, n=20_001):
    s = np.linspace(0, time, n)
    won = np.trapezoid((value - cost * s) * hazard * np.exp(-hazard * s), s)
    return won - cost * time * np.exp(-hazard * time)


@given(values, costs, st.floats(0.01, 2), st.floats(0.1, 10))
def test_giving_in_is_worth_the_integral(value, cost, hazard, time):
    scale = value + cost * time
    found = giving_in_worth(value, cost, hazard, time)
    assert found == pytest.approx(_by_quadrature(value, cost, hazard, time), abs=1e-4 * scale)


@given(st.tuples(values, values), st.tuples(costs, costs), st.floats(0, 100))
def test_no_time_to_give_in_is_better_than_another(prizes, waiting, time):
    hazards = war_of_attrition(prizes, waiting).hazards
    for side in (0, 1):
        worth = giving_in_worth(prizes[side], waiting[side], hazards[1 - side], time)
        assert worth == pytest.approx(0, abs=1e-9 * prizes[side])


def test_small_steps_of_time_come_to_the_same():
    """In steps of dt each side gives in with the chance that pays the other for one step more."""
    prizes, waiting, dt = (10.0, 6.0), (1.0, 0.9), 1e-3
    chance = [waiting[1] * dt / prizes[1], waiting[0] * dt / prizes[0]]
    for side in (0, 1):
        assert chance[1 - side] * prizes[side] == pytest.approx(waiting[side] * dt)
    nobody = (1 - chance[0]) * (1 - chance[1])
    steps = 1 / (1 - nobody)
    first = chance[0] * (1 - chance[1]) / (1 - nobody)
    found = war_of_attrition(prizes, waiting)
    assert found.length == pytest.approx(steps * dt, rel=1e-3)
    assert found.gives_in == pytest.approx(first, rel=1e-3)
    assert found.lasts(3) == pytest.approx(nobody ** (3 / dt), rel=1e-3)


def test_played_often_it_lasts_as_long_as_it_should():
    found, rng = war_of_attrition((10, 20), (1, 1)), np.random.default_rng(5)
    ends = rng.exponential([1 / h for h in found.hazards], (40_000, 2))
    lengths = ends.min(axis=1)
    assert lengths.mean() == pytest.approx(found.length, abs=4 * lengths.std() / 200)
    first = (ends[:, 0] < ends[:, 1]).mean()
    assert first == pytest.approx(found.gives_in, abs=4 * 0.5 / 200)


def test_who_has_more_to_gain_gives_in_more_often():
    """The paradox: what one side has to gain sets how the other gives in."""
    assert war_of_attrition((20, 10), (1, 1)).gives_in == pytest.approx(2 / 3)


def test_a_prize_or_cost_of_nothing_is_refused():
    for prizes, waiting in (((0, 1), (1, 1)), ((1, 1), (1, 0))):
        with pytest.raises(ValueError, match="above 0"):
            war_of_attrition(prizes, waiting)
