"""Fitting the factors of the rules to talks whose speaker's order is known.

Each example is a talk up to some point and the order o* of its speaker. With a = log first and
b = log last of every rule the posterior (see posterior) is log-linear in (a, b), and

    minimise  - sum over examples of weight * log p(o*)  +  ridge * sum (a^2 + b^2)

subject to the direction of each rule (see factors). The problem is convex; L-BFGS-B with exact
gradients finds the one minimum (Byrd, Lu, Nocedal and Zhu (1995), SIAM J. Sci. Comput. 16). The
ridge is a normal prior on logarithms with variance 1 / (2 ridge), and keeps rare rules near 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from summitry.errors import SummitryError
from summitry.evidence.priorities.cues import Cue
from summitry.evidence.priorities.factors import Factor, strengths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["Example", "fit_factors"]

_Bound = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Example:
    """The cues of a talk, the true ``order`` of its speaker's issues, and how much it counts."""

    cues: tuple[Cue, ...]
    order: tuple[str, ...]
    weight: float = 1.0


def fit_factors(
    examples: Iterable[Example], rules: Mapping[str, Factor], ridge: float = 1.0
) -> dict[str, Factor]:
    """The ``rules`` with first and last fitted to the ``examples``, which order the same issues.

    Raises SummitryError if there is no example, or one orders other issues.
    """
    import numpy as np
    from scipy.optimize import minimize

    known = tuple(examples)
    names = tuple(rules)
    table, truth, weight = _design(known, names)
    rows = np.arange(len(known))

    def loss(theta: Floats) -> tuple[float, Floats]:
        score = table @ theta
        score -= score.max(axis=1, keepdims=True)
        p = np.exp(score)
        p /= p.sum(axis=1, keepdims=True)
        cost = -weight @ np.log(p[rows, truth]) + ridge * theta @ theta
        p[rows, truth] -= 1
        return float(cost), np.einsum("i,io,iod->d", weight, p, table, optimize=True) + (
            2 * ridge * theta
        )

    start = np.zeros(2 * len(names))
    theta = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=_bounds(rules)).x
    first, last = np.exp(theta.reshape(2, -1)).tolist()
    return {
        name: replace(rules[name], first=a, last=b)
        for name, a, b in zip(names, first, last, strict=True)
    }


def _bounds(rules: Mapping[str, Factor]) -> list[_Bound]:
    """The signs of log first, then of log last, by the direction of each rule."""
    over: _Bound = (0.0, None)
    under: _Bound = (None, 0.0)
    firsts = [over if rule.direction == "up" else under for rule in rules.values()]
    lasts = [over if rule.direction == "down" else under for rule in rules.values()]
    return firsts + lasts


def _design(
    known: Sequence[Example], names: Sequence[str]
) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Exponents, shape (examples, orders, 2 rules); the place of each true order; the weights."""
    import numpy as np

    if not known:
        raise SummitryError("fitting: no examples given; at least one is needed")
    issues = tuple(sorted(known[0].order))
    orders = tuple(permutations(issues))
    if odd := next((e.order for e in known if e.order not in orders), None):
        raise SummitryError(f"fitting: {odd} is no order of {', '.join(issues)}")
    places = np.array([[order.index(issue) for issue in issues] for order in orders])
    exponents = np.array([strengths(rank, len(issues)) for rank in range(len(issues))])[places]
    uses = np.array([_uses(example.cues, issues, names) for example in known])
    table = np.einsum("eir,oik->eokr", uses, exponents).reshape(len(known), len(orders), -1)
    truth = np.array([orders.index(example.order) for example in known])
    return table, truth, np.array([example.weight for example in known])


def _uses(said: Iterable[Cue], issues: Sequence[str], names: Sequence[str]) -> list[list[float]]:
    """How much each rule is used on each issue: 1 + 1/2 + ... for its repetitions."""
    counts = Counter((cue.issue, cue.rule) for cue in said)
    return [[sum(1 / m for m in range(1, counts[i, r] + 1)) for r in names] for i in issues]
