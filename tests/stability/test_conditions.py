"""Conditions against stability under every ranking."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from summitry.stability.conditions import And, AtLeast, Or, condition, holds
from summitry.stability.definitions import is_stable
from summitry.stability.reach import all_arcs
from summitry.stability.witness import WITNESSED
from tests.stability.models import draw


def is_tiny(conflict):
    """Few states, and moves enough for the concepts to differ."""
    return 3 <= conflict.n_states <= 4 and sum(len(a.targets) > 1 for a in all_arcs(conflict)) > 1


TINY = [*[seed for seed in range(100) if is_tiny(draw(seed))], 264]
"""Seeds of conflicts of three to five states, in either form."""


def rankings(n):
    """All weak orders of n states: ranks without a gap."""
    ranked = (row for row in product(range(n), repeat=n) if len(set(row)) == max(row) + 1)
    return (np.array(row) for row in ranked)


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", TINY)
def test_a_condition_is_stability_under_every_ranking(seed, concept):
    way = "single" if seed % 2 else "sequences"
    conflict = draw(seed)
    asked = [
        (party, state, condition(conflict, party, state, concept, way))
        for party in range(2)
        for state in range(conflict.n_states)
    ]
    for row in rankings(conflict.n_states):
        for party, state, wanted in asked:
            worth = conflict.worth.copy()
            worth[party] = row
            other = replace(conflict, worth=worth)
            assert holds(wanted, row, state) == is_stable(other, party, state, concept, way)


@pytest.mark.parametrize("concept", WITNESSED)
@pytest.mark.parametrize("seed", range(20))
def test_a_condition_is_stability_in_larger_models(seed, concept):
    conflict = draw(seed)
    for party in range(conflict.n_parties):
        for state in range(conflict.n_states):
            wanted = condition(conflict, party, state, concept)
            assert holds(wanted, conflict.worth[party], state) == is_stable(
                conflict, party, state, concept
            )
            check_tree(wanted, state)


def check_tree(wanted, state):
    """No "and" in an "and" or "or" in an "or", none of one part, nothing twice, never s itself."""
    if isinstance(wanted, AtLeast):
        assert wanted.state != state
        return
    assert len(wanted.parts) != 1
    assert len(set(wanted.parts)) == len(wanted.parts)
    for part in wanted.parts:
        assert not isinstance(part, type(wanted))
        check_tree(part, state)


def test_true_and_false():
    row = np.array([0, 1])
    assert holds(And(()), row, 0)
    assert not holds(Or(()), row, 0)
    assert holds(AtLeast(0), row, 1)
    assert not holds(AtLeast(1), row, 0)
