"""Simultaneous improvements: both readings, worked out by hand and by definition."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.errors import TooManyDeals
from summitry.model.conflict import Form
from summitry.model.issue import Issue
from summitry.stability import sim
from summitry.stability.concepts import stability
from summitry.stability.definitions import is_stable
from summitry.stability.reach import closed
from tests.stability.games import CHICKEN, DILEMMA, NO_YES, actions, shuffled
from tests.stability.models import draw

BOTH = ("sim", "sim_tableau")


def by_definition(conflict, concept, sanctions="sequences"):
    return [
        [is_stable(conflict, p, s, concept, sanctions) for s in range(conflict.n_states)]
        for p in range(conflict.n_parties)
    ]


def test_chicken_when_both_stop_being_careful():
    """From peace both defect and crash; from the crash both give in, and peace is better."""
    found = stability(CHICKEN, BOTH)
    assert found.equilibria("sim").tolist() == [0, 1, 2]
    assert found.equilibria("sim_tableau").tolist() == [0, 1, 2]
    assert not found.of("sim", 0)[3]


def test_the_dilemma_as_published():
    assert stability(DILEMMA, ["sim"]).equilibria("sim").tolist() == [0, 3]


def test_who_stays_by_sequential_stability_does_not_move_in_the_tableau():
    """q's improvement NN -> NY is answered by p (NY -> YY), so q stays and p's is not crossed."""
    conflict = actions([1, 1], [[1, 0, 3, 1], [1, 2, 0, 0]])
    found = stability(conflict, ("seq", *BOTH))
    assert found.of("seq", 1)[0]
    assert not found.of("seq", 0)[0]
    assert found.of("sim", 0)[0]  # both at once: YY is no better to p than NN
    assert not found.of("sim_tableau", 0)[0]


def test_what_rules_forbid_is_no_sanction():
    held, worth = [1, 1], [[2, 1, 3, 0], [2, 3, 1, 0]]
    holed = actions(held, [row[:3] for row in worth], codes=[0, 1, 2])
    assert stability(actions(held, worth), ["sim"]).of("sim", 0)[0]
    assert not stability(holed, ["sim"]).of("sim", 0)[0]


@pytest.mark.parametrize("seed", [seed for seed in range(90) if seed % 3])
@pytest.mark.parametrize("sanctions", ["sequences", "single"])
def test_definitions(seed, sanctions):
    conflict = draw(seed)
    found = stability(conflict, BOTH, sanctions)
    for place, concept in enumerate(BOTH):
        assert found.stable[place].tolist() == by_definition(conflict, concept, sanctions)


@pytest.mark.parametrize("levels", [None, 4])
@pytest.mark.parametrize("share", [0.05, 0.5, 1.0])
def test_tables_and_one_by_one_agree(levels, share, monkeypatch):
    """Two parties around an issue that is held by nobody; sparse tables are not laid out."""
    rng = np.random.default_rng(int(100 * share))
    issues = (
        *(Issue(f"a{k}", "a", NO_YES, held_by="p0") for k in range(3)),
        Issue("joint", "joint", NO_YES),
        *(Issue(f"b{k}", "b", NO_YES, held_by="p1") for k in range(3)),
    )
    kept = np.flatnonzero(rng.random(128) < share)
    conflict = shuffled([4, 3], seed=3, codes=kept, levels=levels)
    conflict = replace(conflict, form=Form(issues, kept))
    assert closed(conflict)
    here = stability(conflict, BOTH).stable
    monkeypatch.setattr(sim, "_DENSE", 0)
    assert (stability(conflict, BOTH).stable == here).all()
    assert here[0].tolist() == by_definition(conflict, "sim")


def test_forty_actions_with_few_states():
    """Far too many combinations to lay out, but few of them allowed."""
    n = 40
    rng = np.random.default_rng(5)
    steps = rng.integers(0, n, 200)
    codes = np.unique(
        np.concatenate([[0], 1 << steps, (1 << steps) | (1 << rng.permutation(steps))])
    )
    conflict = shuffled([20, 20], 6, codes=codes)
    found = stability(conflict, ["sim"])
    some = range(0, conflict.n_states, 9)
    assert [found.of("sim", 0)[s] for s in some] == [_by_codes(conflict, s) for s in some]


def _by_codes(conflict, s):
    codes, (own, other) = conflict.form.codes.tolist(), conflict.worth
    places = {code: place for place, code in enumerate(codes)}
    low = (1 << 20) - 1  # the actions of the second party
    mine = [t for t, c in enumerate(codes) if c & low == codes[s] & low and own[t] > own[s]]
    others = [t for t, c in enumerate(codes) if c | low == codes[s] | low and other[t] > other[s]]
    joined = [[places.get(codes[a] & ~low | codes[b] & low) for b in others] for a in mine]
    return all(any(t is not None and own[t] <= own[s] for t in row) for row in joined)


def test_too_much_work_is_refused(monkeypatch):
    monkeypatch.setattr(sim, "MAX_JOINED", 100)
    with pytest.raises(TooManyDeals, match="more than 100 simultaneous moves"):
        stability(shuffled([2, 2, 2], seed=1), ["sim"])


def test_the_work_is_bounded_for_all_parties_together(monkeypatch):
    limits = []
    monkeypatch.setattr(sim, "MAX_JOINED", 3_000)
    monkeypatch.setattr(
        "summitry.stability.joint_kernels.joined_stable",
        lambda *asked: (limits.append(asked[-1]), (np.ones(len(asked[0]), dtype=bool), True))[1],
    )
    stability(shuffled([2, 2, 2], seed=1), ["sim"])
    assert limits == [1_000, 1_000, 1_000]
