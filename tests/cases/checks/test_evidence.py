"""Evidence: claims name what exists, and reasons name claims."""

import pytest

from tests.cases.sample import found

CLAIM = {"in": "d1", "chain": ["reporter", "east"], "act": "demand", "quote": "so"}


@pytest.mark.parametrize(
    ("change", "leaf", "words"),
    [
        ({"in": "d9"}, "in", "no such document: d9; allowed: d1"),
        ({"chain": ["reporter", "westt"]}, "chain", "no such party or voice: westt"),
        ({"about": "westt"}, "about", "did you mean west?"),
        ({"issues": ["fees"]}, "issues", "no such issue: fees; did you mean fee?"),
        ({"speaker": "Ada Reye"}, "speaker", "did you mean Ada Reyes?"),
    ],
)
def test_a_claim_names_what_exists(change, leaf, words):
    messages = dict(found("evidence", "claims", asks={**CLAIM, **change}))
    assert list(messages) == [f"evidence.claims.asks.{leaf}"]
    assert words in messages[f"evidence.claims.asks.{leaf}"]


def test_a_voice_may_be_named_like_a_party():
    claim = {**CLAIM, "chain": ["expert"], "about": "west", "speaker": "Bo Li"}
    evidence = {
        "documents": {"d1": {"publisher": "p", "date": "2021-01-01"}},
        "voices": {"expert": {"name": "Bo Li"}},
        "claims": {"asks": claim},
    }
    assert found(evidence=evidence) == []


@pytest.mark.parametrize("grade", ["quoted", "inferred"])
@pytest.mark.parametrize(
    ("place", "entry"),
    [
        (("rules",), {"rule": "fee > 0"}),
        (("facts",), {"name": "n", "value": "1"}),
        (("issues",), {"options": ["a", "b"], "status_quo": "a"}),
        (("beliefs", "east", "west", "together"), {"if": "fee > 0", "points": "1"}),
    ],
)
def test_a_reason_names_claims_that_exist(grade, place, entry):
    assert found(*place, new={**entry, grade: ["aks"]}) == [
        (".".join((*place, "new")), "no such claim: aks; did you mean asks?")
    ]


def test_a_claim_that_nothing_rests_on_is_doubtful_unless_left_out():
    ((path, message),) = found("evidence", "claims", spare=CLAIM)
    assert path == "evidence.claims.spare"
    assert "no number, rule or issue rests on this claim" in message


def test_a_claim_left_out_exists():
    assert found("left_out", a={"claims": ["aks"], "why": "w"})[0][0] == "left_out.a"


def test_what_is_cited_is_not_left_out():
    ((path, message),) = found("left_out", a={"claims": ["asks"], "why": "w"})
    assert path == "left_out.a.claims"
    assert message == "asks is cited by a number, rule or issue; it is not left out"


@pytest.mark.parametrize("key", ["east", "reporter"])
def test_a_voice_is_not_called_like_a_party_or_the_reporter(key):
    messages = dict(found("evidence", "voices", **{key: {"name": "Someone else"}}))
    assert "already names another speaker" in messages[f"evidence.voices.{key}"]
