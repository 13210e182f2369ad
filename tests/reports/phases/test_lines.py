"""Sentences on plans: the right side, stage and sign, and the entries they rest on."""

import re

import pytest

from summitry.cases.ledger import ledger
from summitry.reports.phases.lines import phases_lines
from summitry.reports.phases.treaty import treaty_text

NAMES = ["HOLDS", "UNSEEN", "SILENT", "GUARANTEED", "THREE", "JOINT", "MIXED"]


def said(data, start):
    [found] = [one for one in phases_lines(data) if one["text"].startswith(start)]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_key_stands_in_the_ledger(told, analysed, name):
    entries = {one.key for one in ledger(analysed(name).case)}
    both = [told(name), told("HOLDS", target=None)] if name == "HOLDS" else [told(name)]
    for data in both:
        for one in phases_lines(data):
            assert set(one["numbers"]) <= entries
            assert one["text"].endswith(".")
            assert "  " not in one["text"]
    assert [one["text"] for one in phases_lines(data)] == data["lines"]


def test_what_one_exchange_comes_to(told):
    assert told("HOLDS")["lines"][0] == (
        "‹First› would hold in one exchange: no side gains by anything else."
    )
    # the fee is low for nothing: 60 for East where it would have had 30
    assert told("UNSEEN")["lines"][0] == (
        "‹First› would not hold in one exchange: East would withhold ‹it opens weekly› and ‹it"
        " opens daily› in secret (30 points better than keeping to it); the West would keep to it."
    )
    assert said(told("UNSEEN"), "‹First›")["numbers"][0] == "steps.market.weekly.detection"


def test_packages_are_told_together(told):
    data = told("HOLDS", target=None)
    [text] = [text for text in data["lines"] if text.startswith(("Package", "Packages"))][:1]
    for one in data["targets"]:
        if one["kind"] == "package":
            verdict = "would hold" if one["once"]["holds"] else "would not"
            parts = [part for part in re.split("; ", text) if verdict in part]
            assert any(re.search(rf"\b{one['label']}\b", part) for part in parts)


@pytest.mark.parametrize("name", ["HOLDS", "THREE", "JOINT", "GUARANTEED"])
def test_the_plan_and_its_worth(told, name):
    data = told(name)
    text = said(data, "The plan for ‹First›")["text"]
    n = len(data["plan"]["stages"]) - 1
    assert f"takes {('one stage', 'two stages', 'three stages', 'four stages')[n - 1]} of" in text
    for party in data["parties"]:
        worth = round(data["plan"]["surplus"][party["id"]])
        assert re.search(rf"\+{worth}( points)? for {party['in_text']}\b", text)
    tight = data["plan"]["tightest"]
    line = said(data, "It is tightest")["text"]
    assert line.startswith(f"It is tightest for {tight['in_text']}: ")
    assert line.endswith(f"it would {tight['words']}.")
    assert "1 months" not in " ".join(data["lines"])


def test_a_plan_that_breaks_says_who_when_and_for_how_much(told):
    data = told("HOLDS", plan="fee.low")
    assert said(data, "The plan for")["text"] == (
        "The plan for ‹First› does not hold: the West would not sign (20 points better than"
        " keeping to it)."
    )
    assert not any("that holds by itself leads to" in text for text in data["lines"])
    late = told("UNSEEN", plan="fee.low | market.weekly, market.daily")
    text = said(late, "The plan for")["text"]
    assert "does not hold: East would in stage 2 withhold" in text
    east = next(one for one in late["plan"]["broken"] if one["id"] == "east")
    assert f"({round(-east['slack'])} points better than keeping to it)" in text
    assert east["slack"] < -1


def test_verification_is_told_with_its_grade_and_entry(told):
    data = told("HOLDS")
    line = said(data, "The verification it needs")
    assert line["numbers"] == ["steps.market.daily.detection", "steps.fee.low.detection"]
    [part] = [part for part in line["text"].split("; ") if "‹it opens daily›" in part]
    assert "(the case has 40 % to 60 %, assumed)" in part
    needed = next(r for r in data["verification"] if r["id"] == "market.daily")["needed_a_month"]
    share = float(re.search(r"at least ([\d.]+) %", part)[1]) / 100
    assert needed <= share <= needed + 0.01
    free = said(data, "It holds whatever the chance")["text"]
    assert free.endswith("finding that ‹it opens weekly› is withheld.")
    silent = said(told("SILENT"), "The verification it needs")
    assert silent["numbers"] == []
    assert "(the case says nothing: taken as seen at once)" in silent["text"]


