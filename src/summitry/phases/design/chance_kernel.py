"""Plans by small changes taken by chance, in compiled loops (see ``chance``)."""

from __future__ import annotations

import numpy as np

from summitry.compiled import compiled
from summitry.phases.design.flat import Floats, Longs
from summitry.phases.design.table import LOGS, LOSS, Asked, Table

__all__ = ["annealed", "ordered", "rows_at", "short", "worth"]


@compiled
def ordered(table: Table, at: Longs, whole: bool) -> bool:
    """Does the plan keep the order, forbidden pairs apart, and do something?"""
    last, some = table.each.shape[1] - 1, False
    for k in range(len(at)):
        if (at[k] < table.first[k] and at[k] < last) or (whole and at[k] == last):
            return False
        some = some or at[k] < last
    for e in range(len(table.before)):
        j, k, n = table.before[e]
        if at[k] < last and at[j] + n > at[k]:
            return False
    return some


@compiled
def _rules(table: Table, at: Longs) -> float:
    """How many stages end with all of the one and none of the other side of a pair."""
    total = 0.0
    for f in range(len(table.done)):
        start, end = 0, table.each.shape[1] - 1
        for k in range(len(at)):
            if table.done[f, k]:
                start = max(start, at[k])
            if table.open[f, k]:
                end = min(end, at[k])
        total += max(0, end - start)
    return total


@compiled
def rows_at(table: Table, at: Longs, out: Floats) -> None:
    """Every row and sum at a plan, into ``out`` (N,)."""
    out[:] = table.const
    for k in range(len(at)):
        out += table.each[k, at[k]]
    for q in range(len(table.last)):
        if _whole(table, q, at):
            out += table.points[q]


@compiled
def _whole(table: Table, q: int, at: Longs) -> bool:
    """Does product q count?"""
    for k in range(len(at)):  # noqa: SIM110 - numba compiles no generators
        if at[k] > table.last[q, k]:
            return False
    return True


@compiled
def _moved(table: Table, old: Longs, new: Longs, out: Floats) -> None:
    """``out``, which stands for the plan ``old``, is brought to ``new``."""
    for k in range(len(old)):
        if old[k] != new[k]:
            gone, come = table.each[k, old[k]], table.each[k, new[k]]
            for i in range(len(out)):
                out[i] += come[i] - gone[i]
    for q in range(len(table.last)):
        now = _whole(table, q, new)
        if now != _whole(table, q, old):
            out += table.points[q] if now else -table.points[q]


@compiled
def worth(table: Table, ask: Asked, rows: Floats) -> float:
    """What the plan is worth by the sums at the end of ``rows``."""
    sums = rows[table.n_rows :]
    if ask.kind == LOGS:
        total = 0.0
        for value in sums:
            total += ask.unit * np.log(max(value / ask.unit, 1e-9))
        return float(total)
    least = 0.0 if ask.kind == LOSS else np.inf
    for value in sums:
        least = min(least, value)
    return least


@compiled
def short(table: Table, ask: Asked, at: Longs, rows: Floats) -> float:
    """By how much the rows are missed in all; a unit for every stage against a rule of the
    world."""
    total = ask.unit * _rules(table, at)
    for i in range(table.n_rows):
        if rows[i] < -ask.slight:
            total -= rows[i]
    return float(total)


@compiled
def _pushed(table: Table, new: Longs, later: bool) -> None:
    """What must come after is put off with a step that moved ``later``, and what must come before
    is taken forward with one that moved earlier."""
    last = table.each.shape[1] - 1
    for _ in range(len(new)):
        calm = True
        for e in range(len(table.before)):
            j, k, n = table.before[e]
            if new[k] < last and new[j] + n > new[k]:
                calm = False
                if later:
                    new[k] = min(last, new[j] + n)
                else:
                    new[j] = new[k] - n
        if calm:
            return


@compiled
def _any(n: int) -> int:
    """A number 0..n-1 by chance, from the loops' own source."""
    return int(np.random.randint(n))  # noqa: NPY002 - what numba compiles


@compiled
def _share() -> float:
    """A share 0..1 by chance."""
    return float(np.random.random())  # noqa: NPY002


@compiled
def _changed(table: Table, at: Longs, new: Longs, whole: bool) -> bool:
    """One change into ``new``: a step with its chain to another stage, or one stage on, or two
    steps exchanged; False if nothing came of it."""
    new[:] = at
    n_places = table.each.shape[1] - (1 if whole else 0)
    k, way = _any(len(at)), _share()
    if way < 0.5:
        j = _any(len(at))
        new[k], new[j] = at[j], at[k]
    elif way < 0.75:
        new[k] = _any(n_places)
    else:
        new[k] += 1 if _share() < 0.5 else -1
    if new[k] == at[k]:
        return False
    if way >= 0.5:
        if new[k] < 0 or new[k] >= n_places:
            return False
        _pushed(table, new, new[k] > at[k])
    return bool(ordered(table, new, whole))


@compiled
def annealed(
    table: Table, ask: Asked, at: Longs, best: Longs, hot: float, seed: int, changes: int
) -> float:
    """From the plan ``at``, which is changed; the best that was met into ``best``. Returns by how
    much that misses the rows. ``hot``: the heat at first."""
    np.random.seed(seed)  # noqa: NPY002
    rows, tried, new = np.zeros(len(table.const)), np.zeros(len(table.const)), at.copy()
    rows_at(table, at, rows)
    least, top = short(table, ask, at, rows), worth(table, ask, rows)
    here, best[:] = top - ask.price * least, at
    for i in range(changes):
        if not _changed(table, at, new, ask.whole):
            continue
        tried[:] = rows
        _moved(table, at, new, tried)
        lack, value = short(table, ask, new, tried), worth(table, ask, tried)
        there, warm = value - ask.price * lack, hot * (ask.cold / hot) ** (i / changes)
        if there >= here or _share() < np.exp((there - here) / warm):
            at[:], rows[:], here = new, tried, there
            if lack < least or (lack == least and value > top):
                best[:], least, top = new, lack, value
    return float(least)
