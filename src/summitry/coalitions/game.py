"""A game in characteristic form: players, and what every set of them is worth on its own.

    v : subsets of N = {0, …, n-1} -> rationals,   v(empty set) = 0

A set is a bit mask: player i is in S if ``S >> i & 1``. Worth is **transferable**: it presumes that
members can pass it to each other point for point (von Neumann and Morgenstern 1944, ch. 6).

An allocation x gives x_i to player i; x(S) is the sum over S, and the **excess** v(S) - x(S) is
what S lacks of its worth. A game is **superadditive** if v(S) + v(T) <= v(S | T) for disjoint S, T.
All numbers are Fractions, so every comparison is exact. The table has 2^n entries, n <= 16.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals, UnknownName

__all__ = ["MAX_PLAYERS", "Game", "exact_array", "from_worths", "members", "subset_sums"]

MAX_PLAYERS = 16
"""Most players of a game whose every set is looked at."""

_SAFE = 2**62


@dataclass(frozen=True, eq=False)
class Game:
    """Players and the ``worth`` of every set, by its mask: 2^n Fractions, ``worth[0] == 0``."""

    players: tuple[str, ...]
    worth: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        n = len(self.players)
        if n > MAX_PLAYERS:
            raise TooManyDeals(f"{n} players; a table of all sets is for {MAX_PLAYERS} at most")
        if len(self.worth) != 2**n or self.worth[0]:
            raise ValueError(f"{n} players need {2**n} worths, the first 0; got {len(self.worth)}")

    @property
    def n(self) -> int:
        """Number of players."""
        return len(self.players)

    @property
    def everyone(self) -> int:
        """The mask of all players."""
        return (1 << self.n) - 1

    @property
    def total(self) -> Fraction:
        """The worth of all players together."""
        return self.worth[-1]

    @cached_property
    def scale(self) -> int:
        """The least common denominator of all worths."""
        return math.lcm(*(worth.denominator for worth in self.worth))

    @cached_property
    def whole(self) -> NDArray[Any]:
        """Worths times ``scale``, by mask: exact integers."""
        return exact_array([int(worth * self.scale) for worth in self.worth], 2 ** (self.n + 2))

    def excess(self, subset: int, allocation: Sequence[Fraction]) -> Fraction:
        """v(S) - x(S) for S = ``subset`` and x = ``allocation``.

        >>> from_worths(["a", "b"], {("a", "b"): 1}).excess(3, [Fraction(1, 2), Fraction(1, 4)])
        Fraction(1, 4)
        """
        return self.worth[subset] - sum((allocation[i] for i in members(subset)), Fraction(0))

    def torn(self) -> tuple[int, int] | None:
        """Two disjoint sets that are worth more apart than together; None if superadditive.

        O(3^n), in numpy one set at a time.

        >>> from_worths(["a", "b", "c"], {("a", "b"): 1}).torn()
        (3, 4)
        """
        masks = np.arange(2**self.n)
        for first in range(1, 2**self.n):
            others = masks[(masks & first) == 0][1:]
            gap = self.whole[others | first] - self.whole[others]
            worse = np.flatnonzero(gap < self.whole[first])
            if len(worse):
                return first, int(others[worse[0]])
        return None


def from_worths(players: Sequence[str], worths: Mapping[tuple[str, ...], Fraction | int]) -> Game:
    """The game of ``players`` in which the sets named in ``worths`` have that worth.

    A set that is not named is worth 0. UnknownName for a name that is no player.

    >>> from_worths(["left", "right"], {("left", "right"): 1}).worth
    (Fraction(0, 1), Fraction(0, 1), Fraction(0, 1), Fraction(1, 1))
    """
    if len(players) > MAX_PLAYERS:
        raise TooManyDeals(f"{len(players)} players; at most {MAX_PLAYERS} with a table of worths")
    table = [Fraction(0)] * 2 ** len(players)
    for names, worth in worths.items():
        table[_mask(players, names)] = Fraction(worth)
    return Game(tuple(players), tuple(table))


def _mask(players: Sequence[str], names: Iterable[str]) -> int:
    mask = 0
    for name in names:
        if name not in players:
            raise UnknownName("player", name, players)
        mask |= 1 << players.index(name)
    return mask


def members(subset: int) -> tuple[int, ...]:
    """Places of the players in ``subset``, the lowest first.

    >>> members(0b1101)
    (0, 2, 3)
    """
    return tuple(i for i in range(subset.bit_length()) if subset >> i & 1)


def exact_array(values: Sequence[int], headroom: int = 1) -> NDArray[Any]:
    """The integers ``values`` as int64 if ``headroom`` times the largest fits, else as objects."""
    safe = max((abs(value) for value in values), default=0) * headroom < _SAFE
    return np.array(values, dtype=np.int64 if safe else object)


def subset_sums(values: Sequence[int], headroom: int = 1) -> NDArray[Any]:
    """x(S) of every set S, by mask: the sums of ``values`` over its members. O(2^n).

    >>> subset_sums([1, 10]).tolist()
    [0, 1, 10, 11]
    """
    kind = exact_array(values, headroom * (len(values) + 1)).dtype
    sums: NDArray[Any] = np.zeros(1, dtype=kind)
    for value in values:
        sums = np.concatenate([sums, sums + value])
    return sums
