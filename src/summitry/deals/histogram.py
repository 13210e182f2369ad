"""Histograms: how many deals are worth how much, exactly, for any number of deals.

Over the points of the parties asked about, N[v] is the number of deals worth v; ``tally`` makes the
table. Counts are whole numbers of any size (see ``digits``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from summitry.deals.digits import numbers, summed
from summitry.deals.elimination import Model
from summitry.deals.tally import tally

__all__ = ["Histogram", "count_at_least", "histogram", "total"]


@dataclass(frozen=True, eq=False)
class Histogram:
    """Counts over points: cell c stands for points lowest + step * c.

    digits : int array (n_digits, *cells), lowest digit first; see ``digits``.
    """

    lowest: tuple[int, ...]
    step: tuple[int, ...]
    digits: NDArray[np.int64]

    @property
    def total(self) -> int:
        """Number of deals."""
        return total(self.digits)

    def at_least(self, bounds: Sequence[int]) -> Histogram:
        """The deals worth at least ``bounds`` points, one for every party asked about.

        >>> one = Histogram((0,), (5,), np.array([[1, 2, 1]]))
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
        return Histogram(lowest, self.step, self.digits[corner])

    def over(self, n_parties: int) -> Histogram:
        """The same deals by the points of the first ``n_parties`` only.

        >>> pair = Histogram((0, 0), (1, 1), np.array([[[1, 2], [0, 3]]]))
        >>> pair.over(1).digits.tolist()
        [[3, 3]]
        """
        digits = self.digits
        while digits.ndim > 1 + n_parties:
            digits = summed(digits, lambda table: table.sum(axis=-1))
        return Histogram(self.lowest[:n_parties], self.step[:n_parties], digits)

    def squares(self, side: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """Number of deals in every square of ``side`` points that holds any.

        A square is named by its lower left corner, a multiple of ``side``.

        >>> list(Histogram((0,), (5,), np.array([[1, 2, 1]])).squares(10))
        [((0,), 3), ((10,), 1)]
        """
        digits = self.digits
        corners = []
        if 0 in self.digits.shape:
            return
        for axis, (low, step) in enumerate(zip(self.lowest, self.step, strict=True)):
            places = (low + step * np.arange(self.digits.shape[axis + 1])) // side
            corner, starts = np.unique(places, return_index=True)
            digits = summed(digits, partial(np.add.reduceat, indices=starts, axis=axis))
            corners.append(corner * side)
        held = np.nonzero(digits.any(axis=0))
        counts = numbers(np.array([digit[held] for digit in digits]))
        for place, count in zip(np.transpose(held).tolist(), counts, strict=True):
            yield tuple(int(c[p]) for c, p in zip(corners, place, strict=True)), count


def histogram(model: Model) -> Histogram | None:
    """The histogram of the deals of ``model`` over all its columns.

    None where its tables would be too large, TooManyDeals where too many issues hang together; see
    ``tally``.
    """
    found = tally(model)
    if found is None:
        return None
    sizes = found.digits.shape[1:]
    lowest = tuple(
        most - step * (size - 1)
        for most, step, size in zip(found.most, found.step, sizes, strict=True)
    )
    upwards = (slice(None), *(slice(None, None, -1) for _ in sizes))
    return Histogram(lowest, found.step, found.digits[upwards])


def count_at_least(model: Model, bounds: Sequence[int]) -> int | None:
    """How many deals of ``model`` are worth at least ``bounds``; None as for ``histogram``.

    Often answers where the whole histogram is too large.
    """
    found = tally(model, bounds)
    return None if found is None else total(found.digits)


def total(digits: NDArray[np.int64]) -> int:
    """The sum of all counts in ``digits``.

    >>> total(np.array([[[1, 2], [3, 4]]]))
    10
    """
    flat = summed(digits, lambda table: table.reshape(-1).sum(keepdims=True))
    return numbers(flat)[0]
