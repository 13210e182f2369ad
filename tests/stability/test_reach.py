"""Moves in option form: the definition, in a small grid and in one too large to lay out."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from summitry.errors import TooManyDeals
from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from summitry.stability import reach
from summitry.stability.reach import all_arcs, cells, closed, moves_from, one_move
from tests.stability import models

LADDER = tuple(Option(key, key) for key in ("none", "some", "most", "all"))


def test_up_is_free_and_down_stops_at_what_cannot_be_undone() -> None:
    issue = Issue("x", "x", LADDER, undoable=(True, True, False, True))
    expected = [[1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]]
    assert one_move(issue).astype(int).tolist() == expected


def test_one_rung_goes_to_the_next_option_alone() -> None:
    issue = Issue("x", "x", LADDER, one_rung=True, undoable=(True, False, True, True))
    expected = [[1, 1, 0, 0], [0, 1, 1, 0], [0, 1, 1, 1], [0, 0, 1, 1]]
    assert one_move(issue).astype(int).tolist() == expected


@pytest.mark.parametrize("seed", range(60))
def test_arcs_are_the_definition(seed: int) -> None:
    conflict = models.draw_options(np.random.default_rng(seed), closed=False)
    assert conflict.form is not None
    states = conflict.form.options(range(conflict.n_states)).tolist()
    for party, arcs in enumerate(all_arcs(conflict)):
        held = conflict.holds(party)
        for s, t in product(range(conflict.n_states), repeat=2):
            same = all(
                a == b
                for k, (a, b) in enumerate(zip(states[s], states[t], strict=True))
                if k not in held
            )
            may = all(one_move(conflict.form.issues[k])[states[s][k], states[t][k]] for k in held)
            assert (t in arcs.of(s).tolist()) == (s != t and same and may)
        for s in range(conflict.n_states):
            assert moves_from(conflict, party, s).tolist() == arcs.of(s).tolist()


def test_arcs_are_the_same_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = models.draw_options(np.random.default_rng(5), closed=False)
    listed = [arcs.targets.tolist() for arcs in all_arcs(conflict)]
    monkeypatch.setattr(reach, "_BLOCK", 3)
    assert [arcs.targets.tolist() for arcs in all_arcs(conflict)] == listed


def test_what_rules_leave_counts_and_not_the_combinations_of_what_a_party_holds() -> None:
    yes_no = (Option("no", "no"), Option("yes", "yes"))
    issues = tuple(
        Issue(f"a{k}", f"a{k}", yes_no, held_by="p", undoable=(True, k > 0)) for k in range(40)
    )
    codes = np.array([0, 1, 2**38, 2**39])
    worth = np.zeros((1, 4), dtype=np.int64)
    conflict = Conflict((Party("p", "P"),), worth, Form(issues, codes))
    expected = [[1, 2, 3], [0, 2, 3], [0, 1, 3], []]
    [arcs] = all_arcs(conflict)
    assert [arcs.of(s).tolist() for s in range(4)] == expected
    assert [moves_from(conflict, 0, s).tolist() for s in range(4)] == expected


def test_forty_actions_and_few_states_need_no_table() -> None:
    yes_no = (Option("no", "no"), Option("yes", "yes"))
    issues = tuple(
        Issue(f"a{k}", f"a{k}", yes_no, held_by="p", undoable=(True, k > 0)) for k in range(3)
    ) + tuple(Issue(f"b{k}", f"b{k}", yes_no) for k in range(37))
    codes = np.array([0, 2**38, 2**39])
    conflict = Conflict((Party("p", "P"),), np.zeros((1, 3), dtype=np.int64), Form(issues, codes))
    assert [arcs.of(s).tolist() for arcs in all_arcs(conflict) for s in range(3)] == [
        [1, 2],
        [0, 2],
        [],
    ]


def test_cells_are_the_arcs_of_a_closed_conflict() -> None:
    for seed in range(40):
        conflict = models.draw(seed, closed=True)
        assert closed(conflict)
        for found, arcs in zip(cells(conflict), all_arcs(conflict), strict=True):
            for s in range(conflict.n_states):
                members = np.flatnonzero(found.labels == found.labels[s])
                assert arcs.of(s).tolist() == [t for t in members.tolist() if t != s]


def test_too_many_moves_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "MAX_ARCS", 3)
    yes_no = (Option("no", "no"), Option("yes", "yes"))
    issues = tuple(Issue(key, key, yes_no, held_by="p") for key in "ab")
    form = Form(issues, np.arange(math.prod((2, 2))))
    conflict = Conflict((Party("p", "P"),), np.zeros((1, 4), dtype=np.int64), form)
    with pytest.raises(TooManyDeals, match="more than 3 moves of one party"):
        all_arcs(conflict)


def test_too_many_pairs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "MAX_PAIRS", 15)
    yes_no = (Option("no", "no"), Option("yes", "yes"))
    issues = tuple(Issue(key, key, yes_no, held_by="p", undoable=(True, False)) for key in "ab")
    form = Form(issues, np.arange(4))
    conflict = Conflict((Party("p", "P"),), np.zeros((1, 4), dtype=np.int64), form)
    with pytest.raises(TooManyDeals, match="more than 15 pairs of states would"):
        all_arcs(conflict)
    monkeypatch.setattr(reach, "MAX_PAIRS", 16)
    assert len(all_arcs(conflict)[0].targets) == 5


def test_moves_of_one_state_are_the_same_by_its_cell() -> None:
    for seed in range(30):
        conflict = models.draw_options(np.random.default_rng(seed), closed=False)
        assert conflict.form is not None
        for party, arcs in enumerate(all_arcs(conflict)):
            for s in range(conflict.n_states):
                found = reach._mates(conflict.form, conflict.holds(party), s)
                assert found.tolist() == arcs.of(s).tolist()
