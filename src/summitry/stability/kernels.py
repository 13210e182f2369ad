"""Loops over moves that numpy cannot say, compiled by numba when they are first needed.

Moves of all parties are flat: party p goes from state s to ``targets[a:b]`` with a, b =
``starts[p, s], starts[p, s + 1]``, and is led to s from ``sources[a:b]`` with a, b =
``backs[p, s], backs[p, s + 1]``. ``ranks`` (n_parties, n_states) are dense. How the others answer
is ``by``: 0 not at all, 1 with any moves, 2 with improvements (``replies.MEANS``).

The least value that answers lead to is found backwards: states are visited by rising value, and
whatever leads to one and has no value yet takes its value. Each move is looked at once.
Compiled code is kept on disk where that can be written, so it is made once a machine.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitry.compiled import compiled

__all__ = ["cells_deterred", "cells_least", "listed_counts", "listed_stable", "rising", "turned"]

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@compiled
def rising(values: Ints) -> Ints:
    """Places of ``values`` (n,), each in 0..n-1, the least first. O(n)."""
    n = len(values)
    ends = np.zeros(n + 1, dtype=np.int64)
    for value in values:
        ends[value + 1] += 1
    ends = np.cumsum(ends)
    order = np.empty(n, dtype=np.int32)
    for place in range(n):
        order[ends[values[place]]] = place
        ends[values[place]] += 1
    return order


@compiled
def turned(starts: Longs, targets: Ints) -> tuple[Longs, Ints]:
    """The moves of one party the other way round: ``backs`` (n + 1,) and ``sources``. O(moves)."""
    n = len(starts) - 1
    backs = np.zeros(n + 1, dtype=np.int64)
    for target in targets:
        backs[target + 1] += 1
    backs = np.cumsum(backs)
    sources = np.empty(len(targets), dtype=np.int32)
    free = backs.copy()
    for state in range(n):
        for at in range(starts[state], starts[state + 1]):
            sources[free[targets[at]]] = state
            free[targets[at]] += 1
    return backs, sources


@compiled
def _highest(starts: Longs, targets: Ints, own: Ints) -> Ints:
    """Most that the mover has at each state and at those it reaches from there."""
    most = own.copy()
    for state in range(len(own)):
        for at in range(starts[state], starts[state + 1]):
            most[state] = max(most[state], own[targets[at]])
    return most


@compiled
def _deterred(starts: Longs, targets: Ints, own: Ints, least: Ints) -> NDArray[np.bool_]:
    """Is the ``least`` value of every improvement of each state at most its ``own``?"""
    stable = np.ones(len(own), dtype=np.bool_)
    for state in range(len(own)):
        for at in range(starts[state], starts[state + 1]):
            target = targets[at]
            if own[target] > own[state] and least[target] > own[state]:
                stable[state] = False
                break
    return stable


@compiled
def _least_once(
    backs: Longs, sources: Ints, ranks: Ints, party: int, credible: bool, finals: Ints
) -> Ints:
    """Least of ``finals`` over each state and those one move of one other leads to. O(moves)."""
    least = finals.copy()
    for other in range(len(ranks)):
        if other == party:
            continue
        for state in range(len(finals)):
            for at in range(backs[other, state], backs[other, state + 1]):
                source = sources[at]
                if not credible or ranks[other, state] > ranks[other, source]:
                    least[source] = min(least[source], finals[state])
    return least


@compiled
def _serve(
    state: int, barred: int, party: int, done: NDArray[np.bool_], stack: Longs, height: int
) -> int:
    """Put the nodes of ``state`` on the ``stack`` that were never there, but (state, barred)."""
    n_parties = done.shape[1]
    for last in range(n_parties):
        if last not in (barred, party) and not done[state, last]:
            done[state, last] = True
            stack[height] = state * n_parties + last
            height += 1
    return height


@compiled
def _least_reached(
    backs: Longs, sources: Ints, ranks: Ints, party: int, credible: bool, finals: Ints
) -> Ints:
    """Least of ``finals`` over each state and those that legal sequences of the others lead to.

    A node (state, last mover) goes on with any other mover. The first other that leads onward from
    a state serves all its nodes but that other's own; a second one serves that node too.
    O(moves + n_parties n_states).
    """
    n_parties, n = ranks.shape
    least = np.full(n, -1, dtype=np.int32)
    onward = np.full(n, -1, dtype=np.int64)  # the one other that leads onward; n_parties: all do
    done = np.zeros((n, n_parties), dtype=np.bool_)
    stack = np.empty(n * n_parties, dtype=np.int64)
    for start in rising(finals):
        if onward[start] < 0:
            least[start] = finals[start]
        onward[start] = n_parties
        height = _serve(start, -1, party, done, stack, 0)
        while height > 0:
            height -= 1
            state, mover = divmod(stack[height], n_parties)
            for at in range(backs[mover, state], backs[mover, state + 1]):
                source = sources[at]
                if credible and ranks[mover, state] <= ranks[mover, source]:
                    continue
                if onward[source] < 0:
                    least[source] = finals[start]
                    onward[source] = mover
                    height = _serve(source, mover, party, done, stack, height)
                elif onward[source] not in (mover, n_parties):
                    onward[source] = n_parties
                    height = _serve(source, -1, party, done, stack, height)
    return least


@compiled
def listed_stable(
    starts: Longs,
    targets: Ints,
    backs: Longs,
    sources: Ints,
    ranks: Ints,
    party: int,
    by: int,
    countered: bool,
    once: bool,
) -> NDArray[np.bool_]:
    """bool array (n_states,): is each state stable for ``party``? O(moves + n_parties n_states).

    ``countered``: it may answer back; ``once``: one other moves, once, in place of sequences.
    """
    own = ranks[party]
    finals = _highest(starts[party], targets, own) if countered else own.copy()
    if by == 0:
        least = own
    elif once:
        least = _least_once(backs, sources, ranks, party, by == 2, finals)
    else:
        least = _least_reached(backs, sources, ranks, party, by == 2, finals)
    stable: NDArray[np.bool_] = _deterred(starts[party], targets, own, least)
    return stable


@compiled
def listed_counts(
    starts: Longs,
    targets: Ints,
    backs: Longs,
    sources: Ints,
    draws: Ints,
    replies: Longs,
    once: bool,
    stable: Longs,
    equilibrium: Longs,
) -> None:
    """Add to ``stable`` (n_concepts, n_parties, n_states) and ``equilibrium`` (n_concepts,
    n_states) in how many of ``draws`` (n_draws, n_parties, n_states), dense ranks, each state is.

    ``replies`` (n_concepts, 2): ``by`` and ``countered`` of each concept.
    """
    n_parties, n = draws.shape[1:]
    for ranks in draws:
        for concept in range(len(replies)):
            by, countered = replies[concept, 0], replies[concept, 1] == 1
            for_all = np.ones(n, dtype=np.bool_)
            for party in range(n_parties):
                here = listed_stable(
                    starts, targets, backs, sources, ranks, party, by, countered, once
                )
                stable[concept, party] += here
                for_all &= here
            equilibrium[concept] += for_all


@compiled
def cells_least(orders: Ints, begins: Ints, limits: Ints, finals: Ints) -> Ints:
    """Least of ``finals`` over each state and those that any sequence of moves leads to.

    For each mover ``orders`` lists the states cell by cell; a state t is reached from those of its
    cell at ``orders[mover, begins[mover, t] : limits[mover, t]]``. A cell remembers how far it has
    been marked, so each place is marked once. O(n_movers n_states).
    """
    n_movers, n = orders.shape
    least = np.full(n, -1, dtype=np.int32)
    marked = np.zeros((n_movers, n), dtype=np.int32)  # how many, kept where the cell begins
    stack = np.empty(n, dtype=np.int32)
    for start in rising(finals):
        if least[start] >= 0:
            continue
        value = finals[start]
        least[start] = value
        stack[0] = start
        height = 1
        while height > 0:
            height -= 1
            state = stack[height]
            for mover in range(n_movers):
                begin, limit = begins[mover, state], limits[mover, state]
                for at in range(begin + marked[mover, begin], limit):
                    source = orders[mover, at]
                    if least[source] < 0:
                        least[source] = value
                        stack[height] = source
                        height += 1
                marked[mover, begin] = max(marked[mover, begin], limit - begin)
    return least


@compiled
def cells_deterred(
    order: Ints, afters: Ints, ends: Ints, own: Ints, least: Ints
) -> NDArray[np.bool_]:
    """Is the ``least`` value of every improvement of each state at most its ``own``? O(n_states).

    The improvements of s are ``order[afters[s] : ends[s]]``, with ends[s] where its cell ends.
    """
    n = len(order)
    most = np.empty(n, dtype=np.int32)  # of the cell, from this place on
    for at in range(n - 1, -1, -1):
        state = order[at]
        most[at] = least[state]
        if at + 1 < ends[state]:
            most[at] = max(most[at], most[at + 1])
    stable = np.ones(n, dtype=np.bool_)
    for state in range(n):
        if afters[state] < ends[state]:
            stable[state] = most[afters[state]] <= own[state]
    return stable
