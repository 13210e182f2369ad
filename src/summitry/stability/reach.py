"""What each party can reach in one move by itself: R_i(s).

In option form party i changes any of the issues it holds, all others stand still:

    t in R_i(s)  iff  t != s, t_k = s_k for every issue k that i does not hold,
                      and s_k may become t_k for every issue k that it holds.

On one issue option a may become b if a = b; or b > a; or b < a and every option from a down to
b + 1 can be undone; with ``one_rung`` only if |a - b| <= 1. Where everything a party holds moves
freely and can be undone, its moves are an equivalence: it goes from a state to every other state of
the same **cell** (the states that agree on what it does not hold), so a cell number for each state
says it all, in O(n_states); otherwise the pairs within each cell are gone through, as many as the
squares of their sizes, whatever combinations of options the rules forbid. Irreversible moves:
Fang, Hipel and Kilgour (1993), ch. 2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.conflict import Arcs, Conflict, Form
from summitry.model.issue import Issue
from summitry.stability.walks import expand

__all__ = [
    "MAX_ARCS",
    "MAX_PAIRS",
    "Cells",
    "all_arcs",
    "cells",
    "closed",
    "moves_from",
    "one_move",
    "settings",
]

MAX_ARCS = 200_000_000
"""Most moves of one party that are listed."""

MAX_PAIRS = 400_000_000
"""Most pairs of states within cells that are gone through for them."""

_BLOCK = 1 << 22
"""Pairs of states that are looked at together."""


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


def moves_from(conflict: Conflict, party: int, state: int) -> NDArray[np.int64]:
    """R_i(s) for i = ``party`` and s = ``state`` alone, rising; no other arc is listed.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> from summitry.stability.standoff import standoff
    >>> len(moves_from(standoff(compile_case(read_case("hanoi-2019"))), 0, 0))
    6
    """
    if conflict.arcs is not None:
        return conflict.arcs[party].of(state).astype(np.int64)
    assert conflict.form is not None
    form, held = conflict.form, conflict.holds(party)
    now = form.options([state])[0].tolist()
    steps = [np.flatnonzero(one_move(form.issues[k])[now[k]]) - now[k] for k in held]
    if math.prod(len(step) for step in steps) > conflict.n_states:
        return _mates(form, held, state)
    codes = form.codes[state : state + 1]
    for k, step in zip(held, steps, strict=True):
        codes = (codes[:, None] + step * _stride(form, k)).reshape(-1)
    codes.sort()
    places = np.minimum(np.searchsorted(form.codes, codes), conflict.n_states - 1)
    return np.asarray(places[(form.codes[places] == codes) & (places != state)])


def _mates(form: Form, held: Sequence[int], state: int) -> NDArray[np.int64]:
    """What the holder of ``held`` reaches from ``state``, found in its cell: O(n_states)."""
    rest = _rest(form, held)
    mates = np.flatnonzero(rest == rest[state])
    ways = _ways(Form(form.issues, form.codes[mates]), held)
    here = np.full(len(mates), np.searchsorted(mates, state))
    return mates[_may(ways, here, np.arange(len(mates)))]


def settings(form: Form, issues: Sequence[int]) -> NDArray[np.int64]:
    """int64 array (n_states,): how the ``issues`` of ``form`` are set in each state, as a number
    0, 1, ... that rises with their options.

    >>> from summitry.model.issue import Option
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> settings(Form((Issue("a", "a", yes_no), Issue("b", "b", yes_no)), np.arange(4)), [1])
    array([0, 1, 0, 1])
    """
    code = sum((_option(form, k) * _stride(form, k) for k in issues), np.zeros_like(form.codes))
    return np.asarray(np.unique(code, return_inverse=True)[1].reshape(-1), dtype=np.int64)


def _cells(form: Form, held: Sequence[int]) -> Cells:
    rest = _rest(form, held)
    found, labels = np.unique(rest, return_inverse=True)
    return Cells(labels.reshape(-1).astype(np.int32), len(found))


def _rest(form: Form, held: Sequence[int]) -> NDArray[np.int64]:
    """The code of each state with the issues in ``held`` at their first option."""
    rest = form.codes.copy()
    for place in held:
        rest -= _option(form, place) * _stride(form, place)
    return rest


def _stride(form: Form, place: int) -> int:
    return math.prod(form.shape[place + 1 :])


def _option(form: Form, place: int) -> NDArray[np.int64]:
    """The option of the issue at ``place`` in each state."""
    return form.codes // _stride(form, place) % form.shape[place]


def _arcs(form: Form, held: Sequence[int]) -> Arcs:
    """The arcs of the holder of ``held``: of all pairs within a cell those that are one move."""
    n, labels = len(form.codes), _cells(form, held).labels
    sizes, ways = np.bincount(labels), _ways(form, held)
    _check_count(int(sizes[labels].sum()), ways, n)
    bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    members = Arcs(bounds, np.argsort(labels, kind="stable").astype(np.int32))
    targets: list[NDArray[np.int32]] = [np.zeros(0, dtype=np.int32)]
    counts: list[NDArray[np.int64]] = [np.zeros(1, dtype=np.int64)]
    step = max(1, _BLOCK // int(sizes.max(initial=1)))
    for start in range(0, n, step):
        here = np.arange(start, min(start + step, n))
        origin, mates = expand(members, labels[here].astype(np.int64))
        good = _may(ways, here[origin], mates)
        targets.append(mates[good])
        counts.append(np.bincount(origin[good], minlength=len(here)))
    return Arcs(np.cumsum(np.concatenate(counts)), np.concatenate(targets))


_Way = tuple[NDArray[np.int64], NDArray[np.bool_]]
"""Of one issue: its option in each state, and which option may become which."""


def _ways(form: Form, held: Sequence[int]) -> list[_Way]:
    return [(_option(form, k), one_move(form.issues[k])) for k in held]


def _may(
    ways: Sequence[_Way], sources: NDArray[np.int64], targets: NDArray[Any]
) -> NDArray[np.bool_]:
    """For pairs of states that agree on all else: are they two, and one move apart?"""
    good: NDArray[np.bool_] = sources != targets
    for options, allowed in ways:
        if not allowed.all():
            good &= allowed[options[sources], options[targets]]
    return good


def _check_count(pairs: int, ways: Sequence[_Way], n: int) -> None:
    """TooManyDeals if the ``pairs`` within cells, or what ``ways`` lead to, are not few."""
    led_to = np.ones(n, dtype=np.int64)
    for options, allowed in ways:
        led_to *= allowed.sum(axis=1)[options]
    what = ""
    if min(pairs, int(led_to.sum())) - n > MAX_ARCS:
        what = f"more than {MAX_ARCS:,} moves of one party would have to be listed"
    elif pairs > MAX_PAIRS:
        what = f"more than {MAX_PAIRS:,} pairs of states would be gone through for one party"
    if what:
        raise TooManyDeals(f"{what}; leave out or join some of its actions")
