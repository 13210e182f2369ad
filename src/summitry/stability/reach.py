"""What each party can reach in one move by itself: R_i(s).

In option form party i changes any of the issues it holds, all others stand still:

    t in R_i(s)  iff  t != s, t_k = s_k for every issue k that i does not hold,
                      and s_k may become t_k for every issue k that it holds.

On one issue option a may become b if a = b; or b > a; or b < a and every option from a down to
b + 1 can be undone; with ``one_rung`` only if |a - b| <= 1. Where everything a party holds moves
freely and can be undone, its moves are an equivalence: it goes from a state to every other state of
the same **cell** (the states that agree on what it does not hold), so a cell number for each state
says it all, in O(n_states); otherwise its arcs are listed, in O(n_states K) with K the combinations
of its own options. Irreversible moves: Fang, Hipel and Kilgour (1993), ch. 2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.conflict import Arcs, Conflict, Form
from summitry.model.issue import Issue

__all__ = ["MAX_ARCS", "Cells", "all_arcs", "cells", "closed", "one_move"]

MAX_ARCS = 200_000_000
"""Most moves of one party that are listed."""

_BLOCK = 1 << 22


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """Free and reversible moves: a state reaches every other state of its cell.

    ``labels`` : int32 array (n_states,), the cell of each state, 0..n_cells-1.
    """

    labels: NDArray[np.int32]
    n_cells: int


def one_move(issue: Issue) -> NDArray[np.bool_]:
    """bool array (m, m): may option a of ``issue`` become option b in one move of its holder?

    >>> from summitry.model.issue import Option
    >>> ladder = tuple(Option(key, key) for key in ("none", "some", "all"))
    >>> one_move(Issue("x", "x", ladder, undoable=(True, True, False))).astype(int)
    array([[1, 1, 1],
           [1, 1, 1],
           [0, 0, 1]])
    """
    n = len(issue.options)
    undoable = issue.undoable or (True,) * n
    stuck = np.cumsum([not undone for undone in undoable])  # how many cannot be undone, up to k
    a, b = np.ogrid[:n, :n]
    allowed = (b >= a) | (stuck[a] == stuck[b])
    return np.asarray(allowed & (abs(a - b) <= 1) if issue.one_rung else allowed)


def closed(conflict: Conflict) -> bool:
    """True if every party moves freely and can undo all it does, so that ``cells`` will do."""
    if conflict.form is None:
        return False
    held = {k for p in range(conflict.n_parties) for k in conflict.holds(p)}
    return all(bool(one_move(conflict.form.issues[k]).all()) for k in held)


def cells(conflict: Conflict) -> tuple[Cells, ...]:
    """The cells of every party of a ``conflict`` that is ``closed``."""
    assert conflict.form is not None
    return tuple(_cells(conflict.form, conflict.holds(p)) for p in range(conflict.n_parties))


def all_arcs(conflict: Conflict) -> tuple[Arcs, ...]:
    """The moves of every party of ``conflict``, listed; TooManyDeals above MAX_ARCS of one party.

    >>> from summitry.model.issue import Option
    >>> from summitry.model.party import Party
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> form = Form((Issue("a", "a", yes_no, held_by="p"), Issue("b", "b", yes_no)), np.arange(4))
    >>> [arcs] = all_arcs(Conflict((Party("p", "P"),), np.zeros((1, 4), dtype=np.int64), form))
    >>> [arcs.of(state).tolist() for state in range(4)]
    [[2], [3], [0], [1]]
    """
    if conflict.arcs is not None:
        return conflict.arcs
    assert conflict.form is not None
    return tuple(_arcs(conflict.form, conflict.holds(p)) for p in range(conflict.n_parties))


def _cells(form: Form, held: Sequence[int]) -> Cells:
    rest = _rest(form, held)
    found, labels = np.unique(rest, return_inverse=True)
    return Cells(labels.reshape(-1).astype(np.int32), len(found))


def _rest(form: Form, held: Sequence[int]) -> NDArray[np.int64]:
    """The code of each state with the issues in ``held`` at their first option."""
    rest = form.codes.copy()
    for place in held:
        size, stride = form.shape[place], math.prod(form.shape[place + 1 :])
        rest -= form.codes // stride % size * stride
    return rest


def _arcs(form: Form, held: Sequence[int]) -> Arcs:
    """The arcs of the holder of ``held``, found block by block of states."""
    n = len(form.codes)
    own, shifts, allowed = _own(form, held)
    rest = _rest(form, held)
    if int(allowed.sum(axis=1)[own].sum()) - n > MAX_ARCS:
        raise TooManyDeals(
            f"more than {MAX_ARCS:,} moves of one party, some of which cannot be undone;"
            " fix some of its actions, or let all of them be undone"
        )
    place = np.full(math.prod(form.shape), -1, dtype=np.int32)
    place[form.codes] = np.arange(n, dtype=np.int32)
    targets, counts = [], []
    step = max(1, _BLOCK // len(shifts))
    for start in range(0, n, step):
        block = slice(start, start + step)
        reached = place[rest[block, None] + shifts[None, :]]
        here = np.arange(start, min(start + step, n))[:, None]
        held_good = allowed[own[block]] & (reached >= 0) & (reached != here)
        targets.append(
            np.sort(np.where(held_good, reached, n), axis=1)[
                np.arange(len(shifts)) < held_good.sum(axis=1)[:, None]
            ]
        )
        counts.append(held_good.sum(axis=1))
    starts = np.concatenate([[0], np.cumsum(np.concatenate(counts or [[]]))]).astype(np.int64)
    return Arcs(starts, np.concatenate(targets or [[]]).astype(np.int32))


def _own(
    form: Form, held: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Over the K combinations of what is held: the one of each state, what each adds to a code,
    and which may become which."""
    strides = [math.prod(form.shape[k + 1 :]) for k in held]
    sizes = [form.shape[k] for k in held]
    own = np.zeros(len(form.codes), dtype=np.int64)
    for size, stride in zip(sizes, strides, strict=True):
        own = own * size + form.codes // stride % size
    digits = np.indices(sizes).reshape(len(sizes), -1) if sizes else np.zeros((0, 1), dtype=int)
    shifts = np.array(strides, dtype=np.int64) @ digits.astype(np.int64)
    allowed = reduce(np.kron, (one_move(form.issues[k]) for k in held), np.ones((1, 1), dtype=bool))
    return own, shifts.astype(np.int64).reshape(-1), allowed
