"""Simultaneous stability: what an improvement is worth if others improve in the same moment.

Party i improves from s to s1 and some of the others, at least one, improve from s as well, each k
of them to a state t_k in R_k+(s). Together they come to the **joined** state: the issues that i
holds as in s1, those that k holds as in t_k, all else as in s. With codes of states in the grid of
all combinations, that is code(s1) + sum of (code(t_k) - code(s)). Two readings are published:

    sim          s is stable for i iff for every s1 in R_i+(s) some joined state exists (rules allow
                 it) and is <=_i s                              (GMCR+: Kinsara et al. 2015)
    sim_tableau  s is stable for i iff it is sequentially stable for i, or the same holds when only
                 those others join for whom s is not sequentially stable
                                                                (Fraser and Hipel 1979, 1984)

The tableau takes simultaneous moves up last, and only where i and another party would both leave s:
who stays by sequential stability does not move. Each improvement of those who would leave counts,
also one that by itself is sanctioned. Both need states in option form. A state without improvements
is stable under both (nash => sim), and seq => sim_tableau by definition.

Two parties A and B that move freely: a table of states A x B for each setting of the rest. With row
a fixed and its states by falling worth to B, the least of a row a' up to a place is what B's
improvements from there leave of a', so one pass over a' answers a' for all of row a:
O(|A|^2 |B| + |A| |B|^2) a table. Otherwise improvements of all are joined one by one, and an
improvement is done with at the first joined state that sanctions it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined, TooManyDeals
from summitry.model.conflict import Conflict, Form
from summitry.stability.closed import Closed, Ladder
from summitry.stability.listed import Listed
from summitry.stability.reach import settings

__all__ = ["MAX_JOINED", "simultaneous", "tableau"]

MAX_JOINED = 20_000_000_000
"""Most joined states that are looked at, an equal share for each party."""

_DENSE = 8
"""A table may have that many places for each state; above, states are looked up by halving."""


@dataclass(frozen=True, eq=False, slots=True)
class _Better:
    """Improvements: party p goes from s to ``targets[begins[p, s]:ends[p, s]]``."""

    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    targets: NDArray[np.int32]


def simultaneous(conflict: Conflict, graph: Closed | Listed) -> NDArray[np.bool_]:
    """bool array (n_parties, n_states): which states of ``conflict`` are stable under sim.

    ``graph`` : its moves and ranks. NotDefined without option form; TooManyDeals if more
    than MAX_JOINED joined states would have to be looked at.
    """
    form = _form(conflict)
    movers = [p for p in range(conflict.n_parties) if conflict.holds(p)]
    if isinstance(graph, Closed) and len(movers) == 2:
        tables = _tables(conflict, movers)
        if tables is not None:
            return _by_tables(graph.ranks, movers, *tables)
    return _one_by_one(form, graph, np.ones(graph.ranks.shape, dtype=bool))


def tableau(
    conflict: Conflict, graph: Closed | Listed, by_turns: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """bool array (n_parties, n_states): which states of ``conflict`` are stable under sim_tableau.

    ``graph`` : its moves and ranks; ``by_turns``: what is sequentially stable, of the same shape.
    """
    form = _form(conflict)
    movers = [p for p in range(conflict.n_parties) if conflict.holds(p)]
    if len(movers) != 2:
        return by_turns | _one_by_one(form, graph, ~by_turns)
    together = simultaneous(conflict, graph)
    together[movers] &= ~by_turns[movers[::-1]]  # where the other stays, nobody joins
    return by_turns | together


def _form(conflict: Conflict) -> Form:
    if conflict.form is None:
        raise NotDefined(
            "simultaneous stability joins moves option by option: states must be given by actions"
            " or issues, not by listed moves"
        )
    return conflict.form


def _by_tables(
    ranks: NDArray[np.int32],
    movers: list[int],
    shape: tuple[int, int, int],
    places: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Both of two ``movers``, with the states at ``places`` of the tables of ``shape``."""
    from summitry.stability.joint_kernels import rows_stable

    worth = np.full((2, math.prod(shape)), -1, dtype=np.int32)
    worth[:, places] = ranks[movers]
    first, second = worth.reshape(2, *shape)
    stable = np.ones(ranks.shape, dtype=bool)
    stable[movers[0]] = rows_stable(first, second).reshape(-1)[places]
    turned = rows_stable(*(np.ascontiguousarray(w.transpose(0, 2, 1)) for w in (second, first)))
    stable[movers[1]] = turned.transpose(0, 2, 1).reshape(-1)[places]
    return stable


def _tables(
    conflict: Conflict, movers: list[int]
) -> tuple[tuple[int, int, int], NDArray[np.int64]] | None:
    """Tables (rest, first mover, second mover) and the place of each state; None if too sparse."""
    form = _form(conflict)
    held = [conflict.holds(p) for p in movers]
    free = [k for k in range(len(form.issues)) if k not in {*held[0], *held[1]}]
    axes = [settings(form, issues) for issues in (free, *held)]
    rest, rows, columns = (int(axis.max(initial=-1)) + 1 for axis in axes)
    work = rest * rows * columns * max(rows, columns)
    if rest * rows * columns > _DENSE * len(form.codes) or work > MAX_JOINED:
        return None
    shape = (rest, rows, columns)
    return shape, np.ravel_multi_index(tuple(axes), shape).astype(np.int64)


def _one_by_one(form: Form, graph: Closed | Listed, joins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Every party, where only those others move from a state that ``joins`` names there."""
    from summitry.stability.joint_kernels import joined_stable

    better = _better(graph)
    table = _lookup(form)
    stable = np.ones(joins.shape, dtype=bool)
    for party in range(len(joins)):
        stable[party], whole = joined_stable(
            form.codes, table, graph.ranks[party], party,
            better.begins, better.ends, better.targets, joins, MAX_JOINED // len(joins),
        )  # fmt: skip
        if not whole:
            raise TooManyDeals(
                f"more than {MAX_JOINED:,} simultaneous moves to look at; ask for other concepts,"
                " or fix some actions"
            )
    return stable


def _lookup(form: Form) -> NDArray[np.int32]:
    """The state at each code, -1 where there is none; empty where that would be mostly holes."""
    size = math.prod(form.shape)
    if size > max(_DENSE * len(form.codes), 1 << 20):
        return np.empty(0, dtype=np.int32)
    table = np.full(size, -1, dtype=np.int32)
    table[form.codes] = np.arange(len(form.codes), dtype=np.int32)
    return table


def _better(graph: Closed | Listed) -> _Better:
    if isinstance(graph, Closed):
        return _better_in_cells(graph.ladders)
    return _better_of_moves(graph)


def _better_in_cells(ladders: tuple[Ladder, ...]) -> _Better:
    """The rest of the cell behind the equals, in the ladders one after another."""
    shifts = np.arange(len(ladders))[:, None] * np.int64(len(ladders[0].order))
    return _Better(
        np.stack([rungs.afters for rungs in ladders]) + shifts,
        np.stack([rungs.ends for rungs in ladders]) + shifts,
        np.concatenate([rungs.order for rungs in ladders]),
    )


def _better_of_moves(graph: Listed) -> _Better:
    starts, targets = graph.moves.starts, graph.moves.targets
    gains = np.concatenate(
        [
            own[targets[at[0] : at[-1]]] > np.repeat(own, np.diff(at))
            for own, at in zip(graph.ranks, starts, strict=True)
        ]
    )
    before = np.concatenate([[0], np.cumsum(gains)]).astype(np.int64)
    return _Better(before[starts[:, :-1]], before[starts[:, 1:]], targets[gains])
