"""The program by itself: orders, rows, products and clauses, against all plans."""

from itertools import product
from math import inf

import numpy as np
import pytest

from summitry.phases.design.linear import Linear
from summitry.phases.design.order import fits
from summitry.phases.design.program import Program
from tests.phases.design.drawn import drawn
from tests.phases.toys import pair, toy

FREE = [(-inf, inf)]


def aimed(program, ladder, n_stages, seed=0, products=True):
    """The program with one sum, drawn at random, to make large; and that sum."""
    rng = np.random.default_rng(seed)
    row = Linear(ladder.n_steps, n_stages)
    row.each[:] = rng.normal(size=row.each.shape)
    if products:
        row.products[(0, 0), (1, 1)] = 3.0
        row.products[(0, 1), (1, 0)] = -3.0
    program.at_least(row, 0.0, {0: -1.0})
    return row


def plans(ladder, n_stages, whole):
    for found in product(range(n_stages + (not whole)), repeat=ladder.n_steps):
        at = {k: t for k, t in enumerate(found) if t < n_stages}
        if at and fits(ladder, at, n_stages):
            yield at


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(10))
def test_the_optimum_is_the_best_of_all_plans_that_fit(seed, whole):
    ladder = drawn(seed)
    program = Program(ladder, 3, whole)
    row = aimed(program, ladder, 3, seed)
    fitting = list(plans(ladder, 3, whole))
    solved = program.solve(FREE, -inf, 30)
    if not fitting:
        assert solved.none
        return
    best = max(fitting, key=row.at)
    assert solved.bound == pytest.approx(row.at(best), abs=1e-6)
    assert row.at(solved.at) == pytest.approx(row.at(best), abs=1e-6)


def test_a_floor_above_the_best_leaves_nothing_and_that_is_certain():
    program = Program(pair(), 2, True)
    row = aimed(program, pair(), 2)
    best = max(row.at(at) for at in plans(pair(), 2, True))
    assert program.solve(FREE, best - 1e-6, 30).at is not None
    solved = program.solve(FREE, best + 1e-3, 30)
    assert (solved.at, solved.none) == (None, True)


def test_a_clause_cuts_off_one_plan_and_no_other():
    program, left = Program(pair(), 2, True), list(plans(pair(), 2, True))
    row = aimed(program, pair(), 2)
    while left:
        at = program.solve(FREE, -inf, 30).at
        assert row.at(at) == pytest.approx(max(map(row.at, left)))
        left.remove(at)
        program.clause([(k, t - 1) for k, t in at.items()], list(at.items()))
    assert program.solve(FREE, -inf, 30).none


def test_a_row_holds_up_to_rounding():
    program = Program(pair(), 2, True)
    aimed(program, pair(), 2)
    late = Linear(2, 2)
    late.each[0, 0] = -1.0
    program.holds(late)
    assert program.solve(FREE, -inf, 30).at[0] == 1


def test_the_time_limit_is_no_proof():
    solved = Program(toy(), 12, True).solve(FREE, 0.0, 0.0)
    assert not solved.none
