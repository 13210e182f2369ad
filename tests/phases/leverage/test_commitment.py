"""Private costs and shifting power, each against the game it is solved from."""

from functools import cache

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summitry.phases.leverage.commitment import (
    bargaining_range,
    best_demand,
    best_demand_among,
    must_fight,
    power_path,
)

CLOSE = 1e-9
"""Sums of a few doubles."""

shares = st.integers(0, 20).map(lambda n: n / 20)
costs = st.integers(1, 12).map(lambda n: n / 20)


@given(shares, costs, costs)
def test_both_prefer_all_of_the_range_to_conflict_and_nothing_outside(power, a, b):
    low, high = bargaining_range(power, (a, b))
    for share in np.linspace(0, 1, 41):
        both = share >= power - a - CLOSE and 1 - share >= 1 - power - b - CLOSE
        assert both == (low - CLOSE <= share <= high + CLOSE)


def _worth(asked, power, cost, types, chance):
    refused = float((types < asked - power - CLOSE) @ chance)
    return asked * (1 - refused) + (power - cost) * refused


@given(shares, costs, st.lists(costs, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_no_demand_on_a_fine_grid_beats_the_best_one(power, cost, types, random):
    weights = np.array([random.randint(1, 9) for _ in types], dtype=float)
    chance = weights / weights.sum()
    found = best_demand_among(power, cost, types, chance)
    types = np.array(types)
    assert found.worth == pytest.approx(_worth(found.share, power, cost, types, chance))
    for asked in np.linspace(0, 1, 101):
        assert _worth(asked, power, cost, types, chance) <= found.worth + CLOSE


@given(shares, costs)
def test_the_uniform_formula_is_the_limit_of_a_fine_grid_of_types(power, cost):
    n = 2000
    types = (np.arange(n) + 0.5) / n
    fine, formula = best_demand_among(power, cost, types), best_demand(power, cost)
    assert fine.worth == pytest.approx(formula.worth, abs=2 / n)
    assert _uniform(formula.share, power, cost) == pytest.approx(formula.worth)
    assert all(
        _uniform(x, power, cost) <= formula.worth + CLOSE for x in np.linspace(power, 1, 201)
    )


def _uniform(asked, power, cost):
    refused = asked - power
    return asked * (1 - refused) + (power - cost) * refused


def _by_tree(powers, costs, patience, grid=200):
    """The game as a tree: A fights or offers one of ``grid`` + 1 shares, B takes it or fights."""
    pie = 1 / (1 - patience)
    last = max(0.0, 1 - powers[-1] - costs[1])

    @cache
    def from_period(t):
        if t == len(powers) - 1:
            return (1 - last) * pie, last * pie, None
        fight = ((powers[t] - costs[0]) * pie, (1 - powers[t] - costs[1]) * pie)
        then = from_period(t + 1)
        best = (*fight, t)
        for step in range(grid + 1):
            y = step / grid
            peace = (1 - y + patience * then[0], y + patience * then[1])
            taken = peace[1] >= fight[1] - CLOSE
            if taken and peace[0] >= best[0] - CLOSE and (best[2] == t or peace[0] > best[0]):
                best = (*peace, then[2])
        return best

    return from_period(0)


@given(
    st.lists(shares, min_size=1, max_size=5),
    costs,
    costs,
    st.sampled_from([0.0, 0.3, 0.5, 0.7, 0.9]),
)
def test_backward_induction_is_the_game_on_a_grid_of_offers(powers, a, b, patience):
    found = power_path(powers, (a, b), patience)
    assume(all(abs(offer * 200 - round(offer * 200)) < 1e-6 for offer in found.offers))
    worth_a, worth_b, conflict = _by_tree(tuple(powers), (a, b), patience)
    assert found.conflict == conflict
    assert found.worth == pytest.approx((worth_a, worth_b))


@given(shares, shares, costs, st.sampled_from([0.1, 0.5, 0.8, 0.9, 0.99]))
def test_one_shift_is_the_rule_where_the_side_that_rises_waits(before, after, cost, patience):
    """The riser never fights first if conflict costs it everything."""
    assume(abs(patience * after - before - cost * (1 - patience)) > CLOSE)
    assume(1 - after - cost >= 0)
    found = power_path([before, after], (1.0, cost), patience)
    assert (found.conflict == 0) == must_fight(before, after, cost, patience)


def test_a_slow_shift_can_be_lived_with_where_a_sudden_one_cannot():
    sudden = power_path([0.3, 0.6], (0.2, 0.2), 0.9)
    slow = power_path(np.linspace(0.3, 0.6, 60).tolist(), (0.2, 0.2), 0.9)
    assert (sudden.conflict, slow.conflict) == (0, None)


def test_without_a_power_or_with_full_patience_there_is_nothing_to_solve():
    for powers, patience in (([], 0.5), ([0.5], 1.0)):
        with pytest.raises(ValueError, match="a path needs a power"):
            power_path(powers, (0.1, 0.1), patience)
