"""Stability concepts: which states no party leaves, given how far it looks and whom it fears.

R_i(s) are the moves of party i from s, R_i+(s) those of them that it prefers to s (improvements);
R_{N-i}(s1) is what the others reach from s1 by legal sequences (no mover twice in succession), and
R+_{N-i}(s1) the same where every move is an improvement of its mover. A state s is stable for i:

    nash         R_i+(s) is empty
    gmr          for each s1 in R_i+(s) there is s2 in R_{N-i}(s1) with s2 <=_i s
    smr          and s3 <=_i s for every s3 in R_i(s2)
    seq          for each s1 in R_i+(s) there is s2 in R+_{N-i}(s1) with s2 <=_i s
    sseq         and s3 <=_i s for every s3 in R_i(s2)
    sim          others improve from s at the same time (see ``sim``), option form only
    sim_tableau  the same, only among parties whose state is not sequentially stable

With ``sanctions="single"`` one of the others moves, once, in place of a sequence. A state stable
for every party is an equilibrium. Always nash => smr => gmr, nash => sseq => smr, and
sseq => seq => gmr.

Sources: Nash (1951), Annals of Mathematics 54; Howard (1971), Paradoxes of Rationality (gmr, smr);
Fraser and Hipel (1979), IEEE Trans. SMC 9 (seq, sim); Rego and Vieira (2017), Group Decision and
Negotiation 26 (sseq); Kilgour, Hipel and Fang (1987), Automatica 23 (on a graph). Exact; how fast:
``closed`` where every move can be undone, ``listed`` otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from summitry.errors import UnknownName
from summitry.model.conflict import Conflict
from summitry.stability import reach, sim
from summitry.stability.closed import Closed, closed_form
from summitry.stability.listed import Listed, listed_form
from summitry.stability.replies import Reply

__all__ = ["CONCEPTS", "STANDARD", "Concept", "Sanctions", "Stability", "known", "stability"]

Sanctions = Literal["sequences", "single"]
"""How the others answer: by legal sequences of several, or by one move of one of them."""


@dataclass(frozen=True, slots=True)
class Concept:
    """``text``: when a state is stable; ``source``; ``reply``: None if not of that shape."""

    text: str
    source: str
    reply: Reply | None


@dataclass(frozen=True, eq=False)
class Stability:
    """Which states of ``conflict`` are stable for whom.

    ``concepts``  : the names asked for, in that order.
    ``sanctions`` : how the others answer.
    ``stable``    : bool array (n_concepts, n_parties, n_states).
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    sanctions: Sanctions
    stable: NDArray[np.bool_]

    def of(self, concept: str, party: int) -> NDArray[np.bool_]:
        """bool array (n_states,): is each state stable for the ``party`` at that place?

        UnknownName for a ``concept`` that was not asked for.
        """
        return np.asarray(self.stable[self._place(concept), party])

    def equilibria(self, concept: str) -> NDArray[np.int64]:
        """The states that are stable for every party under ``concept``, rising."""
        return np.flatnonzero(self.stable[self._place(concept)].all(axis=0))

    def _place(self, concept: str) -> int:
        if concept not in self.concepts:
            raise UnknownName("concept", concept, self.concepts)
        return self.concepts.index(concept)


STANDARD = ("nash", "gmr", "smr", "seq", "sseq")
"""Concepts that any conflict can be asked for."""


def stability(
    conflict: Conflict, concepts: Sequence[str] = STANDARD, sanctions: Sanctions = "sequences"
) -> Stability:
    """Which states of ``conflict`` are stable for each party under each of ``concepts``.

    ``sanctions`` : how the others answer an improvement. Only ``worth`` is read as preference.
    UnknownName for a concept or a reading that does not exist; NotDefined for sim where moves are
    listed; TooManyDeals where listing moves, or joining simultaneous ones, passes a stated limit.

    >>> from summitry.model.conflict import Form
    >>> from summitry.model.issue import Issue, Option
    >>> from summitry.model.party import Party
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> pair = (Party("p", "P"), Party("q", "Q"))
    >>> arm = tuple(Issue(f"arms {p.id}", "arms", yes_no, held_by=p.id) for p in pair)
    >>> worth = np.array([[2, 0, 3, 1], [2, 3, 0, 1]])  # NN, NY, YN, YY
    >>> found = stability(Conflict(pair, worth, Form(arm, np.arange(4))))
    >>> {name: found.equilibria(name).tolist() for name in ("nash", "seq")}
    {'nash': [3], 'seq': [0, 3]}
    """
    names = known(concepts, sanctions)
    graph = _graph(conflict)
    once = sanctions == "single"
    verdicts = [_verdict(conflict, graph, CONCEPTS[name], name, once) for name in names]
    shape = (len(names), conflict.n_parties, conflict.n_states)
    return Stability(conflict, names, sanctions, np.array(verdicts, dtype=bool).reshape(shape))


def known(concepts: Sequence[str], sanctions: str) -> tuple[str, ...]:
    """``concepts`` as given; UnknownName if one, or the reading of ``sanctions``, does not exist.

    >>> known(["nash", "seq"], "single")
    ('nash', 'seq')
    """
    if sanctions not in get_args(Sanctions):
        raise UnknownName("reading of sanctions", sanctions, get_args(Sanctions))
    for name in concepts:
        if name not in CONCEPTS:
            raise UnknownName("concept", name, CONCEPTS)
    return tuple(concepts)


def _graph(conflict: Conflict) -> Closed | Listed:
    if conflict.arcs is None and reach.closed(conflict):
        return closed_form(conflict)
    return listed_form(conflict)


def _verdict(
    conflict: Conflict, graph: Closed | Listed, concept: Concept, name: str, once: bool
) -> NDArray[np.bool_]:
    """bool array (n_parties, n_states)."""
    if concept.reply is not None:
        return _answered(conflict, graph, concept.reply, once)
    if name == "sim":
        return sim.simultaneous(conflict, graph)
    by_turns = _answered(conflict, graph, Reply("improvements"), once)
    return sim.tableau(conflict, graph, by_turns)


def _answered(
    conflict: Conflict, graph: Closed | Listed, reply: Reply, once: bool
) -> NDArray[np.bool_]:
    return np.stack([graph.stable(party, reply, once) for party in range(conflict.n_parties)])


CONCEPTS: dict[str, Concept] = {
    "nash": Concept("it has no improvement", "Nash (1951)", Reply("nobody")),
    "gmr": Concept(
        "the others can answer each improvement so that it gained nothing",
        "Howard (1971)",
        Reply("moves"),
    ),
    "smr": Concept(
        "the others can answer each improvement so that it gained nothing, whatever it does next",
        "Howard (1971)",
        Reply("moves", countered=True),
    ),
    "seq": Concept(
        "the others can answer each improvement, by improvements of theirs, so that it gained"
        " nothing",
        "Fraser and Hipel (1979)",
        Reply("improvements"),
    ),
    "sseq": Concept(
        "the others can answer each improvement, by improvements of theirs, so that it gained"
        " nothing, whatever it does next",
        "Rego and Vieira (2017)",
        Reply("improvements", countered=True),
    ),
    "sim": Concept(
        "each improvement gains nothing if others improve at the same time",
        "Fraser and Hipel (1979), as in GMCR+",
        None,
    ),
    "sim_tableau": Concept(
        "it is sequentially stable, or each improvement gains nothing if others whose state is"
        " not sequentially stable improve at the same time",
        "Fraser and Hipel (1979), as in the tableau",
        None,
    ),
}
"""Every concept by its name, the weakest foresight first."""
