"""The data of plans: the numbers of the engine, under the right reading, day and length."""

import datetime
import json
from dataclasses import replace

import numpy as np
import pytest

from summitry.cases.compile import compile_case
from summitry.cases.ladder import compile_ladder
from summitry.cases.read import load_case
from summitry.errors import NotDefined, UnknownName
from summitry.phases.atonce import at_once
from summitry.phases.forgiving import forgiving
from summitry.phases.incentives import incentives
from summitry.reports.analysis import Analysis
from summitry.reports.phases import data as phases
from summitry.reports.phases.asked import PhasesAsked
from summitry.reports.phases.data import phases_data
from summitry.reports.phases.looked import look
from summitry.reports.phases.target import targets
from summitry.reports.phases.written_plan import plan_meant
from tests.reports.phases import cases

CARRIED = ["HOLDS", "SILENT", "GUARANTEED", "BANKED", "THREE", "JOINT", "MIXED", "LONG", "RULED"]


def ladder_of(analysis, data, reading="base", **more):
    """The ladder compiled anew, to the deal of the offer."""
    case = analysis.case
    deal = list(compile_case(case).status_quo)
    for issue, option in case.offers["first"].options.items():
        place = compile_case(case).issue(issue)
        deal[place] = compile_case(case).issues[place].index(str(option))
    return compile_ladder(case, tuple(deal), reading, **more)


@pytest.mark.parametrize("name", CARRIED)
def test_the_plan_told_is_self_enforcing_by_the_engine(told, analysed, name):
    data = told(name)
    ladder = ladder_of(analysed(name), data)
    for text in [data["plan"]["text"], data["targets"][0]["text"], *data["others"]]:
        assert incentives(ladder, plan_meant(ladder, text)).self_enforcing
    check = incentives(ladder, plan_meant(ladder, data["plan"]["text"]))
    assert data["plan"]["holds"]
    assert data["plan"]["broken"] == []
    for p, party in enumerate(ladder.parties):
        assert data["plan"]["surplus"][party.id] == pytest.approx(check.surplus[p], abs=0.05)
    told_sides = [side for stage in data["plan"]["stages"] for side in stage["sides"]]
    assert len(told_sides) == len(check.each)
    for side, one in zip(told_sides, check.each, strict=True):
        assert (side["id"], side["stage"]) == (ladder.parties[one.party].id, one.stage + 1)
        assert side["on"] == pytest.approx(one.value, abs=0.051)
        assert side["off"] == pytest.approx(one.best.value, abs=0.051)
        assert not side["tempted"]


def test_the_firmest_plan_holds_with_its_margin(told, analysed):
    data = told("HOLDS", objective="firmest")
    ladder = ladder_of(analysed("HOLDS"), data)
    plan, margin = plan_meant(ladder, data["plan"]["text"]), data["design"]["margin"]
    assert incentives(ladder, plan).self_enforcing
    assert margin > 1
    prize = replace(ladder, forfeit=ladder.forfeit + (margin - 0.01) * np.eye(2))
    assert incentives(prize, plan).self_enforcing
    assert any(text.startswith("It is the firmest that was found") for text in data["lines"])


@pytest.mark.parametrize("name", [*CARRIED, "UNSEEN"])
def test_what_one_exchange_comes_to_is_checked(told, analysed, name):
    data, ladder = told(name), ladder_of(analysed(name), told(name))
    check = incentives(ladder, at_once(ladder))
    assert data["targets"][0]["once"]["holds"] == check.self_enforcing
    worth = {p.id: check.surplus[k] for k, p in enumerate(ladder.parties)}
    found = data["targets"][0]["once"]["plan"]["surplus"]
    assert found == {key: pytest.approx(value, abs=0.051) for key, value in worth.items()}


def test_gains_are_those_of_living_under_the_deal(told):
    # 60 for the fee less 30 for the market; 70 for the market less 20 for the fee
    assert told("HOLDS")["targets"][0]["gains"] == {"east": 30, "west": 50}


def test_gains_are_those_of_the_reading(analysed, asked, made):
    other = made(cases.HOLDS + cases.SOFT)
    base, soft = (phases_data(other, reading, asked()) for reading in ("base", "soft"))
    assert base["targets"][0]["gains"] == {"east": 30, "west": 50}
    assert soft["targets"][0]["gains"] == {"east": 55, "west": 50}
    assert soft["plan"]["stages"][-1]["sides"][0]["on"] == 55.0
    with pytest.raises(UnknownName, match="no such reading: none"):
        phases_data(other, "none", asked())


