"""Lexicographic Dijkstra: the paths with the fewest worsening moves, then the fewest moves.

Nodes are (state, last mover); an arc of party k leaves every node that k did not enter last and
costs (0, 1), or (1, 1) where k is worse off at its end. The costs are few and small, so nodes are
settled in layers of equal cost, each in one sweep of arrays. With m moves of all of N parties
O(N m); agreement adds what ``agreement`` says: O(n) for n states, and O(n) for each state entered
that is not, on the scores given there, above one entered before.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs, Conflict
from summitry.stability.agreement import Agreement
from summitry.stability.walks import expand

__all__ = ["Cheapest"]

_Cost = tuple[int, int]
"""Worsening moves, moves."""


@dataclass
class Cheapest:
    """The search from ``start`` over the moves ``arcs`` of every party of ``conflict``.

    ``improving`` : by improvements only; ``agreement`` : what the principals can do together.
    A node (row, state) is row * n_states + state; rows are the parties, then agreement, then the
    start. ``came`` : the node before each, -1 where not settled, the start its own; ``first`` : the
    first node settled at each state; ``order`` : the states by cost.
    """

    conflict: Conflict
    arcs: Sequence[Arcs]
    start: int
    improving: bool
    agreement: Agreement | None = None
    came: NDArray[np.int64] = field(init=False)
    first: dict[int, int] = field(init=False)
    order: list[int] = field(init=False, default_factory=list)
    _waiting: defaultdict[_Cost, list[tuple[NDArray[np.int64], NDArray[np.int64]]]] = field(
        init=False, default_factory=lambda: defaultdict(list)
    )
    _costs: list[_Cost] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        n, rows = self.conflict.n_states, self.conflict.n_parties + 2
        self.came = np.full(rows * n, -1, dtype=np.int64)
        self.first = {}
        root = np.array([(rows - 1) * n + self.start])
        self._push((0, 0), root, root)

    def run(self, targets: Sequence[int] | None) -> None:
        """Settles layer by layer until every one of ``targets`` is reached, or nothing is left."""
        missing = None if targets is None else set(targets)
        while self._costs and (missing is None or missing):
            cost = heapq.heappop(self._costs)
            nodes = self._settle(self._waiting.pop(cost))
            if missing is not None:
                missing.difference_update((nodes % self.conflict.n_states).tolist())
            self._leave(cost, nodes)

    def _push(self, cost: _Cost, nodes: NDArray[np.int64], before: NDArray[np.int64]) -> None:
        new = self.came[nodes] < 0
        if new.any():
            if cost not in self._waiting:
                heapq.heappush(self._costs, cost)
            self._waiting[cost].append((nodes[new], before[new]))

    def _settle(
        self, layer: list[tuple[NDArray[np.int64], NDArray[np.int64]]]
    ) -> NDArray[np.int64]:
        """The nodes of ``layer`` that no cheaper layer held, rising; each from its lowest one."""
        nodes, before = (np.concatenate(part) for part in zip(*layer, strict=True))
        order = np.lexsort((before, nodes))
        order = order[self.came[nodes[order]] < 0]
        settled, lowest = np.unique(nodes[order], return_index=True)
        self.came[settled] = before[order[lowest]]
        for node in settled.tolist():
            state = node % self.conflict.n_states
            if state not in self.first:
                self.first[state] = node
                self.order.append(state)
        return settled

    def _leave(self, cost: _Cost, nodes: NDArray[np.int64]) -> None:
        """Every move out of ``nodes``, settled at ``cost``, into the layers it leads to."""
        n, n_parties = self.conflict.n_states, self.conflict.n_parties
        worsening, moves = cost
        for party in range(n_parties):
            sources = nodes[nodes // n != party]
            origin, targets = expand(self.arcs[party], sources % n)
            before, ends = sources[origin], party * n + targets.astype(np.int64)
            row = self.conflict.worth[party]
            here, there = row[before % n], row[targets]
            good = there > here if self.improving else there >= here
            self._push((worsening, moves + 1), ends[good], before[good])
            if not self.improving:
                self._push((worsening + 1, moves + 1), ends[~good], before[~good])
        if self.agreement is not None:
            self._agree(cost, nodes[nodes // n != n_parties], self.agreement)

    def _agree(self, cost: _Cost, nodes: NDArray[np.int64], agreement: Agreement) -> None:
        """The moves by agreement out of ``nodes``, rising, from the lowest node of each state."""
        n, (worsening, moves) = self.conflict.n_states, cost
        nodes = nodes[np.sort(np.unique(nodes % n, return_index=True)[1])]
        states = nodes % n
        for state, ends, costly in agreement.opened(states):
            before = np.full(len(ends), nodes[np.argmax(states == state)])
            self._push((worsening + costly, moves + 1), self.conflict.n_parties * n + ends, before)
