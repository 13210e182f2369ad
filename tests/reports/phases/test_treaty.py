"""The draft text: every party, step, month, means of verification and snapback, each once."""

import re

import pytest

from summitry.reports.phases.chance import chance_words
from summitry.reports.phases.treaty import treaty_text

PROMISE = r"^\d+\. (.+) shall bring about the following: (.+)\.$"
NAMES = ["HOLDS", "GUARANTEED", "BANKED", "THREE", "JOINT", "MIXED", "LONG"]


def articles(text):
    """The body of every article by its title."""
    parts = re.split(r"^## Article [IVX]+\. (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_every_step_is_promised_once_in_its_stage_by_its_mover(told, name):
    data = told(name)
    found, names = articles(treaty_text(data)), {p["id"]: p["in_text"] for p in data["parties"]}
    for stage in data["plan"]["stages"]:
        title = f"Stage {stage['n']}"
        if not stage["steps"]:
            assert title not in found
            continue
        ends = stage["month"] + data["months"]
        assert f"By the end of month {ends:g} after signature:" in found[title]
        promised = re.findall(
            r"^\d+\. (.+) shall bring about the following: (.+)\.$", found[title], re.MULTILINE
        )
        movers = [names.get(step["mover"], "the Parties together") for step in stage["steps"]]
        assert [(who.lower(), what) for who, what in promised] == [
            (who.lower(), step["name"]) for who, step in zip(movers, stage["steps"], strict=True)
        ]
    promises = treaty_text(data).count(" shall bring about the following: ")
    assert promises == sum(len(stage["steps"]) for stage in data["plan"]["stages"])


@pytest.mark.parametrize("name", NAMES)
def test_articles_are_numbered_and_in_order(told, name):
    text = treaty_text(told(name))
    numbers = re.findall(r"^## Article ([IVX]+)\.", text, re.MULTILINE)
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    assert numbers == roman[: len(numbers)]
    titles = list(articles(text))
    assert titles[:2] == ["Parties", "Order"]
    assert titles[-1] == "Duration"
    assert "Breach and snapback" in titles


def test_parties_and_those_who_only_take_part(told):
    for name, signers, others in (
        ("HOLDS", "East and the West", None),
        ("THREE", "East, Bank and the West", None),
        ("BANKED", "East and the West", "Bank"),
    ):
        found = articles(treaty_text(told(name)))["Parties"]
        assert f"The Parties are {signers}." in found
        assert ("takes part" in found) == (others is not None)
        if others:
            assert f"2. {others} takes part in the steps assigned to it." in found


def test_order_and_months(told):
    assert "in one stage of 2 months each." in articles(treaty_text(told("GUARANTEED")))["Order"]
    waiting = treaty_text(told("HOLDS", plan="fee.low | - | market.weekly, market.daily"))
    order = articles(waiting)["Order"]
    assert "in three stages of 1 month each." in order
    assert "In stage 2 no step falls due" in order
    assert "falls due" not in articles(treaty_text(told("GUARANTEED")))["Order"]


@pytest.mark.parametrize("name", NAMES)
def test_verification_holds_what_is_needed(told, name):
    data = told(name)
    found = articles(treaty_text(data)).get("Verification", "")
    secret = [row for row in data["verification"] if row["secret"]]
    assert bool(found) == bool(secret)
    if not found:
        return
    floor = data["needs"]["detection_of_all"]["needed_a_month"]
    assert floor > 0
    assert found.startswith(
        "\n\n1. The chance that a breach is found in a month shall be at least"
        f" {chance_words(floor)}, for each of:\n"
    )
    listed = [line[5:] for line in found.splitlines() if line.startswith("   - ")]
    assert listed == [f"{row['name']} ({row['by']})" for row in data["verification"]]
    assert "2. The means are set out in an annex [to be agreed]." in found


@pytest.mark.parametrize("floor", [None, 0.0])
def test_without_a_floor_the_rate_is_to_be_agreed(told, floor):
    data = told("HOLDS")
    needs = {**data["needs"], "detection_of_all": {"needed_a_month": floor}}
    found = articles(treaty_text({**data, "needs": needs}))["Verification"]
    assert "shall be [to be agreed], for each of:" in found
    assert "%" not in found


@pytest.mark.parametrize(("grace", "late"), [(0, ""), (1, "one stage"), (3, "three stages")])
def test_a_breach_begins_after_the_grace(told, grace, late):
    found = articles(treaty_text({**told("HOLDS"), "grace": grace}))["Breach and snapback"]
    after = f", after {late} of grace in all" if grace else ""
    assert (
        f"1. A step not done by the end of its stage{after}, or found withheld, is a breach."
        in found
    )
    assert told("GUARANTEED")["grace"] == 1
    assert told("HOLDS")["grace"] == 0


@pytest.mark.parametrize("name", ["HOLDS", "BANKED", "MIXED"])
def test_snapback_names_every_step_that_can_be_undone(told, name):
    data = told(name)
    found = articles(treaty_text(data))["Breach and snapback"]
    for step in data["steps"]:
        [line] = [line for line in found.splitlines() if line.startswith(f"   - {step['name']} (")]
        share = "in full" if step["undone"] == 1 else f"{round(100 * step['undone'])} %"
        assert share in line
    part = articles(treaty_text(told(name, plan="fee.low")))["Breach and snapback"]
    assert part.count("   - ") == 1


def test_guarantees_are_in_the_text_where_there_are_any(told):
    found = articles(treaty_text(told("GUARANTEED")))["Guarantees"]
    assert "On its breach East forfeits to the West" in found
    assert "guaranteed by the West" in found
    assert "Guarantees" not in articles(treaty_text(told("HOLDS")))


def test_the_note_says_whether_it_was_found_to_hold(told):
    assert "was checked against the points" in treaty_text(told("HOLDS"))
    assert "was checked and does not hold" in treaty_text(told("HOLDS", plan="fee.low"))
