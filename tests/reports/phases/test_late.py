"""Taking back that is answered a stage late, in words: who, when, what, with which sign."""

import pytest

from summitry.model.ladder import Plan, Step
from summitry.phases.incentives import incentives
from summitry.phases.takeback import worst_taking_back
from summitry.reports.phases.late import late_data, survives
from tests.phases.toys import draw, ladder_of, pair, with_step

PLAN = Plan(((0, 1), (2, 3)))


def four(patience):
    """Two steps of each of two parties: each costs its mover 10 and gives the other 20."""
    steps = [
        Step(name, f"step {name}", side) for name, side in zip("abcd", (0, 1) * 2, strict=True)
    ]
    return ladder_of(steps, [[-10, 20] * 2, [20, -10] * 2], patience=patience)


def test_a_plan_that_does_not_survive():
    """Stage 2 without a and c is worth (1 - d) 40 once and nothing after, going on 20: +4 at .4."""
    found = incentives(four(0.4), PLAN)
    data = late_data(found)
    assert found.self_enforcing
    assert not survives(found)
    assert (data["id"], data["in_text"], data["stage"]) == ("p0", "Party 0", 2)
    assert (data["steps"], data["gain"], data["holds"]) == (["a"], 4.0, False)
    assert data["text"] == (
        "It would not hold if taking back were answered only a stage later: Party 0 would in stage"
        " 2 take back ‹step a› (+4 points)."
    )


def test_a_plan_that_survives():
    """(1 - d) 40 is 4 at .9: 16 less than going on."""
    found = incentives(four(0.9), PLAN)
    data = late_data(found)
    assert survives(found)
    assert (data["id"], data["stage"], data["gain"], data["holds"]) == ("p0", 2, -16.0, True)
    assert data["text"] == (
        "It holds also if taking back what was given is answered only a stage later: Party 0 would"
        " come nearest to gaining by it (−16 points)."
    )


def test_what_is_taken_back_once_all_is_done():
    """In one exchange: 40 once, both steps taken back, or 20 for ever."""
    found = incentives(four(0.4), Plan(((0, 1, 2, 3),)))
    data = late_data(found)
    assert (data["stage"], data["steps"], data["gain"]) == (2, ["a", "c"], 4.0)
    assert data["text"].endswith("Party 0 would once all is done take back ‹step a› and ‹step c›"
                                 " (+4 points).")  # fmt: skip


def test_a_gain_below_one_does_not_read_as_none():
    """(1 - d) 40 - 20 is 0.4 at .49."""
    data = late_data(incentives(four(0.49), PLAN))
    assert (data["gain"], data["holds"]) == (0.4, False)
    assert "(+1 points)" in data["text"]


def test_at_the_very_edge_it_survives():
    """A gain of nothing is none."""
    assert survives(incentives(four(0.5), PLAN))
    assert not survives(incentives(four(0.5 - 1e-4), PLAN))


def test_where_nothing_can_be_taken_back_nothing_is_said():
    ladder = with_step(with_step(pair(patience=0.9), 0, undone=0.0), 1, undone=0.0)
    found = incentives(ladder, Plan(((0, 1),)))
    assert late_data(found) is None
    assert survives(found)


@pytest.mark.parametrize("seed", range(60))
def test_the_words_are_those_of_the_engine(seed):
    found = incentives(*draw(seed))
    worst, data = worst_taking_back(found), late_data(found)
    assert (worst is None) == (data is None)
    if data is None:
        return
    holds = worst.gain <= found.tolerance
    assert (data["holds"], survives(found)) == (holds, holds)
    assert data["text"].startswith("It holds also" if holds else "It would not hold")
    assert found.ladder.parties[worst.party].in_text in data["text"]
    assert ("(+" in data["text"]) == (not holds or worst.gain >= 0.5)
    assert data["gain"] == pytest.approx(worst.gain, abs=0.051)
    for k in worst.steps if not holds else ():
        assert f"‹{found.ladder.steps[k].name}›" in data["text"]
