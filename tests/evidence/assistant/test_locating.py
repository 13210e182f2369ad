"""Copied words are found where they stand, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.assistant.locating import MAX_PLACES, Locator
from summitry.evidence.folding import LAYOUT, fold

TEXT = "He said: “We’ll open\u00a0the  port — soon… .” The port! Ports."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We’ll open", ["We’ll open"]),
        ("We'll open the port - soon", ["We’ll open\u00a0the  port — soon"]),
        ('"We\'ll open"', ["We’ll open"]),
        ("The port", ["The port"]),
        ("port", ["port", "port"]),
        ("soon...", ["soon…"]),
        ("the harbour", []),
        ("ort", []),
        ("“”", []),
        ("  ", []),
        ("", []),
    ],
)
def test_places(words: str, found: list[str]) -> None:
    assert [span.of(TEXT) for span in Locator(TEXT).places(words)] == found


def test_spelling_is_not_folded() -> None:
    assert Locator("full denuclearisation").places("full denuclearization") == ()


def test_only_so_many_places_are_looked_at() -> None:
    assert len(Locator("a " * 3 * MAX_PLACES).places("a")) == MAX_PLACES


@given(st.text(st.sampled_from("ab “”'…—\u00a0\u200b\n.")), st.data())
def test_every_place_reads_as_the_words_do(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    for span in Locator(text).places(words):
        assert span.start < span.end
        assert fold(span.of(text), LAYOUT).text.strip() in fold(words, LAYOUT).text
