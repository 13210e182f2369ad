"""The firmest plan: the one that would hold even if a breach paid most.

A plan that is best by what it is worth often has no slack: some side could as well break it. The
**margin** of a plan is the largest prize m >= 0 such that it would hold if every breach of a party
that comes to light, and walking out, paid that party m more (forfeit_pp + m for all p). A larger
prize makes no deviation worse and no compliance better, so plans only drop out as m rises, and

    firmest margin = the largest m at which some plan holds

is found by doubling and halving, with a design at each m; of the plans that hold there the best by
the objective is given. Refusing at the start is not a breach and gets no prize; to walk out before
the first stage, once signed, is one, so that the margin is never above the least surplus. A prize
counts like a flow from the end on, so that it is worth less than the same slack.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from summitry.model.ladder import Ladder
from summitry.phases.design import Design, design
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.keeping import stake

__all__ = ["PRECISION", "Firmest", "firmest"]

PRECISION = 0.001
"""How closely the margin is found, as a share of the most that the steps move for a party."""


@dataclass(frozen=True, eq=False)
class Firmest:
    """The ``plans`` (checked on the ladder as it is) that hold at the ``margin``, best first; at
    ``beyond`` none was found, and ``proven`` says whether it is certain that there is none. No
    plans: none holds even at 0. ``design`` is the last that found them."""

    plans: tuple[Incentives, ...]
    margin: float
    beyond: float
    proven: bool
    design: Design


def firmest(
    ladder: Ladder,
    n_stages: int,
    objective: str = "max_min",
    most: int = 20,
    seconds: float = 60.0,
) -> Firmest:
    """The firmest plans on a ``ladder`` with at most ``n_stages`` stages; ``objective`` and
    ``most`` as for ``design``, which is asked some ten times, each time for so many ``seconds``.

    >>> from summitry.model.ladder import Step
    >>> from summitry.model.party import Party
    >>> steps = (Step("x", "x", 0), Step("y", "y", 1))
    >>> flow, parties = np.array([[-1.0, 20.0], [20.0, -1.0]]), (Party("a", "A"), Party("b", "B"))
    >>> ladder = Ladder(parties, steps, flow, np.zeros(2), np.full(2, 0.9), np.zeros((2, 2)))
    >>> found = firmest(ladder, 2)
    >>> found.margin <= 17 / 0.9 < found.beyond, found.plans[0].self_enforcing
    (True, True)
    """
    found = design(ladder, n_stages, objective, most=most, seconds=seconds)
    low, high, proven = 0.0, None, found.proven
    if not found.plans:
        return Firmest((), 0.0, 0.0, found.proven, found)
    step = PRECISION * max(stake(ladder, p) for p in ladder.players)
    trial = 4 * step
    while high is None or high - low > step:
        task = _with_prize(ladder, trial)
        tried = design(task, n_stages, objective, most=most, seconds=seconds)
        if tried.plans:
            low, found = trial, tried
        else:
            high, proven = trial, tried.proven
        trial = 2 * trial if high is None else (low + high) / 2
    plans = tuple(incentives(ladder, one.plan) for one in found.plans)
    return Firmest(plans, low, high, proven, found)


def _with_prize(ladder: Ladder, prize: float) -> Ladder:
    return replace(ladder, forfeit=ladder.forfeit + prize * np.eye(len(ladder.parties)))
