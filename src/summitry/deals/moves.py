"""Moves from a deal: what changes when one, two or three issues are settled otherwise.

A **move** of size r sets r issues to other options; there are e_r(m_1 - 1, …, m_n - 1) of them, the
elementary symmetric sum. ``moves`` gives all of a size in blocks of deals written out, and
``appraise`` looks at a block at once: O(deals (n_issues n_parties + tables)). ``no_loss`` gives
only the moves at which no principal loses points. A move is written out only if each principal's
bound

    sum over the issues i that change of  u_i(new) - u_i(old) + s_i

is at least 0, where s_i is the most that the interactions on issue i could add: O(r) a move.

``nearby`` gives the deals one or two **steps** away, a step being one option up or down on one
issue, and says of each whom it helps, whom it hurts, and which requirements it breaks or mends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from summitry.deals.requirements import Requirement, requirements
from summitry.deals.space import utilities
from summitry.model.negotiation import Deal, Negotiation

__all__ = [
    "Appraisal",
    "Neighbour",
    "appraise",
    "moves",
    "n_moves",
    "nearby",
    "no_loss",
    "one_step",
]

Deals = NDArray[np.int64]
"""int array (n_deals, n_issues): option indices."""

_BLOCK = 100_000
"""Moves written out at a time, about."""


@dataclass(frozen=True, eq=False)
class Appraisal:
    """Deals looked at together.

    points  : int array (n_deals, n_parties).
    allowed : bool array (n_deals,), True where every rule holds.
    broken  : bool array (n_deals, n_requirements), in the order of ``requirements``.
    """

    points: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    broken: NDArray[np.bool_]


@dataclass(frozen=True)
class Neighbour:
    """A deal near a draft and whom it helps.

    ``issues`` are the places of the issues that change; ``change`` runs over all parties,
    ``gainers`` and ``losers`` are principals; ``rate`` is what the losers lose for each point
    gained (None where nobody loses or nobody gains). ``breaks`` and ``mends`` are places of
    requirements that the draft keeps and the neighbour does not, and the other way round;
    ``allowed`` is False where a rule forbids it. ``pays_together`` marks two steps that cost nobody
    anything together though one of them alone would.
    """

    deal: Deal
    issues: tuple[int, ...]
    change: tuple[int, ...]
    gainers: tuple[int, ...]
    losers: tuple[int, ...]
    rate: Fraction | None
    breaks: tuple[int, ...]
    mends: tuple[int, ...]
    allowed: bool
    pays_together: bool = False

    @property
    def joint_gain(self) -> bool:
        """True if it can be, helps a principal, hurts none, and breaks nothing the draft keeps."""
        return self.allowed and bool(self.gainers) and not self.losers and not self.breaks


def appraise(
    negotiation: Negotiation, deals: Deals, asked: tuple[Requirement, ...] | None = None
) -> Appraisal:
    """Points, rules and requirements of all ``deals`` of the ``negotiation`` at once.

    ``asked`` are its requirements, collected here if None.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> hanoi = compile_case(read_case("hanoi-2019"))
    >>> appraise(hanoi, np.zeros((1, 9), dtype=np.int64)).points.tolist()
    [[296, 458, 0]]
    """
    asked = requirements(negotiation) if asked is None else asked
    columns = [utilities(negotiation, p, deals) for p in range(len(negotiation.parties))]
    allowed = np.ones(len(deals), dtype=bool)
    for rule in negotiation.rules:
        allowed &= rule.holds.at_each(deals)
    broken = np.zeros((len(deals), len(asked)), dtype=bool)
    for place, one in enumerate(asked):
        if one.holds is None:
            broken[:, place] = columns[one.party] < negotiation.preferences[one.party].outside
        else:
            broken[:, place] = ~one.holds.at_each(deals)
    return Appraisal(np.stack(columns, axis=1), allowed, broken)


def n_moves(negotiation: Negotiation, size: int) -> int:
    """Number of moves that change exactly ``size`` issues of the ``negotiation``.

    >>> from summitry.model.issue import Issue, Option
    >>> yes_no = (Option("yes", "yes"), Option("no", "no"))
    >>> n_moves(Negotiation((), tuple(Issue(key, key, yes_no) for key in "abcd"), ()), 2)
    6
    """
    ways = [1] + [0] * size
    for options in negotiation.shape:
        for k in range(size, 0, -1):
            ways[k] += ways[k - 1] * (options - 1)
    return ways[size]


def moves(negotiation: Negotiation, deal: Deal, size: int) -> Iterator[Deals]:
    """Every deal that differs from ``deal`` on exactly ``size`` issues of the ``negotiation``.

    Rules are not applied. The order is by issues, then by options; blocks hold about 100,000.
    """
    for issues, options in _choices(negotiation.shape, deal, size):
        yield _written(deal, issues, options)


def no_loss(negotiation: Negotiation, deal: Deal, size: int) -> Iterator[Deals]:
    """Those of the ``moves`` of one ``size`` from ``deal`` that leave every principal of the
    ``negotiation`` at least its points, in the same order. Rules are not applied."""
    before = np.array([deal], dtype=np.int64)
    floors = [int(utilities(negotiation, p, before)[0]) for p in negotiation.principals]
    bounds = [_bounds(negotiation, p, deal) for p in negotiation.principals]
    for issues, options in _choices(negotiation.shape, deal, size):
        keep = np.ones(len(issues), dtype=bool)
        for bound in bounds:
            keep &= bound[issues, options].sum(axis=1) >= 0
        block = _written(deal, issues[keep], options[keep])
        for party, floor in zip(negotiation.principals, floors, strict=True):
            block = block[utilities(negotiation, party, block) >= floor]
        if len(block):
            yield block


def _choices(shape: tuple[int, ...], deal: Deal, size: int) -> Iterator[tuple[Deals, Deals]]:
    """Every move as the issues that it changes and their new options, both (n_moves, size), in
    blocks: by issues, then by options."""
    every = list(combinations(range(len(shape)), size))
    chosen = np.array(every, dtype=np.int64).reshape(-1, size)
    others = np.array(shape, dtype=np.int64) - 1
    ways = others[chosen].prod(axis=1)
    chosen, ways = chosen[ways > 0], ways[ways > 0]
    cuts = np.flatnonzero(np.diff(np.cumsum(ways) // _BLOCK)) + 1
    if len(chosen) == 0:
        return
    for some, n in zip(np.split(chosen, cuts), np.split(ways, cuts), strict=True):
        issues = np.repeat(some, n, axis=0)
        rank = np.arange(len(issues)) - np.repeat(np.cumsum(n) - n, n)
        options = np.empty_like(issues)
        for k in reversed(range(size)):
            rank, options[:, k] = np.divmod(rank, others[issues[:, k]])
        yield issues, options + (options >= np.array(deal, dtype=np.int64)[issues])


def _written(deal: Deal, issues: Deals, options: Deals) -> Deals:
    """The deals that moves from ``deal`` lead to."""
    block = np.tile(np.array(deal, dtype=np.int64), (len(issues), 1))
    np.put_along_axis(block, issues, options, axis=1)
    return block


def _bounds(negotiation: Negotiation, party: int, deal: Deal) -> NDArray[np.int64]:
    """int array (n_issues, options): the most that a new option can add to a party's points."""
    preferences = negotiation.preferences[party]
    found = np.zeros((len(deal), max(negotiation.shape, default=0)), dtype=np.int64)
    for issue, points in enumerate(preferences.points):
        found[issue, : len(points)] = points - points[deal[issue]]
    for interaction in preferences.interactions:
        most = int(interaction.points.values.max() - interaction.points.at(deal))
        found[list(interaction.points.scope)] += most
    return found


