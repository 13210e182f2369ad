"""Exact sums of tables of counts that may pass 2^63: digits of base 2^40, one table a digit.

``digits`` : int array (n_digits, *cells), the lowest digit first. Where one digit is enough its
base is 2^62 and nothing is carried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Sum", "base_of", "n_digits_for", "numbers", "summed"]

_DIGIT = 40
_PIECE = 1 << 20
_PENDING = 1 << 21
_SMALL = 2**62


def n_digits_for(largest: int) -> int:
    """How many digits hold counts up to ``largest``.

    >>> n_digits_for(10**18), n_digits_for(10**24)
    (1, 2)
    """
    return 1 if largest < _SMALL else -(-largest.bit_length() // _DIGIT)


def base_of(digits: NDArray[np.int64]) -> int:
    """What a digit counts for in the next lower one.

    >>> base_of(np.zeros((2, 5), dtype=np.int64)) == 2**40
    True
    """
    return 1 << _DIGIT if len(digits) > 1 else _SMALL


def numbers(digits: NDArray[np.int64]) -> list[int]:
    """The counts of a list of cells: ``digits`` (n_digits, n_cells).

    >>> numbers(np.array([[5, 0], [1, 2]])) == [2**40 + 5, 2**41]
    True
    """
    base = base_of(digits)
    parts = [digit.tolist() for digit in digits]
    return [sum(d * base**k for k, d in enumerate(cell)) for cell in zip(*parts, strict=True)]


class Sum:
    """A running sum of shifted tables. Digits wait for ``_PENDING`` additions before they are
    carried, so that none passes 2^62; what is shifted beyond ``shape`` is lost."""

    def __init__(self, n_digits: int, shape: Sequence[int]) -> None:
        self.shape = tuple(shape)
        self.digits = np.zeros((n_digits, *shape), dtype=np.int64)
        self.pending = 0

    def add(self, table: NDArray[np.int64], place: Sequence[int], count: int) -> None:
        """Add ``count`` times the ``table``, its first cell at ``place``."""
        sizes = [
            min(size, room - at)
            for at, size, room in zip(place, table.shape[1:], self.shape, strict=True)
        ]
        if min(sizes, default=1) <= 0:
            return
        window = tuple(slice(at, at + n) for at, n in zip(place, sizes, strict=True))
        target = self.digits[(slice(None), *window)]
        part = table[(slice(None), *(slice(0, n) for n in sizes))]
        if len(self.digits) == 1:
            target += part * count
            return
        while count:
            count, piece = divmod(count, _PIECE)
            if self.pending + piece > _PENDING:
                self.settle()
            target += part * piece
            self.pending += piece
            if count:
                part = part * _PIECE
                _carry(part)

    def settle(self) -> NDArray[np.int64]:
        """The digits, carried."""
        if len(self.digits) > 1:
            _carry(self.digits)
        self.pending = 0
        return self.digits


def summed(
    digits: NDArray[np.int64], sums: Callable[[NDArray[np.int64]], NDArray[np.int64]]
) -> NDArray[np.int64]:
    """The digits, one more, after ``sums`` has added up cells of each.

    Halves of ``digits`` are added up apart, so that no sum of up to 2^43 cells passes 2^63.
    """
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
