"""Moves from a deal: what changes when one, two or three issues are settled otherwise.

A **move** of size r sets r issues to other options; there are e_r(m_1 - 1, …, m_n - 1) of them, the
elementary symmetric sum. ``moves`` gives all of a size in blocks of deals written out, and
``appraise`` looks at a block at once: O(deals (n_issues n_parties + tables)).

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
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = ["Appraisal", "Neighbour", "appraise", "moves", "n_moves", "nearby"]

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
    columns = []
    for preferences in negotiation.preferences:
        own = np.zeros(len(deals), dtype=np.int64)
        for issue, worth in enumerate(preferences.points):
            own += worth[deals[:, issue]]
        for interaction in preferences.interactions:
            own += _cells(interaction.points, deals)
        columns.append(own)
    allowed = np.ones(len(deals), dtype=bool)
    for rule in negotiation.rules:
        allowed &= _cells(rule.holds, deals)
    broken = np.zeros((len(deals), len(asked)), dtype=bool)
    for place, one in enumerate(asked):
        outside = negotiation.preferences[one.party].outside
        short = columns[one.party] < outside
        broken[:, place] = short if one.holds is None else ~_cells(one.holds, deals).astype(bool)
    return Appraisal(np.stack(columns, axis=1), allowed, broken)


def _cells(table: Table, deals: Deals) -> NDArray[np.int64]:
    return np.asarray(table.values[tuple(deals[:, issue] for issue in table.scope)])


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
    others = [
        np.array([option for option in range(options) if option != deal[issue]], dtype=np.int64)
        for issue, options in enumerate(negotiation.shape)
    ]
    waiting: list[Deals] = []
    for issues in combinations(range(len(others)), size):
        chosen = np.meshgrid(*(others[issue] for issue in issues), indexing="ij")
        block = np.tile(np.array(deal, dtype=np.int64), (chosen[0].size, 1))
        for issue, options in zip(issues, chosen, strict=True):
            block[:, issue] = options.reshape(-1)
        waiting.append(block)
        if sum(map(len, waiting)) > _BLOCK:
            yield np.concatenate(waiting)
            waiting = []
    if waiting:
        yield np.concatenate(waiting)


def nearby(negotiation: Negotiation, deal: Deal, steps: int = 1) -> tuple[Neighbour, ...]:
    """The deals exactly ``steps`` (1 or 2) steps from ``deal``, the most useful first.

    Order: what can be and breaks nothing the draft keeps; what hurts nobody, by the smallest gain
    of a principal; then trades by their rate; then mere losses.
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
        reached = {
            _with(one, issue, option)
            for one in reached
            for issue, size in enumerate(negotiation.shape)
            for option in (one[issue] - 1, one[issue] + 1)
            if 0 <= option < size
        } - seen
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
    mere_loss = not one.gainers
    return (not one.allowed, bool(one.breaks), mere_loss, -least, one.rate or Fraction(0), one.deal)
