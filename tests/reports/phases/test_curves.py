"""The threshold picture: a line for every step that can be hidden, a ring at what the case says."""

import pytest
from defusedxml.ElementTree import fromstring

from summitry.reports.phases.curves import CURVES_LABEL, curves_picture, curves_spec

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", ["HOLDS", "BANKED", "MIXED", "SILENT"])
def test_every_step_with_a_mover_has_its_line(told, name):
    data = told(name)
    _, lines, rings = curves_spec(data)["layer"]
    hidden = [step["name"] for step in data["steps"] if step["mover"] is not None]
    drawn = [row["step"] for row in lines["data"]["values"]]
    assert list(dict.fromkeys(drawn)) == hidden
    for step in hidden:
        chances = [row["chance"] for row in lines["data"]["values"] if row["step"] == step]
        assert (chances[0], chances[-1]) == (0, 100)
    stated = [row for row in data["verification"] if row["stated"]["central"] is not None]
    assert [row["step"] for row in rings["data"]["values"]] == [row["name"] for row in stated]
    for ring, row in zip(rings["data"]["values"], stated, strict=True):
        assert ring["chance"] == pytest.approx(100 * row["stated"]["central"])


def test_files_are_whole_and_the_same_twice(told):
    for name in ("HOLDS", "JOINT"):
        svg = curves_picture(told(name), ".svg")
        assert svg == curves_picture(told(name), ".svg")
        assert fromstring(svg.decode()).get("aria-label") == CURVES_LABEL
        assert "currentColor" not in svg.decode()
    assert curves_picture(told("HOLDS"), ".png").startswith(PNG)
