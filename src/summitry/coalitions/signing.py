"""Which principals could sign without the rest, and the game that makes of a negotiation.

Principals P; an issue is **held** by the party that can settle it alone (``Issue.held_by``) and
**joint** if it names nobody. A set S of at least two principals, but not all, can settle the issues
its members hold; every other issue, joint ones too, stays at its status quo. All principals
together can settle everything. S **could sign** x if x is such a deal, changes something, satisfies
the rules, and every member of S accepts it (its red lines hold, u_p(x) >= outside_p). For all of P
that is the room for agreement, status quo included.

    v(S) = max over the deals x that S could sign of  sum over p in S of u_p(x) - outside_p
    v(S) = 0 if there is none, and for one party: its outside option is what it has alone

Who could sign needs no comparison between parties. **v(S) does: it adds points of different parties
and lets them be passed on**, which means something only if a point is worth the same to all.
The rest is taken to stand still: it neither answers what S does, nor signs something of its own.
What S does to the rest is not counted, so v(P) may be below v(S).

Exact: all combinations of the issues a set controls are looked at, at most MAX_COMBINATIONS for one
set and MAX_LOOKED for all; TooManyDeals above. What all of P together could sign is the room for
agreement, which needs no such list: leave it out (``together=False``) where only it is too large.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from summitry.coalitions.game import MAX_PLAYERS, Game, members
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = [
    "MAX_COMBINATIONS",
    "MAX_LOOKED",
    "Signing",
    "controlled",
    "game_of",
    "signing",
    "signings",
]

MAX_COMBINATIONS = 1_000_000
"""Most combinations of options looked through for one set of parties."""
MAX_LOOKED = 20_000_000
"""Most combinations looked through for all sets together."""

_MEND = "name fewer issues as held_by one party, or leave out options"


@dataclass(frozen=True)
class Signing:
    """What a set of principals could sign without the rest.

    subset : mask over ``Negotiation.principals``.
    issues : places of the issues it can settle.
    deals  : all deals worth most to its members together; empty if it could sign none.
    count  : how many deals it could sign; None where they were not counted.
    gains  : of each member, in the first of the deals; empty without one.
    unknown: places of issues that must stay as they are and have no status quo.
    """

    subset: int
    issues: tuple[int, ...]
    deals: tuple[Deal, ...]
    count: int | None
    gains: tuple[int, ...]
    unknown: tuple[int, ...] = ()

    @property
    def possible(self) -> bool:
        """True if the set could sign something."""
        return len(self.deals) > 0


def signings(negotiation: Negotiation, together: bool = True) -> tuple[Signing, ...]:
    """What every set of two or more principals of the ``negotiation`` could sign, small sets first.

    Without ``together`` the set of all principals, the last one, is left out.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> [one.possible for one in signings(compile_case(read_case("hanoi-2019")))]
    [False]
    """
    n = len(negotiation.principals)
    if n > MAX_PLAYERS:
        raise TooManyDeals(f"{n} principals; sets of at most {MAX_PLAYERS} are looked at")
    last = 2**n if together else 2**n - 1
    several = (subset for subset in range(last) if subset.bit_count() > 1)
    subsets = sorted(several, key=lambda subset: (subset.bit_count(), subset))
    looked = sum(_combinations(negotiation, controlled(negotiation, s)) for s in subsets)
    if looked > MAX_LOOKED:
        raise TooManyDeals(
            f"the sets of principals ({len(subsets):,}) can settle their issues in {_many(looked)}"
            f" ways between them; at most {MAX_LOOKED:,} are looked through: {_MEND}"
        )
    return tuple(signing(negotiation, subset) for subset in subsets)


def controlled(negotiation: Negotiation, subset: int) -> tuple[int, ...]:
    """Places of the issues that the principals in ``subset`` can settle without the rest."""
    places = [negotiation.principals[i] for i in members(subset)]
    if len(places) == len(negotiation.principals):
        return tuple(range(len(negotiation.issues)))
    names = {negotiation.parties[p].id for p in places}
    return tuple(i for i, issue in enumerate(negotiation.issues) if issue.held_by in names)


def signing(negotiation: Negotiation, subset: int) -> Signing:
    """What the principals of the ``negotiation`` in ``subset`` could sign without the rest."""
    free = controlled(negotiation, subset)
    combinations = _combinations(negotiation, free)
    if combinations > MAX_COMBINATIONS:
        places = [negotiation.principals[i] for i in members(subset)]
        names = ", ".join(negotiation.parties[p].id for p in places)
        raise TooManyDeals(
            f"{names} can settle {len(free)} issues in {_many(combinations)} ways;"
            f" at most {MAX_COMBINATIONS:,} are looked through for a set of parties: {_MEND}"
        )
    fixed = [issue.status_quo for issue in negotiation.issues]
    unknown = tuple(i for i, today in enumerate(fixed) if today is None and i not in free)
    if unknown or not free:
        return Signing(subset, free, (), 0, (), unknown)
    return _best(negotiation, subset, free, [today or 0 for today in fixed])


def _many(n: int) -> str:
    return f"{n:,}" if n < 10**15 else f"over 10^{len(str(n)) - 1}"


def _combinations(negotiation: Negotiation, free: Sequence[int]) -> int:
    return math.prod(negotiation.shape[i] for i in free)


def _best(
    negotiation: Negotiation, subset: int, free: tuple[int, ...], fixed: list[int]
) -> Signing:
    part = _Part(negotiation, free, fixed)
    places = [negotiation.principals[i] for i in members(subset)]
    accepted = part.allowed()
    for place in places:
        accepted &= part.accepted(place)
    if len(places) < len(negotiation.principals):
        accepted[tuple(part.today)] &= not part.known
    codes = np.flatnonzero(accepted)
    if len(codes) == 0:
        return Signing(subset, free, (), 0, ())
    total = sum(part.gain(place).reshape(-1)[codes] for place in places)
    best = codes[np.asarray(total) == np.max(total)]
    deals = tuple(part.deal(int(code)) for code in best)
    gains = tuple(int(part.gain(place).reshape(-1)[best[0]]) for place in places)
    return Signing(subset, free, deals, len(codes), gains)


class _Part:
    """The negotiation over the ``free`` issues, with the others ``fixed``: arrays of free shape."""

    def __init__(self, negotiation: Negotiation, free: tuple[int, ...], fixed: list[int]) -> None:
        self.negotiation, self.free, self.fixed = negotiation, free, fixed
        self.shape = tuple(negotiation.shape[i] for i in free)
        self.today = [fixed[i] for i in free]
        self.known = all(negotiation.issues[i].status_quo is not None for i in free)

    def over(self, table: Table) -> NDArray[np.generic]:
        """A table with the fixed issues filled in, to broadcast over the free ones."""
        cut = tuple(slice(None) if i in self.free else self.fixed[i] for i in table.scope)
        scope = tuple(self.free.index(i) for i in table.scope if i in self.free)
        return Table(scope, np.asarray(table.values[cut])).over(len(self.free))

    def allowed(self) -> NDArray[np.bool_]:
        """Where every rule holds."""
        allowed = np.ones(self.shape, dtype=bool)
        for rule in self.negotiation.rules:
            allowed &= self.over(rule.holds).astype(bool)
        return allowed

    def gain(self, party: int) -> NDArray[np.int64]:
        """Points above the outside option."""
        preferences = self.negotiation.preferences[party]
        grid = np.full(self.shape, -preferences.outside, dtype=np.int64)
        for issue, points in enumerate(preferences.points):
            grid += self.over(Table((issue,), points)).astype(np.int64)
        for interaction in preferences.interactions:
            grid += self.over(interaction.points).astype(np.int64)
        return grid

    def accepted(self, party: int) -> NDArray[np.bool_]:
        """Where the party's red lines hold and it does not lose."""
        accepted = self.gain(party) >= 0
        for line in self.negotiation.preferences[party].red_lines:
            accepted &= self.over(line.holds).astype(bool)
        return accepted

    def deal(self, code: int) -> Deal:
        """The whole deal at a place of the free grid."""
        deal = list(self.fixed)
        for issue, option in zip(self.free, np.unravel_index(code, self.shape), strict=True):
            deal[issue] = int(option)
        return tuple(deal)


def game_of(negotiation: Negotiation, found: Sequence[Signing]) -> Game:
    """The game of transferable worth over the principals of the ``negotiation``, from ``signings``.

    It presumes that a point is worth the same to every principal.
    """
    places = negotiation.principals
    table = [Fraction(0)] * 2 ** len(places)
    for one in found:
        table[one.subset] = Fraction(sum(one.gains))
    return Game(tuple(negotiation.parties[p].id for p in places), tuple(table))
