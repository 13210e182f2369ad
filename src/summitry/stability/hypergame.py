"""Hypergames: the parties see different conflicts, and each acts on the one it sees.

One set of states and moves, and of preferences several: G, those of the model, and for each party i
its own picture G_i. What i does follows from G_i; what happens follows from what all do.

    own        s is stable for i in G_i
    lasting    s is stable for each i in its own G_i: an equilibrium of the level-1 hypergame
    expected   s is an equilibrium of G_i: what i, unaware that pictures differ, expects to last
    foreseen   s is stable for i in G_i and, for each j, in G_ji, the picture that i thinks j has:
               what i expects who knows of other pictures (level 2). Where nothing is known of what
               i thinks j sees, G_ji = G_i, and foreseen is expected
    real       s is an equilibrium of G

Where all pictures are one, the last four sets are one. A **surprise** to i is a state that it
expects and that does not last, with the parties that leave it; what i **misses** lasts and is not
expected.

Bennett (1977), Omega 5; Fraser and Hipel (1984), Conflict Analysis, ch. 3; Wang, Hipel and Fraser
(1988), Behavioral Science 33. Exact; one run of ``concepts.stability`` for each distinct picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined, UnknownName
from summitry.model.conflict import Arcs, Conflict, Form
from summitry.stability.concepts import STANDARD, Sanctions, stability

__all__ = [
    "Hypergame",
    "HypergameStability",
    "Surprise",
    "hypergame",
    "hypergame_stability",
    "knowing",
]


@dataclass(frozen=True, eq=False)
class Hypergame:
    """A ``real`` conflict, the one ``seen`` by each party, and those seen ``through`` others.

    ``seen[i]`` is G_i; ``through[i][j]`` is G_ji, what party i thinks that party j sees (where
    ``through`` is None, what i sees itself). All differ in ``worth`` alone.
    """

    real: Conflict
    seen: tuple[Conflict, ...]
    through: tuple[tuple[Conflict, ...], ...] | None = None

    def __post_init__(self) -> None:
        n = self.real.n_parties
        rows = self.through or ()
        if len(self.seen) != n or any(len(row) != n for row in (*rows, self.seen)):
            raise NotDefined(f"a hypergame of {n} parties needs a picture for each of them")
        if self.through is not None and len(rows) != n:
            raise NotDefined(f"a hypergame of {n} parties needs {n} rows of pictures of pictures")
        for picture in (*self.seen, *(p for row in rows for p in row)):
            if not _same_moves(self.real, picture):
                raise NotDefined("pictures of a conflict differ in worth alone; one differs else")

    def picture(self, party: int, other: int) -> Conflict:
        """G_ji: what ``party`` thinks that ``other`` sees; of itself, what it sees."""
        if self.through is None or party == other:
            return self.seen[party]
        return self.through[party][other]


@dataclass(frozen=True, slots=True)
class Surprise:
    """A ``state`` that was expected to last, and the parties that leave it all the same."""

    state: int
    leavers: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class HypergameStability:
    """What lasts in a ``hypergame``, and what each party expects to last.

    ``own``, ``expected``, ``foreseen``: bool arrays (n_concepts, n_parties, n_states);
    ``real``: bool array (n_concepts, n_states). The module says what each holds.
    """

    hypergame: Hypergame
    concepts: tuple[str, ...]
    sanctions: Sanctions
    own: NDArray[np.bool_]
    expected: NDArray[np.bool_]
    foreseen: NDArray[np.bool_]
    real: NDArray[np.bool_]

    def lasting(self, concept: str) -> NDArray[np.int64]:
        """The states that no party leaves as it sees things, under ``concept``, rising."""
        return np.flatnonzero(self.own[self._place(concept)].all(axis=0))

    def expects(self, concept: str, party: int, aware: bool = False) -> NDArray[np.int64]:
        """The states that ``party`` expects to last under ``concept``; ``aware``: level 2."""
        kept = self.foreseen if aware else self.expected
        return np.flatnonzero(kept[self._place(concept), party])

    def lasting_if_known(self, concept: str) -> NDArray[np.int64]:
        """The equilibria of the real conflict under ``concept``, rising."""
        return np.flatnonzero(self.real[self._place(concept)])

    def surprises(self, concept: str, party: int, aware: bool = False) -> tuple[Surprise, ...]:
        """The states that ``party`` expects and that do not last under ``concept``."""
        own = self.own[self._place(concept)]
        states = (int(s) for s in self.expects(concept, party, aware) if not own[:, s].all())
        return tuple(Surprise(s, tuple(np.flatnonzero(~own[:, s]).tolist())) for s in states)

    def misses(self, concept: str, party: int, aware: bool = False) -> NDArray[np.int64]:
        """The states that last under ``concept`` and that ``party`` does not expect to."""
        return np.setdiff1d(self.lasting(concept), self.expects(concept, party, aware))

    def _place(self, concept: str) -> int:
        if concept not in self.concepts:
            raise UnknownName("concept", concept, self.concepts)
        return self.concepts.index(concept)


def hypergame(
    real: Conflict,
    seen: Sequence[NDArray[np.int64]],
    through: Sequence[Sequence[NDArray[np.int64]]] | None = None,
) -> Hypergame:
    """The hypergame on the states and moves of ``real`` with other preferences in each picture.

    ``seen`` holds, for each party, the worth (n_parties, n_states) of the states to all as it
    thinks; ``through`` the same for what each thinks that each sees.
    """
    pictures = tuple(replace(real, worth=worth) for worth in seen)
    if through is None:
        return Hypergame(real, pictures)
    rows = tuple(tuple(replace(real, worth=worth) for worth in row) for row in through)
    return Hypergame(real, pictures, rows)


def knowing(played: Hypergame, party: int) -> Hypergame:
    """``played`` with a ``party`` that knows what each of the others sees: G_ji = G_j."""
    n = played.real.n_parties
    rows = [tuple(played.picture(i, j) for j in range(n)) for i in range(n)]
    rows[party] = played.seen
    return replace(played, through=tuple(rows))


def hypergame_stability(
    played: Hypergame, concepts: Sequence[str] = STANDARD, sanctions: Sanctions = "sequences"
) -> HypergameStability:
    """What lasts in the hypergame ``played``, and what each expects, under each of ``concepts``.

    ``sanctions`` as for ``stability``, which raises what cannot be asked.

    >>> from summitry.model.conflict import Form
    >>> from summitry.model.issue import Issue, Option
    >>> from summitry.model.party import Party
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> pair = (Party("p", "P"), Party("q", "Q"))
    >>> arm = tuple(Issue(f"arms {p.id}", "arms", yes_no, held_by=p.id) for p in pair)
    >>> hostile = np.array([[2, 0, 3, 1], [2, 3, 0, 1]])  # NN, NY, YN, YY
    >>> friendly = np.array([[3, 0, 2, 1], [3, 2, 0, 1]])
    >>> real = Conflict(pair, hostile, Form(arm, np.arange(4)))
    >>> found = hypergame_stability(hypergame(real, [hostile, friendly]), ["nash"])
    >>> found.lasting("nash").tolist(), found.expects("nash", 1).tolist()
    ([3], [0, 3])
    >>> found.surprises("nash", 1)
    (Surprise(state=0, leavers=(0,)),)
    """
    found: dict[int, NDArray[np.bool_]] = {}

    def stable(conflict: Conflict) -> NDArray[np.bool_]:
        if id(conflict) not in found:
            found[id(conflict)] = stability(conflict, concepts, sanctions).stable
        return found[id(conflict)]

    parties = range(played.real.n_parties)
    games = [stable(game) for game in played.seen]
    return HypergameStability(
        played,
        tuple(concepts),
        sanctions,
        own=np.stack([games[i][:, i] for i in parties], axis=1),
        expected=np.stack([games[i].all(axis=1) for i in parties], axis=1),
        foreseen=np.stack(
            [
                np.all([stable(played.picture(i, j))[:, j] for j in parties], axis=0)
                for i in parties
            ],
            axis=1,
        ),
        real=np.asarray(stable(played.real).all(axis=1)),
    )


def _same_moves(one: Conflict, other: Conflict) -> bool:
    """True if the two differ in preferences at most."""
    return (
        one.worth.shape == other.worth.shape
        and one.parties == other.parties
        and _same_form(one.form, other.form)
        and _same_arcs(one.arcs, other.arcs)
    )


def _same_form(one: Form | None, other: Form | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.issues == other.issues and np.array_equal(one.codes, other.codes)


def _same_arcs(one: tuple[Arcs, ...] | None, other: tuple[Arcs, ...] | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(
        np.array_equal(a.starts, b.starts) and np.array_equal(a.targets, b.targets)
        for a, b in zip(one, other, strict=True)
    )
