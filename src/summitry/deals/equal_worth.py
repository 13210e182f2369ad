"""Several packages of equal worth to one side, to be offered together.

Offering several at once that are worth the same to oneself lets the other side say which it likes
better, and so what it values, without giving anything away (multiple equivalent simultaneous
offers: Medvec, Leonardelli, Galinsky and Claussen-Schulz 2005; logrolling by search over one's own
indifference curve: Pruitt and Lewis 1975, Journal of Personality and Social Psychology 31).

Given a frontier F of the principals, a party p, a worth w and a tolerance t in points: w is moved
to the nearest worth that a point of F has (of two equally near the higher). The **band** is all
deals x with |u_p(x) - w| <= t, worth the least to everybody that was asked for. The **pool** holds
the deals of the band that

- no deal of the band dominates (none is as good for every principal and better for one), so no
  package of an offer is worse for all than another of it; and
- nobody can improve on by more than t points without loss to another, by any deal at all: no point
  of F is at least u(x) for every principal and more than t above it for one.

With t = 0 these are the deals at the points of F that are worth exactly w to p. With t > 0 a deal
of the pool may still be dominated by one that is worth more than w + t to p, by t points at most.

From the pool packages are picked one after another: first the one with the largest sum of the
others' points, then each time one whose least **distance** to those picked, the number of issues
settled otherwise, is largest; the others' points decide between equals. Issues count where the two
options differ in points for some principal. Picking greedily comes within half of the best least
distance (Gonzalez 1985, Theoretical Computer Science 38). The pool is exact where ``complete``; see
``summitry.deals.band`` for when it is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from summitry.deals.band import band
from summitry.deals.dominance import efficient
from summitry.deals.frontier import Frontier
from summitry.model.negotiation import Deal, Negotiation

__all__ = ["POOL", "WIDER", "EqualWorth", "equal_worth", "improvable"]

WIDER = (0, 5, 10, 20, 50)
"""Tolerances tried in turn, in thousandths of the most points the party could have."""

POOL = 20_000
"""Most deals to pick from; a larger pool is thinned evenly."""


@dataclass(frozen=True)
class EqualWorth:
    """Packages to offer together.

    ``worth`` is the worth to ``party`` that the frontier has nearest to what was ``asked``;
    ``tolerance`` the points by which packages may differ from it, ``chosen`` here if nobody set it.
    ``points`` are those of the principals. ``n_pool`` deals were there to pick from (at least, if
    not ``complete``); ``distance`` is the least number of issues on which two packages differ, None
    for one package.
    """

    party: int
    asked: int
    worth: int
    tolerance: int
    chosen: bool
    packages: tuple[Deal, ...]
    points: tuple[tuple[int, ...], ...]
    n_pool: int
    complete: bool
    distance: int | None


@dataclass(frozen=True, eq=False)
class _Pool:
    deals: NDArray[np.int64]
    points: NDArray[np.int64]
    size: int
    complete: bool


_NO_POOL = _Pool(np.zeros((0, 0), dtype=np.int64), np.zeros((0, 0), dtype=np.int64), 0, True)


def equal_worth(
    negotiation: Negotiation,
    frontier: Frontier,
    party: int,
    worth: int,
    count: int = 3,
    tolerance: int | None = None,
    least: Sequence[int] | None = None,
) -> EqualWorth:
    """At most ``count`` packages worth ``worth`` to the principal ``party``, far from each other.

    ``frontier`` is that of the ``negotiation``, whose red lines are not looked at: hold them as
    rules (``summitry.deals.single_text.holding``). ``least`` are points that every principal must
    have (None: no bound). Without ``tolerance`` the first of WIDER that has ``count`` packages is
    taken, or the first that has most. ValueError where the frontier is empty.
    """
    if least is not None:
        frontier = frontier.at_least(least)
    if len(frontier.points) == 0:
        raise ValueError("the frontier has no point")
    column = negotiation.principals.index(party)
    own = frontier.points[:, column]
    nearest = int(max(own.tolist(), key=lambda points: (-abs(points - worth), points)))
    widths = _widths(negotiation, party) if tolerance is None else [tolerance]
    width, pool, picked = 0, _NO_POOL, list[int]()
    for wider in widths:
        found = _pool(negotiation, frontier, column, nearest, wider, least)
        rows = _spread(_told_apart(negotiation, found.deals), found.points, column, count)
        if pool is _NO_POOL or len(rows) > len(picked):
            width, pool, picked = wider, found, rows
        if len(picked) == count:
            break
    packages = tuple(tuple(pool.deals[row].tolist()) for row in picked)
    seen = _told_apart(negotiation, pool.deals[picked])
    return EqualWorth(
        party=party,
        asked=worth,
        worth=nearest,
        tolerance=width,
        chosen=tolerance is None,
        packages=packages,
        points=tuple(tuple(pool.points[row].tolist()) for row in picked),
        n_pool=pool.size,
        complete=pool.complete,
        distance=min((int((x != y).sum()) for x, y in combinations(seen, 2)), default=None),
    )


def _widths(negotiation: Negotiation, party: int) -> list[int]:
    preferences = negotiation.preferences[party]
    most = sum(int(points.max()) for points in preferences.points)
    return sorted({most * thousandths // 1000 for thousandths in WIDER})


def _pool(
    negotiation: Negotiation,
    frontier: Frontier,
    column: int,
    worth: int,
    width: int,
    least: Sequence[int] | None,
) -> _Pool:
    own = frontier.points[:, column]
    exact = _at_points(frontier, np.flatnonzero(abs(own - worth) <= width).tolist())
    if width == 0:
        return exact
    rivals = frontier.points[own >= worth - width]
    near = rivals[rivals[:, column] <= worth + 2 * width]
    floors = near.min(axis=0) - width
    floors[column] = worth - width
    floors = floors if least is None else np.maximum(floors, least)
    named = dict(zip(negotiation.principals, floors.tolist(), strict=True))
    found = band(negotiation, named, negotiation.principals[column], worth + width)
    keep = ~improvable(found.points, rivals, width)
    deals = np.concatenate([exact.deals, found.deals[keep]])
    values = np.concatenate([exact.points, found.points[keep]])
    deals, first = np.unique(deals, axis=0, return_index=True)
    best = efficient(values[first])
    deals, values = deals[best], values[first][best]
    some = np.linspace(0, len(deals) - 1, min(len(deals), POOL)).astype(np.int64)
    return _Pool(deals[some], values[some], len(deals), found.complete)


def _at_points(frontier: Frontier, rows: list[int]) -> _Pool:
    """The deals at points of the frontier, each point with as many as its share of the pool."""
    limit = max(1, POOL // len(rows))
    found = [(row, deal) for row in rows for deal in frontier.deals(row, limit)]
    counts = [frontier.counts[row] for row in rows]
    complete = None not in counts and sum(n or 0 for n in counts) == len(found)
    size = max(len(found), sum(n or 0 for n in counts))
    deals = np.array([deal for _, deal in found], dtype=np.int64)
    return _Pool(deals, frontier.points[[row for row, _ in found]], size, complete)


def improvable(
    values: NDArray[np.int64], points: NDArray[np.int64], width: int
) -> NDArray[np.bool_]:
    """Which rows of ``values`` (n, k) some row of ``points`` beats by more than ``width`` in one
    column while it is no worse in any. O(n m k).

    >>> improvable(np.array([[5, 5], [5, 3]]), np.array([[5, 6], [9, 0]]), 1).tolist()
    [False, True]
    """
    left = np.arange(len(values))
    for point in points[np.argsort(-points.sum(axis=1), kind="stable")]:
        more = point - values[left]
        left = left[~((more >= 0).all(axis=1) & (more > width).any(axis=1))]
    found = np.ones(len(values), dtype=bool)
    found[left] = False
    return found


def _told_apart(negotiation: Negotiation, deals: NDArray[np.int64]) -> NDArray[np.int64]:
    """The ``deals`` with options that are worth the same to every principal given one number."""
    tied = {
        issue
        for preferences in negotiation.preferences
        for interaction in preferences.interactions
        for issue in interaction.points.scope
    }
    columns = [negotiation.preferences[p].points for p in negotiation.principals]
    seen = deals.copy()
    for issue in set(range(deals.shape[1])) - tied:
        worth = np.stack([points[issue] for points in columns], axis=1)
        group = np.unique(worth, axis=0, return_inverse=True)[1].reshape(-1)
        seen[:, issue] = group[deals[:, issue]]
    return seen


def _spread(
    seen: NDArray[np.int64], points: NDArray[np.int64], column: int, count: int
) -> list[int]:
    """Rows of the pool, picked greedily for the largest least distance above 0."""
    others = points.sum(axis=1) - points[:, column]
    order = np.lexsort((-points[:, column], -others))
    picked = [int(order[0])]
    least = (seen != seen[picked[0]]).sum(axis=1)
    while len(picked) < count and least.max() > 0:
        picked.append(int(order[np.argmax(least[order])]))
        least = np.minimum(least, (seen != seen[picked[-1]]).sum(axis=1))
    return picked
