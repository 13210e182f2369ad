"""What the program is to make large, and what a plan is worth by it.

``Least``   : x <= V_p(0) for every principal; the plan is worth the least of them.
``Product`` : sum of e_p with e_p <= log v + (V_p(0) - v) / v for several v, tangents of the
              logarithm, which lies below each of them (outer approximation: Kelley (1960), Journal
              of the SIAM 8). The plan is worth sum of log V_p(0). A tangent is added at each plan
              that was found, and is exact there.
``Loss``    : x <= C_p(S_t) for every t and every party that counts, x <= 0; the plan is worth
              minus the largest loss that somebody would be left with.
"""

from __future__ import annotations

from math import inf, log, prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summitry.phases.design.climb import At
from summitry.phases.design.fast import Fast
from summitry.phases.design.linear import Linear
from summitry.phases.design.policies import Policies
from summitry.phases.design.program import SLOPE, Program
from summitry.phases.design.table import LEAST, LOGS, LOSS

__all__ = ["Aim", "Least", "Loss", "Product"]

TANGENTS = 10
"""How many tangents there are at first, at values that fall by a factor of 2 from the largest."""


class Aim(Protocol):
    """``limits``: least and most of each free number; the program makes their sum large.

    ``kind``: how the worth of a plan follows from ``sums``, as ``table`` has it.
    """

    limits: list[tuple[float, float]]
    kind: int

    def sums(self, policies: Policies) -> list[Linear]:
        """What the worth of a plan is made of."""

    def caps(self, policies: Policies) -> list[Linear]:
        """What must be at least 0 for the plan to count."""

    def state(self, program: Program, policies: Policies) -> None:
        """Add the rows that say what the free numbers are."""

    def score(self, at: At, values: NDArray[np.float64]) -> float:
        """What a plan is worth, from its stages and V(0); -inf if it does not count."""

    def learn(self, program: Program, policies: Policies, values: NDArray[np.float64]) -> None:
        """Add rows that are exact at a plan with these values."""


class Least:
    """The least surplus of the principals; plans with a larger loss than ``cap`` do not count."""

    kind = LEAST

    def __init__(self, fast: Fast, n_stages: int, cap: float = inf) -> None:
        self.principals, self.cap, self.limits = fast.principals, cap, [(-inf, inf)]
        self.loss = Loss(fast, n_stages)

    def state(self, program: Program, policies: Policies) -> None:
        for value in self.sums(policies):
            program.at_least(value, 0.0, {0: -1.0})
        for row in self.caps(policies):
            program.at_least(row, -SLOPE * max(1.0, self.cap))

    def sums(self, policies: Policies) -> list[Linear]:
        return _values(policies, self.principals)

    def caps(self, policies: Policies) -> list[Linear]:
        rows = self.loss.sums(policies) if self.cap < inf else []
        for row in rows:
            row.const += self.cap
        return rows

    def score(self, at: At, values: NDArray[np.float64]) -> float:
        if self.cap < inf and -self.loss.score(at, values) > self.cap:
            return -inf
        return float(values[self.principals].min())

    def learn(self, program: Program, policies: Policies, values: NDArray[np.float64]) -> None:
        pass


class Product:
    """The product of the surpluses of the principals, as the sum of their logarithms."""

    kind = LOGS

    def __init__(self, fast: Fast) -> None:
        self.principals = fast.principals
        self.limits = [(-inf, inf)] * len(self.principals)
        flat = fast.flat
        most = np.abs(flat.flow).sum(axis=1) + np.abs(flat.base) + np.abs(flat.points).sum(axis=1)
        self.most = np.maximum(most, 1e-6)

    def state(self, program: Program, policies: Policies) -> None:
        for i in range(TANGENTS):
            self.learn(program, policies, self.most / 2.0**i)

    def sums(self, policies: Policies) -> list[Linear]:
        return _values(policies, self.principals)

    def caps(self, policies: Policies) -> list[Linear]:
        return []

    def score(self, at: At, values: NDArray[np.float64]) -> float:
        found = values[self.principals]
        return float(np.log(found).sum()) if found.min() > 0 else -inf

    def learn(self, program: Program, policies: Policies, values: NDArray[np.float64]) -> None:
        for i, value in enumerate(self.sums(policies)):
            v = float(values[self.principals[i]])
            if v > 0:
                tangent = Linear(program.ladder.n_steps, program.n_stages).add(value, 1 / v)
                program.at_least(tangent, 1.0 - log(v), {i: -1.0})


class Loss:
    """Minus the largest loss."""

    kind = LOSS

    def __init__(self, fast: Fast, n_stages: int) -> None:
        self.flat, self.n_stages = fast.flat, n_stages
        self.bundles = [sorted(b.steps) for b in fast.ladder.bundles]
        self.limits = [(-inf, 0.0)]
        self.kept = self.flat.stays * self.flat.flow

    def sums(self, policies: Policies) -> list[Linear]:
        """C_p(S_t) of every party that counts after every stage."""
        stages, sums = range(self.n_stages), policies.sums
        return [sums.left(p, sums.by(t)) for p in policies.ladder.players for t in stages]

    def caps(self, policies: Policies) -> list[Linear]:
        return []

    def state(self, program: Program, policies: Policies) -> None:
        for left in self.sums(policies):
            program.at_least(left, 0.0, {0: -1.0})

    def score(self, at: At, values: NDArray[np.float64]) -> float:
        left = np.zeros((len(values), self.n_stages))
        for k, stage in at.items():
            left[:, stage:] += self.kept[:, k, None]
        for b, steps in enumerate(self.bundles):
            if all(k in at for k in steps):
                share = prod(float(self.flat.stays[k]) for k in steps)
                left[:, max(at[k] for k in steps) :] += share * self.flat.points[:, b, None]
        return float(min(0.0, left.min()))

    def learn(self, program: Program, policies: Policies, values: NDArray[np.float64]) -> None:
        pass


def _values(policies: Policies, principals: list[int]) -> list[Linear]:
    """V_p(0) of the ``principals``."""
    return [policies.value(policies.ladder.players[p], 0) for p in principals]
