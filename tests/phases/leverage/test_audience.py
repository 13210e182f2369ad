"""Audience costs: indifference at every time and step, for rates and for any rising costs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.phases.leverage.audience import quit_chances, quit_hazard, stands_firm

rates = st.floats(0.05, 5)
prizes = st.floats(0.5, 50)


@given(prizes, rates, st.floats(0.1, 30))
def test_quitting_is_worth_the_same_at_every_time(value, rate, time):
    """Winning by the other's quitting before, less what quitting then costs: 0, as at once."""
    s = np.linspace(0, time, 20_001)
    firm = stands_firm(value, rate, s)
    won = np.trapezoid(value * quit_hazard(value, rate, s) * firm, s)
    worth = won - rate * time * stands_firm(value, rate, time)
    assert worth == pytest.approx(0, abs=1e-4 * (value + rate * time))


@given(prizes, rates, st.floats(0.1, 30))
def test_standing_firm_is_what_the_hazard_leaves(value, rate, time):
    s = np.linspace(0, time, 20_001)
    left = np.exp(-np.trapezoid(quit_hazard(value, rate, s), s))
    assert stands_firm(value, rate, time) == pytest.approx(left, rel=1e-4)


@given(prizes, st.lists(st.floats(0, 10), min_size=2, max_size=8).map(sorted))
def test_in_steps_quitting_now_is_worth_quitting_a_step_later(value, costs):
    chances = quit_chances(value, costs)
    for chance, now, later in zip(chances, costs, costs[1:], strict=False):
        assert -now == pytest.approx(chance * value - (1 - chance) * later)
    left = np.prod([1 - chance for chance in chances])
    assert left == pytest.approx((value + costs[0]) / (value + costs[-1]))


@given(prizes, rates, st.floats(0.5, 20))
def test_steps_and_rates_agree_exactly(value, rate, time):
    chances = quit_chances(value, [rate * time * k / 50 for k in range(51)])
    left = np.prod([1 - chance for chance in chances])
    assert left == pytest.approx(stands_firm(value, rate, time))


def test_no_other_time_to_quit_does_better_in_steps():
    """Best reply by backward induction against the chances: no plan of quitting beats another."""
    value, costs = 4.0, [0, 1, 1, 3, 7, 8]
    chances = quit_chances(value, costs)
    worth = -costs[-1]
    for chance, cost in zip(reversed(chances), reversed(costs[:-1]), strict=True):
        on = chance * value + (1 - chance) * worth
        assert on == pytest.approx(-cost)
        worth = max(on, -cost)
    assert worth == pytest.approx(0)


def test_falling_costs_are_refused():
    with pytest.raises(ValueError, match="costs never fall"):
        quit_chances(1, [2, 1])
