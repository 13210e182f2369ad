"""Words differ; layout, spelling, punctuation and where a quote was cut do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.folding import words
from summitry.evidence.wording import differing, differing_spans

SAME = [
    ("the “programme”, organised", 'the "program" organized.'),
    ("only if all were lifted", "he would do so only if all were lifted"),
    ("30–60 warheads", "30-60\nwarheads"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_no_difference(one: str, other: str) -> None:
    assert differing(one, other) == differing(other, one) == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("other weapons systems first", "other parts first", (("weapons systems", "parts"),)),
        ("would not lift it", "would lift it", (("not", ""),)),
        ("some $5 aid", "some £5 aid", (("$", "£"),)),
        ("May will agree", "may will agree", (("May", "may"),)),
    ],
)
def test_the_passages_are_shown_as_printed(
    one: str, other: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert differing(one, other) == expected
    assert differing(other, one) == tuple((b, a) for a, b in expected)


@given(st.text(), st.text())
def test_passages_stand_in_their_texts(one: str, other: str) -> None:
    for first, second in differing(one, other):
        assert first in one
        assert second in other
        assert first or second


@given(st.text(), st.text())
def test_spans_lead_from_the_one_to_the_other(one: str, other: str) -> None:
    """What stands between them is the same words, so that exchanging them makes B of A."""
    made = [word.folded for word in words(one)]
    back = differing_spans(one, other)
    for first, second in reversed(back):
        at = [k for k, word in enumerate(words(one)) if word.start >= first.start]
        start = at[0] if at and first.start < first.end else _after(one, first.start)
        count = sum(first.holds((word.start, word.end)) for word in words(one))
        inner = [w.folded for w in words(other) if second.holds((w.start, w.end))]
        made[start : start + count] = inner
    assert made == [word.folded for word in words(other)]


def _after(text: str, at: int) -> int:
    return sum(word.end <= at for word in words(text))
