"""Does the plan hold if taking back is answered a stage later, in words?"""

from __future__ import annotations

from typing import Any

from summitry.phases.incentives import Incentives
from summitry.phases.takeback import TakingBack, worst_taking_back
from summitry.reports.words import joined, marked, points

__all__ = ["late_data", "survives"]


def survives(found: Incentives) -> bool:
    """Whether nobody gains by taking back what is then answered a stage later."""
    worst = worst_taking_back(found)
    return worst is None or worst.gain <= found.tolerance


def late_data(found: Incentives) -> dict[str, Any] | None:
    """Who gains most, or loses least, by taking back in the open; None if nobody can."""
    worst = worst_taking_back(found)
    if worst is None:
        return None
    party = found.ladder.parties[worst.party]
    return {
        "id": party.id,
        "in_text": party.in_text,
        "stage": worst.stage + 1,
        "steps": [found.ladder.steps[k].id for k in worst.steps],
        "gain": round(worst.gain, 1) + 0.0,
        "holds": survives(found),
        "text": _text(found, worst),
    }


def _text(found: Incentives, worst: TakingBack) -> str:
    ladder, plan = found.ladder, found.plan
    if survives(found):
        return (
            "It holds also if taking back what was given is answered only a stage later:"
            f" {ladder.parties[worst.party].in_text} would come nearest to gaining by it"
            f" ({points(round(worst.gain))} points)."
        )
    when = f"in stage {worst.stage + 1}" if worst.stage < plan.n_stages else "once all is done"
    steps = joined([marked(ladder.steps[k].name) for k in worst.steps])
    return (
        "It would not hold if taking back were answered only a stage later:"
        f" {ladder.parties[worst.party].in_text} would {when} take back {steps}"
        f" ({points(max(1, round(worst.gain)))} points)."
    )
