"""What a person is told to look at with care."""

from __future__ import annotations

import pytest

from summitry.evidence.acts.act import ActReading
from summitry.evidence.proposals.doubts import doubts_about
from summitry.evidence.proposals.proposal import Link
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import DIRECT, INDIRECT, Attribution

SURE = Link("Ida Berg", "city", "Ida Berg", "name")
SAID = Attribution((Span(0, 5),), DIRECT, Span(6, 9), Span(10, 14))
CLAIM = ActReading("claim", "asserted", "acts/1")


def test_a_direct_quote_of_a_known_person_leaves_no_doubt() -> None:
    assert not list(doubts_about("body", (SURE,), CLAIM, SAID))


@pytest.mark.parametrize(
    ("passage", "chain", "act", "of", "words"),
    [
        ("headline", (), CLAIM, None, "headline"),
        ("body", (Link("he", "city", "Ida Berg", "pronoun"),), CLAIM, SAID, "only by pronoun"),
        ("body", (Link("the mayor"),), CLAIM, SAID, "nobody of the case"),
        ("body", (SURE, SURE), CLAIM, SAID, "second hand"),
        ("body", (SURE,), ActReading("claim", "hedged", "r"), SAID, "hedged"),
        (
            "body",
            (SURE,),
            ActReading("offer", "asserted", "r"),
            Attribution((Span(0, 5),), INDIRECT, Span(6, 9)),
            "read as offer",
        ),
        ("body", (), CLAIM, Attribution((Span(0, 5),), DIRECT), "nobody is named"),
        (
            "body",
            (SURE,),
            CLAIM,
            Attribution((Span(0, 5),), DIRECT, Span(6, 9), carried=True),
            "carried over",
        ),
    ],
)
def test_each_doubt_is_said_once(passage, chain, act, of, words) -> None:  # type: ignore[no-untyped-def]
    assert len([d for d in doubts_about(passage, chain, act, of) if words in d]) == 1
