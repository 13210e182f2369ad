"""The game solved whole is what the recursion says, though the inspector sees less in it."""

import pytest

from summitry.errors import TooManyDeals
from summitry.phases.inspection.dresher import closed_form
from summitry.phases.inspection.sequential import sequential_value

SOLVED = 1e-9
"""HiGHS solves programmes with payoffs of one digit to this."""


@pytest.mark.parametrize("caught", [0.0, 0.5, 1.0, 3.0])
def test_every_small_game(caught):
    for n in range(1, 6):
        for m in range(n + 1):
            for k in range(1, n + 1):
                found = sequential_value(n, m, k, caught)
                assert abs(found - float(closed_form(n, m, k, caught))) < SOLVED


def test_a_larger_one():
    assert abs(sequential_value(8, 3, 2) - float(closed_form(8, 3, 2))) < SOLVED


def test_too_many_stages_are_refused():
    with pytest.raises(TooManyDeals, match="stages: 11; allowed here: 1 to 10"):
        sequential_value(11, 1)
