"""Concepts on conflicts small enough to work out by hand."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from summitry.errors import NotDefined, SummitryError, UnknownName
from summitry.stability.concepts import CONCEPTS, STANDARD, stability
from summitry.stability.definitions import is_stable
from summitry.stability.reach import all_arcs
from tests.stability.games import CHICKEN, DILEMMA, actions, graph, shuffled
from tests.stability.models import draw


def equilibria(conflict, concepts=STANDARD, sanctions="sequences"):
    found = stability(conflict, concepts, sanctions)
    return {name: found.equilibria(name).tolist() for name in concepts}


def both_forms(conflict):
    return conflict, replace(conflict, form=None, arcs=all_arcs(conflict))


@pytest.mark.parametrize("conflict", both_forms(DILEMMA))
def test_in_the_dilemma_peace_lasts_once_replies_are_foreseen(conflict):
    foresight = {name: [0, 3] for name in STANDARD[1:]}
    assert equilibria(conflict) == {"nash": [3], **foresight}


@pytest.mark.parametrize("conflict", both_forms(CHICKEN))
def test_in_chicken_the_sanction_against_leaving_peace_is_not_credible(conflict):
    assert equilibria(conflict) == {
        "nash": [1, 2],
        "gmr": [0, 1, 2],
        "smr": [0, 1, 2],
        "seq": [1, 2],
        "sseq": [1, 2],
    }


def test_a_counter_move_undoes_a_sanction():
    """p goes 0 -> 1, q answers 1 -> 2, and from 2 p can still go to 3, better than 0."""
    moves = [[(0, 1), (2, 3)], [(1, 2)]]
    worth = [[1, 2, 0, 3], [0, 0, 1, 0]]
    assert stability(graph(moves, worth)).stable[:, 0, 0].tolist() == [
        False,
        True,  # gmr
        False,
        True,  # seq
        False,
    ]


def test_a_one_way_move_once_made_stays():
    """p may not disarm: armed, it has no move at all and every state is stable for it."""
    free = actions([1, 1], [[3, 2, 1, 0], [2, 3, 0, 1]])
    stuck = actions([1, 1], [[3, 2, 1, 0], [2, 3, 0, 1]], undoable=(True, False))
    assert stability(free).of("nash", 0).tolist() == [True, True, False, False]
    assert stability(stuck).of("nash", 0).tolist() == [True, True, True, True]


def chain(second, third):
    """p goes 0 -> 1; the others 1 -> 2 (q), 2 -> 3 (``second``), 3 -> 4 (``third``); 4 is worst."""
    moves = [[(0, 1)], [(1, 2)], []]
    moves[second].append((2, 3))
    moves[third].append((3, 4))
    moves[1].sort()
    return graph(moves, [[1, 2, 3, 3, 0], [0, 0, 1, 2, 3], [0, 0, 1, 2, 3]])


@pytest.mark.parametrize("concept", ["gmr", "smr", "seq", "sseq"])
@pytest.mark.parametrize(
    ("second", "third", "deterred"), [(2, 1, True), (1, 2, False), (1, 1, False), (2, 2, False)]
)
def test_nobody_moves_twice_in_succession(concept, second, third, deterred):
    conflict = chain(second, third)
    assert stability(conflict, [concept]).of(concept, 0)[0] == deterred
    assert not stability(conflict, [concept], "single").of(concept, 0)[0]


def test_both_last_movers_of_a_state_are_kept():
    """State 1 is left by q alone, but q or r may have led to it: only after r can q go on."""
    moves = [[(0, 2), (0, 3)], [(1, 4), (2, 1)], [(3, 1)]]
    conflict = graph(moves, [[1, 3, 2, 2, 0], [0] * 5, [0] * 5])
    alone = graph([[(0, 3)], *moves[1:]], conflict.worth)
    assert not stability(conflict, ["gmr"]).of("gmr", 0)[0]  # 0 -> 2 is answered by q twice
    assert stability(alone, ["gmr"]).of("gmr", 0)[0]


def test_a_sanction_must_improve_each_mover_where_it_is_credible():
    """q goes 1 -> 2 only out of spite."""
    moves = [[(0, 1)], [(1, 2)]]
    assert stability(graph(moves, [[1, 2, 0], [0, 1, 0]])).stable[:, 0, 0].tolist() == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_equally_good_is_no_improvement_and_no_better_than_before():
    """0 -> 1 is none for p; 2 -> 1 is one, answered by 1 -> 3, which is as good to it as 2."""
    moves = [[(0, 1), (2, 1)], [(1, 3)]]
    conflict = graph(moves, [[1, 1, 0, 0], [0, 0, 0, 1]])
    assert stability(conflict, ["nash"]).of("nash", 0).tolist() == [True, True, False, True]
    assert stability(conflict, ["seq"]).of("seq", 0).tolist() == [True] * 4


def test_one_who_holds_nothing_keeps_everything_stable_and_sanctions_nothing():
    conflict = actions([1, 0], [[0, 1], [1, 0]])
    assert stability(conflict).stable[:, 1].all()
    assert not stability(conflict).stable[:, 0, 0].any()


@pytest.mark.parametrize("seed", range(60))
def test_definitions_and_inclusions(seed):
    conflict = draw(seed)
    found = stability(conflict)
    for place, name in enumerate(STANDARD):
        for party in range(conflict.n_parties):
            verdicts = [is_stable(conflict, party, s, name) for s in range(conflict.n_states)]
            assert found.stable[place, party].tolist() == verdicts
    nash, gmr, smr, seq, sseq = found.stable
    for inner, outer in [
        (nash, smr),
        (smr, gmr),
        (nash, sseq),
        (sseq, smr),
        (sseq, seq),
        (seq, gmr),
    ]:
        assert (inner <= outer).all()


def test_only_the_order_of_worth_counts():
    conflict = shuffled([2, 2], seed=1, levels=5)
    far = replace(conflict, worth=conflict.worth**3 * 10**12 - 7)
    assert (stability(conflict).stable == stability(far).stable).all()


def test_no_state_is_no_trouble():
    nothing = actions([1, 1], np.zeros((2, 0)), codes=np.zeros(0, dtype=np.int64))
    assert stability(nothing, tuple(CONCEPTS)).stable.shape == (7, 2, 0)


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        ({"concepts": ["nahs"]}, UnknownName, "no such concept: nahs; did you mean nash?"),
        ({"sanctions": "singel"}, UnknownName, "did you mean single?"),
        ({"concepts": ["sim"]}, NotDefined, "option by option"),
        ({"concepts": ["sim_tableau"]}, NotDefined, "option by option"),
    ],
)
def test_bad_questions_get_one_clear_line(ask, error, words):
    with pytest.raises(error, match=words.replace("?", r"\?")) as caught:
        stability(graph([[], []], [[0], [0]]), **ask)
    assert isinstance(caught.value, SummitryError)
    assert "\n" not in str(caught.value)


def test_what_was_not_asked_for_is_named():
    with pytest.raises(UnknownName, match="allowed: nash"):
        stability(DILEMMA, ["nash"]).equilibria("sim")


def test_every_concept_says_what_it_is():
    assert set(STANDARD) == {name for name, concept in CONCEPTS.items() if concept.reply}
    assert all(concept.text and concept.source for concept in CONCEPTS.values())


def test_the_compiler_is_not_loaded_before_it_is_needed():
    code = "import sys, summitry.stability.draws; print('numba' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