def test_the_day_moves_what_no_deal_is_worth(analysed, asked):
    loaded = analysed("HOLDS").loaded
    later = Analysis(loaded, date=datetime.date(2022, 3, 4))
    data = phases_data(later, "base", asked())
    assert data["targets"][0]["gains"] == {"east": 42, "west": 50}
    assert data["plan"]["stages"][-1]["sides"][0]["on"] == 42.0


def test_no_plan_is_said_and_what_is_missing(told):
    data = told("UNSEEN")
    assert data["plan"] is None
    assert (data["verification"], data["needs"], data["sureness"], data["curves"]) == (
        [],
        None,
        None,
        [],
    )
    assert not data["targets"][0]["carried"]
    assert data["targets"][0]["proven"]
    assert data["missing"]["remedies"]
    assert data["note"] == ""


@pytest.mark.parametrize("name", ["HOLDS", "BANKED", "MIXED"])
def test_what_may_be_let_pass_is_of_the_engine(told, analysed, name):
    data, ladder = told(name), ladder_of(analysed(name), told(name))
    found = forgiving(ladder, plan_meant(ladder, data["plan"]["text"]))
    assert [(one["id"], one["party"], one["lets_pass"]) for one in data["forgiving"]] == [
        (ladder.steps[one.step].id, ladder.parties[one.party].id, one.lets_pass) for one in found
    ]


def test_a_plan_given_is_the_one_told(told):
    text = "market.weekly | fee.low | market.daily"
    data = told("HOLDS", plan=text)
    assert data["given"]
    assert data["plan"]["text"] == text
    assert data["others"] == []
    part = told("HOLDS", plan="fee.low")
    assert [step["in_plan"] for step in part["steps"]] == [False, False, True]
    assert not part["plan"]["holds"]
    assert {one["id"] for one in part["plan"]["broken"]} == {"west"}


@pytest.mark.parametrize("name", ["HOLDS", "THREE", "MIXED", "BANKED"])
def test_the_text_of_a_plan_leads_to_the_same_plan(told, name):
    one = told(name)
    again = told(name, plan=one["plan"]["text"])
    assert again["plan"] == one["plan"]
    assert again["verification"] == one["verification"]


def test_parties_and_columns(told):
    data = told("MIXED")
    assert [mover["id"] for mover in data["movers"]] == ["east", None, "west"]
    assert told("JOINT")["movers"] == [{"id": None, "name": "together"}]
    bank = next(party for party in told("BANKED")["parties"] if party["id"] == "bank")
    assert (bank["principal"], bank["mover"], bank["counts"]) == (False, True, True)
    assert set(told("BANKED")["targets"][0]["gains"]) == {"east", "west"}
    assert set(told("THREE")["targets"][0]["gains"]) == {"east", "bank", "west"}


def test_guarantees_grace_and_lengths_of_the_case(told):
    data = told("GUARANTEED")
    assert data["months"] == 2.0
    [bond] = data["forfeits"]
    assert (bond["binds"], bond["by"], bond["to"], bond["points"]) == (
        "East",
        "the West",
        "the West",
        400,
    )
    kinds = {side["kind"] for stage in data["plan"]["stages"] for side in stage["sides"]}
    assert "wait" in kinds


def test_what_is_taken_for_granted_is_listed(told):
    kinds = [(one["kind"], one["id"]) for one in told("SILENT")["taken"]]
    steps = ["market.weekly", "market.daily", "fee.low"]
    assert kinds == [
        *(("step", name) for name in steps),
        ("patience", "east"),
        ("patience", "west"),
    ]
    assert told("HOLDS")["taken"] == []


def test_nothing_to_lead_to_is_one_line(made, asked):
    text = cases.HOLDS.split("offers:")[0].replace("outside: {points: 30", "outside: {points: 900")
    nowhere = made(text + cases.STEPS)
    if not nowhere.proposals:
        with pytest.raises(NotDefined, match="no offer or package to lead to"):
            phases_data(nowhere, "base", asked(target=None))
    with pytest.raises(NotDefined, match="the target is the status quo"):
        phases_data(nowhere, "base", asked(target="market=shut"))


