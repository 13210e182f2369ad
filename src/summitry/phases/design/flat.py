"""A ladder as flat arrays, for the loops of ``kernels``.

Sets of steps are numbers whose bit k says that step k is in them. Party rows stand in the order of
``Ladder.players``. A set of the party's own steps own_0 < own_1 < ... is a number of its own, whose
bit j says that own_j is in it.
"""

from __future__ import annotations

from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.ladder import Ladder
from summitry.phases.collapse import staying
from summitry.phases.design.order import mask
from summitry.phases.withholding import MAX_OWN

__all__ = ["MAX_STEPS", "Flat", "flatten"]

MAX_STEPS = 62
"""Most steps of a ladder that can be searched: a set of them is one number of the machine."""

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]


class Flat(NamedTuple):
    """P parties that count, K steps, B bundles, R forbidden pairs, M the most own steps.

    ``own``     : (P, M) places of own steps, padded; ``n_own`` (P,) how many.
    ``own_of``  : (P, K) the number of each own step as a set, 0 if it is not the party's own.
    ``needed``  : (P, M) own steps that own_j needs, as a set of own; ``needing`` all, as a set.
    ``found``   : (P, 2^M) the largest detection over each set.
    ``together``: the steps taken together, as a set; ``joint_needs`` (K,) what each step needs.
    ``bundled`` : (B,) the steps of each bundle; ``bundle_own`` (P, B) those of the party's own.
    """

    own: Longs
    n_own: Longs
    own_of: Longs
    needed: Longs
    needing: Longs
    found: Floats
    flow: Floats
    base: Floats
    delta: Floats
    forfeit: Floats
    principal: NDArray[np.bool_]
    stays: Floats
    alarm: Floats
    breakout: Floats
    bundled: Longs
    bundle_own: Longs
    points: Floats
    bundle_stays: Floats
    together: int
    joint_needs: Longs
    grace: int


def flatten(ladder: Ladder) -> Flat:
    """The ``ladder`` as arrays; TooManyDeals if it is too large for them."""
    players = list(ladder.players)
    _require_small(ladder, players)
    owns = [ladder.own(p) for p in players]
    size = max(1, *(len(own) for own in owns))
    own, own_of = np.zeros((len(owns), size), int), np.zeros((len(owns), ladder.n_steps), int)
    for row, steps in enumerate(owns):
        own[row, : len(steps)] = steps
        own_of[row, list(steps)] = 1 << np.arange(len(steps))
    bundles = ladder.bundles
    stays = staying(ladder)
    return Flat(
        own,
        np.array([len(steps) for steps in owns]),
        own_of,
        _needed(ladder, owns, own_of),
        _needing(ladder, owns),
        _found(ladder, owns, size),
        ladder.flow[players].copy(),
        ladder.base[players].astype(float),
        ladder.patience[players].astype(float),
        np.array([ladder.forfeit[p, p] for p in players], dtype=float),
        np.array([ladder.parties[p].principal for p in players]),
        stays,
        np.array([step.alarm for step in ladder.steps], dtype=float),
        np.array([step.breakout for step in ladder.steps], dtype=float),
        np.array([mask(b.steps) for b in bundles], dtype=np.int64),
        np.array(
            [[row[sorted(b.steps)].sum() for b in bundles] for row in own_of], dtype=np.int64
        ).reshape(len(owns), len(bundles)),
        np.array([[b.points[p] for b in bundles] for p in players], dtype=float).reshape(
            len(owns), len(bundles)
        ),
        np.array([prod(stays[k] for k in b.steps) for b in bundles], dtype=float),
        mask(frozenset(k for k, step in enumerate(ladder.steps) if step.mover is None)),
        np.array([mask(step.needs | step.after) for step in ladder.steps], dtype=np.int64),
        ladder.grace,
    )


def _require_small(ladder: Ladder, players: list[int]) -> None:
    if ladder.n_steps > MAX_STEPS:
        raise TooManyDeals(f"{ladder.n_steps} steps; plans are looked for with at most {MAX_STEPS}")
    for p in players:
        if len(ladder.own(p)) > MAX_OWN:
            raise TooManyDeals(
                f"{ladder.parties[p].name} takes {len(ladder.own(p))} steps; plans are looked for "
                f"with at most {MAX_OWN} steps of one party"
            )


def _needed(ladder: Ladder, owns: list[tuple[int, ...]], own_of: Longs) -> Longs:
    found = np.zeros((len(owns), max(1, *(len(own) for own in owns))), int)
    for row, own in enumerate(owns):
        for j, k in enumerate(own):
            found[row, j] = sum(
                int(own_of[row, i]) for i in ladder.steps[k].needs | ladder.steps[k].after
            )
    return found


def _needing(ladder: Ladder, owns: list[tuple[int, ...]]) -> Longs:
    found = np.zeros((len(owns), max(1, *(len(own) for own in owns))), int)
    for row, own in enumerate(owns):
        for j, k in enumerate(own):
            found[row, j] = mask(ladder.steps[k].needs | ladder.steps[k].after)
    return found


def _found(ladder: Ladder, owns: list[tuple[int, ...]], size: int) -> Floats:
    found = np.zeros((len(owns), 1 << size))
    for row, own in enumerate(owns):
        for j, k in enumerate(own):
            half = 1 << j
            found[row, half : 2 * half] = np.maximum(found[row, :half], ladder.steps[k].detection)
    return found