def one_step(negotiation: Negotiation, deal: Deal) -> Iterator[Deal]:
    """The deals of the ``negotiation`` one step from ``deal``: one issue, one option up or down.

    Rules are not applied.

    >>> from summitry.model.issue import Issue, Option
    >>> sites = Issue("sites", "Sites", tuple(Option(key, key) for key in ("none", "one", "all")))
    >>> list(one_step(Negotiation((), (sites,), ()), (1,)))
    [(0,), (2,)]
    """
    for issue, size in enumerate(negotiation.shape):
        for option in (deal[issue] - 1, deal[issue] + 1):
            if 0 <= option < size:
                yield _with(deal, issue, option)


def nearby(negotiation: Negotiation, deal: Deal, steps: int = 1) -> tuple[Neighbour, ...]:
    """The deals exactly ``steps`` (1 or 2) steps from ``deal``, the most useful first.

    Order: what can be and breaks nothing the draft keeps; what hurts nobody, by the smallest gain
    of a principal; then trades by their rate; then what is only a loss.
    """
    near = _stepped(negotiation, deal, steps)
    if not len(near):
        return ()
    asked = requirements(negotiation)
    here = appraise(negotiation, np.array([deal], dtype=np.int64), asked)
    there = appraise(negotiation, near, asked)
    found = [_neighbour(negotiation, deal, near[row], here, there, row) for row in range(len(near))]
    if steps == 2:
        alone = {one.deal for one in nearby(negotiation, deal) if one.joint_gain}
        found = [_paired(one, deal, alone) for one in found]
    return tuple(sorted(found, key=_usefulness))


