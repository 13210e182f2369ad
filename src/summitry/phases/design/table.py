"""Rows and orders as flat arrays, for plans found by chance (see ``chance_kernel``).

A plan is an int array (K,): the stage of each step, T = n_stages where it is left out. Each row is
linear in it up to products (``linear``): what it gains by step k depends on the stage of k alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder
from summitry.phases.design.flat import Floats, Longs
from summitry.phases.design.linear import Factors, Linear
from summitry.phases.design.order import earliest

__all__ = [
    "LEAST",
    "LOGS",
    "LOSS",
    "Asked",
    "Table",
    "Worked",
    "earliest_plan",
    "plan_at",
    "plan_row",
    "tabled",
    "worked",
]

LEAST, LOGS, LOSS = 0, 1, 2
"""What a plan is worth: the least of the sums, the sum of their logarithms, or the least of them
and 0."""


class Table(NamedTuple):
    """R rows that are to be at least 0, then A sums that the aim is made of: N = R + A.

    ``n_rows`` : R.
    ``const``  : (N,). ``each``: (K, T + 1, N) what step k adds in each stage; nothing in T.
    ``last``   : (Q, K) a product counts where each step k is done by stage ``last``[q, k]; T for
    the steps that are not in it. ``points``: (Q, N) what it then adds.
    ``first``  : (K,) earliest stage.
    ``before`` : (E, 3) rows (j, k, n): if k is done, then n stages after j at the soonest.
    ``done``, ``open``: (F, K) the forbidden pairs.
    """

    n_rows: int
    const: Floats
    each: Floats
    last: Longs
    points: Floats
    first: Longs
    before: Longs
    done: NDArray[np.bool_]
    open: NDArray[np.bool_]


class Asked(NamedTuple):
    """How a plan is counted: its worth of that ``kind``, less ``price`` times what is missing.

    ``whole`` : nothing may be left out. ``cold``: the heat at last. ``unit``: the points that a
    logarithm counts. ``slight``: less than this is not missing.
    """

    kind: int
    whole: bool
    price: float
    cold: float
    unit: float
    slight: float


class Worked(NamedTuple):
    """The rows over one ladder, ready to be put into a ``Table``, one entry a row."""

    consts: list[float]
    eaches: list[Floats]
    products: list[dict[Factors, float]]


def worked(rows: Sequence[Linear]) -> Worked:
    """The ``rows``, each as what a step adds by its stage."""
    return Worked([r.const for r in rows], [_by_stage(r) for r in rows], [r.products for r in rows])


def _by_stage(row: Linear) -> Floats:
    """(K, T + 1): a step done in stage t is done by the end of every stage from t on."""
    added = np.zeros((row.each.shape[0], row.each.shape[1] + 1))
    added[:, :-1] = row.each[:, ::-1].cumsum(axis=1)[:, ::-1]
    return added


def tabled(ladder: Ladder, n_stages: int, rows: Worked, aims: Worked) -> Table:
    """All in one: what is to be at least 0, what the aim is made of, and the order of the
    ``ladder`` over ``n_stages``."""
    products = [*rows.products, *aims.products]
    last, points = _products(ladder.n_steps, n_stages, products)
    pairs = ladder.forbidden
    return Table(
        len(rows.consts),
        np.array([*rows.consts, *aims.consts]),
        np.ascontiguousarray(np.stack([*rows.eaches, *aims.eaches], axis=-1)),
        last,
        points,
        earliest(ladder),
        _before(ladder),
        _members(ladder.n_steps, [done for done, _ in pairs]),
        _members(ladder.n_steps, [open_ for _, open_ in pairs]),
    )


def _products(
    n_steps: int, n_stages: int, products: Sequence[dict[Factors, float]]
) -> tuple[Longs, Floats]:
    places = {factors: i for i, factors in enumerate(dict.fromkeys(f for p in products for f in p))}
    last = np.full((len(places), n_steps), n_stages, dtype=np.int64)
    points = np.zeros((len(places), len(products)))
    for factors, i in places.items():
        for k, t in factors:
            last[i, k] = min(last[i, k], t)
    for row, each in enumerate(products):
        for factors, value in each.items():
            points[places[factors], row] = value
    return last, points


def _before(ladder: Ladder) -> Longs:
    steps = list(enumerate(ladder.steps))
    needs = [(j, k, 0) for k, step in steps for j in sorted(step.needs)]
    after = [(j, k, step.stages) for k, step in steps for j in sorted(step.after)]
    return np.array([*needs, *after], dtype=np.int64).reshape(-1, 3)


def _members(n_steps: int, sets: Sequence[frozenset[int]]) -> NDArray[np.bool_]:
    return np.array([[k in s for k in range(n_steps)] for s in sets], dtype=np.bool_).reshape(
        len(sets), n_steps
    )


def earliest_plan(ladder: Ladder, n_stages: int) -> Longs:
    """Every step as soon as it can be; left out if that is too late."""
    return np.minimum(earliest(ladder), n_stages)


def plan_row(at: dict[int, int], n_steps: int, n_stages: int) -> Longs:
    """The stages of a plan as an array."""
    return np.array([at.get(k, n_stages) for k in range(n_steps)], dtype=np.int64)


def plan_at(row: Longs, n_stages: int) -> dict[int, int]:
    """The array as the stage of each step that is done."""
    return {k: stage for k, stage in enumerate(row.tolist()) if stage < n_stages}
