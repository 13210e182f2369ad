"""What the search through all plans works on, as flat arrays (see ``search_kernel``)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summitry.phases.design.flat import Floats, Longs

__all__ = ["Ask", "Found", "Order", "Work"]


class Order(NamedTuple):
    """What makes a plan well-formed, and the most a step can be worth.

    ``first``  : (K,) earliest stage; ``stages`` (K,) how long it takes.
    ``needs``  : (K,) set of steps; ``after`` (K,) likewise.
    ``done``, ``open``: (R,) sets, the forbidden pairs.
    ``most``   : (P, T + 1, K) the most that step k adds to V_p(0) if it is done before stage t.
    ``extra``  : (P, T + 1, B) the same of bundle b.
    ``powers`` : (P, T) delta^t.
    ``bounded``: False if V is not a sum over steps (false alarms): no bound is then taken.
    """

    first: Longs
    stages: Longs
    needs: Longs
    after: Longs
    done: Longs
    open: Longs
    most: Floats
    extra: Floats
    powers: Floats
    bounded: bool


class Found(NamedTuple):
    """Plans kept: ``sets`` (n, T + 1), their ``value``, whether the check is ``sure``.

    ``counts`` : (4,) kept, stages looked at, plans that hold, 1 if plans of equal value were lost.
    ``best``   : (1,) the largest value of a plan that is sure to hold.
    """

    sets: Longs
    value: Floats
    sure: NDArray[np.bool_]
    counts: Longs
    best: Floats


class Ask(NamedTuple):
    """``mode`` : 0 the least surplus, 1 the product, 2 the least loss. ``cap``: the largest loss
    that is allowed. ``sure``: slack that is none for certain; ``unsure``: slack that may be none.
    ``tie``: values this near are equal.
    """

    mode: int
    cap: float
    sure: float
    unsure: float
    tie: float


class Work(NamedTuple):
    """One row for each stage 0..T: S_t, the set tried for it, what ``laid`` and ``stepped`` give
    for each party, V_p(t), the settled part of V_p(0), slack and loss from there on, the last stage
    that is left for each step. ``spare``: (6, 2^m) to work in."""

    sets: Longs
    tried: Longs
    laid: Floats
    tail: Floats
    value: Floats
    settled: Floats
    slack: Floats
    loss: Floats
    due: Longs
    spare: Floats
