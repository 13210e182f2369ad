"""The plain ways, written for this: all plans in Python, and the obvious program."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from summitry.model.ladder import Ladder, Plan
from summitry.phases.design.aims import Least
from summitry.phases.design.fast import Fast
from summitry.phases.design.linear import Linear
from summitry.phases.design.planner import Planner
from summitry.phases.design.policies import Policies
from summitry.phases.incentives import incentives
from summitry.phases.wellformed import faults


def plain(ladder: Ladder, n_stages: int, seconds: float) -> dict[str, Any]:
    """Every plan in turn, checked by ``incentives``; the best so far when the time is over."""
    best, looked, ends, done = math.nan, 0, time.monotonic() + seconds, True
    for at in product(range(n_stages), repeat=ladder.n_steps):
        if time.monotonic() > ends:
            done = False
            break
        plan = Plan.of(dict(enumerate(at)))
        looked += 1
        if not faults(ladder, plan):
            check = incentives(ladder, plan)
            if check.self_enforcing and not check.surplus.min() <= best:
                best = float(check.surplus.min())
    return {"value": best, "bound": best if done else math.inf, "proven": done, "looked": looked}


class _Obvious(Planner):
    """V, walk-out and open breach as rows; a plan that fails is forbidden, nothing is learnt, and
    nothing is drawn by chance."""

    def _draw(self, n: int, start: dict[int, int] | None = None, until: float = math.inf) -> None:
        """Nothing by chance."""

    def _consider(self, at: dict[int, int]) -> None:
        holds, values = self._checked(at)
        if not (holds and self._keep(at, values)):
            self._forbid(at, 0)


class _Plain(Policies):
    """No row for what is withheld in secret."""

    def _quiet(self, party: int) -> Iterator[Linear]:
        return iter(())


def obvious(ladder: Ladder, n_stages: int, seconds: float) -> dict[str, Any]:
    """The obvious program."""
    fast = Fast(ladder)
    planner = _Obvious(
        fast, n_stages, Least(fast, n_stages), True, seconds, _Plain(ladder, n_stages)
    )
    found = planner.run(1)
    value = found.best if found.found else math.nan
    return {"value": value, "bound": found.bound, "proven": found.proven, "cut": found.n_cut}


WAYS: dict[str, Callable[[Ladder, int, float], dict[str, Any]]] = {
    "plain": plain,
    "obvious": obvious,
}
