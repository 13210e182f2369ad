"""The definitions, on conflicts small enough to work out by hand and against their matrix form."""

import numpy as np
import pytest

from summitry.errors import NotDefined, UnknownName
from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from summitry.stability.definitions import improvements, is_stable, reached
from tests.stability.models import arcs_of, draw, draw_graph, listed, moves_of

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
NO_YES = (Option("no", "no"), Option("yes", "yes"))


def _graph(moves, worth):
    """``moves[party]`` = pairs (from, to)."""
    worth = np.array(worth, dtype=np.int64)
    can = np.zeros((len(moves), worth.shape[1], worth.shape[1]), dtype=bool)
    for party, pairs in enumerate(moves):
        for s, t in pairs:
            can[party, s, t] = True
    return Conflict(tuple(Party(f"p{i}", "") for i in range(len(moves))), worth, arcs=arcs_of(can))


def _switches(worth, codes=None):
    """One yes/no action for each party; states in the order of the codes, last action fastest."""
    worth = np.array(worth, dtype=np.int64)
    n = len(worth)
    issues = tuple(Issue(f"x{i}", "", NO_YES, held_by=f"p{i}") for i in range(n))
    form = Form(issues, np.arange(2**n) if codes is None else np.array(codes))
    return Conflict(tuple(Party(f"p{i}", "") for i in range(n)), worth, form)


def _stable(conflict, concept, sanctions="sequences"):
    """bool (n_parties, n_states)."""
    return np.array(
        [
            [is_stable(conflict, p, s, concept, sanctions) for s in range(conflict.n_states)]
            for p in range(conflict.n_parties)
        ]
    )


def _equilibria(conflict, concept, sanctions="sequences"):
    return np.flatnonzero(_stable(conflict, concept, sanctions).all(axis=0)).tolist()


# Reaching


def test_nobody_moves_twice_in_succession():
    alone = _graph([[(0, 1), (1, 2)], []], np.zeros((2, 3)))
    assert reached(alone, {0}, 0) == {1}
    assert reached(alone, {0, 1}, 0) == {1}


def test_one_may_move_again_after_another_and_come_back_to_the_start():
    conflict = _graph([[(0, 1), (2, 3)], [(1, 2), (3, 0)]], np.zeros((2, 4)))
    assert reached(conflict, {0, 1}, 0) == {0, 1, 2, 3}
    assert reached(conflict, {0, 1}, 0, sanctions="single") == {1}
    assert reached(conflict, {1}, 0) == frozenset()


def test_the_same_state_reached_by_another_mover_opens_other_moves():
    conflict = _graph([[(0, 1), (1, 2)], [(0, 1)]], np.zeros((2, 3)))
    assert reached(conflict, {0, 1}, 0) == {1, 2}


def test_each_improving_move_improves_on_the_state_it_leaves():
    worth = [[0, 5, 5, 0], [0, 0, 0, 1]]
    conflict = _graph([[(0, 1)], [(1, 2), (1, 3)]], worth)
    assert improvements(conflict, 0, 0) == {1}
    assert improvements(conflict, 1, 1) == {3}  # 2 is worth the same
    assert reached(conflict, {0, 1}, 0, improving=True) == {1, 3}


# Concepts


def test_prisoners_stay_silent_only_where_sanctions_count():
    """By hand: leaving CC is answered by defecting, credibly, and there is no way back."""
    dilemma = _switches([[3, 1, 4, 2], [3, 4, 1, 2]])
    assert _equilibria(dilemma, "nash") == [3]
    for concept in ("gmr", "smr", "seq", "sseq", "sim", "sim_tableau"):
        assert _equilibria(dilemma, concept) == [0, 3]


def test_a_threat_that_hurts_its_maker_is_not_credible():
    chicken = _switches([[3, 2, 4, 1], [3, 4, 2, 1]])
    assert _equilibria(chicken, "smr") == [0, 1, 2]
    assert _equilibria(chicken, "seq") == _equilibria(chicken, "nash") == [1, 2]


def test_a_way_out_of_the_sanction_makes_it_no_deterrent():
    """0 improves to 1, is sanctioned to 2, and escapes to 3, better than 0."""
    conflict = _graph([[(0, 1), (2, 3)], [(1, 2)]], [[1, 3, 0, 2], [0, 0, 1, 0]])
    stable = {concept: is_stable(conflict, 0, 0, concept) for concept in CONCEPTS}
    assert stable == {"nash": False, "gmr": True, "smr": False, "seq": True, "sseq": False}


def test_a_sanction_back_to_something_as_good_is_enough():
    conflict = _graph([[(0, 1)], [(1, 2)]], [[1, 3, 1], [0, 0, 1]])
    assert is_stable(conflict, 0, 0, "sseq")


def test_every_improvement_needs_its_sanction():
    conflict = _graph([[(0, 1), (0, 2)], [(1, 3)]], [[1, 2, 2, 0], [0, 0, 0, 0]])
    assert not is_stable(conflict, 0, 0, "gmr")


def test_two_opponents_deter_in_turn_what_neither_can_alone():
    conflict = _graph([[(0, 1)], [(1, 2)], [(2, 3)]], [[1, 2, 2, 0], [0] * 4, [0] * 4])
    assert is_stable(conflict, 0, 0, "gmr")
    assert not is_stable(conflict, 0, 0, "gmr", "single")


def test_a_party_that_holds_nothing_is_content_and_deters_nobody():
    conflict = _graph([[(0, 1)], []], [[0, 1], [1, 0]])
    for concept in CONCEPTS:
        assert _stable(conflict, concept).tolist() == [[False, True], [True, True]]


# Moves at the same time


