"""What all principals together can reach from a state by agreement.

Together the principals set every issue that nobody holds and every issue that one of them holds;
the **joint cell** of s is the set of states equal to s on everything else. They are not bound to
one rung, but together too nobody can undo what cannot be undone (a plant that is dismantled). The
same holds, in ``coalition``, for a coalition of all principals that moves at once; a coalition that
lacks one of them keeps to one rung.

On one issue let lost(a) be the number of options that option a can no longer become, by
``undoable`` (``reach.one_move``). It never falls as options rise, and a may become b if and only if
lost(b) >= lost(a). So

    t is reached by agreement from s  iff  t != s, t is in the joint cell of s, and
                                           lost_k(t) >= lost_k(s) for every issue k they set.

With u_p the worth to principal p, the move from s to t costs nobody anything if u_p(t) >= u_p(s)
for every principal p.

To list all moves of a cell of n states takes up to n^2. A search that comes to states in order of
cost needs fewer. If lost_k(s) >= lost_k(e) for every k, all that s reaches e reaches too, but for e
itself; and s reaches e only if the two have lost the same. So of states by their scores,

    any moves                     scores lost_k for every k
    moves that cost nobody        scores lost_k for every k and u_p for every p

it is enough to take the moves from states not above an earlier one on every score, and one move
from the first later state with the same scores back to the earlier one: what any other state
reaches was reached before it, no dearer. Where all can be undone no lost_k counts, and the moves of
a cell that cost someone are those of its first state and one back. O(n) for each state kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Conflict, Form
from summitry.stability.reach import one_move, settings

__all__ = ["Agreement", "JointCells", "Opened", "joint_cells", "principals"]

_Moves = tuple[int, NDArray[np.int64]]
"""A state, and states reached from it."""


@dataclass(frozen=True, eq=False, slots=True)
class JointCells:
    """What says which states agreement leads to.

    ``cells`` : int64 array (n_states,): the joint cell of each state, 0, 1, ...
    ``lost``  : int64 array (n_issues, n_states): of every issue that the principals set and of
    which something cannot be undone, how many options each state can no longer go to.
    """

    cells: NDArray[np.int64]
    lost: NDArray[np.int64]


class Opened(NamedTuple):
    """Moves by agreement from ``state`` to each of ``ends``.

    Not ``costly``: none of them costs a principal anything. Costly: some do, and those that do not
    are among the others too.
    """

    state: int
    ends: NDArray[np.int64]
    costly: bool


def principals(conflict: Conflict) -> list[int]:
    """Places of the parties of ``conflict`` that must sign."""
    return [place for place, party in enumerate(conflict.parties) if party.principal]


def joint_cells(conflict: Conflict) -> JointCells | None:
    """The joint cells of ``conflict``, and what is lost in each of its states; None where moves are
    listed as arcs, or nobody is a principal.

    >>> from summitry.model.issue import Issue, Option
    >>> from summitry.model.party import Party
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> issues = (Issue("a", "a", yes_no, held_by="q"),
    ...           Issue("b", "b", yes_no, undoable=(True, False)))
    >>> parties = (Party("p", "P"), Party("q", "Q", principal=False))
    >>> worth = np.zeros((2, 4), dtype=np.int64)
    >>> joint = joint_cells(Conflict(parties, worth, Form(issues, np.arange(4))))
    >>> joint.cells.tolist(), joint.lost.tolist()
    ([0, 0, 1, 1], [[0, 1, 0, 1]])
    """
    form, signing = conflict.form, principals(conflict)
    if form is None or not signing:
        return None
    setters = {None, *(conflict.parties[p].id for p in signing)}
    apart = [k for k, issue in enumerate(form.issues) if issue.held_by not in setters]
    rows = [_lost(form, k) for k in range(len(form.issues)) if k not in apart]
    lost = np.array([row for row in rows if row.any()], dtype=np.int64)
    return JointCells(settings(form, apart), lost.reshape(-1, len(form.codes)))


def _lost(form: Form, place: int) -> NDArray[np.int64]:
    """How many options of the issue at ``place`` each state can no longer go to."""
    can = one_move(replace(form.issues[place], one_rung=False))
    option = form.codes // prod(form.shape[place + 1 :]) % form.shape[place]
    return np.asarray((~can).sum(axis=1, dtype=np.int64)[option])


class Agreement:
    """What agreement opens that no state asked for before did; ask in order of cost.

    ``worth``     : int64 array (n_principals, n_states); ``joint`` : what agreement leads to.
    ``improving`` : only moves that are better for one principal and worse for none.
    """

    def __init__(
        self, worth: NDArray[np.int64], joint: JointCells, improving: bool = False
    ) -> None:
        self._worth, self._cells, self._improving = worth, joint.cells, improving
        ends = np.cumsum(np.bincount(joint.cells))[:-1]
        self._members = np.split(np.argsort(joint.cells, kind="stable"), ends)
        self._any = _Front(joint.lost)
        self._free = _Front(np.concatenate([joint.lost, worth]))

    def opened(self, states: NDArray[np.int64]) -> Iterator[Opened]:
        """What each of ``states``, of equal cost, opens; nothing for most of them. Where several
        open the same, the first of them does."""
        for cell in np.unique(self._cells[states]).tolist():
            within, members = states[self._cells[states] == cell], self._members[cell]
            if not self._improving:
                moves = self._any.moves(cell, within, members)
                yield from (Opened(s, t, True) for s, t in moves)
            moves = self._free.moves(cell, within, members)
            yield from (Opened(s, self._wanted(s, t), False) for s, t in moves)

    def _wanted(self, state: int, ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those of ``ends`` that may be moved to from ``state``, none of them worse for anyone."""
        if not self._improving:
            return ends
        return ends[(self._worth[:, ends] > self._worth[:, [state]]).any(axis=0)]


class _Front:
    """Where a move leads to all that is at least as high on every score: the moves that are needed.

    ``scores`` : int64 array (n_scores, n_states).
    """

    def __init__(self, scores: NDArray[np.int64]) -> None:
        self._scores = scores
        self._kept: dict[int, list[int]] = defaultdict(list)
        self._returned: set[int] = set()

    def moves(
        self, cell: int, states: NDArray[np.int64], members: NDArray[np.int64]
    ) -> Iterator[_Moves]:
        """The moves within ``cell``, whose ``members`` are all its states, that ``states`` open."""
        kept = self._kept[cell]
        for state in kept:
            states = yield from self._not_above(states, state)
        while len(states):
            kept.append(int(states[0]))
            above = self._scores[:, members] >= self._scores[:, kept[-1:]]
            yield kept[-1], members[above.all(axis=0) & (members != kept[-1])]
            states = yield from self._not_above(states, kept[-1])

    def _not_above(
        self, states: NDArray[np.int64], kept: int
    ) -> Generator[_Moves, None, NDArray[np.int64]]:
        """Those of ``states`` below the state ``kept`` on some score; on the way, once, the move to
        it from the first state with the same scores."""
        here, there = self._scores[:, states], self._scores[:, [kept]]
        same = states[(here == there).all(axis=0) & (states != kept)]
        if len(same) and kept not in self._returned:
            self._returned.add(kept)
            yield int(same[0]), np.array([kept])
        return states[~(here >= there).all(axis=0)]
