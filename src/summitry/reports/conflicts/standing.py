"""How each side stands at one state: what its verdicts come to, what it could do, what answers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs, Conflict
from summitry.reports.conflicts.holds import hold
from summitry.stability.concepts import STANDARD, Sanctions, Stability, stability
from summitry.stability.reach import all_arcs, moves_from
from summitry.stability.witness import Witness, witness

__all__ = ["LOOKED_AT", "MOST_MOVES", "Leaving", "NextMove", "Standing"]

LOOKED_AT = STANDARD
"""The concepts that every report looks at."""


MOST_MOVES = 5_000_000
"""Most moves that are listed, one by one, to tell reasons, ways and remedies."""


@dataclass(frozen=True)
class NextMove:
    """What another ``party`` would do next for its own gain: the state it makes, and what the first
    mover is then worth beside where it started. ``state`` None: it would stay."""

    party: int
    state: int | None
    change: int


@dataclass(frozen=True)
class Leaving:
    """One move of a party away from a state: where to, its change of worth, who answers how."""

    state: int
    change: int
    answers: tuple[NextMove, ...]


class Standing:
    """A conflict with its verdicts, and what each side could do at a state."""

    def __init__(
        self,
        conflict: Conflict,
        sanctions: Sanctions = "sequences",
        concepts: tuple[str, ...] = LOOKED_AT,
    ) -> None:
        self.conflict = conflict
        self.verdicts: Stability = stability(conflict, concepts, sanctions)

    @property
    def movers(self) -> tuple[int, ...]:
        """Parties that have a move somewhere."""
        return self.conflict.movers

    @cached_property
    def n_moves(self) -> int:
        """No fewer than the moves of all parties from all states."""
        if self.conflict.arcs is not None:
            return sum(len(arcs.targets) for arcs in self.conflict.arcs)
        form = self.conflict.form
        shape = form.shape if form else ()
        own = (math.prod(shape[k] for k in self.conflict.holds(p)) for p in self.movers)
        return self.conflict.n_states * sum(n - 1 for n in own)

    @property
    def listed(self) -> bool:
        """Whether the moves are few enough to be listed: for reasons, ways and remedies."""
        return self.n_moves <= MOST_MOVES

    @cached_property
    def equilibria(self) -> NDArray[np.bool_]:
        """bool array (n_concepts, n_states): is each state stable for every party?"""
        return np.asarray(self.verdicts.stable.all(axis=1))

    @cached_property
    def arcs(self) -> tuple[Arcs, ...]:
        """Every party's moves, listed."""
        return all_arcs(self.conflict)

    def why(self, party: int, state: int, concept: str, most: int | None = None) -> Witness:
        """What shows the verdict of one concept; at most ``most`` answers, None for all."""
        ways = self.verdicts.sanctions
        return witness(self.conflict, party, state, concept, ways, most, self.arcs)

    def stable(self, party: int, state: int) -> dict[str, bool]:
        """The verdicts on ``state`` for ``party``, by concept."""
        places = enumerate(self.verdicts.concepts)
        return {name: bool(self.verdicts.stable[k, party, state]) for k, name in places}

    def hold(self, party: int, state: int) -> str:
        """What the verdicts come to: a key of HOLDS."""
        return hold(self.stable(party, state))

    def lasting(self, state: int) -> tuple[str, ...]:
        """The concepts under which ``state`` is an equilibrium."""
        held = self.equilibria[:, state].tolist()
        return tuple(name for name, yes in zip(self.verdicts.concepts, held, strict=True) if yes)

    def leavings(self, party: int, state: int, most: int) -> tuple[Leaving, ...]:
        """The moves of ``party`` from ``state`` that cost it least or pay it most, at most
        ``most``, the best first."""
        worth = self.conflict.worth[party]
        targets = moves_from(self.conflict, party, state)
        order = np.argsort(-worth[targets], kind="stable")[:most]
        return tuple(self._leaving(party, state, int(target)) for target in targets[order])

    def gains(self, party: int, state: int) -> int:
        """How many moves of ``party`` from ``state`` pay."""
        worth = self.conflict.worth[party]
        return int((worth[moves_from(self.conflict, party, state)] > worth[state]).sum())

    def _leaving(self, party: int, state: int, target: int) -> Leaving:
        worth = self.conflict.worth[party]
        answers = tuple(
            self._answer(other, party, state, target) for other in self.movers if other != party
        )
        return Leaving(target, int(worth[target] - worth[state]), answers)

    def _answer(self, other: int, party: int, state: int, target: int) -> NextMove:
        """The best move of ``other`` at ``target``; staying where none pays."""
        own, targets = self.conflict.worth[other], moves_from(self.conflict, other, target)
        better = targets[own[targets] > own[target]]
        worth = self.conflict.worth[party]
        if not len(better):
            return NextMove(other, None, int(worth[target] - worth[state]))
        best = int(better[np.argmax(own[better])])
        return NextMove(other, best, int(worth[best] - worth[state]))
