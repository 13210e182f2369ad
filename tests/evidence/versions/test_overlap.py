"""Counts of shared shingles: the fast way against every pair intersected."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.versions.grouping import Groups
from summitry.evidence.versions.overlap import Overlap, overlaps, overlaps_by_definition
from summitry.evidence.versions.shingles import postings_of_sets

SETS = st.lists(st.frozensets(st.integers(0, 14), max_size=9), max_size=12)
LEAST = st.sampled_from([Fraction(1, 100), Fraction(3, 10), Fraction(1, 2), Fraction(1)])


@given(SETS, LEAST)
def test_without_a_limit_every_pair_is_found(sets, least) -> None:
    assert overlaps(postings_of_sets(sets), least, limit=99) == overlaps_by_definition(sets, least)


@given(SETS, LEAST, st.integers(1, 4))
def test_with_a_limit_what_is_found_is_exact(sets, least, limit) -> None:
    found = overlaps(postings_of_sets(sets), least, limit)
    assert set(found) <= set(overlaps_by_definition(sets, least))
    assert list(found) == sorted(set(found))


@given(SETS, st.integers(1, 4))
def test_texts_of_one_shingle_stay_linked(sets, limit) -> None:
    """Whatever the limit: candidates alone connect what common shingles connect."""
    least = Fraction(0)
    some, every = Groups(len(sets)), Groups(len(sets))
    for one in overlaps(postings_of_sets(sets), least, limit):
        some.join(one.first, one.second)
    for one in overlaps_by_definition(sets, least):
        every.join(one.first, one.second)
    assert some.members() == every.members()


@given(SETS)
def test_blocks_do_not_change_what_is_found(sets) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summitry.evidence.versions.overlap._BLOCK", 3)
        for limit in (2, 99):
            found = overlaps(postings_of_sets(sets), limit=limit)
            assert set(found) <= set(overlaps_by_definition(sets))
        assert found == overlaps_by_definition(sets)


def test_both_containments_are_kept() -> None:
    [one] = overlaps_by_definition([frozenset(range(4)), frozenset(range(1, 11))])
    assert one == Overlap(0, 1, 3, 4, 10)
    assert (one.of_first, one.of_second) == (Fraction(3, 4), Fraction(3, 10))
    assert one.nearness == Fraction(3, 4)


@pytest.mark.parametrize("limit", [3, 10, 30])
def test_counts_across_long_postings_are_no_undercounts(limit: int) -> None:
    """Forty sets that share most of their members: every posting is longer than the limit."""
    random = Random(5)
    sets = [frozenset(random.sample(range(60), 45)) for _ in range(40)]
    exact = {(one.first, one.second): one for one in overlaps_by_definition(sets)}
    found = overlaps(postings_of_sets(sets), limit=limit)
    assert len(found) >= 39
    assert all(exact[one.first, one.second] == one for one in found)
