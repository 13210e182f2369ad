"""The grand bargain: everything in one exchange.

All steps of a ladder are done in the same stage, the first in which all work can be finished. A
step whose work can begin only after another is done cannot stand in the same exchange, and a rule
may forbid the wait before it; then there is none.
"""

from __future__ import annotations

from summitry.model.ladder import Ladder, Plan
from summitry.phases.wellformed import faults

__all__ = ["at_once"]


def at_once(ladder: Ladder) -> Plan | None:
    """The plan that does all steps of the ``ladder`` together; None where it cannot be.

    >>> import numpy as np
    >>> from summitry.model.ladder import Step
    >>> steps = (Step("a", "a", 0, stages=2), Step("b", "b", 1))
    >>> none = np.zeros((2, 2))
    >>> at_once(Ladder((), steps, none, np.zeros(2), np.full(2, 0.9), none))
    Plan(stages=((), (0, 1)))
    """
    if any(step.after for step in ladder.steps):
        return None
    last = max(step.stages for step in ladder.steps)
    plan = Plan.of(dict.fromkeys(range(ladder.n_steps), last - 1))
    return None if faults(ladder, plan) else plan
