"""The change digest: one small record for each rule."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from summitry.evidence.changes import CHANGES, Change, changes
from summitry.evidence.positions import PositionTable, positions
from summitry.model.claim import Claim, Document
from summitry.model.issue import Issue
from summitry.model.party import Party

DAY = datetime.date(2020, 5, 2)
PARTIES = (Party("a", "A"), Party("b", "B"))
PAPERS = (
    Document("old", "Gazette", datetime.date(2020, 5, 1), "news"),
    Document("new", "Gazette", DAY, "news"),
)


def said(where: str, act: str, position: str | None = None, by: tuple[str, ...] = ("a",)) -> Claim:
    key = f"{where}_{act}_{'_'.join(by)}_{position}"
    return Claim(key, where, ("reporter", *by), act, ("pay",), "words", position=position)


def clash(one: str, other: str) -> bool:
    return {one, other} == {"pay = low", "pay = high"}


def table(*claims: Claim) -> PositionTable:
    return positions(PARTIES, (Issue("pay", "Pay", ()),), claims, PAPERS, ())


def digest(*claims: Claim) -> list[Change]:
    return list(changes(table(*claims), DAY, clash).changes)


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ([], said("new", "demand"), "new"),
        ([said("old", "offer", "pay = high")], said("new", "refusal", "pay = low"), "withdrawn"),
        ([said("old", "offer")], said("new", "refusal"), "added"),  # of what, nobody said
        ([said("old", "offer", by=("b", "a"))], said("new", "refusal"), "added"),  # not its own
        (
            [said("old", "demand", "pay = high", ("b", "a"))],
            said("new", "demand", "pay = low"),
            "contradicted",
        ),
        ([said("old", "demand", "pay = high")], said("new", "demand", "pay = low"), "moved"),
        ([said("old", "demand", "pay = high")], said("new", "offer", "pay = high"), "repeated"),
        ([said("old", "demand")], said("new", "demand"), "added"),
        ([said("old", "demand")], said("new", "concession"), "added"),
        ([said("old", "demand")], said("new", "claim"), "added"),
        ([said("old", "offer")], said("new", "commitment"), "added"),
    ],
)
def test_each_rule(before: list[Claim], now: Claim, kind: str) -> None:
    (change,) = digest(*before, now)
    assert (change.kind, change.holder, change.issue) == (kind, "a", "pay")
    assert (change.before is None) == (kind == "new")


def test_another_report_of_one_utterance_is_no_change() -> None:
    old, new = (replace(said(where, "demand"), statement="s") for where in ("old", "new"))
    assert [change.kind for change in digest(old, new)] == ["repeated"]


def test_what_another_teller_said_is_moved_by_nobody_else() -> None:
    told = said("old", "demand", "pay = high", ("b", "a"))
    assert [c.kind for c in digest(told, said("new", "demand", "pay = middle"))] == ["added"]
    assert [c.kind for c in digest(told, said("new", "demand", "pay = high"))] == ["repeated"]


def test_what_was_refused_already_is_not_withdrawn_again() -> None:
    papers = (*PAPERS, Document("oldest", "Gazette", datetime.date(2020, 4, 1), "news"))
    claims = (said("oldest", "offer"), said("old", "refusal"), said("new", "refusal"))
    found = positions(PARTIES, (Issue("pay", "Pay", ()),), claims, papers, ())
    (change,) = changes(found, DAY).changes
    assert (change.kind, change.before) == ("added", found.cell("a", "pay").claims[1])


def test_assessments_and_earlier_claims_are_no_changes() -> None:
    assert not digest(said("old", "demand"), said("new", "assessment"))


def test_without_clash_nothing_is_contradicted() -> None:
    rows = table(
        said("old", "demand", "pay = high", ("b", "a")), said("new", "demand", "pay = low")
    )
    found = changes(rows, DAY)
    assert found.counts() == {**dict.fromkeys(CHANGES, 0), "added": 1}
    assert (found.n_before, found.n_since) == (1, 1)
