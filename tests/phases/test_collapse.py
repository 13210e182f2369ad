"""What is left after a breach, worked by hand from the definition."""

import numpy as np
import pytest

from summitry.model.ladder import Bundle, Step
from summitry.phases.collapse import collapse, staying
from tests.phases.toys import UNDONE, ladder_of, pair, toy, with_step


def test_of_each_costly_step_stays_what_cannot_be_undone():
    assert staying(toy()) == pytest.approx([1 - share for share in UNDONE])


def test_a_step_that_is_welcome_to_its_mover_stays():
    steps = (Step("x", "x", 0, undone=0.75), Step("y", "y", 1, undone=0.75))
    ladder = ladder_of(steps, [[0.5, 1], [3, 0]])
    assert staying(ladder).tolist() == [1.0, 0.25]


def test_a_step_taken_together_takes_all_to_keep_up():
    steps = (Step("x", "x", None, undone=0.75), Step("y", "y", None, undone=1.0))
    assert staying(ladder_of(steps, [[1, -1], [2, 0]])).tolist() == [0.25, 0.0]


def test_the_sides_of_the_toy_after_all_was_done():
    """1 * 0 + 3 * .8 + 4 * .7 given up, 2 * .5 + 4 * .1 + 6 * .4 kept; and the other way round."""
    ladder = toy()
    assert collapse(ladder, 0, range(6)) == pytest.approx(-2.4 - 2.8 + 1 + 0.4 + 2.4)
    assert collapse(ladder, 1, range(6)) == pytest.approx(5 * 0.8 + 6 * 0.7 - 0.25 - 0.2 - 1.6)


def test_nothing_done_nothing_left():
    assert collapse(toy(), 0, ()) == 0.0


def test_a_bundle_stays_as_far_as_all_its_steps_stay():
    bundle = Bundle(frozenset({0, 1}), np.array([8.0, 16.0]))
    ladder = with_step(with_step(pair(bundles=(bundle,)), 0, undone=0.5), 1, undone=0.75)
    assert collapse(ladder, 0, (0, 1)) == -0.5 + 0.25 * 2 + 0.5 * 0.25 * 8
    assert collapse(ladder, 0, (0,)) == -0.5


def test_what_was_withheld_is_worth_something_to_its_mover_alone():
    ladder = with_step(pair(), 0, breakout=3.0)
    assert collapse(ladder, 0, (), (0,)) == 3.0
    assert collapse(ladder, 1, (), (0,)) == 0.0


def test_the_breaker_decides_what_is_forfeited():
    ladder = pair(forfeit=np.array([[-4.0, 1.0], [2.0, -5.0]]))
    assert [collapse(ladder, 0, (), breaker=b) for b in (None, 0, 1)] == [0.0, -4.0, 2.0]
    assert [collapse(ladder, 1, (), breaker=b) for b in (None, 0, 1)] == [0.0, 1.0, -5.0]
