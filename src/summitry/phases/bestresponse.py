"""The best a party can do against a plan that all others keep to: an exact program.

State: the stage t, the set W of its own steps due so far that it withholds in secret, and how many
waits are left. S_t are the steps done before stage t, D_t its own that are due in stage t; the rest
of the symbols are those of ``withholding`` and ``collapse``. The party may

    refuse     0                        before the first stage: no plan, no deal
    walk out   C(S_t - W, W)            nothing of stage t happens, all is over
    break      (1 - delta) flow(S' - W') + delta C(S' - W', W')
               it leaves part of D_t undone in the open, W' = W + that part, or refuses a step that
               is taken together: the others take theirs of stage t, then all is over
    withhold   (1 - delta) flow(S_{t+1} - W')
               + delta [q C_found + (1 - q) (a C_alarm + (1 - a) U(t + 1, W'))]
               with any W' within W + D_t; none of them withheld: it goes on as agreed
    wait       the same at S_t, with no step taken by anybody, to stage t again; if a wait is left

and after the last stage walk out, or hold some W' within W for ever. What was done and verified
is not undone in secret; to undo it in the open is to walk out, as the others answer at once.

U(t, W) is the optimum, by dynamic programming (Bellman 1957) over the 2^m sets of m own steps. The
best over all subsets is taken for all sets at once, one step after another (Yates 1937), so that a
stage costs O(m 2^m) and not O(3^m). At the end a set is held for ever, or until the party walks out
a stage later: each stage is then as the one before, so that to change later to a smaller set is
never better than to change now.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.ladder import Ladder, Plan
from summitry.phases.withholding import Array, Withholding

__all__ = ["MAX_TOGETHER", "BestResponse", "Kind", "Move"]

MAX_TOGETHER = 12
"""Most steps that are taken together in one stage."""

Kind = Literal["go on", "refuse", "walk out", "break", "withhold", "wait"]
"""What a party can do in a stage."""


@dataclass(frozen=True, slots=True)
class Move:
    """What a party does in a ``stage``: the ``steps`` that are then not done (left undone in the
    open, refused if taken together, or withheld so far), and the ``value`` it can then expect, in
    average points."""

    stage: int
    kind: Kind
    steps: tuple[int, ...]
    value: float


class BestResponse:
    """What ``party`` can get against the ``plan`` on a ``ladder``."""

    def __init__(self, ladder: Ladder, plan: Plan, party: int) -> None:
        self.ladder, self.plan, self.party = ladder, plan, party
        self.delta = float(ladder.patience[party])
        self.sets = Withholding(ladder, plan.done, party)

    @cached_property
    def optimum(self) -> list[list[Array]]:
        """U as optimum[waits left][t][W], each array (2^m,)."""
        rows: list[list[Array]] = []
        for waits in range(self.ladder.grace + 1):
            row = [self._best_within(self._lasting())]
            np.maximum(row[0], self._walk(self.plan.n_stages), out=row[0])
            row[0][0] = max(row[0][0], 0.0) if self.plan.n_stages == 0 else row[0][0]
            for stage in range(self.plan.n_stages - 1, -1, -1):
                waiting = self._waiting(stage, rows[waits - 1][stage]) if waits else None
                row.insert(0, self._at(stage, row[0], waiting))
            rows.append(row)
        return rows

    @property
    def value(self) -> float:
        """The most that the party can expect from the plan, keeping to it or not."""
        return float(self.optimum[-1][0][0])

    def deviation(self, stage: int) -> Move:
        """The best move in ``stage`` other than going on, where all was kept so far."""
        moves = [move for move in self._moves(stage, 0, self.ladder.grace) if move.kind != "go on"]
        return max(moves, key=lambda move: move.value)

    def recipe(self, stage: int) -> tuple[Move, ...]:
        """The best deviation in ``stage`` and what follows, as long as nothing is found."""
        moves, waits = [self.deviation(stage)], self.ladder.grace
        while moves[-1].kind in ("go on", "withhold", "wait") and stage < self.plan.n_stages:
            waits, stage = _next(moves[-1].kind, waits, stage)
            held = self.sets.bits(moves[-1].steps)
            moves.append(max(self._moves(stage, held, waits), key=lambda move: move.value))
        return (*moves, *self._after(moves[-1]))

    def _after(self, last: Move) -> list[Move]:
        """Walking out a stage after the ``last`` move, if that is meant by it."""
        if last.stage < self.plan.n_stages or last.kind not in ("go on", "withhold"):
            return []
        held = self.sets.bits(last.steps)
        left = float(self._walk(last.stage)[held])
        if left <= self._for_ever()[held]:
            return []
        return [Move(last.stage + 1, "walk out", last.steps, left)]

    def _moves(self, stage: int, held: int, waits: int) -> list[Move]:
        """The best move of each kind with the set ``held`` withheld so far; of moves of the same
        worth the one that is named first is meant."""
        walk = Move(stage, "walk out", self.sets.steps(held), float(self._walk(stage)[held]))
        refusing = [Move(stage, "refuse", (), 0.0)] if stage == 0 else []
        if stage == self.plan.n_stages:
            onward, *secret = self._secret(stage, self._lasting(), held)
            return [onward, *refusing, walk, *secret]
        going = self._going(stage, self.optimum[waits][stage + 1])
        onward, *secret = self._secret(stage, going, held)
        moves = [onward, *refusing, walk, *self._breaches(stage, held), *secret]
        if waits:
            going = self._going(stage, self.optimum[waits - 1][stage], False)
            still = self._within(going, held)
            best = int(still[np.argmax(going[still])])
            moves.append(Move(stage, "wait", self.sets.steps(best), float(going[best])))
        return moves

    def _within(self, going: Array, most: int) -> NDArray[np.int64]:
        """The sets within ``most`` that can be withheld, rising."""
        return np.asarray(self.sets.sets[(self.sets.sets & ~most == 0) & np.isfinite(going)])

    def _secret(self, stage: int, going: Array, held: int) -> list[Move]:
        """Going on with nothing withheld, and with the best set that is not empty."""
        subsets = self._within(going, held | self._due(stage))
        moves = [Move(stage, "go on", (), float(going[0]))]
        if len(subsets) > 1:
            best = int(subsets[1:][np.argmax(going[subsets[1:]])])
            moves.append(Move(stage, "withhold", self.sets.steps(best), float(going[best])))
        return moves

    def _breaches(self, stage: int, held: int) -> list[Move]:
        """The best open breach, if something is due."""
        due = self._due(stage)
        extras = self.sets.sets[self.sets.sets & ~due == 0]
        worth = [
            (float(value), int(extra), sorted(refused))
            for refused in self._refusals(stage)
            for extra, value in zip(
                extras, self._broken(stage, refused)[held | extras], strict=True
            )
            if extra or refused
        ]
        if not worth:
            return []
        value, extra, also = max(worth)
        return [Move(stage, "break", (*self.sets.steps(held | extra), *also), value)]

    def _at(self, stage: int, later: Array, waiting: Array | None) -> Array:
        """U(t, W) for every W, from U(t + 1, W)."""
        within = self._best_within(self._going(stage, later))
        found = np.maximum(within[self.sets.sets | self._due(stage)], self._walk(stage))
        for refused in self._refusals(stage):
            broken = self._best_with_more(stage, self._broken(stage, refused), not refused)
            np.maximum(found, broken, out=found)
        if waiting is not None:
            np.maximum(found, waiting, out=found)
        if stage == 0:
            found[0] = max(found[0], 0.0)
        return np.asarray(found)

    def _walk(self, stage: int) -> Array:
        return np.asarray(self.sets.over(self.plan.before(stage)).left)

    def _refusals(self, stage: int) -> list[frozenset[int]]:
        """Each set of the steps taken together in ``stage`` that the party can refuse: with one
        all go that need it. TooManyDeals above MAX_TOGETHER of them."""
        joint, steps = sorted(self._together(stage)), self.ladder.steps
        if len(joint) > MAX_TOGETHER:
            raise TooManyDeals(
                f"{len(joint)} steps are taken together in stage {stage + 1}; at most"
                f" {MAX_TOGETHER} can be looked at in all their combinations"
            )
        sets = (frozenset(c) for n in range(len(joint) + 1) for c in combinations(joint, n))
        return [
            refused
            for refused in sets
            if not any((steps[k].needs | steps[k].after) & refused for k in set(joint) - refused)
        ]

    def _broken(self, stage: int, refused: frozenset[int]) -> Array:
        """The worth of breaking with each set then not done, and ``refused`` of what is taken
        together; -inf where a step that is done would need one that is not."""
        laid = self.sets.over(self.plan.before(stage + 1) - refused)
        steps = self.ladder.steps
        needing = (
            k for k in self.plan.stages[stage] if (steps[k].needs | steps[k].after) & refused
        )
        must = self.sets.bits(needing)
        worth = (1 - self.delta) * laid.flow + self.delta * laid.left
        return np.where(laid.can & (self.sets.sets & must == must), worth, -np.inf)

    def _waiting(self, stage: int, later: Array) -> Array:
        """The worth of waiting for every W, with the best that is then withheld of it."""
        return self._best_within(self._going(stage, later, False))

    def _going(self, stage: int, later: Array, onward: bool = True) -> Array:
        """The worth of going ``onward`` (or of waiting) with each set withheld; -inf where it
        cannot be."""
        laid = self.sets.over(self.plan.before(stage + 1 if onward else stage))
        quiet = laid.alarm * laid.quiet + (1 - laid.alarm) * later
        after = self.sets.found * laid.left + (1 - self.sets.found) * quiet
        worth = (1 - self.delta) * laid.flow + self.delta * after
        return np.where(laid.can, worth, -np.inf)

    def _lasting(self) -> Array:
        """The worth of holding each set once the last stage is over: for ever, or for one stage
        more before walking out."""
        last = self.plan.n_stages
        return np.maximum(self._for_ever(), self._going(last, self._walk(last)))

    def _for_ever(self) -> Array:
        """The worth of holding each set for ever once the last stage is over."""
        laid, found = self.sets.over(self.plan.done), self.sets.found
        ending = found * laid.left + (1 - found) * laid.alarm * laid.quiet
        lasting = 1 - self.delta * (1 - found) * (1 - laid.alarm)
        worth = ((1 - self.delta) * laid.flow + self.delta * ending) / lasting
        return np.where(laid.can, worth, -np.inf)

    def _best_within(self, worth: Array) -> Array:
        """For each set the most that ``worth`` is over its subsets."""
        best = worth.copy()
        for j in range(len(self.sets.own)):
            pairs = best.reshape(-1, 2, 1 << j)
            np.maximum(pairs[:, 1], pairs[:, 0], out=pairs[:, 1])
        return best

    def _best_with_more(self, stage: int, worth: Array, some: bool) -> Array:
        """For each set the most that ``worth`` is over it with any of what is due in ``stage``, or
        with ``some`` of it."""
        best, due = worth.copy(), self._due(stage)
        bits = [1 << j for j in range(len(self.sets.own)) if due >> j & 1]
        for bit in bits:
            pairs = best.reshape(-1, 2, bit)
            np.maximum(pairs[:, 0], pairs[:, 1], out=pairs[:, 0])
        if not some:
            return best
        more = [best[self.sets.sets | bit] for bit in bits]
        return np.asarray(np.max([np.full_like(best, -np.inf), *more], axis=0))

    def _due(self, stage: int) -> int:
        """The party's own steps due in ``stage``, as a set."""
        return self.sets.bits(self.plan.stages[stage]) if stage < self.plan.n_stages else 0

    def _together(self, stage: int) -> frozenset[int]:
        """The steps of ``stage`` that are taken together, if the party must take part in them."""
        if not self.ladder.parties[self.party].principal:
            return frozenset()
        steps = self.plan.stages[stage]
        return frozenset(k for k in steps if self.ladder.steps[k].mover is None)


def _next(kind: Kind, waits: int, stage: int) -> tuple[int, int]:
    """Waits left and stage after a move of that ``kind``."""
    return (waits - 1, stage) if kind == "wait" else (waits, stage + 1)
