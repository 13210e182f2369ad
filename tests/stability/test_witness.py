"""A witness is valid by its own terms, and its verdict is that of the definition."""

from itertools import pairwise

import numpy as np
import pytest

from summitry.errors import UnknownName
from summitry.model.conflict import Conflict
from summitry.model.party import Party
from summitry.stability.definitions import improvements, is_stable, reached
from summitry.stability.reach import all_arcs
from summitry.stability.witness import CREDIBLE, FORESIGHTED, WITNESSED, witness
from tests.stability.models import arcs_of, draw

WAYS = ("sequences", "single")


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", range(30))
def test_every_witness_is_valid_and_its_verdict_right(seed, concept):
    conflict = draw(seed)
    for way in WAYS:
        for party in range(conflict.n_parties):
            for state in range(conflict.n_states):
                found = witness(conflict, party, state, concept, way)
                assert found.stable == is_stable(conflict, party, state, concept, way)
                assert found.n_improvements == len(improvements(conflict, party, state))
                check(conflict, found)


def check(conflict, found):
    """Every claim of a witness, looked up in the definitions."""
    row = conflict.worth[found.party]
    best_first = sorted(
        improvements(conflict, found.party, found.state), key=lambda t: (-row[t], t)
    )
    named = [answer.improvement for answer in found.answers]
    assert named == [t for t in best_first if t in named]
    if found.stable:
        assert named == best_first
    for answer in found.answers:
        assert (answer.sanction is None) == (not found.stable)
        assert answer.n_escaped == len(answer.escaped)
        if found.stable:
            check_sanction(conflict, found, answer.improvement, answer.sanction, holds=True)
        else:
            check_free(conflict, found, answer)


def check_free(conflict, found, answer):
    """Nothing deters it: all that hurts is escaped from."""
    for sanction in answer.escaped:
        check_sanction(conflict, found, answer.improvement, sanction, holds=False)
    row = conflict.worth[found.party]
    hurting = {t for t in reached_by_others(conflict, found, answer) if row[t] <= row[found.state]}
    assert {sanction.state for sanction in answer.escaped} == hurting
    lengths = [(len(sanction.steps), sanction.state) for sanction in answer.escaped]
    assert lengths == sorted(lengths)


def reached_by_others(conflict, found, answer):
    if found.concept == "nash":
        return frozenset()
    others = set(range(conflict.n_parties)) - {found.party}
    credible = found.concept in CREDIBLE
    return reached(conflict, others, answer.improvement, credible, found.sanctions)


def check_sanction(conflict, found, start, sanction, holds):
    row = conflict.worth[found.party]
    check_steps(conflict, found, start, sanction.steps)
    assert sanction.state == sanction.steps[-1].state
    assert sanction.change == row[sanction.state] - row[found.state] <= 0
    moves = all_arcs(conflict)[found.party].of(sanction.state).tolist()
    if found.concept not in FORESIGHTED or not moves:
        assert sanction.counter is None
        assert holds
    else:
        assert sanction.counter in moves
        assert row[sanction.counter] == max(row[moves])
        assert (row[sanction.counter] <= row[found.state]) == holds


def check_steps(conflict, found, start, steps):
    """Legal moves of others, improvements where they must be, as few as can be."""
    states = [start, *(step.state for step in steps)]
    for step, (before, after) in zip(steps, pairwise(states), strict=True):
        assert step.mover != found.party
        assert after in all_arcs(conflict)[step.mover].of(before)
        if found.concept in CREDIBLE:
            assert after in improvements(conflict, step.mover, before)
    assert all(one.mover != two.mover for one, two in pairwise(steps))
    assert found.sanctions == "sequences" or len(steps) == 1
    assert steps[-1].state not in within(conflict, found, start, len(steps) - 1)


def within(conflict, found, start, longest):
    """What the others reach from ``start`` by at most ``longest`` moves, tried one by one."""
    nodes, seen = {(start, None)}, set()
    for _ in range(longest):
        nodes = {
            (t, mover)
            for state, last in nodes
            for mover in range(conflict.n_parties)
            if mover not in (last, found.party)
            for t in all_arcs(conflict)[mover].of(state).tolist()
            if found.concept not in CREDIBLE or t in improvements(conflict, mover, state)
        }
        seen |= {state for state, _ in nodes}
    return seen


def chase():
    """p goes 0 -> 1 or 0 -> 2; q answers 1 -> 3; p goes on 3 -> 4."""
    can = np.zeros((2, 5, 5), dtype=bool)
    can[0, 0, 1] = can[0, 0, 2] = can[1, 1, 3] = can[0, 3, 4] = True
    worth = np.array([[1, 2, 3, 0, 2], [0, 0, 0, 1, 0]])
    return Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=arcs_of(can))


def test_what_is_not_deterred_comes_first_with_its_escapes():
    found = witness(chase(), 0, 0, "smr")
    assert [answer.improvement for answer in found.answers] == [2, 1]
    unhurt, hurt = found.answers
    assert unhurt.escaped == ()
    [sanction] = hurt.escaped
    assert (sanction.state, sanction.change, sanction.counter) == (3, -1, 4)


def test_only_the_undeterred_are_shown_for_an_unstable_state():
    found = witness(chase(), 0, 0, "gmr")
    assert (found.stable, found.n_improvements) == (False, 2)
    assert [answer.improvement for answer in found.answers] == [2]


@pytest.mark.parametrize("seed", range(15))
def test_the_caller_may_ask_for_the_first_few(seed):
    conflict = draw(seed)
    for party in range(conflict.n_parties):
        for state in range(conflict.n_states):
            full = witness(conflict, party, state, "sseq")
            cut = witness(conflict, party, state, "sseq", most=1, arcs=all_arcs(conflict))
            assert cut.stable == full.stable
            assert [a.improvement for a in cut.answers] == [a.improvement for a in full.answers[:1]]
            for short, long in zip(cut.answers, full.answers, strict=False):
                assert short.escaped == long.escaped[:1]
                assert (short.sanction, short.n_escaped) == (long.sanction, long.n_escaped)


def test_unknown_words_are_named():
    with pytest.raises(UnknownName, match="did you mean sseq"):
        witness(chase(), 0, 0, "sseqq")
    with pytest.raises(UnknownName, match="did you mean single"):
        witness(chase(), 0, 0, "gmr", "singles")
