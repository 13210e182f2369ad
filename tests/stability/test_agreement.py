"""Agreement: cells by what the others hold, no undoing, and no move lost by not listing all."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.stability.agreement import Agreement, JointCells, joint_cells, principals
from tests.stability.models import draw, listed


def apart(seed):
    """A random conflict whose first party need not sign."""
    conflict = draw(seed, closed=False)
    first, *others = conflict.parties
    return replace(conflict, parties=(replace(first, principal=False), *others))


def may_become(issue, a, b):
    """Up always; down if every option on the way can be undone."""
    return all(not issue.undoable or issue.undoable[k] for k in range(b + 1, a + 1))


@pytest.mark.parametrize("seed", range(40))
def test_a_cell_is_what_agrees_on_what_the_others_hold(seed):
    conflict = apart(seed)
    assert principals(conflict) == list(range(1, conflict.n_parties))
    options = conflict.form.options(range(conflict.n_states))[:, list(conflict.holds(0))]
    cells = joint_cells(conflict).cells
    for s in range(conflict.n_states):
        for t in range(conflict.n_states):
            assert (cells[s] == cells[t]) == (options[s] == options[t]).all()


def test_what_is_lost_says_what_can_be_undone():
    shared = several = 0
    for seed in range(120):
        conflict = apart(seed)
        joint, issues = joint_cells(conflict), conflict.form.issues
        ours = [k for k in range(len(issues)) if k not in conflict.holds(0)]
        options = conflict.form.options(range(conflict.n_states))
        for s, t in np.ndindex(conflict.n_states, conflict.n_states):
            if joint.cells[s] == joint.cells[t]:
                can = all(may_become(issues[k], options[s, k], options[t, k]) for k in ours)
                assert (joint.lost[:, t] >= joint.lost[:, s]).all() == can, (seed, s, t)
        shared += any(x.held_by is None and not all(x.undoable[1:]) for x in issues)
        blocks = np.unique(np.vstack([joint.cells, joint.lost]), axis=1)
        several += blocks.shape[1] > joint.cells.max() + 1
    assert shared >= 10
    assert several >= 60


def test_what_somebody_outside_holds_stands_still():
    conflict = draw(1)
    issues = tuple(replace(issue, held_by="outside") for issue in conflict.form.issues)
    closed = replace(conflict, form=replace(conflict.form, issues=issues))
    assert joint_cells(closed).cells.tolist() == list(range(conflict.n_states))


def test_no_cells_without_options_or_without_anyone_to_sign():
    conflict = draw(1)
    assert joint_cells(listed(conflict)) is None
    nobody = tuple(replace(party, principal=False) for party in conflict.parties)
    assert joint_cells(replace(conflict, parties=nobody)) is None


@pytest.mark.parametrize("improving", [False, True])
@pytest.mark.parametrize("n_lost", [0, 1, 2])
@pytest.mark.parametrize("seed", range(30))
def test_what_is_left_out_was_open_from_an_earlier_state(seed, n_lost, improving):
    rng = np.random.default_rng(seed)
    worth = rng.integers(0, 4, (2, 12))
    cells = rng.integers(0, 2, 12)
    cells[:2] = 0, 1
    lost = rng.integers(0, 3, (n_lost, 12))
    agreement = Agreement(worth, JointCells(cells, lost), improving)
    free, costly = set(), set()

    def near(state):
        others = (cells == cells[state]) & (np.arange(12) != state)
        return others & (lost >= lost[:, [state]]).all(axis=0)

    for layer in np.array_split(rng.permutation(12), 4):
        for state, ends, costs in agreement.opened(layer):
            assert state in layer
            assert near(state)[ends].all()
            (costly if costs else free).update(ends.tolist())
            assert costs or (worth[:, ends] >= worth[:, [state]]).all()
        for state in layer.tolist():
            good = near(state) & (worth >= worth[:, [state]]).all(axis=0)
            if improving:
                good &= (worth > worth[:, [state]]).any(axis=0)
                assert not costly
            else:
                assert set(np.flatnonzero(near(state)).tolist()) <= costly
            assert set(np.flatnonzero(good).tolist()) <= free


def test_moves_that_cost_someone_are_few_where_nothing_can_be_undone():
    """One ladder of 400 rungs, climbed from the foot: the first state opens all, the others none;
    from the top down each opens what is above it."""
    ladder = np.arange(400)
    joint = JointCells(np.zeros(400, dtype=np.int64), ladder[None])
    agreement = Agreement(-ladder[None], joint)
    opened = [move for state in ladder for move in agreement.opened(np.array([state]))]
    assert [(move.state, len(move.ends)) for move in opened if move.costly] == [(0, 399)]
    falling = Agreement(ladder[None], joint)
    ends = [len(m.ends) for s in ladder[::-1] for m in falling.opened(np.array([s])) if m.costly]
    assert ends == list(range(400))
