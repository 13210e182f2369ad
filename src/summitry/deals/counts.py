"""Exact counts of deals: all of them, those that reach given points, those below a given deal.

Two ways with the same questions:

- ``ListedCensus`` looks at the deals written out;
- ``AdditiveCensus`` convolves. With N_i[v] the number of ways in which the first i issues are
  worth the points v (one number for each party asked about),

      N_0[0] = 1,    N_i[v] = sum over options o of N_{i-1}[v - points_i[o]],

  as for the sum of independent whole numbers: Feller (1968), vol. 1, ch. XI. O(n m cells).

Counts are int64 while the number of combinations is below 2^62 and Python integers above, so
nothing overflows. Where the table would have more than ``MAX_CELLS`` cells the count is not made
and the answer is None.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summitry.deals.space import DealSpace
from summitry.model.negotiation import Negotiation

__all__ = ["MAX_CELLS", "AdditiveCensus", "Census", "ListedCensus"]

MAX_CELLS = 20_000_000
"""Largest table of counts: the product of the parties' point ranges."""


class Census(Protocol):
    """Answers how many deals there are of a kind; None where it cannot be counted exactly."""

    @property
    def n_deals(self) -> int:
        """Number of deals the rules allow."""

    def at_least(self, bounds: Mapping[int, int]) -> int | None:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``."""


@dataclass(frozen=True, eq=False)
class ListedCensus:
    """Counts over the deals written out."""

    space: DealSpace

    @property
    def n_deals(self) -> int:
        """Number of deals the rules allow."""
        return self.space.n_deals

    def at_least(self, bounds: Mapping[int, int]) -> int:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``."""
        held = np.ones(self.n_deals, dtype=bool)
        for party, points in bounds.items():
            held &= self.space.utility[:, party] >= points
        return int(np.count_nonzero(held))


@dataclass(frozen=True, eq=False)
class AdditiveCensus:
    """Counts for an additive model without rules, by convolution; ValueError for any other."""

    negotiation: Negotiation

    def __post_init__(self) -> None:
        if not self.negotiation.additive:
            raise ValueError("convolution needs a model without rules, red lines and interactions")

    @property
    def n_deals(self) -> int:
        """Number of deals: the product of the option counts."""
        return self.negotiation.n_combinations

    def at_least(self, bounds: Mapping[int, int]) -> int | None:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``.

        None where the table of counts would have more than MAX_CELLS cells.
        """
        if not bounds:
            return self.n_deals
        counts, lowest = self._histogram(tuple(bounds))
        if counts is None:
            return None
        corner = tuple(
            slice(max(0, points - low), None)
            for points, low in zip(bounds.values(), lowest, strict=True)
        )
        return int(counts[corner].sum())

    def _histogram(self, parties: tuple[int, ...]) -> tuple[NDArray[np.int64] | None, list[int]]:
        """Counts over the points of ``parties``, and the points at the table's first corner."""
        vectors = [
            [self.negotiation.preferences[p].points[i] for p in parties]
            for i in range(len(self.negotiation.issues))
        ]
        lowest = [sum(int(v[k].min()) for v in vectors) for k in range(len(parties))]
        highest = [sum(int(v[k].max()) for v in vectors) for k in range(len(parties))]
        shape = [high - low + 1 for high, low in zip(highest, lowest, strict=True)]
        if math.prod(shape) > MAX_CELLS:
            return None, lowest
        counts = np.zeros(shape, dtype=np.int64 if self.n_deals < 2**62 else object)
        counts[(0,) * len(parties)] = 1
        for issue in vectors:
            counts = _convolved(counts, [points - points.min() for points in issue])
        return counts, lowest


def _convolved(counts: NDArray[np.int64], shifts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The table after one more issue: the sum of its copies shifted by each option."""
    result = np.zeros_like(counts)
    for option in zip(*(axis.tolist() for axis in shifts), strict=True):
        target = tuple(slice(by, None) for by in option)
        source = tuple(slice(0, size - by) for by, size in zip(option, counts.shape, strict=True))
        result[target] += counts[source]
    return result
