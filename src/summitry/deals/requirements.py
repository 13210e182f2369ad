"""Requirements: what each principal insists on, by name.

The requirements of a negotiation are the red lines of its principals and, for each of them, its
walk-away value (u_p(x) >= outside_p). The **violation mask** of a deal is the set of requirements
it breaks, one bit each; a deal that breaks none is acceptable to all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals.space import DealSpace
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = ["MAX_REQUIREMENTS", "Requirement", "broken_by", "requirements", "violations"]

MAX_REQUIREMENTS = 63
"""Most requirements of one negotiation: a violation mask has 64 bits."""


@dataclass(frozen=True, eq=False)
class Requirement:
    """Something a party insists on: a red line, or (``holds`` is None) its walk-away value."""

    party: int
    id: str
    text: str
    credence: float = 1.0
    holds: Table | None = None

    @property
    def walk_away(self) -> bool:
        """True for a walk-away value, False for a red line."""
        return self.holds is None


def requirements(negotiation: Negotiation) -> tuple[Requirement, ...]:
    """The red lines and the walk-away value of each principal, in the order of the parties."""
    found: list[Requirement] = []
    for place in negotiation.principals:
        preferences = negotiation.preferences[place]
        found.extend(
            Requirement(place, line.id, line.text, line.credence, line.holds)
            for line in preferences.red_lines
        )
        name = negotiation.parties[place].name
        text = f"{name} does no worse than without a deal"
        found.append(Requirement(place, "outside", text))
    if len(found) > MAX_REQUIREMENTS:
        raise TooManyDeals(
            f"{len(found)} red lines and walk-away values; at most {MAX_REQUIREMENTS} are combined"
        )
    return tuple(found)


def violations(space: DealSpace, asked: tuple[Requirement, ...]) -> NDArray[np.uint64]:
    """uint64 array (n_deals,): bit r is set where the deal breaks requirement r."""
    masks = np.zeros(space.n_deals, dtype=np.uint64)
    n_issues = len(space.shape)
    for bit, requirement in enumerate(asked):
        if requirement.holds is None:
            outside = space.negotiation.preferences[requirement.party].outside
            broken = space.utility[:, requirement.party] < outside
        else:
            grid = np.broadcast_to(requirement.holds.over(n_issues), space.shape)
            broken = ~grid.reshape(-1)[space.codes]
        masks |= broken.astype(np.uint64) << np.uint64(bit)
    return masks


def broken_by(negotiation: Negotiation, deal: Deal, asked: tuple[Requirement, ...]) -> set[int]:
    """The requirements that one deal breaks, by the definition: the reference."""
    broken = set()
    for place, requirement in enumerate(asked):
        if requirement.holds is None:
            outside = negotiation.preferences[requirement.party].outside
            holds = negotiation.utility(requirement.party, deal) >= outside
        else:
            holds = bool(requirement.holds.at(deal))
        if not holds:
            broken.add(place)
    return broken
