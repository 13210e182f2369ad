"""If the answer to taking back comes a stage late: does the plan still hold?

The check of ``incentives`` takes it that who openly undoes what was done and verified is answered
at once: that is walking out. Here the others see it only at the end of the stage, as they see what
is left undone. With X the party's own done steps that cost it something, D what is due from it in
stage t, J what is taken together in it, u_k the share that can be undone,

    late(t) = max over leaving D or not, refusing J or not of
              (1 - delta) [flow_p(S') - sum_{k in X} u_k flow_pk] + delta C_p(S'; p)

with S' the steps that then stand after stage t (after the last one: all of them). Bundles that hold
a step of X are counted as if that step still stood, and of D and J all or nothing is left. So it is
a lower bound on the worth of such deviations, and that worth where each of D and J costs the party
something and there are no bundles.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from summitry.model.ladder import Ladder, Plan
from summitry.phases.collapse import collapse
from summitry.phases.incentives import Incentives

__all__ = ["TakingBack", "takings_back", "worst_taking_back"]


@dataclass(frozen=True, slots=True)
class TakingBack:
    """``party`` takes back ``steps`` in ``stage`` (0 the first; the number of stages: after the
    last), and is answered a stage later: its ``value``, and the ``gain`` over going on."""

    stage: int
    party: int
    steps: tuple[int, ...]
    value: float
    gain: float


def takings_back(found: Incentives) -> tuple[TakingBack, ...]:
    """The best taking back of each party that counts in each stage in which it has done something
    that costs it, where all was kept so far. O(n_stages n_steps) a party."""
    ladder, plan = found.ladder, found.plan
    return tuple(
        _best(ladder, plan, stage, party, steps, float(found.values[party, stage]))
        for stage in range(1, plan.n_stages + 1)
        for party in ladder.players
        if (steps := _dear(ladder, party, plan.before(stage)))
    )


def worst_taking_back(found: Incentives) -> TakingBack | None:
    """The one that gains most, if only the least loss; None if nobody can take anything back."""
    return max(takings_back(found), key=lambda one: one.gain, default=None)


def _dear(ladder: Ladder, party: int, done: frozenset[int]) -> tuple[int, ...]:
    """The own steps of ``done`` that cost the party something and can be undone in part."""
    own = set(ladder.own(party)) & done
    return tuple(k for k in sorted(own) if ladder.flow[party, k] < 0 and ladder.steps[k].undone > 0)


def _best(
    ladder: Ladder, plan: Plan, stage: int, party: int, steps: tuple[int, ...], onward: float
) -> TakingBack:
    due = frozenset(plan.stages[stage]) if stage < plan.n_stages else frozenset()
    own = due & set(ladder.own(party))
    signs = ladder.parties[party].principal
    joint = frozenset(k for k in due if ladder.steps[k].mover is None) if signs else frozenset()
    reached = plan.before(min(stage + 1, plan.n_stages))
    saved = -sum(ladder.steps[k].undone * ladder.flow[party, k] for k in steps)
    delta = float(ladder.patience[party])
    value = max(
        (1 - delta) * (ladder.worth(party, stands) + saved)
        + delta * collapse(ladder, party, stands, left, party)
        for left, refused in product({frozenset(), own}, {frozenset(), joint})
        for stands in (reached - left - refused,)
    )
    return TakingBack(stage, party, steps, float(value), float(value) - onward)
