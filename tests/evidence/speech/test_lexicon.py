"""The table of cues is whole, and its verbs are found in all their forms."""

import pytest

from summitry.evidence.speech.closed import PREPOSITIONS
from summitry.evidence.speech.lexicon import (
    CUE_NEAR,
    FRAMES,
    KINDS,
    LONGEST,
    PAST_ONLY,
    cues,
    noun_forms,
    states,
    verb_forms,
)


def test_every_row_has_a_kind_and_frames_that_exist() -> None:
    known = {*FRAMES, PAST_ONLY, "as", *PREPOSITIONS}
    for cue in cues():
        assert cue.kind in KINDS
        assert cue.frames, cue.lemma
        assert cue.frames <= known, (cue.lemma, cue.frames - known)


def test_it_is_large_and_has_no_row_twice() -> None:
    rows = [(cue.lemma, cue.kind == "noun") for cue in cues()]
    assert len(rows) == len(set(rows))
    assert sum(cue.kind not in ("noun", "state") for cue in cues()) >= 300
    assert len(noun_forms()) >= 80
    assert {"confident", "aware"} <= states().keys()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("says", "say"),
        ("denies", "deny"),
        ("admitting", "admit"),
        ("wrote", "write"),
        ("written", "write"),
        ("pushes", "push"),
        ("foresees", "foresee"),
        ("agreeing", "agree"),
        ("planning", "plan"),
        ("shot back", "shoot back"),
        ("took issue with", "take issue with"),
    ],
)
def test_forms_are_built_by_the_rules_of_spelling(form: str, lemma: str) -> None:
    assert verb_forms()[form][0].lemma == lemma


def test_words_likelier_a_noun_are_verbs_in_the_past_only() -> None:
    assert "stated" in verb_forms()
    assert "state" not in verb_forms()
    assert noun_forms()["demands"].lemma == "demand"


def test_no_form_is_longer_than_said() -> None:
    assert max(len(form.split()) for form in verb_forms()) <= LONGEST


def test_cues_near_a_quotation() -> None:
    assert CUE_NEAR.search("he Said it")
    assert CUE_NEAR.search("according to him")
    assert not CUE_NEAR.search("the unsaid and the aside")
