"""For which values of one number a plan is kept to: all others stay as they are.

At each value the exact check is made again. The slack of party p is the least over the stages of
V_p(t) less its best deviation (``incentives``). Four facts say what shape the values at which a
plan holds can have.

**Detection.** V does not depend on it. The party may walk out in the stage after, with the same
steps withheld, for C_found; so going on unseen is worth at least C_found, and a false alarm is
worth no less either, for a party that a breach costs something (forfeit_pp <= 0). So more detection
never makes a deviation better, by induction from the last stage: what holds at q holds above q, and
bisection finds the threshold. With forfeit_pp > 0 and false alarms a grid is scanned instead.

**Patience.** Nothing of the kind: more patience makes what is to come weigh more, what tempts later
too. A grid even in the log of delta / (1 - delta) is scanned, and every change bisected.

**Share undone.** More of it makes a breach of one's own worse where others undo what they gave, and
better where one undoes what one gave. But C is linear in one step's share (bundles too: each share
stands in a product once), V is linear in C, and the worth of the best deviation is a maximum of
sums of C with weights that are not negative, so it is convex. The slack is concave: the plan holds
on one span of shares, or nowhere. A section search finds it.

**Bond.** What party p loses by a breach of its own that comes to light (forfeit_pp lowered) enters
no V and every such deviation of p alone, with a weight that is not negative: rising, bisection.

Detection, patience and bond of a party concern its own temptation alone; so one value for everybody
holds where it holds for each. A check of one party costs O(n_stages m 2^m) (``bestresponse``); some
20 of them find a bracket, 100 scan patience.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder, Plan
from summitry.phases.bestresponse import BestResponse
from summitry.phases.changed import (
    Span,
    common,
    concave,
    rising,
    scanned,
    with_bonds,
    with_detection,
    with_patience,
    with_undone,
)
from summitry.phases.incentives import Incentives
from summitry.phases.values import plan_values

__all__ = ["PATIENCES", "Holds", "Keeping", "hidden", "pays", "slack", "stake"]

PATIENCES: tuple[float, ...] = tuple(
    float(x) for x in 1 / (1 + np.exp(-np.linspace(-np.log(9999), np.log(9999), 101)))
)
"""Where patience is tried, from 0.0001 to 0.9999, even in log(delta / (1 - delta))."""


@dataclass(frozen=True, slots=True)
class Holds:
    """Where a plan holds as one number moves, all others as they are.

    ``of``    : places of the steps (or of the parties) whose number it is; all get the same.
    ``now``   : what the ladder says; None if it says more than one value.
    ``spans`` : where the plan holds, rising; () if nowhere.
    ``sure``  : True if there can be no others; False if a grid was scanned.
    """

    of: tuple[int, ...]
    now: float | None
    spans: tuple[Span, ...]
    sure: bool = True

    @property
    def lowest(self) -> float | None:
        """The least value at which the plan holds; None if it does at none."""
        return self.spans[0].low if self.spans else None

    @property
    def highest(self) -> float | None:
        """The largest value at which the plan holds."""
        return self.spans[-1].high if self.spans else None


def slack(
    ladder: Ladder, plan: Plan, party: int, values: NDArray[np.float64] | None = None
) -> float:
    """The least over the stages of what going on is worth to ``party`` above its best deviation.

    ``values``: those of ``plan_values``, if they are known.
    """
    going = (plan_values(ladder, plan) if values is None else values)[party].tolist()
    answer = BestResponse(ladder, plan, party)
    return min(float(value) - answer.deviation(t).value for t, value in enumerate(going))


def stake(ladder: Ladder, party: int) -> float:
    """All that the steps move for ``party``, for better or worse, in points a stage."""
    bundled = sum(abs(float(bundle.points[party])) for bundle in ladder.bundles)
    return float(np.abs(ladder.flow[party]).sum()) + abs(float(ladder.base[party])) + bundled


def pays(ladder: Ladder, party: int) -> bool:
    """Whether to be found could help ``party``: a breach pays it, and there are false alarms."""
    return bool(ladder.forfeit[party, party] > 0 and any(step.alarm for step in ladder.steps))


def hidden(ladder: Ladder, plan: Plan) -> tuple[int, ...]:
    """The steps of ``plan`` that can be withheld in secret: those with a mover of their own."""
    return tuple(k for k in sorted(plan.done) if ladder.steps[k].mover is not None)


class Keeping:
    """Asks again and again whether a plan holds, of those parties alone for whom it can change."""

    def __init__(self, ladder: Ladder, plan: Plan, check: Incentives) -> None:
        self.ladder, self.plan, self.check = ladder, plan, check
        self.tempted = {one.party for one in check.tempted}

    def spare(self, ladder: Ladder, parties: Iterable[int], known: bool = False) -> float:
        """The least slack of the ``parties`` on a changed ``ladder``; below 0 one is tempted.
        ``known``: what the plan is worth to them is not changed."""
        values = self.check.values if known else plan_values(ladder, self.plan)
        each = (slack(ladder, self.plan, p, values) for p in parties)
        return min(each, default=0.0) + self.check.tolerance

    def detection(
        self, steps: tuple[int, ...], *, floor: bool = False, alone: bool = False
    ) -> Holds:
        """``floor``: no step's detection is lowered; ``alone``: of the movers' own temptation."""
        ladder = self.ladder
        movers = {m for k in steps if (m := ladder.steps[k].mover) is not None}

        def changed(q: float) -> Ladder:
            lower = (k for k in steps if not floor or ladder.steps[k].detection < q)
            return with_detection(ladder, lower, q)

        now = _same(ladder.steps[k].detection for k in steps)
        if not alone and self.tempted - movers:
            return Holds(steps, now, ())
        sure = not any(pays(ladder, p) for p in movers)
        spans = _spans(lambda q: self.spare(changed(q), movers, known=True) >= 0, sure)
        return Holds(steps, now, spans, sure)

    def patience(self, party: int) -> Holds:
        """Where the ``party`` itself keeps to the plan."""

        def keeps(delta: float) -> bool:
            return self.spare(with_patience(self.ladder, (party,), delta), (party,)) >= 0

        now = float(self.ladder.patience[party])
        return Holds((party,), now, scanned(keeps, sorted({*PATIENCES, now})), False)

    def undone(self, step: int) -> Holds:
        """The share undone concerns everybody: all have something to gain or lose by it."""
        ladder, now = self.ladder, self.ladder.steps[step].undone
        known = not any(ladder.steps[k].alarm for k in self.plan.done)

        def spare(share: float) -> float:
            return self.spare(with_undone(ladder, (step,), share), ladder.players, known)

        return Holds((step,), now, concave(spare, 0.0, 1.0, now))

    def bond(self, party: int) -> float | None:
        if party not in self.tempted:
            return 0.0

        def keeps(bond: float) -> bool:
            return self.spare(with_bonds(self.ladder, [(party, bond)]), (party,), known=True) >= 0

        found = rising(keeps, 0.0, stake(self.ladder, party))
        return found[0].low if found else None

    def if_others_keep(self, one: Holds, parties: Iterable[int]) -> Holds:
        """``one``, of the temptation of ``parties`` alone, for the whole plan."""
        return replace(one, spans=()) if self.tempted - set(parties) else one

    def together(self, each: Iterable[Holds], parties: Iterable[int]) -> Holds:
        """One value for all, where ``each`` of the ``parties`` holds; the others as they are."""
        found = tuple(each)
        spans: tuple[Span, ...] = (Span(0.0, 1.0),)
        for one in found:
            spans = common(spans, one.spans)
        values = {one.now for one in found}
        joint = Holds(
            tuple(k for one in found for k in one.of),
            values.pop() if len(values) == 1 else None,
            spans,
            all(one.sure for one in found),
        )
        return self.if_others_keep(joint, parties)


def _spans(holds: Callable[[float], bool], sure: bool) -> tuple[Span, ...]:
    return rising(holds, 0.0, 1.0) if sure else scanned(holds, [x / 100 for x in range(101)])


def _same(values: Iterable[float]) -> float | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None
