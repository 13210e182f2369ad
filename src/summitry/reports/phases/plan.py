"""One plan as data: who does what when, what each side then holds, where it is tempted to stop."""

from __future__ import annotations

from typing import Any

from summitry.model.ladder import Ladder
from summitry.phases.collapse import collapse
from summitry.phases.incentives import Incentive, Incentives
from summitry.reports.phases.temptation import temptation_words

__all__ = ["plan_data", "plan_text", "worst_of"]


def plan_data(found: Incentives) -> dict[str, Any]:
    """The plan that was checked, stage by stage; the last row is the time once all is done.

    Points are averages over time, over no deal: ``on`` the worth of going on, ``off`` that of the
    best deviation, ``slack`` their difference, ``lives_on`` what the side has while the steps so
    far stand, ``left`` what would be left if all stopped after this stage.
    """
    plan, ladder = found.plan, found.ladder
    return {
        "holds": found.self_enforcing,
        "text": plan_text(found),
        "surplus": {
            ladder.parties[p].id: _rounded(found.surplus[p]) for p in range(len(ladder.parties))
        },
        "stages": [_stage(found, stage) for stage in range(plan.n_stages + 1)],
        "broken": [
            _temptation(found, one) for one in (worst_of(found, p) for p in ladder.players) if one
        ],
        "tightest": _temptation(found, found.tightest),
    }


def worst_of(found: Incentives, party: int) -> Incentive | None:
    """Where ``party`` gains most by a deviation; None where it gains by none."""
    own = [one for one in found.tempted if one.party == party]
    return min(own, key=lambda one: one.slack, default=None)


def plan_text(found: Incentives) -> str:
    """The order of the steps by their ids: stages apart by ``|``, steps by commas, ``-`` a wait.

    It is what ``--plan`` takes, so that a plan can be checked again or changed by hand.
    """
    steps = found.ladder.steps
    named = [", ".join(steps[k].id for k in stage) or "-" for stage in found.plan.stages]
    return " | ".join(named)


def _stage(found: Incentives, stage: int) -> dict[str, Any]:
    plan, ladder = found.plan, found.ladder
    over = stage == plan.n_stages
    done = plan.before(min(stage + 1, plan.n_stages))
    return {
        "n": None if over else stage + 1,
        "month": round(stage * ladder.months, 2),
        "steps": [] if over else [_step(ladder, k) for k in plan.stages[stage]],
        "sides": [
            {
                **_temptation(found, one),
                "lives_on": _rounded(ladder.worth(one.party, done)),
                "left": _rounded(collapse(ladder, one.party, done)),
            }
            for one in found.each
            if one.stage == stage
        ],
    }


def _step(ladder: Ladder, step: int) -> dict[str, Any]:
    mover = ladder.steps[step].mover
    return {
        "id": ladder.steps[step].id,
        "name": ladder.steps[step].name,
        "mover": None if mover is None else ladder.parties[mover].id,
        "by": "together" if mover is None else ladder.parties[mover].name,
    }


def _temptation(found: Incentives, one: Incentive) -> dict[str, Any]:
    party, ladder = found.ladder.parties[one.party], found.ladder
    return {
        "id": party.id,
        "party": party.name,
        "in_text": party.in_text,
        "stage": one.stage + 1,
        "on": _rounded(one.value),
        "off": _rounded(one.best.value),
        "slack": _rounded(one.slack),
        "tempted": one.slack < -found.tolerance,
        "kind": one.best.kind,
        "steps": [ladder.steps[k].id for k in one.best.steps],
        "words": temptation_words(ladder, found.plan, one),
    }


def _rounded(value: float) -> float:
    """Points to a tenth: more digits than any judgement has."""
    return round(float(value), 1) + 0.0