def test_what_is_let_pass_is_told_with_who_would(told):
    for name in ("HOLDS", "THREE"):
        data = told(name)
        passed = [one for one in data["forgiving"] if one["lets_pass"]]
        lines = [text for text in data["lines"] if text.startswith("Once found")]
        assert len(lines) == bool(passed)
        for one in passed:
            assert f"‹{one['name']}› (to " in lines[0]
            assert one["in_text"] in lines[0]


def test_no_plan_says_so_and_what_is_missing(told):
    lines = told("UNSEEN")["lines"]
    assert lines[1] == "No plan in the stages allowed holds for ‹First›."
    assert lines[2].startswith("A plan would hold with ")
    assert not any(text.startswith("The plan") for text in lines)


def test_a_margin_below_a_point_is_not_told(told):
    data = told("HOLDS")
    with_margin = {**data, "design": {**data["design"], "margin": 0.4}}
    assert not any("firmest" in one["text"] for one in phases_lines(with_margin))
    with_margin = {**data, "design": {**data["design"], "margin": 2.7}}
    assert "two points more" in said(with_margin, "It is the firmest")["text"]


@pytest.mark.parametrize(
    ("slack", "told_as"),
    [
        (0.0, "It has no slack: {side} could as well {words}."),
        (0.09, "It has no slack: {side} could as well {words}."),
        (0.1, "It has hardly any slack: for 0.1 points {side} would {words}."),
        (0.9, "It has hardly any slack: for 0.9 points {side} would {words}."),
        (1.0, "It is tightest for {side}: with one point less it would {words}."),
        (1.1, "It is tightest for {side}: with two points less it would {words}."),
        (7.0, "It is tightest for {side}: with seven points less it would {words}."),
        (41.2, "It is tightest for {side}: with 42 points less it would {words}."),
    ],
)
def test_slack_is_told_by_its_size(told, slack, told_as):
    """Rounded up: with so many points less it is broken indeed."""
    data = told("HOLDS")
    tight = {**data["plan"]["tightest"], "slack": slack}
    lines = phases_lines({**data, "plan": {**data["plan"], "tightest": tight}})
    said_of = [one["text"] for one in lines if "slack" in one["text"] or "tightest" in one["text"]]
    assert said_of == [told_as.format(side=tight["in_text"], words=tight["words"])]


def test_a_plan_that_stops_short_says_what_it_leaves_out(told):
    text = "market.weekly | fee.low"
    data = told("HOLDS", plan=text)
    assert data["left_out"] == ["it opens daily"]
    assert data["note"].endswith(", and stops short of it.")
    assert "It stops short of that deal, leaving out: it opens daily." in treaty_text(data)
    line = said(data, "This plan stops short of")["text"]
    assert line == "This plan stops short of ‹First›: it leaves out ‹it opens daily›."
    both = told("HOLDS", plan="fee.low")
    assert both["left_out"] == ["it opens weekly", "it opens daily"]
    assert said(both, "This plan stops")["text"].endswith("‹it opens weekly› and ‹it opens daily›.")
    assert told("HOLDS")["left_out"] == []
    assert "stops short" not in told("HOLDS")["note"] + treaty_text(told("HOLDS"))
    assert not any("stops short" in text for text in told("HOLDS")["lines"])


def test_the_joint_floor_is_told_beside_those_of_each_step(told):
    data = told("HOLDS")
    floor = data["needs"]["detection_of_all"]["needed_a_month"]
    line = said(data, "Where all of them fall together")["text"]
    share = float(re.search(r"at least ([\d.]+) % a month", line)[1]) / 100
    assert floor <= share <= floor + 0.01
    assert line.endswith("for every step that can be withheld.")


def test_taking_back_late_is_told_with_its_entries(told):
    data = told("HOLDS")
    line = said(data, "It holds also if taking back")
    assert line["text"] == data["taking_back"]["text"]
    assert line["numbers"] == [f"steps.{s}.reversible" for s in data["taking_back"]["steps"]]
    assert line["numbers"]
