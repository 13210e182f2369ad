from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.minimal_sets import mask_of, minimal_hitting_sets, minimal_sets, places_of

drawn = settings(max_examples=100, deadline=None)
masks = st.lists(st.integers(1, 63), min_size=1, max_size=8)


@given(sets=masks)
@drawn
def test_minimal_sets_are_those_without_a_smaller_one(sets):
    found = minimal_sets(sets)
    assert len(found) == len(set(found))
    assert set(found) == {s for s in sets if not any(t & s == t != s for t in sets)}
    assert found == sorted(found, key=lambda mask: (mask.bit_count(), mask))


def test_the_empty_set_is_part_of_every_other():
    assert minimal_sets([3, 0, 5]) == [0]
    assert minimal_sets([]) == []


@given(sets=masks)
@drawn
def test_hitting_sets_are_complete_and_minimal(sets):
    hitting = {h for h in range(64) if all(h & one for one in sets)}
    found, complete = minimal_hitting_sets(sets, 1000)
    assert complete
    assert sorted(found) == sorted(h for h in hitting if not any(t & h == t != h for t in hitting))


def test_nothing_to_meet_has_no_hitting_set_and_what_cannot_be_met_has_none():
    assert minimal_hitting_sets([], 10) == ([], True)
    assert minimal_hitting_sets([0, 1], 10) == ([], True)


@given(sets=masks)
@drawn
def test_hitting_the_hitting_sets_gives_the_minimal_sets_back(sets):
    hitting, _ = minimal_hitting_sets(sets, 1000)
    back, _ = minimal_hitting_sets(hitting, 1000)
    assert sorted(back) == sorted(minimal_sets(sets))


@given(sets=masks, limit=st.integers(1, 4))
@drawn
def test_a_list_cut_short_says_so_and_holds_minimal_hitting_sets_only(sets, limit):
    everything, _ = minimal_hitting_sets(sets, 1000)
    found, complete = minimal_hitting_sets(sets, limit)
    assert 0 < len(found) <= limit
    assert set(found) <= set(everything)
    if complete:
        assert sorted(found) == sorted(everything)


def test_ten_disjoint_pairs_have_two_to_the_tenth_hitting_sets():
    pairs = [0b11 << 2 * k for k in range(10)]
    found, complete = minimal_hitting_sets(pairs, 2_000)
    assert (len(set(found)), complete) == (2**10, True)
    found, complete = minimal_hitting_sets(pairs, 100)
    assert (len(found), complete) == (100, False)
    assert all(mask.bit_count() == 10 and all(mask & pair for pair in pairs) for mask in found)


@given(places=st.sets(st.integers(0, 70)))
@drawn
def test_masks_and_places_are_each_others_inverse(places):
    assert places_of(mask_of(places)) == tuple(sorted(places))