def test_what_both_improve_at_once_can_be_worse_for_both():
    chicken = _switches([[3, 2, 4, 1], [3, 4, 2, 1]])
    assert _equilibria(chicken, "sim") == _equilibria(chicken, "sim_tableau") == [0, 1, 2]


def test_a_joint_move_into_what_is_ruled_out_deters_nobody():
    chicken = _switches([[3, 2, 4], [3, 4, 2]], codes=[0, 1, 2])
    assert _equilibria(chicken, "sim") == [1, 2]


def test_where_the_other_has_nothing_to_gain_nothing_happens_at_once():
    """The tableau falls back on seq: the second answers YN with YY, an improvement for it there."""
    conflict = _switches([[3, 1, 4, 2], [4, 3, 1, 2]])
    assert improvements(conflict, 1, 0) == frozenset()
    assert not is_stable(conflict, 0, 0, "sim")
    assert is_stable(conflict, 0, 0, "sim_tableau")


def test_the_tableau_lets_only_those_move_who_are_not_deterred():
    """At NN the second gains by NY, but there the first goes on to YY, which deters it by seq; so
    in the tableau it stays, and the first moves to YN alone, where the second does not answer."""
    conflict = _switches([[3, 1, 4, 2], [3, 4, 2, 1]])
    assert improvements(conflict, 1, 0) == {1}
    assert is_stable(conflict, 1, 0, "seq")
    assert not is_stable(conflict, 0, 0, "seq")
    assert is_stable(conflict, 0, 0, "sim")
    assert not is_stable(conflict, 0, 0, "sim_tableau")


def test_not_all_of_the_others_need_to_move_at_once():
    """The first improves by YNN; YYN is bad for it, YYY and YNY are not."""
    conflict = _switches(
        [[1, 0, 0, 0, 2, 2, 0, 2], [0, 0, 1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0]]
    )
    assert [improvements(conflict, p, 0) for p in range(3)] == [{4}, {2}, {1}]
    assert is_stable(conflict, 0, 0, "sim")


def test_of_several_others_the_tableau_moves_only_those_not_deterred():
    """At NNN the third alone could spoil YNN for the first, by YNY, but the first deters it there;
    the second is not deterred, and what it does along with the first is no harm."""
    conflict = _switches(
        [[3, -1, 0, 0, 5, 0, 5, 4], [0, 0, 1, 1, 0, 0, 1, 1], [1, 2, 0, 0, 0, 0, 0, 0]]
    )
    assert [improvements(conflict, p, 0) for p in range(3)] == [{4}, {2}, {1}]
    assert [is_stable(conflict, p, 0, "seq") for p in range(3)] == [False, False, True]
    assert is_stable(conflict, 0, 0, "sim")
    assert not is_stable(conflict, 0, 0, "sim_tableau")


# Bad questions


def test_listed_moves_cannot_be_joined():
    conflict = _graph([[(0, 1)], []], [[1, 0], [0, 0]])
    for concept in ("sim", "sim_tableau"):
        with pytest.raises(NotDefined, match="joined option by option"):
            is_stable(conflict, 0, 0, concept)


def test_unknown_words_are_named():
    conflict = _switches([[0, 0]])
    with pytest.raises(UnknownName, match="no such concept: nahs; did you mean nash"):
        is_stable(conflict, 0, 0, "nahs")
    with pytest.raises(UnknownName, match="no such reading of sanctions: singel"):
        reached(conflict, {0}, 0, sanctions="singel")


# Another road: matrices, after Xu, Hipel and Kilgour (2009), IEEE SMC-A 39(2)


def _joint(can, movers):
    """bool (n, n): t from s by a legal sequence of ``movers``; by first mover, length by length."""
    paths = {k: can[k].copy() for k in movers}
    total = np.zeros(can.shape[1:], dtype=bool)
    while True:
        more = total | np.any([paths[k] for k in movers], axis=0)
        after = {
            k: paths[k] | _product(can[k], np.any([paths[j] for j in movers if j != k], axis=0))
            for k in movers
        }
        if all((after[k] == paths[k]).all() for k in movers):
            return more
        paths, total = after, more


def _product(a, b):
    return a.astype(int) @ np.broadcast_to(b, a.shape).astype(int) > 0


def _by_matrices(conflict, concept, party):
    """bool (n_states,): the diagonal of J+ [E - sign(M (less o none better by J)^T)] is 0."""
    can, worth = moves_of(conflict), conflict.worth
    better = worth[:, None, :] > worth[:, :, None]
    up = can & better
    if concept == "nash":
        return ~up[party].any(axis=1)
    joint = _joint(
        up if concept in ("seq", "sseq") else can,
        [k for k in range(conflict.n_parties) if k != party],
    )
    holds = ~better[party]
    if concept in ("smr", "sseq"):
        holds = holds & ~_product(better[party], can[party].T)
    sanctioned = _product(joint, holds.T)
    return ~np.diagonal(_product(up[party], ~sanctioned))


@pytest.mark.parametrize("seed", range(150))
def test_the_matrix_form_says_the_same(seed):
    conflict = draw_graph(np.random.default_rng(seed)) if seed % 2 else draw(seed)
    for concept in CONCEPTS:
        by_sets = _stable(conflict, concept)
        for party in range(conflict.n_parties):
            assert by_sets[party].tolist() == _by_matrices(conflict, concept, party).tolist()


@pytest.mark.parametrize("seed", range(100))
def test_two_parties_have_one_reading_and_two_forms_one_answer(seed):
    conflict = draw(seed)
    arcs = listed(conflict)
    for concept in CONCEPTS:
        found = _stable(conflict, concept)
        assert (found == _stable(arcs, concept)).all()
        if conflict.n_parties == 2:
            assert (found == _stable(conflict, concept, "single")).all()
