"""Propose, check, cut: the best plan by a program whose optimum is a bound.

The program (``program``) holds rows that every plan that holds must meet, so its optimum is an
upper bound. Its plan is checked exactly. If somebody would deviate, that deviation as a policy
(``policies``) is a row that this plan breaks and no plan that holds does; with it the program is
solved again. Where such a row does not cut the plan off (false alarms), its end is forbidden: what
a party can get from stage t on depends on S_t, ..., S_T alone; the plan is then mended by small
changes (``climb``). Before and between, plans are drawn by ``chance`` that meet all rows so far:
they are checked and learnt from in the same way, and what holds is a floor, for the program is
asked only for something better. So it ends after finitely many rounds with

- a plan that holds, and a proof that no other is better by more than GAP; or
- a proof that no plan holds; or
- when the time is over, the best plan found and the best bound.

Delayed rows: Benders (1962), Numerische Mathematik 4; here each is a policy of one deviator.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Plan
from summitry.phases.bestresponse import BestResponse, Move
from summitry.phases.design.aims import Aim
from summitry.phases.design.chance import Chance
from summitry.phases.design.climb import At, climbed
from summitry.phases.design.exhaustive import TIE
from summitry.phases.design.fast import Fast
from summitry.phases.design.linear import Linear
from summitry.phases.design.order import fits
from summitry.phases.design.policies import Act, Policies, from_recipe
from summitry.phases.design.program import Program
from summitry.phases.incentives import TOLERANCE, incentives

__all__ = ["GAP", "Planner"]

GAP = 1e-6
"""A plan is best if none is better by more than this share of its worth (or of 1): the program
works with numbers that may be off by as much."""

CHECKS = 2000
"""How many plans a climb may check."""

FIRST, SECOND, AGAIN = 8, 600, 8
"""How many proposals are drawn by chance at first, if the first answer of the program is no proof,
and after each later answer."""

EARLY, CALM, SHARE = 0.1, 0.1, 0.3
"""Shares of the time: for the first answer of the program; without a better plan by chance until
no more are drawn; that is over when the last of the second proposals is drawn."""


class Planner:
    """One search over ``n_stages`` by an ``aim``, over at most ``seconds`` on the clock.

    ``best``, ``found``: the worth of the best plan, and plans of that worth. ``bound``: no plan is
    worth more. ``proven``: ``bound`` is reached, or it is certain that there is no plan.
    """

    def __init__(
        self,
        fast: Fast,
        n_stages: int,
        aim: Aim,
        whole: bool,
        seconds: float,
        policies: Policies | None = None,
    ) -> None:
        self.fast, self.n_stages, self.aim, self.whole = fast, n_stages, aim, whole
        self.seconds, self.ends = seconds, monotonic() + seconds
        self.policies = policies or Policies(fast.ladder, n_stages)
        self.program = Program(fast.ladder, n_stages, whole, len(aim.limits))
        self.best, self.bound, self.proven = -inf, inf, False
        self.found: list[At] = []
        self.listed = False
        self.n_looked = self.n_cut = 0
        self._known: set[tuple[int, tuple[Act, ...]]] = set()
        self._chance = Chance(fast, n_stages, aim, self.policies, whole)
        for party in fast.ladder.players:
            self._hold(self.policies.first(party))
        aim.state(self.program, self.policies)

    def run(self, most: int) -> Planner:
        """The best plan, then others of the same worth, at most ``most`` in all."""
        self._draw(FIRST)
        if monotonic() < self.ends:
            self._round(EARLY)
        if not self.proven:
            self._draw(SECOND, until=self.ends - (1 - SHARE) * self.seconds)
        while not self.proven and monotonic() < self.ends:
            self._round(1.0)
        if self.found and self.proven and most > 1:
            self._equal(most)
        return self

    @property
    def _gap(self) -> float:
        return GAP * max(1.0, abs(self.best))

    def _round(self, share: float) -> None:
        """Solve for something better, and learn from what comes back."""
        floor = self.best + self._gap if self.found else -inf
        left = share * (self.ends - monotonic())
        solved = self.program.solve(self.aim.limits, floor, left)
        if solved.none:
            self.proven, self.bound = True, self.best
            return
        self.bound = max(min(self.bound, solved.bound), self.best)
        if solved.at is not None:
            self._consider(solved.at)
        if self.found and self.bound <= self.best + self._gap:
            self.proven, self.bound = True, self.best
        if not self.proven:
            self._draw(AGAIN, solved.at)

    def _draw(self, n: int, start: At | None = None, until: float = inf) -> None:
        """Proposals by chance, kept if they are better and learnt from if they fail. A plan that
        failed is mended, the best is looked around, and every fourth starts anew."""
        calm = CALM * self.seconds
        last = monotonic() + calm
        for i in range(n):
            if monotonic() > min(until, self.ends, last if self.found else inf):
                return
            at, _ = self._chance.proposal(start if i % 4 or i == 0 else None)
            if not fits(self.fast.ladder, at, self.n_stages):
                continue
            holds, values = self._checked(at)
            if holds and self._keep(at, values):
                last = monotonic() + calm
            if not holds:
                self._rows(at)
            start = (self.found[0] if self.found else None) if holds else at

    def _consider(self, at: At) -> None:
        """Check a proposal of the program; keep it, or learn why it fails and mend it."""
        holds, values = self._checked(at)
        if not holds:
            if not self._learn(at):
                self._climb(at)
        elif not self._keep(at, values):
            self._forbid(at, 0)

    def _climb(self, at: At) -> None:
        """Mend a plan by the exact check, where no row says what is wrong with it."""
        score, mended, looked = climbed(
            self.fast, at, self.n_stages, self.aim.score, self.whole, CHECKS
        )
        self.n_looked += looked
        if score[0] == 0.0 and self._checked(mended)[0]:
            self._keep(mended, self._checked(mended)[1])

    def _keep(self, at: At, values: NDArray[np.float64]) -> bool:
        """Keep a plan that holds if it is better than all before."""
        self.aim.learn(self.program, self.policies, values)
        worth = self.aim.score(at, values)
        if worth > self.best:
            self.best, self.found = worth, [at]
            return True
        return False

    def _checked(self, at: At) -> tuple[bool, NDArray[np.float64]]:
        """Does the plan hold, and V(0)."""
        self.n_looked += 1
        slack, values = self.fast.slack(at, self.n_stages)
        if -self.fast.tolerance <= slack < -0.5 * TOLERANCE:
            return incentives(self.fast.ladder, Plan.of(at)).self_enforcing, values
        return slack >= -0.5 * TOLERANCE, values

    def _learn(self, at: At) -> bool:
        """A row for every deviation that tempts somebody; the end is forbidden if none bites, and
        False returned."""
        tempted = self._rows(at)
        if tempted is not None:
            self._forbid(at, tempted)
        return tempted is None

    def _rows(self, at: At) -> int | None:
        """A row for every deviation that tempts somebody; if none cuts the plan off, the last stage
        at which somebody is tempted."""
        slacks, _ = self.fast.slacks(at, self.n_stages)
        tempted, plan, bites = slacks < -self.fast.tolerance, self._padded(at), False
        for row, party in enumerate(self.fast.ladder.players):
            if tempted[row].any() and not self.policies.alarms:
                answer = BestResponse(self.fast.ladder, plan, party)
                for stage in np.flatnonzero(tempted[row]).tolist():
                    bites |= self._row(party, answer.recipe(stage), at)
        return None if bites else int(np.flatnonzero(tempted.any(axis=0)).max(initial=0))

    def _row(self, party: int, recipe: tuple[Move, ...], at: At) -> bool:
        """Add the deviation as a row; does it cut the plan off?"""
        acts = from_recipe(self.fast.ladder, recipe, self.n_stages)
        slack = self.policies.slack(party, acts)
        if (party, acts) not in self._known:
            self._known.add((party, acts))
            self._hold([slack])
            self.n_cut += 1
        return slack.at(at) < -GAP * max(1.0, abs(recipe[0].value))

    def _hold(self, rows: Iterable[Linear]) -> None:
        """Every plan that holds meets these rows."""
        found = list(rows)
        self._chance.add(found)
        for row in found:
            self.program.holds(row)

    def _forbid(self, at: At, stage: int) -> None:
        """No plan with the end of this one from ``stage`` on."""
        self.n_cut += 1
        done = [(k, t - 1) for k, t in at.items() if t >= stage]
        done += [(k, self.n_stages - 1) for k in range(self.fast.ladder.n_steps) if k not in at]
        self.program.clause(done, [(k, max(t, stage - 1)) for k, t in at.items()])

    def _equal(self, most: int) -> None:
        """Other plans of the same worth, until there is none, enough, or no time."""
        for at in self.found:
            self._forbid(at, 0)
        while monotonic() < self.ends:
            floor = self.best - self._gap
            solved = self.program.solve(self.aim.limits, floor, self.ends - monotonic())
            self.listed = solved.none
            if solved.at is None or len(self.found) == most:
                return
            self._tied(solved.at)

    def _tied(self, at: At) -> None:
        """Keep a plan if it is as good as the best, and see that it does not come again."""
        holds, values = self._checked(at)
        if not holds:
            self._learn(at)
            return
        self.aim.learn(self.program, self.policies, values)
        if self.aim.score(at, values) >= self.best - TIE * max(1.0, abs(self.best)):
            self.found.append(at)
        self._forbid(at, 0)

    def _padded(self, at: At) -> Plan:
        stages = range(self.n_stages)
        return Plan(tuple(tuple(sorted(k for k, s in at.items() if s == t)) for t in stages))
