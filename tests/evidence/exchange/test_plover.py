"""Claims as event records: which are coded, and as what."""

from __future__ import annotations

import datetime
import json

from summitry.evidence.exchange.formats import EVENTS
from summitry.evidence.exchange.record import Record
from summitry.model.claim import Claim, Document

PAPER = Document("d", "Gazette", datetime.date(2020, 1, 2), "news")


def claim(key: str, act: str, words: str, *issues: str, about: str | None = None) -> Claim:
    return Claim(key, "d", ("reporter", "us"), act, issues, quote=words, about=about)


RECORD = Record(
    (PAPER,),
    (
        claim("a", "demand", "they wanted the sanctions lifted", "relief", about="dprk"),
        claim("b", "refusal", "we could not do that", "relief"),
        claim("c", "threat", "the talks will be off"),
        claim("d", "assessment", "a severe misreading"),
    ),
    (),
    {"us": "United States", "dprk": "North Korea"},
    {"relief": "sanctions relief"},
)


def test_acts_that_have_a_code_are_events_of_the_side_that_holds_them() -> None:
    events = json.loads(EVENTS.dump(RECORD))
    assert [event["id"] for event in events] == ["a", "b", "c"]
    demand, refusal, _ = events
    assert (demand["event"], demand["cameo"]) == ("REQUEST", "1054")
    assert demand["source"] == [{"actorText": "North Korea", "code": "DPRK"}]
    assert (refusal["event"], refusal["cameo"]) == ("REJECT", "1244")
    assert demand["date"] == "2020-01-02"


def test_what_has_no_code_is_said() -> None:
    first, second = EVENTS.losses(RECORD)
    assert first == "claims whose act has no event code: 1 (d)"
    assert "targets are empty" in second
    assert EVENTS.losses(Record()) == ()


def test_the_condition_is_not_what_is_offered() -> None:
    words = "would suspend it for a year if daily inspections were agreed"
    offer = Claim(
        "e",
        "d",
        ("reporter", "us"),
        "offer",
        quote=words,
        condition="if daily inspections were agreed",
    )
    (event,) = json.loads(EVENTS.dump(Record((PAPER,), (offer,))))
    assert event["cameo"] == "030"
