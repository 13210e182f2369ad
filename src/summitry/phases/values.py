"""What a plan is worth to each party at each stage, if all keep to it.

With delta the party's patience, S_t the steps done before stage t, and a_t the chance that some
step in S_{t+1} is held for withheld though it was done (a **false alarm**, which ends the plan),

    V_p(t) = (1 - delta) flow_p(S_{t+1}) + delta [(1 - a_t) V_p(t+1) + a_t C_p(S_{t+1})]
    V_p(T) = [(1 - delta) flow_p(S_T) + delta a C_p(S_T)] / (1 - delta (1 - a))

in average points a stage: a flow for ever is worth itself. V_p(t) at t = T is the worth of living
under the finished plan for ever. O(n_stages n_steps) a party.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder, Plan
from summitry.phases.collapse import collapse

__all__ = ["alarm", "plan_values"]


def alarm(ladder: Ladder, done: Iterable[int]) -> float:
    """a: the chance a stage of a false alarm while the steps in ``done`` stand."""
    return 1.0 - prod(1.0 - ladder.steps[k].alarm for k in done)


def plan_values(ladder: Ladder, plan: Plan) -> NDArray[np.float64]:
    """V: float array (n_parties, n_stages + 1), if all keep to the ``plan``.

    >>> from summitry.model.ladder import Step
    >>> from summitry.model.party import Party
    >>> flow = np.array([[-1.0, 2.0], [2.0, -1.0]])
    >>> parties, none = (Party("a", "A"), Party("b", "B")), np.zeros((2, 2))
    >>> steps = (Step("x", "x", 0), Step("y", "y", 1))
    >>> ladder = Ladder(parties, steps, flow, np.zeros(2), np.full(2, 0.5), none)
    >>> plan_values(ladder, Plan(((0,), (1,)))).tolist()
    [[0.0, 1.0, 1.0], [1.5, 1.0, 1.0]]
    """
    values = np.zeros((len(ladder.parties), plan.n_stages + 1))
    for party, delta in enumerate(ladder.patience.tolist()):
        for stage in range(plan.n_stages, -1, -1):
            done = plan.before(min(stage + 1, plan.n_stages))
            chance = alarm(ladder, done)
            now = (1 - delta) * ladder.worth(party, done)
            now += delta * chance * collapse(ladder, party, done) if chance else 0.0
            if stage == plan.n_stages:
                values[party, stage] = now / (1 - delta * (1 - chance))
            else:
                values[party, stage] = now + delta * (1 - chance) * values[party, stage + 1]
    return values
