"""Plans played with random draws: the means agree with the exact values within their error."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.model.ladder import Plan
from summitry.phases.definitions import value_by_definition
from summitry.simulation.plans import Policy, expected, keeping, played, simulate
from tests.phases.toys import GRAND, draw, pair, toy, with_step

X, NONE = frozenset({0}), frozenset()
LEVEL = 5.0
"""Standard errors: passed by chance once in two million; the draws are the same each time."""


def _close(found, exact):
    return abs(found.mean - exact) <= LEVEL * found.error + 1e-9


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_keeping_to_a_plan_gives_its_value(seed):
    ladder, plan = draw(seed, most=4)
    for party in range(len(ladder.parties)):
        exact = value_by_definition(ladder, plan, party, 0)
        assert _close(simulate(ladder, plan, party, seed=seed), exact)
        assert expected(ladder, plan, party, keeping(plan)) == pytest.approx(exact, abs=1e-9)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_the_mean_of_any_policy_is_its_expectation(seed):
    rng = np.random.default_rng(seed)
    ladder, plan = draw(seed)
    own = frozenset(ladder.own(0))
    hidden = tuple(
        frozenset(k for k in own & plan.before(t + 1) if rng.random() < 0.5)
        for t in range(plan.n_stages + 1)
    )
    waits = tuple(int(t == 0) for t in range(plan.n_stages)) if ladder.grace else ()
    leave = None if rng.random() < 0.5 else int(rng.integers(plan.n_stages + 2))
    policy = Policy(0, hidden, leave, waits=waits)
    exact = expected(ladder, plan, 0, policy)
    assert _close(simulate(ladder, plan, 0, policy, seed=seed), exact)


def test_without_chance_every_run_is_the_same():
    found = simulate(toy(), GRAND, 0)
    assert (found.mean, found.error, found.found, found.runs) == (4.0, 0.0, 0.0, 10_000)


def test_withholding_for_ever_by_hand():
    """u = 1/2 * 2 + 1/2 [1/4 * 0 + 3/4 u] = 8/5, and sooner or later it is found."""
    ladder, plan = with_step(pair(), 0, detection=0.25), Plan(((0, 1),))
    found = simulate(ladder, plan, 0, Policy(0, (X, X)))
    assert _close(found, 1.6)
    assert found.found == 1.0
    assert 0 < found.error < 0.02


def test_found_at_once_or_never():
    """2 for a stage and nothing after; 2 for ever."""
    plan = Plan(((0, 1),))
    assert simulate(pair(), plan, 0, Policy(0, (X, X))).mean == 1.0
    assert simulate(with_step(pair(), 0, detection=0.0), plan, 0, Policy(0, (X, X))).mean == 2.0


def test_leaving_in_the_open_by_hand():
    """Undone: 2 for a stage, then nothing. Walking out a stage later: 1 for a stage. At once: 0."""
    plan = Plan(((0, 1),))
    assert expected(pair(), plan, 0, Policy(0, (NONE, NONE), leave=0, undone=X)) == 1.0
    assert expected(pair(), plan, 0, Policy(0, (NONE, NONE), leave=1)) == 0.5
    assert expected(pair(), plan, 0, Policy(0, (NONE, NONE), leave=0)) == 0.0


def test_waiting_by_hand():
    """The other's step first: a wait is a stage more of 2 before a life of 1."""
    ladder, plan = pair(grace=1), Plan(((1,), (0,)))
    policy = Policy(1, (NONE, NONE), waits=(1,))
    assert expected(ladder, plan, 0, policy) == 1.5
    assert simulate(ladder, plan, 0, policy).mean == 1.5


def test_false_alarms_end_a_plan():
    """v = 1/2 + 1/2 * 3/4 v = 4/5."""
    found = simulate(with_step(pair(), 0, alarm=0.25), Plan(((0, 1),)), 0)
    assert _close(found, 0.8)
    assert (found.found, found.alarmed) == (0.0, 1.0)


def test_the_error_falls_with_the_root_of_the_runs():
    ladder, plan = with_step(pair(), 0, detection=0.25), Plan(((0, 1),))
    few, many = (simulate(ladder, plan, 0, Policy(0, (X, X)), runs) for runs in (1_000, 100_000))
    assert few.error / many.error == pytest.approx(10, rel=0.1)


def test_the_same_seed_gives_the_same_runs():
    ladder, plan = with_step(pair(), 0, detection=0.25), Plan(((0, 1),))
    first, again, other = (
        played(ladder, plan, 0, Policy(0, (X, X)), 100, seed)[0] for seed in (3, 3, 4)
    )
    assert (first == again).all()
    assert (first != other).any()


def test_a_single_run_is_refused():
    with pytest.raises(NotDefined, match="runs is 1; at least 2"):
        simulate(pair(), Plan(((0, 1),)), 0, runs=1)
