"""Which parties a stretch of text names."""

from __future__ import annotations

import pytest

from summitry.evidence.proposals.mentions import party_finder
from summitry.evidence.spans import Span
from summitry.model.claim import Voice
from summitry.model.party import Party

CREW = Party("crew", "Ferry Crew", called="the crew", speakers=("Olaf Dahl",))
CITY = Party("city", "City of Vik", speakers=("Ida Berg",))
FIND = party_finder(
    [CREW, CITY],
    [Voice("dahlberg", "Olaf Dahl-Moe")],
    {"Dahl": "Olaf Dahl", "Berg": "city", "Moe": "dahlberg", "the mayor": "nobody known"},
)


def named(text: str) -> tuple[str, ...]:
    return FIND(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ida Berg met the crew and Olaf Dahl", ("city", "crew")),
        ("Dahl's answer to Berg", ("crew", "city")),
        ("Olaf Dahl-Moe was not there", ()),  # another person, whose name is longer
        ("Dahl-Moe and Moe", ()),
        ("Bergen and the crewman", ()),  # whole words alone
        ("the mayor", ()),
        ("THE CREW", ()),  # as printed
        ("", ()),
    ],
)
def test_names_as_printed_in_the_order_of_their_first_mention(
    text: str, parties: tuple[str, ...]
) -> None:
    assert named(text) == parties


def test_only_the_span_is_looked_at() -> None:
    text = "Ida Berg met Olaf Dahl"
    assert FIND(text, Span(8, len(text))) == ("crew",)


def test_a_case_without_names_names_nobody() -> None:
    assert party_finder([])("Ida Berg", Span(0, 8)) == ()
