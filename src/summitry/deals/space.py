"""The deal space written out: every deal the rules allow, with its points to every party.

This is the brute-force form: exact for anything a model can say, O(n_combinations * n_parties) in
time and memory, and refused above ``LIST_LIMIT`` combinations. The faster forms are tested
against it. Points and tables are added by broadcasting, one axis for every issue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.grid import allowed_grid, utility_grid
from summitry.model.negotiation import Deal, Negotiation

__all__ = ["LIST_LIMIT", "DealSpace", "list_deals", "listable", "utilities"]

LIST_LIMIT = 10_000_000
"""Most combinations of options that are written out."""


@dataclass(frozen=True, eq=False)
class DealSpace:
    """All deals that satisfy the rules.

    codes   : int array (n_deals,), place of the deal in the grid of all combinations (C order).
    utility : int array (n_deals, n_parties), points.
    """

    negotiation: Negotiation
    codes: NDArray[np.int64]
    utility: NDArray[np.int64]

    @property
    def n_deals(self) -> int:
        """Number of deals the rules allow."""
        return len(self.codes)

    def deals(self, rows: Sequence[int] | NDArray[np.int64]) -> tuple[Deal, ...]:
        """The deals in the given ``rows``."""
        places = np.unravel_index(self.codes[np.asarray(rows, dtype=np.int64)], self.shape)
        return tuple(zip(*(axis.tolist() for axis in places), strict=True))

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return self.negotiation.shape


def listable(negotiation: Negotiation) -> bool:
    """True if the combinations of options of the ``negotiation`` are few enough to write out."""
    return negotiation.n_combinations <= LIST_LIMIT


def list_deals(negotiation: Negotiation) -> DealSpace:
    """The deals that the rules of the ``negotiation`` allow, written out.

    TooManyDeals above LIST_LIMIT combinations.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> space = list_deals(compile_case(read_case("hanoi-2019")))
    >>> space.deals([0])
    ((0, 0, 0, 0, 0, 0, 0, 0, 0),)
    """
    if not listable(negotiation):
        raise TooManyDeals(
            f"{negotiation.n_combinations:,} combinations of options;"
            f" at most {LIST_LIMIT:,} are written out"
        )
    codes = np.flatnonzero(allowed_grid(negotiation).reshape(-1))
    columns = [
        utility_grid(negotiation, party).reshape(-1)[codes]
        for party in range(len(negotiation.parties))
    ]
    return DealSpace(negotiation, codes, np.stack(columns, axis=1))


def utilities(negotiation: Negotiation, party: int, deals: NDArray[np.int64]) -> NDArray[np.int64]:
    """int array (n,): points of each of the ``deals`` (n, n_issues) to one ``party``.

    By the definition in ``negotiation``, rules not applied. O(n (n_issues + n_interactions)).
    """
    preferences = negotiation.preferences[party]
    total = np.zeros(len(deals), dtype=np.int64)
    for issue, points in enumerate(preferences.points):
        total += points[deals[:, issue]]
    for interaction in preferences.interactions:
        total += interaction.points.at_each(deals)
    return total
