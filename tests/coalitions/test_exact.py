"""Exact linear programmes, beside HiGHS."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import linprog

from summitry.coalitions.exact import Row, minimise, solve


def program(seed):
    """A random bounded programme: rows y_i >= 0 to start from, then random ones."""
    rng = np.random.default_rng(seed)
    m = int(rng.integers(1, 5))
    unit = [Row(i, tuple(int(k == i) for k in range(m)), Fraction(0)) for i in range(m)]
    more = [
        Row(
            m + j, tuple(int(a) for a in rng.integers(-3, 4, m)), Fraction(int(rng.integers(-4, 5)))
        )
        for j in range(int(rng.integers(0, 9)))
    ]
    return [int(c) for c in rng.integers(0, 5, m)], unit, [*unit, *more]


def have(row, y):
    return sum((a * x for a, x in zip(row.a, y, strict=True)), Fraction(0))


@pytest.mark.parametrize("seed", range(150))
def test_the_optimum_carries_its_proof_and_is_that_of_highs(seed):
    cost, start, rows = program(seed)
    found = minimise(cost, start, lambda y: next((r for r in rows if have(r, y) < r.b), None))
    by_highs = linprog(
        cost,
        A_ub=[[-a for a in row.a] for row in rows],
        b_ub=[-float(row.b) for row in rows],
        bounds=(None, None),
    )
    if found is None:
        assert by_highs.status == 2
        return
    assert all(have(row, found.y) >= row.b for row in rows)
    assert min(found.weights) >= 0
    for i, c in enumerate(cost):
        pairs = zip(found.rows, found.weights, strict=True)
        assert sum((w * row.a[i] for row, w in pairs), Fraction(0)) == c
    pairs = zip(found.rows, found.weights, strict=True)
    assert (
        found.value == sum((w * row.b for row, w in pairs), Fraction(0)) == have_cost(cost, found)
    )
    assert by_highs.fun == pytest.approx(float(found.value), abs=1e-9)


def have_cost(cost, found):
    return sum((c * x for c, x in zip(cost, found.y, strict=True)), Fraction(0))


def test_a_start_that_is_not_dual_feasible_is_refused():
    with pytest.raises(ValueError, match="negative weight"):
        minimise([-1], [Row(0, (1,), Fraction(0))], lambda y: None)


def test_equations_without_one_solution_are_refused():
    with pytest.raises(ZeroDivisionError):
        solve([[1, 2], [2, 4]], [1, 2])
    assert solve([[0, 2], [3, 0]], [1, 2]) == [Fraction(2, 3), Fraction(1, 2)]
