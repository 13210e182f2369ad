"""Stability where every move is free and can be undone: the closed shortcut.

The moves of party k then lead from a state to every other state of its cell (``reach.Cells``), so
a second move in succession adds nothing and legal sequences are plain ones. With the states of each
cell sorted by worth, the improvements of s are the rest of its cell behind its equals, and what
leads to s by an improvement is the part before them. For one party

    w_i       at the end of the cell of i, where i may answer back
    v_i       states by rising w_i; one visited gives its value to what has none yet: in all of its
              cells, or (improvements) before its equals there; a cell keeps how far it has been
              marked, so every place of every cell is marked once
    deterred  the most of v_i behind the equals of s in the cell of i, taken from its end

O(n_states n_parties) a concept and party, after one sort a party; no move is ever listed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Conflict
from summitry.stability.reach import Cells, cells
from summitry.stability.replies import Reply, ranked

__all__ = ["Closed", "Ladder", "closed_form", "ladder"]


@dataclass(frozen=True, eq=False, slots=True)
class Ladder:
    """The states cell by cell, worse before better; all arrays int32 (n_states,).

    ``order``   : the state at each place.
    ``begins``, ``ends`` : for a state, where its cell begins and ends.
    ``firsts``, ``afters``: for a state, where its equals in the cell begin and end.
    """

    order: NDArray[np.int32]
    begins: NDArray[np.int32]
    firsts: NDArray[np.int32]
    afters: NDArray[np.int32]
    ends: NDArray[np.int32]


@dataclass(frozen=True, eq=False, slots=True)
class Closed:
    """``ranks`` : int32 array (n_parties, n_states), dense; ``ladders``: one a party."""

    ranks: NDArray[np.int32]
    ladders: tuple[Ladder, ...]

    def stable(self, party: int, reply: Reply, once: bool = False) -> NDArray[np.bool_]:
        """bool array (n_states,): is each state stable for ``party`` under ``reply``?

        ``once``: one of the others moves, once, in place of sequences.
        """
        from summitry.stability.kernels import cells_deterred

        own, rungs = self.ranks[party], self.ladders[party]
        finals = own[rungs.order[rungs.ends - 1]] if reply.countered else own
        least = own if reply.by == "nobody" else self._least(party, reply, once, finals)
        return np.asarray(cells_deterred(rungs.order, rungs.afters, rungs.ends, own, least))

    def _least(
        self, party: int, reply: Reply, once: bool, finals: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        others = [rungs for p, rungs in enumerate(self.ladders) if p != party]
        if once:  # of one other alone, any sequence comes down to one move
            alone = [_least_by([rungs], reply, finals) for rungs in others]
            return np.asarray(np.min([finals, *alone], axis=0))
        return _least_by(others, reply, finals) if others else finals


def closed_form(conflict: Conflict, found: tuple[Cells, ...] | None = None) -> Closed:
    """The sorted cells of ``conflict``, which must be ``reach.closed``; ``found`` spares a search.

    >>> from summitry.model.conflict import Form
    >>> from summitry.model.issue import Issue, Option
    >>> from summitry.model.party import Party
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> form = Form((Issue("a", "a", yes_no, held_by="p"),), np.arange(2))
    >>> closed_form(Conflict((Party("p", "P"),), np.array([[3, 1]]), form)).ladders[0].order
    array([1, 0], dtype=int32)
    """
    ranks = ranked(conflict.worth)
    of_each = cells(conflict) if found is None else found
    return Closed(ranks, tuple(ladder(c, own) for c, own in zip(of_each, ranks, strict=True)))


def ladder(own_cells: Cells, own: NDArray[np.int32]) -> Ladder:
    """The states sorted by cell and then by the dense ranks ``own`` (n_states,). O(n log n)."""
    n = len(own)
    key = own_cells.labels * np.int64(n) + own
    order = np.argsort(key).astype(np.int32)
    key = key[order]
    begins, ends = _runs(key // n, order)
    firsts, afters = _runs(key, order)
    return Ladder(order, begins, firsts, afters, ends)


def _runs(
    key: NDArray[np.int64], order: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For every state, where the run of equal ``key`` that it stands in begins and ends."""
    bounds = np.concatenate([[0], np.flatnonzero(np.diff(key)) + 1, [len(key)]]).astype(np.int32)
    begins, ends = np.empty_like(order), np.empty_like(order)
    begins[order] = np.repeat(bounds[:-1], np.diff(bounds))
    ends[order] = np.repeat(bounds[1:], np.diff(bounds))
    return begins, ends


def _least_by(movers: list[Ladder], reply: Reply, finals: NDArray[np.int32]) -> NDArray[np.int32]:
    from summitry.stability.kernels import cells_least

    limits = [rungs.firsts if reply.by == "improvements" else rungs.ends for rungs in movers]
    return np.asarray(
        cells_least(
            np.stack([rungs.order for rungs in movers]),
            np.stack([rungs.begins for rungs in movers]),
            np.stack(limits),
            finals,
        )
    )
