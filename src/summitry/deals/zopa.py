"""The ZOPA, room for agreement: the deals that every principal accepts.

A principal accepts a deal if its red lines hold and the deal is worth its outside option; the zone
between such limits is Raiffa's (1982), The Art and Science of Negotiation, part II. The room
carries its exact count (an estimated share where it cannot be counted), the frontier inside it, the
bargaining solutions on that frontier, and what each principal could hope for at best.

Where red lines hold, whatever dominates a deal that is worth everybody's outside option is worth it
too, so the frontier of the room is the part above the outside options of the frontier under the
red lines.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from summitry.deals.approach import EXACT, Approach, Way, way
from summitry.deals.counts import Census, EliminatedCensus, ListedCensus
from summitry.deals.frontier import Frontier, frontier_listed
from summitry.deals.requirements import held_tables, requirements, violations
from summitry.deals.sampling import Share, share
from summitry.deals.solutions import SOLUTIONS
from summitry.deals.space import DealSpace, list_deals
from summitry.deals.ways import frontier_by
from summitry.model.negotiation import Negotiation

__all__ = ["Room", "room", "room_found", "room_listed"]


@dataclass(frozen=True, eq=False)
class Room:
    """Room for agreement.

    census    : answers how many deals there are of a kind.
    frontier  : efficient points of all deals the rules allow, for the principals.
    count     : number of acceptable deals; None where it cannot be counted exactly.
    estimate  : where it cannot, the share of acceptable deals among draws.
    inside    : the frontier of the acceptable deals.
    solutions : name -> places in ``inside`` of all its maximisers; empty without room.
    best      : for each principal, the largest gain in the room; None without room.

    Where frontiers were thinned out, the points of ``inside`` are in the room, but what lies less
    than its ``loss`` above somebody's outside option may be missing from it.
    """

    negotiation: Negotiation
    census: Census
    frontier: Frontier
    count: int | None
    inside: Frontier
    solutions: dict[str, tuple[int, ...]]
    best: tuple[int, ...] | None
    estimate: Share | None = None

    @property
    def exists(self) -> bool:
        """True if some deal was found that is acceptable to every principal.

        Where the frontier was thinned out, a room may exist in which none was found; whether
        anything blocks is exact even then: see ``blockers``.
        """
        return len(self.inside.points) > 0

    @property
    def exact(self) -> bool:
        """True if the frontiers are the whole truth, False if they were thinned out."""
        return self.frontier.loss == 0 and self.inside.loss == 0


def room(negotiation: Negotiation, approach: Approach = EXACT) -> Room:
    """The room for agreement of a ``negotiation``, by the way that fits it under ``approach``.

    TooManyDeals where there is no way.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> room(compile_case(read_case("hanoi-2019"))).exists
    False
    """
    chosen = way(negotiation, approach)
    if chosen == "list":
        return room_listed(list_deals(negotiation))
    return room_found(negotiation, chosen, approach.within)


def room_listed(space: DealSpace) -> Room:
    """The room by looking at every deal of ``space``: O(n_deals (n_parties + n_requirements))."""
    negotiation = space.negotiation
    accepted = violations(space, requirements(negotiation)) == 0
    frontier = frontier_listed(space)
    inside = frontier_listed(space, accepted)
    count = int(np.count_nonzero(accepted))
    return _room(negotiation, ListedCensus(space), frontier, count, inside)


def room_found(negotiation: Negotiation, chosen: Way = "eliminate", within: int = 0) -> Room:
    """The room of a ``negotiation`` of any number of deals, by the way ``chosen``.

    ``within`` as for ``frontier_eliminated``.
    """
    held = held_tables(negotiation)
    frontier = frontier_by(chosen, negotiation, (), within)
    reached = frontier_by(chosen, negotiation, held, within) if held else frontier
    inside = reached.at_least(negotiation.outside_of_principals)
    census = EliminatedCensus(negotiation)
    bounds = {p: negotiation.preferences[p].outside for p in negotiation.principals}
    sure = len(inside.points) == 0 and reached.loss == 0
    count = 0 if sure else census.at_least(bounds, held)
    estimate = share(negotiation, bounds, held) if count is None and census.n_deals else None
    return _room(negotiation, census, frontier, count, inside, estimate)


def _room(
    negotiation: Negotiation,
    census: Census,
    frontier: Frontier,
    count: int | None,
    inside: Frontier,
    estimate: Share | None = None,
) -> Room:
    gains = inside.points - negotiation.outside_of_principals
    if len(gains) == 0:
        return Room(negotiation, census, frontier, count, inside, {}, None, estimate)
    best = tuple(int(g) for g in gains.max(axis=0))
    found = {name: tuple(find(gains).tolist()) for name, find in SOLUTIONS.items()}
    return Room(negotiation, census, frontier, count, inside, found, best, estimate)
