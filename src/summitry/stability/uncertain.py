"""Stability where some preferences are not known: four kinds, from cautious to bold.

Between two states a party prefers one (>), is indifferent (~), or it is unknown (U). With R_i+(s)
its sure improvements, R_i+U(s) those and the moves to states unknown against s, D(s) what is known
to be equal or worse than s and D_U(s) that and what is unknown against s:

    kind   goes to    sanctioned by   sanction broken by    a party that is
    a      R_i+U(s)   D(s)            > s or U              drawn by doubt, deterred by certainty
    b      R_i+(s)    D(s)            > s or U              drawn and deterred by certainty
    c      R_i+U(s)   D_U(s)          > s                   drawn and deterred by doubt
    d      R_i+(s)    D_U(s)          > s                   drawn by certainty, deterred by doubt

    nash   it goes to no state
    gmr    for every s1 it goes to, R_{N-i}(s1) has an s2 by which it is sanctioned
    smr    the same, and no s3 in R_i(s2) breaks the sanction
    seq    as gmr with s2 in R_{N-i}+U(s1), for every kind

(Li, Hipel, Kilgour and Fang 2004, IEEE Trans. SMC-A 34(4), 507-520.) R_{N-i} are legal sequences; a
sequence may come back to s1, and an s1 that is unknown against s is itself in D_U(s). Stable by a
is stable by b and by c, and either is stable by d; without unknown pairs the four are the ordinary
concept. O(n^3 / 64) steps a party, kind and concept for n states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined, UnknownName
from summitry.model.conflict import Conflict
from summitry.stability.relations import (
    USUAL,
    Bits,
    Others,
    View,
    bits,
    check_concepts,
    judged,
    move_bits,
)

__all__ = ["KINDS", "UncertainStability", "uncertain_stability"]

KINDS: tuple[str, ...] = ("a", "b", "c", "d")
"""How a party takes doubt; see the table."""


@dataclass(frozen=True, eq=False)
class UncertainStability:
    """Which states are stable for whom, under each kind and concept.

    ``stable`` : bool array (n_kinds, n_concepts, n_parties, n_states); kinds as in KINDS.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    stable: NDArray[np.bool_]

    def of(self, kind: str, concept: str) -> NDArray[np.bool_]:
        """bool array (n_parties, n_states): what is stable under ``concept`` by ``kind``."""
        if kind not in KINDS:
            raise UnknownName("kind of stability", kind, KINDS)
        check_concepts([concept], self.concepts)
        return np.asarray(self.stable[KINDS.index(kind), self.concepts.index(concept)])

    def equilibria(self, kind: str, concept: str) -> NDArray[np.int64]:
        """The states stable under ``concept`` by ``kind`` for every party."""
        return np.flatnonzero(self.of(kind, concept).all(axis=0))


def uncertain_stability(conflict: Conflict, concepts: Sequence[str] = USUAL) -> UncertainStability:
    """Stability by the four kinds of every state of ``conflict`` under each of ``concepts``.

    NotDefined if the conflict has no unknown preferences; TooManyDeals above 4,096 states.

    >>> from summitry.model.conflict import Arcs
    >>> from summitry.model.party import Party
    >>> arcs = (Arcs(np.array([0, 1, 1]), np.array([1], dtype=np.int32)),)
    >>> doubt = ~np.eye(2, dtype=bool)
    >>> conflict = Conflict((Party("a", "A"),), np.array([[0, 1]]), None, arcs, unknown=(doubt,))
    >>> [uncertain_stability(conflict).equilibria(kind, "nash").tolist() for kind in KINDS]
    [[1], [0, 1], [1], [0, 1]]
    """
    check_concepts(concepts, USUAL)
    unknown = _unknown(conflict)
    moves = move_bits(conflict)
    drawn = np.stack([_drawn(w, u) for w, u in zip(conflict.worth, unknown, strict=True)])
    stable = []
    for party in range(conflict.n_parties):
        rest = [other for other in range(conflict.n_parties) if other != party]
        others = Others(moves[rest], moves[rest] & drawn[rest])
        views = _views(moves[party], conflict.worth[party], unknown[party])
        stable.append(np.stack([judged(concepts, view, others) for view in views]))
    return UncertainStability(conflict, tuple(concepts), np.stack(stable, axis=2))


def _drawn(worth: NDArray[np.int64], unknown: NDArray[np.bool_]) -> Bits:
    """s -> t where t is better than s, or unknown against it."""
    return bits((worth > worth[:, None]) | unknown)


def _views(
    moves: Bits, worth: NDArray[np.int64], unknown: NDArray[np.bool_]
) -> tuple[View, View, View, View]:
    """The table, kinds a to d: D is what is not drawn, D_U what is not surely better."""
    better = (worth > worth[:, None]) & ~unknown
    drawn = better | unknown
    sure, maybe, not_drawn, not_sure = (bits(r) for r in (better, drawn, ~drawn, ~better))
    return (
        View(moves, maybe, not_drawn, maybe),
        View(moves, sure, not_drawn, maybe),
        View(moves, maybe, not_sure, sure),
        View(moves, sure, not_sure, sure),
    )


def _unknown(conflict: Conflict) -> tuple[NDArray[np.bool_], ...]:
    """The unknown pairs of every party; NotDefined where none are given, or one way only."""
    if conflict.unknown is None:
        raise NotDefined("unknown preference: no party has a pair of states marked as unknown")
    for party, pairs in zip(conflict.parties, conflict.unknown, strict=True):
        wrong = np.argwhere((pairs != pairs.T) | np.diag(pairs.diagonal()))
        if len(wrong):
            raise NotDefined(
                f"unknown preference of {party.id} between states {wrong[0][0]} and {wrong[0][1]}:"
                " two different states, and both ways, or it is known"
            )
    return conflict.unknown
