"""Quotations are found by paragraph, whatever marks are used and however they fail to match."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.speech.lexicon import CUE_NEAR
from summitry.evidence.speech.marks import (
    MARKS,
    innermost,
    is_scare,
    meeting,
    quotations,
    share_quoted,
)


def _read(text: str) -> list[tuple[list[str], int, bool]]:
    return [([s.of(text) for s in q.spans], q.depth, q.closed) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” he said. “Never.”", ["No,", "Never."]),
        ('"No," he said. "Never."', ["No,", "Never."]),
        ("''No,'' he said. ''It's over.''", ["No,", "It's over."]),
        ("„Nein“, sagte er. „Ja“", ["Nein", "Ja"]),
        ("« Non », dit-il", ["Non"]),
        ("「はい」と言った", ["はい"]),
        ("‘It was the parties’ demand,’ he said. ‘No.’", ["It was the parties’ demand,", "No."]),
        ("'No,' he said.", ["No,"]),
        ("He said: ”Yes.” and “No”", ["Yes.", "No"]),
    ],
)
def test_marks_of_many_printers(text: str, expected: list[str]) -> None:
    assert _read(text) == [([words], 0, True) for words in expected]


@pytest.mark.parametrize(
    "text",
    [
        "It's the parties' own aim.",
        "It’s the ’90s again",
        "the talks’ end, the team’s",
        "”",
        '"',
        "''",
    ],
)
def test_apostrophes_and_lone_marks_are_no_quotations(text: str) -> None:
    assert quotations(text) == ()


def test_nested_ones_have_a_depth() -> None:
    assert _read("“He told me ‘never’ twice,” she said.") == [
        (["He told me ‘never’ twice,"], 0, True),
        (["never"], 1, True),
    ]


def test_one_that_never_closes_ends_with_its_paragraph_and_is_flagged() -> None:
    assert _read("“We go, he said.\n\nThey went.") == [(["We go, he said."], 0, False)]
    assert _read("“We go, he said. “Now.”") == [
        (["We go, he said."], 0, False),
        (["Now."], 0, True),
    ]


def test_one_that_runs_over_paragraphs_is_one() -> None:
    assert _read("“One.\n\n“Two.\n\n“Three,” he said.") == [(["One.", "Two.", "Three,"], 0, True)]
    assert _read("“One.\n\nTwo.\n\n“Three.”") == [(["One."], 0, False), (["Three."], 0, True)]


def test_scare_quotes_are_short_and_far_from_cues() -> None:
    def scare(text: str) -> bool:
        return is_scare(text, quotations(text)[0], CUE_NEAR)

    assert scare("The “nuclear button” is large.")
    assert not scare("The talks were “a waste of time” for both.")
    assert not scare("He called the talks “useless” on Monday, and said no more.")
    assert not scare("“Never,” he told them.")


def test_innermost_meeting_and_share() -> None:
    text = "“He told me ‘never’ twice,” she said. “Yes.”"
    found = quotations(text)
    inner = innermost(found, text.index("never"))
    assert inner is not None
    assert inner.depth == 1
    assert innermost(found, text.index("she")) is None
    top = [q for q in found if q.depth == 0]
    assert list(meeting(top, (0, 5))) == top[:1]
    assert list(meeting(top, (0, len(text)))) == top
    assert share_quoted(text, top, (0, len(text))) == 6 / 8
    assert share_quoted(text, top, (0, 0)) == 0


MIXED = st.lists(
    st.sampled_from([*MARKS, "''", "No", "it’s", "said", " ", " ", ". ", ", ", "\n\n", "—"]),
    max_size=60,
).map("".join)


@given(MIXED | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order_without_their_marks(text: str) -> None:
    found = quotations(text)
    assert [q.outside.start for q in found] == sorted(q.outside.start for q in found)
    for q in found:
        assert 0 <= q.outside.start < q.outside.end <= len(text)
        assert all(q.outside.holds(span) and span.start < span.end for span in q.spans)
        assert all(a.end <= b.start for a, b in zip(q.spans, q.spans[1:], strict=False))
        assert text[q.outside.start] in MARKS or text[q.outside.start] == "`"
        assert not any(re.search(r"\n\s*\n", span.of(text)) for span in q.spans)


@given(MIXED)
def test_outermost_ones_do_not_overlap(text: str) -> None:
    top = [q for q in quotations(text) if q.depth == 0]
    assert all(a.outside.end <= b.outside.start for a, b in pairwise(top))
