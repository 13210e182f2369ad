"""Attributions by dependency rules: forms, chains, passages, and any text whatever."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.evidence.intake.passage import Passage
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import FORMS
from summitry.evidence.speech.dependency import RULE, dependency_attributions, nested
from summitry.evidence.speech.parsed import pipeline_name
from tests.evidence.speech.english import NLP, Told, needs_english, told

pytestmark = needs_english


@pytest.mark.parametrize(
    ("text", "form", "source", "content"),
    [
        (
            "Mr. Ito said on Monday that the port would close.",
            "indirect",
            "Mr. Ito",
            "that the port would close",
        ),
        (
            "“The port will close,” said Mr. Ito.",
            "direct",
            "Mr. Ito",
            "The port will close,",
        ),
        (
            "Mr. Ito said the closing was “a grave mistake of theirs” and an insult.",
            "mixed",
            "Mr. Ito",
            "the closing was “a grave mistake of theirs” and an insult",
        ),
        (
            "The union wants to keep the port open.",
            "indirect",
            "The union",
            "to keep the port open",
        ),
        (
            "The port will close in May, according to the union.",
            "indirect",
            "the union",
            "The port will close in May",
        ),
        (
            "The union rejected Mr. Ito’s claim that the port was empty.",
            "indirect",
            "Mr. Ito’s",
            "that the port was empty",
        ),
        (
            "Experts estimate that the harbour holds 30 to 60 ships.",
            "indirect",
            "Experts",
            "that the harbour holds 30 to 60 ships",
        ),
    ],
)
def test_form_source_and_content(text, form, source, content):
    assert (form, source, (content,)) in {(f.form, f.source, f.content) for f in told(text)}


def test_a_chain_names_the_sources_around_outermost_first():
    text = (
        "Mr. Ito said that Ms. Silva had agreed to open the port but that Ms. Silva said she would "
        "do so only if the strike ended."
    )
    found = {(f.source, f.cue): f.outer for f in told(text)}
    assert found["Mr. Ito", "said"] == ()
    assert found["Ms. Silva", "had agreed"] == ("Mr. Ito",)
    assert found["Ms. Silva", "said"] == ("Mr. Ito",)


def test_an_account_inside_a_quotation_has_its_speaker_around_it():
    text = "“I went home, and Ms. Silva told me that the port would close in May,” Mr. Ito said."
    inner = next(f for f in told(text) if f.cue == "told")
    assert inner.source == "Ms. Silva"
    assert inner.outer == ("Mr. Ito",)
    assert inner.form == "indirect"


def test_only_some_passages_are_read():
    text = "Ito said it is over\n\nHANOI: Mr. Ito said it was over.\n\nEdited by Ana, who said so."
    spans = [(0, 19, "headline"), (21, 27, "dateline"), (28, 53, "body"), (55, 83, "notice")]
    passages = [Passage(Span(a, b), kind, 0) for a, b, kind in spans]
    assert [found.source for found in told(text, passages)] == ["Ito", "Mr. Ito"]


def test_each_rule_names_itself_and_the_pipeline():
    (found,) = dependency_attributions("Mr. Ito said it was over.", NLP)
    assert found.rule == f"{RULE} {pipeline_name(NLP)}: say ccomp"


def test_nested_is_settled():
    text = "Mr. Ito said that Ms. Silva said she would go."
    found = dependency_attributions(text, NLP)
    assert nested(replace(a, outer=()) for a in found) == found


ODD = [
    "",
    "“",
    "” said ”",
    "金正恩说，“我们不会放弃。”他说。",
    'قال الرئيس: "لن نوافق على ذلك".',
    "he said \ud800 that it was over",
    "said said said said",
    "“a ‘b “c’ d” e",
    "He said\x00 that “it\u202e is” over.",
    "x" * 50_000,
    "the port said that " * 3_000,
    'he said "no way out of here" ' * 500,
    "Mr. Ito said that it was over. " * 400,
]


def fits(text):
    for a in dependency_attributions(text, NLP):
        assert a.content
        assert a.form in FORMS
        assert all(0 <= s.start < s.end <= len(text) for s in (*a.content, *a.outer))
        assert all(x.end <= y.start for x, y in pairwise(a.content))
        parts = [part for part in (a.source, a.cue) if part is not None and not a.carried]
        assert not any(part.meets(span) for part in parts for span in a.content)


@pytest.mark.parametrize("text", ODD)
def test_no_text_is_refused_and_every_span_stands_in_it(text):
    fits(text)


WORDS = 'Ito Silva said that told “ ” " ’ , . ? he the port would close If as \n\n to according'


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
def test_any_shuffle_of_words_and_marks_is_read(text):
    fits(text)


def test_silence():
    assert told("The harbour is blue.") == []
    assert Told("direct", None, None, ()).outer == ()
