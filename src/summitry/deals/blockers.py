"""Why there is no deal: what cannot hold together, and what would have to give.

Let R be the requirements (red lines and walk-away values of the principals) and V(x) the set that
deal x breaks.

- An **opening** is an inclusion-minimal V(x): give up these, and deals appear; give up fewer, and
  none does (a minimal correction set).
- A **blocker** is a minimal set of requirements that no deal meets together (a minimal
  unsatisfiable set). Blockers are the minimal hitting sets of the openings and the other way
  round: Reiter (1987), Theorem 4.4, Artificial Intelligence 32; Liffiton and Sakallah (2008), J.
  Automated Reasoning 40.

If some deal breaks nothing there is room, no blocker, and nothing to open. Exact; O(n_deals) to
collect the sets, then Berge multiplication (Berge (1989), Hypergraphs), which is exponential at
worst and stops, saying so, at ``MAX_SETS`` sets. Where the deals are too many to look at each, the
sets come from ``ways.violations_by``; a search for them that was cut short says so too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from summitry.deals.approach import EXACT, Approach, Way, way
from summitry.deals.counts import Census, EliminatedCensus
from summitry.deals.frontier import Frontier, frontier_listed
from summitry.deals.minimal_sets import (
    mask_of,
    minimal_hitting_sets,
    minimal_sets,
    places_of,
)
from summitry.deals.requirements import Requirement, held_tables, requirements, violations
from summitry.deals.solutions import egalitarian, nash
from summitry.deals.space import DealSpace, list_deals
from summitry.deals.ways import frontier_by, violations_by
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = [
    "MAX_SETS",
    "Blocker",
    "Cost",
    "Opening",
    "Why",
    "cost",
    "why",
    "why_found",
    "why_listed",
]

MAX_SETS = 10_000
"""Most sets kept while blockers are multiplied out."""

_SHOWN_DEALS = 12

_NO_BOUND = np.iinfo(np.int64).min

Cost = tuple[int, int, Fraction]
"""Walk-away values given up, requirements given up, and the belief that they are real."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """Requirements (their places) that no deal meets together, though any fewer can be met."""

    requirements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Requirements (their places) whose giving up opens deals, though no fewer do.

    ``n_deals`` is how many deals it opens; ``best`` the best of them, at most twelve of ``n_best``
    equal ones (None: not counted), with its ``gains`` for the principals: the Nash solution where
    everybody keeps at least its outside option, else the one whose worst gain is least bad.
    ``parties`` are those whose move it is.
    """

    requirements: tuple[int, ...]
    cost: Cost
    n_deals: int | None
    best: tuple[Deal, ...]
    n_best: int | None
    gains: tuple[tuple[int, ...], ...]
    parties: tuple[int, ...]
    nobody_worse: bool


@dataclass(frozen=True, eq=False)
class Why:
    """What blocks and what would open, the cheapest opening (``cost``) first and of equal ones that
    with the larger smallest gain.

    ``n_deals`` and ``n_accepted`` are None where they were not counted. ``complete`` is False where
    blockers were cut at MAX_SETS, ``all_openings`` where the search for openings was cut short;
    then there are no blockers.
    """

    negotiation: Negotiation
    requirements: tuple[Requirement, ...]
    n_deals: int | None
    n_accepted: int | None
    blockers: tuple[Blocker, ...]
    openings: tuple[Opening, ...]
    complete: bool
    all_openings: bool = True

    @property
    def blocked(self) -> bool:
        """True if no deal is acceptable to every principal: that is known before any search."""
        return bool(self.openings) or not self.all_openings

    @property
    def cheapest(self) -> tuple[Opening, ...]:
        """The openings that no other undercuts: all that cost as little as the first."""
        return tuple(o for o in self.openings if o.cost == self.openings[0].cost)


def why(negotiation: Negotiation, approach: Approach = EXACT) -> Why:
    """Blockers and openings of a ``negotiation``, by the way that fits it under ``approach``.

    Raises TooManyDeals as ``room`` does.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> why(compile_case(read_case("hanoi-2019"))).blocked
    True
    """
    chosen = way(negotiation, approach)
    if chosen == "list":
        return why_listed(list_deals(negotiation))
    return why_found(negotiation, chosen, approach.within)


def why_listed(space: DealSpace) -> Why:
    """Blockers and openings by looking at every deal of ``space``: the reference for ``why``."""
    asked = requirements(space.negotiation)
    masks = violations(space, asked)
    kinds, counts = np.unique(masks, return_counts=True)
    openings = []
    for mask in minimal_sets(kinds.tolist()):
        if mask:
            opened = masks & ~np.uint64(mask) == 0
            n_deals = int(counts[kinds & ~np.uint64(mask) == 0].sum())
            inside = frontier_listed(space, opened)
            openings.append(_opening(space.negotiation, asked, mask, n_deals, inside))
    n_accepted = int(counts[kinds == 0].sum())
    return _why(space.negotiation, asked, space.n_deals, n_accepted, openings)


