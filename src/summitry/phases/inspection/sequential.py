"""Dresher's game, solved whole: the reference for the recursion of ``dresher``.

The inspector does not see a violation that he does not inspect, so while the game goes on he learns
nothing, and a pure strategy of his is a set of at most m stages to inspect. The other side sees
each inspection once its stage is over: a pure strategy of it says for each history h of inspections
whether to violate. Let x(h) be the chance that the inspections begin with h, and W(h, j) what the
violator can still expect, times x(h), with j violations left:

    W(h, j) >= W(h1, j) + W(h0, j)                        stay legal
    W(h, j) >= -b x(h1) + x(h0) + W(h0, j - 1)            violate; inspected: the end

    minimise W(empty, k) over x, W

This linear programme is that of the sequence form (von Stengel 1996, Games and Economic Behavior
14); its best W is minus the value of the game. HiGHS, in floats; 2^n histories.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from summitry.errors import TooManyDeals
from summitry.phases.inspection.limits import Chance, amount, whole

__all__ = ["sequential_value"]

_MOST = 10
"""The largest number of stages: there are 2^n histories."""

_History = tuple[int, ...]


def sequential_value(
    stages: int, inspections: int, violations: int = 1, caught: Chance = 1
) -> float:
    """The value to the inspector of the game whole; arguments as in ``dresher.value``.

    >>> round(sequential_value(3, 1), 9)
    -0.5
    """
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    whole("stages", stages, 1)
    if stages > _MOST:
        raise TooManyDeals(f"stages: {stages}; allowed here: 1 to {_MOST}")
    b = float(amount("caught", caught))
    variables, rows = _programme(stages, inspections, violations, b)
    entries = [(r, c, w) for r, row in enumerate(rows) for c, w in row]
    at, columns, weights = zip(*entries, strict=True)
    shape = (len(rows), len(variables))
    table: Any = csr_array((np.array(weights), (np.array(at), np.array(columns))), shape=shape)
    goal = np.zeros(len(variables))
    goal[variables["W", (), violations]] = 1
    total, bounds = _chances(variables, stages)
    solved = linprog(goal, table, np.zeros(len(rows)), total, [1.0], bounds, method="highs")
    assert solved.fun is not None
    return -float(solved.fun)


_Variable = tuple[str, _History, int]
_Row = list[tuple[int, float]]


def _programme(n: int, m: int, k: int, b: float) -> tuple[dict[_Variable, int], list[_Row]]:
    """The variables with their columns, and the rows ``sum of weight * variable <= 0``."""
    histories = [h for t in range(n + 1) for h in product((0, 1), repeat=t) if sum(h) <= m]
    schedules = [h for h in histories if len(h) == n]
    names: list[_Variable] = [("x", h, 0) for h in schedules]
    names += [("W", h, j) for h in histories for j in range(k + 1)]
    column = {name: place for place, name in enumerate(names)}

    def begin(h: _History, weight: float) -> _Row:
        return [(column["x", s, 0], weight) for s in schedules if s[: len(h)] == h]

    def later(h: _History, j: int) -> _Row:
        return [(column["W", h, j], 1.0)] if ("W", h, j) in column else []

    rows: list[_Row] = []
    for h, j in product(histories, range(k + 1)):
        this = [(column["W", h, j], -1.0)]
        if len(h) == n:
            rows.append(this)
            continue
        rows.append([*this, *later((*h, 0), j), *later((*h, 1), j)])
        if j:
            gains = [*begin((*h, 1), -b), *begin((*h, 0), 1.0)]
            rows.append([*this, *gains, *later((*h, 0), j - 1)])
    return column, rows


def _chances(
    variables: dict[_Variable, int], stages: int
) -> tuple[Any, list[tuple[float | None, None]]]:
    """The row that makes x a distribution, and the bounds of the variables."""
    import numpy as np

    total = np.array([[float(name == "x") for name, *_ in variables]])
    return total, [(0.0 if name == "x" else None, None) for name, *_ in variables]
