"""What is left when a plan breaks down: the trigger, and whether it is worth carrying out.

Once a breach has come to light nobody takes another step, and each step that was taken is undone
as far as it can be. With S the steps truly done, W those that party p is found to have withheld,
and b the party in breach (or nobody, after a false alarm), the rest is worth to p, on average,

    C_p(S, W; b) = sum_{k in S} s_k flow_pk + sum_{bundles within S} (prod of s_k) points_p
                   + sum_{k in W} breakout_k + forfeit_bp

s_k, the share of step k that **stays**, is 1 - undone_k if to undo it is worth carrying out, else
1. Of a step with a mover it is, if the step costs its mover something (flow <= 0): given that all
others stop, it does better by undoing it. A step that is welcome to its mover is not undone, and
the threat to undo it is not counted. What is done together takes all to keep up, so that once one
has stopped nobody can do better than stop. So the threat is credible in the sense of subgame
perfection (Selten (1975), International Journal of Game Theory 4), with two limits: bundles are not
looked at when it is asked whether a step costs its mover something, and a step not yet taken that
its mover would take for its own good, plan or no plan, belongs into the outside option, not here.

Whether those who found the breach would rather **let it pass** is another matter (weak
renegotiation-proofness: Farrell and Maskin (1989), Games and Economic Behavior 1): compare C_j
with the worth of going on as agreed while W stays withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder

__all__ = ["collapse", "staying"]


def staying(ladder: Ladder) -> NDArray[np.float64]:
    """s_k, the share of each step of ``ladder`` that stays after a breach: float (n_steps,)."""
    return np.array(
        [1.0 - step.undone if _undone(ladder, k) else 1.0 for k, step in enumerate(ladder.steps)]
    )


def _undone(ladder: Ladder, step: int) -> bool:
    """Whether it is worth carrying out to undo the ``step``."""
    mover = ladder.steps[step].mover
    return mover is None or bool(ladder.flow[mover, step] <= 0)


def collapse(
    ladder: Ladder,
    party: int,
    done: Iterable[int],
    withheld: Iterable[int] = (),
    breaker: int | None = None,
) -> float:
    """C_p(S, W; b) for p = ``party``, S = ``done``, W = ``withheld`` by p, b = ``breaker``."""
    found, stays = frozenset(done), staying(ladder)
    worth = sum(stays[k] * ladder.flow[party, k] for k in sorted(found))
    for bundle in ladder.bundles:
        if bundle.steps <= found:
            worth += prod(stays[k] for k in bundle.steps) * bundle.points[party]
    worth += sum(ladder.steps[k].breakout for k in withheld if ladder.steps[k].mover == party)
    return float(worth + (0.0 if breaker is None else ladder.forfeit[breaker, party]))
