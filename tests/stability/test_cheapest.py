"""The order of the search: fewest worsening moves first, then fewest moves."""

import numpy as np

from summitry.model.conflict import Conflict
from summitry.model.party import Party
from summitry.stability.cheapest import Cheapest
from tests.stability.models import arcs_of


def two_ways():
    """0 -> 3 at once, to p's loss; or 0 -> 1 -> 2 -> 3 by p, q and p, to nobody's."""
    can = np.zeros((2, 5, 5), dtype=bool)
    can[0, 0, [1, 3]] = can[1, 1, 2] = can[0, 2, 3] = can[1, 3, 4] = True
    worth = np.array([[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]])
    return Conflict((Party("p", "P"), Party("q", "Q")), worth, arcs=arcs_of(can))


def test_a_longer_way_that_costs_less_comes_first():
    conflict = two_ways()
    search = Cheapest(conflict, conflict.arcs, 0, improving=False)
    search.run(None)
    assert search.order == [0, 1, 2, 3, 4]
    assert search.first[3] == 3
    assert search.came[3] == 5 + 2


def test_it_stops_once_all_targets_are_reached():
    conflict = two_ways()
    search = Cheapest(conflict, conflict.arcs, 0, improving=False)
    search.run([1])
    assert search.order == [0, 1]


def test_by_improvements_only_nothing_else_is_entered():
    conflict = two_ways()
    search = Cheapest(conflict, conflict.arcs, 1, improving=True)
    search.run(None)
    assert search.order == [1, 2]
    assert (search.came >= 0).sum() == 2
