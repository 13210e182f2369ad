"""Why a verdict holds: the improvement, the sanction that deters it, the counter-move that fails.

Party i at state s, an improvement s1 in R_i+(s), a sanction s2 that hurts (s2 <=_i s), a
counter-move s3 in R_i(s2):

    nash    no improvement
    gmr     every s1 meets a sanction in R_{N-i}(s1)
    smr     and i has no counter-move s3 >_i s from that sanction
    seq     every s1 meets a sanction in R+_{N-i}(s1), made of the others' improvements
    sseq    and i has no counter-move s3 >_i s from that sanction

The others move by legal sequences, or ("single") one of them moves once. Sources: Howard (1971),
Paradoxes of Rationality (gmr, smr); Fraser and Hipel (1979), IEEE SMC 9 (seq); Rego and Vieira
(2017), Group Decision and Negotiation 26 (sseq); Fang, Hipel and Kilgour (1993), ch. 3 and 4.

A stable verdict is shown by a sanction for each improvement, an unstable one by the improvements
that nothing deters, each with the sanctions that would hurt and the counter-move out of each. Best
improvement first, shortest sanction first, then the lower state. Each improvement costs one walk,
which looks at each arc of the others at most once for each of them and ends at the first sanction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summitry.errors import UnknownName
from summitry.model.conflict import Arcs, Conflict
from summitry.stability.concepts import CONCEPTS, STANDARD, Sanctions, known
from summitry.stability.reach import all_arcs
from summitry.stability.replies import Reply
from summitry.stability.walks import Step, Walk

__all__ = [
    "CREDIBLE",
    "FORESIGHTED",
    "WITNESSED",
    "Answer",
    "Sanction",
    "Witness",
    "check_names",
    "witness",
]

WITNESSED = STANDARD
"""The concepts that ``witness`` explains."""

_REPLIES = {name: CONCEPTS[name].reply or Reply("nobody") for name in WITNESSED}

CREDIBLE = frozenset(name for name, reply in _REPLIES.items() if reply.by == "improvements")
"""Those under which a sanction is made of its movers' improvements."""

FORESIGHTED = frozenset(name for name, reply in _REPLIES.items() if reply.countered)
"""Those under which the party foresees its own counter-move."""


