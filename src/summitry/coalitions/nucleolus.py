"""The nucleolus: the division whose worst-treated sets complain least, then the next worst, …

Over the imputations (x(N) = v(N), x_i >= v({i})) it makes the vector of all excesses v(S) - x(S),
largest first, lexicographically least. It exists and is one point wherever there is an imputation
(Schmeidler 1969, SIAM Journal on Applied Mathematics 17). It lies in the core unless that is empty.

Algorithm (Maschler, Peleg and Shapley 1979, Mathematics of Operations Research 4): make the
largest excess e as small as possible; the sets with a positive weight in the proof have that excess
at every optimum, so fix them; go on with the sets that the fixed ones do not determine, until x is
determined. At most n - 1 linear programmes, each exact, each looking at 2^n sets a step.

Test of the result (Kohlberg 1971, SIAM Journal on Applied Mathematics 20): for every level a, with
D = {S : excess >= a}, no y with y(N) = 0, y(S) >= 0 on D and y_i >= 0 where x_i = v({i}) has
y(S) > 0 for some S of D. It does not lean on how x was found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.coalitions.core import scaled_excess
from summitry.coalitions.exact import Row, minimise, solve
from summitry.coalitions.game import Game, subset_sums

__all__ = ["kohlberg", "nucleolus"]

Allocation = tuple[Fraction, ...]
_FIXED, _FLOOR = 2**17, 2**18
"""Keys of rows that are no sets: what is fixed, and x_i >= v({i})."""


def nucleolus(game: Game) -> Allocation | None:
    """The nucleolus of a ``game``; None if there is no imputation. Exact.

    >>> from summitry.coalitions.game import from_worths
    >>> glove = {("l", "r"): 1, ("l", "s"): 1, ("l", "r", "s"): 1}
    >>> [int(x) for x in nucleolus(from_worths(["l", "r", "s"], glove))]
    [1, 0, 0]
    """
    singles = [game.worth[1 << i] for i in range(game.n)]
    if sum(singles) > game.total or game.n == 0:
        return None
    fixed = [Row(_FIXED, (1,) * game.n, game.total)]
    while len(fixed) < game.n:
        fixed.extend(_stage(game, fixed))
    return tuple(solve([row.a for row in fixed], [row.b for row in fixed]))


def _stage(game: Game, fixed: Sequence[Row]) -> list[Row]:
    """What the least largest excess of the sets still open fixes: independent rows over x."""
    span = _Span([row.a for row in fixed])
    is_open = span.outside(game.n)
    cost = [*(0 for _ in range(game.n)), 1]
    found = minimise(cost, _basis(game, fixed), _broken(game, fixed, is_open))
    assert found is not None  # some imputation meets every row with e large enough
    level, new = found.y[-1], []
    for row, weight in zip(found.rows, found.weights, strict=True):
        if weight > 0 and row.key < _FIXED and span.add(row.a[:-1]):
            new.append(Row(_FIXED, row.a[:-1], row.b - level))
        elif weight > 0 and row.key >= _FLOOR and span.add(row.a[:-1]):
            new.append(Row(_FIXED, row.a[:-1], row.b))
    return new


def _basis(game: Game, fixed: Sequence[Row]) -> list[Row]:
    """A first basis over (x, e): a player that is not determined, all the others, and the fixed."""
    span = _Span([row.a for row in fixed])
    rest = [1 << i for i in range(game.n) if span.add(_unit_sum(1 << i, game.n))]
    rest.append(2**game.n - 1 ^ rest[0])
    whole, *others = (Row(row.key, (*row.a, 0), row.b) for row in fixed)
    return [_turned(whole), *others, *(_open_row(game, subset) for subset in rest)]


def _open_row(game: Game, subset: int) -> Row:
    """x(S) + e >= v(S)."""
    return Row(subset, (*(subset >> i & 1 for i in range(game.n)), 1), game.worth[subset])


def _turned(row: Row) -> Row:
    return Row(row.key, tuple(-a for a in row.a), -row.b)


def _broken(
    game: Game, fixed: Sequence[Row], is_open: NDArray[np.bool_]
) -> Callable[[Allocation], Row | None]:
    """The search for a row that (x, e) breaks: what is fixed, the floors, the open set that lacks
    most."""
    equal = [Row(row.key, (*row.a, 0), row.b) for row in fixed]
    places = np.flatnonzero(is_open)

    def search(y: Allocation) -> Row | None:
        for row in equal:
            have = sum((a * x for a, x in zip(row.a, y, strict=True)), Fraction(0))
            if have != row.b:
                return row if have < row.b else _turned(row)
        for i in range(game.n):
            if y[i] < game.worth[1 << i]:
                unit = tuple(int(k == i) for k in range(game.n + 1))
                return Row(_FLOOR + i, unit, game.worth[1 << i])
        lacks = scaled_excess(game, y[:-1])[places]
        worst = int(places[np.argmax(lacks)])
        return _open_row(game, worst) if game.excess(worst, y[:-1]) > y[-1] else None

    return search


class _Span:
    """The linear span of rows of 0 and 1 (and more), kept in echelon form over the rationals."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        self.lines: list[tuple[int, list[Fraction]]] = []
        for row in rows:
            self.add(row)

    def add(self, row: Sequence[int]) -> bool:
        """Take ``row`` in; False if it was in the span already."""
        left = [Fraction(value) for value in row]
        for lead, line in self.lines:
            if left[lead]:
                left = [a - left[lead] * b for a, b in zip(left, line, strict=True)]
        found = next((i for i, value in enumerate(left) if value), None)
        if found is None:
            return False
        line = [value / left[found] for value in left]
        self.lines = [
            (lead, [a - old[found] * b for a, b in zip(old, line, strict=True)])
            for lead, old in self.lines
        ]
        self.lines.append((found, line))
        return True

    def outside(self, n: int) -> NDArray[np.bool_]:
        """For every set of ``n`` players, by mask: is its indicator not in the span?"""
        leads = [lead for lead, _ in self.lines]
        result = np.zeros(2**n, dtype=bool)
        for free in (i for i in range(n) if i not in leads):
            column = [line[free] for _, line in self.lines]
            common = math.lcm(*(value.denominator for value in column))
            effect = [0] * n
            for lead, value in zip(leads, column, strict=True):
                effect[lead] = -int(value * common)
            effect[free] = common
            result |= subset_sums(effect) != 0
        return result


