"""A plan played stage by stage, with chance deciding what comes to light and when.

In each period with S said to be done and W of it withheld by one party, the draws say

    found   with chance  max of detection_k over W              the plan ends: C_p(S - W, W; p)
    alarm   else, with   1 - prod of (1 - alarm_k) over S - W   the plan ends: C_p(S - W, W; nobody)

and the party lives on flow_p(S - W) meanwhile. What follows the last period of a policy goes on as
it is: the number of periods until it ends is drawn from the geometric distribution, so that nothing
is cut off. The worth of a run is (1 - delta) sum of delta^i times the flows, and what is left after
the end for ever: average points a stage. Its mean over n runs has the standard error s / sqrt(n).

This shares the ladder and what is left after a breach (``collapse``) with the exact answers, and
nothing else. Policies played with one seed meet the same draws (common random numbers: Glasserman
and Yao (1992), Management Science 38), so that their difference is known better than each.
O(runs n_stages).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod, sqrt

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined
from summitry.model.ladder import Ladder, Plan
from summitry.phases.collapse import collapse

__all__ = [
    "Board",
    "Course",
    "Period",
    "Policy",
    "Simulated",
    "expected",
    "keeping",
    "played",
    "simulate",
]

Steps = frozenset[int]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a party does from a stage on, as long as nothing comes to light.

    ``start``    : the stage; up to it all was kept.
    ``withheld`` : what is withheld in each stage from ``start`` to n_stages; the last for ever.
    ``leave``    : the stage in which the party ends the plan in the open; None: it does not.
    ``undone``   : what it then leaves undone in the open; if nothing, it walks out before anything
    of that stage happens (before the first stage it may as well refuse the plan, for 0).
    ``waits``    : waits before each stage from ``start`` to n_stages - 1; empty: none. While it
    waits, the party withholds as much as it will in that stage.
    """

    start: int
    withheld: tuple[Steps, ...]
    leave: int | None = None
    undone: Steps = frozenset()
    waits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Simulated:
    """The ``mean`` worth over ``runs``, its standard ``error``, and the shares of runs in which
    something was ``found`` and in which a false alarm (``alarmed``) ended the plan."""

    mean: float
    error: float
    found: float
    alarmed: float
    runs: int


@dataclass(frozen=True, slots=True)
class Period:
    """One period: the flow, the chances that something is ``found`` and of a false ``alarm``, and
    what is ``left`` for ever after the first and after the second (``quiet``)."""

    flow: float
    found: float
    alarm: float
    left: float
    quiet: float


@dataclass(frozen=True, slots=True)
class Course:
    """The periods of a policy, and the worth of what follows; None: the last goes on for ever."""

    periods: tuple[Period, ...]
    ending: float | None


def keeping(plan: Plan, start: int = 0) -> Policy:
    """Keeping to the ``plan`` from the stage ``start`` on.

    >>> keeping(Plan(((0,), (1,))), 1)
    Policy(start=1, withheld=(frozenset(), frozenset()), leave=None, undone=frozenset(), waits=())
    """
    return Policy(start, (frozenset(),) * (plan.n_stages + 1 - start))


def simulate(
    ladder: Ladder,
    plan: Plan,
    party: int,
    policy: Policy | None = None,
    runs: int = 10_000,
    seed: int = 0,
) -> Simulated:
    """The ``plan`` played so many times on the ``ladder``, ``party`` following a ``policy`` (None:
    it keeps to the plan) and all others keeping to the plan. NotDefined for less than two runs."""
    worth, found, alarmed = played(ladder, plan, party, policy or keeping(plan), runs, seed)
    return Simulated(
        mean=float(worth.mean()),
        error=float(worth.std(ddof=1)) / sqrt(runs),
        found=float(found.mean()),
        alarmed=float(alarmed.mean()),
        runs=runs,
    )