@dataclass(frozen=True, slots=True)
class Sanction:
    """What the others do after an improvement: ``steps``, the last of which ends in ``state``.

    ``change``  : worth of ``state`` less that of the state left, to the party: 0 or below.
    ``counter`` : the party's best counter-move from ``state``; None if it has none, or if the
    concept does not look so far.
    """

    steps: tuple[Step, ...]
    state: int
    change: int
    counter: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An ``improvement`` and what becomes of it.

    ``sanction`` : what deters it, None if nothing does.
    ``escaped``  : if nothing does, the sanctions that hurt and whose ``counter`` undoes the harm;
    ``n_escaped`` is their number before any were left out.
    """

    improvement: int
    sanction: Sanction | None
    escaped: tuple[Sanction, ...] = ()
    n_escaped: int = 0


@dataclass(frozen=True, slots=True)
class Witness:
    """Whether ``state`` is ``stable`` for ``party`` under ``concept``, and why.

    ``answers``        : if stable, every improvement with its sanction; if not, those improvements
    that nothing deters. Best first; only the first few where the caller asked for so many.
    ``n_improvements`` : how many improvements there are.
    """

    party: int
    state: int
    concept: str
    sanctions: str
    stable: bool
    n_improvements: int
    answers: tuple[Answer, ...]


class _Question(NamedTuple):
    """Whose improvements are judged, from where, how; ``counter`` finds its best counter-move."""

    conflict: Conflict
    arcs: Sequence[Arcs]
    party: int
    state: int
    concept: str
    longest: int | None
    counter: Callable[[int], int | None]


def witness(
    conflict: Conflict,
    party: int,
    state: int,
    concept: str,
    sanctions: Sanctions = "sequences",
    most: int | None = None,
    arcs: Sequence[Arcs] | None = None,
) -> Witness:
    """Why ``state`` is or is not stable for ``party`` of ``conflict`` under ``concept``.

    ``sanctions`` says how the others move. ``most`` keeps that many answers, and that many escaped
    sanctions of each; None keeps all. ``arcs`` are those of ``all_arcs``, if the caller has them.

    >>> from summitry.model.party import Party
    >>> flip = Arcs(np.array([0, 1, 1, 1]), np.array([1], dtype=np.int32))
    >>> reply = Arcs(np.array([0, 0, 1, 1]), np.array([2], dtype=np.int32))
    >>> worth = np.array([[1, 2, 0], [1, 0, 2]])
    >>> conflict = Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=(flip, reply))
    >>> [answer] = witness(conflict, 0, 0, "seq").answers
    >>> answer.improvement, answer.sanction.steps, answer.sanction.change
    (1, (Step(mover=1, state=2),), -1)
    """
    check_names(concept, sanctions)
    arcs = all_arcs(conflict) if arcs is None else arcs
    worth = conflict.worth[party]
    question = _Question(
        *(conflict, arcs, party, state, concept),
        longest=1 if sanctions == "single" else None,
        counter=cache(lambda place: _best(arcs[party].of(place), worth)),
    )
    improvements = _improvements(arcs[party].of(state), worth, state)
    stable, answers = _judged(question, improvements, most)
    return Witness(party, state, concept, sanctions, stable, len(improvements), answers)


def check_names(concept: str, sanctions: str) -> None:
    """UnknownName unless ``concept`` is WITNESSED and ``sanctions`` a reading that exists."""
    if concept not in WITNESSED:
        raise UnknownName("concept with a witness", concept, WITNESSED)
    known([concept], sanctions)


def _judged(
    question: _Question, improvements: Sequence[int], most: int | None
) -> tuple[bool, tuple[Answer, ...]]:
    """Whether every improvement is deterred, and the answers that show it."""
    deterred: list[Answer] = []
    free: list[Answer] = []
    for improvement in improvements:
        if most is not None and len(free) >= max(most, 1):
            break
        answer = _answer(question, improvement, most)
        (deterred if answer.sanction else free).append(answer)
    return not free, tuple(free or deterred)[:most]


def _answer(question: _Question, improvement: int, most: int | None) -> Answer:
    """What the others do about ``improvement``: the shortest sanction that works, or none."""
    if question.concept == "nash":
        return Answer(improvement, None)
    conflict, party = question.conflict, question.party
    row = conflict.worth[party]
    walk = Walk(
        question.arcs,
        [p for p in range(conflict.n_parties) if p != party],
        improvement,
        conflict.worth if question.concept in CREDIBLE else None,
        question.longest,
    )
    escaped: list[int] = []
    for level in walk.levels():
        for place in level[row[level] <= row[question.state]].tolist():
            if not _escapes(question, place):
                return Answer(improvement, _sanction(question, walk, place))
            escaped.append(place)
    kept = tuple(_sanction(question, walk, place) for place in escaped[:most])
    return Answer(improvement, None, kept, len(escaped))


def _escapes(question: _Question, place: int) -> bool:
    """True if from the sanction at ``place`` the party has a counter-move better than s."""
    if question.concept not in FORESIGHTED:
        return False
    row, counter = question.conflict.worth[question.party], question.counter(place)
    return counter is not None and bool(row[counter] > row[question.state])


def _sanction(question: _Question, walk: Walk, place: int) -> Sanction:
    row = question.conflict.worth[question.party]
    return Sanction(
        steps=walk.path(place),
        state=place,
        change=int(row[place] - row[question.state]),
        counter=question.counter(place) if question.concept in FORESIGHTED else None,
    )


def _improvements(
    moves: NDArray[np.int32], worth: NDArray[np.int64], state: int
) -> tuple[int, ...]:
    """Those of ``moves`` that are better than ``state``, best first, then the lower state."""
    better = moves[worth[moves] > worth[state]]
    return tuple(better[np.argsort(-worth[better], kind="stable")].tolist())


def _best(moves: NDArray[np.int32], worth: NDArray[np.int64]) -> int | None:
    """The best of ``moves``, the lowest of several; None if there are none."""
    return int(moves[np.argmax(worth[moves])]) if len(moves) else None