def _stepped(negotiation: Negotiation, deal: Deal, steps: int) -> Deals:
    """Deals at the distance of ``steps`` in options moved, added up over the issues."""
    reached = {deal}
    seen = {deal}
    for _ in range(steps):
        reached = {near for one in reached for near in one_step(negotiation, one)} - seen
        seen |= reached
    return np.array(sorted(reached), dtype=np.int64).reshape(len(reached), len(deal))


def _neighbour(
    negotiation: Negotiation,
    deal: Deal,
    near: NDArray[np.int64],
    here: Appraisal,
    there: Appraisal,
    row: int,
) -> Neighbour:
    change = tuple((there.points[row] - here.points[0]).tolist())
    gainers = tuple(p for p in negotiation.principals if change[p] > 0)
    losers = tuple(p for p in negotiation.principals if change[p] < 0)
    given, taken = -sum(change[p] for p in losers), sum(change[p] for p in gainers)
    before, after = here.broken[0], there.broken[row]
    return Neighbour(
        deal=tuple(near.tolist()),
        issues=tuple(np.flatnonzero(near != np.array(deal)).tolist()),
        change=change,
        gainers=gainers,
        losers=losers,
        rate=Fraction(given, taken) if given and taken else None,
        breaks=tuple(np.flatnonzero(after & ~before).tolist()),
        mends=tuple(np.flatnonzero(before & ~after).tolist()),
        allowed=bool(there.allowed[row]),
    )


def _paired(one: Neighbour, deal: Deal, alone: set[Deal]) -> Neighbour:
    """``one``, two steps away, marked if its steps pay for each other: one of them alone would not
    be a joint gain."""
    halves = {_with(deal, i, (one.deal[i] + deal[i]) // 2) for i in one.issues}
    if len(one.issues) == 2:
        halves = {_with(deal, i, one.deal[i]) for i in one.issues}
    return replace(one, pays_together=one.joint_gain and not alone >= halves)


def _with(deal: Deal, issue: int, option: int) -> Deal:
    return (*deal[:issue], option, *deal[issue + 1 :])


def _usefulness(one: Neighbour) -> tuple[bool, bool, bool, int, Fraction, Deal]:
    gained = [one.change[p] for p in one.gainers]
    least = min(gained, default=0) if not one.losers else 0
    only_loss = not one.gainers
    return (not one.allowed, bool(one.breaks), only_loss, -least, one.rate or Fraction(0), one.deal)
