"""The exact program for the best deviation, against the definition and against recipes played."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.ladder import Bundle, Plan, Step
from summitry.phases.bestresponse import BestResponse
from summitry.phases.collapse import collapse
from summitry.phases.definitions import (
    Course,
    best_response_by_definition,
    course_value,
    deviation_by_definition,
)
from tests.phases.toys import GRAND, draw, ladder_of, pair, toy, with_step

SEEDS = st.integers(0, 2**32 - 1)


def played(ladder, plan, party, moves):
    """The course that a recipe names, read word by word."""
    periods = []
    for move in moves:
        undone = frozenset(move.steps)
        own = undone & set(ladder.own(party))
        if move.kind == "refuse":
            return Course(tuple(periods), 0.0)
        if move.kind == "walk out":
            left = collapse(ladder, party, plan.before(move.stage) - own, own, party)
            return Course(tuple(periods), left)
        if move.kind == "break":
            stands, delta = plan.before(move.stage + 1) - undone, ladder.patience[party]
            left = collapse(ladder, party, stands, own, party)
            now = (1 - delta) * ladder.worth(party, stands)
            return Course(tuple(periods), float(now + delta * left))
        onward = 0 if move.kind == "wait" else 1
        periods.append((plan.before(move.stage + onward), own))
    return Course(tuple(periods), None)


@given(SEEDS)
@settings(max_examples=150, deadline=None)
def test_the_best_deviation_follows_the_definition(seed):
    ladder, plan = draw(seed)
    for party in ladder.players:
        answer = BestResponse(ladder, plan, party)
        assert answer.value == pytest.approx(
            best_response_by_definition(ladder, plan, party), abs=1e-9
        )
        for stage in range(plan.n_stages + 1):
            expected = deviation_by_definition(ladder, plan, party, stage)
            assert answer.deviation(stage).value == pytest.approx(expected, abs=1e-9), (
                party,
                stage,
            )


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_the_optimum_follows_the_definition_whatever_is_withheld(seed):
    ladder, plan = draw(seed, most=2, stages=3)
    for party in ladder.players:
        answer = BestResponse(ladder, plan, party)
        for waits, rows in enumerate(answer.optimum):
            for stage, row in enumerate(rows):
                can = answer.sets.over(plan.before(stage)).can
                for bits in np.flatnonzero(can).tolist():
                    held = answer.sets.steps(bits)
                    expected = best_response_by_definition(ladder, plan, party, stage, held, waits)
                    assert row[bits] == pytest.approx(expected, abs=1e-9), (stage, held, waits)


@given(SEEDS)
@settings(max_examples=150, deadline=None)
def test_a_recipe_that_is_played_gives_what_it_says(seed):
    ladder, plan = draw(seed, most=4, stages=5)
    for party in ladder.players:
        answer = BestResponse(ladder, plan, party)
        for stage in range(plan.n_stages + 1):
            moves = answer.recipe(stage)
            course = played(ladder, plan, party, moves)
            assert course_value(ladder, party, course) == pytest.approx(moves[0].value, abs=1e-9)


@given(SEEDS)
@settings(max_examples=50, deadline=None)
def test_a_wait_at_the_end_gives_nobody_more(seed):
    """At the end a set is held for ever: one stage more to change it is worth nothing."""
    ladder, plan = draw(seed)
    longer = Plan((*plan.stages, ()))
    for party in ladder.players:
        if not ladder.grace:
            found = BestResponse(ladder, longer, party).optimum[0]
            assert np.allclose(found[-1], found[-2])
            assert BestResponse(ladder, plan, party).value == pytest.approx(found[0][0])


def test_the_grand_bargain_of_the_toy_is_broken_in_secret():
    """All withheld: 12 a stage until it is found, 3.8 after: (.1 * 12 + .45 * 3.8) / .55; for
    keeping to it 4."""
    move = BestResponse(toy(), GRAND, 0).deviation(0)
    assert (move.kind, move.steps) == ("withhold", (0, 1, 2))
    assert move.value == pytest.approx((1.2 + 0.45 * 3.8) / 0.55)


def test_the_grand_bargain_of_the_toy_is_broken_in_the_open_by_the_other_side():
    """13 for a stage, then the 5 * .8 + 6 * .7 that cannot be undone: 8.68, and 6.5 for keeping to
    it. Times ten that is the worst slack of the study, -21.8."""
    move = BestResponse(toy(), GRAND, 1).deviation(0)
    assert (move.kind, move.steps) == ("break", (3, 4, 5))
    assert move.value == pytest.approx(0.1 * 13 + 0.9 * 8.2)


def test_one_of_two_steps_taken_together_can_be_refused():
    """The one is worth 4 and stays, the other costs 4: refuse the other alone."""
    steps = (Step("x", "x", None, undone=0.0), Step("y", "y", None, undone=0.0))
    ladder = ladder_of(steps, [[4, -4], [1, 1]])
    move = BestResponse(ladder, Plan(((0, 1),)), 0).deviation(0)
    assert (move.kind, move.steps, move.value) == ("break", (1,), 4.0)


def test_nothing_is_done_on_top_of_what_was_left_undone():
    """x costs 4 and is withheld; y, worth 2 to its mover, needs it: y cannot be had alone."""
    steps = (Step("x", "x", 0), Step("y", "y", 0, undone=0.0, needs=frozenset({0})))
    ladder = ladder_of(steps, [[-4, 2], [4, 4]])
    assert BestResponse(ladder, Plan(((0, 1),)), 0).deviation(0).value == 0.0


def test_a_step_is_not_done_in_the_open_without_the_one_taken_together_that_it_needs():
    steps = (Step("x", "x", None, undone=1.0), Step("y", "y", 0, undone=0.0, needs=frozenset({0})))
    ladder = ladder_of(steps, [[-4, 3], [4, 4]])
    assert BestResponse(ladder, Plan(((0, 1),)), 0).deviation(0).value == 0.0


def test_what_was_withheld_can_be_made_good_while_waiting():
    """Waiting with x withheld is found for certain; made good first, it costs nothing more."""
    steps = (Step("x", "x", 0, detection=1.0, undone=0.0), Step("y", "y", 0), Step("z", "z", 1))
    ladder = ladder_of(steps, [[-1, -9, 12], [2, 12, -1]], grace=1, patience=0.9)
    plan = Plan(((0, 2), (1,)))
    answer = BestResponse(ladder, plan, 0)
    expected = best_response_by_definition(ladder, plan, 0, 1, (0,), 1)
    assert answer.optimum[1][1][1] == pytest.approx(expected)
    assert expected > answer.optimum[0][1][1]


def test_an_empty_plan_can_be_refused():
    ladder = pair(base=np.array([-1.0, 0.0]), forfeit=np.diag([-0.5, -0.5]))
    answer = BestResponse(ladder, Plan(()), 0)
    assert answer.deviation(0).kind == "refuse"
    assert answer.value == 0.0


def test_keeping_to_everything_and_then_stopping_is_no_breach_of_that_stage():
    """Who gains by being in breach must still break something, or wait for the next stage."""
    ladder = with_step(pair(forfeit=np.diag([2.0, 0.0])), 0, undone=0.0)
    plan = Plan(((0,), (1,)))
    answer = BestResponse(ladder, plan, 0)
    expected = best_response_by_definition(ladder, plan, 0)
    assert answer.value == pytest.approx(expected)


def test_after_the_end_a_set_can_be_made_good_before_walking_out():
    """To walk out at once leaves -5; with x done there is a bundle, which stays: for a stage
    -3 - 1 - 5 + 4, then -1 - 5 + 4. For ever it would be -5, and -8 without x."""
    bundle = Bundle(frozenset({0, 1}), np.array([4.0, 0.0]))
    steps = (Step("x", "x", 0, detection=0.0, undone=0.0), Step("y", "y", 1, undone=0.0))
    ladder = ladder_of(steps, [[-1, -5], [0, 0]], base=np.array([-3.0, 0.0]), bundles=(bundle,))
    plan = Plan(((0, 1),))
    row = BestResponse(ladder, plan, 0).optimum[0][1]
    expected = best_response_by_definition(ladder, plan, 0, 1, (0,), 0)
    assert row[1] == pytest.approx(expected)
    assert expected == pytest.approx(0.5 * -5 + 0.5 * -2)
