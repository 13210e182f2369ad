"""States that no move enters or leaves, and states that no moves lead to from the status quo.

In option form the moves of a party are found axis by axis: a set of combinations grows along each
of its actions in turn, where that may move, and what is not feasible is taken out at the end. One
sweep over all parties costs O(2^n) an action; sweeps go on until nothing is added. Listed moves
are followed one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs, Conflict, Form

__all__ = ["MAX_WORK", "isolated", "reached"]

MAX_WORK = 1 << 32
"""Most cells visited in the search for what can be reached, some seconds."""


def isolated(conflict: Conflict) -> NDArray[np.bool_]:
    """bool array (n_states,): states of ``conflict`` that no move of any party enters or leaves."""
    if conflict.arcs is not None:
        return _unlinked(conflict.arcs, conflict.n_states)
    assert conflict.form is not None
    alone = np.ones(conflict.n_states, dtype=np.bool_)
    for party in range(conflict.n_parties):
        held = conflict.holds(party)
        alone &= _partners(conflict.form, held, leaving=True) == 1
        alone &= _partners(conflict.form, held, leaving=False) == 1
    return alone


def _unlinked(arcs: Iterable[Arcs], n: int) -> NDArray[np.bool_]:
    alone = np.ones(n, dtype=np.bool_)
    for moves in arcs:
        alone &= np.diff(moves.starts) == 0
        alone[moves.targets] = False
    return alone


def _partners(form: Form, held: Iterable[int], leaving: bool) -> NDArray[np.int32]:
    """How many states a party reaches from each state, or reaches each from; itself included."""
    count = _laid_out(form, np.int32)
    for axis in held:
        low, high = _halves(count, len(form.issues), axis)
        total = low + high
        if leaving or not form.issues[axis].undoable:
            low[:] = total
        if not leaving or not form.issues[axis].undoable:
            high[:] = total
    return np.asarray(count[form.codes])


def reached(conflict: Conflict) -> NDArray[np.bool_] | None:
    """bool array (n_states,): states of ``conflict`` that moves lead to from the status quo.

    By anybody's moves in any order. None where the search would cost more than MAX_WORK.
    """
    assert conflict.status_quo is not None
    if conflict.arcs is not None:
        return _followed(conflict.arcs, conflict.n_states, conflict.status_quo)
    assert conflict.form is not None
    return _swept(conflict, conflict.form, conflict.status_quo)


def _followed(arcs: tuple[Arcs, ...], n: int, start: int) -> NDArray[np.bool_]:
    seen, todo = {start}, [start]
    while todo:
        state = todo.pop()
        fresh = {int(t) for moves in arcs for t in moves.of(state)} - seen
        seen |= fresh
        todo += fresh
    return np.isin(np.arange(n), list(seen))


def _swept(conflict: Conflict, form: Form, start: int) -> NDArray[np.bool_] | None:
    allowed = _laid_out(form, np.bool_)
    seen = np.zeros_like(allowed)
    seen[form.codes[start]] = True
    before, found, work = 0, 1, 0
    while before < found < len(form.codes):
        work += allowed.size * (len(form.issues) + 1)
        if work > MAX_WORK:
            return None
        for party in range(conflict.n_parties):
            _grow(seen, form, conflict.holds(party))
            seen &= allowed
        before, found = found, int(np.count_nonzero(seen))
    return np.asarray(seen[form.codes])


def _grow(seen: NDArray[np.bool_], form: Form, held: Iterable[int]) -> None:
    for axis in held:
        low, high = _halves(seen, len(form.issues), axis)
        high |= low
        if not form.issues[axis].undoable:
            low |= high


def _laid_out(form: Form, kind: type) -> NDArray[Any]:
    """1 for each feasible combination, over all of them."""
    cells: NDArray[Any] = np.zeros(1 << len(form.issues), dtype=kind)
    cells[form.codes] = 1
    return cells


def _halves(cells: NDArray[Any], n_axes: int, axis: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Views of the cells at the first and at the second option of the issue ``axis``."""
    pairs = cells.reshape(-1, 2, 1 << (n_axes - 1 - axis))
    return pairs[:, 0], pairs[:, 1]
