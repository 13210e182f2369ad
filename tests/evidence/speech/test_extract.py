"""Attributions of made-up sentences, and what holds of any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.evidence.intake.passage import KINDS, Passage
from summitry.evidence.sentences import paragraphs
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import FORMS, Attribution
from summitry.evidence.speech.extract import attributions, form_of, nested
from summitry.evidence.speech.marks import quotations


def _read(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [
        (
            a.form,
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            [span.of(text) for span in a.content],
        )
        for a in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We leave,” Ito said on Monday.", "Ito", "said", ["We leave,"]),
        ("“We leave,” said Ana Ito, a minister.", "Ana Ito", "said", ["We leave,"]),
        ("“We leave,” Ana Ito, a minister of trade, said.", "Ana Ito", "said", ["We leave,"]),
        ("“We leave,” he said, “and soon.”", "he", "said", ["We leave,", "and soon."]),
        ("“We leave,” he said. “It is over.”", "he", "said", ["We leave,", "It is over."]),
        ("Ito told reporters: “We leave.”", "Ito", "told", ["We leave."]),
        ("“Do we leave?” Ito asked.", "Ito", "asked", ["Do we leave?"]),
        ("''We leave,'' Ito said.", "Ito", "said", ["We leave,"]),
        ("“We leave,” Sen. Ana Ito (D-Ohio) said.", "Sen. Ana Ito", "said", ["We leave,"]),
    ],
)
def test_direct(text: str, source: str, cue: str, content: list[str]) -> None:
    assert _read(text) == [("direct", source, cue, content)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ito said that the port would close.", "Ito", "said", "that the port would close"),
        ("Ito said the port would close.", "Ito", "said", "the port would close"),
        ("The port would close, Ito said.", "Ito", "said", "The port would close"),
        (
            "The port was about to close, said two aides.",
            "two aides",
            "said",
            "The port was about to close",
        ),
        (
            "The port is shut, according to officials.",
            "officials",
            "according to",
            "The port is shut",
        ),
        (
            "According to officials, the port is shut.",
            "officials",
            "According to",
            "the port is shut",
        ),
        ("As Ito said, the port is shut.", "Ito", "said", "the port is shut"),
        (
            "Ito told reporters on Monday that the port is shut.",
            "Ito",
            "told",
            "that the port is shut",
        ),
        (
            "They heard Ito’s demand that the port be shut.",
            "Ito",
            "demand",
            "that the port be shut",
        ),
        ("Ito warned of a long strike.", "Ito", "warned", "a long strike"),
        ("Ito vowed to shut the port.", "Ito", "vowed", "to shut the port"),
        ("Ito has rejected the plan, which is old.", "Ito", "has rejected", "the plan"),
        ("Ito asked whether the port is shut.", "Ito", "asked", "whether the port is shut"),
        ("Ito was told by aides that it is shut.", "aides", "was told", "that it is shut"),
        ("Ito is confident that it will open.", "Ito", "is confident", "that it will open"),
    ],
)
def test_indirect(text: str, source: str, cue: str, content: str) -> None:
    assert _read(text) == [("indirect", source, cue, [content])]


def test_mixed() -> None:
    text = "Ito said the plan was “a gift to the other side of the strait” and bad."
    assert [form for form, *_ in _read(text)] == ["mixed"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks failed on Monday.",
        "The “nuclear button” is large.",
        "It undermines the image of a firm leader.",
        "The state of the plans is bad.",
    ],
)
def test_the_reporter_alone_is_no_attribution(text: str) -> None:
    assert _read(text) == []


def test_a_joined_verb_and_a_participle_share_the_subject() -> None:
    text = "They added that talks would go on and stressed that time was short, adding that it ran."
    assert [(source, content) for _, source, _, content in _read(text)] == [
        ("They", ["that talks would go on"]),
        ("They", ["that time was short"]),
        ("They", ["that it ran"]),
    ]


def test_a_clause_of_another_speaker_ends_the_content() -> None:
    text = "Ito said that the port was open, while Kato insisted that it was shut."
    assert [content for *_, content in _read(text)] == [
        ["that the port was open"],
        ["that it was shut"],
    ]


def _chains(text: str) -> list[tuple[list[str], str]]:
    return [
        ([span.of(text) for span in a.outer], a.source.of(text) if a.source else "")
        for a in attributions(text)
    ]


def test_chains() -> None:
    said = "Ito said that Kato had agreed to stop, but that Kato said he would wait."
    assert _chains(said) == [([], "Ito"), (["Ito"], "Kato"), (["Ito"], "Kato")]
    parenthesis = "If, as Ito said, Kato insisted that it stop, that was odd."
    assert _chains(parenthesis) == [([], "Ito"), (["Ito"], "Kato")]
    three = "Ito said that Kato said that Abe said it was over."
    assert _chains(three) == [([], "Ito"), (["Ito"], "Kato"), (["Ito", "Kato"], "Abe")]
    quoted = "“They wanted the sanctions lifted,” Ito said."
    assert _chains(quoted) == [([], "Ito"), (["Ito"], "They")]


def test_what_a_quotation_reports_is_no_direct_speech_of_the_one_reported() -> None:
    text = "“They wanted the sanctions lifted,” Ito said."
    assert [a.form for a in attributions(text)] == ["direct", "indirect"]


def test_a_quotation_in_a_paragraph_of_its_own_is_carried() -> None:
    text = "“We leave,” Ito said.\n\n“It is over for good.”"
    first, second = attributions(text)
    assert not first.carried
    assert second.carried
    assert second.source == first.source


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    text = "“We leave.\n\n“It is over,” Ito said."
    assert _read(text) == [("direct", "Ito", "said", ["We leave.", "It is over,"])]


def test_a_sentence_may_announce_the_next_paragraph() -> None:
    text = "Then Ito said:\n\n“We leave now.”"
    assert _read(text) == [("direct", "Ito", "said", ["We leave now."])]


def test_passages_that_are_no_body_are_skipped() -> None:
    text = "Ito said no deal\n\nKOBE: Ito said that it was over.\n\nSource: Ito said no."
    headline, first, notice = paragraphs(text)
    parts = (
        Passage(headline, "headline", 0),
        Passage(Span(first.start, first.start + 5), "dateline", 1),
        Passage(Span(first.start + 6, first.end), "body", 1),
        Passage(notice, "notice", 2),
    )
    (found,) = attributions(text, parts)
    assert found.content[0].of(text) == "that it was over"


@pytest.mark.parametrize(
    ("text", "form", "content"),
    [
        ("Ito: no deal", "indirect", "no deal"),
        ("Ito: ‘No deal at all’", "direct", "No deal at all"),
    ],
)
def test_an_elliptic_headline_is_one(text: str, form: str, content: str) -> None:
    (found,) = attributions(text, [Passage(Span(0, len(text)), "headline", 0)])
    assert (found.form, found.content[0].of(text)) == (form, content)
    assert found.source is not None
    assert found.source.of(text) == "Ito"


def test_form_of_and_nested() -> None:
    text = "“No,” he said."
    found = quotations(text)
    assert form_of(text, [(1, 4)], found) == "direct"
    assert form_of(text, [(0, len(text))], found) == "mixed"
    assert form_of(text, [(6, len(text))], found) == "indirect"
    outer = Attribution((Span(5, 50),), "indirect", Span(0, 2), Span(3, 4))
    inner = Attribution((Span(20, 50),), "indirect", Span(10, 12), Span(13, 15))
    assert [a.outer for a in nested([outer, inner])] == [(), (Span(0, 2),)]


PIECES = [
    "Ito", "Mr.", "Kim", "he", "they", "the", "president", "said", "told", "reporters", "that",
    "was", "asked", "by", "to", "vowed", "according", "as", "demand", "’s", "confident", "of",
    "and", "but", "while", "adding", "plan", "“", "”", '"', "‘", "’", "''", ",", ".", "?", ":",
    "—", "(", ")", "\n\n", "«", "»", "don’t", "は", "「", "」", "if", "who", "7%",
]  # fmt: skip
ANY = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)


def _sound(text: str, found: tuple[Attribution, ...]) -> None:
    for a in found:
        spans = [*a.content, *a.outer, *(s for s in (a.source, a.cue) if s is not None)]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(x.end <= y.start for x, y in zip(a.content, a.content[1:], strict=False))
        assert not any(s.meets(c) for s in (a.source, a.cue) if s is not None for c in a.content)
        assert all(c.of(text) == c.of(text).strip() for c in a.content)
        assert a.form in FORMS
        assert a.rule


@settings(max_examples=300)
@given(ANY)
def test_any_text_gives_sound_spans(text: str) -> None:
    found = attributions(text)
    _sound(text, found)
    assert [a.content[0] for a in found] == sorted(a.content[0] for a in found)
    assert attributions(text) == found


@given(ANY, st.lists(st.tuples(st.integers(0, 90), st.sampled_from(KINDS)), max_size=4))
def test_any_passages_give_sound_spans(text: str, cuts: list[tuple[int, str]]) -> None:
    ends = sorted(min(end, len(text)) for end, _ in cuts)
    kinds = [kind for _, kind in cuts]
    parts = [
        Passage(Span(start, end), kind, number)
        for number, (start, end, kind) in enumerate(zip([0, *ends], ends, kinds, strict=False))
        if start < end
    ]
    _sound(text, attributions(text, parts))
