"""Tables of plans: what the data holds, as rows."""

import io
import re

import pytest
from rich.console import Console

from summitry.reports.phases.chance import chance_words
from summitry.reports.phases.terminal import phases_tables


def printed(data):
    console = Console(file=io.StringIO(), width=220, highlight=False, markup=False)
    for table in phases_tables(data):
        console.print(table)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("name", "target"),
    [("HOLDS", None), ("UNSEEN", None)]
    + [(name, "first") for name in ("HOLDS", "UNSEEN", "SILENT", "GUARANTEED", "THREE", "JOINT")],
)
def test_every_sentence_and_every_step_is_printed(told, name, target):
    data = told(name, target=target)
    text = printed(data)
    words = " ".join(text.split())
    assert all(" ".join(line.split()) in words for line in data["lines"])
    for step in data["steps"]:
        assert step["name"] in text
    if data["plan"] is None:
        assert "as text, for --plan" not in text
    else:
        assert f"as text, for --plan: {data['plan']['text']}\n" in text
        for stage in data["plan"]["stages"]:
            assert all(side["words"] in words for side in stage["sides"])
    assert ("Deals, in one exchange and step by step" in text) == (len(data["targets"]) > 1)
    assert ("Taken for granted" in text) == bool(data["taken"])
    assert not re.search(r"\b1 months", text.replace(".", "0"))


def test_numbers_stand_with_their_grades(told):
    [row] = [line for line in printed(told("HOLDS")).splitlines() if "80–100 %" in line][:1]
    assert "the fee is low" in row
    assert "○" in row
    assert "not said" in printed(told("SILENT"))


def test_who_is_tempted_shows_a_minus(told):
    data = told("HOLDS", plan="fee.low")
    text = printed(data)
    west = data["plan"]["stages"][0]["sides"][1]
    assert f"−{round(-west['slack'])}" in text
    assert "not sign" in text
    bonds = [one for one in data["needs"]["bonds"] if one["points"] != 0]
    assert [one["party"] for one in bonds] == ["the West"]
    assert "bond of the West" in text


def test_deals_hold_or_break(told):
    data = told("HOLDS", target=None)
    lines = printed(data).splitlines()
    for one in data["targets"]:
        [row] = [
            line for line in lines if line.strip().lower().startswith(one["name"].lower() + "  ")
        ]
        assert ("holds" in row) == (one["once"]["holds"] or one["carried"])
        assert ("none" in row) == (not one["carried"])


def test_what_cannot_be_done_at_once_is_not_said_to_break(told):
    data = told("AFTER", target=None)
    lines = printed(data).splitlines()
    assert not all(one["once"]["possible"] for one in data["targets"])
    for one in data["targets"]:
        [row] = [
            line for line in lines if line.strip().lower().startswith(one["name"].lower() + "  ")
        ]
        possible, holds = one["once"]["possible"], one["once"]["holds"]
        assert ("cannot be" in row) == (not possible)
        assert ("breaks" in row) == (possible and not holds)
    unable = [o["label"] for o in data["targets"] if not o["once"]["possible"]]
    packages = [label for label in unable if label.isupper()]
    [told_of] = [
        text for text in data["lines"] if text.startswith("Package") and "exchange" in text
    ]
    assert packages
    for label in packages:
        part = next(part for part in told_of.split("; ") if re.search(rf"\b{label}\b", part))
        assert "cannot be done in one exchange" in part


def test_the_joint_floor_stands_below_the_table(told):
    data = told("HOLDS")
    floor = data["needs"]["detection_of_all"]["needed_a_month"]
    text = " ".join(printed(data).split())
    assert f"all of them together: at least {chance_words(floor)} a month each" in text
