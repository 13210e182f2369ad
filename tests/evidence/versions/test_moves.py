"""Moves: as few as a search over all subsets finds, and of equal ones those that are defined."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.versions.moves import moved

ORDERS = st.integers(0, 7).flatmap(lambda n: st.permutations(range(n)))


def _kept(order):
    """The first by position of the longest increasing picks, by trying all."""
    for size in range(len(order), -1, -1):
        for places in combinations(range(len(order)), size):
            picked = [order[place] for place in places]
            if picked == sorted(picked):
                return places
    raise AssertionError


@given(ORDERS)
def test_moves_are_those_of_the_definition(order) -> None:
    kept = _kept(order)
    assert moved(order) == tuple(place not in kept for place in range(len(order)))


def test_numbers_may_have_gaps() -> None:
    assert moved([4, 40, 17, 22]) == (False, True, False, False)
    assert moved([]) == ()
    assert moved(range(5)) == (False,) * 5
