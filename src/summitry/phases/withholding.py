"""All ways in which one party can withhold its steps in secret, laid out as arrays.

A set W of the party's own steps k_0 < k_1 < ... is a number whose bit j says that k_j is withheld.
For the steps S that are said to be done,

    flow[W]   = flow_p(S - W)                       what the party lives on
    left[W]   = C_p(S - W, W; p)                    what it has after its breach came to light
    quiet[W]  = C_p(S - W, W; nobody)               the same after a false alarm
    found[W]  = q(W) = max of detection_k over W    chance a stage that something is found
    alarm[W]  = 1 - prod of (1 - alarm_k) over S - W
    can[W]    : W lies within S, and a step that needs a withheld one is withheld too

The largest detection is the least that the chance of finding something in a stage can be, whatever
the findings of that stage have to do with each other (Frechet (1935), Fundamenta Mathematicae 25):
a plan that holds under it holds however they hang together, as long as a breach that comes to light
pays its party nothing. From stage to stage the findings are independent; where one look decides for
ever, more is needed. O(m 2^m) for m own steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.ladder import Ladder
from summitry.phases.collapse import staying

__all__ = ["MAX_OWN", "Laid", "Withholding"]

MAX_OWN = 20
"""Most steps of one party in a plan whose best answer is looked for."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Laid:
    """The arrays above for one S, each (2^m,); ``can`` is of bool, the others of float."""

    flow: Array
    left: Array
    quiet: Array
    alarm: Array
    can: NDArray[np.bool_]


class Withholding:
    """The sets that ``party`` can withhold of its own steps among ``taken`` on a ``ladder``.

    TooManyDeals if more than MAX_OWN of them are its own.
    """

    def __init__(self, ladder: Ladder, taken: Iterable[int], party: int) -> None:
        self.ladder, self.party = ladder, party
        self.own = tuple(sorted(set(ladder.own(party)) & set(taken)))
        if len(self.own) > MAX_OWN:
            raise TooManyDeals(
                f"{ladder.parties[party].name} takes {len(self.own)} steps in this plan; at most "
                f"{MAX_OWN} steps of one party can be looked at in all their combinations"
            )
        self.sets = np.arange(1 << len(self.own))
        self._stays = staying(ladder)
        self._laid: dict[frozenset[int], Laid] = {}

    def bits(self, steps: Iterable[int]) -> int:
        """The number of the set of those of ``steps`` that are the party's own."""
        found = set(steps)
        return sum(1 << j for j, k in enumerate(self.own) if k in found)

    def steps(self, bits: int) -> tuple[int, ...]:
        """The steps in the set with that number."""
        return tuple(k for j, k in enumerate(self.own) if bits >> j & 1)

    @cached_property
    def found(self) -> Array:
        """q(W): float array (2^m,)."""
        found = np.zeros(len(self.sets))
        for j, k in enumerate(self.own):
            found = np.where(self._has(j), np.maximum(found, self.ladder.steps[k].detection), found)
        return found

    def over(self, done: frozenset[int]) -> Laid:
        """The arrays for S = ``done``."""
        if done not in self._laid:
            quiet, forfeit = self._left(done), self.ladder.forfeit[self.party, self.party]
            flow, alarm, can = self._flow(done), self._alarm(done), self._can(done)
            self._laid[done] = Laid(flow, quiet + forfeit, quiet, alarm, can)
        return self._laid[done]

    def _has(self, j: int) -> NDArray[np.bool_]:
        return (self.sets >> j & 1).astype(bool)

    def _summed(self, values: Iterable[float]) -> Array:
        """The sum of the ``values``, one for each own step, over every set."""
        total = np.zeros(1)
        for value in values:
            total = np.concatenate([total, total + value])
        return total

    def _flow(self, done: frozenset[int]) -> Array:
        flow = self.ladder.flow[self.party]
        lost = self._summed(flow[k] if k in done else 0.0 for k in self.own)
        whole = self.ladder.base[self.party] + flow[sorted(done)].sum()
        return np.asarray(whole - lost + self._bundled(done, stays=False))

    def _left(self, done: frozenset[int]) -> Array:
        flow, stays = self.ladder.flow[self.party], self._stays
        lost = self._summed(stays[k] * flow[k] if k in done else 0.0 for k in self.own)
        kept = self._summed(self.ladder.steps[k].breakout for k in self.own)
        whole = sum(stays[k] * flow[k] for k in sorted(done))
        return np.asarray(whole - lost + kept + self._bundled(done, stays=True))

    def _bundled(self, done: frozenset[int], stays: bool) -> Array:
        """Points of the bundles within S - W."""
        total = np.zeros(len(self.sets))
        for bundle in self.ladder.bundles:
            if bundle.steps <= done:
                share = prod(self._stays[k] for k in bundle.steps) if stays else 1.0
                whole = self.sets & self.bits(bundle.steps) == 0
                total += whole * share * bundle.points[self.party]
        return total

    def _alarm(self, done: frozenset[int]) -> Array:
        others = (self.ladder.steps[k].alarm for k in done if k not in self.own)
        quiet = np.full(1, prod(1.0 - chance for chance in others))
        for k in self.own:
            stands = 1.0 - self.ladder.steps[k].alarm if k in done else 1.0
            quiet = np.concatenate([quiet * stands, quiet])
        return np.asarray(1.0 - quiet)

    def _can(self, done: frozenset[int]) -> NDArray[np.bool_]:
        can = self.sets & ~self.bits(done) == 0
        for j, k in enumerate(self.own):
            needed = self.bits(self.ladder.steps[k].needs | self.ladder.steps[k].after)
            if k in done and needed:
                can &= self._has(j) | (self.sets & needed == 0)
        return np.asarray(can)
