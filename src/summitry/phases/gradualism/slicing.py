"""A step cut into equal parts: the detection it needs, and when cutting finer stops helping.

One part a period, n parts, and the relation worth f points a period once they are over. In the
notation of ``terms``, with m parts still to come (1) needs

    q >= alpha / D_m,    D_m = A + delta^m (n delta F - A),    A = delta (1 - alpha) / (1 - delta)

D_m moves one way from n delta F to A, so the last part (m = 0) is the most tempting one if
n f < 1 - alpha, and the first (m = n - 1) if n f > 1 - alpha. Until then the q needed falls as
1 / n; after it D is A + delta^(n-1) (n delta F - A), which rises up to

    n* = ceil(delta / (1 - delta) + (1 - alpha) / f)

(n* + 1 does as well if nothing is rounded up), then falls, for the end is too far away, and tends
to A. So q tends to alpha (1 - delta) / (delta (1 - alpha)), the threshold of the endless exchange,
from below: what comes after the end helps. Without it (f = 0) no number of parts holds.

Each part takes a full period and is looked for once: cutting the period as well would leave less
detection for each. Closed forms, checked against (1) at every t; the derivation is ours.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass

from summitry.errors import TooManyDeals
from summitry.phases.gradualism.terms import (
    ROUNDING,
    Terms,
    check_after,
    check_open,
    check_periods,
)

__all__ = [
    "MAX_PARTS",
    "Slicing",
    "best_parts",
    "fewest_parts",
    "slicing",
]


MAX_PARTS = 1_000_000
"""Most equal parts of one step."""


@dataclass(frozen=True, slots=True)
class Slicing:
    """A step cut into equal parts, one a period.

    parts     : how many.
    detection : the lowest at which they hold; None if even sure detection is too little.
    tempting  : which part needs it: "first", "last", or "all" alike.
    value     : what the parts are worth to each side; delay is what cutting costs.
    """

    parts: int
    detection: float | None
    tempting: str
    value: float


def slicing(own_worth: float, patience: float, after: float, parts: int) -> Slicing:
    """A step cut into ``parts`` equal parts, the relation worth ``after`` a period once it is over.

    ``own_worth`` and ``patience`` as in Terms; points in units of what the step is worth to the
    receiver.

    >>> cuts = [slicing(0.5, 0.9, 0.05, n) for n in (1, 2, 5, 19, 100)]
    >>> [cut.detection and round(cut.detection, 4) for cut in cuts]
    [None, 0.5556, 0.2222, 0.0979, 0.1111]
    """
    risk = _risk(own_worth, patience, after, parts)
    flow, gain = parts * after, 1 - own_worth
    tempting = "last" if flow < gain else "first"
    if parts == 1 or math.isclose(flow, gain, rel_tol=ROUNDING):
        tempting = "all"
    lowest = own_worth / risk if risk >= own_worth else None
    value = gain * (1 - patience**parts) / (1 - patience) / parts
    return Slicing(parts, lowest, tempting, value)


def best_parts(own_worth: float, patience: float, after: float) -> tuple[int, ...]:
    """The numbers of equal parts that need the least detection: one or two, none without ``after``.

    Arguments as in ``slicing``. More parts than that hold at higher detection only.

    >>> best_parts(own_worth=0.5, patience=0.9, after=0.05)
    (19, 20)
    """
    if not _risk(own_worth, patience, after, 1):
        return ()
    best = min(patience / (1 - patience) + (1 - own_worth) / after, 2.0 * MAX_PARTS)
    whole = round(best)
    if whole and math.isclose(best, whole, rel_tol=ROUNDING):
        return whole, whole + 1
    return (math.ceil(best),)


def fewest_parts(terms: Terms, after: float) -> int | None:
    """The fewest equal parts a step must be cut into to hold; None if no number of them does.

    ``after`` as in ``slicing``.

    >>> [fewest_parts(Terms(0.5, 0.9, q), after=0.05) for q in (1.0, 0.5, 0.1, 0.09)]
    [2, 3, 15, None]
    """
    best = best_parts(terms.own_worth, terms.patience, after)
    if not best:
        return None

    def holds(parts: int) -> bool:
        risk = _risk(terms.own_worth, terms.patience, after, parts)
        return terms.detection * risk >= terms.own_worth * (1 - ROUNDING)

    top = min(best[0], MAX_PARTS)
    if holds(top):
        return 1 + bisect_left(range(1, top), True, key=holds)
    if top < best[0]:
        raise TooManyDeals(f"more than {MAX_PARTS:,} parts to look at; give a larger after")
    return None


def _risk(own_worth: float, patience: float, after: float, parts: int) -> float:
    """What withholding the most tempting of equal parts puts at risk, times their number."""
    check_open("own worth", own_worth)
    check_open("patience", patience)
    check_after(after)
    check_periods("parts", parts, MAX_PARTS)
    ever = patience * (1 - own_worth) / (1 - patience)
    last = parts * patience * after / (1 - patience)
    return min(last, ever + patience ** (parts - 1) * (last - ever))
