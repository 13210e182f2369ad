"""Relations as bits against sets, also where a row takes several words."""

import numpy as np
import pytest

from summitry.errors import UnknownName
from summitry.stability.relations import (
    USUAL,
    Others,
    View,
    bits,
    check_concepts,
    judged,
    matrix,
    sequences,
)
from tests.stability.sequences import as_sets, by_sequences

SIZES = (1, 2, 12, 63, 64, 65, 127, 128, 140)


def related(rng, n, degree, m=None):
    """Random relations without loops; some are one-way along the order of states."""
    shape = (n, n) if m is None else (m, n, n)
    table = (rng.random(shape) < degree / n) & ~np.eye(n, dtype=bool)
    return np.triu(table) if rng.random() < 0.3 else table


def packed(tables):
    return np.stack([bits(table) for table in tables])


@pytest.mark.parametrize("n", SIZES)
def test_bits_and_back(n):
    table = np.random.default_rng(n).random((5, n)) < 0.5
    assert (matrix(bits(table), n) == table).all()
    assert np.bitwise_count(bits(table)).sum() == table.sum()  # nothing set from n on


@pytest.mark.parametrize("n", SIZES)
def test_sequences_are_those_of_the_definition(n):
    for seed in range(30 if n < 100 else 6):
        rng = np.random.default_rng([n, seed])
        tables = related(rng, n, rng.choice([0.7, 1.5, 3]), int(rng.integers(1, 5)))
        found = as_sets(matrix(sequences(packed(tables)), n))
        movers = [as_sets(table) for table in tables]
        assert found == [by_sequences(movers, s) for s in range(n)], seed


def test_nobody_reaches_nothing():
    assert not sequences(np.zeros((0, 3, 1), dtype=np.uint64)).any()
    assert sequences(np.zeros((2, 3, 1), dtype=np.uint64)).shape == (3, 1)


@pytest.mark.parametrize("n", SIZES)
def test_verdicts_are_those_of_the_definition(n):
    for seed in range(20 if n < 100 else 4):
        rng = np.random.default_rng([n, seed, 1])
        moves, leaves = related(rng, n, 2), rng.random((n, n)) < 0.4
        deters, breaks = rng.random((2, n, n)) < rng.choice([0.03, 0.3])
        replies, gainful = related(rng, n, 0.8, 2), related(rng, n, 0.6, 2)
        view = View(*packed([moves, leaves, deters, breaks]))
        found = judged(USUAL, view, Others(packed(replies), packed(gainful)))
        by_sets = (as_sets(moves), as_sets(leaves), as_sets(deters), as_sets(breaks))
        movers = {c: [as_sets(t) for t in (gainful if c == "seq" else replies)] for c in USUAL}
        for c, concept in enumerate(USUAL):
            expected = [stable(by_sets, movers[concept], concept, s) for s in range(n)]
            assert found[c].tolist() == expected, (seed, concept)


def stable(view, movers, concept, s):
    moves, leaves, deters, breaks = view

    def sanctioned(s1):
        good = deters[s] & by_sequences(movers, s1)
        return any(concept != "smr" or not moves[s2] & breaks[s] for s2 in good)

    leaving = moves[s] & leaves[s]
    return not leaving if concept == "nash" else all(sanctioned(s1) for s1 in leaving)


def test_a_wrong_concept_is_named():
    with pytest.raises(UnknownName, match="no such concept: gmrr; did you mean gmr"):
        check_concepts(["nash", "gmrr"])
