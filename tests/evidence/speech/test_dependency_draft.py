"""The arithmetic of spans, against sets of places."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.speech.dependency_draft import (
    covered,
    shared,
    united,
    within,
    without,
    words_in,
)

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1])), max_size=6
)


def places(spans):
    return {at for start, end in spans for at in range(start, end)}


@given(SPANS, SPANS)
def test_union_and_meet_are_those_of_sets(one, other):
    assert places(united(one)) == places(one)
    assert places(within(one, other)) == places(one) & places(other)
    for spans in (united(one), within(one, other)):
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(SPANS, st.tuples(st.integers(0, 20), st.integers(1, 20)))
def test_a_cut_takes_its_places_and_no_other(spans, cut):
    cut = (cut[0], cut[0] + cut[1])
    assert places(without(spans, cut)) == places(spans) - places([cut])


@given(SPANS, st.integers(0, 40))
def test_covered_is_membership(spans, at):
    assert covered(spans, at) == (at in places(spans))


def test_words_are_shared_by_number():
    text = "one two three four"
    assert words_in(text, [(0, 7)]) == 2
    assert shared(text, [(0, 18)], [(0, 7)]) == 0.5
    assert shared(text, [], [(0, 7)]) == 0
