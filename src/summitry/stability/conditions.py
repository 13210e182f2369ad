"""What a party would have to prefer for a state to be stable for it: comparisons joined by and, or.

Let the others' preferences and all moves stand. Every concept then asks of party i's preferences
only which states x are no better to it than the state s: write x <= s. With H = N - i,

    nash        and over t in R_i(s) of   t <= s
    gmr, seq    and over t in R_i(s) of ( t <= s  or  s2 <= s for some s2 in R_H(t) )
    smr, sseq   and over t in R_i(s) of ( t <= s  or  for some s2 in R_H(t):
                                          s2 <= s and s3 <= s for all s3 in R_i(s2) )

with R_H+(t) in place of R_H(t) for seq and sseq: it speaks of the others' preferences alone. The
condition is monotone: putting a state at or below s never breaks it. So it is a set of **clauses**,
all to be met, each a choice of **terms**, one to be met, each a set of states all at most as good
as s. Kinsara, Kilgour and Hipel (2015), IEEE SMC: Systems 45, look for it among all rankings; here
no ranking is listed.

Simplified: s <= s is true; a term that holds another is dropped, and a clause that another implies;
what a clause leaves no choice of is a fact, and is taken out of the other clauses. Not canonical:
two equal conditions may be written differently. One walk for every move of i from s, then
O(clauses^2 terms^2) set comparisons at worst.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Arcs, Conflict
from summitry.stability.concepts import Sanctions
from summitry.stability.reach import all_arcs
from summitry.stability.walks import Walk
from summitry.stability.witness import CREDIBLE, FORESIGHTED, check_names

__all__ = [
    "And",
    "AtLeast",
    "Clause",
    "Condition",
    "Or",
    "Term",
    "clauses",
    "condition",
    "holds",
    "simplified",
]

Term = frozenset[int]
"""States that are all to be no better than the wished one."""

Clause = frozenset[Term]
"""Terms of which one is to be met."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The wished state is at least as good as ``state``."""

    state: int


@dataclass(frozen=True, slots=True)
class And:
    """All ``parts``; with none of them, true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of ``parts``; with none of them, false."""

    parts: tuple[Condition, ...]


Condition = AtLeast | And | Or


def condition(
    conflict: Conflict,
    party: int,
    state: int,
    concept: str,
    sanctions: Sanctions = "sequences",
    arcs: Sequence[Arcs] | None = None,
) -> Condition:
    """What ``party`` of ``conflict`` would have to prefer for ``state`` to be stable for it.

    ``concept`` is one of WITNESSED; ``sanctions`` says how the others move; ``arcs`` are those of
    ``all_arcs``, if the caller has them.

    >>> from summitry.model.party import Party
    >>> flip = Arcs(np.array([0, 1, 1, 1]), np.array([1], dtype=np.int32))
    >>> reply = Arcs(np.array([0, 0, 1, 1]), np.array([2], dtype=np.int32))
    >>> worth = np.array([[1, 2, 3], [1, 0, 2]])
    >>> conflict = Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=(flip, reply))
    >>> condition(conflict, 0, 0, "seq")
    Or(parts=(AtLeast(state=1), AtLeast(state=2)))
    """
    met = np.arange(conflict.n_states) == state
    found = simplified(clauses(conflict, party, state, concept, met, sanctions, arcs))
    ordered = sorted(found, key=lambda clause: (len(clause), sorted(map(sorted, clause))))
    return _and(_or(_and(map(AtLeast, sorted(term))) for term in _ordered(c)) for c in ordered)


def holds(condition: Condition, worth: NDArray[np.int64], state: int) -> bool:
    """Whether ``worth``, int64 array (n_states,), meets the ``condition`` that ``state`` asks.

    >>> holds(Or((AtLeast(1), AtLeast(2))), np.array([1, 2, 1]), 0)
    True
    """
    if isinstance(condition, AtLeast):
        return bool(worth[condition.state] <= worth[state])
    join = all if isinstance(condition, And) else any
    return join(holds(part, worth, state) for part in condition.parts)


