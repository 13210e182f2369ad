"""Sums over a plan that is not known yet: linear in what is done by the end of which stage.

y_kt = 1 says that step k is done by the end of stage t, so y_k0 <= y_k1 <= ... A bundle counts when
all its steps are done, which is a product of such numbers: it is kept as one term of its own, and
the program that solves gives it a number with z <= y for each factor and z >= sum y - (m - 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder
from summitry.phases.collapse import staying

__all__ = ["Factors", "Linear", "Sums"]

Factors = tuple[tuple[int, int], ...]
"""The (k, t) of a product of y_kt, rising."""


class Linear:
    """const + sum of ``each``[k, t] y_kt + sum of ``products``[factors] times the product."""

    __slots__ = ("const", "each", "products")

    def __init__(self, n_steps: int, n_stages: int) -> None:
        self.const = 0.0
        self.each = np.zeros((n_steps, n_stages))
        self.products: dict[Factors, float] = {}

    def add(self, other: Linear, factor: float = 1.0) -> Linear:
        """This plus ``factor`` times the ``other``; this itself is changed."""
        self.const += factor * other.const
        self.each += factor * other.each
        for factors, value in other.products.items():
            self.products[factors] = self.products.get(factors, 0.0) + factor * value
        return self

    def at(self, last: Mapping[int, int]) -> float:
        """The value where step k is done in stage ``last[k]`` (absent: never)."""
        total = self.const
        for k, stage in last.items():
            total += self.each[k, stage:].sum()
        for factors, value in self.products.items():
            total += value * all(k in last and last[k] <= t for k, t in factors)
        return float(total)


class Sums:
    """The flows and what stays after a breach on a ``ladder`` over ``n_stages``, as ``Linear``.

    A set of steps is given by ``by``: int array (n_steps,); step k counts as done if it is done by
    the end of stage ``by[k]``; -1: not at all.
    """

    def __init__(self, ladder: Ladder, n_stages: int) -> None:
        self.ladder, self.n_stages = ladder, n_stages
        self.stays = staying(ladder)
        self._all = np.arange(ladder.n_steps)

    def zero(self) -> Linear:
        """Nothing yet."""
        return Linear(self.ladder.n_steps, self.n_stages)

    def by(self, stage: int) -> NDArray[np.int64]:
        """The set of all that is done by the end of ``stage``."""
        return np.full(self.ladder.n_steps, stage)

    def flow(self, party: int, by: NDArray[np.int64]) -> Linear:
        """flow_p(S)."""
        return self._sum(party, by, self.ladder.flow[party], np.ones(len(by)), "base")

    def left(self, party: int, by: NDArray[np.int64]) -> Linear:
        """C_p(S) without breakout and forfeit."""
        return self._sum(party, by, self.stays * self.ladder.flow[party], self.stays, "")

    def _sum(
        self,
        party: int,
        by: NDArray[np.int64],
        points: NDArray[np.float64],
        shares: NDArray[np.float64],
        base: str,
    ) -> Linear:
        found = self.zero()
        found.const = float(self.ladder.base[party]) if base else 0.0
        some = by >= 0
        found.each[self._all[some], by[some]] = points[some]
        for bundle in self.ladder.bundles:
            if all(by[k] >= 0 for k in bundle.steps):
                factors = tuple(sorted((k, int(by[k])) for k in bundle.steps))
                worth = prod(shares[k] for k in bundle.steps) * bundle.points[party]
                found.products[factors] = found.products.get(factors, 0.0) + float(worth)
        return found
