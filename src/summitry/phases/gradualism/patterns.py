"""Withholding in a gradual exchange: what every pattern of it is worth, and the best one.

(1) of ``terms`` looks at one part at a time. It rules out every pattern, for a deviator who is
still unseen stands where an honest side stands, and where no single deviation pays, none does (the
one-deviation principle). Here that is checked, not assumed: ``withholding_worth`` is the definition
for one pattern, ``withholding_gain`` the best of all 2^T in O(T^2).

A part is looked for once, in its own period. With ``lasting`` it can be seen in each later period
too, as in a case whose ``detection`` is a chance a month. Every pattern is then worth at most what
it is worth here, for what was withheld pays the same and the relation lives no longer: a plan that
holds under (1) holds then as well, and may hold at less detection.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from summitry.phases.gradualism.terms import Terms, check_open, check_plan

__all__ = [
    "least_detection",
    "plan_worth",
    "slacks",
    "withholding_gain",
    "withholding_worth",
]


def plan_worth(terms: Terms, steps: Sequence[float], after: float = 0.0) -> float:
    """What going on with ``steps`` is worth, and ``after`` points a period once they are over."""
    return withholding_worth(terms, steps, (), after)


def slacks(terms: Terms, steps: Sequence[float], after: float = 0.0) -> tuple[float, ...]:
    """By how much (1) holds at each of ``steps``; below 0 where withholding pays.

    ``after`` is what the relation is worth a period once the steps are over.

    >>> slacks(Terms(0.5, 0.5, 1.0), [1.0], after=0.5)
    (0.0,)
    """
    later = _later(terms.own_worth, terms.patience, steps, after)
    pairs = zip(steps, later, strict=True)
    return tuple(terms.detection * risk - terms.own_worth * part for part, risk in pairs)


def least_detection(
    own_worth: float, patience: float, steps: Sequence[float], after: float = 0.0
) -> float | None:
    """The lowest detection at which ``steps`` hold, by (1) at every t; None if 1 is too little.

    ``own_worth``, ``patience`` and ``after`` as in Terms and ``slacks``.
    """
    check_open("own worth", own_worth)
    check_open("patience", patience)
    later = _later(own_worth, patience, steps, after)
    kept = [(own_worth * part, risk) for part, risk in zip(steps, later, strict=True) if part > 0]
    lowest = max((gain / risk if risk > 0 else math.inf for gain, risk in kept), default=0.0)
    return lowest if lowest <= 1 else None


def withholding_worth(
    terms: Terms,
    steps: Sequence[float],
    withheld: Collection[int],
    after: float = 0.0,
    lasting: bool = False,
) -> float:
    """What a side gets that withholds the parts at the places ``withheld``: the definition.

    ``after`` points a period follow ``steps`` while nothing is seen. With ``lasting`` a withheld
    part can be seen in every later period too, each part by itself.
    """
    check_plan(steps, after)
    unseen, worth, out, chances = 1 - terms.detection, 0.0, 0, 1.0
    for t, part in enumerate(steps):
        kept = t in withheld
        out = (out if lasting else 0) + kept
        worth += chances * terms.patience**t * part * (1 if kept else 1 - terms.own_worth)
        chances *= unseen**out
    still = unseen**out if lasting else 1.0
    return worth + chances * terms.patience ** len(steps) * after / (1 - terms.patience * still)


def withholding_gain(
    terms: Terms, steps: Sequence[float], after: float = 0.0, lasting: bool = False
) -> float:
    """What the best pattern of withholding gains over going on, exactly; 0 if none gains.

    A dynamic program over (period, parts withheld so far), all patterns at once; arguments as in
    ``withholding_worth``. Each part is as easy to see as the other, so their number is enough.

    >>> withholding_gain(Terms(0.5, 0.5, 1.0), [0.5, 0.5])
    0.125
    """
    check_plan(steps, after)
    unseen, delta = 1 - terms.detection, terms.patience
    n = len(steps)
    stays = [unseen ** (k if lasting else 0) for k in range(n + 1)]
    caught = [unseen ** (k + 1 if lasting else 1) for k in range(n)]
    best = [after / (1 - delta * stay) for stay in stays]
    for t in reversed(range(n)):
        part = steps[t]
        best = [
            max(
                (1 - terms.own_worth) * part + delta * stays[k] * best[k],
                part + delta * caught[k] * best[k + 1],
            )
            for k in range(t + 1)
        ]
    return max(0.0, best[0] - plan_worth(terms, steps, after))


def _later(own_worth: float, patience: float, steps: Sequence[float], after: float) -> list[float]:
    """L_t of (1) for every t, from the last one back."""
    check_plan(steps, after)
    worth, later = after / (1 - patience), []
    for part in reversed(steps):
        later.append(patience * worth)
        worth = (1 - own_worth) * part + patience * worth
    return later[::-1]
