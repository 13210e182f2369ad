"""Games to test with, and the definitions written out as loops."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from summitry.coalitions.game import Game
from summitry.coalitions.voting import Voting


def draw_game(seed, n=None, most=12):
    """A random game of 1 to 5 players; every third one is made superadditive-like by size."""
    rng = np.random.default_rng(seed)
    n = n or int(rng.integers(1, 6))
    parts = rng.integers(1, 4)
    grow = seed % 3 == 0
    worth = [Fraction(0)]
    for subset in range(1, 2**n):
        value = int(rng.integers(-2, most + 1)) * (subset.bit_count() ** 2 if grow else 1)
        worth.append(Fraction(value, int(parts)))
    return Game(tuple("abcdefghijklmnop"[:n]), tuple(worth))


def draw_voting(seed):
    """A random voting rule of 1 to 6 players, some with vetoes and some without votes."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 7))
    votes = [int(v) for v in rng.integers(0, 6, n)]
    votes[0] += 1
    quota = int(rng.integers(1, sum(votes) + 1))
    veto = tuple(i for i in range(n) if rng.random() < 0.15)
    return Voting(tuple("abcdef"[:n]), quota, tuple(votes), veto)


def shapley_by_orders(game):
    """The mean of what each player adds over all orders of arrival."""
    total = [Fraction(0)] * game.n
    orders = list(permutations(range(game.n)))
    for order in orders:
        here = 0
        for i in order:
            total[i] += game.worth[here | 1 << i] - game.worth[here]
            here |= 1 << i
    return tuple(x / len(orders) for x in total)


def banzhaf_by_sets(game):
    """What each player adds, summed over all sets of the others."""
    sets = range(2**game.n)
    return tuple(
        sum((game.worth[s | 1 << i] - game.worth[s] for s in sets if not s >> i & 1), Fraction(0))
        for i in range(game.n)
    )


@pytest.fixture
def by_definition():
    return {"shapley": shapley_by_orders, "banzhaf_raw": banzhaf_by_sets}


@pytest.fixture(params=range(120))
def game(request):
    return draw_game(request.param)


@pytest.fixture(params=range(60))
def voting(request):
    return draw_voting(request.param)


@pytest.fixture
def drawn():
    return draw_game
