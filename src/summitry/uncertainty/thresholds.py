"""The nearest value of one number at which an answer changes.

The ends of an interval and ``INNER`` values between are tried on each side of the central value;
where one gives another answer, the threshold is closed in by bisection, so the threshold returned
is a value that does change the answer, within ``PRECISION`` of one that does not. A change that
happens and is undone again between two values tried can be missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from summitry.cases.fields import LARGEST
from summitry.model.estimate import Estimate

__all__ = ["INNER", "PRECISION", "bounds", "thresholds"]

INNER = 2
"""Values tried between the central value and each end of the interval."""

PRECISION = 1 / 1024
"""How closely a threshold is bracketed, as a share of the interval that was searched."""

_REACH = 3.0
"""A number without a bound is tried up to this multiple of its high end, and at least to twice
what the party's points or weights come to in all, so that one at zero is not left there."""

Answer = TypeVar("Answer")


def bounds(estimate: Estimate, scale: float) -> tuple[float, float]:
    """The least and the most value that are tried for the number of ``estimate``.

    ``scale`` is what the party's weights or points come to in all.
    """
    low, high = estimate.low or 0.0, estimate.high or 0.0
    reach = min(max(_REACH * max(abs(low), abs(high)), 2 * scale, 1.0), LARGEST)
    least = estimate.least if estimate.least is not None else -reach
    most = estimate.most if estimate.most is not None else reach
    return min(least, low), max(most, high)


def thresholds(
    central: float,
    ends: tuple[float, float],
    base: Answer,
    answered: Callable[[float], Answer],
) -> Iterator[tuple[float, Answer]]:
    """On each side of ``central``, towards each of ``ends``: the first value found at which
    ``answered`` gives another answer than ``base``, with that answer.

    >>> [round(value, 2) for value, _ in thresholds(2.0, (0.0, 10.0), False, lambda x: x >= 5)]
    [5.0]
    """
    for end in ends:
        if end == central:
            continue
        kept = central
        for step in range(1, INNER + 2):
            value = central + (end - central) * step / (INNER + 1)
            if (after := answered(value)) != base:
                yield _bisected(kept, value, after, base, answered, abs(end - central) * PRECISION)
                break
            kept = value


def _bisected(
    kept: float,
    changed: float,
    after: Answer,
    base: Answer,
    answered: Callable[[float], Answer],
    precision: float,
) -> tuple[float, Answer]:
    while abs(changed - kept) > precision:
        middle = (kept + changed) / 2
        there = answered(middle)
        if there == base:
            kept = middle
        else:
            changed, after = middle, there
    return changed, after
