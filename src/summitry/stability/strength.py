"""Stability where it counts how much worse a sanction is: strong and weak.

A party tells, besides t >_i s and t ~_i s, what is much worse to it: t <<_i s. Then general
stability is the ordinary one, in which << is just a kind of worse, and with N - i the others

    strongly gmr   every s1 in R_i+(s) has an s2 in R_{N-i}(s1) with s2 <<_i s
    strongly smr   the same, and s3 <<_i s for every s3 in R_i(s2)
    strongly seq   every s1 in R_i+(s) has an s2 in R_{N-i}+(s1) with s2 <<_i s
    weakly         general, but not strongly

(Hamouda, Kilgour and Hipel 2004, Group Decision and Negotiation 13, for two parties; 2006, Applied
Mathematics and Computation 179, for more.) Improvements, those of the others too,
are > and >> alike. A state without improvements is strongly stable, as nothing needs a sanction.
R_{N-i} are legal sequences. O(n^3 / 64) steps a party and concept for n states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined
from summitry.model.conflict import Conflict
from summitry.stability.relations import (
    Bits,
    Others,
    View,
    bits,
    check_concepts,
    gains,
    judged,
    move_bits,
)

__all__ = ["GRADED", "StrengthStability", "strength_stability"]

GRADED: tuple[str, ...] = ("gmr", "smr", "seq")
"""The concepts that have a strong and a weak kind."""


@dataclass(frozen=True, eq=False)
class StrengthStability:
    """Which states are stable, and which of these strongly.

    ``stable``, ``strong``, ``weak`` : bool arrays (n_concepts, n_parties, n_states); stable in
    general, strongly, and in general but not strongly.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    stable: NDArray[np.bool_]
    strong: NDArray[np.bool_]

    @property
    def weak(self) -> NDArray[np.bool_]:
        """Stable in general, but not strongly."""
        return self.stable & ~self.strong

    def equilibria(self, concept: str, strong: bool = False) -> NDArray[np.int64]:
        """The states stable under ``concept`` for every party, or ``strong`` for every party."""
        check_concepts([concept], self.concepts)
        verdicts = self.strong if strong else self.stable
        return np.flatnonzero(verdicts[self.concepts.index(concept)].all(axis=0))


def strength_stability(conflict: Conflict, concepts: Sequence[str] = GRADED) -> StrengthStability:
    """Stability, general and strong, of every state of ``conflict`` under each of ``concepts``.

    NotDefined if the conflict does not say what is far below; TooManyDeals above 4,096 states.

    >>> from summitry.model.conflict import Arcs
    >>> from summitry.model.party import Party
    >>> arcs = (Arcs(np.array([0, 1, 1, 1]), np.array([1], dtype=np.int32)),
    ...         Arcs(np.array([0, 0, 1, 1]), np.array([2], dtype=np.int32)))
    >>> worth, far_below = np.array([[5, 9, 1], [0, 0, 1]]), np.array([[1, 5, 0], [-1, -1, 0]])
    >>> conflict = Conflict((Party("a", "A"), Party("b", "B")), worth, None, arcs,
    ...                     far_below=far_below)
    >>> strength_stability(conflict).equilibria("seq", strong=True)
    array([0, 2])
    """
    check_concepts(concepts, GRADED)
    far_below = _far_below(conflict)
    moves = move_bits(conflict)
    better = gains(conflict.worth)
    stable: list[NDArray[np.bool_]] = []
    strong: list[NDArray[np.bool_]] = []
    for party in range(conflict.n_parties):
        rest = [other for other in range(conflict.n_parties) if other != party]
        others = Others(moves[rest], moves[rest] & better[rest])
        here, worth = moves[party], conflict.worth[party]
        stable.append(judged(concepts, _view(here, worth, worth <= worth[:, None]), others))
        strong.append(
            judged(concepts, _view(here, worth, worth <= far_below[party, :, None]), others)
        )
    return StrengthStability(
        conflict, tuple(concepts), np.stack(stable, axis=1), np.stack(strong, axis=1)
    )


def _view(moves: Bits, worth: NDArray[np.int64], bad: NDArray[np.bool_]) -> View:
    """What is ``bad`` deters, and what is not breaks a sanction."""
    return View(moves, bits(worth > worth[:, None]), bits(bad), bits(~bad))


def _far_below(conflict: Conflict) -> NDArray[np.int64]:
    """What is far below each state; NotDefined where it is not said, or not below."""
    if conflict.far_below is None:
        raise NotDefined("strength of preference: no party says which states are much worse to it")
    wrong = np.argwhere(conflict.far_below >= conflict.worth)
    if len(wrong):
        party, state = wrong[0]
        raise NotDefined(
            f"state {state} of {conflict.parties[party].id}: what is worth"
            f" {conflict.far_below[party, state]} or less is much worse than it, and it is worth"
            f" {conflict.worth[party, state]} itself; only less can be much worse"
        )
    return conflict.far_below
