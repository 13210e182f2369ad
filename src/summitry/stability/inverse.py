"""Inverse analysis: what would have to change for a wished state to last.

The state is s, the party i, a **change** a set D of states now better than s to i that become no
better: each is one comparison with s turned. By ``conditions`` the stability of s for i is a
monotone formula over such comparisons, so (the others' preferences standing)

    smallest changes   minimal D: s is stable once x <=_i s for every x in D, and for no part of D
    least rise         least delta >= 0 such that s is stable once worth[i, s] is delta higher: with
                       max(0, worth[i, x] - worth[i, s]) for x <= s, max over "and", min over "or"

After Kinsara, Kilgour and Hipel (2015), IEEE SMC: Systems 45, and the program GMCR+ (Kinsara,
Petersons, Hipel and Kilgour 2015, Journal of Decision Systems 24), which goes through all rankings;
here no ranking is listed. The size of a smallest change is exact (or TooManyDeals is raised, see
``minimal``); the list of minimal ones is exact as far as it goes, and says whether it is complete.
The least rise is linear in the size of the condition.

For an equilibrium every party gets its own changes. Under nash, gmr and smr they do not touch each
other; under seq and sseq a party's new preferences also change which of its threats are credible,
so that all are applied at once and looked at again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

import numpy as np

from summitry.model.conflict import Arcs, Conflict
from summitry.stability.concepts import Sanctions
from summitry.stability.conditions import clauses, simplified
from summitry.stability.minimal import groups, minimal_sets, smallest_first, smallest_set
from summitry.stability.reach import all_arcs
from summitry.stability.witness import witness

__all__ = [
    "MAX_TRIALS",
    "Changes",
    "Remedy",
    "changed",
    "least_rise",
    "make_equilibrium",
    "smallest_changes",
]

MAX_TRIALS = 200
"""Most combinations of smallest sets, one a party, that are tried together."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The minimal sets of comparisons to turn so that ``state`` is stable for ``party``.

    ``size``     : the fewest comparisons; 0 if it is stable as things are.
    ``sets``     : states that must become no better than ``state``, one minimal set each, smallest
    first, then by lower states.
    ``n_sets``   : how many minimal sets there are; None where that was not counted.
    ``complete`` : ``sets`` holds them all.
    """

    party: int
    state: int
    concept: str
    size: int
    sets: tuple[tuple[int, ...], ...]
    n_sets: int | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would make ``state`` an equilibrium.

    ``changes``        : of every party.
    ``chosen``         : one smallest set of each party, tried together.
    ``holds_together`` : with all of ``chosen`` applied, ``state`` is an equilibrium. If not, none
    of the ``tried`` combinations of smallest sets makes it one, and ``chosen`` is the first.
    """

    state: int
    concept: str
    changes: tuple[Changes, ...]
    chosen: tuple[tuple[int, ...], ...]
    holds_together: bool
    tried: int


def smallest_changes(
    conflict: Conflict,
    party: int,
    state: int,
    concept: str,
    most: int = 100,
    sanctions: Sanctions = "sequences",
    arcs: Sequence[Arcs] | None = None,
) -> Changes:
    """The least ``party`` of ``conflict`` would have to prefer otherwise for ``state`` to last.

    At most ``most`` minimal sets are listed. ``concept`` is one of WITNESSED; ``sanctions`` says
    how the others move; ``arcs`` are those of ``all_arcs``, if the caller has them.

    >>> from summitry.model.party import Party
    >>> flip = Arcs(np.array([0, 1, 1, 1]), np.array([1], dtype=np.int32))
    >>> reply = Arcs(np.array([0, 0, 1, 1]), np.array([2], dtype=np.int32))
    >>> worth = np.array([[1, 2, 3], [1, 0, 2]])
    >>> conflict = Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=(flip, reply))
    >>> smallest_changes(conflict, 0, 0, "seq").sets
    ((1,), (2,))
    """
    if most < 1:
        raise ValueError(f"at most {most} sets: at least 1 is needed")
    row = conflict.worth[party]
    wanted = clauses(conflict, party, state, concept, row <= row[state], sanctions, arcs)
    listed = [(group, minimal_sets(group)) for group in groups(simplified(wanted))]
    families = [[smallest_set(group)] if sets is None else sets for group, sets in listed]
    whole = all(sets is not None for _, sets in listed)
    n_sets = math.prod(map(len, families))
    sets = tuple(tuple(sorted(one)) for one in smallest_first(families, most))
    return Changes(
        *(party, state, concept, len(sets[0]), sets),
        n_sets=n_sets if whole else None,
        complete=whole and n_sets <= most,
    )


