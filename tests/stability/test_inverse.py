"""Smallest changes, least rise and made equilibria against trial of everything."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from summitry.stability import minimal
from summitry.stability.definitions import is_stable
from summitry.stability.inverse import (
    changed,
    least_rise,
    make_equilibrium,
    smallest_changes,
)
from summitry.stability.witness import WITNESSED
from tests.stability.models import draw
from tests.stability.test_conditions import TINY, rankings

SEEDS = range(16)


def asked(conflict):
    return product(range(conflict.n_parties), range(conflict.n_states))


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", TINY)
def test_no_ranking_turns_fewer_comparisons(seed, concept):
    """Over all rankings of the party under which the state is stable, the fewest states that were
    better and no longer are."""
    conflict = draw(seed)
    for party, state in product(range(2), range(conflict.n_states)):
        before = conflict.worth[party] > conflict.worth[party, state]
        turned = []
        for row in rankings(conflict.n_states):
            worth = conflict.worth.copy()
            worth[party] = row
            if is_stable(replace(conflict, worth=worth), party, state, concept):
                turned.append(int((before & (row <= row[state])).sum()))
        assert smallest_changes(conflict, party, state, concept).size == min(turned)


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_minimal_sets_are_those_found_by_trial(seed, concept):
    conflict = draw(seed)
    for party, state in asked(conflict):
        if (conflict.worth[party] > conflict.worth[party, state]).sum() > 5:
            continue
        found = smallest_changes(conflict, party, state, concept)
        assert list(found.sets) == by_trial(conflict, party, state, concept)
        assert found.complete
        assert found.n_sets == len(found.sets)
        assert found.size == len(found.sets[0])


def by_trial(conflict, party, state, concept):
    better = np.flatnonzero(conflict.worth[party] > conflict.worth[party, state]).tolist()
    found = []
    for size in range(len(better) + 1):
        for some in combinations(better, size):
            smaller = any(set(other) <= set(some) for other in found)
            other = changed(conflict, party, state, some)
            if not smaller and is_stable(other, party, state, concept):
                found.append(some)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_change_turns_its_own_comparisons_and_no_other(seed):
    conflict = draw(seed)
    for party, state in asked(conflict):
        for some in smallest_changes(conflict, party, state, "smr", most=3).sets:
            after = changed(conflict, party, state, some)
            others = [p for p in range(conflict.n_parties) if p != party]
            assert (after.worth[others] == conflict.worth[others]).all()
            old, new = conflict.worth[party], after.worth[party]
            expected = np.sign(old - old[state])
            assert (expected[list(some)] == 1).all()
            expected[list(some)] = 0
            assert (np.sign(new - new[state]) == expected).all()


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_less_than_the_least_rise_will_do(seed, concept):
    conflict = draw(seed)
    for party, state in asked(conflict):
        rise = least_rise(conflict, party, state, concept)
        assert is_stable(raised(conflict, party, state, rise), party, state, concept)
        row = conflict.worth[party]
        less = {d for d in (row - row[state]).tolist() if 0 <= d < rise} | {rise - 1}
        for delta in less:
            if delta >= 0:
                other = raised(conflict, party, state, delta)
                assert not is_stable(other, party, state, concept)


def raised(conflict, party, state, delta):
    worth = conflict.worth.copy()
    worth[party, state] += delta
    return replace(conflict, worth=worth)


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_made_equilibrium_is_one(seed, concept):
    conflict = draw(seed)
    for state in range(conflict.n_states):
        remedy = make_equilibrium(conflict, state, concept)
        after = conflict
        for party, some in enumerate(remedy.chosen):
            assert len(some) == remedy.changes[party].size
            after = changed(after, party, state, some)
        stable = all(is_stable(after, p, state, concept) for p in range(conflict.n_parties))
        assert remedy.holds_together == stable
        if concept in ("nash", "gmr", "smr"):
            assert stable
            assert remedy.tried == 1


def test_under_seq_the_changes_of_one_side_may_undo_those_of_the_other():
    """Every side's own smallest change is not always enough: the answer tries others of the same
    size, and says where none will do."""
    second_best = make_equilibrium(draw(42), 2, "seq")
    assert (second_best.holds_together, second_best.tried) == (True, 4)
    none = make_equilibrium(draw(51), 0, "seq")
    assert (none.holds_together, none.tried) == (False, 1)
    assert none.chosen == tuple(one.sets[0] for one in none.changes)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cut_list_keeps_the_smallest_and_says_so(seed):
    conflict = draw(seed)
    for party, state in asked(conflict):
        full = smallest_changes(conflict, party, state, "gmr", most=1000)
        cut = smallest_changes(conflict, party, state, "gmr", most=1)
        assert cut.sets == full.sets[:1]
        assert cut.n_sets == full.n_sets
        assert cut.complete == (len(full.sets) == 1)


@pytest.mark.parametrize("seed", range(0, 20, 4))
def test_what_is_not_multiplied_out_still_has_its_smallest_set(seed, monkeypatch):
    conflict = draw(seed)
    full = {a: smallest_changes(conflict, *a, "smr") for a in asked(conflict)}
    monkeypatch.setattr(minimal.minimal_sets, "__defaults__", (1,))
    for place, whole in full.items():
        cut = smallest_changes(conflict, *place, "smr")
        assert cut.size == whole.size
        assert set(cut.sets) <= set(whole.sets)
        assert cut.complete == (cut.sets == whole.sets)
        assert cut.n_sets in (None, whole.n_sets)


def test_fewer_than_one_set_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        smallest_changes(draw(1), 0, 0, "gmr", most=0)
