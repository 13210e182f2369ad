"""The nucleolus: by Kohlberg's criterion, by comparison, and by theorems."""

from fractions import Fraction
from itertools import product

import numpy as np
from scipy.optimize import linprog

from summitry.coalitions.core import core, proved
from summitry.coalitions.nucleolus import kohlberg, nucleolus


def _complaints(game, x):
    return sorted((game.excess(s, x) for s in range(1, 2**game.n - 1)), reverse=True)


def _near(game, x):
    """Imputations around x: some of what one player has goes to another."""
    for i, j, part in product(range(game.n), range(game.n), (1, 3, 17)):
        moved = list(x)
        step = (x[i] - game.worth[1 << i]) / part
        moved[i] -= step
        moved[j] += step
        if moved != list(x):
            yield moved


def _kohlberg_by_highs(game, x):
    """Kohlberg's criterion as the programme of its definition, in floating point."""
    proper = range(1, 2**game.n - 1)
    excess = {s: game.excess(s, x) for s in proper}
    rows = np.array([[s >> i & 1 for i in range(game.n)] for s in range(2**game.n)])
    tight = [1 << i for i in range(game.n) if x[i] == game.worth[1 << i]]
    for level in sorted(set(excess.values()), reverse=True):
        sets = [s for s in proper if excess[s] >= level]
        found = linprog(
            -rows[sets].sum(axis=0),
            A_ub=-rows[[*sets, *tight]],
            b_ub=np.zeros(len(sets) + len(tight)),
            A_eq=rows[-1:],
            b_eq=[0],
            bounds=(-1, 1),
        )
        if found.fun < -1e-7:
            return False
    return True


def test_it_meets_the_criterion_and_no_neighbour_does(game):
    x = nucleolus(game)
    if x is None:
        assert sum(game.worth[1 << i] for i in range(game.n)) > game.total
        return
    assert sum(x) == game.total
    assert kohlberg(game, x)
    assert _kohlberg_by_highs(game, x)
    for other in _near(game, x):
        assert _complaints(game, x) < _complaints(game, other)
        assert not kohlberg(game, other)
        assert not _kohlberg_by_highs(game, other)


def test_it_lies_in_the_core_unless_that_is_empty(game):
    x, found = nucleolus(game), core(game)
    if not found.empty:
        assert proved(type(found)(x, found.ranges, None), game)


def test_what_is_no_imputation_is_not_the_nucleolus(game):
    assert not kohlberg(game, [game.total + 1, *[Fraction(0)] * (game.n - 1)])


def test_larger_games_are_exact_too(drawn):
    for seed in (0, 1, 3):
        game = drawn(seed, n=9, most=40)
        x = nucleolus(game)
        assert x is None or (kohlberg(game, x) and sum(x) == game.total)
