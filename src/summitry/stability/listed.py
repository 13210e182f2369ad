"""Stability where moves are listed: any R_i(s), also one-way or not transitive.

A legal sequence of the others has no mover twice in succession, so it runs over nodes (state, last
mover). The least value that sequences lead to from each node is found backwards, by rising value
(``kernels``): O(moves + n_states n_parties) a concept and party, with no list of reached states.
Legal sequences: Fang, Hipel and Kilgour (1993), Interactive Decision Making, ch. 4.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs, Conflict
from summitry.stability.reach import all_arcs
from summitry.stability.replies import MEANS, Reply, ranked

__all__ = ["Listed", "Moves", "listed_form", "moves"]


@dataclass(frozen=True, eq=False, slots=True)
class Moves:
    """Moves of all parties in flat arrays, and the same the other way round.

    Party p goes from s to ``targets[starts[p, s]:starts[p, s + 1]]`` and is led to s from
    ``sources[backs[p, s]:backs[p, s + 1]]``; int64 (n_parties, n_states + 1) and int32 (n_moves,).
    """

    starts: NDArray[np.int64]
    targets: NDArray[np.int32]
    backs: NDArray[np.int64]
    sources: NDArray[np.int32]


@dataclass(frozen=True, eq=False, slots=True)
class Listed:
    """``ranks`` : int32 array (n_parties, n_states), dense; ``moves``: of all parties."""

    ranks: NDArray[np.int32]
    moves: Moves

    def stable(self, party: int, reply: Reply, once: bool = False) -> NDArray[np.bool_]:
        """bool array (n_states,): is each state stable for ``party`` under ``reply``?

        ``once``: one of the others moves, once, in place of legal sequences.
        """
        from summitry.stability.kernels import listed_stable

        m = self.moves
        by = MEANS[reply.by]
        return np.asarray(
            listed_stable(
                m.starts, m.targets, m.backs, m.sources, self.ranks,
                party, by, reply.countered, once,
            )
        )  # fmt: skip


def listed_form(conflict: Conflict) -> Listed:
    """The moves of ``conflict`` listed; TooManyDeals above ``reach.MAX_ARCS`` of one party.

    >>> from summitry.model.party import Party
    >>> there = Arcs(np.array([0, 1, 1]), np.array([1], dtype=np.int32))
    >>> graph = Conflict((Party("p", "P"),), np.array([[0, 1]]), arcs=(there,))
    >>> listed_form(graph).stable(0, Reply("nobody"))
    array([False,  True])
    """
    return Listed(ranked(conflict.worth), moves(all_arcs(conflict)))


def moves(arcs: tuple[Arcs, ...]) -> Moves:
    """The ``arcs`` of every party, joined end to end, and turned round."""
    from summitry.stability.kernels import turned

    turns = [turned(a.starts.astype(np.int64), a.targets.astype(np.int32)) for a in arcs]
    offsets = np.cumsum([0, *(len(a.targets) for a in arcs[:-1])])[:, None]
    return Moves(
        np.stack([a.starts for a in arcs]) + offsets,
        np.concatenate([a.targets for a in arcs]).astype(np.int32),
        np.stack([backs for backs, _ in turns]) + offsets,
        np.concatenate([sources for _, sources in turns]),
    )
