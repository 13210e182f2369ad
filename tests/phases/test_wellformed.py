"""Plans that cannot be carried out, and ladders without any plan: one clear line each."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.model.ladder import Bundle, Plan
from summitry.phases.wellformed import check_ladder, faults
from tests.phases.toys import draw, ladder_of, pair, toy, with_step


def _is_well_formed(ladder, plan):
    """The definition, as one formula."""
    at, steps = plan.at, ladder.steps
    return (
        all(at[k] >= steps[k].stages - 1 for k in at)
        and all(j in at and at[j] <= at[k] for k in at for j in steps[k].needs)
        and all(j in at and at[j] + steps[k].stages <= at[k] for k in at for j in steps[k].after)
        and not any(
            done <= plan.before(t + 1) and not still & plan.before(t + 1)
            for done, still in ladder.forbidden
            for t in range(plan.n_stages)
        )
    )


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_there_is_a_fault_exactly_where_the_definition_fails(seed):
    rng = np.random.default_rng(seed)
    ladder, plan = draw(seed)
    sets = [frozenset(map(int, rng.choice(ladder.n_steps, 1))) for _ in range(4)]
    ruled = replace(ladder, forbidden=((sets[0], sets[1]), (sets[2], sets[3])))
    moved = Plan.of({k: int(rng.integers(4)) for k in plan.at if rng.random() < 0.9})
    assert not faults(ladder, plan)
    for tried in (plan, moved, plan.trimmed):
        assert bool(faults(ruled, tried)) == (not _is_well_formed(ruled, tried))


def test_each_fault_is_said_in_words():
    ladder = with_step(pair(), 0, stages=2)
    assert faults(ladder, Plan(((0,),))) == (
        "the freeze takes 2 stages; it cannot be done in stage 1",
    )
    needy = with_step(pair(), 1, needs=frozenset({0}))
    assert faults(needy, Plan(((1,), (0,)))) == (
        "the relief is done in stage 1 and needs the freeze, done in stage 2",
    )
    assert faults(needy, Plan(((1,),))) == ("the relief needs the freeze, which is never done",)
    later = with_step(pair(), 1, after=frozenset({0}))
    assert faults(later, Plan(((0, 1),))) == (
        "the relief is done in stage 1 and takes 1; its work begins after the freeze, done in "
        "stage 1",
    )
    ruled = replace(pair(), forbidden=((frozenset({1}), frozenset({0})),))
    assert faults(ruled, Plan(((), (1,), (0,)))) == (
        "stage 2 ends with the relief and without the freeze: a rule forbids that",
    )
    assert faults(ruled, Plan(((0,), (1,)))) == ()


def test_steps_that_are_not_on_the_ladder_are_named():
    assert faults(pair(), Plan(((0, 7),))) == (
        "step 7 is not on the ladder: it has 2 steps, from 0 on",
    )


def test_a_sound_ladder_passes():
    check_ladder(toy())
    for seed in range(50):
        check_ladder(draw(seed)[0])


BUNDLE = Bundle(frozenset({1, 4}), np.zeros(2))
RULE = (frozenset({2}), frozenset())
WRONG = {
    "no steps": (ladder_of((), np.zeros((2, 0))), "no steps: there is nothing to phase"),
    "detection": (with_step(pair(), 1, detection=1.5), "y: detection is 1.5; it must lie in 0..1"),
    "undone": (with_step(pair(), 0, undone=-0.1), "x: undone is -0.1; it must lie in 0..1"),
    "alarm": (with_step(pair(), 0, alarm=float("nan")), "x: alarm is nan; it must lie in 0..1"),
    "stages": (with_step(pair(), 0, stages=0), "x: it takes 0 stages; at least 1"),
    "patience": (pair(patience=1.0), "p0: patience is 1.0; it must lie between 0 and 1"),
    "grace": (pair(grace=-1), "grace is -1; it must be 0 or more"),
    "mover": (with_step(pair(), 0, mover=2), "x: its mover is 2; there are 2 parties"),
    "needs": (with_step(pair(), 0, needs=frozenset({5})), "x: step 5 is not on the ladder"),
    "bundle": (pair(bundles=(BUNDLE,)), "a bundle: step 4 is not on the ladder: it has 2 steps"),
    "rule": (pair(forbidden=(RULE,)), "a rule: step 2 is not on the ladder"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_ladder_is_said_in_one_line(name):
    ladder, message = WRONG[name]
    with pytest.raises(NotDefined, match=message) as caught:
        check_ladder(ladder)
    assert "\n" not in str(caught.value)


def test_steps_in_a_circle_are_named():
    ladder = with_step(toy(), 0, needs=frozenset({1}))
    ladder = with_step(with_step(ladder, 1, needs=frozenset({4})), 4, after=frozenset({0}))
    message = "contradict each other: partial waits for freeze waits for yongbyon waits for partial"
    with pytest.raises(NotDefined, match=message):
        check_ladder(ladder)
    with pytest.raises(NotDefined, match="contradict each other: x waits for x"):
        check_ladder(with_step(pair(), 0, after=frozenset({0})))


def test_steps_that_need_each_other_are_done_in_one_stage():
    both = with_step(with_step(pair(), 0, needs=frozenset({1})), 1, needs=frozenset({0}))
    check_ladder(both)
    assert not faults(both, Plan(((), (0, 1))))
    assert len(faults(both, Plan(((0,), (1,))))) == 1


def test_a_ladder_is_refused_for_a_circle_exactly_where_no_plan_does_all():
    """Every way in which three steps can wait for each other, one stage each."""
    pairs = [(k, j) for k in range(3) for j in range(3) if k != j]
    plans = [Plan.of(dict(enumerate(at))) for at in product(range(3), repeat=3)]
    for chosen in product(("", "needs", "after"), repeat=len(pairs)):
        ladder = with_step(with_step(toy(), 3, mover=0), 4, mover=0)
        for (k, j), kind in zip(pairs, chosen, strict=True):
            if kind:
                waits = {kind: getattr(ladder.steps[k], kind) | {j}}
                ladder = with_step(ladder, k, **waits)
        possible = any(_is_well_formed(ladder, plan) for plan in plans)
        if possible:
            check_ladder(ladder)
        else:
            with pytest.raises(NotDefined, match="contradict each other"):
                check_ladder(ladder)
