"""Stability for coalitions: which states last when some parties move together.

A coalition H is a set of parties. R_H(s) is what it reaches from s (``reach``):

    sequences   by legal sequences of moves of its members, none twice in succession
    at_once     in one move in which its members set all the issues they hold together; every
                coalition is then one mover, also where it sanctions

A state t is better than s for H (``gains``):

    strict      if it is better for every member
    pareto      if it is worse for no member and better for one

and R_H+(s) are the t in R_H(s) that are better for H: its **coalition improvements**. s is stable
for H under

    nash   if R_H+(s) is empty
    gmr    if for every s1 in R_H+(s) the others reach an s2 that is not better than s for H
    smr    the same, and no s3 in R_H(s2) is better than s for H
    seq    as gmr, the others reaching s2 by coalition improvements only

The others reach s2 by legal sequences: of all moves of the parties outside H with ``sequences``, of
the coalitions outside H with ``at_once``; for seq of the coalition improvements of the coalitions
outside H, by the structure given. A coalition of one is a party with its ordinary concepts, and a
structure of such is the ordinary analysis (with ``at_once``: unless there is just one principal).
s is **universally** stable if it is stable for every coalition, all parties outside it acting
alone.

An issue that nobody holds moves by agreement of all principals. A coalition that has all of them
sets such issues too, with ``at_once``, and on no issue is it bound to one rung: a coalition of just
the principals reaches what ``agreement`` does. A coalition that lacks a principal keeps to one
rung. With ``sequences`` nobody moves such issues, and each member keeps to one rung. Together too,
nobody can undo what cannot be undone.

Kilgour, Hipel, Fang and Peng (2001), Group Decision and Negotiation 10, 159-175; Inohara and Hipel
(2008), Systems Engineering 11. ``at_once`` with ``strict`` is how the program GMCR+ (Kinsara,
Petersons, Hipel and Kilgour 2015) lets a coalition move and gain, but there the others answer with
one move only. O(n^3 / 64) steps a coalition and concept for n states, about a second at 4,096.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined, TooManyDeals, UnknownName
from summitry.model.conflict import Conflict
from summitry.model.issue import Issue
from summitry.model.party import Party
from summitry.stability.relations import (
    USUAL,
    Bits,
    Others,
    View,
    bits,
    check_concepts,
    judged,
    matrix,
    move_bits,
    sequences,
)

__all__ = [
    "MAX_PARTIES",
    "CoalitionStability",
    "Gains",
    "Reach",
    "coalition_stability",
    "coalition_stable",
    "universally_stable",
]

Gains = Literal["strict", "pareto"]
"""When a state is better for a coalition."""

Reach = Literal["sequences", "at_once"]
"""How a coalition moves."""

MAX_PARTIES = 8
"""Most parties all of whose coalitions are looked at."""


@dataclass(frozen=True, eq=False)
class CoalitionStability:
    """Which states are stable for the coalitions of a structure.

    ``structure`` : the coalitions, as places of parties; ``stable``: bool array (n_concepts,
    n_coalitions, n_states); ``gains`` and ``reach`` as asked.
    """

    conflict: Conflict
    structure: tuple[tuple[int, ...], ...]
    concepts: tuple[str, ...]
    gains: Gains
    reach: Reach
    stable: NDArray[np.bool_]

    def equilibria(self, concept: str) -> NDArray[np.int64]:
        """The states stable under ``concept`` for every coalition of the structure."""
        check_concepts([concept], self.concepts)
        return np.flatnonzero(self.stable[self.concepts.index(concept)].all(axis=0))


def coalition_stability(
    conflict: Conflict,
    structure: Sequence[Sequence[int]],
    concepts: Sequence[str] = USUAL,
    gains: Gains = "strict",
    reach: Reach = "sequences",
) -> CoalitionStability:
    """Stability of every state of ``conflict`` for each coalition of ``structure``.

    ``structure`` puts every party in one coalition. NotDefined if it does not, or if moves
    ``at_once`` are asked for where moves are listed as arcs; TooManyDeals above 4,096 states.

    >>> from summitry.model.conflict import Form
    >>> from summitry.model.issue import Option
    >>> no_yes = (Option("no", "no"), Option("yes", "yes"))
    >>> confess = tuple(Issue(key, key, no_yes, held_by=key) for key in ("a", "b"))
    >>> worth = np.array([[3, 1, 4, 2], [3, 4, 1, 2]])
    >>> dilemma = Conflict((Party("a", "A"), Party("b", "B")), worth, Form(confess, np.arange(4)))
    >>> coalition_stability(dilemma, [[0], [1]]).equilibria("nash")
    array([3])
    >>> coalition_stability(dilemma, [[0, 1]]).equilibria("nash")
    array([0, 1, 2])
    """
    check_concepts(concepts, USUAL)
    table = _table(conflict, _partition(conflict, structure), gains, reach)
    stable = np.stack([_stable(table, h, concepts) for h in range(len(table.structure))], axis=1)
    return CoalitionStability(conflict, table.structure, tuple(concepts), gains, reach, stable)


def coalition_stable(
    conflict: Conflict,
    members: Sequence[int],
    concepts: Sequence[str] = USUAL,
    gains: Gains = "strict",
    reach: Reach = "sequences",
) -> NDArray[np.bool_]:
    """bool array (n_concepts, n_states): stability for the coalition of ``members``, when each
    other party acts alone. The rest as in ``coalition_stability``."""
    check_concepts(concepts, USUAL)
    alone = [[p] for p in range(conflict.n_parties) if p not in members]
    structure = _partition(conflict, [members, *alone])
    return _stable(_table(conflict, structure, gains, reach), 0, concepts)


def universally_stable(
    conflict: Conflict,
    concepts: Sequence[str] = USUAL,
    gains: Gains = "strict",
    reach: Reach = "sequences",
) -> NDArray[np.bool_]:
    """bool array (n_concepts, n_states): stable for every coalition of parties, large or small.

    Arguments and errors as in ``coalition_stability``; TooManyDeals also above MAX_PARTIES. The
    2^n_parties - 1 coalitions are looked at one by one.
    """
    if conflict.n_parties > MAX_PARTIES:
        raise TooManyDeals(
            f"{conflict.n_parties} parties form {2**conflict.n_parties - 1:,} coalitions; every"
            f" one is looked at up to {MAX_PARTIES} parties: name the coalitions of interest"
        )
    out = np.ones((len(concepts), conflict.n_states), dtype=np.bool_)
    for size in range(1, conflict.n_parties + 1):
        for members in combinations(range(conflict.n_parties), size):
            out &= coalition_stable(conflict, members, concepts, gains, reach)
    return out


@dataclass(frozen=True, eq=False, slots=True)
class _Table:
    """By coalition: R_H and better_H, (n_coalitions, n, w); and the moves of each party."""

    structure: tuple[tuple[int, ...], ...]
    reached: Bits
    better: Bits
    alone: Bits | None


def _table(
    conflict: Conflict, structure: tuple[tuple[int, ...], ...], gains: Gains, reach: Reach
) -> _Table:
    for asked, kind, known in ((gains, "gains", Gains), (reach, "reach", Reach)):
        if asked not in get_args(known):
            raise UnknownName(f"kind of {kind}", asked, get_args(known))
    better = np.stack([_better(conflict.worth[list(h)], gains) for h in structure])
    if reach == "at_once":
        return _Table(structure, move_bits(_merged(conflict, structure)), better, None)
    moves = move_bits(conflict)
    reached = np.stack([sequences(moves[list(h)]) for h in structure])
    return _Table(structure, reached, better, moves)


def _stable(table: _Table, place: int, concepts: Sequence[str]) -> NDArray[np.bool_]:
    """bool array (n_concepts, n_states) for the coalition at ``place``."""
    rest = [h for h in range(len(table.structure)) if h != place]
    better = table.better[place]
    not_better = bits(~matrix(better, len(better)))
    view = View(table.reached[place], better, not_better, better)
    if table.alone is None:
        movers = table.reached[rest]
    else:
        movers = table.alone[[p for h in rest for p in table.structure[h]]]
    return judged(concepts, view, Others(movers, table.reached[rest] & table.better[rest]))


def _better(worth: NDArray[np.int64], gains: Gains) -> Bits:
    """s -> t where t is better than s for those whose ``worth`` (n_members, n_states) is given."""
    if gains == "strict":
        return bits(reduce(np.logical_and, (row > row[:, None] for row in worth)))
    none_worse = reduce(np.logical_and, (row >= row[:, None] for row in worth))
    return bits(none_worse & ~none_worse.T)


def _partition(
    conflict: Conflict, structure: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], ...]:
    """The ``structure``, members rising; NotDefined unless every party is in one coalition."""
    named = sorted(p for coalition in structure for p in coalition)
    if named != list(range(conflict.n_parties)) or not all(len(h) for h in structure):
        raise NotDefined(
            f"coalitions {[list(h) for h in structure]}: each of the parties"
            f" 0..{conflict.n_parties - 1} is in one coalition, and none is empty"
        )
    return tuple(tuple(sorted(coalition)) for coalition in structure)


def _merged(conflict: Conflict, structure: tuple[tuple[int, ...], ...]) -> Conflict:
    """The conflict whose parties are the coalitions of ``structure``, for its moves alone."""
    if conflict.form is None:
        raise NotDefined(
            "a coalition that moves at once sets all its actions together: it needs actions and the"
            " options of each, not a list of moves; ask for sequences"
        )
    holder = {conflict.parties[p].id: str(k) for k, h in enumerate(structure) for p in h}
    signing = {p for p, party in enumerate(conflict.parties) if party.principal}
    together = [str(k) for k, h in enumerate(structure) if signing and signing <= set(h)]

    def held(issue: Issue) -> Issue:
        free = together[0] if together else None
        key = free if issue.held_by is None else holder.get(issue.held_by)
        return replace(issue, held_by=key, one_rung=issue.one_rung and key not in together)

    form = replace(conflict.form, issues=tuple(held(issue) for issue in conflict.form.issues))
    parties = tuple(Party(str(k), str(k)) for k in range(len(structure)))
    return Conflict(parties, np.zeros((len(parties), conflict.n_states), dtype=np.int64), form)
