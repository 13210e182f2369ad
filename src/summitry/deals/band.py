"""A band of deals: all that are worth given points or more to each principal, one of them capped.

The deals x with u_q(x) >= floor_q for every principal q and u_p(x) <= ceiling for one of them, by
depth-first elimination laid out in layers: a beginning (x_1, …, x_i) is kept if what the issues to
come could add at best reaches every floor, and at least keeps the ceiling. Beside each party's own
points the bound is taken on weighted sums

    lambda . u(x) >= lambda . floor     with  max over the rest of  lambda . u  added up by issue,

for the weights at which it leaves least slack: near the frontier this cuts nearly everything
(Lagrangian bounds; Geoffrion 1974, Mathematical Programming Study 2). Issues at which the
tightest bound leaves fewest options come first. Rules are checked, and interactions added, at the
last issue they speak of. Exact and complete unless a layer outgrows ``MAX_BEGINNINGS``; it is then
thinned evenly, and the answer says that it is not complete. Red lines are not looked at: hold them
as rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = ["MAX_BEGINNINGS", "Band", "band"]

MAX_BEGINNINGS = 50_000
"""Most beginnings of a deal kept side by side."""

_MAX_CELLS = 4_000_000
_DIRECTIONS = 101
_KEPT_DIRECTIONS = 4


@dataclass(frozen=True, eq=False)
class Band:
    """``deals`` (n, n_issues) of the band in rising order, and their ``points`` (n, n_parties)
    for the parties asked about; ``complete`` is False where some may be missing."""

    deals: NDArray[np.int64]
    points: NDArray[np.int64]
    complete: bool


def band(negotiation: Negotiation, floors: Mapping[int, int], party: int, ceiling: int) -> Band:
    """The deals worth at least ``floors[q]`` to each party q there and at most ``ceiling`` to
    ``party`` (one of them), as the rules of the ``negotiation`` allow.

    Columns of the points are in the order of ``floors``.
    """
    parties = list(floors)
    floor = np.array([floors[q] for q in parties], dtype=np.int64)
    capped = parties.index(party)
    weights = _weights(_values(negotiation, parties, range(len(negotiation.shape))), floor)
    values = _values(negotiation, parties, _order(negotiation, parties, weights[-1], floor))
    least = values.rest(-np.eye(len(parties), dtype=np.int64)[capped : capped + 1])
    most = values.rest(weights)
    deals = np.zeros((1, len(values.order)), dtype=np.int64)
    points = np.zeros((1, len(parties)), dtype=np.int64)
    complete = True
    for place, issue in enumerate(values.order):
        room = max(1, min(MAX_BEGINNINGS, _MAX_CELLS // negotiation.shape[issue]))
        deals, points, thinned = _thinned(deals, points, room)
        complete &= not thinned
        deals, points = _longer(deals, points, values, place)
        keep = values.allowed(deals, place)
        keep &= (points @ weights.T + most[place + 1] >= weights @ floor).all(axis=1)
        keep &= points[:, capped] - least[place + 1, 0] <= ceiling
        deals, points = deals[keep], points[keep]
    rows = np.lexsort(deals.T[::-1])
    return Band(deals[rows], points[rows], complete)


@dataclass(frozen=True, eq=False)
class _Values:
    """What each issue brings, in the ``order`` in which they are settled: ``own[i]`` (options,
    parties); ``tables[i]`` the interactions that end there with their column; ``rules[i]`` the
    rules that do."""

    order: list[int]
    own: list[NDArray[np.int64]]
    tables: list[list[tuple[int, Table]]]
    rules: list[list[Table]]

    def rest(self, weights: NDArray[np.int64]) -> NDArray[np.int64]:
        """int array (n_issues + 1, n_weights): the most that the issues from i on can add to each
        weighted sum, interactions by their largest cell."""
        added = []
        for own, tables in zip(self.own, self.tables, strict=True):
            best = (own @ weights.T).max(axis=0)
            for column, table in tables:
                low, high = int(table.values.min()), int(table.values.max())
                best = best + np.maximum(weights[:, column] * low, weights[:, column] * high)
            added.append(best)
        zero = np.zeros((1, len(weights)), dtype=np.int64)
        return np.concatenate([np.cumsum(np.array(added)[::-1], axis=0)[::-1], zero])

    def allowed(self, deals: NDArray[np.int64], place: int) -> NDArray[np.bool_]:
        """Which beginnings the rules that end at one ``place`` of the order allow."""
        keep = np.ones(len(deals), dtype=bool)
        for rule in self.rules[place]:
            keep &= rule.at_each(deals)
        return keep


def _values(negotiation: Negotiation, parties: list[int], order: Iterable[int]) -> _Values:
    preferences = [negotiation.preferences[p] for p in parties]
    issues = list(order)
    place = {issue: k for k, issue in enumerate(issues)}
    tables: list[list[tuple[int, Table]]] = [[] for _ in issues]
    rules: list[list[Table]] = [[] for _ in issues]
    for column, wants in enumerate(preferences):
        for interaction in wants.interactions:
            last = max((place[i] for i in interaction.points.scope), default=0)
            tables[last].append((column, interaction.points))
    for rule in negotiation.rules:
        rules[max((place[i] for i in rule.holds.scope), default=0)].append(rule.holds)
    own = [np.stack([p.points[i] for p in preferences], axis=1) for i in issues]
    return _Values(issues, own, tables, rules)


def _order(
    negotiation: Negotiation,
    parties: list[int],
    weights: NDArray[np.int64],
    floor: NDArray[np.int64],
) -> list[int]:
    """The issues, those first at which fewest options stay within the slack of ``weights``."""
    values = _values(negotiation, parties, range(len(negotiation.shape)))
    slack = int(values.rest(weights[None])[0, 0] - weights @ floor)
    sums = [own @ weights for own in values.own]
    left = [float((one >= one.max() - slack).mean()) for one in sums]
    return sorted(range(len(sums)), key=lambda issue: left[issue])


def _weights(values: _Values, floor: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each party alone, and the directions that leave least between the floor and the most, the
    tightest last."""
    k = len(floor)
    alone = np.eye(k, dtype=np.int64)
    if k == 2:
        first = np.arange(_DIRECTIONS)
        drawn = np.stack([first, _DIRECTIONS - 1 - first], axis=1)
    else:  # a fixed seed: any directions are right, some are tighter
        shares = np.random.default_rng(0).dirichlet(np.ones(k), 10 * _DIRECTIONS)
        drawn = np.rint(shares * (_DIRECTIONS - 1)).astype(np.int64)
    slack = (values.rest(drawn)[0] - drawn @ floor) / np.maximum(1, drawn.sum(axis=1))
    tight = np.argsort(-slack, kind="stable")[-_KEPT_DIRECTIONS:]
    return np.concatenate([alone, drawn[tight]])


def _thinned(
    deals: NDArray[np.int64], points: NDArray[np.int64], room: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], bool]:
    if len(deals) <= room:
        return deals, points, False
    rows = np.linspace(0, len(deals) - 1, room).astype(np.int64)
    return deals[rows], points[rows], True


def _longer(
    deals: NDArray[np.int64], points: NDArray[np.int64], values: _Values, place: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every beginning with every option of the issue at one ``place`` of the order."""
    options = len(values.own[place])
    chosen = np.tile(np.arange(options), len(deals))
    longer = np.repeat(deals, options, axis=0)
    longer[:, values.order[place]] = chosen
    sums = np.repeat(points, options, axis=0) + values.own[place][chosen]
    for column, table in values.tables[place]:
        sums[:, column] += table.at_each(longer)
    return longer, sums
