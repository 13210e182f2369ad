"""What a plan needs: how low detection, patience and snapback may be before it no longer holds.

One number moves, all others stay as they are, and the exact check is made again (``keeping`` says
why the values at which a plan holds are found so). A threshold holds, and its span names a value
within PRECISION that does not: the two are the certificate. Discount factors are guesses: so the
lowest detection is also given as a function of patience, q*(delta). And for a picture the slack of
each party is drawn over detection.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder, Plan
from summitry.phases.changed import with_detection, with_patience
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.keeping import Holds, Keeping, hidden, slack

__all__ = ["SlackCurve", "Thresholds", "detection_by_patience", "plan_thresholds", "slack_curve"]


@dataclass(frozen=True, eq=False)
class Thresholds:
    """What a plan needs, one number at a time.

    ``check``     : the plan as it stands.
    ``detection`` : for each step that can be withheld in secret, its own detection.
    ``of_mover``  : for each party that takes steps, one detection for all of its own; where the
    party itself would keep to the plan, whatever the others do.
    ``common``    : one detection for all steps that can be withheld.
    ``at_least``  : the same as a floor: those with more keep what they have.
    ``patience``  : for each party whose incentives count.
    ``patient``   : one patience for all of them.
    ``undone``    : the share undone of each step of the plan.
    ``bonds``     : for each party whose incentives count the smallest bond at which it would keep
    to the plan: 0 if it does, None if even its whole ``stake`` is too little.
    """

    check: Incentives
    detection: tuple[Holds, ...]
    of_mover: tuple[Holds, ...]
    common: Holds
    at_least: Holds
    patience: tuple[Holds, ...]
    patient: Holds
    undone: tuple[Holds, ...]
    bonds: tuple[tuple[int, float | None], ...]


@dataclass(frozen=True, eq=False)
class SlackCurve:
    """The slack of each party as detection moves.

    ``steps``   : whose detection it is.
    ``at``      : float array (points,), the detection.
    ``parties`` : places of the parties whose incentives count.
    ``slack``   : float array (parties, points), the least over the stages; below 0 it is tempted.
    """

    steps: tuple[int, ...]
    at: NDArray[np.float64]
    parties: tuple[int, ...]
    slack: NDArray[np.float64]


def plan_thresholds(ladder: Ladder, plan: Plan) -> Thresholds:
    """What the ``plan`` on the ``ladder`` needs, self-enforcing or not.

    Some 20 checks of a party for each step and bond, some 100 for each patience.
    """
    check = incentives(ladder, plan)
    judge = Keeping(ladder, plan, check)
    steps, players = hidden(ladder, plan), ladder.players
    movers = sorted({m for k in steps if (m := ladder.steps[k].mover) is not None})
    own = {p: tuple(k for k in steps if ladder.steps[k].mover == p) for p in movers}
    sides = tuple(judge.detection(own[p], alone=True) for p in movers)
    patience = tuple(judge.patience(p) for p in players)
    return Thresholds(
        check,
        tuple(judge.detection((k,)) for k in steps),
        sides,
        judge.together(sides, movers),
        judge.detection(steps, floor=True),
        tuple(judge.if_others_keep(one, one.of) for one in patience),
        judge.together(patience, players),
        tuple(judge.undone(k) for k in sorted(plan.done)),
        tuple((p, judge.bond(p)) for p in players),
    )


def slack_curve(
    ladder: Ladder,
    plan: Plan,
    step: int | None = None,
    points: int = 41,
    at: Sequence[float] | None = None,
) -> SlackCurve:
    """The slack of each party at so many ``points`` of detection from 0 to 1, or at those given.

    ``step``: whose detection moves; without it that of all steps that can be withheld. ``at``: the
    chances a stage to look at.
    """
    steps = hidden(ladder, plan) if step is None else (step,)
    chances = np.linspace(0.0, 1.0, points) if at is None else np.asarray(at, dtype=np.float64)
    players = ladder.players
    movers = {ladder.steps[k].mover for k in steps}
    found = np.empty((len(players), len(chances)))
    for row, party in enumerate(players):
        if party not in movers:
            found[row] = slack(ladder, plan, party)
            continue
        changed = (with_detection(ladder, steps, float(q)) for q in chances)
        found[row] = [slack(other, plan, party) for other in changed]
    return SlackCurve(steps, chances, players, found)


def detection_by_patience(
    ladder: Ladder,
    plan: Plan,
    patience: Sequence[float],
    steps: Iterable[int] | None = None,
    parties: Iterable[int] | None = None,
) -> tuple[tuple[float, float | None], ...]:
    """q*(delta): at each ``patience`` the lowest detection at which the ``plan`` holds, or None.

    ``steps``: whose detection moves, all by default; ``parties``: whose patience moves, by default
    that of all whose incentives count.
    """
    moved = hidden(ladder, plan) if steps is None else tuple(steps)
    whose = ladder.players if parties is None else tuple(parties)
    rows = []
    for delta in patience:
        changed = with_patience(ladder, whose, delta)
        judge = Keeping(changed, plan, incentives(changed, plan))
        rows.append((float(delta), judge.detection(moved).lowest))
    return tuple(rows)
