"""All plans, from their end: the reference for few steps, and exact.

What a party can get from stage t on depends only on the sets S_t, ..., S_T done before each stage.
So S_T is chosen first, then S_{T-1} within it, and so on. A tail is dropped

- if it is not well-formed, or against a rule of the world;
- if at its first stage somebody gains by a deviation: the plan then does not hold, whatever stands
  before it;
- if no plan with this tail can be as good as the best one found: each step that is still to come
  counts at its best stage, for each party by itself. With false alarms the value is not such a sum
  and this is left out.

Nothing else is dropped, so no plan that holds and is at least as good is missed. At most (T + 1)^K
plans, T^K if all is to be done; the check of one stage costs O(m 2^m) for m steps of a party.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from summitry.model.ladder import Ladder
from summitry.phases.design.fast import Fast
from summitry.phases.design.flat import Floats
from summitry.phases.design.order import earliest, mask
from summitry.phases.design.search_data import Ask, Found, Order, Work
from summitry.phases.incentives import TOLERANCE
from summitry.phases.values import alarm

__all__ = ["KEPT", "MODES", "TIE", "Searched", "every_plan"]

KEPT = 4096
"""How many plans of equal value are held at most while the search runs."""

TIE = 1e-9
"""Values this near, as a share of the larger or of 1, are equal: the sums differ by rounding."""

MODES = {"max_min": 0, "nash": 1, "exposure": 2}


@dataclass(frozen=True, slots=True)
class Searched:
    """Proposals by falling value, (value, stage of each step); ``lost``: equal ones not held."""

    proposals: tuple[tuple[float, dict[int, int]], ...]
    n_looked: int
    n_holding: int
    lost: bool


def every_plan(fast: Fast, n_stages: int, mode: str, whole: bool, cap: float = np.inf) -> Searched:
    """The best plans by ``mode``, none with a larger loss than ``cap``."""
    from summitry.phases.design.search_kernel import search

    order, kept, work = _order(fast, n_stages), _empty(n_stages), _work(fast, n_stages)
    ask = Ask(MODES[mode], cap, -0.5 * TOLERANCE, -fast.tolerance, TIE)
    for target in _targets(fast.ladder, whole):
        search(fast.flat, order, ask, target, work, kept)
    n = int(kept.counts[0])
    rows = sorted(range(n), key=lambda i: -float(kept.value[i]))
    found = tuple((float(kept.value[i]), _plan(kept.sets[i].tolist())) for i in rows)
    return Searched(found, int(kept.counts[1]), int(kept.counts[2]), bool(kept.counts[3]))


def _targets(ladder: Ladder, whole: bool) -> Iterator[int]:
    everything = (1 << ladder.n_steps) - 1
    return iter([everything] if whole else range(everything, 0, -1))


def _plan(sets: list[int]) -> dict[int, int]:
    """The stage of each step, from S_0, ..., S_T."""
    return {
        k: next(t for t, later in enumerate(sets[1:]) if later >> k & 1)
        for k in range(sets[-1].bit_length())
        if sets[-1] >> k & 1
    }


def _empty(n_stages: int) -> Found:
    return Found(
        np.zeros((KEPT, n_stages + 1), np.int64),
        np.zeros(KEPT),
        np.zeros(KEPT, np.bool_),
        np.zeros(4, np.int64),
        np.full(1, -np.inf),
    )


def _work(fast: Fast, n_stages: int) -> Work:
    n_players, size, rows = len(fast.flat.base), fast.flat.found.shape[1], n_stages + 1
    return Work(
        np.zeros(rows, np.int64),
        np.zeros(rows, np.int64),
        np.zeros((rows, n_players, 4, size)),
        np.zeros((rows, n_players, fast.ladder.grace + 1, size)),
        np.zeros((rows, n_players)),
        np.zeros((rows, n_players)),
        np.zeros(rows),
        np.zeros(rows),
        np.zeros((rows, fast.ladder.n_steps), np.int64),
        np.zeros((6, size)),
    )


def _order(fast: Fast, n_stages: int) -> Order:
    ladder, flat = fast.ladder, fast.flat
    powers = flat.delta[:, None] ** np.arange(n_stages)
    first = earliest(ladder)
    return Order(
        first,
        np.array([step.stages for step in ladder.steps]),
        np.array([mask(step.needs) for step in ladder.steps]),
        np.array([mask(step.after) for step in ladder.steps]),
        np.array([mask(done) for done, _ in ladder.forbidden], dtype=np.int64),
        np.array([mask(open_) for _, open_ in ladder.forbidden], dtype=np.int64),
        _best_stages(flat.flow, powers, first.tolist()),
        _best_stages(flat.points, powers, [0] * len(ladder.bundles)),
        powers,
        not alarm(ladder, range(ladder.n_steps)),
    )


def _best_stages(points: Floats, powers: Floats, first: list[int]) -> Floats:
    """The most of points delta^s over stages s from ``first`` on and before t: (P, T + 1, n)."""
    n_parties, n_stages = powers.shape
    best = np.zeros((n_parties, n_stages + 1, len(first)))
    for k, start in enumerate(first):
        worth = points[:, k, None] * powers[:, start:]
        for t in range(start + 1, n_stages + 1):
            best[:, t, k] = worth[:, : t - start].max(axis=1)
    return best