def clauses(
    conflict: Conflict,
    party: int,
    state: int,
    concept: str,
    met: NDArray[np.bool_],
    sanctions: Sanctions = "sequences",
    arcs: Sequence[Arcs] | None = None,
) -> tuple[Clause, ...]:
    """The condition as clauses, as they come, over the states not ``met``: bool array (n_states,),
    those known to be no better than ``state``, itself among them. A term without states is met.
    The other arguments are those of ``condition``."""
    check_names(concept, sanctions)
    arcs = all_arcs(conflict) if arcs is None else arcs
    own = arcs[party]
    after = _sanctions(conflict, party, concept, sanctions, arcs)
    found = []
    for t in own.of(state)[~met[own.of(state)]].tolist():
        terms = {frozenset([t])}
        for s2 in after(t):
            counters = own.of(s2).tolist() if concept in FORESIGHTED else []
            terms.add(frozenset(x for x in (s2, *counters) if not met[x]))
        found.append(frozenset(terms))
    return tuple(found)


def _sanctions(
    conflict: Conflict, party: int, concept: str, sanctions: Sanctions, arcs: Sequence[Arcs]
) -> Callable[[int], Iterator[int]]:
    """The states that the others reach from a state under ``concept``."""
    others = [p for p in range(conflict.n_parties) if p != party]
    worth = conflict.worth if concept in CREDIBLE else None
    longest = 0 if concept == "nash" else 1 if sanctions == "single" else None

    def after(t: int) -> Iterator[int]:
        for level in Walk(arcs, others, t, worth, longest).levels():
            yield from level.tolist()

    return after


def simplified(found: Iterable[Clause]) -> frozenset[Clause]:
    """Clauses that say the same as ``found``, without what is implied.

    >>> f = frozenset
    >>> some = simplified([f([f([1])]), f([f([1, 2]), f([3])]), f([f([1]), f([4])])])
    >>> sorted(sorted(map(sorted, clause)) for clause in some)
    [[[1]], [[2], [3]]]
    """
    facts: set[int] = set()
    left = {_least(clause) for clause in found}
    while single := {clause for clause in left if len(clause) == 1}:
        facts |= {x for clause in single for term in clause for x in term}
        left = {_least(term - facts for term in clause) for clause in left - single}
    return frozenset(frozenset([frozenset([x])]) for x in facts) | _unimplied(left)


def _least(terms: Iterable[Term]) -> Clause:
    """Those of ``terms`` that hold no other, {} alone if it is among them: it is met already."""
    kept: defaultdict[int, list[Term]] = defaultdict(list)
    for term in sorted(set(terms), key=len):
        if not term:
            return frozenset([term])
        if not any(other <= term for x in term for other in kept.get(x, ())):
            kept[min(term)].append(term)
    return frozenset(term for group in kept.values() for term in group)


def _unimplied(left: Iterable[Clause]) -> frozenset[Clause]:
    """Without clauses of which another says as much or more."""
    kept: list[Clause] = []
    for clause in sorted(left, key=lambda c: (len(c), sum(map(len, c)), sorted(map(sorted, c)))):
        if not any(_implies(other, clause) for other in kept):
            kept = [other for other in kept if not _implies(clause, other)] + [clause]
    return frozenset(kept)


def _implies(strong: Clause, weak: Clause) -> bool:
    """Does each way to meet ``strong`` meet ``weak``?"""
    return all(any(term <= chosen for term in weak) for chosen in strong)


def _ordered(clause: Clause) -> list[Term]:
    return sorted(clause, key=lambda term: (len(term), sorted(term)))


def _and(parts: Iterable[Condition]) -> Condition:
    listed = tuple(parts)
    return listed[0] if len(listed) == 1 else And(listed)


def _or(parts: Iterable[Condition]) -> Condition:
    listed = tuple(parts)
    return listed[0] if len(listed) == 1 else Or(listed)
