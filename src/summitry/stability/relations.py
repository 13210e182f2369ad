"""Relations between states, and the one question that most concepts of stability ask of them.

For whoever moves first (a party, or a coalition), and the states s, t:

    moves    s -> t      it can go from s to t
    leaves   s -> t      it would rather be at t, so that it goes there if it can
    deters   s -> t      to end at t makes it sorry to have left s
    breaks   s -> t      a counter-move to t undoes a sanction against leaving s

and of the others what they reach from a state by legal sequences (nobody twice in succession),
with all their moves (replies) or with those that they gain by themselves (credible). Then s is

    nash     if it can go to no t for which it leaves s
    gmr      if from each such t the others' replies reach some s2 that deters
    smr      the same, and from s2 it can go to no s3 that breaks the sanction
    seq      as gmr, with credible replies

The concepts of coalitions, strength and unknown preference differ in the four relations alone. A
relation is kept as bits, uint64 (n_states, ceil(n_states / 64)): 2 MB for 4,096 states, and each
verdict for all states takes at most O(n_states^3 / 64) steps. Legal sequences: Fang, Hipel and
Kilgour (1993), Interactive Decision Making, ch. 4; the concepts by Boolean matrices: Xu, Hipel and
Kilgour (2009), IEEE Trans. SMC-A 39.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals, UnknownName
from summitry.model.conflict import Arcs, Conflict
from summitry.stability.reach import all_arcs

__all__ = [
    "MAX_STATES",
    "USUAL",
    "Bits",
    "Others",
    "View",
    "bits",
    "check_concepts",
    "check_size",
    "gains",
    "judged",
    "matrix",
    "move_bits",
    "sequences",
]

Bits = NDArray[np.uint64]
"""A relation between states: bit t of row s."""

USUAL: tuple[str, ...] = ("nash", "gmr", "smr", "seq")
"""The concepts that a view and the others answer."""

MAX_STATES = 4_096
"""Most states whose relations are laid out."""


@dataclass(frozen=True, eq=False, slots=True)
class View:
    """What moves first sees: its moves, where it leaves to, what deters it, what breaks that."""

    moves: Bits
    leaves: Bits
    deters: Bits
    breaks: Bits

    @property
    def leaving(self) -> Bits:
        """Where it goes from each state if nobody answers: its improvements."""
        return self.moves & self.leaves


@dataclass(frozen=True, eq=False)
class Others:
    """The movers that can answer, (m, n, w): ``moves`` of each, and the ``gainful`` of these."""

    moves: Bits
    gainful: Bits

    @cached_property
    def replies(self) -> Bits:
        """What legal sequences of all their moves reach."""
        return sequences(self.moves)

    @cached_property
    def credible(self) -> Bits:
        """What legal sequences of moves that each gains by reach."""
        return sequences(self.gainful)


def judged(concepts: Sequence[str], view: View, others: Others) -> NDArray[np.bool_]:
    """bool array (n_concepts, n_states): stable under each of ``concepts`` as ``view`` sees it,
    against what the ``others`` can do."""
    verdicts = [_JUDGES[concept](view, others) for concept in concepts]
    return np.array(verdicts, dtype=np.bool_).reshape(len(concepts), len(view.moves))


def check_concepts(concepts: Sequence[str], known: Sequence[str] = USUAL) -> None:
    """UnknownName if one of ``concepts`` is none of the ``known``."""
    for concept in concepts:
        if concept not in known:
            raise UnknownName("concept", concept, known)


def check_size(conflict: Conflict) -> None:
    """TooManyDeals if ``conflict`` has more than MAX_STATES states."""
    if conflict.n_states > MAX_STATES:
        raise TooManyDeals(
            f"{conflict.n_states:,} states; at most {MAX_STATES:,} are compared pair by pair:"
            " leave out or join some issues"
        )


def bits(related: NDArray[np.bool_]) -> Bits:
    """The bool array ``related`` (n, k) as bits (n, ceil(k / 64)).

    >>> bits(np.array([[True, False, True]]))
    array([[5]], dtype=uint64)
    """
    packed = np.packbits(related, axis=1, bitorder="little")
    out = np.zeros((len(related), -(-related.shape[1] // 64) * 8), dtype=np.uint8)
    out[:, : packed.shape[1]] = packed
    return out.view("<u8").astype(np.uint64)


def matrix(relation: Bits, n: int) -> NDArray[np.bool_]:
    """The first ``n`` columns of ``relation`` as a bool array.

    >>> matrix(bits(np.eye(2, dtype=bool)), 2).tolist()
    [[True, False], [False, True]]
    """
    octets = np.ascontiguousarray(relation.astype("<u8")).view(np.uint8)
    return np.unpackbits(octets, axis=1, count=n, bitorder="little").astype(np.bool_)


def gains(worth: NDArray[np.int64]) -> Bits:
    """uint64 array (n_parties, n_states, w): t is better than s, by the ``worth`` of each party.

    >>> gains(np.array([[0, 2, 2]])).tolist()
    [[[6], [0], [0]]]
    """
    return np.stack([bits(row > row[:, None]) for row in worth])


def move_bits(conflict: Conflict) -> Bits:
    """uint64 array (n_parties, n_states, w): the moves of every party of ``conflict``.

    TooManyDeals above MAX_STATES states.
    """
    check_size(conflict)
    return np.stack([_from_arcs(arcs) for arcs in all_arcs(conflict)])


def sequences(movers: Bits) -> Bits:
    """What legal sequences of one or more moves reach; ``movers`` (m, n, w), a relation for each.

    Their start is in it only if a sequence comes back to it. At most O(m arcs n / 64).

    >>> to_next = bits(np.eye(4, k=1, dtype=bool))
    >>> matrix(sequences(np.stack([to_next])), 4)[0].tolist()
    [False, True, False, False]
    >>> matrix(sequences(np.stack([to_next, to_next])), 4)[0].tolist()
    [False, True, True, True]
    """
    able = movers[movers.any(axis=(1, 2))]
    if len(able) < 2:
        return np.asarray(able.sum(axis=0, dtype=np.uint64))
    from summitry.stability.relation_kernels import sequences as compiled

    return np.asarray(compiled(able))


def _from_arcs(arcs: Arcs) -> Bits:
    n = len(arcs.starts) - 1
    related = np.zeros((n, n), dtype=np.bool_)
    related[np.repeat(np.arange(n), np.diff(arcs.starts)), arcs.targets] = True
    return bits(related)


def _deterred(leaving: Bits, replies: Bits, deters: Bits) -> NDArray[np.bool_]:
    from summitry.stability.relation_kernels import deterred

    return np.asarray(deterred(leaving, replies, deters))


def _cleared(view: View) -> Bits:
    from summitry.stability.relation_kernels import cleared

    return np.asarray(cleared(view.deters, view.moves, view.breaks))


_JUDGES: dict[str, Callable[[View, Others], NDArray[np.bool_]]] = {
    "nash": lambda view, others: np.asarray(~view.leaving.any(axis=1)),
    "gmr": lambda view, others: _deterred(view.leaving, others.replies, view.deters),
    "smr": lambda view, others: _deterred(view.leaving, others.replies, _cleared(view)),
    "seq": lambda view, others: _deterred(view.leaving, others.credible, view.deters),
}
