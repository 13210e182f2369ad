"""Event codes: whole, of the right family, and the ones that sanctions turn on."""

import pytest

from summitry.evidence.acts.act import ActReading
from summitry.evidence.acts.codes import CODES, NO_CODE, RENAMED, acts_of, event_code
from summitry.evidence.acts.reading import read_act
from summitry.evidence.acts.topics import TOPICS
from summitry.model.claim import ACTS

FAMILY = {
    "demand": ("10", "113"),
    "offer": ("03",),
    "commitment": ("03", "057"),
    "refusal": ("12",),
    "threat": ("13",),
    "concession": ("08",),
}


def code(act: str, text: str = "", issue: str = "", rule: str = "otherwise") -> str | None:
    found = event_code(ActReading(act, "asserted", f"acts/1 {rule}"), text, issue)
    return found and found.cameo


def test_every_act_has_codes_or_says_that_it_has_none() -> None:
    assert sorted([*CODES, *NO_CODE]) == sorted(ACTS)
    assert all(code(act) is None for act in NO_CODE)


@pytest.mark.parametrize("act", CODES)
def test_codes_are_of_the_family_of_their_act(act: str) -> None:
    assert "" in CODES[act]
    assert all(one.cameo.startswith(FAMILY[act]) for one in CODES[act].values())
    assert {topic for topic in CODES[act] if topic} <= set(TOPICS)


def test_the_way_back_holds_every_type() -> None:
    for act, rows in CODES.items():
        for one in rows.values():
            if one.cameo != "113":
                assert act in acts_of(one.plover), one
    assert all(acts_of(old) == acts_of(new) for old, new in RENAMED.items())
    assert acts_of("AID") == ()


@pytest.mark.parametrize(
    ("act", "text", "issue", "expected"),
    [
        ("demand", "lift all sanctions", "", "1054"),
        ("demand", "a partial lifting", "sanctions relief", "1054"),
        ("demand", "impose new sanctions", "sanctions relief", "100"),
        ("demand", "called for sanctions against Lund", "", "113"),
        ("refusal", "we couldn't do that", "sanctions relief", "1244"),
        ("refusal", "refused to meet the envoy", "", "125"),
        ("refusal", "vetoed the resolution", "", "129"),
        ("offer", "it would ease the embargo", "", "0354"),
        ("commitment", "signed a treaty of friendship", "", "057"),
        ("concession", "the embargo was eased", "", "085"),
        ("concession", "eased the embargo", "", "085"),
        ("concession", "gave up its claim", "", "080"),
        ("threat", "threatened new sanctions", "", "1312"),
        ("threat", "threatened to attack", "", "138"),
        ("demand", "", "", "100"),
    ],
)
def test_topics(act: str, text: str, issue: str, expected: str) -> None:
    assert code(act, text, issue) == expected


def test_accusation_and_criticism_are_accuse() -> None:
    assert code("claim", rule="claim.accuses") == "112"
    assert code("assessment", rule="assessment.criticizes") == "111"
    text = "The guild accused the mayor of breaking his word."
    found = event_code(read_act(text, [(0, len(text))]), text)
    assert found is not None
    assert found.plover == "ACCUSE"
