"""The closed rule: exact equilibria, checked by the definition and by iteration."""

from fractions import Fraction

import numpy as np
import pytest

from summitry.coalitions.bargaining import MAX_TYPES, baron_ferejohn, is_equilibrium
from summitry.errors import TooManyDeals


def draw(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 8))
    weights = [int(w) for w in rng.integers(0 if seed % 5 == 0 else 1, 9, n)]
    weights[0] += 1
    chances = [Fraction(w, sum(weights)) for w in weights]
    discount = Fraction(int(rng.integers(1, 100)), 100)
    return chances, discount, int(rng.integers(1, n + 1))


@pytest.mark.parametrize("seed", range(150))
def test_an_equilibrium_is_found_and_meets_the_definition(seed):
    chances, discount, quota = draw(seed)
    found = baron_ferejohn(chances, discount, quota)
    assert found is not None
    assert is_equilibrium(found)
    assert sum(found.values) == 1
    assert sum(map(sum, found.buys)) == (quota - 1) * len(chances)


def _iterated(chances, discount, quota, rounds=5_000):
    """Values by a damped iteration in which ties break by a fading average."""
    p, d, n = np.array(chances, dtype=float), float(discount), len(chances)
    v = np.full(n, 1 / n)
    for k in range(rounds):
        new = np.zeros(n)
        for i in range(n):
            order = [j for j in np.argsort(v, kind="stable") if j != i][: quota - 1]
            new[i] += p[i] * (1 - d * v[order].sum())
            new[order] += p[i] * d * v[order]
        v += (new - v) / (k + 2) ** 0.75
    return v


@pytest.mark.parametrize("seed", range(3))
def test_iteration_comes_to_the_same_values(seed):
    chances, discount, quota = draw(seed)
    found = baron_ferejohn(chances, discount, quota)
    within = 0.01  # the iteration circles round a tie, by about its last steps
    assert (
        np.abs(_iterated(chances, discount, quota) - np.array(found.values, float)).max() < within
    )


def test_a_wrong_result_is_not_an_equilibrium():
    found = baron_ferejohn([Fraction(1, 3)] * 3, Fraction(9, 10), 2)
    half = Fraction(1, 2)
    wrong = type(found)(
        found.recognition, found.discount, 2, (half, half, Fraction(0)), found.keeps, found.buys
    )
    assert not is_equilibrium(wrong)


@pytest.mark.parametrize(
    ("chances", "discount", "quota"),
    [
        ([Fraction(1, 2)], 1, 1),
        ([Fraction(3, 2), Fraction(-1, 2)], 1, 1),
        ([Fraction(1)], 0, 1),
        ([Fraction(1)], 2, 1),
        ([Fraction(1)], 1, 2),
    ],
)
def test_impossible_arguments_are_refused(chances, discount, quota):
    with pytest.raises(ValueError, match="adds up to 1"):
        baron_ferejohn(chances, Fraction(discount), quota)


def test_too_many_kinds_of_players_are_refused():
    weights = range(1, MAX_TYPES + 2)
    with pytest.raises(TooManyDeals, match="17 different"):
        baron_ferejohn([Fraction(w, sum(weights)) for w in weights], Fraction(1, 2), 2)
