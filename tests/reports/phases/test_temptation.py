"""Deviations in words."""

import pytest

from summitry.model.ladder import Plan
from summitry.phases.bestresponse import Move
from summitry.phases.incentives import Incentive, incentives
from summitry.reports.phases.temptation import gain_words, temptation_words
from tests.phases.toys import draw, pair

TWO = Plan(((0,), (1,)))
ONE = Plan(((0, 1),))


def words(plan, *moves, party=0):
    recipe = tuple(Move(stage, kind, steps, 0.0) for stage, kind, steps in moves)
    return temptation_words(pair(), plan, Incentive(moves[0][0], party, 0.0, recipe))


@pytest.mark.parametrize(
    ("plan", "moves", "told"),
    [
        (TWO, [(0, "refuse", ())], "not sign"),
        (TWO, [(1, "walk out", ())], "walk out before stage 2 and undo what it can"),
        (ONE, [(0, "walk out", ())], "walk out before the exchange and undo what it can"),
        (TWO, [(2, "walk out", ())], "walk out once all is done and undo what it can"),
        (
            TWO,
            [(1, "walk out", (0,))],
            "walk out before stage 2 and undo what it can, with ‹the freeze› still withheld",
        ),
        (TWO, [(0, "break", (0,))], "in stage 1 leave ‹the freeze› undone in the open"),
        (
            ONE,
            [(0, "break", (0,))],
            "leave ‹the freeze› undone in the open and keep what the other side gives",
        ),
        (ONE, [(0, "withhold", (0,))], "withhold ‹the freeze› in secret"),
        (TWO, [(1, "wait", ())], "in stage 2 let the time pass"),
        (TWO, [(1, "wait", ()), (1, "go on", ())], "in stage 2 let the time pass"),
        (
            TWO,
            [(0, "withhold", (0,)), (1, "go on", ())],
            "in stage 1 withhold ‹the freeze› in secret, then in stage 2 do what it had withheld",
        ),
        (
            TWO,
            [(0, "withhold", (0,)), (1, "withhold", (0,)), (2, "walk out", (0,))],
            "in stage 1 withhold ‹the freeze› in secret, then walk out once all is done and undo"
            " what it can, with ‹the freeze› still withheld",
        ),
    ],
)
def test_each_kind(plan, moves, told):
    assert words(plan, *moves) == told


@pytest.mark.parametrize("seed", range(60))
def test_what_the_engine_finds_can_be_told(seed):
    ladder, plan = draw(seed)
    for one in incentives(ladder, plan).each:
        text = temptation_words(ladder, plan, one)
        for k in one.best.steps:
            assert f"‹{ladder.steps[k].name}›" in text
        assert "  " not in text
        if one.best.kind in ("refuse", "walk out", "wait") and not one.best.steps:
            assert "had withheld" not in text


@pytest.mark.parametrize(
    ("slack", "gain"),
    [
        (-1234.5, "1,234 points"),
        (-89.4, "89 points"),
        (-89.6, "90 points"),
        (-12.0, "12 points"),
        (-1.4, "1 point"),
        (-0.96, "1 point"),
        (-0.94, "0.9 points"),
        (-0.31, "0.3 points"),
    ],
)
def test_gains_are_whole_points_and_below_one_a_tenth(slack, gain):
    assert gain_words(slack) == f"{gain} better than keeping to it"


@pytest.mark.parametrize("seed", range(60))
def test_a_gain_that_is_told_is_that_of_the_engine(seed):
    for one in incentives(*draw(seed)).tempted:
        gain = one.best.value - one.value
        if gain < 0.05:
            assert gain_words(one.slack) == "hardly better than keeping to it"
            continue
        said = gain_words(one.slack).split(" point")[0].replace(",", "")
        assert float(said) == pytest.approx(gain, abs=0.5 if gain >= 0.95 else 0.05)
