"""How many deals there are of a kind: all of them, those worth so many points, those in a square.

Two ways with the same questions: ``ListedCensus`` looks at the deals written out, and
``EliminatedCensus`` counts without writing any out, by bucket elimination that keeps every point
and a convolution of what is not tied together (see ``histogram``). Both are exact; where a table
of counts would be too large the answer is None, and ``sampling`` gives an estimate.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summitry.deals.elimination import eliminated, model_of
from summitry.deals.histogram import Histogram, histogram
from summitry.deals.messages import keep_all
from summitry.deals.space import DealSpace
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = [
    "Census",
    "EliminatedCensus",
    "ListedCensus",
    "Square",
    "better_for_some",
    "share_below",
]

Square = tuple[tuple[int, ...], int]
"""Lower left corner of a square of points, and the number of deals in it."""


class Census(Protocol):
    """Answers how many deals there are of a kind; None where it cannot be counted exactly.

    ``held`` are boolean tables that must hold besides the rules, such as red lines.
    """

    @property
    def n_deals(self) -> int:
        """Number of deals the rules allow."""

    def at_least(self, bounds: Mapping[int, int], held: Sequence[Table] = ()) -> int | None:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``."""

    def squares(
        self, parties: Sequence[int], side: int, held: Sequence[Table] = ()
    ) -> tuple[Square, ...] | None:
        """Number of deals by squares of ``side`` points of the ``parties``, empty ones left out."""


@dataclass(frozen=True, eq=False)
class ListedCensus:
    """Counts over the deals written out."""

    space: DealSpace

    @property
    def n_deals(self) -> int:
        """Number of deals the rules allow."""
        return self.space.n_deals

    def at_least(self, bounds: Mapping[int, int], held: Sequence[Table] = ()) -> int:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``.

        ``held`` must hold besides.
        """
        kept = self._held(held)
        for party, points in bounds.items():
            kept &= self.space.utility[:, party] >= points
        return int(np.count_nonzero(kept))

    def squares(
        self, parties: Sequence[int], side: int, held: Sequence[Table] = ()
    ) -> tuple[Square, ...]:
        """Number of deals by squares of ``side`` points of the ``parties``; ``held`` must hold."""
        points = self.space.utility[:, list(parties)][self._held(held)]
        corners, counts = np.unique(points // side, axis=0, return_counts=True)
        rows = zip((corners * side).tolist(), counts.tolist(), strict=True)
        return tuple((tuple(corner), count) for corner, count in rows)

    def _held(self, held: Sequence[Table]) -> NDArray[np.bool_]:
        kept = np.ones(self.n_deals, dtype=bool)
        for table in held:
            grid = np.broadcast_to(table.over(len(self.space.shape)), self.space.shape)
            kept &= grid.reshape(-1)[self.space.codes]
        return kept


@dataclass(frozen=True, eq=False)
class EliminatedCensus:
    """Counts of a model of any number of deals."""

    negotiation: Negotiation
    _known: dict[tuple[tuple[int, ...], tuple[Table, ...]], Histogram | None] = field(
        default_factory=dict
    )

    @cached_property
    def n_deals(self) -> int:
        """Number of deals the rules allow; TooManyDeals where the rules tie too many issues."""
        parts = eliminated(model_of(self.negotiation, ()), keep_all)
        return math.prod(int(part.counts.sum()) for part in parts)

    def at_least(self, bounds: Mapping[int, int], held: Sequence[Table] = ()) -> int | None:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``.

        ``held`` must hold besides. None where it cannot be counted.
        """
        found = self._histogram(tuple(bounds), held)
        return None if found is None else found.at_least(tuple(bounds.values()))

    def squares(
        self, parties: Sequence[int], side: int, held: Sequence[Table] = ()
    ) -> tuple[Square, ...] | None:
        """Number of deals by squares of ``side`` points of the ``parties``; ``held`` must hold.

        None where it cannot be counted.
        """
        found = self._histogram(tuple(parties), held)
        return None if found is None else tuple(found.squares(side))

    def _histogram(self, parties: tuple[int, ...], held: Sequence[Table]) -> Histogram | None:
        key = parties, tuple(held)
        if key not in self._known:
            try:
                found = eliminated(model_of(self.negotiation, parties, held), keep_all)
                self._known[key] = histogram(found)
            except TooManyDeals:
                self._known[key] = None
        return self._known[key]


def better_for_some(census: Census, points: Mapping[int, int]) -> int | None:
    """Number of deals worth more than ``points`` to at least one of the parties in it.

    By inclusion and exclusion over the parties; None where ``census`` cannot count one of the sets.
    """
    total = 0
    for size in range(1, len(points) + 1):
        for some in combinations(points, size):
            number = census.at_least({party: points[party] + 1 for party in some})
            if number is None:
                return None
            total += number if size % 2 else -number
    return total


def share_below(census: Census, party: int, points: int) -> Fraction | None:
    """The share of all deals that are worth less than ``points`` to ``party``: a percentile.

    None where ``census`` cannot count them.
    """
    reached = census.at_least({party: points})
    return None if reached is None else Fraction(census.n_deals - reached, census.n_deals)
