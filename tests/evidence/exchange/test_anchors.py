"""The order in which an anchor is looked for, and what is said where it is not found."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summitry.evidence.exchange.anchors import (
    CHANGED,
    STANDS,
    Anchor,
    neighbours,
    pinned,
    resolve,
    settled,
    text_hash,
)
from summitry.evidence.folding import fold
from summitry.evidence.quotes import UNVERIFIED, check_quote
from summitry.evidence.spans import Span
from tests.evidence.exchange.records import small

TEXT = "They wanted all of it lifted. He wanted all of it lifted, too. The programme’s end came."


@pytest.mark.parametrize(
    ("anchor", "status", "words", "start"),
    [
        (Anchor("lifted", span=Span(50, 56), hash=text_hash(TEXT)), STANDS, "lifted", 50),
        (Anchor("lifted", "wrong", "", Span(50, 56), text_hash(TEXT)), STANDS, "lifted", 50),
        (Anchor("lifted", span=Span(50, 56)), STANDS, "lifted", 50),
        (Anchor("lifted", span=Span(3, 9), hash="other"), STANDS, "lifted", 22),
        (Anchor("lifted", suffix=", too", span=Span(22, 28), hash="other"), STANDS, "lifted", 50),
        (Anchor("The program's end"), STANDS, "The programme’s end", 63),
        (Anchor("They wanted some of it lifted."), CHANGED, "They wanted all of it lifted.", 0),
    ],
)
def test_the_order_is_place_words_folded_likeness(anchor, status, words, start):
    found = resolve(anchor, TEXT)
    assert found.status == status
    assert found.span.of(TEXT) == words
    assert found.span.start == start


def test_what_is_not_there_and_what_cannot_be_looked_for_is_unverified():
    assert resolve(Anchor("a meeting by the sea"), TEXT).status == UNVERIFIED
    assert resolve(Anchor("lifted"), None).status == UNVERIFIED


@given(st.text("ab \n😀", min_size=1, max_size=80), st.data())
def test_a_pinned_claim_is_found_at_its_place_or_there_is_none(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assume(fold(span.of(text)).text.strip())
    claim = replace(small().claims[0], quote=span.of(text))
    there = pinned(claim, text, span)
    if there is None:
        assert text.count(span.of(text)) > 0
    else:
        assert check_quote(there, text).span == span
        assert there.quote == span.of(text)


def test_neighbours_are_added_only_where_they_are_needed():
    text = "the aid, the aid"
    claim = replace(small().claims[0], quote="the aid")
    assert pinned(claim, text, Span(0, 7)) == claim
    second = pinned(claim, text, Span(9, 16))
    assert (second.prefix, second.suffix) == neighbours(text, (9, 16))


def test_remarks_say_changed_broken_and_not_at_hand():
    changed = settled(small("All sanction lifted, he say"), {})
    assert changed.remarks[0].startswith("c: changed, review: its document says 'All sanctions")
    broken = settled(small("a meeting by the sea"), {})
    assert broken.remarks == ("c: kept, not verified: its quote does not stand in its document",)
    absent = settled(small(text=None), {})
    assert absent.remarks == ("quotes kept, not verified: 1; texts not at hand: d",)
    assert changed.record.claims[0].quote == "All sanction lifted, he say"
