"""From proposals to a ``Design``: both methods behind one face.

A **stage of choice** is one question: the best by one aim, over so many stages, with no larger
loss than a cap. ``shortest`` asks it for 1, 2, ... stages until there is a plan; ``exposure`` asks
first for the least loss and then, with that as the cap, for the largest smallest surplus.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, inf, nan

from summitry.model.ladder import Plan
from summitry.phases.design.aims import Aim, Least, Loss, Product
from summitry.phases.design.climb import At
from summitry.phases.design.exhaustive import TIE, every_plan
from summitry.phases.design.fast import Fast
from summitry.phases.design.objectives import Design
from summitry.phases.design.order import fewest_stages
from summitry.phases.design.planner import Planner
from summitry.phases.incentives import Incentives, incentives

__all__ = ["Ask", "Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to one question; ``value`` and ``bound`` as the aim counts, large is good."""

    plans: tuple[Incentives, ...]
    value: float
    bound: float
    proven: bool
    listed: bool
    n_looked: int
    n_cut: int


@dataclass(frozen=True, eq=False, slots=True)
class Ask:
    """How to ask: on which ladder, by which ``method``, for how many plans and how long."""

    fast: Fast
    whole: bool
    method: str
    most: int
    seconds: float

    def design(self, n_stages: int, objective: str) -> Design:
        """The answer to the whole question."""
        if objective == "shortest":
            return self._shortest(n_stages)
        if objective == "exposure":
            return self._exposure(n_stages)
        found = self.best(n_stages, objective)
        if objective == "nash" and self.method == "milp":
            value, bound = _exp(found.value), _exp(found.bound)
            found = replace(found, value=value, bound=value if found.proven else bound)
        return self._said(found, objective, found.value, found.bound, n_stages)

    def best(self, n_stages: int, aim: str, cap: float = inf) -> Asked:
        """One question."""
        if self.method == "exhaustive":
            return self._exhaustive(n_stages, aim, cap)
        return self._milp(n_stages, aim, cap)

    def _shortest(self, n_stages: int) -> Design:
        proven, n_looked, n_cut, bound = True, 0, 0, 0
        found = Asked((), nan, -inf, True, True, 0, 0)
        for length in range(fewest_stages(self.fast.ladder), n_stages + 1):
            found = self.best(length, "max_min")
            n_looked, n_cut = n_looked + found.n_looked, n_cut + found.n_cut
            bound = bound or (0 if proven and found.proven and not found.plans else length)
            if found.plans:
                break
            proven = proven and found.proven
        found = replace(found, proven=proven and found.proven, n_looked=n_looked, n_cut=n_cut)
        value = float(max((one.plan.n_stages for one in found.plans), default=nan))
        return self._said(found, "shortest", value, float(bound or inf), n_stages)

    def _exposure(self, n_stages: int) -> Design:
        least = self.best(n_stages, "exposure")
        if not least.plans:
            return self._said(least, "exposure", nan, max(0.0, -least.bound), n_stages)
        cap = -least.value + TIE * max(1.0, abs(least.value))
        found = self.best(n_stages, "max_min", cap)
        if not found.plans:
            found = replace(least, proven=False)
        found = replace(
            found,
            proven=least.proven and found.proven,
            n_looked=least.n_looked + found.n_looked,
            n_cut=least.n_cut + found.n_cut,
        )
        value, bound = abs(least.value), max(0.0, -least.bound)
        return self._said(found, "exposure", value, bound, n_stages)

    def _exhaustive(self, n_stages: int, aim: str, cap: float) -> Asked:
        found = every_plan(self.fast, n_stages, aim, self.whole, cap)
        plans: list[Incentives] = []
        best, listed = -inf, not found.lost
        for value, at in found.proposals:
            if plans and value < best - TIE * max(1.0, abs(best)):
                break
            check = self._confirmed(at)
            if check is None:
                continue
            if len(plans) == self.most:
                listed = False
                break
            best = max(best, value)
            plans.append(check)
        value = best if plans else nan
        return Asked(tuple(plans), value, best, True, listed, found.n_looked, 0)

    def _milp(self, n_stages: int, aim: str, cap: float) -> Asked:
        planner = Planner(
            self.fast, n_stages, self._aim(n_stages, aim, cap), self.whole, self.seconds
        ).run(self.most)
        plans = tuple(one for one in map(self._confirmed, planner.found) if one is not None)
        return Asked(
            plans,
            planner.best if plans else nan,
            planner.bound,
            planner.proven and len(plans) == len(planner.found),
            planner.listed or (planner.proven and not planner.found),
            planner.n_looked,
            planner.n_cut,
        )

    def _aim(self, n_stages: int, aim: str, cap: float) -> Aim:
        if aim == "nash":
            return Product(self.fast)
        if aim == "exposure":
            return Loss(self.fast, n_stages)
        return Least(self.fast, n_stages, cap)

    def _confirmed(self, at: At) -> Incentives | None:
        """The check of a proposal, without waits at its end; None if it does not pass."""
        check = incentives(self.fast.ladder, Plan.of(at))
        return check if check.self_enforcing else None

    def _said(
        self, found: Asked, objective: str, value: float, bound: float, n_stages: int
    ) -> Design:
        return Design(
            found.plans,
            objective,
            value if found.plans else nan,
            bound,
            found.proven,
            found.listed,
            self.method,
            found.n_looked,
            found.n_cut,
            n_stages,
        )


def _exp(value: float) -> float:
    return exp(value) if value < 700 else inf
