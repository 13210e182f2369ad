"""Loops over simultaneous improvements, compiled by numba when they are first needed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitry.compiled import compiled
from summitry.stability.kernels import Ints, Longs

__all__ = ["joined_stable", "rows_stable"]


@compiled
def rows_stable(own: Ints, other: Ints) -> NDArray[np.bool_]:
    """bool array (n_tables, n_rows, n_columns): what is stable for the party that picks the row.

    ``own``, ``other`` : dense ranks, of that party and of the one that picks the column; -1 where
    there is no state. O(n_tables n_rows^2 n_columns).
    """
    n_tables, n_rows, n_columns = own.shape
    nothing = np.int32(np.iinfo(np.int32).max)
    stable = np.ones(own.shape, dtype=np.bool_)
    here = np.empty(n_columns, dtype=np.int32)
    for table in range(n_tables):
        for row in range(n_rows):
            falling = np.argsort(-other[table, row])
            ranks = other[table, row][falling]
            n_here = np.sum(ranks >= 0)
            here[:n_here] = own[table, row][falling[:n_here]]
            deterred = np.ones(n_here, dtype=np.bool_)
            for to in range(n_rows):
                least = better = nothing  # over columns so far; over those strictly better
                for at in range(n_here):
                    if at > 0 and ranks[at] < ranks[at - 1]:
                        better = least
                    there = own[table, to, falling[at]]
                    if there > here[at] and better > here[at]:
                        deterred[at] = False
                    if 0 <= there < least:
                        least = there
            for at in range(n_here):
                stable[table, row, falling[at]] = deterred[at]
    return stable


@compiled
def _place(codes: Longs, table: Ints, code: int) -> int:
    """The state with ``code``, or -1: from ``table``, or by halving ``codes`` if it is empty."""
    if len(table) > 0:
        there: int = table[code]
        return there
    at = int(np.searchsorted(codes, code))
    return at if at < len(codes) and codes[at] == code else -1


@compiled
def _turn(shifts: Longs, picks: Longs, low: Longs, high: Longs) -> tuple[bool, int]:
    """Turn ``picks`` to the next choice, each from low - 1 (stays) to high - 1, the first fastest.

    Is there one more, and what that adds to the sum of ``shifts`` picked.
    """
    change = 0
    for k in range(len(picks)):
        if picks[k] >= low[k]:
            change -= shifts[picks[k]]
        if picks[k] + 1 < high[k]:
            picks[k] += 1
            return True, change + shifts[picks[k]]
        picks[k] = low[k] - 1
    return False, change


@compiled
def _sanction(
    codes: Longs,
    table: Ints,
    own: Ints,
    move: tuple[int, int],
    shifts: Longs,
    low: Longs,
    high: Longs,
    left: int,
) -> tuple[int, int]:
    """A sum of ``shifts``, one or none of each ``low[k]:high[k]``, that makes the ``move`` (from,
    to) no improvement, 0 if there is none; and how many were looked at, no more than ``left``."""
    state, to = move
    picks = low - 1
    total = 0
    looked = 0
    while looked < left:
        more, change = _turn(shifts, picks, low, high)
        if not more:
            break
        total += change
        looked += 1
        joined = _place(codes, table, codes[to] + total)
        if joined >= 0 and own[joined] <= own[state]:
            return total, looked
    return 0, looked


@compiled
def _choices(
    codes: Longs, begins: Longs, ends: Longs, targets: Ints, joins: NDArray[np.bool_], state: int
) -> tuple[Longs, Longs, Longs]:
    """What each improvement of each party that ``joins`` adds to the code of ``state``: ``shifts``
    from ``low[k]`` to ``high[k]`` for party k."""
    n_parties = len(begins)
    counts = np.where(joins, ends[:, state] - begins[:, state], 0)
    high = np.cumsum(counts)
    low = high - counts
    shifts = np.empty(high[-1], dtype=np.int64)
    for k in range(n_parties):
        for at in range(counts[k]):
            shifts[low[k] + at] = codes[targets[begins[k, state] + at]] - codes[state]
    return shifts, low, high


@compiled
def joined_stable(
    codes: Longs,
    table: Ints,
    own: Ints,
    party: int,
    begins: Longs,
    ends: Longs,
    targets: Ints,
    joins: NDArray[np.bool_],
    limit: int,
) -> tuple[NDArray[np.bool_], bool]:
    """bool array (n_states,), and whether it is whole: at most ``limit`` joined states looked at.

    ``own``     : dense ranks of ``party``; ``codes``, ``table``: where joined states are found.
    ``targets`` : improvements of party k from s at ``begins[k, s] : ends[k, s]``.
    ``joins``   : (n_parties, n_states), who of the others moves from s.

    What sanctioned the improvement before is tried first.
    """
    n = begins.shape[1]
    stable = np.ones(n, dtype=np.bool_)
    for state in range(n):
        if begins[party, state] == ends[party, state]:
            continue
        others = joins[:, state].copy()
        others[party] = False
        shifts, low, high = _choices(codes, begins, ends, targets, others, state)
        last = 0
        for at in range(begins[party, state], ends[party, state]):
            to = np.int64(targets[at])
            limit -= 1
            joined = _place(codes, table, codes[to] + last)
            if last != 0 and joined >= 0 and own[joined] <= own[state]:
                continue
            last, looked = _sanction(codes, table, own, (state, to), shifts, low, high, limit)
            limit -= looked
            if limit <= 0:
                return stable, False
            if last == 0:
                stable[state] = False
                break
    return stable, True
