"""Steps and guarantees: names, circles, and who is bound; each with its place in the file."""

import pytest

from summitry.errors import CaseError
from tests.cases.sample import COMMENTED, found, loaded

WHY = {"assumed": "x"}


def step(**change):
    return {"detection": "0.5", "reversible": "1", "months": "2", **change, **WHY}


def bond(**change):
    return found("guarantees", bond={"binds": "east", "points": "5", **WHY, **change})


def test_steps_name_an_issue_and_its_options():
    assert found("steps", market={"daily": step()}) == []
    assert found("steps", markt={"daily": step()})[0][0] == "steps.markt"
    assert found("steps", market={"dayly": step()})[0][0] == "steps.market.dayly"


def test_an_after_names_a_step():
    assert found("steps", market={"daily": step(after=["fee.5", "fee.20"])}) == []
    for name, words in {
        "fe.5": "no such issue: fe; did you mean fee?",
        "fee.6": "no such option of fee: 6; did you mean 5?",
        "fee": "fee names no step; write issue.option",
    }.items():
        ((path, message),) = found("steps", market={"daily": step(after=[name])})
        assert path == "steps.market.daily.after"
        assert message.startswith(words.split(";")[0])


@pytest.mark.parametrize(
    ("market", "fee", "circle"),
    [
        ({"daily": ["market.daily"]}, {}, "market.daily, then market.daily"),
        ({"weekly": ["market.daily"]}, {}, "market.daily, then market.weekly, then market.daily"),
        ({"weekly": ["fee.15"]}, {"20": ["market.weekly"]}, ""),
        ({"weekly": ["fee.20"]}, {"15": ["market.daily"]}, "fee.15, then fee.20"),
        ({"daily": ["fee.0"]}, {"5": ["market.daily"]}, "fee.5, then fee.0"),
        ({"daily": ["fee.5"]}, {"0": ["market.daily"]}, ""),
        ({"daily": ["fee.10"]}, {"5": ["market.daily"]}, ""),
    ],
)
def test_steps_do_not_wait_for_each_other(market, fee, circle):
    entries = {
        name: {option: step(after=after) for option, after in given.items()}
        for name, given in (("market", market), ("fee", fee))
    }
    problems = found("steps", **entries)
    if not circle:
        assert problems == []
        return
    ((path, message),) = problems
    assert message.startswith("the steps contradict each other: ")
    ring = message.partition(": ")[2].split(", then ")
    assert set(circle.split(", then ")) <= set(ring)
    assert ring[0] == ring[-1]
    assert path.endswith(".after")


def test_a_guarantee_binds_a_party_to_another():
    assert bond() == bond(by="gulf", to="west", kind="escrow") == []
    assert bond(binds="easst") == [
        ("guarantees.bond.binds", "no such party: easst; did you mean east?")
    ]
    assert bond(by="golf") == [("guarantees.bond.by", "no such party: golf; did you mean gulf?")]
    assert bond(to="wst") == [("guarantees.bond.to", "no such party: wst; did you mean west?")]
    assert bond(by="east") == [
        ("guarantees.bond.by", "east cannot stand bail for itself; name another")
    ]
    assert bond(to="east") == [
        ("guarantees.bond.to", "east would get back what it loses; name another")
    ]


GIVEN = """\
steps:
  market:
    weekly: {detection: 0.5, reversible: 1, months: 2, assumed: a}
guarantees:
  bond: {binds: east, points: 5, assumed: b}
plan: {months: 3, grace: 1, assumed: c}
"""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("detection: 0.5", "detection: 1.5", "39:25: {s}.detection: a share lies between 0 and 1"),
        ("months: 2", "months: 2, veto: 2", "39:62: {s}.veto: a share lies between 0 and 1"),
        ("months: 2", "months: 2, alarm: -1", "39:63: {s}.alarm: a share lies between 0 and 1"),
        ("months: 2", "months: 2, after: [fe.5]", "39:63: {s}.after: no such issue: fe; did you"),
        ("months: 2", "months: 2, after: [fee.6]", "39:63: {s}.after: no such option of fee: 6"),
        (
            "months: 2",
            "months: 2, after: [market.yes]",
            "39:63: {s}.after: the steps contradict each other: market.weekly, then market.yes",
        ),
        ("binds: east", "binds: easst", "41:17: guarantees.bond.binds: no such party: easst"),
        ("points: 5", "points: -5", "41:31: guarantees.bond.points: what is forfeited lies"),
        ("points: 5", "points: 5, kind: bail", "guarantees.bond.kind: 'bail' is not allowed"),
        ("plan: {months: 3", "plan: {months: 0", "42:16: plan.months: '0' is not at least 1"),
        ("plan: {months: 3", "plan: {month: 3", "no such key: month; did you mean months"),
        ("grace: 1", "grace: -1", "42:26: plan.grace: '-1' is not at least 0"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_at_its_place(tmp_path, before, after, words):
    with pytest.raises(CaseError) as error:
        loaded(tmp_path, COMMENTED + GIVEN.replace(before, after))
    (line,) = str(error.value).splitlines()
    assert words.replace("{s}", "steps.market.weekly") in line


def test_what_is_right_is_read(tmp_path):
    case = loaded(tmp_path, COMMENTED + GIVEN).case
    assert (case.plan.months, case.plan.grace) == (3, 1)
    assert case.guarantees["bond"].points.central == 5
    assert case.steps["market"]["weekly"].veto.central == 0
