"""Words of strangers do no harm when they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.intake.reading import shown


@given(st.text(st.characters(), max_size=400))
def test_what_is_shown_is_printable_and_can_be_written(words):
    assert shown(words).isprintable()
    assert shown(words).encode().decode() == shown(words)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("b\udcff.txt", "b\\udcff.txt"),
        ("a\n\u202e.txt", "a\\n\\u202e.txt"),
        ("会谈 – ü.txt", "会谈 – ü.txt"),
        ("x" * 400, "x" * 299 + "…"),
    ],
)
def test_names(words, seen):
    assert shown(words) == seen