def kohlberg(game: Game, x: Sequence[Fraction]) -> bool:
    """True if the imputation ``x`` of the ``game`` is its nucleolus, by Kohlberg's criterion.

    Exact; one linear programme for each different excess.

    >>> from summitry.coalitions.game import from_worths
    >>> pair = from_worths(["a", "b"], {("a", "b"): 1})
    >>> kohlberg(pair, [Fraction(1, 2)] * 2), kohlberg(pair, [Fraction(1), Fraction(0)])
    (True, False)
    """
    if sum(x) != game.total or any(x[i] < game.worth[1 << i] for i in range(game.n)):
        return False
    lacks = scaled_excess(game, x)
    proper = np.arange(1, 2**game.n - 1)
    levels = sorted({int(value) for value in lacks[proper]}, reverse=True)
    tight = [i for i in range(game.n) if x[i] == game.worth[1 << i]]
    for level in levels:
        sets = proper[lacks[proper] >= level]
        if not _balanced(game.n, sets, tight):
            return False
        if not _Span([_unit_sum(int(s), game.n) for s in sets]).outside(game.n).any():
            return True
    return True


def _unit_sum(subset: int, n: int) -> tuple[int, ...]:
    return tuple(subset >> i & 1 for i in range(n))


def _balanced(n: int, sets: NDArray[Any], tight: Sequence[int]) -> bool:
    """True if no y with y(N) = 0 and y >= 0 on all ``sets`` and ``tight`` players helps any set.

    Maximises the sum of y(S) over the sets in the box -1 <= y_i <= 1: is it 0?
    """
    total = [int((sets >> i & 1).sum()) for i in range(n)]
    ceilings = [Row(i, tuple(-int(k == i) for k in range(n)), Fraction(-1)) for i in range(n)]

    def broken(y: Allocation) -> Row | None:
        whole = sum(y)
        if whole:
            sign = 1 if whole < 0 else -1
            return Row(-1, (sign,) * n, Fraction(0))
        for i in range(n):
            if y[i] > 1:
                return ceilings[i]
            if y[i] < (0 if i in tight else -1):
                floor = Fraction(0 if i in tight else -1)
                return Row(i, tuple(int(k == i) for k in range(n)), floor)
        common = math.lcm(*(value.denominator for value in y))
        sums = subset_sums([int(value * common) for value in y])[sets]
        worst = int(np.argmin(sums))
        if sums[worst] >= 0:
            return None
        return Row(int(sets[worst]), _unit_sum(int(sets[worst]), n), Fraction(0))

    found = minimise([-value for value in total], ceilings, broken)
    return found is not None and found.value == 0
