"""Drafts from grammar: which cues count, their spans, and what the parser is corrected in."""

import pytest

from summitry.evidence.speech.dependency_marks import Quotes
from summitry.evidence.speech.dependency_rules import cue_span, drafts_of_grammar, is_of_speech
from summitry.evidence.speech.dependency_table import Table, complement_table
from summitry.evidence.speech.parsed import parsed
from tests.evidence.speech.english import NLP, Told, needs_english, told

pytestmark = needs_english


def test_a_complement_counts_from_the_threshold_on():
    text = "The union said that the port would close."
    (piece,) = parsed(text, NLP)
    table = Table({("VERB", "say", "ccomp"): (96, 50)})
    assert table.share("VERB", "say", "ccomp") == 48
    assert len(list(drafts_of_grammar(piece, table, 48, Quotes(())))) == 1
    assert list(drafts_of_grammar(piece, table, 49, Quotes(()))) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("He has never said that it was over.", "has never said"),
        ("He did not say that it was over.", "did not say"),
        ("According to him, it was over.", "According to"),
        ("He pointed out that it was over.", "pointed out"),
    ],
)
def test_a_cue_takes_its_auxiliaries_its_negation_and_its_particle(text, cue):
    assert cue in {found.cue for found in told(text)} | {
        p.span(t.i, t.i).of(text) if t.text == cue else cue_span(p, t).of(text)
        for p in parsed(text, NLP)
        for t in p.doc
    }


def test_a_verb_is_of_speech_by_the_table_alone():
    (piece,) = parsed("He said it closed and made it close.", NLP)
    table = complement_table()
    assert [t.text for t in piece.doc if is_of_speech(t, table)] == ["said"]


def test_a_source_that_says_what_it_says_is_one_attribution():
    (found,) = told("The ministry issued a statement saying that the port would close.")
    assert found == Told("indirect", "The ministry", "saying", ("that the port would close",))


def test_the_clause_that_as_he_said_stands_in_is_its_content():
    found = told("As Mr. Ito said, the union rejected the offer on Monday.")
    assert ("Mr. Ito", ("the union rejected the offer on Monday",)) in {
        (f.source, f.content) for f in found
    }


def test_a_main_clause_that_the_parser_hung_on_an_if_is_no_content():
    text = (
        "If, as Mr. Ito said, Ms. Silva insisted that the union open all closed ports in exchange "
        "for just the pay of May, that was a severe misreading of his orders."
    )
    inner = next(found for found in told(text) if found.cue == "insisted")
    assert inner.source == "Ms. Silva"
    assert inner.content[-1].endswith("the pay of May")
    assert inner.outer == ("Mr. Ito",)
