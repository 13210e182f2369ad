"""Small changes: proposals that fit, never worse than the start."""

import pytest

from summitry.phases.design.climb import climbed, neighbours, scored
from summitry.phases.design.fast import Fast
from summitry.phases.design.order import fits
from tests.phases.toys import toy


def least(at, values):
    return float(values.min())


@pytest.mark.parametrize("whole", [True, False])
def test_neighbours_are_one_change_away(whole):
    fast, at = Fast(toy()), dict.fromkeys(range(6), 1)
    near = list(neighbours(fast, at, 3, whole))
    assert all(fits(fast.ladder, one, 3) for one in near)
    assert len(near) == 12 if whole else 18
    assert all(sum(one.get(k) != at[k] for k in at) == 1 for one in near)


def test_two_steps_are_exchanged():
    fast, at = Fast(toy()), {0: 0, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1}
    assert {0: 1, 1: 0, 2: 1, 3: 1, 4: 1, 5: 1} in list(neighbours(fast, at, 2, True))


@pytest.mark.parametrize("detection", [0.3, 0.5, 0.9])
def test_a_climb_ends_where_no_neighbour_is_better(detection):
    fast, start = Fast(toy(detection)), dict.fromkeys(range(6), 0)
    best, at, looked = climbed(fast, start, 4, least, True, 10_000)
    assert best >= scored(fast, start, 4, least)
    assert best == scored(fast, at, 4, least)
    assert looked > 1
    assert all(scored(fast, one, 4, least) <= best for one in neighbours(fast, at, 4, True))
