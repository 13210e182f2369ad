"""Parsed text: any English pipeline, sentences by rule, and places that lead back to the text."""

import sys
from types import ModuleType

import pytest

from summitry.errors import NotInstalled
from summitry.evidence.speech import parsed as module
from summitry.evidence.speech.parsed import (
    MAX_SENTENCE,
    english_pipeline,
    installed_pipelines,
    parsed,
    pipeline_name,
)
from tests.evidence.speech.english import NLP, needs_english


def test_the_preferred_pipelines_come_first(monkeypatch):
    names = ["en_core_web_trf", "numpy", "en_core_web_sm", "en_core_web_lg", "en_core_web_sm_copy"]
    found = [type("Found", (), {"name": name}) for name in names]
    monkeypatch.setattr(module.pkgutil, "iter_modules", lambda: found)
    assert installed_pipelines() == (
        "en_core_web_lg",
        "en_core_web_sm",
        "en_core_web_sm_copy",
        "en_core_web_trf",
    )


def test_without_a_pipeline_the_message_says_how_to_get_one(monkeypatch):
    monkeypatch.setattr(module, "installed_pipelines", lambda: ())
    with pytest.raises(NotInstalled, match=r"pip install 'summitry\[nlp\]', then any package en_c"):
        english_pipeline.__wrapped__()


def test_a_package_that_is_no_pipeline_or_has_no_parser_does_not_do(monkeypatch):
    empty, mute = ModuleType("en_core_web_empty"), ModuleType("en_core_web_mute")
    mute.load = lambda exclude: type("Mute", (), {"has_pipe": lambda self, name: False})()
    monkeypatch.setitem(sys.modules, "en_core_web_empty", empty)
    monkeypatch.setitem(sys.modules, "en_core_web_mute", mute)
    for name in ("en_core_web_empty", "en_core_web_mute", "en_core_web_absent"):
        with pytest.raises(NotInstalled, match=f"{name} is not one"):
            english_pipeline.__wrapped__(name)


@needs_english
def test_a_pipeline_is_loaded_once_and_named_with_its_version():
    assert english_pipeline() is english_pipeline()
    name, version = pipeline_name(NLP).split(" ")
    assert name.startswith("en_core_web")
    assert version[0].isdigit()


@needs_english
def test_sentences_are_those_of_the_rules_and_places_lead_back():
    text = "HANOI: Talks ended.\n\nThe U.S. agreed.  “No,” he said. Mr. Kim left."
    pieces = parsed(text, NLP)
    sentences = [p.span(s.start, s.end - 1).of(text).strip() for p in pieces for s in p.doc.sents]
    assert sentences == [
        "HANOI: Talks ended.",
        "The U.S. agreed.",
        "“No,” he said.",
        "Mr. Kim left.",
    ]
    assert [p.paragraph for p in pieces] == [0, 1]
    for piece in pieces:
        for token in piece.doc:
            assert piece.span(token.i, token.i).of(text) == token.text


@needs_english
def test_what_is_too_long_for_a_tree_is_left_out_and_the_rest_is_cut(monkeypatch):
    monkeypatch.setattr(module, "MAX_PIECE", 60)
    text = "One port closed. " * 6 + "and so on " * (MAX_SENTENCE // 9) + ". Two ports opened."
    pieces = parsed(text, NLP)
    assert all(len(piece.doc.text) <= 60 for piece in pieces)
    assert [p.doc.text for p in pieces][-1] == "Two ports opened."
    assert sum(p.doc.text.count("One port closed.") for p in pieces) == 5


@needs_english
def test_the_tokens_are_those_of_the_pipeline_itself():
    text = "He didn’t go. They can't."
    (piece,) = parsed(text, NLP)
    own = NLP.make_doc(text)
    assert [(t.text, t.norm_) for t in piece.doc] == [(t.text, t.norm_) for t in own]


@needs_english
def test_half_a_character_keeps_its_place():
    (piece,) = parsed("He said \ud800 no.", NLP)
    assert piece.doc.text == "He said \ufffd no."


@needs_english
@pytest.mark.parametrize("text", ["", " \n \n"])
def test_nothing_is_nothing(text):
    assert parsed(text, NLP) == []
