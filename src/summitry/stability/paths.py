"""Paths: from a state of today to states wished for, by whose moves, and what is given up first.

Status quo analysis (Li, Kilgour and Hipel (2005), Journal of the Operational Research Society 56;
on a case: (2004), Water Resources Research 40): what can be reached from a start by **legal
sequences**, in which no party moves twice in succession, over all moves or improvements only.

A move **worsens** if it leaves its mover worse off than at the moment before. Of all paths to a
target the one shown has the least

    (number of worsening moves, number of moves)

in this order. Where several have it one is shown, by a fixed rule: counted back from the target,
move by move, the mover that comes first in the list of parties (agreement last), then the lower
state it moves to. So the cost is the answer and the path is one example of it.

**By agreement** all principals together set the issues that nobody holds and with them any that a
principal holds; all else stands still. They are not bound to one rung, but together too nobody can
undo what cannot be undone. It is one move; it worsens, once, if it leaves any principal worse off;
it is an improvement if it leaves none worse off and one better off. Agreements do not follow each
other: two would be one. Only in option form; where moves are listed nobody says what can be agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs, Conflict
from summitry.stability.agreement import Agreement, joint_cells, principals
from summitry.stability.cheapest import Cheapest
from summitry.stability.reach import all_arcs
from summitry.stability.walks import Walk

__all__ = [
    "Leg",
    "Path",
    "Reached",
    "paths_from",
    "reached_by_improvements",
    "reached_by_moves",
    "reached_from",
]

_Cost = tuple[int, int]
"""Worsening moves, moves."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One move of a path: ``mover`` (None: all principals, by agreement) goes ``start`` to ``end``.

    ``changes``     : worth of ``end`` less that of ``start``, to every party.
    ``worsens``     : those who make the move and are worse off by it.
    ``improvement`` : none who make it are worse off, and one is better off.
    """

    mover: int | None
    start: int
    end: int
    changes: tuple[int, ...]
    worsens: tuple[int, ...]
    improvement: bool


@dataclass(frozen=True, slots=True)
class Path:
    """The way to ``target``: its ``legs``; none of them if it is the start or cannot be reached."""

    target: int
    reached: bool
    legs: tuple[Leg, ...]

    @property
    def n_worsening(self) -> int:
        """How many of its moves leave someone who makes them worse off."""
        return sum(bool(leg.worsens) for leg in self.legs)

    @property
    def given_up_first(self) -> Leg | None:
        """The first move that leaves its mover worse off: who must go first, and lose by it."""
        return next((leg for leg in self.legs if leg.worsens), None)


@dataclass(frozen=True, eq=False, slots=True)
class Reached:
    """What legal sequences reach from a start.

    ``states`` : int64 array (n_reached,), rising; the start only if it can be come back to.
    ``steps``  : int64 array (n_parties, n_reached): fewest moves of a sequence that this party
    ends there; -1 if none does.
    """

    states: NDArray[np.int64]
    steps: NDArray[np.int64]

    @property
    def distances(self) -> NDArray[np.int64]:
        """int64 array (n_reached,): fewest moves to each of ``states``."""
        far = np.where(self.steps < 0, np.iinfo(np.int64).max, self.steps)
        return np.asarray(far.min(axis=0, initial=np.iinfo(np.int64).max), dtype=np.int64)


def reached_by_moves(
    conflict: Conflict, start: int, arcs: Sequence[Arcs] | None = None, improving: bool = False
) -> Reached:
    """All that the parties of ``conflict`` reach from ``start`` by moves of their own.

    ``arcs`` are those of ``all_arcs``, if the caller has them; ``improving`` : by improvements.
    """
    arcs = all_arcs(conflict) if arcs is None else arcs
    worth = conflict.worth if improving else None
    walk = Walk(arcs, range(conflict.n_parties), start, worth)
    found = np.sort(np.concatenate([*walk.levels(), np.array([], dtype=np.int64)]))
    return Reached(found, walk.moves[:, found])


def reached_from(
    conflict: Conflict, start: int, arcs: Sequence[Arcs] | None = None
) -> NDArray[np.int64]:
    """``start`` and every state of ``conflict`` that the parties reach from it by moves of their
    own, rising. ``arcs`` are those of ``all_arcs``, if the caller has them."""
    return np.union1d(reached_by_moves(conflict, start, arcs).states, [start])


def reached_by_improvements(
    conflict: Conflict, start: int, arcs: Sequence[Arcs] | None = None
) -> Reached:
    """All that the parties of ``conflict`` reach from ``start``, each move better for its mover.

    ``arcs`` are those of ``all_arcs``, if the caller has them.

    >>> from summitry.model.party import Party
    >>> up = Arcs(np.array([0, 1, 1, 2]), np.array([1, 0], dtype=np.int32))
    >>> on = Arcs(np.array([0, 0, 1, 1]), np.array([2], dtype=np.int32))
    >>> worth = np.array([[0, 1, 0], [0, 1, 2]])
    >>> conflict = Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=(up, on))
    >>> found = reached_by_improvements(conflict, 0)
    >>> found.states.tolist(), found.distances.tolist()
    ([1, 2], [1, 2])
    """
    return reached_by_moves(conflict, start, arcs, improving=True)


def paths_from(
    conflict: Conflict,
    start: int,
    targets: Sequence[int] | None = None,
    together: bool = True,
    improving: bool = False,
    arcs: Sequence[Arcs] | None = None,
) -> tuple[Path, ...]:
    """The cheapest path from ``start`` of ``conflict`` to each of ``targets``, in their order.

    ``targets`` None: every state that can be reached, in order of cost. ``together`` lets the
    principals move by agreement; ``improving`` allows improvements only; ``arcs`` are those of
    ``all_arcs``, if the caller has them.

    >>> from summitry.model.party import Party
    >>> up = Arcs(np.array([0, 1, 1, 1]), np.array([1], dtype=np.int32))
    >>> on = Arcs(np.array([0, 0, 1, 1]), np.array([2], dtype=np.int32))
    >>> worth = np.array([[1, 0, 2], [0, 1, 2]])
    >>> conflict = Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=(up, on))
    >>> [path] = paths_from(conflict, 0, [2])
    >>> [(leg.mover, leg.end) for leg in path.legs], path.given_up_first.mover
    ([(0, 1), (1, 2)], 0)
    """
    arcs = all_arcs(conflict) if arcs is None else arcs
    search = Cheapest(conflict, arcs, start, improving)
    joint = joint_cells(conflict) if together else None
    if joint is not None:
        search.agreement = Agreement(conflict.worth[principals(conflict)], joint, improving)
    search.run(targets)
    wanted = search.order if targets is None else targets
    return tuple(_path(conflict, search, target) for target in wanted)


def _path(conflict: Conflict, search: Cheapest, target: int) -> Path:
    n = conflict.n_states
    if target not in search.first:
        return Path(target, False, ())
    node, legs = search.first[target], []
    while (before := int(search.came[node])) != node:
        row, end = divmod(node, n)
        legs.append(_leg(conflict, None if row == conflict.n_parties else row, before % n, end))
        node = before
    return Path(target, True, tuple(reversed(legs)))


def _leg(conflict: Conflict, mover: int | None, start: int, end: int) -> Leg:
    changes = tuple((conflict.worth[:, end] - conflict.worth[:, start]).tolist())
    movers = principals(conflict) if mover is None else [mover]
    worsens = tuple(party for party in movers if changes[party] < 0)
    better = not worsens and any(changes[party] > 0 for party in movers)
    return Leg(mover, start, end, changes, worsens, better)
