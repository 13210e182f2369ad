"""Stability of a state for a party, by the definitions word for word: the reference.

Parties N, states S, R_i(s) the states that i reaches from s in one move by itself, t >_i s where i
prefers t, t <=_i s where it does not.

    R_i+(s)   = {t in R_i(s) : t >_i s}                      i's **improvements** from s
    R_H(s)    : reached from s by a legal sequence of one or more moves of members of H, none of
                whom moves twice in succession
    R_H+(s)   : the same where each move is an improvement of its mover on the state it leaves

(Fang, Hipel and Kilgour 1993, Interactive Decision Making, ch. 4.) With ``sanctions="single"`` one
member of H moves once, R_H(s) = union of the R_j(s): the reading of some programs; for two parties
the readings are one. State s is stable for party i, with N - i all the others, under

    nash    R_i+(s) is empty                                         (Nash 1951; also rationality)
    gmr     every s1 in R_i+(s) has a sanction s2 in R_{N-i}(s1): s2 <=_i s         (Howard 1971)
    smr     as gmr, and no counter-move helps: s3 <=_i s for all s3 in R_i(s2)      (Howard 1971)
    seq     as gmr with s2 in R_{N-i}+(s1): the sanction is credible    (Fraser and Hipel 1979)
    sseq    as seq, and s3 <=_i s for all s3 in R_i(s2)                 (Rego and Vieira 2017)

Howard, Paradoxes of Rationality; Fraser and Hipel, IEEE Trans. SMC 9(12), 805-816; Rego and Vieira,
Group Decision and Negotiation 26; all on graphs after Kilgour, Hipel and Fang (1987), Automatica
23(1), 41-55. For simultaneous moves from s, let [s1, (t_j)] be s with the options that s1 changed
and, for every other party j, those that t_j in R_j+(s) or t_j = s changed:

    sim          every s1 in R_i+(s) has a choice of t_j for which [s1, (t_j)] is a state <=_i s
    sim_tableau  as sim where i and some other party are both unstable at s by seq, and only those
                 others that are unstable move; where this is not so, as seq (Fraser and Hipel 1984,
                 Conflict Analysis, the last step of the tableau)

These two need option form; a party left at t_j = s stands still, and if all do the state is s1,
which is no sanction. ``sanctions`` does not touch them, but for the seq inside sim_tableau.

Each is a set or a loop over sets, as the formulas are. O(|N| arcs) for a set reached, and one for
every improvement; ``concepts`` has the fast version. What is reached is remembered as long as the
conflict lives, so its arrays must not be changed in place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from summitry.errors import NotDefined, UnknownName
from summitry.model.conflict import Conflict, Form
from summitry.stability.reach import all_arcs

__all__ = ["improvements", "is_stable", "reached"]

_READINGS = ("sequences", "single")

_KEPT: WeakKeyDictionary[object, dict[object, Any]] = WeakKeyDictionary()
"""What was found of a conflict or a form, as long as that lives."""

_T = TypeVar("_T")


def improvements(conflict: Conflict, party: int, state: int) -> frozenset[int]:
    """R_i+(s): where ``party`` can go from ``state`` in one move of its own, and would rather be.

    ``conflict`` : states, moves and preferences.
    """
    here = _moves(conflict)[party][state]
    return frozenset(t for t in here if not _at_most(conflict, party, t, state))


def reached(
    conflict: Conflict,
    movers: Iterable[int],
    state: int,
    improving: bool = False,
    sanctions: str = "sequences",
) -> frozenset[int]:
    """R_H(s): the states of ``conflict`` that the ``movers`` H reach from ``state``.

    ``improving`` : R_H+(s), every move an improvement of the party that makes it.
    ``sanctions`` : "sequences", legal sequences; "single", one move of one of them.
    """
    if sanctions not in _READINGS:
        raise UnknownName("reading of sanctions", sanctions, _READINGS)
    question = (frozenset(movers), state, improving, sanctions)
    return _once(conflict, question, lambda: _reached(conflict, *question))


def is_stable(
    conflict: Conflict, party: int, state: int, concept: str, sanctions: str = "sequences"
) -> bool:
    """True if ``state`` of ``conflict`` is stable for ``party`` under ``concept``.

    ``sanctions`` : how the others move against it, as in ``reached``. UnknownName for a concept
    that is none of the above; NotDefined for sim and sim_tableau where moves are listed as arcs.

    >>> import numpy as np
    >>> from summitry.model.issue import Issue, Option
    >>> from summitry.model.party import Party
    >>> no_yes = (Option("no", "no"), Option("yes", "yes"))
    >>> confess = tuple(Issue(key, key, no_yes, held_by=key) for key in ("a", "b"))
    >>> worth = np.array([[3, 1, 4, 2], [3, 4, 1, 2]])
    >>> dilemma = Conflict((Party("a", "A"), Party("b", "B")), worth, Form(confess, np.arange(4)))
    >>> [is_stable(dilemma, 0, state, "nash") for state in range(4)]
    [False, False, True, True]
    >>> [is_stable(dilemma, 0, state, "seq") for state in range(4)]
    [True, False, True, True]
    """
    if concept not in _DEFINITIONS:
        raise UnknownName("concept", concept, _DEFINITIONS)
    return _DEFINITIONS[concept](conflict, party, state, sanctions)


def _at_most(conflict: Conflict, party: int, t: int, s: int) -> bool:
    """t <=_i s."""
    return bool(conflict.worth[party, t] <= conflict.worth[party, s])


def _others(conflict: Conflict, party: int) -> frozenset[int]:
    """N - i."""
    return frozenset(range(conflict.n_parties)) - {party}


def _once(noun: object, question: object, answer: Callable[[], _T]) -> _T:
    """The ``answer`` to a ``question`` about ``noun``, found when it is first asked."""
    kept: dict[object, _T] = _KEPT.setdefault(noun, {})
    if question not in kept:
        kept[question] = answer()
    return kept[question]


def _moves(conflict: Conflict) -> tuple[tuple[frozenset[int], ...], ...]:
    """R_i(s) as [i][s]."""
    states = range(conflict.n_states)
    return _once(
        conflict,
        "moves",
        lambda: tuple(
            tuple(frozenset(arcs.of(s).tolist()) for s in states) for arcs in all_arcs(conflict)
        ),
    )


def _reached(
    conflict: Conflict, movers: frozenset[int], state: int, improving: bool, sanctions: str
) -> frozenset[int]:
    def moves_of(party: int, s: int) -> frozenset[int]:
        return improvements(conflict, party, s) if improving else _moves(conflict)[party][s]

    if sanctions == "single":
        return frozenset(t for k in movers for t in moves_of(k, state))
    return _by_sequences(movers, state, moves_of)


def _by_sequences(
    movers: frozenset[int], state: int, moves_of: Callable[[int, int], frozenset[int]]
) -> frozenset[int]:
    """Where legal sequences end: breadth first over pairs (state, who moved last)."""
    seen: set[tuple[int, int]] = set()
    waiting: deque[tuple[int, int | None]] = deque([(state, None)])
    while waiting:
        s, last = waiting.popleft()
        steps = {(t, k) for k in movers if k != last for t in moves_of(k, s)}
        waiting.extend(steps - seen)
        seen |= steps
    return frozenset(s for s, _ in seen)


def _nash(conflict: Conflict, party: int, state: int, sanctions: str) -> bool:
    return not improvements(conflict, party, state)


def _metarational(improving: bool, symmetric: bool) -> Callable[[Conflict, int, int, str], bool]:
    """gmr, smr, seq or sseq: is every improvement sanctioned, by moves that are ``improving``, and
    if ``symmetric`` so that no counter-move helps?"""

    def stable(conflict: Conflict, party: int, state: int, sanctions: str) -> bool:
        def sanctioned(s1: int) -> bool:
            answers = reached(conflict, _others(conflict, party), s1, improving, sanctions)
            return any(holds(s2) for s2 in answers)

        def holds(s2: int) -> bool:
            counters = _moves(conflict)[party][s2] if symmetric else frozenset()
            return all(_at_most(conflict, party, t, state) for t in {s2} | counters)

        return all(sanctioned(s1) for s1 in improvements(conflict, party, state))

    return stable


def _sim(conflict: Conflict, party: int, state: int, sanctions: str) -> bool:
    return _sim_against(conflict, party, state, _others(conflict, party))


def _sim_tableau(conflict: Conflict, party: int, state: int, sanctions: str) -> bool:
    _option_form(conflict)
    unstable = frozenset(
        p for p in range(conflict.n_parties) if not is_stable(conflict, p, state, "seq", sanctions)
    )
    if party not in unstable:
        return True
    return len(unstable) > 1 and _sim_against(conflict, party, state, unstable - {party})


def _sim_against(conflict: Conflict, party: int, state: int, others: frozenset[int]) -> bool:
    """Does every improvement of ``party`` meet a choice of the ``others`` that makes it none?"""
    form = _option_form(conflict)
    choices = [{state} | improvements(conflict, j, state) for j in others]

    def sanctioned(s1: int) -> bool:
        joint = (_joined(form, state, (s1, *chosen)) for chosen in product(*choices))
        return any(s is not None and _at_most(conflict, party, s, state) for s in joint)

    return all(sanctioned(s1) for s1 in improvements(conflict, party, state))


def _option_form(conflict: Conflict) -> Form:
    if conflict.form is None:
        raise NotDefined(
            "moves at the same time are joined option by option: sim and sim_tableau need actions"
            " and the options of each, not a list of moves"
        )
    return conflict.form


def _joined(form: Form, state: int, moved: Iterable[int]) -> int | None:
    """``state`` with all that each of ``moved`` changed in it; None if that is no state."""
    rows = _rows(form)
    here = rows[state]
    new = list(here)
    for t in moved:
        for issue, option in _changed(here, rows[t]):
            new[issue] = option
    return rows.index(tuple(new)) if tuple(new) in rows else None


def _changed(before: tuple[int, ...], after: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """(issue, its option ``after``) where they differ."""
    pairs = enumerate(zip(before, after, strict=True))
    return ((issue, b) for issue, (a, b) in pairs if a != b)


def _rows(form: Form) -> tuple[tuple[int, ...], ...]:
    """The options of every state."""
    states = range(len(form.codes))
    return _once(form, "rows", lambda: tuple(map(tuple, form.options(states).tolist())))


_DEFINITIONS: dict[str, Callable[[Conflict, int, int, str], bool]] = {
    "nash": _nash,
    "gmr": _metarational(improving=False, symmetric=False),
    "smr": _metarational(improving=False, symmetric=True),
    "seq": _metarational(improving=True, symmetric=False),
    "sseq": _metarational(improving=True, symmetric=True),
    "sim": _sim,
    "sim_tableau": _sim_tableau,
}
