"""Groups: joined in any order, never across what is kept apart."""

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.versions.grouping import Groups

SIZE = 9
PAIRS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=20)


def _reached(pairs):
    """Components by walking, as the definition has them."""
    found = []
    for thing in range(SIZE):
        group, grew = {thing}, True
        while grew:
            more = {x for pair in pairs if group & set(pair) for x in pair} | group
            grew, group = more != group, more
        found.append(tuple(sorted(group)))
    return tuple(sorted(set(found)))


@given(PAIRS)
def test_groups_are_what_the_pairs_connect(pairs) -> None:
    groups = Groups(SIZE)
    assert all(groups.join(*pair) for pair in pairs)
    assert groups.members() == _reached(pairs)
    assert all(groups.root(x) == min(group) for group in groups.members() for x in group)


@given(PAIRS, PAIRS)
def test_what_is_kept_apart_stays_apart(apart, pairs) -> None:
    groups = Groups(SIZE)
    apart = [pair for pair in apart if groups.part(*pair)]
    joined = [pair for pair in pairs if groups.join(*pair)]
    assert groups.members() == _reached(joined)
    for one, other in apart:
        assert groups.root(one) != groups.root(other)
        assert groups.parted(one, other)
        assert groups.parted(other, one)


@given(PAIRS, PAIRS)
def test_a_join_is_refused_only_if_it_must_be(apart, pairs) -> None:
    groups = Groups(SIZE)
    apart = [pair for pair in apart if groups.part(*pair)]
    done = []
    for pair in pairs:
        together = next(group for group in _reached([*done, pair]) if pair[0] in group)
        must = any(set(one) <= set(together) for one in apart)
        assert groups.join(*pair) is not must
        done += [] if must else [pair]


def test_one_thing_is_not_apart_from_itself() -> None:
    groups = Groups(2)
    assert groups.part(0, 0) is False
    assert groups.join(0, 1)
    assert groups.part(1, 0) is False
