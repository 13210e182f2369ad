"""Plans as a user writes them: there and back, and one line for what is wrong."""

import pytest

from summitry.errors import RuleError, UnknownName
from summitry.phases.incentives import incentives
from summitry.phases.wellformed import faults
from summitry.reports.phases.plan import plan_text
from summitry.reports.phases.written_plan import plan_meant
from tests.phases.toys import draw, ladder_of, pair, with_step


@pytest.mark.parametrize("seed", range(80))
def test_there_and_back(seed):
    ladder, plan = draw(seed)
    if not plan.at or faults(ladder, plan):
        with pytest.raises(RuleError):
            plan_meant(ladder, plan_text(incentives(ladder, plan)))
        return
    assert plan_meant(ladder, plan_text(incentives(ladder, plan))) == plan.trimmed


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("x,y", ((0, 1),)),
        ("y , x", ((0, 1),)),
        ("x|y", ((0,), (1,))),
        (" x | - | y |-", ((0,), (), (1,))),
        ("x||y", ((0,), (), (1,))),
        ("y", ((1,),)),
    ],
)
def test_spaces_and_waits(text, stages):
    assert plan_meant(pair(), text).stages == stages


def test_forty_stages_are_not_too_many():
    plan = plan_meant(pair(), "|" * 38 + "x|y")
    assert (plan.n_stages, plan.at) == (40, {0: 38, 1: 39})


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("z", UnknownName, "no such step: z"),
        ("x|x", RuleError, "--plan: x stands twice"),
        ("x,x", RuleError, "--plan: x stands twice"),
        ("", RuleError, "--plan: it holds no step"),
        ("-|-", RuleError, "--plan: it holds no step"),
        (" , ", RuleError, "--plan: it holds no step"),
        ("x,y" + "|" * 40, RuleError, "--plan: 41 stages; at most 40"),
        ("x" + "|" * 1999, RuleError, "--plan: 2,000 stages; at most 40"),
    ],
)
def test_what_is_wrong_is_one_line(text, error, said):
    with pytest.raises(error) as caught:
        plan_meant(pair(), text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("ladder", "text", "said"),
    [
        (with_step(pair(), 1, stages=2), "x, y", "takes 2 stages; it cannot be done in stage 1"),
        (with_step(pair(), 1, needs=frozenset({0})), "y | x", "the relief is done in stage 1"),
        (with_step(pair(), 1, needs=frozenset({0})), "y", "which is never done"),
        (
            ladder_of(
                pair().steps, [[-1, 2], [2, -1]], forbidden=((frozenset({0}), frozenset({1})),)
            ),
            "x | y",
            "stage 1 ends with the freeze and without the relief: a rule forbids that",
        ),
    ],
)
def test_a_plan_that_cannot_be_carried_out(ladder, text, said):
    with pytest.raises(RuleError, match=r"^--plan: ") as caught:
        plan_meant(ladder, text)
    assert said in str(caught.value)
