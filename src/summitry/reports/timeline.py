"""The timeline picture: who stated what on which issue, day by day.

Shape: what is done by saying it; filled: in the holder's own words; hollow: by another's account or
the author's. Colour follows the holder, and so does the row, so nothing hangs on colour alone.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from summitry.errors import SummitryError
from summitry.reports.analysis import Analysis
from summitry.reports.charts import INK, at_pixel, in_pixels, to_png, to_svg
from summitry.reports.sections.timeline import timeline_section

__all__ = ["TIMELINE_LABEL", "timeline_picture", "timeline_spec"]

TIMELINE_LABEL = "Who stated what on which issue, by day; the table above holds the same claims"
"""What a screen reader says of the picture."""

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_SHAPES = {
    "asks": ("triangle-up", ("demand",)),
    "gives": ("circle", ("offer", "commitment", "concession")),
    "refuses": ("cross", ("refusal", "threat")),
    "says": ("square", ("claim", "acknowledgement")),
    "is said of": ("diamond", ("assessment", "event")),
}
_STEP, _ROW, _HEAD = 15, 17, 12
"""Pixels of a mark, of a row, and of the space above an issue."""

Spec = dict[str, Any]


def timeline_picture(analysis: Analysis, ending: str) -> bytes:
    """The timeline of a case as the bytes of a file with that ``ending``, .svg or .png.

    SummitryError where the record holds no claims.
    """
    data = timeline_section(analysis)
    if not data["marks"]:
        raise SummitryError(f"{analysis.loaded.name}: the record holds no claims to draw")
    spec = timeline_spec(data)
    if ending == ".png":
        return to_png(spec)
    return to_svg(spec, TIMELINE_LABEL).replace("currentColor", "#000").encode()


def timeline_spec(data: dict[str, Any]) -> Spec:
    """The drawing of a timeline section that holds at least one mark."""
    heights = _heights(data["rows"])
    lefts = _lefts(data)
    width, height = lefts[-1], heights[-1] + _ROW
    layers = [
        _bands(data, heights, width),
        _words(data, heights),
        _days(data, lefts),
        *(_points(data, heights, lefts, filled) for filled in (True, False)),
    ]
    legend = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12}
    return in_pixels(layers, width, height, legend=legend)


def _heights(rows: list[dict[str, Any]]) -> list[int]:
    """The middle of each row; the first row of an issue stands below its title."""
    found, at = [], 26
    for place, row in enumerate(rows):
        at += _ROW if place and rows[place - 1]["issue"] == row["issue"] else 2 * _ROW + _HEAD
        found.append(at)
    return found


def _lefts(data: dict[str, Any]) -> list[int]:
    """The left end of each column, and the right end of the last."""
    most = [
        max(mark["place"] for mark in data["marks"] if mark["column"] == column) + 1
        for column in data["columns"]
    ]
    widths = [max(92, 12 + _STEP * n + 14) for n in most]
    return list(accumulate(widths, initial=150))


def _bands(data: dict[str, Any], heights: list[int], width: int) -> Spec:
    """A thin line under each row, from its name to its end."""
    values = [{"x": 0, "x2": width, "y": height + _ROW / 2} for height in heights]
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "color": INK, "opacity": 0.12, "aria": False},
        "encoding": {"x": at_pixel("x"), "x2": {"field": "x2"}, "y": at_pixel("y")},
    }


def _words(data: dict[str, Any], heights: list[int]) -> Spec:
    """Names of issues and holders at the left."""
    values, last = [], None
    for row, height in zip(data["rows"], heights, strict=True):
        if row["issue"] != last:
            values.append({"x": 0, "y": height - _ROW, "words": row["issue"], "weight": "bold"})
            last = row["issue"]
        values.append({"x": 10, "y": height, "words": row["name"], "weight": "normal"})
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 12, "color": INK}
    return {
        "data": {"values": values},
        "mark": {**mark, "limit": 420, "fontWeight": {"expr": "datum.weight"}},
        "encoding": {"x": at_pixel("x"), "y": at_pixel("y"), "text": {"field": "words"}},
    }


def _days(data: dict[str, Any], lefts: list[int]) -> Spec:
    values = [
        {"x": left + 6, "y": 12, "words": column}
        for column, left in zip(data["columns"], lefts, strict=False)
    ]
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 12, "color": INK}
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"x": at_pixel("x"), "y": at_pixel("y"), "text": {"field": "words"}},
    }


def _points(data: dict[str, Any], heights: list[int], lefts: list[int], filled: bool) -> Spec:
    holders = list(dict.fromkeys(row["holder"] for row in data["rows"]))
    acts = {act: group for group, (_, members) in _SHAPES.items() for act in members}
    values = [
        {
            "x": lefts[data["columns"].index(mark["column"])] + 12 + _STEP * mark["place"],
            "y": heights[mark["row"]],
            "group": acts[mark["act"]],
            "colour": _COLOURS[holders.index(data["rows"][mark["row"]]["holder"]) % len(_COLOURS)],
        }
        for mark in data["marks"]
        if (mark["known"] == "own words") == filled
    ]
    scale = {"domain": list(_SHAPES), "range": [shape for shape, _ in _SHAPES.values()]}
    legend = {
        "title": "filled: own words; hollow: another's account",
        "orient": "bottom",
        "symbolFillColor": "transparent",
        "symbolStrokeColor": INK,
        "titleFontWeight": "normal",
        "titleLimit": 400,
    }
    return {
        "data": {"values": values},
        "mark": {"type": "point", "filled": filled, "size": 70, "strokeWidth": 1.6, "opacity": 1},
        "encoding": {
            "x": at_pixel("x"),
            "y": at_pixel("y"),
            "shape": {"field": "group", "type": "nominal", "scale": scale, "legend": legend},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }
