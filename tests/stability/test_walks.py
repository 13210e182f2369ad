"""Legal sequences: what is reached, in how few moves, and by which path."""

import numpy as np
import pytest

from summitry.stability.definitions import reached
from summitry.stability.reach import all_arcs
from summitry.stability.walks import Walk, expand
from tests.stability.models import arcs_of, draw

LINE = arcs_of(np.array([np.eye(4, k=1, dtype=bool), np.eye(4, k=1, dtype=bool)]))


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("improving", [False, True])
def test_a_walk_reaches_what_the_definition_says(seed, improving):
    conflict = draw(seed)
    arcs, worth = all_arcs(conflict), conflict.worth if improving else None
    movers = range(1, conflict.n_parties)
    for state in range(conflict.n_states):
        for longest, reading in ((None, "sequences"), (1, "single")):
            found = np.concatenate(
                [*Walk(arcs, movers, state, worth, longest).levels(), np.array([], dtype=int)]
            )
            assert len(set(found.tolist())) == len(found)
            assert set(found.tolist()) == reached(conflict, movers, state, improving, reading)


def test_nobody_moves_twice_in_succession():
    alone = Walk(LINE, [0], 0)
    assert [level.tolist() for level in alone.levels()] == [[1], []]
    both = Walk(LINE, [0, 1], 0)
    assert [level.tolist() for level in both.levels()] == [[1], [2], [3], []]
    assert [(step.mover, step.state) for step in both.path(3)] == [(0, 1), (1, 2), (0, 3)]
    assert both.moves.tolist() == [[-1, 1, 2, 3], [-1, 1, 2, 3]]


def test_nobody_to_move_reaches_nothing():
    assert not any(len(level) for level in Walk(LINE, [], 0).levels())


def test_expand_keeps_the_order_of_its_sources():
    origin, targets = expand(LINE[0], np.array([2, 3, 0]))
    assert (origin.tolist(), targets.tolist()) == ([0, 2], [3, 1])
