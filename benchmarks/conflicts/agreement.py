"""Whether two sides find the same, and where not, how much differs.

Three readings of how several others answer: "sequences", any number of moves, none of them twice in
succession by the same; "single", one move of one of them; and "once each", at most one move of
each, in any order, which is what gmcr-py looks at. With two parties the three are one.

What gmcr-py finds is explained by what is written out here from words: ``once_each``, and for SIM
``used_up``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Conflict
from summitry.stability.definitions import improvements, is_stable
from summitry.stability.reach import all_arcs

Verdicts = NDArray[np.bool_]
"""(n_concepts, n_parties, n_states)"""

ANSWERED = ("gmr", "smr", "seq")


def compared(ours: Verdicts, theirs: Verdicts, names: Sequence[str]) -> str:
    """Whether verdicts and equilibria are the same; where not, how many differ, by concept."""
    if np.array_equal(ours, theirs):
        return f"same {ours.size:,} verdicts"
    said = []
    for at in np.flatnonzero((ours != theirs).any(axis=(1, 2))).tolist():
        verdicts = int((ours[at] != theirs[at]).sum())
        states = int((ours[at].all(axis=0) != theirs[at].all(axis=0)).sum())
        said.append(f"{names[at]} {verdicts:,} verdicts, {states:,} equilibria")
    return f"DIFFER of {ours[0].size:,}: {'; '.join(said)}"


def by_definition(conflict: Conflict, names: Sequence[str], sanctions: str) -> Verdicts:
    """Every verdict straight from the definitions."""
    return _every(
        conflict, names, lambda party, s, name: is_stable(conflict, party, s, name, sanctions)
    )


def once_each(conflict: Conflict) -> Verdicts:
    """ANSWERED under the reading "once each", straight from its words."""
    arcs = all_arcs(conflict)
    moves = [[frozenset(a.of(s).tolist()) for s in range(conflict.n_states)] for a in arcs]
    better = _better(conflict)

    def answers(others: frozenset[int], s: int, name: str) -> set[int]:
        found: set[int] = set()
        for mover in others:
            first = (better if name == "seq" else moves)[mover][s]
            found |= first.union(*(answers(others - {mover}, t, name) for t in first))
        return found

    def stable(party: int, s: int, name: str) -> bool:
        worth = conflict.worth[party]
        others = frozenset(range(conflict.n_parties)) - {party}

        def deters(s2: int) -> bool:
            counters = moves[party][s2] if name == "smr" else ()
            return all(worth[t] <= worth[s] for t in (s2, *counters))

        return all(any(map(deters, answers(others, t, name))) for t in better[party][s])

    return _every(conflict, ANSWERED, stable)


def used_up(conflict: Conflict) -> Verdicts:
    """SIM where the answers of the others are gone through once for all improvements together.

    An improvement is tried only on the answers that those before it left over, states and answers
    in rising order; each answer, that all stand still among them, is looked at once. Every
    combination of actions is a state, numbered as ``drawn`` says, so that steps add up.
    """
    better = _better(conflict)

    def stable(party: int, s: int, name: str) -> bool:
        worth = conflict.worth[party]
        others = (found[s] for place, found in enumerate(better) if place != party)
        left = product(*([0, *(t - s for t in sorted(ts))] for ts in others))
        return all(
            any(worth[s1 + sum(steps)] <= worth[s] for steps in left)
            for s1 in sorted(better[party][s])
        )

    return _every(conflict, ("sim",), stable)


def _better(conflict: Conflict) -> list[list[frozenset[int]]]:
    """The improvements of each party from each state."""
    parties, states = range(conflict.n_parties), range(conflict.n_states)
    return [[improvements(conflict, party, s) for s in states] for party in parties]


def _every(
    conflict: Conflict, names: Sequence[str], stable: Callable[[int, int, str], bool]
) -> Verdicts:
    parties, states = range(conflict.n_parties), range(conflict.n_states)
    return np.array([[[stable(p, s, n) for s in states] for p in parties] for n in names])
