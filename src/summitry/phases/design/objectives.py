"""What makes one self-enforcing plan better than another.

- **max_min**: the largest smallest surplus min_p V_p(0) of the principals.
- **nash**: the largest product of V_p(0) over the principals, all of them above 0 (Nash 1950,
  Econometrica 18, with no deal as the point of disagreement).
- **shortest**: the fewest stages until all is done; of those, the largest smallest surplus.
- **exposure**: the least irreversible exposure, max over t and p of max(0, -C_p(S_t)): the largest
  loss that a party that counts would be left with for good if everything stopped there; of those,
  the largest smallest surplus.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.model.ladder import Ladder, Plan
from summitry.phases.collapse import collapse
from summitry.phases.incentives import Incentives

__all__ = ["OBJECTIVES", "Design", "exposure"]

OBJECTIVES = ("max_min", "nash", "shortest", "exposure")


@dataclass(frozen=True, eq=False, slots=True)
class Design:
    """The best self-enforcing plans.

    ``plans``    : the check of each, all of them passed; equal by ``objective`` (and, for shortest
    and exposure, by the smallest surplus too). None: no plan was found.
    ``value``    : smallest surplus, product, number of stages or exposure; NaN without a plan.
    ``bound``    : no plan is better than this; equal to ``value`` if that is ``proven``.
    ``proven``   : it is certain that no plan is better, or, without a plan, that none holds.
    ``listed``   : ``plans`` are all that are equally good; otherwise there may be more.
    ``method``   : "exhaustive", exact up to rounding, or "milp", exact up to ``planner.GAP``.
    ``n_looked`` : plans, or ends of plans, that were looked at. ``n_cut``: rows learnt.
    ``n_stages`` : how many stages a plan could have.
    """

    plans: tuple[Incentives, ...]
    objective: str
    value: float
    bound: float
    proven: bool
    listed: bool
    method: str
    n_looked: int
    n_cut: int
    n_stages: int


def exposure(ladder: Ladder, plan: Plan) -> float:
    """The largest loss that a party that counts would be left with for good, by the definition."""
    stages = range(plan.n_stages + 1)
    left = [collapse(ladder, p, plan.before(t)) for p in ladder.players for t in stages]
    return max(0.0, -min(left))
