"""Dresher's game when the inspector loses by every violation, and when he announces his schedule.

Payoffs (inspector, violator): legal (0, 0); a violation that is caught (-a, -b), one that is not
(-1, +1), with a < 1 and b >= 0: even a caught violation is worse for the inspector than none if
a > 0. n stages, m inspections, k intended violations, the rules of ``dresher``, which is a = -b.
With I and V the two payoffs the stage game is

                      legal                        violation
    inspect    (I, V)(n-1, m-1, k)                 (-a, -b)
    not        (I, V)(n-1, m, k)         (-1, +1) + (I, V)(n-1, m, k-1)

**At once**: best replies go round, so each side makes the other indifferent, and

    I = -t / sum_i C(n, i) (-a)^(m-i)          V = t / sum_i C(n, i) b^(m-i)       t as in dresher

(non-zero-sum Dresher games: Avenhaus and Canty 2005, European Journal of Operational Research 167;
several violations: von Stengel 2016, Mathematics of Operations Research 41).

**Inspector leadership** (Maschler 1966, Naval Research Logistics Quarterly 13): he commits to a
schedule drawn by lot and lets it be known. He takes the same probabilities as above, which leave
the other side indifferent; out of indifference it then stays legal while inspections remain, and
violates when none is left. V is unchanged and I = -V: no violation is met by an inspection, so none
costs a. More is not to be had: what the violator gets is at least V whatever the schedule, and the
inspector's payoff is what that is below 0, less (a + b) for a violation caught. The tie can be
broken by inspecting a little more often. Exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from summitry.errors import NotDefined
from summitry.phases.inspection.dresher import MOST_STAGES, closed_form, first_stage
from summitry.phases.inspection.limits import Chance, amount, whole
from summitry.phases.inspection.twobytwo import cyclic

__all__ = ["Payoffs", "equilibrium", "leadership"]


@dataclass(frozen=True)
class Payoffs:
    """What either side can expect, and the probability of inspecting and violating in the first
    stage."""

    inspector: Fraction
    violator: Fraction
    inspects: Fraction
    violates: Fraction


def equilibrium(
    stages: int,
    inspections: int,
    violations: int = 1,
    dismay: Chance = 0,
    caught: Chance = 1,
) -> Payoffs:
    """Both choose at once in each of ``stages``, with so many ``inspections`` and intended
    ``violations``; ``dismay`` is a and ``caught`` is b.

    >>> found = equilibrium(2, 1, dismay=0.5)
    >>> found.inspector, found.violator
    (Fraction(-2, 3), Fraction(1, 3))
    """
    a, b = _check(stages, inspections, violations, dismay, caught)

    @cache
    def solve(n: int, m: int, k: int) -> Payoffs:
        if k == 0 or m >= n:
            return Payoffs(Fraction(0), Fraction(0), Fraction(int(m > 0)), Fraction(0))
        if m == 0:
            gain = Fraction(min(n, k))
            return Payoffs(-gain, gain, Fraction(0), Fraction(1))
        spent, kept, cheated = solve(n - 1, m - 1, k), solve(n - 1, m, k), solve(n - 1, m, k - 1)
        rows = ((spent.inspector, -a), (kept.inspector, cheated.inspector - 1))
        columns = ((spent.violator, -b), (kept.violator, cheated.violator + 1))
        x, y = cyclic(rows, columns)
        inspector = y * spent.inspector - (1 - y) * a
        violator = x * spent.violator + (1 - x) * kept.violator
        return Payoffs(inspector, violator, x, 1 - y)

    return solve(stages, inspections, violations)


def leadership(stages: int, inspections: int, violations: int = 1, caught: Chance = 1) -> Payoffs:
    """The inspector announces his probabilities; what a caught violation costs him does not matter.

    ``stages``, ``inspections``, ``violations`` and ``caught`` as in ``equilibrium``.

    >>> found = leadership(2, 1)
    >>> found.inspector, found.violator, found.violates
    (Fraction(-1, 3), Fraction(1, 3), Fraction(0, 1))
    """
    gain = -closed_form(stages, inspections, violations, caught)
    inspects = first_stage(stages, inspections, violations, caught).inspects[1]
    return Payoffs(-gain, gain, inspects, Fraction(int(inspections == 0 and violations > 0)))


def _check(
    stages: int, inspections: int, violations: int, dismay: Chance, caught: Chance
) -> tuple[Fraction, Fraction]:
    whole("stages", stages, 1, MOST_STAGES)
    whole("inspections", inspections, 0, stages, "no more than there are stages")
    whole("violations", violations, 0, stages, "no more than there are stages")
    a = amount("dismay", dismay)
    if a >= 1:
        raise NotDefined(f"dismay: {dismay}; allowed: below 1, the cost of a violation unseen")
    return a, amount("caught", caught)