def changed(conflict: Conflict, party: int, state: int, turned: Iterable[int]) -> Conflict:
    """``conflict`` in which every state of ``turned`` is to ``party`` at most as good as ``state``.

    Those that were better are now worth the same; every other comparison with ``state`` stands.

    >>> from summitry.model.party import Party
    >>> conflict = Conflict((Party("p", "P"),), np.array([[1, 5, 3, 0]]))
    >>> changed(conflict, 0, 0, [1, 3]).worth.tolist()
    [[1, 1, 3, 0]]
    """
    worth = conflict.worth.copy()
    places = list(turned)
    worth[party, places] = np.minimum(worth[party, places], worth[party, state])
    return replace(conflict, worth=worth)


def least_rise(
    conflict: Conflict,
    party: int,
    state: int,
    concept: str,
    sanctions: Sanctions = "sequences",
    arcs: Sequence[Arcs] | None = None,
) -> int:
    """The least by which the worth of ``state`` alone must rise to ``party`` for it to be stable.

    In the unit of ``conflict.worth``, 0 if it is stable; the other arguments are those of
    ``smallest_changes``. It means something where worth is points, not only ranks.
    """
    row = conflict.worth[party]
    below = (row - row[state]).tolist()
    wanted = clauses(conflict, party, state, concept, row <= row[state], sanctions, arcs)
    needs = (min(max((below[x] for x in t), default=0) for t in clause) for clause in wanted)
    return max(needs, default=0)


def make_equilibrium(
    conflict: Conflict,
    state: int,
    concept: str,
    most: int = 100,
    sanctions: Sanctions = "sequences",
    arcs: Sequence[Arcs] | None = None,
) -> Remedy:
    """The smallest changes of every party of ``conflict`` that would make ``state`` last.

    The arguments are those of ``smallest_changes``. Of smallest sets, one a party, up to MAX_TRIALS
    combinations are tried until one makes ``state`` an equilibrium.
    """
    arcs = all_arcs(conflict) if arcs is None else arcs
    changes = tuple(
        smallest_changes(conflict, party, state, concept, most, sanctions, arcs)
        for party in range(conflict.n_parties)
    )
    tried, first = 0, tuple(one.sets[0] for one in changes)
    for chosen in islice(_smallest(changes), MAX_TRIALS):
        tried += 1
        if _is_equilibrium(conflict, state, concept, chosen, sanctions, arcs):
            return Remedy(state, concept, changes, chosen, True, tried)
    return Remedy(state, concept, changes, first, False, tried)


def _smallest(changes: Sequence[Changes]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """One smallest set of each party, in every combination."""
    return product(*([one for one in c.sets if len(one) == c.size] for c in changes))


def _is_equilibrium(
    conflict: Conflict,
    state: int,
    concept: str,
    chosen: Sequence[Sequence[int]],
    sanctions: Sanctions,
    arcs: Sequence[Arcs],
) -> bool:
    """Whether ``state`` is stable for every party once the ``chosen`` changes of each are made."""
    for party, turned in enumerate(chosen):
        conflict = changed(conflict, party, state, turned)
    return all(
        witness(conflict, party, state, concept, sanctions, 1, arcs).stable
        for party in range(conflict.n_parties)
    )
