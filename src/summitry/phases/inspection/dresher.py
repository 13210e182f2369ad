"""Dresher's game: m inspections in n stages, against k intended violations.

In each stage the inspector inspects or not and the other side, which sees every inspection once
it is over, violates or stays legal. A violation that is inspected ends the game and gives the
inspector b; one that is not inspected costs him 1, and he does not see it. Legal play gives 0. So

                    legal            violation
    inspect     v(n-1, m-1, k)           b
    not         v(n-1, m, k)     v(n-1, m, k-1) - 1

with v(n, 0, k) = -min(n, k) and v(n, m, k) = 0 where m >= n or k = 0. For k = b = 1 this is
v(n, m) = (x + y) / (y - x + 2) with x = v(n-1, m-1), y = v(n-1, m) (Dresher 1962, A sampling
inspection problem in arms control agreements, RAND RM-2972).

Closed form, by induction over n with Pascal's rule for s and t:

    v(n, m, k) = -t(n, m, k) / s(n, m)      t = sum_{i=1}^{k} C(n - i, m)
                                            s = sum_{i=0}^{m} C(n, i) b^(m - i)

The inspector inspects with probability s(n-1, m-1) / s(n, m): without k. So he needs not know how
often he was cheated already, which he cannot see, and the recursion, which lets him know it, gives
the value of the game in which he does not (several violations: von Stengel 2016, Recursive
inspection games, Mathematics of Operations Research 41; ``sequential`` solves that game whole).
Exact, O(n m k) stages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from math import comb

from summitry.phases.inspection.limits import Chance, amount, whole
from summitry.phases.inspection.twobytwo import Cells, Range, zero_sum

__all__ = ["MOST_STAGES", "Stage", "closed_form", "first_stage", "value"]

MOST_STAGES = 200
"""More stages than this are refused."""


@dataclass(frozen=True)
class Stage:
    """The first stage of the game of ``stages``, ``inspections`` and ``violations`` to come.

    value    : what the inspector can expect; the other side expects the opposite.
    inspects : least and largest best probability of inspecting now.
    violates : least and largest best probability of violating now.
    """

    stages: int
    inspections: int
    violations: int
    value: Fraction
    inspects: Range
    violates: Range


def value(stages: int, inspections: int, violations: int = 1, caught: Chance = 1) -> Fraction:
    """v(n, m, k) by the recursion; ``caught`` is b, what a caught violation gives the inspector.

    >>> value(2, 1), value(10, 3)
    (Fraction(-1, 3), Fraction(-21, 44))
    """
    _check(stages, inspections, violations)
    gain = amount("caught", caught)

    @cache
    def solve(n: int, m: int, k: int) -> Fraction:
        if k == 0 or m >= n:
            return Fraction(0)
        if m == 0:
            return Fraction(-min(n, k))
        return zero_sum(_cells(n, m, k, solve, gain)).value

    return solve(stages, inspections, violations)


def first_stage(stages: int, inspections: int, violations: int = 1, caught: Chance = 1) -> Stage:
    """The value with how either side plays the first stage, by the closed form.

    Arguments as in ``value``.

    >>> first_stage(2, 1).inspects, first_stage(2, 1).violates
    ((Fraction(1, 3), Fraction(1, 3)), (Fraction(1, 3), Fraction(1, 3)))
    """
    n, m, k = stages, inspections, violations
    found = closed_form(n, m, k, caught)
    none, one = Fraction(0), Fraction(1)
    if k == 0:
        return Stage(n, m, k, found, (none, one if m else none), (none, none))
    if m == 0:
        return Stage(n, m, k, found, (none, none), (one if k == n else none, one))
    solved = zero_sum(_cells(n, m, k, partial(_known, caught=caught), amount("caught", caught)))
    legal = solved.first_column
    return Stage(n, m, k, found, solved.first_row, (1 - legal[1], 1 - legal[0]))


def closed_form(stages: int, inspections: int, violations: int = 1, caught: Chance = 1) -> Fraction:
    """v(n, m, k) by the closed form; arguments as in ``value``.

    >>> closed_form(4, 2), closed_form(4, 2, violations=2)
    (Fraction(-3, 11), Fraction(-4, 11))
    """
    _check(stages, inspections, violations)
    gain = amount("caught", caught)
    n, m = stages, inspections
    if m >= n:
        return Fraction(0)
    t = sum(comb(n - i, m) for i in range(1, min(violations, n) + 1))
    return -t / sum((comb(n, i) * gain ** (m - i) for i in range(m + 1)), Fraction(0))


def _known(n: int, m: int, k: int, caught: Chance) -> Fraction:
    """v(n, m, k) by the closed form, also where fewer than m or k stages are left."""
    return closed_form(n, m, min(k, n), caught) if m < n else Fraction(0)


def _cells(
    n: int, m: int, k: int, worth: Callable[[int, int, int], Fraction], caught: Fraction
) -> Cells:
    """The game of one stage, to the inspector; ``worth`` gives the games after it."""
    return (
        (worth(n - 1, m - 1, k), caught),
        (worth(n - 1, m, k), worth(n - 1, m, k - 1) - 1),
    )


def _check(stages: int, inspections: int, violations: int) -> None:
    whole("stages", stages, 1, MOST_STAGES)
    whole("inspections", inspections, 0, stages, "no more than there are stages")
    whole("violations", violations, 0, stages, "no more than there are stages")