def test_without_a_target_all_are_looked_at_and_a_package_is_told(told):
    data = told("HOLDS", target=None)
    assert [one["label"] for one in data["targets"]][:2] == ["first", "A"]
    assert data["target"]["label"] == "A"
    failed = [one for one in data["targets"] if not one["carried"]]
    assert failed
    assert all(one["text"] is None for one in failed)


def test_the_same_question_has_the_same_answer(analysed, asked):
    one, other = (
        json.dumps(phases_data(analysed("MIXED"), "base", asked(draws=20, runs=50, seed=3)))
        for _ in range(2)
    )
    assert one == other


@pytest.fixture
def offers_alone(monkeypatch):
    """No package is looked at: the offers are chosen from."""
    found = phases.targets
    monkeypatch.setattr(
        phases, "targets", lambda analysis: [t for t in found(analysis) if t.kind != "package"]
    )


def test_a_plan_that_taking_back_late_would_break_is_passed_over(analysed, asked, offers_alone):
    """In each stage both steps of the whole pay more taken back than kept: 31.5 to 30."""
    data = phases_data(analysed("GRADUAL"), "base", asked(target=None))
    assert [(one["label"], one["carried"]) for one in data["targets"]] == [
        ("whole", True),
        ("half", True),
    ]
    assert [one["label"] for one in data["passed_over"]] == ["whole"]
    assert data["target"]["label"] == "half"
    assert data["taking_back"]["holds"]
    assert [text for text in data["lines"] if "passed over" in text] == [
        "The plan found for ‹Whole› is passed over: it would be broken if taking back what was"
        " given were answered only a stage later."
    ]


def test_who_asks_for_it_is_told_of_it_with_its_flaw(told):
    data = told("GRADUAL", target="whole")
    assert data["passed_over"] == []
    assert data["plan"]["holds"]
    assert (data["taking_back"]["holds"], data["taking_back"]["gain"]) == (False, 1.5)
    assert data["taking_back"]["text"] in data["lines"]


@pytest.mark.parametrize(
    ("good", "target", "passed"),
    [(("whole", "half"), "whole", []), (("half",), "half", ["whole"]), ((), "whole", [])],
)
def test_the_first_that_survives_is_told_else_the_first(
    analysed, asked, offers_alone, monkeypatch, good, target, passed
):
    n_steps = {"whole": 4, "half": 2}
    able = {n_steps[name] for name in good}
    monkeypatch.setattr(phases, "survives", lambda found: found.ladder.n_steps in able)
    data = phases_data(analysed("GRADUAL"), "base", asked(target=None))
    assert data["target"]["label"] == target
    assert [one["label"] for one in data["passed_over"]] == passed
    assert any("passed over" in text for text in data["lines"]) == bool(passed)


def test_steps_one_after_another_are_not_possible_at_once(told, analysed):
    data = told("AFTER")
    once = data["targets"][0]["once"]
    assert at_once(ladder_of(analysed("AFTER"), data)) is None
    assert (once["possible"], once["holds"], once["plan"]) == (False, False, None)
    assert data["lines"][0].startswith("‹First› cannot be done in one exchange: ")
    held = told("HOLDS")["targets"][0]["once"]
    assert (held["possible"], held["holds"]) == (True, True)


def test_a_deal_that_cannot_be_looked_at_does_not_stop_the_others(monkeypatch):
    def refuse_first(analysis, reading, target, asked):
        if target is first:
            raise NotDefined("it has no steps")
        return look(analysis, reading, target, asked)

    analysis = Analysis(load_case("hanoi-2019"))
    chosen = [one for one in targets(analysis) if one.label in ("all_for_yongbyon", "E")]
    first = chosen[0]
    monkeypatch.setattr(phases, "targets", lambda analysis: chosen)
    monkeypatch.setattr(phases, "look", refuse_first)
    data = phases_data(analysis, "base", PhasesAsked(draws=0, runs=0))
    assert [one["label"] for one in data["targets"]] == ["E"]
    assert data["not_looked"] == [
        {"label": first.label, "name": first.name, "why": "it has no steps"}
    ]
    assert f"Not looked at, {first.name}: it has no steps." in data["lines"]
    monkeypatch.setattr(phases, "targets", lambda analysis: [first])
    with pytest.raises(NotDefined, match="it has no steps"):
        phases_data(analysis, "base", PhasesAsked(draws=0, runs=0))
