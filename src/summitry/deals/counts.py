"""How many deals there are of a kind: all of them, those worth so many points, those in a square.

Two ways with the same questions: ``ListedCensus`` looks at the deals written out, and
``EliminatedCensus`` counts without writing any out, by bucket elimination with tables of counts
(see ``histogram`` and ``tally``). Both are exact; where a table of counts would be too large the
answer is None, and ``sampling`` gives an estimate.
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
from summitry.deals.histogram import Histogram, count_at_least, histogram
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
    "better_for_all",
    "better_for_some",
    "share_below",
]

_LOWEST = -(2**62)

_Asked = tuple[tuple[int, ...], tuple[Table, ...]]
"""The parties whose points are asked about, and the tables that must hold."""

Square = tuple[tuple[int, ...], int]
"""Lower left corner of a square of points, and the number of deals in it."""


class Census(Protocol):
    """Answers how many deals there are of a kind; None where it cannot be counted exactly.

    ``held`` are boolean tables that must hold besides the rules, such as red lines.
    """

    @property
    def n_deals(self) -> int | None:
        """Number of deals the rules allow."""

    def at_least(self, bounds: Mapping[int, int], held: Sequence[Table] = ()) -> int | None:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``."""

    def squares(
        self,
        parties: Sequence[int],
        side: int,
        bounds: Mapping[int, int] | None = None,
        held: Sequence[Table] = (),
    ) -> tuple[Square, ...] | None:
        """Number of deals by squares of ``side`` points of the ``parties``, empty ones left out.

        Only deals with u_p >= bounds[p] count, for each party p in ``bounds``.
        """


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
        return int(np.count_nonzero(self._kept(bounds, held)))

    def squares(
        self,
        parties: Sequence[int],
        side: int,
        bounds: Mapping[int, int] | None = None,
        held: Sequence[Table] = (),
    ) -> tuple[Square, ...]:
        """Number of deals by squares of ``side`` points of the ``parties``.

        Of those with u_p >= bounds[p] for each party p in ``bounds``, where ``held`` holds.
        """
        points = self.space.utility[:, list(parties)][self._kept(bounds or {}, held)]
        corners, counts = np.unique(points // side, axis=0, return_counts=True)
        rows = zip((corners * side).tolist(), counts.tolist(), strict=True)
        return tuple((tuple(corner), count) for corner, count in rows)

    def _kept(self, bounds: Mapping[int, int], held: Sequence[Table]) -> NDArray[np.bool_]:
        kept = np.ones(self.n_deals, dtype=bool)
        for party, points in bounds.items():
            kept &= self.space.utility[:, party] >= points
        for table in held:
            grid = np.broadcast_to(table.over(len(self.space.shape)), self.space.shape)
            kept &= grid.reshape(-1)[self.space.codes]
        return kept


@dataclass(frozen=True, eq=False)
class EliminatedCensus:
    """Counts of a model of any number of deals."""

    negotiation: Negotiation
    _histograms: dict[_Asked, Histogram | None] = field(default_factory=dict)

    @cached_property
    def n_deals(self) -> int | None:
        """Number of deals the rules allow; None where the rules tie too many issues to count."""
        return self.at_least({})

    def at_least(self, bounds: Mapping[int, int], held: Sequence[Table] = ()) -> int | None:
        """Number of deals with u_p >= bounds[p] points for each party p in ``bounds``.

        ``held`` must hold besides. None where it cannot be counted.
        """
        bounds = {p: least for p, least in bounds.items() if least > self._least(p)}
        asked = tuple(bounds), tuple(held)
        try:
            if not bounds:
                parts = eliminated(model_of(self.negotiation, *asked), keep_all)
                return math.prod(int(part.counts.sum()) for part in parts)
            found = self._histogram(asked)
            if found is None:
                least = tuple(bounds.values())
                return count_at_least(model_of(self.negotiation, *asked), least)
        except TooManyDeals:
            return None
        return found.at_least(tuple(bounds.values())).total

    def squares(
        self,
        parties: Sequence[int],
        side: int,
        bounds: Mapping[int, int] | None = None,
        held: Sequence[Table] = (),
    ) -> tuple[Square, ...] | None:
        """Number of deals by squares of ``side`` points of the ``parties``.

        Of those with u_p >= bounds[p] for each party p in ``bounds``, where ``held`` holds; None
        where it cannot be counted.
        """
        least = dict.fromkeys(parties, _LOWEST) | dict(bounds or {})
        try:
            found = self._histogram((tuple(least), tuple(held)))
        except TooManyDeals:
            return None
        if found is None:
            return None
        return tuple(found.at_least(list(least.values())).over(len(parties)).squares(side))

    def _least(self, party: int) -> int:
        """Points that no deal goes below for ``party``."""
        preferences = self.negotiation.preferences[party]
        alone = sum(int(points.min()) for points in preferences.points)
        return alone + sum(int(one.points.values.min()) for one in preferences.interactions)

    def _histogram(self, asked: _Asked) -> Histogram | None:
        if asked not in self._histograms:
            self._histograms[asked] = histogram(model_of(self.negotiation, *asked))
        return self._histograms[asked]


def better_for_all(census: Census, points: Mapping[int, int]) -> int | None:
    """Number of deals worth more than ``points`` to every one of the parties in it.

    None where ``census`` cannot count them.
    """
    return census.at_least({party: least + 1 for party, least in points.items()})


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
    if reached is None or not census.n_deals:
        return None
    return Fraction(census.n_deals - reached, census.n_deals)
