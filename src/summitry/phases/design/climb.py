"""Plans by small changes: proposals, and never more than that.

From a plan the best neighbour is taken, again and again: one step moved to another stage, left out
or put in (where steps may be left out), or two steps exchanged. A plan that holds beats one that
does not; of two that do not, the one with the smaller largest gain of a deviation; of two that
hold, the one worth more. It ends where no neighbour is better, mostly not far from the best; how
far, only a bound can say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from summitry.phases.design.fast import Fast
from summitry.phases.design.order import fits

__all__ = ["At", "Scored", "climbed", "neighbours"]

At = dict[int, int]
"""The stage of each step that is done."""

Scored = tuple[float, float]
"""(minus the largest gain of a deviation, 0 if the plan holds; its worth)."""

Score = Callable[[At, NDArray[np.float64]], float]


def climbed(
    fast: Fast, start: At, n_stages: int, score: Score, whole: bool, checks: int
) -> tuple[Scored, At, int]:
    """The plan where no neighbour is better, from ``start``, after at most ``checks`` checks.

    ``score`` says what a plan is worth from the stages and V(0). Returns how many were checked too.
    """
    best, at, looked = scored(fast, start, n_stages, score), start, 1
    while looked < checks:
        near = [
            (scored(fast, one, n_stages, score), one)
            for one in neighbours(fast, at, n_stages, whole)
        ]
        looked += len(near)
        better = max(near, key=lambda one: one[0], default=(best, at))
        if not better[0] > best:
            break
        best, at = better
    return best, at, looked


def scored(fast: Fast, at: At, n_stages: int, score: Score) -> Scored:
    """How good the plan is."""
    slack, values = fast.slack(at, n_stages)
    return (0.0 if slack >= -fast.tolerance else slack, score(at, values))


def neighbours(fast: Fast, at: At, n_stages: int, whole: bool) -> Iterator[At]:
    """The well-formed plans that are one change away."""
    for one in _changed(fast.ladder.n_steps, at, n_stages, whole):
        if one and fits(fast.ladder, one, n_stages):
            yield one


def _changed(n_steps: int, at: At, n_stages: int, whole: bool) -> Iterator[At]:
    for k in range(n_steps):
        for stage in range(n_stages):
            if at.get(k) != stage:
                yield at | {k: stage}
        if not whole and k in at:
            yield {j: stage for j, stage in at.items() if j != k}
    for j in at:
        for k in at:
            if j < k and at[j] != at[k]:
                yield at | {j: at[k], k: at[j]}
