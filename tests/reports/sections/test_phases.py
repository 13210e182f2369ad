"""Step by step in the brief: verdicts, the table of incentives, verification with its grades."""

import pytest

from summitry.errors import NotDefined, TooManyDeals
from summitry.reports.html import render_html
from summitry.reports.markdown import render_markdown
from summitry.reports.phases.chance import chance_words, stated_words
from summitry.reports.sections import phases as section
from summitry.reports.sections.phases import phases_section
from tests.reports.phases import cases

MARKS = {"quoted": "●", "inferred": "◐", "assumed": "○", "taken": ""}


@pytest.fixture(scope="module")
def plans(hanoi_brief):
    return hanoi_brief["phases"]


@pytest.fixture(scope="module")
def page(hanoi_brief):
    text = render_html(hanoi_brief)
    return text[text.index('<section id="phases"') : text.index('<section id="clock"')]


@pytest.fixture(scope="module")
def text(hanoi_brief):
    whole = render_markdown(hanoi_brief)
    return whole[whole.index("## Step by step") : whole.index("## The clock")]


def target(plans, label):
    [found] = [one for one in plans["targets"] if one["label"] == label]
    return found


def broken(one):
    return {side["id"] for side in one["once"]["plan"]["broken"]}


def test_full_relief_for_yongbyon_in_one_exchange_breaks_for_the_united_states(plans, text, page):
    one = target(plans, "all_for_yongbyon")
    assert (one["once"]["holds"], one["carried"]) == (False, False)
    assert broken(one) == {"us"}
    assert one["gains"]["us"] < 0 < one["gains"]["dprk"]
    worth = round(-one["once"]["plan"]["surplus"]["us"])
    for written in (text, page):
        assert f"in one exchange: the United States would not sign (−{worth} points" in written
        assert "; North Korea would keep to it." in written


def test_the_us_condition_in_one_exchange_breaks_for_both_sides(plans, text):
    one = target(plans, "more_than_yongbyon")
    assert broken(one) == {"us", "dprk"}
    assert not one["once"]["holds"]
    assert min(one["gains"].values()) > 0
    [line] = [line["text"] for line in plans["lines"] if line["text"] == one["once"]["text"]]
    us, dprk = line.split("; North Korea would ")
    assert "the United States would leave" in us
    assert "in secret" in dprk
    assert line in text


def test_a_plan_holds_and_is_drawn_and_told_stage_by_stage(plans, text, page):
    assert plans["looked"]
    assert plans["plan"]["holds"]
    assert any(one["carried"] for one in plans["targets"])
    assert "<svg" in page
    assert 'aria-label="The plan stage by stage' in page
    steps = [step for stage in plans["plan"]["stages"] for step in stage["steps"]]
    assert {step["id"] for step in steps} == {s["id"] for s in plans["steps"] if s["in_plan"]}
    for step in steps:
        assert f"{step['by']}: {step['name']}" in text
        assert step["name"] in page
    assert "(tempted)" not in text
    assert '<span class="flag">tempted</span>' not in page


def test_verification_stands_with_grades_that_lead_to_the_ledger(plans, hanoi_brief, text, page):
    keys = [entry["key"] for entry in hanoi_brief["ledger"]]
    assert plans["verification"]
    whole = render_html(hanoi_brief)
    for row in plans["verification"]:
        stated = row["stated"]
        said = stated_words(stated)
        assert stated["key"] in keys
        assert f"{MARKS[stated['grade']]} {said}" in page
        assert f'href="#entry-{stated["key"]}">L{keys.index(stated["key"]) + 1}</a>' in page
        assert f'id="entry-{stated["key"]}"' in whole
        start = f"| {row['name']} | {row['by']} |"
        [line] = [line for line in text.splitlines() if line.startswith(start)]
        assert said in line
        if row["needed_a_month"]:
            assert f"at least {chance_words(row['needed_a_month'])}" in line


def test_every_line_leads_to_entries_of_the_ledger(plans, hanoi_brief):
    keys = {entry["key"] for entry in hanoi_brief["ledger"]}
    named = [key for line in plans["lines"] for key in line["numbers"]]
    assert named
    assert set(named) <= keys


def test_a_case_without_a_plan_has_its_reasons_and_no_picture(made):
    from summitry.reports.brief import brief

    data = brief(made(cases.UNSEEN))
    assert data["phases"]["plan"] is None
    assert data["phases"]["missing"]["told"]
    page, text = render_html(data), render_markdown(data)
    assert "No plan in the stages allowed holds" in text
    assert "The plan stage by stage" not in page
    assert data["phases"]["missing"]["told"][0] in page


@pytest.mark.parametrize("error", [NotDefined("no offers"), TooManyDeals("2 deals; at most 1")])
def test_what_cannot_be_looked_at_is_a_line(made, monkeypatch, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(section, "phases_data", refuse)
    data = phases_section(made(cases.HOLDS))
    assert not data["looked"]
    assert [line["text"] for line in data["lines"]] == [f"Not looked at: {error}."]
