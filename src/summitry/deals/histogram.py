"""Histograms: how many deals are worth how much, exactly, for any number of deals.

Over the points of the parties asked about, N[v] is the number of deals worth v. For parts of a
model that no table ties together it is the convolution of theirs,

    N_0[0] = 1,    N_i[v] = sum over rows (w, n) of part i of n * N_{i-1}[v - w],

as for the sum of independent whole numbers: Feller (1968), vol. 1, ch. XI. O(rows * cells).

Counts beyond 2^62 are held in digits of base 2^40, one table a digit, so nothing overflows and
sums stay exact. Points are divided by the greatest step that all of them share.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from summitry.deals.messages import Message

__all__ = ["MAX_CELLS", "MAX_WORK", "Histogram", "count_at_least", "histogram"]

MAX_CELLS = 1 << 24
"""Largest table of counts: the product of the parties' point ranges."""

MAX_WORK = 4_000_000_000
"""Most additions of cells for one table, a few seconds."""

_DIGIT = 40
_PIECE = 1 << 20
_PENDING = 1 << 21
_SMALL = 2**62


@dataclass(frozen=True, eq=False)
class Histogram:
    """Counts over points: cell c stands for points lowest + step * c.

    digits : int array (n_digits, *cells), lowest digit first.
    base   : worth of a digit is base ** place.
    """

    lowest: tuple[int, ...]
    step: tuple[int, ...]
    digits: NDArray[np.int64]
    base: int

    @property
    def total(self) -> int:
        """Number of deals."""
        digits = _summed(self.digits, lambda table: table.reshape(-1).sum(keepdims=True))
        return sum(int(digit[0]) * self.base**place for place, digit in enumerate(digits))

    def at_least(self, bounds: Sequence[int]) -> Histogram:
        """The deals worth at least ``bounds`` points, one for every party asked about.

        >>> one = Histogram((0,), (5,), np.array([[1, 2, 1]]), 1)
        >>> [one.at_least([bound]).total for bound in (5, 6, 99)]
        [3, 1, 0]
        """
        first = [
            max(0, -((low - bound) // step))
            for bound, low, step in zip(bounds, self.lowest, self.step, strict=True)
        ]
        lowest = tuple(
            low + step * skip for low, step, skip in zip(self.lowest, self.step, first, strict=True)
        )
        corner = (slice(None), *(slice(skip, None) for skip in first))
        return Histogram(lowest, self.step, self.digits[corner], self.base)

    def over(self, n_parties: int) -> Histogram:
        """The same deals by the points of the first ``n_parties`` only.

        >>> pair = Histogram((0, 0), (1, 1), np.array([[[1, 2], [0, 3]]]), 100)
        >>> pair.over(1).digits.tolist()
        [[3, 3]]
        """
        digits = self.digits
        while digits.ndim > 1 + n_parties:
            digits = _summed(digits, lambda table: table.sum(axis=-1))
        return Histogram(self.lowest[:n_parties], self.step[:n_parties], digits, self.base)

    def squares(self, side: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """Number of deals in every square of ``side`` points that holds any.

        A square is named by its lower left corner, a multiple of ``side``.

        >>> list(Histogram((0,), (5,), np.array([[1, 2, 1]]), 1).squares(10))
        [((0,), 3), ((10,), 1)]
        """
        digits = self.digits
        corners = []
        if 0 in self.digits.shape:
            return
        for axis, (low, step) in enumerate(zip(self.lowest, self.step, strict=True)):
            places = (low + step * np.arange(self.digits.shape[axis + 1])) // side
            corner, starts = np.unique(places, return_index=True)
            digits = _summed(digits, partial(np.add.reduceat, indices=starts, axis=axis))
            corners.append(corner * side)
        for place in zip(*np.nonzero((digits != 0).any(axis=0)), strict=True):
            number = sum(int(digit[place]) * self.base**k for k, digit in enumerate(digits))
            yield tuple(int(c[p]) for c, p in zip(corners, place, strict=True)), number


def histogram(parts: Sequence[Message]) -> Histogram | None:
    """The histogram of the sum of ``parts``, messages without issues that hold all their rows.

    None where its table would have more than MAX_CELLS cells, or take more than MAX_WORK.
    """
    columns = parts[0].points.shape[1]
    if any(len(part.points) == 0 for part in parts):
        return Histogram((0,) * columns, (1,) * columns, np.zeros((1, *(1,) * columns), int), 1)
    lows = np.array([part.points.min(axis=0) for part in parts])
    steps = _steps(parts, lows)
    cells = [(part.points - low) // steps for part, low in zip(parts, lows, strict=True)]
    shape = 1 + np.array([places.max(axis=0) for places in cells]).sum(axis=0)
    counts = _convolved(parts, cells, shape.tolist())
    if counts is None:
        return None
    return Histogram(tuple(lows.sum(axis=0).tolist()), tuple(steps.tolist()), *counts)


def count_at_least(parts: Sequence[Message], bounds: Sequence[int]) -> int | None:
    """How many sums of ``parts`` are worth at least ``bounds``; for ``parts`` as in ``histogram``.

    Counts by how much is missing to the most that each party could have, and only as far as the
    bounds allow: near the top a small table does where the whole histogram is too large. None where
    even this would be too large.
    """
    if any(len(part.points) == 0 for part in parts):
        return 0
    highs = np.array([part.points.max(axis=0) for part in parts])
    steps = _steps(parts, highs)
    spare = (highs.sum(axis=0) - np.array(bounds)) // steps
    if (spare < 0).any():
        return 0
    cells = [(high - part.points) // steps for part, high in zip(parts, highs, strict=True)]
    most = np.array([places.max(axis=0) for places in cells]).sum(axis=0)
    counts = _convolved(parts, cells, (1 + np.minimum(spare, most)).tolist())
    if counts is None:
        return None
    return Histogram((0,), (1,), *counts).total


def _convolved(
    parts: Sequence[Message], cells: Sequence[NDArray[np.int64]], shape: Sequence[int]
) -> tuple[NDArray[np.int64], int] | None:
    """The digits of the table of counts of ``shape``, and their base; what lies outside is lost."""
    order = sorted(range(len(parts)), key=lambda place: -len(parts[place].points))
    rows = sum(len(parts[place].points) for place in order[1:])
    total = math.prod(part.ways for part in parts)
    n_digits = 1 if total < _SMALL else -(-total.bit_length() // _DIGIT)
    if math.prod(shape) > MAX_CELLS or math.prod(shape) * rows * n_digits > MAX_WORK:
        return None
    counts = _Counts(shape, n_digits)
    for place in order:
        counts.add(cells[place], parts[place].counts)
    return counts.digits, counts.base


class _Counts:
    """The running table N_i, in digits. Sums of digits wait for ``_PENDING`` additions before they
    are carried, so that none passes 2^62."""

    def __init__(self, shape: Sequence[int], n_digits: int) -> None:
        self.base = 1 << _DIGIT if n_digits > 1 else _SMALL
        self.shape = tuple(shape)
        self.digits = np.zeros((n_digits, *shape), dtype=np.int64)
        self.digits[(0,) * (1 + len(shape))] = 1
        self.used = (1,) * len(shape)
        self.pending = 0

    def add(self, places: NDArray[np.int64], counts: NDArray[np.int64]) -> None:
        """One more part, with rows at ``places`` (n_rows, n_parties) that stand for ``counts``."""
        before = self.digits[(slice(None), *(slice(0, n) for n in self.used))].copy()
        self.digits[...] = 0
        inside = (places < np.array(self.shape)).all(axis=1)
        for place, count in zip(places[inside].tolist(), counts[inside].tolist(), strict=True):
            sizes = [
                min(used, size - at)
                for at, used, size in zip(place, self.used, self.shape, strict=True)
            ]
            target = tuple(slice(at, at + n) for at, n in zip(place, sizes, strict=True))
            source = tuple(slice(0, n) for n in sizes)
            part = before[(slice(None), *source)]
            self._add(self.digits[(slice(None), *target)], part, int(count))
        reach = zip(self.used, places.max(axis=0).tolist(), self.shape, strict=True)
        self.used = tuple(min(used + most, size) for used, most, size in reach)
        self._settle()

    def _add(self, target: NDArray[np.int64], table: NDArray[np.int64], count: int) -> None:
        """Add ``count`` times the ``table`` to the ``target``, a piece of the count at a time."""
        if len(self.digits) == 1:
            target += table * count
            return
        while count:
            count, piece = divmod(count, _PIECE)
            if self.pending + piece > _PENDING:
                self._settle()
            target += table * piece
            self.pending += piece
            if count:
                table = table * _PIECE
                _carry(table)

    def _settle(self) -> None:
        _carry(self.digits)
        self.pending = 0


def _summed(
    digits: NDArray[np.int64], sums: Callable[[NDArray[np.int64]], NDArray[np.int64]]
) -> NDArray[np.int64]:
    """The digits, one more, after ``sums`` has added up cells of each; halves of digits are added
    up apart, so that no sum of up to 2^43 cells passes 2^63."""
    if len(digits) == 1:
        return sums(digits[0])[None]
    half = _DIGIT // 2
    low = np.array([sums(digit & ((1 << half) - 1)) for digit in digits])
    high = np.array([sums(digit >> half) for digit in digits])
    added = np.concatenate([low, np.zeros_like(low[:1])])
    added[:-1] += (high & ((1 << (_DIGIT - half)) - 1)) << half
    added[1:] += high >> (_DIGIT - half)
    _carry(added)
    return added


def _carry(digits: NDArray[np.int64]) -> None:
    """Bring every digit but the highest below the base, in place."""
    for place in range(len(digits) - 1):
        digits[place + 1] += digits[place] >> _DIGIT
        digits[place] &= (1 << _DIGIT) - 1


def _steps(parts: Sequence[Message], anchors: NDArray[np.int64]) -> NDArray[np.int64]:
    """The greatest step that the points of each party share, seen from the anchor of each part."""
    found = [
        np.gcd.reduce(np.unique(part.points - anchor, axis=0), axis=0)
        for part, anchor in zip(parts, anchors, strict=True)
    ]
    return np.asarray(np.maximum(np.gcd.reduce(np.array(found), axis=0), 1))
