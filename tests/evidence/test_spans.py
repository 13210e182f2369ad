"""Places in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.spans import Span, hull, joined, trimmed

ENDS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(*sorted(ends)))


@given(ENDS, ENDS)
def test_holding_and_meeting_are_what_they_are_for_characters(one: Span, other: Span) -> None:
    mine, theirs = set(range(*one)), set(range(*other))
    if mine and theirs:
        assert one.meets(other) == bool(mine & theirs)
        assert one.holds(other) == (theirs <= mine)


@given(st.lists(ENDS, min_size=1))
def test_a_hull_is_the_least_span_that_holds_all(spans: list[Span]) -> None:
    found = hull(spans)
    assert all(found.holds(span) for span in spans)
    assert found.start in {span.start for span in spans}
    assert found.end in {span.end for span in spans}


@given(st.text(" \t\na", max_size=9), ENDS)
def test_trimming_takes_white_space_off_and_nothing_else(text: str, span: Span) -> None:
    found = trimmed(text, span)
    assert found.of(text) == span.of(text).strip()
    assert span.start <= found.start <= found.end


def test_what_is_left_out_is_marked() -> None:
    assert joined("one two three", [(0, 3), (8, 13)]) == "one … three"
    assert joined("one", []) == ""
