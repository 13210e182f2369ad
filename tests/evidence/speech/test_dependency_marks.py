"""Quotations by place agree with a look at each one."""

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.speech.dependency_marks import Quotes
from summitry.evidence.speech.marks import quotations

TEXTS = st.text(st.sampled_from('ab .,“”"‘’\n'), max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(1, 20))
def test_holding_and_meeting_are_those_of_a_plain_search(text, at, length):
    quotes = Quotes.of(quotations(text))
    holding = [q for q in quotes.items if q.outside.start <= at < q.outside.end]
    assert quotes.holding(at) == (holding[0] if holding else None)
    span = (at, at + length)
    assert [quotes.items[i] for i in quotes.meeting(span)] == [
        q for q in quotes.items if q.outside.meets(span)
    ]


def test_seen_from_inside_only_deeper_quotations_are_quoted():
    text = "“He told me ‘never again’,” she said."
    quotes = Quotes.of(quotations(text))
    everything = (0, len(text))
    assert [s.of(text) for s in quotes.inside(everything, None)] == ["He told me ‘never again’,"]
    assert [s.of(text) for s in quotes.inside(everything, text.index("told"))] == ["never again"]
