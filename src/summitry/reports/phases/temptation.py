"""What a side could do other than keep to the plan, in words."""

from __future__ import annotations

from summitry.model.ladder import Ladder, Plan
from summitry.phases.bestresponse import Move
from summitry.phases.incentives import Incentive
from summitry.reports.words import joined, marked

__all__ = ["gain_words", "temptation_words"]


def temptation_words(ladder: Ladder, plan: Plan, one: Incentive) -> str:
    """The best deviation, as it follows on the name of its side and "would"."""
    told = [_told(ladder, plan, one.best)]
    change = next((move for move in one.recipe[1:] if _other(move, one.best)), None)
    if change is not None:
        told.append(f"then {_told(ladder, plan, change)}")
    return ", ".join(told)


def gain_words(slack: float) -> str:
    """What a deviation gains over keeping to it, in whole points; below one a tenth.

    >>> gain_words(-89.4), gain_words(-0.31)
    ('89 points better than keeping to it', '0.3 points better than keeping to it')
    """
    if -slack < 0.05:
        return "hardly better than keeping to it"
    gain = f"{-slack:.1f}" if -slack < 0.95 else f"{round(-slack):,}"
    return f"{gain} point{'' if gain == '1' else 's'} better than keeping to it"


def _other(move: Move, first: Move) -> bool:
    """Whether ``move`` is worth telling: to go on is news only after something was withheld."""
    same = (move.kind, move.steps) == (first.kind, first.steps)
    return not same and (move.kind != "go on" or first.kind == "withhold")


def _told(ladder: Ladder, plan: Plan, move: Move) -> str:
    names = joined([marked(ladder.steps[k].name) for k in move.steps])
    if move.kind == "refuse":
        return "not sign"
    if move.kind == "walk out":
        before = "once all is done" if move.stage == plan.n_stages else _before(plan, move.stage)
        hidden = f", with {names} still withheld" if names else ""
        return f"walk out {before} and undo what it can{hidden}"
    when = _when(plan, move.stage)
    told = {
        "break": f"leave {names} undone in the open" if names else "refuse what is done together",
        "wait": "let the time pass",
        "go on": "do what it had withheld",
        "withhold": f"withhold {names} in secret",
    }[move.kind]
    taken = move.kind == "break" and _given(ladder, plan, move)
    return f"{when}{told}{' and keep what the other side gives' if taken else ''}"


def _when(plan: Plan, stage: int) -> str:
    """When it happens, before what happens; nothing where all is done in one exchange."""
    if stage == plan.n_stages:
        return "once all is done "
    return "" if _one_exchange(plan) else f"in stage {stage + 1} "


def _before(plan: Plan, stage: int) -> str:
    return "before the exchange" if _one_exchange(plan) else f"before stage {stage + 1}"


def _one_exchange(plan: Plan) -> bool:
    return sum(1 for steps in plan.stages if steps) == 1


def _given(ladder: Ladder, plan: Plan, move: Move) -> bool:
    """Whether another side takes a step in that stage that is not the deviator's own."""
    due = plan.stages[move.stage]
    movers = {ladder.steps[k].mover for k in due}
    own = {ladder.steps[k].mover for k in move.steps if k in due}
    return bool(movers - own - {None})
