"""The best exchange in T periods, and why without anything after them it is none.

In the notation of ``terms`` and ``endless``, X_T = x = F / (1 - alpha) is now given, and parts are
not negative, so X_t >= delta^(T-t) x. The least X_t for a given X_0 are
max(r^t X_0, delta^(T-t) x); they keep (1) if r^T X_0 <= x, and the parts add up to
X_0 + (1 - delta) sum_{0<t<T} X_t - delta x. That must not exceed 1, so

    X_0 = min( x / r^T,  min over m < T of (1 + delta^(T-m) x) / S_m ),
    S_m = 1 + (1 - delta)(r + ... + r^m)

Geometric steps up to the best m, then one that hands over the rest, then waiting; it is the first m
at which one more geometric step would ask for less than waiting: r X_m < delta^(T-m-1) x. Without
anything after the end (x = 0) all unravels from the last period: the value is exactly 0 for every
T. With F = r^T times the value of the endless exchange, which is its tail, the total is the endless
value for every T. O(T). The derivation is ours; ``finite_lp`` is the reference.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from summitry.phases.gradualism.patterns import plan_worth
from summitry.phases.gradualism.terms import Terms, check_after, check_periods

__all__ = [
    "MAX_PERIODS_LP",
    "Finite",
    "finite",
    "finite_lp",
]


MAX_PERIODS_LP = 40
"""Most periods of the linear programme; beyond it the solver's own tolerance shows."""
_NOTHING = 1e-290
"""Points that count as none: doubles cannot carry them through many periods."""


@dataclass(frozen=True, slots=True)
class Finite:
    """The best exchange in so many periods; it is unique, for sooner is better.

    terms : what it stands on.
    after : points a period that the relation is worth once the periods are over.
    steps : what each side hands over in each period.
    value : what the steps are worth to each side, without what comes after.
    total : with it.
    """

    terms: Terms
    after: float
    steps: tuple[float, ...]
    value: float
    total: float


def finite(terms: Terms, periods: int, after: float = 0.0) -> Finite:
    """The best exchange in ``periods`` under ``terms``, with ``after`` points a period beyond.

    >>> finite(Terms(0.5, 0.9, 1.0), 20).value
    0.0
    >>> finite(Terms(0.5, 0.5, 1.0), 3, after=0.5).steps
    (0.5, 0.5, 0.0)
    """
    check_periods("periods", periods)
    check_after(after)
    after = after if after > _NOTHING else 0.0
    r, delta = terms.ratio, terms.patience
    shared = terms.detection * (1 - terms.own_worth)
    pace = shared / (terms.own_worth + shared)  # 1 - delta r, not rounded below 0
    x = after / (1 - delta) / (1 - terms.own_worth)
    least = _NOTHING if x else 0.0
    last, ahead, divisor = periods, x, 0.0  # X_last, and S_m / r^m
    for m in range(periods):
        divisor = divisor / r + (1 - delta) if m else 1.0
        whole = (1 + delta ** (periods - m) * x) / divisor
        if r * whole < max(delta ** (periods - m - 1) * x, least):
            last, ahead = m, whole
            break
    steps: list[float] = []
    for _ in range(last):
        ahead /= r
        steps.insert(0, pace * ahead)
    if last < periods:
        steps.append(max(0.0, 1 - math.fsum(steps)))
    return _finite(terms, after, [*steps, *[0.0] * (periods - len(steps))])


def finite_lp(terms: Terms, periods: int, after: float = 0.0) -> Finite:
    """The same as a linear programme straight from (1): the reference for ``finite``.

    Arguments as there; at most MAX_PERIODS_LP periods. The unknowns are the parts, what is left of
    the good after each, and what the exchange is worth from each on, all in units that shrink as
    the geometric plan does: the solver's tolerance is absolute.
    """
    import numpy as np
    from scipy.optimize import linprog

    check_periods("periods", periods, MAX_PERIODS_LP)
    check_after(after)
    alpha, delta, q = terms.own_worth, terms.patience, terms.detection
    end = after / (1 - delta)
    unit = np.clip(terms.ratio, 1e-6, 1.0) ** np.arange(periods + 1.0)
    unit = np.maximum(unit, min(end, 1.0))
    one, none, step = np.eye(periods), np.zeros((periods, periods)), unit[1:] / unit[:-1]
    following = delta * np.eye(periods, k=1) * step[:, None]
    left = np.hstack([one, np.diag(step) - np.eye(periods, k=-1), none])
    worth = np.hstack([-(1 - alpha) * one, none, one - following])
    last = delta * end / unit[-2] * one[-1]
    found = linprog(
        -np.repeat([0.0, 0.0, 1.0], periods) * np.tile(one[0], 3),
        A_ub=np.hstack([alpha * one, none, -q * following]),
        b_ub=q * last,
        A_eq=np.vstack([left, worth]),
        b_eq=np.append(one[0], last),
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if found.x is None:
        raise ArithmeticError(f"the linear programme was not solved: {found.message}")
    return _finite(terms, after, (found.x[:periods] * unit[:-1]).tolist())


def _finite(terms: Terms, after: float, steps: list[float]) -> Finite:
    total = plan_worth(terms, steps, after)
    return Finite(terms, after, tuple(steps), plan_worth(terms, steps), total)
