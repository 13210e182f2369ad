"""Weighted voting: a set of players passes a motion if its votes reach the quota.

    [q; w_1, …, w_n] :  v(S) = 1 if w(S) >= q and S holds every veto, else 0

A veto is votes too: add M = 1 + sum of all votes to each holder and M for each to the quota, and
the sets that pass are the same. Player i **swings** S if S passes with i and not without. With

    c_i(k, w) = number of sets of k players other than i with w votes

the sets of k others that i swings are counted by sum over q - w_i <= w < q of c_i(k, w). The table
for all players is the product of (1 + x y^w_j), and dividing out one factor gives c_i (Mann and
Shapley 1962, RAND RM-3158). Exact integers; O(n q) numbers for each different number of votes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.coalitions.game import MAX_PLAYERS, Game, subset_sums
from summitry.errors import TooManyDeals

__all__ = ["MAX_CELLS", "Voting", "swings"]

MAX_CELLS = 2_000_000
"""Largest table of counts: players times quota."""


@dataclass(frozen=True)
class Voting:
    """Players with ``votes``, the ``quota``, and places of those who hold a ``veto``."""

    players: tuple[str, ...]
    quota: int
    votes: tuple[int, ...]
    veto: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if len(self.votes) != len(self.players) or min(self.votes, default=0) < 0:
            raise ValueError("votes are one whole number from 0 for every player")
        if not 1 <= self.quota <= sum(self.votes):
            raise ValueError(f"the quota lies from 1 to {sum(self.votes)}, the sum of all votes")

    @property
    def n(self) -> int:
        """Number of players."""
        return len(self.players)

    @cached_property
    def plain(self) -> tuple[int, tuple[int, ...]]:
        """The same rule without vetoes: quota and votes.

        >>> Voting(("a", "b", "c"), 2, (1, 1, 1), (0,)).plain
        (6, (5, 1, 1))
        """
        extra = 1 + sum(self.votes)
        votes = tuple(w + extra * (i in self.veto) for i, w in enumerate(self.votes))
        return self.quota + extra * len(set(self.veto)), votes

    def wins(self, subset: int) -> bool:
        """True if the players of ``subset`` (a mask) pass a motion.

        >>> Voting(("a", "b", "c"), 2, (1, 1, 1), (0,)).wins(0b110)
        False
        """
        votes = sum(w for i, w in enumerate(self.votes) if subset >> i & 1)
        return votes >= self.quota and all(subset >> i & 1 for i in self.veto)

    def blockers(self) -> tuple[int, ...]:
        """Places of the players without whom nothing passes."""
        quota, votes = self.plain
        return tuple(i for i, w in enumerate(votes) if sum(votes) - w < quota)

    def game(self) -> Game:
        """The game with worth 1 for the sets that pass; TooManyDeals above MAX_PLAYERS."""
        if self.n > MAX_PLAYERS:
            raise TooManyDeals(
                f"{self.n} players have 2^{self.n} sets; core ranges and nucleolus look at every"
                f" set, for {MAX_PLAYERS} players at most"
            )
        quota, votes = self.plain
        passed = subset_sums(votes) >= quota
        return Game(self.players, tuple(Fraction(int(one)) for one in passed))


def swings(voting: Voting) -> tuple[tuple[int, ...], ...]:
    """For each player of ``voting`` and each k, how many sets of k others it swings.

    TooManyDeals if players times quota exceed MAX_CELLS.

    >>> swings(Voting(("a", "b", "c"), 3, (2, 1, 1)))
    ((0, 2, 1), (0, 1, 0), (0, 1, 0))
    """
    quota, votes = voting.plain
    if voting.n * quota > MAX_CELLS:
        raise TooManyDeals(
            f"{voting.n} players times a quota of {quota:,} votes is over {MAX_CELLS:,};"
            " give votes in larger units"
        )
    table = _product(votes, quota)
    rows = {w: _swung(_without(table, w), w) for w in set(votes)}
    return tuple(rows[w] for w in votes)


def _product(votes: Sequence[int], quota: int) -> NDArray[Any]:
    """Sets of k players with w < quota votes: object array (n + 1, quota)."""
    table = np.zeros((len(votes) + 1, quota), dtype=object)
    table[0, 0] = 1
    for w in votes:
        if w < quota:
            table[1:, w:] = table[1:, w:] + table[:-1, : quota - w]
    return table


def _without(table: NDArray[Any], w: int) -> NDArray[Any]:
    """The table with one player of ``w`` votes divided out: (n, quota)."""
    quota = table.shape[1]
    rest = table[:-1].copy()
    if w < quota:
        for k in range(1, len(rest)):
            rest[k, w:] = rest[k, w:] - rest[k - 1, : quota - w]
    return rest


def _swung(rest: NDArray[Any], w: int) -> tuple[int, ...]:
    start = max(0, rest.shape[1] - w)
    return tuple(int(row[start:].sum()) if w else 0 for row in rest)
