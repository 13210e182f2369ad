"""What a deviation is worth against every plan at once: rows that each plan that holds must meet.

A **policy** of party p says, from stage t on, what it does stage by stage: which set G_s it then
withholds of what has fallen due since t, and how it ends (holds for ever, walks out, breaks in the
open). Step k is withheld in stage s if it fell due in a stage r with k in G_r, ..., G_s. Against
the plan y its worth is

    X(s) = (1 - delta) flow(S_{s+1} - W_s) + delta [q_s C_found(S_{s+1} - W_s, W_s)
                                                    + (1 - q_s) X(s + 1)]

with q_s = max of detection over G_s, at least the chance q(W_s) of being found. That is linear in y
(``linear``). **It never says more than the best deviation gets**: with U the exact optimum,
U(s + 1, W) >= C_found (it can walk out), so a larger chance of being found can only lower
q C + (1 - q) U, and by induction from the end X(s) <= U(s, W). Hence

    V_p(t) >= X(t)      for every plan that holds, whatever the policy.

It is exact where q_s = q(W_s), so the policy of a deviation that ``incentives`` found cuts off the
plan it was found in, and no plan that holds. A step of the party's own that needs a withheld one
must be withheld too: such steps are taken into G_s, and where one with a larger detection then
falls due the row is given up (a term with a large factor).

All this is without false alarms. With alarms V is not linear; then only deviations that end the
plan at once are counted, and V is taken from above: V_p(t) >= C_p + forfeit_pp in every plan that
holds, so an alarm can add at most a max(0, -forfeit_pp) to it, a the chance of any alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from summitry.model.ladder import Ladder
from summitry.phases.bestresponse import Move
from summitry.phases.changed import dependents
from summitry.phases.design.linear import Linear, Sums
from summitry.phases.values import alarm

__all__ = ["Act", "Policies", "from_recipe"]


Kind = Literal["withhold", "wait", "refuse", "walk out", "break", "hold"]


@dataclass(frozen=True, slots=True)
class Act:
    """What the policy does in ``stage``; ``refused``: steps taken together that it refuses."""

    stage: int
    kind: Kind
    steps: frozenset[int]
    refused: frozenset[int] = frozenset()


def from_recipe(ladder: Ladder, recipe: Sequence[Move], n_stages: int) -> tuple[Act, ...]:
    """The policy that a ``recipe`` of the exact check describes."""
    together = frozenset(k for k, step in enumerate(ladder.steps) if step.mover is None)
    return tuple(
        Act(
            move.stage,
            _kind(move, i + 1 == len(recipe) and move.stage == n_stages),
            frozenset(move.steps) - together,
            frozenset(move.steps) & together,
        )
        for i, move in enumerate(recipe)
    )


def _kind(move: Move, last: bool) -> Kind:
    kept: Kind = "hold" if last else "withhold"
    if move.kind == "go on":
        return kept
    return kept if move.kind == "withhold" else move.kind


class Policies:
    """Values and policies on a ``ladder`` over ``n_stages`` as linear sums."""

    def __init__(self, ladder: Ladder, n_stages: int) -> None:
        self.ladder, self.n_stages = ladder, n_stages
        self.sums = Sums(ladder, n_stages)
        self.alarms = alarm(ladder, range(ladder.n_steps))
        self._values: dict[tuple[int, int], Linear] = {}

    def value(self, party: int, stage: int) -> Linear:
        """V_p(t); with false alarms a sum that is at least V_p(t) in every plan that holds."""
        if (party, stage) not in self._values:
            self._values[party, stage] = self._value(party, stage)
        return self._values[party, stage]

    def slack(self, party: int, acts: Sequence[Act]) -> Linear:
        """V_p(t) - X(t) for the policy ``acts``, which starts at the stage of its first act."""
        return (
            self.sums.zero()
            .add(self.value(party, acts[0].stage))
            .add(self.worth(party, acts), -1.0)
        )

    def waiting(self, party: int, stage: int) -> Linear:
        """V_p(t) - flow_p(S_t): what waiting one stage and going on then would lose."""
        acts = self.sums.flow(party, self.sums.by(stage - 1))
        return self.sums.zero().add(self.value(party, stage)).add(acts, -1.0)

    def worth(self, party: int, acts: Sequence[Act]) -> Linear:
        """X(t)."""
        total, factor = self.sums.zero(), 1.0
        delta, since = float(self.ladder.patience[party]), dict[int, int]()
        for act in acts:
            held = self._closed(party, act.steps | self._needing(party, self._refused(act)))
            since = {k: since.get(k, act.stage - 1) for k in held}
            end = act.kind in ("refuse", "walk out", "break", "hold")
            chance = max((self.ladder.steps[k].detection for k in act.steps), default=0.0)
            if act.kind in ("withhold", "wait", "hold"):
                self._give_up(total, party, act.stage, chance, since)
            part = self._ends if end else self._goes
            total.add(part(party, act, since, chance), factor)
            factor *= delta * (1.0 - chance)
        return total

    def first(self, party: int) -> Iterator[Linear]:
        """The rows that are always there: V less what the plain deviations are worth."""
        yield self.value(party, 0)
        for stage in range(self.n_stages + 1):
            yield self.slack(party, (Act(stage, "walk out", frozenset()),))
        for stage in range(self.n_stages):
            for refused in self._refusals(party):
                yield self.slack(party, (Act(stage, "break", self._dear[party], refused),))
        if not self.alarms:
            yield from self._quiet(party)

    def _quiet(self, party: int) -> Iterator[Linear]:
        """Withholding for ever from each stage on: each step, and all that are found as seldom."""
        dear = self._dear[party]
        chances = {self.ladder.steps[k].detection for k in dear}
        groups = {frozenset({k}) for k in dear}
        groups |= {
            frozenset(k for k in dear if self.ladder.steps[k].detection <= q) for q in chances
        }
        for group in sorted(groups, key=sorted):
            for stage in range(self.n_stages):
                yield self.slack(party, self.for_ever(stage, group))
        if self.ladder.grace:
            for stage in range(self.n_stages):
                yield self.waiting(party, stage)

    def for_ever(self, stage: int, group: frozenset[int]) -> tuple[Act, ...]:
        """Withholding the ``group`` from ``stage`` on for ever."""
        acts = [Act(s, "withhold", group) for s in range(stage, self.n_stages)]
        return (*acts, Act(self.n_stages, "hold", group))

    @cached_property
    def _dear(self) -> dict[int, frozenset[int]]:
        """Of each party that counts, its own steps that it gains by leaving undone in the open."""
        return {
            p: frozenset(k for k in self.ladder.own(p) if self._saved(p, k) > 0)
            for p in self.ladder.players
        }

    def _saved(self, party: int, step: int) -> float:
        delta, flow = self.ladder.patience[party], self.ladder.flow[party, step]
        stays = 1 - delta + delta * self.sums.stays[step]
        return float(delta * self.ladder.steps[step].breakout - stays * flow)

    def _value(self, party: int, stage: int) -> Linear:
        delta, n_stages = float(self.ladder.patience[party]), self.n_stages
        alarmed = delta * self.alarms * max(0.0, -float(self.ladder.forfeit[party, party]))
        if stage == n_stages:
            last = self.sums.flow(party, self.sums.by(n_stages - 1))
            last.const += alarmed / (1 - delta)
            return last
        now = self.sums.zero().add(self.sums.flow(party, self.sums.by(stage)), 1 - delta)
        now.const += alarmed
        return now.add(self.value(party, stage + 1), delta)

    def _goes(self, party: int, act: Act, since: dict[int, int], chance: float) -> Linear:
        """One stage: what it lives on, and what is left if it is found."""
        delta = float(self.ladder.patience[party])
        last = act.stage - 1 if act.kind == "wait" else min(act.stage, self.n_stages - 1)
        by = self._by(last, since)
        now = self.sums.zero().add(self.sums.flow(party, by), 1 - delta)
        return now.add(self._left(party, by, last, since), delta * chance) if chance else now

    def _ends(self, party: int, act: Act, since: dict[int, int], chance: float) -> Linear:
        """The last act, and all that follows it."""
        delta, stage = float(self.ladder.patience[party]), act.stage
        if act.kind == "refuse":
            return self.sums.zero()
        if act.kind == "walk out":
            last = min(stage, self.n_stages) - 1
            return self._left(party, self._by(last, since), last, since)
        if act.kind == "hold":
            now = self._goes(party, Act(stage - 1, "withhold", act.steps), since, chance)
            return self.sums.zero().add(now, 1 / (1 - delta * (1 - chance)))
        by = self._by(stage, since)
        by[sorted(self._refused(act))] = stage - 1
        broken = self.sums.zero().add(self.sums.flow(party, by), 1 - delta)
        return broken.add(self._left(party, by, stage, since), delta)

    def _by(self, last: int, since: dict[int, int]) -> NDArray[np.int64]:
        """S - W after stage ``last``: what is withheld counts as done only if it was before."""
        by = self.sums.by(last)
        for k, stage in since.items():
            by[k] = min(stage, last)
        return by

    def _left(self, party: int, by: NDArray[np.int64], last: int, since: dict[int, int]) -> Linear:
        """C_p after a breach of its own, with what its withheld steps are then worth."""
        found = self.sums.left(party, by)
        found.const += float(self.ladder.forfeit[party, party])
        for k, stage in since.items():
            self._between(found, k, stage, last, self.ladder.steps[k].breakout)
        return found

    def _between(self, found: Linear, step: int, since: int, last: int, points: float) -> None:
        """Add ``points`` if the ``step`` fell due after stage ``since`` and up to ``last``."""
        if points and last > since:
            found.each[step, last] += points
            if since >= 0:
                found.each[step, since] -= points

    def _give_up(
        self, total: Linear, party: int, stage: int, chance: float, since: dict[int, int]
    ) -> None:
        """Make the row idle where a step in it that is found more often has fallen due."""
        for k, start in since.items():
            if self.ladder.steps[k].detection > chance:
                last = min(stage, self.n_stages - 1)
                self._between(total, k, start, last, -self._large[party])

    @cached_property
    def _large(self) -> NDArray[np.float64]:
        """More than any two values of a party can differ by: float array (n_parties,)."""
        ladder = self.ladder
        most = np.abs(ladder.flow).sum(axis=1) + np.abs(ladder.base) + np.abs(ladder.forfeit).max()
        most += sum((np.abs(b.points) for b in ladder.bundles), np.zeros(len(most)))
        return np.asarray(2.0 * (most + sum(abs(step.breakout) for step in ladder.steps)) + 1.0)

    def _refusals(self, party: int) -> list[frozenset[int]]:
        """Sets taken together that a principal may refuse: none, all, or one of them."""
        if not self.ladder.parties[party].principal:
            return [frozenset()]
        together = [k for k, step in enumerate(self.ladder.steps) if step.mover is None]
        alone = (self._with_needing(k, together) for k in together)
        return sorted({frozenset(), frozenset(together), *alone}, key=sorted)

    def _with_needing(self, step: int, together: Sequence[int]) -> frozenset[int]:
        """The ``step`` and all of those taken ``together`` that need it: refused with it."""
        return frozenset(dependents(self.ladder, step, together))

    def _refused(self, act: Act) -> frozenset[int]:
        """What is not taken together in that act, on any plan."""
        together = [k for k, step in enumerate(self.ladder.steps) if step.mover is None]
        found = (self._with_needing(k, together) for k in act.refused)
        return frozenset().union(*found)

    def _needing(self, party: int, refused: frozenset[int]) -> frozenset[int]:
        """The party's own steps that need one that is ``refused``."""
        steps = self.ladder.steps
        return frozenset(
            k for k in self.ladder.own(party) if (steps[k].needs | steps[k].after) & refused
        )

    def _closed(self, party: int, steps: frozenset[int]) -> frozenset[int]:
        """The ``steps``, and the party's own that need one of them, and those that need these."""
        found, own = set(steps), self.ladder.own(party)
        while True:
            more = {
                k
                for k in own
                if k not in found
                and (self.ladder.steps[k].needs | self.ladder.steps[k].after) & found
            }
            if not more:
                return frozenset(found)
            found |= more
