"""The ZOPA, room for agreement: the deals that every principal accepts.

A principal accepts a deal if its red lines hold and the deal is worth its outside option; the zone
between such limits is Raiffa's (1982), The Art and Science of Negotiation, part II. The room
carries its exact count, the frontier inside it, the bargaining solutions on that frontier, and what
each principal could hope for at best.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from summitry.deals.counts import AdditiveCensus, Census, ListedCensus
from summitry.deals.frontier import Frontier, frontier_listed, frontier_merged
from summitry.deals.requirements import requirements, violations
from summitry.deals.solutions import SOLUTIONS
from summitry.deals.space import DealSpace, list_deals, to_be_listed
from summitry.model.negotiation import Negotiation

__all__ = ["Room", "room", "room_listed", "room_merged", "solve"]


@dataclass(frozen=True, eq=False)
class Room:
    """Room for agreement.

    frontier  : efficient points of all deals the rules allow, for the principals.
    count     : number of acceptable deals; None where it cannot be counted exactly.
    inside    : the frontier of the acceptable deals.
    solutions : name -> places in ``inside`` of all its maximisers; empty without room.
    best      : for each principal, the largest gain in the room; None without room.
    """

    negotiation: Negotiation
    census: Census
    frontier: Frontier
    count: int | None
    inside: Frontier
    solutions: dict[str, tuple[int, ...]]
    best: tuple[int, ...] | None
    exact: bool = True

    @property
    def exists(self) -> bool:
        """True if some deal is acceptable to every principal."""
        return len(self.inside.points) > 0


def room(negotiation: Negotiation) -> Room:
    """The room for agreement of a ``negotiation``, by the way that fits it.

    Exact. TooManyDeals where rules, red lines or interactions tie issues together and there are
    more than LIST_LIMIT combinations.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> room(compile_case(read_case("hanoi-2019"))).exists
    False
    """
    if to_be_listed(negotiation):
        return room_listed(list_deals(negotiation))
    return room_merged(negotiation)


def room_listed(space: DealSpace) -> Room:
    """The room by looking at every deal of ``space``: O(n_deals (n_parties + n_requirements))."""
    negotiation = space.negotiation
    accepted = violations(space, requirements(negotiation)) == 0
    frontier = frontier_listed(space)
    inside = frontier_listed(space, accepted)
    count = int(np.count_nonzero(accepted))
    return _room(negotiation, ListedCensus(space), frontier, count, inside)


def room_merged(negotiation: Negotiation) -> Room:
    """The room of an additive ``negotiation``; ValueError if it is not additive, TooManyDeals where
    the frontier is too large.

    What is acceptable and efficient among the acceptable is efficient among all, because whatever
    dominates it is acceptable too.
    """
    frontier = frontier_merged(negotiation)
    outside = negotiation.outside[list(negotiation.principals)]
    inside = frontier.where(np.asarray(np.all(frontier.points >= outside, axis=1)))
    census = AdditiveCensus(negotiation)
    bounds = {p: negotiation.preferences[p].outside for p in negotiation.principals}
    count = census.at_least(bounds) if len(inside.points) else 0
    return _room(negotiation, census, frontier, count, inside)


def _room(
    negotiation: Negotiation,
    census: Census,
    frontier: Frontier,
    count: int | None,
    inside: Frontier,
) -> Room:
    gains = inside.points - negotiation.outside[list(negotiation.principals)]
    best = tuple(int(g) for g in gains.max(axis=0)) if len(gains) else None
    return Room(negotiation, census, frontier, count, inside, solve(inside, negotiation), best)


def solve(frontier: Frontier, negotiation: Negotiation) -> dict[str, tuple[int, ...]]:
    """Every bargaining solution on a ``frontier`` of acceptable points: name -> its maximisers.

    Gains are points above the outside options of the ``negotiation``; empty without points.
    """
    gains = frontier.points - negotiation.outside[list(negotiation.principals)]
    if len(gains) == 0:
        return {}
    return {name: tuple(find(gains).tolist()) for name, find in SOLUTIONS.items()}
