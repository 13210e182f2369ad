"""Cells, their order, their flags and their count of sources."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from summitry.errors import UnknownName
from summitry.evidence.positions import (
    NO_SOURCE,
    ONLY_OTHER_SIDE,
    SOURCES_DIFFER,
    STATING_ACTS,
    Position,
    PositionTable,
    positions,
)
from summitry.model.claim import Claim, Document, Voice
from summitry.model.issue import Issue
from summitry.model.party import Party

PARTIES = [
    Party("us", "United States", speakers=("Donald Trump",)),
    Party("dprk", "North Korea"),
    Party("rok", "South Korea", principal=False),
]
ISSUES = [Issue("sites", "Sites", ()), Issue("sanctions", "Sanctions", ())]
PAPERS = [
    Document("old", "Gazette", date(2019, 2, 27), "news"),
    Document("long", "Herald", date(2019, 2, 28), "news", cluster="hanoi"),
    Document("short", "Courier", date(2019, 2, 28), "news", cluster="hanoi"),
]
THIRD_HAND = ("reporter", "us", "dprk")


def claim(id: str, document: str = "long", **given: Any) -> Claim:
    plain: dict[str, Any] = {
        "chain": THIRD_HAND,
        "act": "demand",
        "issues": ("sanctions",),
        "quote": "all lifted",
    }
    return Claim(id, document, **{**plain, **given})


def table(claims: Sequence[Claim], **given: Any) -> PositionTable:
    return positions(PARTIES, ISSUES, claims, PAPERS, [Voice("lee", "J. Lee")], **given)


def dprk(claims: Sequence[Claim], **given: Any) -> Position:
    return table(claims, **given).cell("dprk", "sanctions")


def flags(cell: Position) -> list[str]:
    return [flag.words for flag in cell.flags]


def test_claims_stand_newest_first_then_in_file_order() -> None:
    cell = dprk([claim("a", "old"), claim("b"), claim("c", "short"), claim("d", "old")])
    assert [row.claim.id for row in cell.claims] == ["b", "c", "a", "d"]
    assert cell.claims[0].told == "Herald: United States says that North Korea said"


def test_the_table_has_a_cell_for_every_holder_and_issue() -> None:
    general = claim("g", issues=(), chain=("reporter", "lee"), act="assessment")
    full = table([claim("a", issues=("sites", "sanctions")), general])
    assert full.holders == ("us", "dprk", "rok", "lee")
    assert full.issues == ("sites", "sanctions", None)
    assert [(c.holder, c.issue) for c in full.cells] == [
        (holder, issue) for holder in full.holders for issue in full.issues
    ]
    assert [row.claim.id for row in full.cell("lee", None).claims] == ["g"]
    assert [row.claim.id for row in full.cell("dprk", "sites").claims] == ["a"]
    assert table([]).issues == ("sites", "sanctions")
    with pytest.raises(UnknownName, match="did you mean sanctions"):
        full.cell("us", "sanction")
    with pytest.raises(UnknownName, match="no such holder"):
        full.cell("uk", "sites")


def test_a_position_told_by_its_opponent_alone_is_flagged() -> None:
    second = claim("e", chain=("reporter", "lee"), about="dprk", act="assessment")
    cell = dprk([claim("a"), second])
    assert flags(cell) == [ONLY_OTHER_SIDE]
    assert cell.flags[0].claims == ("a",)
    assert cell.flags[0].why == "known only from United States"


@pytest.mark.parametrize("chain", [("reporter", "dprk"), ("reporter", "lee"), ("reporter",)])
def test_one_who_is_no_opponent_lifts_the_flag(chain: tuple[str, ...]) -> None:
    assert flags(dprk([claim("a"), claim("b", chain=chain, about="dprk")])) == []


def test_a_voice_or_an_assessment_alone_is_not_one_sided() -> None:
    full = table([claim("a", chain=("reporter", "us", "lee"))])
    assert flags(full.cell("lee", "sanctions")) == []
    assert flags(dprk([claim("a", act="assessment")])) == []


def test_one_statement_in_other_words_is_flagged_with_the_words() -> None:
    one = claim("a", quote="other weapons systems before", statement="s")
    two = claim("b", "short", quote="other parts of the program before", statement="s")
    flag = dprk([one, two]).flags[-1]
    assert (flag.words, flag.claims) == (SOURCES_DIFFER, ("a", "b"))
    assert flag.differing == (("weapons systems", "parts of the program"),)


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "full denuclearisation", "document": "short"},
        {"quote": "otherwise said", "document": "short", "statement": "t"},
        {"quote": "otherwise said", "document": "short", "statement": None},
        {"quote": "otherwise said"},
        {"quote": None, "paraphrase": "otherwise said", "document": "short"},
    ],
)
def test_spelling_other_statements_and_our_own_words_are_no_difference(
    change: dict[str, Any],
) -> None:
    given = {"quote": "full denuclearization", "document": "long", "statement": "s"}
    cell = dprk([claim("a", **given), claim("b", **{**given, **change})])
    assert SOURCES_DIFFER not in flags(cell)


def test_positions_that_cannot_both_be_true_are_flagged_if_asked() -> None:
    claims = [
        claim("a", position="sanctions = lifted"),
        claim("b", position="sanctions = partial", chain=("reporter", "dprk")),
        claim("c", "old", position="sanctions = lifted"),
    ]
    cell = dprk(claims, clash=lambda one, other: one != other)
    assert flags(cell) == [SOURCES_DIFFER]
    assert cell.flags[0].claims == ("a", "b")
    assert cell.flags[0].differing == (("sanctions = lifted", "sanctions = partial"),)
    assert flags(dprk(claims)) == []
    assert (table(claims).clash_checked, table([], clash=lambda *_: True).clash_checked) == (
        False,
        True,
    )


def test_principals_without_a_claim_have_no_source() -> None:
    full = table([claim("a", issues=())])
    assert flags(full.cell("us", "sites")) == [NO_SOURCE]
    assert flags(full.cell("rok", "sites")) == []
    assert flags(full.cell("us", None)) == []


def test_versions_of_one_story_are_one_source() -> None:
    assert dprk([claim("a"), claim("b", "short")]).n_sources == 1
    assert dprk([claim("a"), claim("b", "old")]).n_sources == 2
    assert dprk([claim("a"), claim("b", "old", act="event")]).n_sources == 1


def test_assessments_and_events_are_kept_and_marked() -> None:
    cell = dprk([claim(act, act=act) for act in (*STATING_ACTS, "assessment", "event")])
    assert [row.claim.id for row in cell.claims if not row.states] == ["assessment", "event"]


@pytest.mark.parametrize(
    "wrong", [{"issues": ("wage",)}, {"document": "new"}, {"chain": ("reporter", "uk")}]
)
def test_what_is_not_given_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UnknownName):
        table([claim("a", **wrong)])
