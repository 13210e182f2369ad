"""The hardest test of a plan: the best deviator that a search can find, played against it.

The search knows nothing of the exact program (``bestresponse``). A policy is described by when each
own step is really done (when due, later, never), when the plan is ended in the open and what is
then left undone, and where a wait is used. From several such descriptions, given and drawn, it
climbs: of all that differ in one place it takes the best, until none is better (steepest ascent
with restarts: Aarts and Lenstra (1997), Local Search in Combinatorial Optimization, ch. 1). The
score is the expectation; the verdict comes from playing what was found:

    gain = mean over runs of (worth of the policy - worth of keeping to the plan), same draws
    the deviator is better if gain > 4 standard errors of it

With 4 a plan that holds is called broken by chance once in 30,000 times. A search can miss the
best, so that this can only break a plan and never prove it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import inf, sqrt

import numpy as np

from summitry.model.ladder import Ladder, Plan
from summitry.simulation.plans import Board, Policy, Simulated, keeping, played, simulate

__all__ = ["LEVEL", "Tested", "hardest_test"]

LEVEL = 4.0
"""How many standard errors a gain must exceed to count."""

RESTARTS = 6
"""Drawn descriptions from which the search climbs, besides the given ones."""

_ROUNDING = 1e-9
"""A gain without chance in it that is put down to rounding, as a share of the worth."""


@dataclass(frozen=True, slots=True)
class Tested:
    """The hardest test of one ``party``.

    ``stage``  : the stage in which it begins to deviate, all having been kept so far.
    ``policy`` : the best that was found, ``found`` what it gives, ``kept`` what keeping to the plan
    from the same stage on gives; ``gain`` is their mean difference and ``error`` its standard
    error.
    """

    party: int
    stage: int
    policy: Policy
    found: Simulated
    kept: Simulated
    gain: float
    error: float

    @property
    def breaks(self) -> bool:
        """Whether the deviator does better than the plan by more than chance explains."""
        return self.gain > LEVEL * self.error + _ROUNDING * max(1.0, abs(self.kept.mean))


@dataclass(frozen=True, slots=True)
class _Told:
    """A policy as the search sees it: ``late[i]`` stages after it is due own step i is done."""

    late: tuple[int, ...]
    leave: int | None = None
    undone: frozenset[int] = frozenset()
    waits: tuple[int, ...] = ()


def hardest_test(
    ladder: Ladder, plan: Plan, runs: int = 10_000, seed: int = 0
) -> tuple[Tested, ...]:
    """For every party that counts, the best deviator found against the ``plan`` on the ``ladder``,
    from whichever stage it gains most, played that many times."""
    return tuple(_test(ladder, plan, party, runs, seed) for party in ladder.players)


def _test(ladder: Ladder, plan: Plan, party: int, runs: int, seed: int) -> Tested:
    rng, board = np.random.default_rng([seed, party]), Board(ladder, plan, party)
    found = (_Search(board, stage).best(rng) for stage in range(plan.n_stages + 1))
    _, policy = max(found, key=lambda one: one[0])
    kept = keeping(plan, policy.start)
    ours, theirs = (played(ladder, plan, party, one, runs, seed)[0] for one in (policy, kept))
    return Tested(
        party,
        policy.start,
        policy,
        simulate(ladder, plan, party, policy, runs, seed),
        simulate(ladder, plan, party, kept, runs, seed),
        gain=float((ours - theirs).mean()),
        error=float((ours - theirs).std(ddof=1)) / sqrt(runs),
    )


@dataclass(frozen=True)
class _Search:
    """The search for the best deviator of those that begin in the stage ``start``."""

    board: Board
    start: int
    scores: dict[_Told, float] = field(default_factory=dict)

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The own steps that are still to be done, in the order in which they are due."""
        at = self.board.plan.at
        own = (k for k in self.board.ladder.own(self.board.party) if at.get(k, -1) >= self.start)
        return tuple(sorted(own, key=lambda k: at[k]))

    @cached_property
    def longest(self) -> tuple[int, ...]:
        """How late each own step is if it is never done."""
        plan = self.board.plan
        return tuple(plan.n_stages + 1 - plan.at[k] for k in self.own)

    def best(self, rng: np.random.Generator) -> tuple[float, Policy]:
        """The most that a deviator found gains above keeping to the plan, and its policy."""
        kept = self.board.expected(keeping(self.board.plan, self.start))
        starts = [*self._given(), *(self._drawn(rng) for _ in range(RESTARTS))]
        told = max((self._climb(one) for one in starts), key=self._score)
        return self._score(told) - kept, self._policy(told)

    def _climb(self, told: _Told) -> _Told:
        """Steepest ascent from there."""
        while True:
            better = max(self._near(told), key=self._score)
            if self._score(better) <= self._score(told):
                return told
            told = better

    def _score(self, told: _Told) -> float:
        """The expectation; minus infinity of what keeps to the plan in the first stage."""
        if told not in self.scores:
            policy = self._policy(told)
            leaves = policy.leave == self.start or any(policy.waits[:1])
            leaves = leaves or bool(policy.withheld[0])
            self.scores[told] = self.board.expected(policy) if leaves else -inf
        return self.scores[told]

    def _given(self) -> Iterator[_Told]:
        """Nothing and everything withheld, the plan never ended or in each stage."""
        waits = (0,) * (self.board.plan.n_stages - self.start)
        for late in ((0,) * len(self.own), self.longest):
            for leave in (None, *range(self.start, self.board.plan.n_stages + 2)):
                yield _Told(late, leave, self._open(leave), waits)

    def _drawn(self, rng: np.random.Generator) -> _Told:
        """Each own step on time, never, or at any time between; the plan not ended."""
        late = tuple(
            int(rng.choice([0, longest, int(rng.integers(longest + 1))]))
            for longest in self.longest
        )
        return _Told(late, waits=(0,) * (self.board.plan.n_stages - self.start))

    def _near(self, told: _Told) -> Iterator[_Told]:
        """All that differ in one place."""
        for i, longest in enumerate(self.longest):
            for late in range(longest + 1):
                yield replace(told, late=(*told.late[:i], late, *told.late[i + 1 :]))
        for leave in (None, *range(self.start, self.board.plan.n_stages + 2)):
            yield replace(told, leave=leave, undone=frozenset())
            yield replace(told, leave=leave, undone=self._open(leave))
        for step in self._open(told.leave):
            yield replace(told, undone=told.undone ^ {step})
        for i, waits in enumerate(told.waits):
            if waits or sum(told.waits) < self.board.ladder.grace:
                other = 0 if waits else 1
                yield replace(told, waits=(*told.waits[:i], other, *told.waits[i + 1 :]))
            if sum(told.waits) < self.board.ladder.grace:
                yield replace(told, waits=(*told.waits[:i], waits + 1, *told.waits[i + 1 :]))

    def _open(self, stage: int | None) -> frozenset[int]:
        """What the party can leave undone in the open in that stage."""
        ladder, plan, party = self.board.ladder, self.board.plan, self.board.party
        if stage is None or stage >= plan.n_stages:
            return frozenset()
        movers = {party, None} if ladder.parties[party].principal else {party}
        return frozenset(k for k in plan.stages[stage] if ladder.steps[k].mover in movers)

    def _policy(self, told: _Told) -> Policy:
        """The policy told; what stands on a step that is not done is not done either."""
        plan, held = self.board.plan, []
        for stage in range(self.start, plan.n_stages + 1):
            hidden = {
                k
                for k, late in zip(self.own, told.late, strict=True)
                if plan.at[k] <= stage < plan.at[k] + late
            }
            held.append(self._and_above(hidden, plan.before(stage + 1)))
        undone = told.undone
        if told.leave is not None and undone:
            before = held[told.leave - 1 - self.start] if told.leave > self.start else frozenset()
            undone = self._and_above(undone | before, plan.before(told.leave + 1)) - before
        return Policy(self.start, tuple(held), told.leave, undone, told.waits)

    def _and_above(self, undone: Collection[int], done: frozenset[int]) -> frozenset[int]:
        """``undone`` and all own steps of ``done`` that stand on it."""
        steps, found = self.board.ladder.steps, frozenset(undone)
        own = done.intersection(self.own)
        while True:
            above = {k for k in own - found if (steps[k].needs | steps[k].after) & found}
            if not above:
                return found
            found |= above
