"""Non-zero-sum stages and an announced schedule: no deviation gains, and more is not to be had."""

from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from scipy.optimize import linprog

from summitry.errors import NotDefined
from summitry.phases.inspection.dresher import closed_form, first_stage
from summitry.phases.inspection.leadership import equilibrium, leadership

LOSSES = [(a, b) for a in (Fraction(0), Fraction(1, 3), Fraction(9, 10)) for b in (0, 1, 3)]
SMALL = [(n, m, k) for n in range(1, 6) for m in range(n) for k in range(1, n + 1)]


def _sum(n, m, weight):
    return sum(comb(n, i) * Fraction(weight) ** (m - i) for i in range(m + 1))


@pytest.mark.parametrize(("a", "b"), LOSSES)
def test_the_recursion_is_the_closed_form(a, b):
    for n, m, k in SMALL:
        t = sum(comb(n - i, m) for i in range(1, k + 1))
        found = equilibrium(n, m, k, a, b)
        assert found.inspector == -t / _sum(n, m, -a)
        assert found.violator == t / _sum(n, m, b)


@pytest.mark.parametrize(("a", "b"), LOSSES)
def test_no_deviation_gains(a, b):
    """All deviations of either side over the whole game, with what each sees in it."""
    for n, m, k in SMALL:
        found = equilibrium(n, m, k, a, b)
        assert _best_of_violator(n, m, k, a, b) == found.violator
        schedules = [s for s in product((0, 1), repeat=n) if sum(s) <= m]
        assert max(_inspector(s, m, k, a, b) for s in schedules) == found.inspector


def _best_of_violator(n, m, k, a, b):
    """Against the inspector's chances, which he plays without knowing k."""
    if n == 0 or k == 0:
        return 0
    x = equilibrium(n, m, 1, a, b).inspects if m else 0
    spent = x and _best_of_violator(n - 1, m - 1, k, a, b)
    legal = x * spent + (1 - x) * _best_of_violator(n - 1, min(m, n - 1), k, a, b)
    cheated = 1 + _best_of_violator(n - 1, min(m, n - 1), k - 1, a, b)
    return max(legal, -x * b + (1 - x) * cheated)


def _inspector(schedule, m, k, a, b):
    """What a fixed schedule brings against the violator's chances."""
    n = len(schedule)
    if n == 0 or k == 0:
        return 0
    y = equilibrium(n, min(m, n), k, a, b).violates if k <= n else 1
    after, left = schedule[1:], m - schedule[0]
    legal = _inspector(after, min(left, n - 1), min(k, n - 1), a, b)
    if schedule[0]:
        return y * -a + (1 - y) * legal
    return y * (_inspector(after, min(left, n - 1), k - 1, a, b) - 1) + (1 - y) * legal


def test_the_violator_gets_what_it_gets_in_dreshers_game():
    """What a violation costs the inspector is nothing to it, and sets its own chances alone."""
    for n, m, k in SMALL:
        found = equilibrium(n, m, k, 0, 1)
        assert found.violator == -closed_form(n, m, k)
        if m:
            assert found.inspects == first_stage(n, m, k).inspects[0]


def _plans(n):
    """All pure plans for one violation: when to violate, by the inspections seen so far."""
    if n == 0:
        return [None]
    later = _plans(n - 1)
    return ["violate", *({0: one, 1: other} for one, other in product(later, later))]


def _outcome(plan, schedule):
    for inspected in schedule:
        if plan == "violate":
            return "caught" if inspected else "unseen"
        plan = plan[inspected]
    return "legal"


@pytest.mark.parametrize("a", [0.0, 0.5])
@pytest.mark.parametrize(("n", "m"), [(1, 0), (2, 1), (3, 1), (3, 2)])
def test_announcing_brings_the_most_that_any_schedule_can(n, m, a):
    """Over all mixtures of schedules, the violator replying as well as it can, ties in favour of
    the inspector: one linear programme for each plan of the violator."""
    schedules = [s for s in product((0, 1), repeat=n) if sum(s) <= m]
    plans = _plans(n)
    ours = {"legal": 0.0, "caught": -a, "unseen": -1.0}
    theirs = {"legal": 0.0, "caught": -1.0, "unseen": 1.0}
    gains = np.array([[theirs[_outcome(p, s)] for s in schedules] for p in plans])
    best = -np.inf
    for place, plan in enumerate(plans):
        goal = [-ours[_outcome(plan, s)] for s in schedules]
        chances = np.ones((1, len(schedules)))
        under = gains - gains[place]
        solved = linprog(goal, under, np.zeros(len(plans)), chances, [1.0], method="highs")
        best = max(best, -solved.fun) if solved.success else best
    assert abs(best - float(leadership(n, m).inspector)) < 1e-7  # feasibility tolerance of HiGHS


@pytest.mark.parametrize(("a", "b"), LOSSES)
def test_announcing_never_hurts(a, b):
    for game in SMALL:
        led, both = leadership(*game, b), equilibrium(*game, a, b)
        assert led.inspector >= both.inspector
        assert led.violator == both.violator == -led.inspector
        assert led.violates == (game[1] == 0)


def test_dismay_must_be_below_a_violation_unseen():
    with pytest.raises(NotDefined, match="dismay: 1; allowed: below 1"):
        equilibrium(3, 1, 1, 1)
    with pytest.raises(NotDefined, match="inspections: 4; allowed: 0 to 3"):
        equilibrium(3, 4)
