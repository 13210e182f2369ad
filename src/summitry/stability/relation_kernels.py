"""Loops over relations between states, kept as bits and compiled by numba when first needed.

A relation over n states is a uint64 array (n, w), w = ceil(n / 64): bit t of row s says that s is
related to t, bit t standing in word t // 64 at place t % 64. Bits from n on are 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitry.compiled import compiled

__all__ = ["cleared", "deterred", "limited_step", "sequences"]

_Bits = NDArray[np.uint64]
_Ints = NDArray[np.int64]

_FACTOR = np.uint64(0x03F79D71B4CB0A89)
"""A de Bruijn sequence: shifted by 0..63 places its six top bits are all different."""

_PLACE = np.zeros(64, dtype=np.int64)
_PLACE[[((0x03F79D71B4CB0A89 << k) & (2**64 - 1)) >> 58 for k in range(64)]] = np.arange(64)


@compiled
def _lowest(word: np.uint64) -> int:
    """The place of the lowest bit that is set in ``word``, which is not 0."""
    low = word & (~word + np.uint64(1))
    place: int = _PLACE[(low * _FACTOR) >> np.uint64(58)]
    return place


@compiled
def _meet(a: _Bits, b: _Bits) -> bool:
    """Have the rows ``a`` and ``b`` a bit in common?"""
    for k in range(len(a)):  # noqa: SIM110, numba has no any() of a generator
        if a[k] & b[k]:
            return True
    return False


@compiled
def _next(row: _Bits, at: int) -> int:
    """The first place from ``at`` on that is set in ``row``; -1 if there is none."""
    k = at // 64
    if k >= len(row):
        return -1
    word = row[k] >> np.uint64(at % 64) << np.uint64(at % 64)
    while not word:
        k += 1
        if k == len(row):
            return -1
        word = row[k]
    place: int = 64 * k + _lowest(word)
    return place


@compiled
def _follower(moves: _Bits, node: int, at: _Ints, number: _Ints, low: _Ints, part: _Ints) -> int:
    """The next arrival after ``node`` that has no ``number`` yet; -1 if none is left.

    ``at`` remembers where to go on; an arrival that is open already lowers ``low`` of ``node``.
    """
    m, n, _ = moves.shape
    while at[node] < m * n:
        mover, start = at[node] // n, at[node] % n
        found = -1 if mover == node // n else _next(moves[mover, node % n], start)
        if found < 0:
            at[node] = (mover + 1) * n
            continue
        target: int = mover * n + found
        if number[target] < 0:
            return target
        at[node] = target + 1
        if part[target] < 0:
            low[node] = min(low[node], low[target])
    return -1


@compiled
def _parts(moves: _Bits) -> tuple[_Ints, _Ints]:
    """Arrivals (mover, state), as mover * n + state, that can follow one another round and round.

    The strong component of each, numbered so that what follows has no higher number, and the
    arrivals in the order of these numbers. Tarjan (1972), SIAM Journal on Computing 1, without
    recursion. O(m arcs + m^2 n w).
    """
    size = moves.shape[0] * moves.shape[1]
    number, low, part = np.full(size, -1), np.full(size, -1), np.full(size, -1)
    order, path, stack = np.zeros(size, np.int64), np.zeros(size, np.int64), np.full(size, -1)
    at = np.zeros(size, np.int64)
    n_opened = n_order = n_parts = n_stack = 0
    for root in range(size):
        n_path = 1 if number[root] < 0 else 0
        path[0] = root
        while n_path:
            node = path[n_path - 1]
            if number[node] < 0:
                number[node] = low[node] = n_opened
                stack[n_stack] = node
                n_opened += 1
                n_stack += 1
            follower = _follower(moves, node, at, number, low, part)
            if follower >= 0:
                path[n_path] = follower
                n_path += 1
                continue
            n_path -= 1
            if low[node] == number[node]:
                while part[node] < 0:
                    n_stack -= 1
                    part[stack[n_stack]] = n_parts
                    order[n_order] = stack[n_stack]
                    n_order += 1
                n_parts += 1
    return part, order


@compiled
def _spread(
    moves: _Bits,
    state: int,
    last: int,
    part: _Ints,
    ends: _Bits,
    seen: _Ints,
    mark: int,
    row: _Bits,
) -> None:
    """Add to ``row`` what follows ``state``, which ``last`` moved to; not ``seen`` parts."""
    m, n, _ = moves.shape
    for mover in range(m):
        if mover == last:
            continue
        target = _next(moves[mover, state], 0)
        while target >= 0:
            follower = part[mover * n + target]
            if seen[follower] != mark:
                seen[follower] = mark
                row |= ends[follower]
            target = _next(moves[mover, state], target + 1)


@compiled
def sequences(moves: _Bits) -> _Bits:
    """What is reached by legal sequences of ``moves`` (m, n, w), one relation a mover.

    All arrivals (mover, state) of a strong component lead to the same states, so each component is
    filled once, from those that follow it. O(m arcs w) at most, less where many lead back.
    """
    _, n, words = moves.shape
    part, order = _parts(moves)
    n_parts = part.max() + 1
    ends = np.zeros((n_parts, words), dtype=np.uint64)
    seen = np.full(n_parts, -1)
    for node in order:
        here = part[node]
        seen[here] = here
        ends[here, node % n // 64] |= np.uint64(1) << np.uint64(node % n % 64)
        _spread(moves, node % n, node // n, part, ends, seen, here, ends[here])
    out = np.zeros((n, words), dtype=np.uint64)
    for start in range(n):
        _spread(moves, start, -1, part, ends, seen, n_parts + start, out[start])
    return out


@compiled
def deterred(leaving: _Bits, replies: _Bits, deters: _Bits) -> NDArray[np.bool_]:
    """bool (n,): has every t that s is ``leaving`` for a reply from t that ``deters`` at s?

    O(n^2 w) at most; a reply that is found ends the search.
    """
    n, words = leaving.shape
    out = np.ones(n, dtype=np.bool_)
    for s in range(n):
        for k in range(words):
            rest = leaving[s, k]
            while rest and out[s]:
                out[s] = _meet(replies[64 * k + _lowest(rest)], deters[s])
                rest &= rest - np.uint64(1)
    return out


@compiled
def cleared(deters: _Bits, moves: _Bits, breaks: _Bits) -> _Bits:
    """Of what ``deters`` at s, the states from which none of the ``moves`` ``breaks`` it at s.

    O(n^2 w).
    """
    n, words = deters.shape
    out = deters.copy()
    for s in range(n):
        for k in range(words):
            rest = deters[s, k]
            while rest:
                low = rest & (~rest + np.uint64(1))
                if _meet(moves[64 * k + _lowest(rest)], breaks[s]):
                    out[s, k] ^= low
                rest ^= low
    return out


@compiled
def limited_step(moves: _Bits, ends: _Bits, ranks: _Ints, at_least: _Bits) -> _Bits:
    """Where play can end with one move more: A_h(i, .) from the other mover's A_{h-1}, ``ends``.

    ``moves`` are those of i, ``ranks`` (n,) its preference from 0 up, ``at_least`` (k + 1, w) the
    states of rank r or more for r = 0..k. O(arcs w).
    """
    n, words = moves.shape
    worst = np.full(n, len(at_least))
    for t in range(n):
        for k in range(words):
            rest = ends[t, k]
            while rest:
                worst[t] = min(worst[t], ranks[64 * k + _lowest(rest)])
                rest &= rest - np.uint64(1)
    out = np.zeros((n, words), dtype=np.uint64)
    for s in range(n):
        most = -1
        for k in range(words):
            rest = moves[s, k]
            while rest:
                t = 64 * k + _lowest(rest)
                most = max(most, worst[t])
                out[s] |= ends[t]
                rest &= rest - np.uint64(1)
        out[s] &= at_least[max(most, ranks[s] + 1)]
        if most <= ranks[s]:
            out[s, s // 64] |= np.uint64(1) << np.uint64(s % 64)
    return out
