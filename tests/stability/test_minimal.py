"""Minimal sets against every subset."""

from itertools import combinations

import numpy as np
import pytest

from summitry.stability.minimal import groups, minimal_sets, smallest_first, smallest_set

N = 7


def formula(seed):
    """Random clauses over N states."""
    rng = np.random.default_rng(seed)
    return [
        frozenset(
            frozenset(rng.choice(N, int(rng.integers(1, 4)), replace=False).tolist())
            for _ in range(int(rng.integers(1, 5)))
        )
        for _ in range(int(rng.integers(1, 6)))
    ]


def by_trial(clauses):
    """All minimal sets, smallest first: every subset is tried."""
    found = []
    for size in range(N + 1):
        for some in map(frozenset, combinations(range(N), size)):
            met = all(any(term <= some for term in clause) for clause in clauses)
            if met and not any(other <= some for other in found):
                found.append(some)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_multiplied_out_they_are_those_found_by_trial(seed):
    clauses = formula(seed)
    assert minimal_sets(clauses) == by_trial(clauses)
    assert len(smallest_set(clauses)) == len(by_trial(clauses)[0])
    assert smallest_set(clauses) in by_trial(clauses)


@pytest.mark.parametrize("seed", range(60))
def test_groups_are_solved_one_by_one(seed):
    clauses = formula(seed)[:3]
    apart = groups(clauses)
    assert sorted(map(hash, (c for group in apart for c in group))) == sorted(map(hash, clauses))
    held = [{x for clause in group for term in clause for x in term} for group in apart]
    assert not any(one & other for one, other in combinations(held, 2))
    families = [minimal_sets(group) for group in apart]
    whole = by_trial(clauses)
    assert smallest_first(families, 1000) == whole
    assert smallest_first(families, 3) == whole[:3]


def test_a_list_that_grows_too_long_is_refused():
    pairs = [frozenset([frozenset([2 * k]), frozenset([2 * k + 1])]) for k in range(6)]
    assert len(minimal_sets(pairs)) == 64
    assert minimal_sets(pairs, cap=63) is None


def test_no_clause_asks_for_nothing():
    assert minimal_sets([]) == [frozenset()]
    assert smallest_first([], 5) == [frozenset()]
    assert groups([]) == []


def test_of_one_clause_the_smallest_term_is_taken_without_a_search(monkeypatch):
    monkeypatch.setattr("scipy.optimize.milp", None)
    terms = [frozenset([3, 4]), frozenset([9]), frozenset([2])]
    assert smallest_set([frozenset([*terms, *(frozenset([k]) for k in range(10, 5_000))])]) == {2}