def played(
    ladder: Ladder, plan: Plan, party: int, policy: Policy, runs: int, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each run of a ``policy`` of ``party`` against the ``plan`` on the ``ladder``: its worth,
    whether something was found, and whether a false alarm ended it. Arrays (runs,)."""
    if runs < 2:
        raise NotDefined(f"runs is {runs}; at least 2 are needed to tell how sure a mean is")
    draws = _draws(ladder, plan, runs, seed)
    course, delta = Board(ladder, plan, party).course(policy), float(ladder.patience[party])
    worth, weight = np.zeros(runs), 1.0
    found, alarmed = np.zeros(runs, bool), np.zeros(runs, bool)
    last = len(course.periods) - (course.ending is None)
    for i, period in enumerate(course.periods[:last]):
        runs_on = ~(found | alarmed)
        seen = runs_on & (draws[i, 0] < period.found)
        false = runs_on & ~seen & (draws[i, 1] < period.alarm)
        ends = np.where(seen, period.left, np.where(false, period.quiet, 0.0))
        worth += runs_on * weight * ((1 - delta) * period.flow + delta * ends)
        found, alarmed, weight = found | seen, alarmed | false, weight * delta
    runs_on = ~(found | alarmed)
    if course.ending is not None:
        return worth + runs_on * weight * course.ending, found, alarmed
    rest, seen, false = _for_ever(course.periods[-1], delta, draws[-1])
    worth += runs_on * weight * rest
    return worth, found | (runs_on & seen), alarmed | (runs_on & false)


def expected(ladder: Ladder, plan: Plan, party: int, policy: Policy) -> float:
    """What the mean of ``simulate`` tends to, with the same arguments."""
    return Board(ladder, plan, party).expected(policy)


def _draws(ladder: Ladder, plan: Plan, runs: int, seed: int) -> NDArray[np.float64]:
    """Two draws for each period that a policy can have, and for all that follows: the same for
    every policy. Shape (n_stages + grace + 2, 2, runs)."""
    rng = np.random.default_rng(seed)
    return rng.random((plan.n_stages + ladder.grace + 2, 2, runs))


def _for_ever(
    period: Period, delta: float, draws: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """The ``period`` again and again until something comes to light: worth, found, false alarm."""
    lasts = (1 - period.found) * (1 - period.alarm)
    if lasts == 1:
        nothing = np.zeros(draws.shape[1], bool)
        return np.full(draws.shape[1], period.flow), nothing, nothing
    with np.errstate(divide="ignore"):
        count = np.maximum(1.0, np.ceil(np.log(1 - draws[0]) / np.log(lasts)))
    seen = draws[1] * (1 - lasts) < period.found
    after = np.where(seen, period.left, period.quiet)
    ends = delta**count
    return (1 - ends) * period.flow + ends * after, seen, ~seen


@dataclass(frozen=True)
class Board:
    """What a ``party`` lives on and risks against a ``plan``; each state is worked out once."""

    ladder: Ladder
    plan: Plan
    party: int
    known: dict[tuple[Steps, Steps], Period] = field(default_factory=dict)

    def expected(self, policy: Policy) -> float:
        """The expected worth of a ``policy``."""
        course, delta = self.course(policy), float(self.ladder.patience[self.party])
        total, weight = 0.0, 1.0
        for i, period in enumerate(course.periods):
            lasts = (1 - period.found) * (1 - period.alarm)
            ends = period.found * period.left + (1 - period.found) * period.alarm * period.quiet
            now = (1 - delta) * period.flow + delta * ends
            if course.ending is None and i == len(course.periods) - 1:
                return total + weight * now / (1 - delta * lasts)
            total, weight = total + weight * now, weight * delta * lasts
        return total + weight * (course.ending or 0.0)

    def course(self, policy: Policy) -> Course:
        """What the ``policy`` comes to, period by period."""
        periods: list[Period] = []
        last = self.plan.n_stages if policy.leave is None else policy.leave - 1
        for stage in range(policy.start, last + 1):
            held = policy.withheld[min(stage, self.plan.n_stages) - policy.start]
            if policy.waits and stage < self.plan.n_stages:
                done = self.plan.before(stage)
                periods += [self._period(done, held & done)] * policy.waits[stage - policy.start]
            periods.append(self._period(self.plan.before(stage + 1), held))
        ending = None if policy.leave is None else self._ending(policy, policy.leave)
        return Course(tuple(periods), ending)

    def _period(self, done: Steps, held: Steps) -> Period:
        """One period with ``done`` said to be done and ``held`` of it withheld."""
        if (done, held) not in self.known:
            steps, stands = self.ladder.steps, done - held
            self.known[done, held] = Period(
                flow=self.ladder.worth(self.party, stands),
                found=max((steps[k].detection for k in held), default=0.0),
                alarm=1 - prod(1 - steps[k].alarm for k in stands),
                left=self._left(stands, held),
                quiet=collapse(self.ladder, self.party, stands, held),
            )
        return self.known[done, held]

    def _left(self, stands: Steps, held: Steps) -> float:
        return collapse(self.ladder, self.party, stands, held, self.party)

    def _ending(self, policy: Policy, leave: int) -> float:
        """The worth of ending the plan in the open in the stage ``leave``."""
        if leave == 0 and not policy.undone:
            return max(0.0, self._left(frozenset(), frozenset()))
        held = policy.withheld[leave - 1 - policy.start] if leave > policy.start else frozenset()
        if not policy.undone:
            return self._left(self.plan.before(leave) - held, held)
        delta = float(self.ladder.patience[self.party])
        stands = self.plan.before(leave + 1) - held - policy.undone
        kept = held | policy.undone.intersection(self.ladder.own(self.party))
        return (1 - delta) * self.ladder.worth(self.party, stands) + delta * self._left(
            stands, kept
        )
