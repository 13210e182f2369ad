"""A plan as a user writes it: step ids, stages apart by ``|``, steps by commas, ``-`` a wait."""

from __future__ import annotations

from summitry.errors import RuleError
from summitry.model.ladder import Ladder, Plan
from summitry.phases.wellformed import faults
from summitry.reports.phases.looked import MOST

__all__ = ["plan_meant"]


def plan_meant(ladder: Ladder, text: str) -> Plan:
    """The plan on the ``ladder`` that ``text`` means.

    UnknownName for a step that is not there, RuleError for a plan that cannot be carried out.
    """
    at: dict[int, int] = {}
    stages = text.split("|")
    if len(stages) > MOST:
        raise RuleError(f"--plan: {len(stages):,} stages; at most {MOST}")
    for stage, part in enumerate(stages):
        for name in (word.strip() for word in part.split(",")):
            if name in ("", "-"):
                continue
            step = ladder.step(name)
            if step in at:
                raise RuleError(f"--plan: {name} stands twice")
            at[step] = stage
    if not at:
        raise RuleError("--plan: it holds no step")
    plan = Plan.of(at)
    wrong = faults(ladder, plan)
    if wrong:
        raise RuleError(f"--plan: {wrong[0]}")
    return plan
