"""Counting by bucket elimination: how many ways there are, by points, per separator assignment.

As ``eliminated``, with a table of counts for the rows of a cell: N[c][v] is the number of ways in
which the issues eliminated so far can be settled, the separator being at c, that give v. Points are
counted by how much is **missing** to the most that each column could have, in the greatest step
that all share. Then a bound on the points is a bound on what may be missing, v <= spare, and what
misses more is dropped at once: near the top a small table does where a whole one is too large.

Adding what a bag decides itself shifts a table; putting two messages together convolves them, as
for the sum of independent whole numbers: Feller (1968), vol. 1, ch. XI. Exact.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals import elimination
from summitry.deals.digits import Sum, n_digits_for, numbers
from summitry.deals.elimination import Model, Waiting, ordered, too_dense
from summitry.deals.messages import Message
from summitry.deals.ordering import Bag

__all__ = ["MAX_CELLS", "MAX_WORK", "Tally", "tally"]

MAX_CELLS = 1 << 24
"""Largest table of counts: the cells of a separator times the range of every party's points."""

MAX_WORK = 1_500_000_000
"""Most additions of cells for one tally, a few seconds."""


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts by what is missing to ``most``, in units of ``step``.

    digits : int array (n_digits, *cells); see ``digits``.
    """

    most: tuple[int, ...]
    step: tuple[int, ...]
    digits: NDArray[np.int64]


def tally(model: Model, bounds: Sequence[int] | None = None) -> Tally | None:
    """How many deals of the ``model`` there are by points, at least ``bounds`` in every column.

    None where a table would have more than MAX_CELLS cells or the work is more than MAX_WORK;
    TooManyDeals where too many issues hang together.
    """
    order = ordered(model)
    if order.cells > elimination.MAX_CELLS:
        raise too_dense(order)
    waiting = Waiting(model)
    bases = [waiting.base(bag) for bag in order.bags]
    if any(len(base.points) == 0 for base in bases):
        return _empty(model)
    tops = [base.points.max(axis=0) for base in bases]
    highs = np.array(tops).reshape(len(bases), model.columns)
    missing = [high - base.points for high, base in zip(highs, bases, strict=True)]
    step = _steps(missing, model.columns)
    most = highs.sum(axis=0)
    spare = None if bounds is None else (most - np.array(bounds)) // step
    if spare is not None and (spare < 0).any():
        return _empty(model)
    tables = _Tables(n_digits_for(math.prod(model.shape)), spare)
    if not tables.hold(sum(rows.max(axis=0) // step for rows in missing)):
        return None
    for bag, base, rows in zip(order.bags, bases, missing, strict=True):
        if not tables.settle(bag, base, rows // step):
            return None
    digits = tables.total(model.columns)
    return None if digits is None else Tally(tuple(most.tolist()), tuple(step.tolist()), digits)


@dataclass(frozen=True, eq=False)
class _Counts:
    """A message: digits (n_digits, n_cells, *points) over the issues of ``scope``."""

    scope: tuple[int, ...]
    shape: tuple[int, ...]
    digits: NDArray[np.int64]


class _Tables:
    """The messages sent so far, and the work that they took."""

    def __init__(self, n_digits: int, spare: NDArray[np.int64] | None) -> None:
        self.n_digits, self.spare, self.work = n_digits, spare, 0
        self.messages: list[_Counts] = []
        self.roots: list[NDArray[np.int64]] = []

    def hold(self, reach: NDArray[np.int64]) -> bool:
        """Whether a table as far as ``reach`` is not too large."""
        return math.prod(self._shape(reach)) <= MAX_CELLS

    def settle(self, bag: Bag, base: Message, missing: NDArray[np.int64]) -> bool:
        """Eliminate a ``bag`` with its own table ``base``; False where it takes too much."""
        sent = [m for m in self.messages if set(m.scope).intersection(bag.drop)]
        self.messages = [m for m in self.messages if m not in sent]
        cell_of = np.repeat(np.arange(len(base.starts) - 1), np.diff(base.starts))
        options = dict(zip(base.scope, np.unravel_index(cell_of, base.shape), strict=True))
        sizes = dict(zip(base.scope, base.shape, strict=True))
        shape = tuple(sizes[issue] for issue in bag.separator)
        cells = [_cells(options, bag.separator, shape)]
        cells += [_cells(options, m.scope, m.shape) for m in sent]
        table = np.column_stack([*cells, missing])
        if self.spare is not None:
            table = table[(missing <= self.spare).all(axis=1)]
        rows, counts = np.unique(table, axis=0, return_counts=True)
        found = self._joined(rows, counts, math.prod(shape), sent)
        if found is None:
            return False
        if bag.separator:
            self.messages.append(_Counts(bag.separator, shape, found))
        else:
            self.roots.append(found[:, 0])
        return True

    def total(self, columns: int) -> NDArray[np.int64] | None:
        """All roots put together."""
        one = np.zeros((self.n_digits, *(1,) * columns), dtype=np.int64)
        one[(0,) * (1 + columns)] = 1
        return self._product(self.roots or [one])

    def _joined(
        self,
        rows: NDArray[np.int64],
        counts: NDArray[np.int64],
        n_cells: int,
        sent: Sequence[_Counts],
    ) -> NDArray[np.int64] | None:
        """Digits (n_digits, n_cells, *points) from rows of: cell, cells of ``sent``, missing."""
        own = rows[:, 1 + len(sent) :]
        reach = [own.max(axis=0, initial=0), *(np.array(m.digits.shape[2:]) - 1 for m in sent)]
        shape = self._shape(np.sum(reach, axis=0))
        if n_cells * math.prod(shape) > MAX_CELLS:
            return None
        found = np.zeros((self.n_digits, n_cells, *shape), dtype=np.int64)
        if not sent:
            np.add.at(found[0], (rows[:, 0], *own.T), counts)
            return found
        cuts = np.searchsorted(rows[:, 0], np.arange(n_cells + 1)).tolist()
        known: dict[tuple[int, ...], NDArray[np.int64] | None] = {}
        for cell in range(n_cells):
            total = Sum(self.n_digits, shape)
            for row in range(cuts[cell], cuts[cell + 1]):
                key = tuple(rows[row, 1 : 1 + len(sent)].tolist())
                if key not in known:
                    at = zip(sent, key, strict=True)
                    known[key] = self._product(m.digits[:, place] for m, place in at)
                part = known[key]
                if part is None or not self._allowed(part.size):
                    return None
                total.add(part, own[row].tolist(), int(counts[row]))
            found[:, cell] = total.settle()
        return found

    def _product(self, tables: Iterable[NDArray[np.int64]]) -> NDArray[np.int64] | None:
        """All ``tables`` convolved, the largest first; None where it takes too much."""
        largest, *others = sorted(tables, key=lambda table: -table.size)
        for other in others:
            found = self._convolved(largest, other)
            if found is None:
                return None
            largest = found
        return largest

    def _convolved(
        self, table: NDArray[np.int64], other: NDArray[np.int64]
    ) -> NDArray[np.int64] | None:
        places = np.argwhere(other.any(axis=0))
        if not self._allowed(len(places) * table.size):
            return None
        shape = self._shape(np.array(table.shape[1:]) + np.array(other.shape[1:]) - 2)
        total = Sum(self.n_digits, shape)
        held = np.array([digit[tuple(places.T)] for digit in other])
        counts = numbers(held.reshape(self.n_digits, -1))
        for place, count in zip(places.tolist(), counts, strict=True):
            total.add(table, place, count)
        return total.settle()

    def _shape(self, reach: NDArray[np.int64]) -> tuple[int, ...]:
        if self.spare is not None:
            reach = np.minimum(reach, self.spare)
        return tuple(int(most) + 1 for most in reach)

    def _allowed(self, work: int) -> bool:
        self.work += work
        return self.work <= MAX_WORK


def _cells(
    options: dict[int, NDArray[np.int64]], scope: tuple[int, ...], shape: tuple[int, ...]
) -> NDArray[np.int64]:
    """The cell of ``scope`` at each row, given the option of every issue there."""
    if not scope:
        return np.zeros(len(next(iter(options.values()))), dtype=np.int64)
    return np.asarray(np.ravel_multi_index([options[issue] for issue in scope], shape))


def _empty(model: Model) -> Tally:
    none = np.zeros((1, *(1,) * model.columns), dtype=np.int64)
    return Tally((0,) * model.columns, (1,) * model.columns, none)


def _steps(missing: Sequence[NDArray[np.int64]], columns: int) -> NDArray[np.int64]:
    """The greatest step that what is missing is a multiple of, for each column."""
    found = [np.gcd.reduce(rows, axis=0) for rows in missing]
    return np.asarray(
        np.maximum(np.gcd.reduce(np.array(found).reshape(len(missing), columns), axis=0), 1)
    )