def why_found(
    negotiation: Negotiation,
    chosen: Way = "eliminate",
    within: int = 0,
    census: Census | None = None,
) -> Why:
    """Blockers and openings of a ``negotiation`` of any number of deals, by the way ``chosen``.

    The minimal sets come first; the deals behind each of them are then found and counted with only
    the rest of the red lines. With ``within`` points the frontiers behind openings are thinned out.
    ``census`` is one that has counted some of the deals already.
    """
    asked = requirements(negotiation)
    census = census or EliminatedCensus(negotiation)
    masks, complete = violations_by(chosen, negotiation, asked)
    openings = []
    for mask in masks:
        if mask:
            held = tuple(r.holds for r in _kept(asked, mask) if r.holds is not None)
            bounds = _bounds(negotiation, _kept(asked, mask))
            inside = _behind(chosen, negotiation, held, bounds, within)
            n_deals = census.at_least(bounds, held)
            openings.append(_opening(negotiation, asked, mask, n_deals, inside))
    n_accepted: int | None = 0
    if complete and not openings:
        n_accepted = census.at_least(_bounds(negotiation, asked), held_tables(negotiation))
    found = _why(negotiation, asked, census.n_deals, n_accepted, openings)
    if complete:
        return found
    return replace(found, blockers=(), complete=False, all_openings=False)


def _behind(
    chosen: Way,
    negotiation: Negotiation,
    held: tuple[Table, ...],
    bounds: Mapping[int, int],
    within: int,
) -> Frontier:
    """The frontier of the deals that meet what is kept; whole where the thinned one misses all."""
    frontier = frontier_by(chosen, negotiation, held, within)
    inside = frontier.at_least([bounds.get(p, _NO_BOUND) for p in negotiation.principals])
    if len(inside.points) or not frontier.loss:
        return inside
    return _behind(chosen, negotiation, held, bounds, 0)


def _kept(asked: tuple[Requirement, ...], mask: int) -> tuple[Requirement, ...]:
    """The requirements that are not given up."""
    return tuple(r for place, r in enumerate(asked) if not mask >> place & 1)


def _bounds(negotiation: Negotiation, asked: Sequence[Requirement]) -> dict[int, int]:
    """Party -> the points that the walk-away values among ``asked`` ask for."""
    return {r.party: negotiation.preferences[r.party].outside for r in asked if r.walk_away}


def _why(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    n_deals: int | None,
    n_accepted: int | None,
    openings: Iterable[Opening],
) -> Why:
    cheapest = sorted(openings, key=lambda opening: (opening.cost, -_smallest_gain(opening)))
    sets = [mask_of(opening.requirements) for opening in cheapest]
    hitting, complete = minimal_hitting_sets(sets, MAX_SETS)
    blockers = tuple(Blocker(places) for places in sorted(map(places_of, hitting)))
    return Why(negotiation, asked, n_deals, n_accepted, blockers, tuple(cheapest), complete)


def _opening(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    mask: int,
    n_deals: int | None,
    inside: Frontier,
) -> Opening:
    given_up = places_of(mask)
    gains = inside.points - negotiation.outside_of_principals
    nobody_worse = not any(asked[place].walk_away for place in given_up)
    best = (nash if nobody_worse else egalitarian)(gains)
    deals = tuple(d for p in best.tolist() for d in inside.deals(p, _SHOWN_DEALS))
    return Opening(
        requirements=given_up,
        cost=cost([asked[place] for place in given_up]),
        n_deals=n_deals,
        best=deals[:_SHOWN_DEALS],
        n_best=inside.n_deals(best.tolist()),
        gains=tuple(tuple(int(g) for g in gains[p]) for p in best.tolist()),
        parties=tuple(sorted({asked[place].party for place in given_up})),
        nobody_worse=nobody_worse,
    )


def _smallest_gain(opening: Opening) -> int:
    return max(min(gains) for gains in opening.gains)


def cost(given_up: Sequence[Requirement]) -> Cost:
    """What giving up a set of requirements counts for: walk-away values, then requirements, then
    the belief that they are real, added up. Less is cheaper; equal is a tie.

    >>> cost([Requirement(0, "a", "", Fraction(1, 2)), Requirement(1, "b", "", Fraction(1, 4))])
    (2, 2, Fraction(3, 4))
    """
    belief = sum((requirement.credence for requirement in given_up), Fraction(0))
    return sum(requirement.walk_away for requirement in given_up), len(given_up), belief
