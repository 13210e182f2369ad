"""Giving up what gives power: a deal that lowers what its side could fall back on.

A side signs, its outside option falls by D points (what it gave up was its leverage), and a month
later the other side asks for the deal anew. What it then has is the best deal by Nash at the lower
outside option, u(D), the worst for it where several tie. With delta its patience it signs only if

    (1 - delta) u(0) + delta u(D) >= o ,

with u(0) the best deal and o its outside option today. Between two sides u(D) does not rise with D
(a lower point to fall back on never gets more out of the Nash product), so the **least drop** at
which it would rather have no deal is found by doubling and bisection. Nothing is said of how likely
it is that the deal is asked for anew; this is what the commitment problem of Fearon (1995),
International Organization 49, comes to in points of the case. O(n_points log D).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals.solutions import nash
from summitry.errors import NotDefined, UnknownName
from summitry.uncertainty.clock import Clock, Course

__all__ = ["Reopening", "reopening"]


@dataclass(frozen=True, slots=True)
class Reopening:
    """What signing means to ``party`` if its outside option then falls.

    ``outside`` and ``now`` are its points without a deal and of today's best deal. ``least`` is the
    least drop, in whole points, at which it would rather have no deal; None if no drop is.
    ``drop`` is the one asked about, None if none was, ``then`` its points of the deal as it is made
    anew after it, and ``worth`` what signing is worth with it.
    """

    party: str
    outside: int
    now: int
    least: int | None
    drop: int | None = None
    then: int | None = None
    worth: float | None = None

    @property
    def signs(self) -> bool | None:
        """True if it would still sign with the drop asked about; None if none was."""
        return None if self.worth is None else self.worth >= self.outside - _CLOSE


_MOST = 1 << 61

_CLOSE = 1e-9
"""Averages of whole points are the same if they differ by no more: rounding of doubles."""


def reopening(found: Clock, course: Course, party: str, drop: int | None = None) -> Reopening:
    """What a ``drop`` of its outside option after signing means to ``party`` on that ``course``.

    UnknownName for a party that is no principal; NotDefined unless there are two principals and
    room on the first day of the clock ``found``, or for a drop below 0.

    >>> from summitry.cases.read import read_case
    >>> from summitry.uncertainty.clock import clock
    >>> found = clock(read_case("hanoi-2019"))
    >>> reopening(found, found.on_points, "dprk", drop=400).signs
    False
    """
    names = [hand.party for hand in found.hands]
    if party not in names:
        raise UnknownName("principal", party, names)
    if len(names) != 2 or not course.open_now:
        raise NotDefined("giving up leverage is looked at between two principals with room today")
    if drop is not None and drop < 0:
        raise NotDefined(f"a drop of {drop} points; 0 or more")
    side = _Side(course.frontier.points, course.moments[0].outside, names.index(party))
    delta = found.hands[side.place].patience
    least = side.least(delta)
    made = Reopening(party, side.outside[side.place], side.after(0), least)
    if drop is None:
        return made
    then, worth = side.after(drop), side.worth(drop, delta)
    return Reopening(party, made.outside, made.now, least, drop, then, worth)


@dataclass(frozen=True, eq=False)
class _Side:
    """One of two sides, at ``place``, that bargain over ``points`` with ``outside`` options."""

    points: NDArray[np.int64]
    outside: tuple[int, ...]
    place: int

    def after(self, drop: int) -> int:
        """u(D): its points of the best deal at the lower outside option."""
        bounds = np.array(self.outside)
        bounds[self.place] -= drop
        inside = self.points[(self.points >= bounds).all(axis=1)]
        return int(inside[nash(inside - bounds), self.place].min())

    def worth(self, drop: int, delta: float) -> float:
        """What signing is worth with that drop."""
        return (1 - delta) * self.after(0) + delta * self.after(drop)

    def least(self, delta: float) -> int | None:
        """The least drop at which it would rather have no deal."""
        o = self.outside[self.place]

        def refuses(drop: int) -> bool:
            return self.worth(drop, delta) < o - _CLOSE

        most = self._beyond()
        if not refuses(most):
            return None
        kept = 0
        while most - kept > 1:
            middle = (kept + most) // 2
            kept, most = (kept, middle) if refuses(middle) else (middle, most)
        return most

    def _beyond(self) -> int:
        """A drop above which the best deal stays: one with gains (b, b') overtakes (a, a') where
        (a + D) a' < (b + D) b', that is D > (a a' - b b')/(b' - a'), at most twice the square of
        the largest gain; cut at what whole numbers of 64 bits allow."""
        largest = int(np.abs(self.points - np.array(self.outside)).max()) + 1
        return min(2 * largest**2, _MOST)
