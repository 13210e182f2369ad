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
worst and stops, saying so, at ``MAX_SETS`` sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from summitry.deals.counts import AdditiveCensus
from summitry.deals.frontier import Frontier, frontier_listed, frontier_merged
from summitry.deals.requirements import Requirement, requirements, violations
from summitry.deals.solutions import egalitarian, nash
from summitry.deals.space import DealSpace, list_deals, to_be_listed
from summitry.model.negotiation import Deal, Negotiation

__all__ = [
    "MAX_SETS",
    "Blocker",
    "Cost",
    "Opening",
    "Why",
    "cost",
    "minimal_hitting_sets",
    "minimal_sets",
    "why",
    "why_listed",
]

MAX_SETS = 10_000
"""Most sets kept while blockers are multiplied out."""

_SHOWN_DEALS = 12

Cost = tuple[int, int, Fraction]
"""Walk-away values given up, requirements given up, and the belief that they are real."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """Requirements (their places) that no deal meets together, though any fewer can be met."""

    requirements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Requirements (their places) whose giving up opens deals, though no fewer do.

    ``n_deals`` is how many deals it opens (None: not counted); ``best`` the best of them, at most
    twelve of ``n_best`` equal ones, with its ``gains`` for the principals: the Nash solution where
    everybody keeps at least its outside option, else the one whose worst gain is least bad.
    ``parties`` are those whose move it is.
    """

    requirements: tuple[int, ...]
    cost: Cost
    n_deals: int | None
    best: tuple[Deal, ...]
    n_best: int
    gains: tuple[tuple[int, ...], ...]
    parties: tuple[int, ...]
    nobody_worse: bool


@dataclass(frozen=True, eq=False)
class Why:
    """What blocks and what would open, the cheapest opening (``cost``) first and of equal ones that
    with the larger smallest gain. ``complete`` is False where blockers were cut at MAX_SETS.
    """

    negotiation: Negotiation
    requirements: tuple[Requirement, ...]
    n_deals: int
    n_accepted: int | None
    blockers: tuple[Blocker, ...]
    openings: tuple[Opening, ...]
    complete: bool

    @property
    def blocked(self) -> bool:
        """True if no deal is acceptable to every principal."""
        return bool(self.openings)

    @property
    def cheapest(self) -> tuple[Opening, ...]:
        """The openings that no other undercuts: all that cost as little as the first."""
        return tuple(o for o in self.openings if o.cost == self.openings[0].cost)


def why(negotiation: Negotiation) -> Why:
    """Blockers and openings of a ``negotiation``, by the way that fits it.

    Raises TooManyDeals as ``room`` does.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> why(compile_case(read_case("hanoi-2019"))).blocked
    True
    """
    if to_be_listed(negotiation):
        return why_listed(list_deals(negotiation))
    return _why_merged(negotiation)


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


def _why_merged(negotiation: Negotiation) -> Why:
    """For additive models the only requirements are walk-away values, and each set of them that
    can be met at all is met on the frontier."""
    asked = requirements(negotiation)
    frontier = frontier_merged(negotiation)
    census = AdditiveCensus(negotiation)
    bounds = {r.party: negotiation.preferences[r.party].outside for r in asked}
    short = frontier.points < np.array(list(bounds.values()))
    masks = (short.astype(np.uint64) << np.arange(len(asked), dtype=np.uint64)).sum(axis=1)
    openings = []
    for mask in minimal_sets(masks.astype(np.uint64).tolist()):
        if mask:
            kept = {r.party: bounds[r.party] for i, r in enumerate(asked) if not mask >> i & 1}
            inside = frontier.where(masks & ~np.uint64(mask) == 0)
            openings.append(_opening(negotiation, asked, mask, census.at_least(kept), inside))
    n_accepted = 0 if openings else census.at_least(bounds)
    return _why(negotiation, asked, census.n_deals, n_accepted, openings)


def _why(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    n_deals: int,
    n_accepted: int | None,
    openings: Iterable[Opening],
) -> Why:
    cheapest = sorted(openings, key=lambda opening: (opening.cost, -_smallest_gain(opening)))
    sets = [_mask(opening.requirements) for opening in cheapest]
    hitting, complete = minimal_hitting_sets(sets, MAX_SETS)
    blockers = tuple(Blocker(places) for places in sorted(map(_places, hitting)))
    return Why(negotiation, asked, n_deals, n_accepted, blockers, tuple(cheapest), complete)


def _opening(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    mask: int,
    n_deals: int | None,
    inside: Frontier,
) -> Opening:
    given_up = _places(mask)
    gains = inside.points - negotiation.outside[list(negotiation.principals)]
    nobody_worse = not any(asked[place].walk_away for place in given_up)
    best = (nash if nobody_worse else egalitarian)(gains)
    deals = tuple(d for p in best.tolist() for d in inside.deals(p, _SHOWN_DEALS))
    return Opening(
        requirements=given_up,
        cost=cost([asked[place] for place in given_up]),
        n_deals=n_deals,
        best=deals[:_SHOWN_DEALS],
        n_best=sum(inside.counts[p] for p in best.tolist()),
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


def minimal_sets(masks: Iterable[int]) -> list[int]:
    """The bit sets among ``masks`` that contain no other one, each once, smallest first.

    >>> minimal_sets([0b011, 0b001, 0b110, 0b111])
    [1, 6]
    """
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda m: (m.bit_count(), m)):
        if not any(small & mask == small for small in kept):
            kept.append(mask)
    return kept


def minimal_hitting_sets(sets: Sequence[int], limit: int) -> tuple[list[int], bool]:
    """All minimal bit sets that meet every one of ``sets``, and whether the list is complete.

    Berge multiplication: one set after another is met, and what is not minimal is dropped. The
    list is cut at ``limit`` sets; each set given is minimal even then.

    >>> minimal_hitting_sets([0b001, 0b110, 0b1010], 100)
    ([3, 13], True)
    """
    if not sets:
        return [], True
    found, complete = [0], True
    for one in sets:
        bits = [1 << place for place in _places(one)]
        found = minimal_sets(
            kept for old in found for kept in ([old] if old & one else [old | b for b in bits])
        )
        if len(found) > limit:
            found, complete = found[:limit], False
    if not complete:  # what was cut away might have shown these to be too large
        found = minimal_sets(_shrunk(mask, sets) for mask in found)
    return found, complete


def _shrunk(mask: int, sets: Sequence[int]) -> int:
    """A minimal part of ``mask`` that still meets every one of ``sets``."""
    for place in _places(mask):
        fewer = mask & ~(1 << place)
        if all(fewer & one for one in sets):
            mask = fewer
    return mask


def _mask(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)


def _places(mask: int) -> tuple[int, ...]:
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)
