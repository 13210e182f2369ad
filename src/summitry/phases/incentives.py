"""Does a plan hold by itself? At every stage each side must do better by going on.

A plan is **self-enforcing** if at every stage t = 0..T, with all kept so far, no party of those
whose incentives count gains by any deviation: refusing at the start, walking out, breaking in the
open, withholding any part in secret in any pattern, waiting where a wait is allowed. The **slack**
of party p at t is V_p(t) less the best of these; its **surplus** is V_p(0), what the plan is worth
above no deal. Threats are counted only as far as they would be carried out, within the limits that
``collapse`` names. So the strategies "keep to the plan; after a breach that came to light undo what
costs you something and do no more" are in equilibrium in every subgame that can be reached by one
party's deviation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder, Plan
from summitry.phases.bestresponse import BestResponse, Move
from summitry.phases.values import plan_values

__all__ = ["TOLERANCE", "Incentive", "Incentives", "incentives"]

TOLERANCE = 1e-9
"""Slack below zero that is put down to rounding, as a share of the largest value in play."""


@dataclass(frozen=True, slots=True)
class Incentive:
    """One ``party`` at one ``stage``: ``value`` of going on, and the ``best`` deviation with what
    follows it (``recipe``, the deviation first)."""

    stage: int
    party: int
    value: float
    recipe: tuple[Move, ...]

    @property
    def best(self) -> Move:
        """The deviation itself."""
        return self.recipe[0]

    @property
    def slack(self) -> float:
        """What going on is worth above the best deviation; below 0 the party is tempted."""
        return self.value - self.best.value


@dataclass(frozen=True, eq=False)
class Incentives:
    """The check of a ``plan``.

    ``values``  : float array (n_parties, n_stages + 1), V if all keep to the plan.
    ``each``    : an Incentive for every stage 0..T and every party that counts, by stage.
    ``tolerance``: slack at or above minus this is none.
    """

    ladder: Ladder
    plan: Plan
    values: NDArray[np.float64]
    each: tuple[Incentive, ...]
    tolerance: float

    @property
    def self_enforcing(self) -> bool:
        """True if nobody gains by any deviation at any stage."""
        return not self.tempted

    @property
    def tempted(self) -> tuple[Incentive, ...]:
        """Where somebody would deviate, the first stage first."""
        return tuple(one for one in self.each if one.slack < -self.tolerance)

    @property
    def tightest(self) -> Incentive:
        """Where the least slack is; the first of several."""
        return min(self.each, key=lambda one: one.slack)

    @property
    def surplus(self) -> NDArray[np.float64]:
        """V_p(0) of every party."""
        return self.values[:, 0]


def incentives(ladder: Ladder, plan: Plan) -> Incentives:
    """The check of a ``plan`` on a ``ladder``: exact, O(n_stages m 2^m) for m steps of a party.

    TooManyDeals if one party takes more than MAX_OWN steps.
    """
    values = plan_values(ladder, plan)
    answers = {party: BestResponse(ladder, plan, party) for party in ladder.players}
    each = tuple(
        Incentive(stage, party, float(values[party, stage]), answer.recipe(stage))
        for stage in range(plan.n_stages + 1)
        for party, answer in answers.items()
    )
    scale = max([1.0, *(abs(move.value) for one in each for move in one.recipe)])
    return Incentives(ladder, plan, values, each, TOLERANCE * scale)
