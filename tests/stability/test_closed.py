"""The closed shortcut: sorted cells say what a list of moves says."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.stability.closed import closed_form
from summitry.stability.concepts import STANDARD, stability
from summitry.stability.reach import all_arcs, closed
from summitry.stability.replies import Reply, ranked
from tests.stability.games import actions, shuffled


def listed(conflict):
    return replace(conflict, form=None, arcs=all_arcs(conflict))


def test_a_ladder_has_cells_equals_and_ends():
    """p holds the first action: cells {NN, YN} and {NY, YY}, the second all equal."""
    rungs = closed_form(actions([1, 1], [[5, 1, 3, 1], [0, 0, 0, 0]])).ladders[0]
    assert sorted(rungs.order[2:].tolist()) == [1, 3]
    assert rungs.order[:2].tolist() == [2, 0]
    assert rungs.begins.tolist() == [0, 2, 0, 2]
    assert rungs.ends.tolist() == [2, 4, 2, 4]
    assert rungs.firsts.tolist() == [1, 2, 0, 2]
    assert rungs.afters.tolist() == [2, 4, 1, 4]


@pytest.mark.parametrize("held", [[3, 3], [2, 2, 2], [1, 2, 1, 2], [4, 0, 1]])
@pytest.mark.parametrize("levels", [None, 3, 20])
@pytest.mark.parametrize("sanctions", ["sequences", "single"])
def test_cells_and_lists_agree_with_holes_and_without(held, levels, sanctions):
    n = 2 ** sum(held)
    for seed in range(6):
        kept = np.flatnonzero(np.random.default_rng(seed).random(n) < 0.4 + 0.1 * seed)
        for codes in (None, kept):
            conflict = shuffled(held, seed, codes, levels)
            assert closed(conflict)
            here = stability(conflict, STANDARD, sanctions)
            there = stability(listed(conflict), STANDARD, sanctions)
            assert (here.stable == there.stable).all()


def test_holes_cut_the_others_off():
    """q and r go NNN -> NYY only by way of one yes each; without these states they cannot."""
    worth = [[1, 9, 9, 0, 2, 9, 9, 0], [0] * 8, [0] * 8]  # p gains by YNN, loses by YYY
    whole = actions([1, 1, 1], worth)
    assert stability(whole, ["gmr"]).of("gmr", 0)[0]
    kept = [0, 4, 7]
    holed = actions([1, 1, 1], [[row[code] for code in kept] for row in worth], kept)
    assert not stability(holed, ["gmr"]).of("gmr", 0)[0]


def test_the_mover_may_answer_back():
    """p arms, q answers, and p may or may not disarm again."""
    graph = closed_form(actions([1, 1], [[1, 1, 2, 0], [0, 0, 0, 1]]))
    assert graph.stable(0, Reply("improvements")).tolist() == [True, True, True, False]
    worth = [[1, 3, 2, 0], [0, 0, 0, 1]]  # now disarming again is better than never to have armed
    graph = closed_form(actions([1, 1], worth))
    assert graph.stable(0, Reply("improvements"))[0]
    assert not graph.stable(0, Reply("improvements", countered=True))[0]


def test_one_party_alone_stays_where_it_is_best():
    conflict = shuffled([4], seed=2)
    assert stability(conflict).stable.sum(axis=-1).tolist() == [[1]] * 5


def test_ranks_are_dense_and_leave_no_value_out():
    far = np.iinfo(np.int64).max
    assert ranked(np.array([[far, -far, far], [0, 1, 2]])).tolist() == [[1, 0, 1], [0, 1, 2]]
