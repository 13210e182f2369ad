"""The ladder picture: a box for every step, a mark for who is tempted, all within the frame."""

from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring

from summitry.reports.phases.picture import LADDER_LABEL, ladder_picture, ladder_spec
from tests.reports.phases import cases
from tests.reports.phases.cases import replaced

PNG = b"\x89PNG\r\n\x1a\n"
NAMES = ["HOLDS", "GUARANTEED", "BANKED", "THREE", "JOINT", "MIXED", "LONG"]


def rows(spec, mark):
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]
    return [row for layer in layers for row in layer["data"]["values"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_a_box_and_its_words_in_it(told, name):
    data = told(name)
    spec = ladder_spec(data)
    steps = [step for stage in data["plan"]["stages"] for step in stage["steps"]]
    boxes = [row for row in rows(spec, "rect") if row["fill"].endswith("18")]
    assert len(boxes) == len(steps)
    said = rows(spec, "text")
    for box, step in zip(boxes, _drawn(data), strict=True):
        words = [
            row["words"]
            for row in sorted(said, key=lambda row: row["y"])
            if box["x"] <= row["x"] < box["x2"] and box["y"] <= row["y"] <= box["y2"]
        ]
        assert " ".join(words).split() == step["name"].split()


def _drawn(data):
    """The steps in the order of their boxes: stage by stage, column by column."""
    for stage in data["plan"]["stages"]:
        for mover in data["movers"]:
            yield from (step for step in stage["steps"] if step["mover"] == mover["id"])


@pytest.mark.parametrize("name", NAMES)
def test_all_stays_within_the_frame_and_boxes_apart(told, name):
    spec = ladder_spec(told(name))
    for row in rows(spec, "rect"):
        assert -5 <= row["x"] <= row["x2"] <= spec["width"]
        assert 0 <= row["y"] <= row["y2"] <= spec["height"]
    assert all(0 <= row["y"] <= spec["height"] for row in rows(spec, "text"))
    boxes = [row for row in rows(spec, "rect") if row["fill"].endswith("18")]
    for x in {box["x"] for box in boxes}:
        column = sorted((box for box in boxes if box["x"] == x), key=lambda box: box["y"])
        assert all(above["y2"] < below["y"] for above, below in pairwise(column))


def test_who_is_tempted_is_marked_with_how_and_how_much(told):
    data = told("UNSEEN", plan="fee.low | market.weekly, market.daily")
    said = [row["words"] for row in rows(ladder_spec(data), "text")]
    sides = [side for stage in data["plan"]["stages"] for side in stage["sides"]]
    tempted = [side for side in sides if side["tempted"]]
    assert tempted
    assert sum(
        " better" in words and ": " in words and "In hand" not in words for words in said
    ) == len(tempted)
    assert f"withholding: {round(-data['plan']['broken'][0]['slack'])} better" in said
    assert sum(words.endswith(" in hand") for words in said) == len(sides) - len(tempted)
    held = [row["words"] for row in rows(ladder_spec(told("HOLDS")), "text")]
    assert not any(word in text for text in held for word in ("withholding:", "breaking:"))


def test_a_bar_is_as_long_as_what_it_stands_for(told):
    data = told("THREE")
    bars = [row for row in rows(ladder_spec(data), "rect") if len(row["fill"]) in (7, 9)]
    bars = [row for row in bars if row["y2"] - row["y"] in (6, 7)]
    sides = [side for stage in data["plan"]["stages"] for side in stage["sides"]]
    values = [value for side in sides for value in (side["on"], side["off"])]
    assert len(bars) == len(values)
    longest = max(range(len(values)), key=lambda k: abs(values[k]))
    unit = (bars[longest]["x2"] - bars[longest]["x"]) / abs(values[longest])
    for bar, value in zip(bars, values, strict=True):
        if value:
            assert bar["x2"] - bar["x"] == pytest.approx(abs(value) * unit)


def test_columns_are_named_and_waits_said(told):
    data = told("HOLDS", plan="fee.low | - | market.weekly, market.daily")
    said = [row["words"] for row in rows(ladder_spec(data), "text")]
    assert said.count("no step: work goes on") == 1
    assert {"East", "West", "stage 2", "at the end", "from month 2"} <= set(said)
    assert "together" in {row["words"] for row in rows(ladder_spec(told("MIXED")), "text")}


def test_one_stage_is_drawn(told):
    data = told("HOLDS", stages=1)
    assert len(data["plan"]["stages"]) == 2
    assert fromstring(ladder_picture(data, ".svg")) is not None


def test_files_are_whole_and_the_same_twice(told):
    data = told("LONG")
    svg = ladder_picture(data, ".svg")
    assert svg == ladder_picture(data, ".svg")
    assert fromstring(svg.decode()).get("aria-label") == LADDER_LABEL
    assert "currentColor" not in svg.decode()
    assert ladder_picture(data, ".png").startswith(PNG)


def test_hostile_words_stay_words(made, asked):
    from summitry.reports.phases.data import phases_data

    text = replaced(cases.HOLDS, ("it opens daily", "<script>alert(1)</script>"))
    svg = ladder_picture(phases_data(made(text), "base", asked()), ".svg").decode()
    assert fromstring(svg) is not None
    assert "<script" not in svg


def test_long_names_of_parties_keep_to_their_place(told):
    spec = ladder_spec(told("LONG"))
    heads = [row["words"] for row in rows(spec, "text") if row["y"] == 8]
    assert heads[0].startswith("East of the River")
    assert heads[0].endswith("…")
    assert all(len(words) <= 25 for words in heads[:2])
    assert all(len(row["words"]) <= 44 for row in rows(spec, "text") if row["bold"])
