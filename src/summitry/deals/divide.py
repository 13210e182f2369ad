"""Adjusted Winner: goods divided between two parties, with at most one of them split.

Each party spreads 100 points over the goods: a_i and b_i are the shares of good i in all that the
first and the second party see at stake. The goods stand in falling order of a_i / b_i; the first
party gets those at the front, the second those at the back, and the one good at which the two
totals meet is split so that they are equal.

The division is **equitable** (both get the same points), **envy-free** (each gets at least 50, so
neither would change places) and **efficient** (no other division is better for one and no worse
for the other, split goods counted in proportion): Brams and Taylor (1996), Fair Division, ch. 4,
Theorem 4.1. Goods with the ratio of the split one could be split in its place at the same points;
they are named, not hidden. Exact in rational arithmetic; O(n log n).

A negotiation is read as such a problem issue by issue: an issue is **contested** if no option is
best for both, and at stake for a party is the difference between its own best option and the
other's. Points must add up over the issues (no interaction of a principal); rules and red lines
are not looked at, so what they forbid must be checked afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from summitry.model.negotiation import Deal, Negotiation

__all__ = ["Contest", "Division", "Good", "adjusted_winner", "contest", "settled"]


@dataclass(frozen=True, slots=True)
class Good:
    """Something to divide: its ``name`` and what all of it is worth ``to`` each of the two."""

    name: str
    to: tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Division:
    """Who gets what.

    ``shares[i]`` is what the first party gets of ``goods[i]``, in 0..1; ``split`` is the place of
    the good that is divided, None if none is; ``could_split`` are the places of other goods that
    could be divided as well as that one. ``points`` is what each gets of 100.
    """

    goods: tuple[Good, ...]
    shares: tuple[Fraction, ...]
    split: int | None
    could_split: tuple[int, ...]
    points: tuple[Fraction, Fraction]

    @property
    def equitable(self) -> bool:
        """True if both get the same points."""
        return self.points[0] == self.points[1]

    @property
    def envy_free(self) -> bool:
        """True if neither would rather have the other's part."""
        return min(self.points) >= 50

    @property
    def efficient(self) -> bool:
        """True if whatever the first party holds is worth relatively more to it than whatever the
        second holds, so that no exchange of parts helps both."""
        held = [good.to for good, share in zip(self.goods, self.shares, strict=True) if share > 0]
        other = [good.to for good, share in zip(self.goods, self.shares, strict=True) if share < 1]
        return all(a * d >= c * b for a, b in held for c, d in other)


@dataclass(frozen=True)
class Contest:
    """A negotiation as goods to divide between its two principals.

    ``issues[i]`` is the place of the issue behind ``goods[i]``, ``ends[i]`` the best options of the
    first and the second principal. ``agreed`` maps every other issue to the option that is best for
    both (the first of them where several are).
    """

    goods: tuple[Good, ...]
    issues: tuple[int, ...]
    ends: tuple[tuple[int, int], ...]
    agreed: dict[int, int]


def adjusted_winner(goods: Sequence[Good]) -> Division:
    """The division of ``goods`` by Adjusted Winner; goods worth nothing to both go to the first.

    ValueError where a worth is below 0, or all of it is worth nothing to one of the two.

    >>> table = {"house": (60, 30), "car": (10, 30), "boat": (30, 40)}
    >>> goods = [Good(name, (Fraction(a), Fraction(b))) for name, (a, b) in table.items()]
    >>> found = adjusted_winner(goods)
    >>> [str(share) for share in found.shares], found.points
    (['1', '0', '1/7'], (Fraction(450, 7), Fraction(450, 7)))
    """
    totals = [sum((good.to[p] for good in goods), Fraction(0)) for p in (0, 1)]
    if min(totals) <= 0 or any(min(good.to) < 0 for good in goods):
        raise ValueError("no worth may be below 0, and something must be at stake for both")
    worth = [(good.to[0] * 100 / totals[0], good.to[1] * 100 / totals[1]) for good in goods]
    shares = _shares(worth)
    split = next((i for i, share in enumerate(shares) if 0 < share < 1), None)
    return Division(
        goods=tuple(goods),
        shares=shares,
        split=split,
        could_split=_as_well(worth, split),
        points=(
            sum((a * s for (a, _), s in zip(worth, shares, strict=True)), Fraction(0)),
            sum((b * (1 - s) for (_, b), s in zip(worth, shares, strict=True)), Fraction(0)),
        ),
    )


def _shares(worth: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, ...]:
    """What the first party gets of each: goods from the front until the totals meet."""
    shares = [Fraction(0)] * len(worth)
    lead = Fraction(-100)  # the first party's points less the second's
    for place in sorted(range(len(worth)), key=lambda i: _ratio(*worth[i]), reverse=True):
        both = sum(worth[place])
        shares[place] = min(Fraction(1), -lead / both) if both else Fraction(1)
        lead += shares[place] * both
        if lead == 0 and both:
            break
    return tuple(shares)


def _ratio(a: Fraction, b: Fraction) -> tuple[bool, Fraction]:
    """a / b in an order that knows infinity; what is worth nothing to both comes first."""
    return (b == 0, Fraction(0) if b == 0 else a / b)


def _as_well(worth: list[tuple[Fraction, Fraction]], split: int | None) -> tuple[int, ...]:
    if split is None:
        return ()
    same = _ratio(*worth[split])
    return tuple(i for i, pair in enumerate(worth) if i != split and _ratio(*pair) == same)


def contest(negotiation: Negotiation) -> Contest:
    """The ``negotiation`` as goods to divide.

    ValueError unless two parties must sign and their points add up over the issues.
    """
    if len(negotiation.principals) != 2:
        n = len(negotiation.principals)
        raise ValueError(f"Adjusted Winner divides between two principals; here there are {n}")
    first, second = (negotiation.preferences[p] for p in negotiation.principals)
    if first.interactions or second.interactions:
        raise ValueError(_not_additive(negotiation))
    goods, issues, ends, agreed = [], [], [], {}
    for place, issue in enumerate(negotiation.issues):
        one, two = first.points[place], second.points[place]
        both = np.flatnonzero((one == one.max()) & (two == two.max()))
        if len(both):
            agreed[place] = int(both[0])
            continue
        best = _best(one, two), _best(two, one)
        stakes = Fraction(int(one.max() - one[best[1]])), Fraction(int(two.max() - two[best[0]]))
        goods.append(Good(issue.id, stakes))
        issues.append(place)
        ends.append(best)
    return Contest(tuple(goods), tuple(issues), tuple(ends), agreed)


def _not_additive(negotiation: Negotiation) -> str:
    """The parties that have points for combinations, and the entries that give them."""
    named = [
        f"{negotiation.parties[p].id}.together has {', '.join(one.id for one in interactions)}"
        for p in negotiation.principals
        if (interactions := negotiation.preferences[p].interactions)
    ]
    return f"Adjusted Winner needs points that add up over the issues; {'; '.join(named)}"


def _best(own: np.ndarray, other: np.ndarray) -> int:
    """A party's best option; among equals the one that the ``other`` likes most."""
    return int(np.lexsort((-other, -own))[0])


def settled(found: Contest, division: Division, option: int = 0) -> Deal:
    """The deal of a ``division`` of what ``found`` holds, the split issue settled by ``option``."""
    deal = dict(found.agreed)
    for issue, best, share in zip(found.issues, found.ends, division.shares, strict=True):
        deal[issue] = option if 0 < share < 1 else best[int(share == 0)]
    return tuple(deal[issue] for issue in sorted(deal))
