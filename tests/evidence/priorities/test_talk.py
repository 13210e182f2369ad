"""Mentions stand where they say, and the longer word wins."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.priorities.talk import Topic, mentions

CAMP = (
    Topic("food", ("food*", "meal"), ("hungry",)),
    Topic("wood", ("firewood", "fire wood", "wood"), ("cold",)),
)


def test_a_keyword_is_a_whole_word_unless_starred() -> None:
    text = "Foods and meals; woodland, WOOD."
    assert [m.span.of(text) for m in mentions(text, CAMP)] == ["Foods", "WOOD"]


def test_the_longest_of_overlapping_words_counts_once() -> None:
    text = "Some fire \n wood"
    assert [(m.span.of(text), m.issue) for m in mentions(text, CAMP)] == [("fire \n wood", "wood")]


def test_related_words_give_it_away_without_naming_it() -> None:
    assert [(m.issue, m.named) for m in mentions("cold, hungry, food", CAMP)] == [
        ("wood", False),
        ("food", False),
        ("food", True),
    ]


@given(st.text(st.sampled_from("foodwire n,. ʼİ\n")))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    found = mentions(text, CAMP)
    for mention in found:
        assert mention.span.of(text).casefold().startswith(("food", "meal", "fire", "wood"))
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
