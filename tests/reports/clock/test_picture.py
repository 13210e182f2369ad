"""The clock picture: curves within the plot, names apart, bars where there is room."""

from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring

from summitry.reports.clock import picture
from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.data import clock_data
from summitry.reports.clock.picture import CLOCK_LABEL, clock_picture, clock_spec
from tests.reports.clock.cases import LINE, drifting
from tests.reports.conftest import HOSTILE, VARIANTS, _hostile

PNG = b"\x89PNG\r\n\x1a\n"


def values(spec, mark):
    """The rows of all layers of one kind of mark."""
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]
    return [row for layer in layers for row in layer["data"]["values"]]


@pytest.fixture
def spec(made):
    def drawn(*texts, **asked):
        data = clock_data(made(*texts), ClockAsked(**{"draws": 0, "months": 12, **asked}))
        return clock_spec(data), data

    return drawn


@pytest.mark.parametrize("name", VARIANTS)
def test_every_shape_of_case_is_drawn_within_its_plot(spec, name):
    made, data = spec(*VARIANTS[name])
    left, right = picture._LEFT, picture._LEFT + picture._WIDE
    for row in values(made, "rule"):
        assert left - 1e-6 <= row["x"] <= row["x2"] <= right + 1e-6
        assert 0 <= min(row["y"], row["y2"]) <= max(row["y"], row["y2"]) <= picture._HIGH + 8 + 1e-6
    strokes = [row for row in values(made, "rule") if "dashed" in row and not row["dashed"]]
    assert len(strokes) == 12 * len(data["sides"])


def test_names_at_the_ends_keep_apart(spec):
    made, _ = spec(drifting("0", "0", points=("60", "60")))
    side = [row for row in values(made, "text") if row["x"] > picture._LEFT + picture._WIDE]
    ys = sorted(row["y"] for row in side)
    assert all(later - y >= picture._LINE - 1e-6 for y, later in pairwise(ys))


def test_a_bar_covers_the_days_with_room(spec):
    made, data = spec(drifting("0", "1", points=("90", "50")))
    frame, bar = values(made, "rect")
    (window,) = data["on_points"]["windows"]
    assert window["opens"] is None
    assert bar["x"] == frame["x"]
    assert frame["x"] < bar["x2"] < frame["x2"]
    made, data = spec(drifting("0", "0", points=("900", "50")) + LINE)
    assert len(values(made, "rect")) == 2
    assert data["on_points"]["windows"] == []


def test_no_stroke_joins_months_across_one_without_room(spec):
    made, data = spec(drifting("0", "9", points=("60", "50")), months=24)
    course = data["on_points"]["moments"]
    n_open = sum(moment["open"] for moment in course)
    dashed = [row for row in values(made, "rule") if row.get("dashed")]
    assert len(dashed) == 2 * max(0, n_open - 1)


def test_files_are_whole_and_the_same_twice(made):
    data = clock_data(made(drifting()), ClockAsked(draws=0, months=6))
    svg = clock_picture(data, ".svg")
    assert svg == clock_picture(data, ".svg")
    root = fromstring(svg.decode())
    assert root.get("aria-label") == CLOCK_LABEL
    assert "currentColor" not in svg.decode()
    assert clock_picture(data, ".png").startswith(PNG)


def test_one_moment_and_hostile_words_are_drawn(made, spec):
    drawn, _ = spec(drifting(), months=0)
    assert values(drawn, "point")
    data = clock_data(made(*_hostile()), ClockAsked(draws=0, months=3))
    text = clock_picture(data, ".svg").decode()
    fromstring(text)
    assert "<script>" not in text
    assert HOSTILE not in text
