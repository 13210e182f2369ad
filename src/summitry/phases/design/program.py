"""The mixed-integer program over all plans: which step is done by the end of which stage.

    y_kt in {0, 1},  y_kt <= y_k,t+1,  y_kt = 0 before k can be done,  y_k,T-1 = 1 if all must be
    y_kt <= y_jt for j in needs_k,     y_kt <= y_j,t-n_k for j in after_k
    sum over done (1 - y_kt) + sum over open y_kt >= 1      for each forbidden pair, each t
    V_p(t) >= X(t)                                          rows of ``policies``
    z <= each factor, z >= sum of them - (m - 1)            for each product z

Every plan that holds meets every row, so the optimum is a bound on all of them. Solved by HiGHS
(Huangfu and Hall (2018), Mathematical Programming Computation 10) through scipy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder
from summitry.phases.design.linear import Factors, Linear
from summitry.phases.design.order import earliest
from summitry.phases.design.quiet import silent

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult
    from scipy.sparse import csr_array

__all__ = ["SLOPE", "Program", "Solved"]

SLOPE = 1e-6
"""A row that says "at least 0" is read as at least minus this, times the largest number in it: the
solver works to about as much, and a plan that holds with nothing to spare must not be lost."""

INFEASIBLE, SOLVE_ERROR = 2, 4
"""What scipy calls the end of a run. After an error the program is solved as it stands."""


@dataclass(frozen=True, slots=True)
class Solved:
    """``at``: the stage of each step in the plan that was found, None if none was found.

    ``bound``: no plan can have a larger objective. ``none``: it is certain that there is none.
    """

    at: dict[int, int] | None
    bound: float
    none: bool = False


@dataclass
class _Row:
    places: list[int]
    values: list[float]
    least: float


@dataclass
class Program:
    """The rows for a ``ladder`` in ``n_stages``; ``n_free`` further numbers may stand in them."""

    ladder: Ladder
    n_stages: int
    whole: bool
    n_free: int = 1
    rows: list[_Row] = field(default_factory=list)
    products: dict[Factors, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ordered()
        if not self.whole:
            self.clause((), ())

    def at_least(self, sum_: Linear, least: float, free: Mapping[int, float] | None = None) -> None:
        """``sum_`` + sum of ``free``[i] x_i >= ``least``."""
        for factors in sum_.products:
            self._product(factors)
        flat = sum_.each.ravel()
        places = np.flatnonzero(flat).tolist()
        values = flat[places].tolist()
        for factors, value in sum_.products.items():
            places.append(self._place(self.products[factors]))
            values.append(value)
        for i, value in (free or {}).items():
            places.append(self._free(i))
            values.append(value)
        self.rows.append(_Row(places, values, least - sum_.const))

    def holds(self, slack: Linear) -> None:
        """``slack`` >= 0, up to rounding."""
        size = max([1.0, float(np.abs(slack.each).max(initial=0.0)), abs(slack.const)])
        self.at_least(slack, -SLOPE * size)

    def clause(self, done: Iterable[tuple[int, int]], open_: Iterable[tuple[int, int]]) -> None:
        """Some y_kt = 1 of ``done`` or some y_kt = 0 of ``open_``. A stage -1 has passed with
        nothing done. Nothing at all: some step is done."""
        wanted = [(k, t) for k, t in done if t >= 0]
        unwanted = list(open_)
        if not wanted and not unwanted:
            wanted = [(k, self.n_stages - 1) for k in range(self.ladder.n_steps)]
        if any(t < 0 for _, t in unwanted):
            return
        places = [self._y(k, t) for k, t in [*wanted, *unwanted]]
        values = [1.0] * len(wanted) + [-1.0] * len(unwanted)
        self.rows.append(_Row(places, values, 1.0 - len(unwanted)))

    def solve(self, limits: Sequence[tuple[float, float]], floor: float, seconds: float) -> Solved:
        """The plan with the largest sum of x_i, x_i within ``limits``[i]; only plans where it is
        at least ``floor``, over at most ``seconds`` on the clock."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        objective, whole = np.zeros(self._size), np.zeros(self._size, dtype=np.int64)
        low, high = self._limits()
        for i, limit in enumerate(limits):
            objective[self._free(i)] = -1.0
            low[self._free(i)], high[self._free(i)] = limit
        whole[: self._n_y] = 1
        matrix, least = self._matrix(floor)
        rows = LinearConstraint(matrix, least, np.inf)
        bounds = Bounds(low, high)

        def run(presolve: bool) -> OptimizeResult:
            with silent():
                return milp(
                    objective,
                    integrality=whole,
                    bounds=bounds,
                    constraints=rows,
                    options={
                        "time_limit": max(seconds, 0.01),
                        "mip_rel_gap": 0.0,
                        "presolve": presolve,
                    },
                )

        found = run(True)
        if found.status == SOLVE_ERROR:
            found = run(False)
        if found.status == INFEASIBLE:
            return Solved(None, -np.inf, True)
        bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
        return Solved(None if found.x is None else self._plan(found.x), bound)

    @property
    def _n_y(self) -> int:
        return self.ladder.n_steps * self.n_stages

    @property
    def _size(self) -> int:
        return self._n_y + self.n_free + len(self.products)

    def _y(self, step: int, stage: int) -> int:
        return step * self.n_stages + stage

    def _free(self, i: int) -> int:
        return self._n_y + i

    def _place(self, product: int) -> int:
        return self._n_y + self.n_free + product

    def _product(self, factors: Factors) -> None:
        """A number for the product of the ``factors``, with its rows."""
        if factors in self.products:
            return
        number = self.products[factors] = len(self.products)
        places = [self._y(k, t) for k, t in factors]
        own = self._place(number)
        self.rows += [_Row([place, own], [1.0, -1.0], 0.0) for place in places]
        signs = [-1.0] * len(places)
        self.rows.append(_Row([own, *places], [1.0, *signs], 1.0 - len(places)))

    def _ordered(self) -> None:
        """The rows of well-formed plans."""
        for k, step in enumerate(self.ladder.steps):
            for t in range(1, self.n_stages):
                self._implies((k, t - 1), (k, t))
            for t in range(self.n_stages):
                for j in sorted(step.needs):
                    self._implies((k, t), (j, t))
                for j in sorted(step.after):
                    if t >= step.stages:
                        self._implies((k, t), (j, t - step.stages))
        for done, open_ in self.ladder.forbidden:
            for t in range(0 if done & open_ else self.n_stages):
                self._forbid([(k, t) for k in sorted(done)], [(k, t) for k in sorted(open_)])

    def _implies(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        self.rows.append(_Row([self._y(*other), self._y(*one)], [1.0, -1.0], 0.0))

    def _forbid(self, done: list[tuple[int, int]], open_: list[tuple[int, int]]) -> None:
        """Not all of ``done`` and none of ``open_``."""
        places = [self._y(*one) for one in [*open_, *done]]
        values = [1.0] * len(open_) + [-1.0] * len(done)
        self.rows.append(_Row(places, values, 1.0 - len(done)))

    def _limits(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The least and the most of each number."""
        low, high = np.zeros(self._size), np.ones(self._size)
        for k, first in enumerate(earliest(self.ladder).tolist()):
            high[[self._y(k, t) for t in range(min(first, self.n_stages))]] = 0.0
            if self.whole:
                low[self._y(k, self.n_stages - 1)] = 1.0
        return low, high

    def _matrix(self, floor: float) -> tuple[csr_array[np.float64], NDArray[np.float64]]:
        """All rows, and the one that the sum of the free numbers is at least ``floor``."""
        from scipy.sparse import csr_array

        free = [self._free(i) for i in range(self.n_free)]
        rows = [*self.rows, _Row(free, [1.0] * len(free), floor)]
        ends = np.cumsum([0, *(len(row.places) for row in rows)])
        places = [place for row in rows for place in row.places]
        values = [value for row in rows for value in row.values]
        matrix = csr_array((values, places, ends), shape=(len(rows), self._size))
        return matrix, np.array([row.least for row in rows])

    def _plan(self, found: NDArray[np.float64]) -> dict[int, int]:
        """The stage of each step that is done."""
        done = found[: self._n_y].reshape(-1, self.n_stages) > 0.5
        return {k: int(row.argmax()) for k, row in enumerate(done) if row.any()}
