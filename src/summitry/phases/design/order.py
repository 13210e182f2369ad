"""Which orders of the steps are allowed: the least stages, and the rows that say it.

A plan is well-formed if step k, which takes n_k stages, is done in stage t_k >= n_k - 1; no step
that it needs is done later; t_k >= t_j + n_k for each j in ``after``_k; and no stage ends with all
of the one and none of the other side of a forbidden pair. A step that is left out leaves out all
that need it or come after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined
from summitry.model.ladder import Ladder

__all__ = ["earliest", "fewest_stages", "fits", "mask", "require_stages"]


def mask(steps: frozenset[int]) -> int:
    """The set as a number whose bit k says that step k is in it."""
    return reduce(lambda bits, k: bits | 1 << k, steps, 0)


def earliest(ladder: Ladder) -> NDArray[np.int64]:
    """The first stage in which each step can be done: int array (n_steps,). O(K^2)."""
    first = np.array([step.stages - 1 for step in ladder.steps], dtype=np.int64)
    for _ in ladder.steps:
        for k, step in enumerate(ladder.steps):
            ends = [first[j] for j in step.needs] + [first[j] + step.stages for j in step.after]
            first[k] = max([first[k], *ends])
    return first


def fewest_stages(ladder: Ladder) -> int:
    """How many stages the whole work takes at least."""
    return int(earliest(ladder).max()) + 1


def require_stages(ladder: Ladder, n_stages: int, whole: bool) -> None:
    """NotDefined if ``n_stages`` cannot hold the work: all of it, or any of it if not ``whole``."""
    if n_stages < 1:
        raise NotDefined(f"n_stages: {n_stages}; a plan has at least one stage")
    first = earliest(ladder)
    worst = int(first.argmax() if whole else first.argmin())
    if first[worst] >= n_stages:
        raise NotDefined(
            f"n_stages: {n_stages}; with what must come before it, {ladder.steps[worst].name} "
            f"takes {first[worst] + 1}"
        )


def fits(ladder: Ladder, at: Mapping[int, int], n_stages: int) -> bool:
    """Is the plan in which step k is done in stage ``at[k]`` (absent: never) well-formed?"""
    for k, stage in at.items():
        step = ladder.steps[k]
        if stage < step.stages - 1:
            return False
        if any(at.get(j, n_stages) > stage for j in step.needs):
            return False
        if any(at.get(j, n_stages) + step.stages > stage for j in step.after):
            return False
    return not any(
        all(at.get(k, n_stages) <= t for k in done) and all(at.get(k, n_stages) > t for k in open_)
        for done, open_ in ladder.forbidden
        for t in range(n_stages)
    )
