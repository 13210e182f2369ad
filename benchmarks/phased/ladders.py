"""Ladders drawn from a seed: two sides with n steps each."""

from __future__ import annotations

from functools import partial

import numpy as np

from summitry.model.ladder import Ladder, Step
from summitry.model.party import Party

PATIENCE, CHAINED = 0.9, 0.3


def drawn(n: int, seed: int, gain: tuple[float, float], more: float) -> Ladder:
    """Steps that cost 0.5..4 points a stage, worth ``gain`` times that and ``more`` points."""
    rng = np.random.default_rng(seed)
    sides = np.repeat([0, 1], n)
    cost = rng.uniform(0.5, 4, 2 * n).round(1)
    worth = (cost * rng.uniform(*gain, 2 * n) + more).round(1)
    undone, seen = rng.uniform(0.2, 1, 2 * n).round(2), rng.uniform(0.2, 0.9, 2 * n).round(2)
    chained = rng.random(2 * n) < CHAINED
    flow = np.where(np.arange(2)[:, None] == sides, -cost, worth)
    steps = tuple(
        Step(
            f"s{k}",
            f"step {k}",
            int(sides[k]),
            detection=float(seen[k]),
            undone=float(undone[k]),
            needs=frozenset({k - 1}) if k % n and chained[k] else frozenset(),
        )
        for k in range(2 * n)
    )
    parties = (Party("a", "A"), Party("b", "B"))
    return Ladder(parties, steps, flow, np.zeros(2), np.full(2, PATIENCE), np.zeros((2, 2)))


KINDS = {
    "wide": partial(drawn, gain=(1.2, 2.5), more=0.5),
    "middle": partial(drawn, gain=(1.1, 1.6), more=0.2),
    "tight": partial(drawn, gain=(1.05, 1.4), more=0.1),
}
