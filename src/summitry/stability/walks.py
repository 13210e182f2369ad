"""Legal sequences, walked breadth first, with the moves remembered.

The movers H move one after another, none of them twice in succession (Fang, Hipel and Kilgour
(1993), Interactive Decision Making, ch. 4). What can be reached is a walk over the nodes (state,
last mover):

    (s, none) -> (t, k)    for k in H, t in R_k(s)
    (t, j)    -> (v, k)    for k in H, k != j, v in R_k(t)

and, where only improvements count, each move must be one for its mover at that moment. A node is
entered once, so a walk looks at each arc at most |H| times; it stops where its reader stops. The
first sequence found to a state has the fewest moves; among equals the walk remembers the one whose
last mover, then whose state before, comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs

__all__ = ["Step", "Walk", "expand"]


@dataclass(frozen=True, slots=True)
class Step:
    """One move: party ``mover`` goes to ``state``."""

    mover: int
    state: int


class Walk:
    """What ``movers`` reach from ``start``: iterate ``levels``, then ask for a ``path``.

    ``arcs``    : R_k(s) of every party; ``movers`` : places of parties in it.
    ``worth``   : int64 array (n_parties, n_states): only improvements count; None: all moves do.
    ``longest`` : at most so many moves; None: as many as there are.
    """

    def __init__(
        self,
        arcs: Sequence[Arcs],
        movers: Sequence[int],
        start: int,
        worth: NDArray[np.int64] | None = None,
        longest: int | None = None,
    ) -> None:
        self._arcs, self._movers, self._worth = arcs, tuple(movers), worth
        self._n = len(arcs[0].starts) - 1
        self._root = len(self._movers) * self._n + start
        self._longest = longest
        self._came = np.full((len(self._movers), self._n), -1, dtype=np.int64)
        self._first = np.full(self._n, -1, dtype=np.int64)
        self.moves = np.full((len(self._movers), self._n), -1, dtype=np.int64)
        """Fewest moves of a sequence that a mover (row) ends at a state (column); -1: none yet."""

    def levels(self) -> Iterator[NDArray[np.int64]]:
        """The states first reached by 1, 2, ... moves, rising; levels that add none are empty."""
        frontier = np.array([self._root])
        length = 0
        while len(frontier) and length != self._longest:
            length += 1
            entered = [self._enter(row, frontier, length) for row in range(len(self._movers))]
            frontier = np.concatenate([np.array([], dtype=np.int64), *entered])
            yield self._new(frontier)

    def path(self, state: int) -> tuple[Step, ...]:
        """The moves from the start to a ``state`` that a level has held."""
        steps = []
        node = int(self._first[state]) * self._n + state
        while node != self._root:
            row, state = divmod(node, self._n)
            steps.append(Step(self._movers[row], state))
            node = int(self._came[row, state])
        return tuple(reversed(steps))

    def _enter(self, row: int, frontier: NDArray[np.int64], length: int) -> NDArray[np.int64]:
        """The nodes that the mover at ``row`` enters from the nodes of ``frontier``."""
        before = frontier[frontier // self._n != row]
        origin, targets = expand(self._arcs[self._movers[row]], before % self._n)
        good = self._came[row, targets] < 0
        if self._worth is not None:
            worth = self._worth[self._movers[row]]
            good &= worth[targets] > worth[before[origin] % self._n]
        entered, first = np.unique(targets[good], return_index=True)
        self._came[row, entered] = before[origin[good][first]]
        self.moves[row, entered] = length
        return row * self._n + entered.astype(np.int64)

    def _new(self, nodes: NDArray[np.int64]) -> NDArray[np.int64]:
        """The states of ``nodes`` that no earlier level held."""
        rows, states = nodes // self._n, nodes % self._n
        fresh = self._first[states] < 0
        found, first = np.unique(states[fresh], return_index=True)
        self._first[found] = rows[fresh][first]
        return found


def expand(arcs: Arcs, sources: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """All moves of ``arcs`` from the states ``sources``: the place of each in ``sources``, and
    where it goes.

    >>> arcs = Arcs(np.array([0, 2, 3]), np.array([0, 1, 0], dtype=np.int32))
    >>> [part.tolist() for part in expand(arcs, np.array([1, 0]))]
    [[0, 1, 1], [0, 0, 1]]
    """
    counts = arcs.starts[sources + 1] - arcs.starts[sources]
    origin = np.repeat(np.arange(len(sources)), counts)
    within = np.arange(len(origin)) - np.repeat(np.cumsum(counts) - counts, counts)
    return origin, arcs.targets[arcs.starts[sources][origin] + within]
