"""Would those who find a breach rather let it pass?

The trigger of ``collapse`` is in equilibrium: given that all others stop, each stops. But all of
them together may prefer to go on as agreed without what was withheld; then they are tempted to talk
it over, and the threat is weaker than the check of a plan takes it to be (weak renegotiation-
proofness: Farrell and Maskin (1989), Games and Economic Behavior 1). For step k of party i, found
withheld in its stage t, and each other party j whose incentives count, compare

    ending   C_j(S_{t+1} - W; i)         W: step k and those of i that need it
    onward   V_j(t + 1) of the plan in which W is never done

O(n_stages n_steps) for each step and party.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.model.ladder import Ladder, Plan
from summitry.phases.changed import dependents
from summitry.phases.collapse import collapse
from summitry.phases.values import plan_values

__all__ = ["Forgiving", "forgiving"]


@dataclass(frozen=True, slots=True)
class Forgiving:
    """What ``party`` has by ``ending`` the plan once ``step`` is found withheld, and by going
    ``onward`` without it, in average points."""

    step: int
    party: int
    ending: float
    onward: float

    @property
    def lets_pass(self) -> bool:
        """True if the party would rather let it pass."""
        return self.onward > self.ending


def forgiving(ladder: Ladder, plan: Plan) -> tuple[Forgiving, ...]:
    """For every step of the ``plan`` with a mover on the ``ladder``, and every other party that
    counts, in the order of the stages."""
    found = []
    for step, stage in sorted(plan.at.items(), key=lambda pair: (pair[1], pair[0])):
        mover = ladder.steps[step].mover
        if mover is None:
            continue
        withheld = dependents(ladder, step, plan.done & set(ladder.own(mover)))
        kept = Plan(tuple(tuple(k for k in ks if k not in withheld) for ks in plan.stages))
        values = plan_values(ladder, kept)
        done = kept.before(stage + 1)
        found += [
            Forgiving(
                step,
                party,
                collapse(ladder, party, done, breaker=mover),
                float(values[party, stage + 1]),
            )
            for party in ladder.players
            if party != mover
        ]
    return tuple(found)
