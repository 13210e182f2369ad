"""Limited foresight: what two movers do who look a given number of moves ahead.

Two parties move in turn, i first; whoever is to move may move or stay, and play ends when one
stays or h moves are made. Each looks to the end and moves only if that leaves it better off than
staying. Without ties the end of play, G_h(i, s) from state s, is one state (Kilgour 1985, in
Luterbacher and Ward, Dynamic Models of International Conflict; Fang, Hipel and Kilgour 1993,
Interactive Decision Making):

    G_0(i, s) = s
    G_h(i, s) = s                 if R_i(s) is empty or max over t in R_i(s) of u_i(G_{h-1}(j, t))
                                  is at most u_i(s)
                G_{h-1}(j, t*)    otherwise, t* a t that attains the maximum

Where several t attain it, G is not one state; its choice at each point of play is free, and a mover
who chose otherwise would have changed what the other meets. So the ends are a set: A_h(i, s) is the
set of states in which play can end, each mover being free, whenever it is to move, among the moves
that are best for it. With X_t = A_{h-1}(j, t) and m = max over t in R_i(s) of min over X_t of u_i,

    A_h(i, s) = {s if R_i(s) is empty or m <= u_i(s)}
                union {x in X_t, t in R_i(s) : u_i(x) > u_i(s) and u_i(x) >= m}

for the ends X_t can be chosen one by one: i can stay if every X_t can end no better than s, and it
can end in x if every other X_t can end no better than x. At every point of play the choice is free
by itself; if it may depend on the state and the moves left alone, fewer ends can remain, for
choices on different branches are then tied to each other.

    stable at h            A_h(i, s) = {s}       it stays, however ties are broken
    possibly stable at h   s in A_h(i, s)        it stays if ties are broken so
    non-myopically stable  stable at every h from some h0 on

L_1 is Nash stability. A_h follows from A_{h-1}, of which there are finitely many, so from some h0
on it repeats with a period; both are found, if they come within the horizon. The sets stable at h
need not grow or shrink with h. O(arcs n / 64) steps a move for n states, and n^2 / 4 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined, TooManyDeals
from summitry.model.conflict import Conflict
from summitry.stability.relations import Bits, bits, matrix, move_bits
from summitry.stability.replies import ranked

__all__ = ["MAX_HORIZON", "LimitedMoves", "limited_moves"]

MAX_HORIZON = 100
"""Most moves that are looked ahead."""


@dataclass(frozen=True, eq=False)
class LimitedMoves:
    """The ends of play for every number of moves up to ``horizon``, or for every number at all.

    ``movers``  : the two parties that move.
    ``levels``  : A_h as bits (2, n_states, w) for h = 0, 1, ...; all that are different.
    ``settles`` : the first h0 from which A_h repeats, and ``period`` after how many moves; None if
    it does not within ``horizon``. When it does, every h can be asked.
    """

    conflict: Conflict
    movers: tuple[int, int]
    horizon: int
    levels: tuple[Bits, ...]
    settles: int | None
    period: int | None

    def ends(self, h: int, party: int, state: int) -> frozenset[int]:
        """A_h: where play of at most ``h`` moves that ``party`` starts at ``state`` can end."""
        if party not in self.movers:
            return frozenset({state})
        row = self._level(h)[self.movers.index(party), [state]]
        return frozenset(np.flatnonzero(matrix(row, self.conflict.n_states)).tolist())

    def stable(self, h: int) -> NDArray[np.bool_]:
        """bool array (n_parties, n_states): stable at ``h``, however ties are broken."""
        stays = self.possible(h)
        for place, party in enumerate(self.movers):
            stays[party] &= np.bitwise_count(self._level(h)[place]).sum(axis=1) == 1
        return stays

    def possible(self, h: int) -> NDArray[np.bool_]:
        """bool array (n_parties, n_states): stable at ``h`` if ties are broken so."""
        states = np.arange(self.conflict.n_states)
        out = np.ones((self.conflict.n_parties, len(states)), dtype=np.bool_)
        for place, party in enumerate(self.movers):
            words = self._level(h)[place][states, states // 64]
            out[party] = words >> (states % 64).astype(np.uint64) & np.uint64(1)
        return out

    def equilibria(self, h: int) -> NDArray[np.int64]:
        """The states stable at ``h`` for every party."""
        return np.flatnonzero(self.stable(h).all(axis=0))

    def nonmyopic(self) -> NDArray[np.bool_]:
        """bool array (n_parties, n_states): stable at every h from some h0 on.

        NotDefined if the horizon was too short to tell.
        """
        if self.settles is None or self.period is None:
            raise NotDefined(
                f"the ends of play do not repeat within {self.horizon} moves, so what holds for all"
                f" longer play is not known: look further ahead (at most {MAX_HORIZON})"
            )
        levels = range(self.settles, self.settles + self.period)
        return np.asarray(np.logical_and.reduce([self.stable(h) for h in levels]))

    def _level(self, h: int) -> Bits:
        if h < 0 or (self.settles is None and h >= len(self.levels)):
            raise NotDefined(f"{h} moves ahead: 0 to {self.horizon} were asked for")
        if self.settles is None or self.period is None or h < self.settles:
            return self.levels[h]
        return self.levels[self.settles + (h - self.settles) % self.period]


def limited_moves(conflict: Conflict, horizon: int) -> LimitedMoves:
    """The ends of play of at most 1, 2, ..., ``horizon`` moves in ``conflict``.

    NotDefined unless exactly two parties can move; TooManyDeals above MAX_HORIZON moves or 4,096
    states.

    >>> from summitry.model.conflict import Form
    >>> from summitry.model.issue import Issue, Option
    >>> from summitry.model.party import Party
    >>> no_yes = (Option("no", "no"), Option("yes", "yes"))
    >>> confess = tuple(Issue(key, key, no_yes, held_by=key) for key in ("a", "b"))
    >>> worth = np.array([[3, 1, 4, 2], [3, 4, 1, 2]])
    >>> dilemma = Conflict((Party("a", "A"), Party("b", "B")), worth, Form(confess, np.arange(4)))
    >>> ahead = limited_moves(dilemma, 10)
    >>> [ahead.equilibria(h).tolist() for h in (1, 2, 3)]
    [[3], [0, 3], [0, 3]]
    >>> ahead.settles, ahead.period
    (2, 1)
    """
    if not 1 <= horizon <= MAX_HORIZON:
        raise TooManyDeals(f"{horizon} moves ahead; 1 to {MAX_HORIZON} can be looked at")
    moves = move_bits(conflict)
    movers = _movers(conflict, moves)
    pair = moves[list(movers)]
    ranks = ranked(conflict.worth[list(movers)]).astype(np.int64)
    levels = [np.stack([bits(np.eye(conflict.n_states, dtype=np.bool_))] * 2)]
    seen = {levels[0].tobytes(): 0}
    for h in range(1, horizon + 1):
        level = _next(pair, levels[-1], ranks)
        first = seen.setdefault(level.tobytes(), h)
        if first < h:
            return LimitedMoves(conflict, movers, horizon, tuple(levels), first, h - first)
        levels.append(level)
    return LimitedMoves(conflict, movers, horizon, tuple(levels), None, None)


def _movers(conflict: Conflict, moves: Bits) -> tuple[int, int]:
    able = [p for p in range(conflict.n_parties) if moves[p].any()]
    if len(able) != 2:
        names = ", ".join(conflict.parties[p].id for p in able) or "nobody"
        raise NotDefined(f"limited foresight is for two parties that can move; here {names}")
    return able[0], able[1]


def _next(moves: Bits, level: Bits, ranks: NDArray[np.int64]) -> Bits:
    """A_h from A_{h-1}, ``level``; each mover meets the other's."""
    from summitry.stability.relation_kernels import limited_step

    steps = [limited_step(moves[i], level[1 - i], ranks[i], _at_least(ranks[i])) for i in (0, 1)]
    return np.stack(steps)


def _at_least(ranks: NDArray[np.int64]) -> Bits:
    """(k + 1, w): the states of rank r or more, r from 0 to k, one above the highest."""
    return bits(ranks >= np.arange(ranks.max() + 2)[:, None])
