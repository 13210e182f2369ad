"""The state graph picture: boxes for states in columns, arrows for moves.

A solid arrow is a move that pays the side that makes it, a dashed one a move that does not; colour
and the name at the box follow the side, grey is what takes agreement. A box with a heavy frame
lasts: nobody would leave it, or whoever could gain by it is held back by the answer.
"""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from itertools import pairwise
from typing import Any

from summitry.reports.charts import INK, at_pixel, in_pixels, to_png, to_svg

__all__ = ["GRAPH_LABEL", "graph_picture", "graph_spec"]

GRAPH_LABEL = "States and the moves between them; the tables beside it hold the same moves"
"""What a screen reader says of the picture."""

Spec = dict[str, Any]
Box = dict[str, Any]
Point = tuple[float, float]

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_GREY = "#777777"
_WIDE, _LINE, _PAD, _GAP, _BETWEEN = 194, 14, 6, 12, 50
"""Pixels: width of a box, height of a line, space inside, between boxes, between columns."""
_LETTERS = 27
"""Letters to a line of a box."""
_HEAD = 26
_LANES = 6
"""Lanes beside a column for arrows within it."""
_FRAMES = {"lasts": 2.6, "held": 2.6, "left": 1.0, "passing": 1.0}
_DASHES = {"held": [6, 3], "passing": [2, 3]}


def graph_picture(data: dict[str, Any], ending: str) -> bytes:
    """The graph in ``data`` as the bytes of a file with that ``ending``, .svg or .png."""
    spec = graph_spec(data)
    if ending == ".png":
        return to_png(spec)
    return to_svg(spec, GRAPH_LABEL).replace("currentColor", "#000").encode()


def graph_spec(data: dict[str, Any]) -> Spec:
    """The drawing of ``data``: ``columns`` (titles), ``nodes`` (id, column, kind, title, lines),
    ``edges`` (source, target, by, pays), ``parties``, whose places ``by`` counts, and a
    ``note``."""
    boxes = _laid_out(data["nodes"], len(data["columns"]))
    width = len(data["columns"]) * (_WIDE + _BETWEEN) - _BETWEEN
    height = max((box["y2"] for box in boxes.values()), default=0) + 44
    arrows = _arrows(data["edges"], boxes)
    layers = [
        _titles(data["columns"]),
        *(_rules(arrows, pays) for pays in (True, False)),
        _heads(arrows),
        *(_frames(boxes, kind) for kind in _FRAMES),
        _lines(boxes),
        _legend(data, height - 10),
    ]
    return in_pixels(layers, width, height)


def _laid_out(nodes: list[dict[str, Any]], n_columns: int) -> dict[str, Box]:
    """A place for every node: columns side by side, each centred on the tallest."""
    made = [{**node, "rows": _rows(node)} for node in nodes]
    columns: list[list[Box]] = [[b for b in made if b["column"] == k] for k in range(n_columns)]
    heights = [sum(_height(box) + _GAP for box in column) for column in columns]
    for place, column in enumerate(columns):
        x, y = place * (_WIDE + _BETWEEN), _HEAD + (max(heights) - heights[place]) / 2
        for box in column:
            box |= {"x": x, "x2": x + _WIDE, "y": y, "y2": y + _height(box)}
            y += _height(box) + _GAP
    return {box["id"]: box for box in made}


def _rows(node: dict[str, Any]) -> list[tuple[str, bool]]:
    """The lines of a box, wrapped, and whether each is bold."""
    bold = [(row, True) for row in textwrap.wrap(node["title"], _LETTERS - 3)]
    return bold + [(row, False) for text in node["lines"] for row in textwrap.wrap(text, _LETTERS)]


def _height(box: Box) -> int:
    return len(box["rows"]) * _LINE + 2 * _PAD


def _arrows(edges: list[dict[str, Any]], boxes: dict[str, Box]) -> list[Box]:
    """The strokes of every arrow: one between columns, three around the boxes within one, each
    such arrow further out than the last."""
    strokes: list[Box] = []
    within: Counter[int] = Counter()
    for edge in edges:
        one, other = boxes[edge["source"]], boxes[edge["target"]]
        by = edge["by"]
        look = {
            "colour": _GREY if by is None else _COLOURS[by % len(_COLOURS)],
            "pays": edge["pays"],
        }
        points = _straight(one, other)
        if one["column"] == other["column"]:
            points = _around(one, other, within[one["column"]] % _LANES)
            within[one["column"]] += 1
        strokes += [_stroke(*pair, look) for pair in pairwise(points)]
        strokes[-1]["head"] = True
    return strokes


def _straight(one: Box, other: Box) -> list[Point]:
    """From the side of one box to the near side of the other, in another column."""
    middle, far = (one["y"] + one["y2"]) / 2, (other["y"] + other["y2"]) / 2
    if one["column"] < other["column"]:
        return [(one["x2"], middle), (other["x"] - 4, far)]
    return [(one["x"], middle), (other["x2"] + 4, far)]


def _around(one: Box, other: Box, lane: int) -> list[Point]:
    """Out of the right side of one box, along the column, into the right side of another."""
    shift = (lane + 1) * 3 * (1 if one["y"] < other["y"] else -1)
    start, end = (one["y"] + one["y2"]) / 2 + shift, (other["y"] + other["y2"]) / 2 - shift
    out = one["x2"] + 9 + 5 * lane
    return [(one["x2"], start), (out, start), (out, end), (other["x2"] + 4, end)]


def _stroke(start: Point, end: Point, look: dict[str, Any]) -> Box:
    (x, y), (x2, y2) = start, end
    angle = math.degrees(math.atan2(x2 - x, y - y2))
    return {"x": x, "y": y, "x2": x2, "y2": y2, "angle": angle, "head": False, **look}


def _titles(columns: list[str]) -> Spec:
    values = [
        {"x": place * (_WIDE + _BETWEEN), "y": 10, "words": title}
        for place, title in enumerate(columns)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "fontSize": 12, "color": INK, "opacity": 0.75},
        "encoding": {"x": at_pixel("x"), "y": at_pixel("y"), "text": {"field": "words"}},
    }


def _rules(arrows: list[Box], pays: bool) -> Spec:
    mark = {"type": "rule", "strokeWidth": 2 if pays else 1.6, "aria": False}
    return {
        "data": {"values": [arrow for arrow in arrows if arrow["pays"] == pays]},
        "mark": mark if pays else {**mark, "strokeDash": [5, 4]},
        "encoding": {
            "x": at_pixel("x"),
            "x2": {"field": "x2"},
            "y": at_pixel("y"),
            "y2": {"field": "y2"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }


def _heads(arrows: list[Box]) -> Spec:
    return {
        "data": {"values": [arrow for arrow in arrows if arrow["head"]]},
        "mark": {"type": "point", "shape": "triangle", "filled": True, "size": 70, "opacity": 1},
        "encoding": {
            "x": at_pixel("x2"),
            "y": at_pixel("y2"),
            "angle": {"field": "angle", "type": "quantitative", "scale": None},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }


def _frames(boxes: dict[str, Box], kind: str) -> Spec:
    mark = {"type": "rect", "fill": "#88888811", "stroke": INK, "strokeWidth": _FRAMES[kind]}
    dash = {"strokeDash": _DASHES[kind]} if kind in _DASHES else {}
    return {
        "data": {"values": [_place(box) for box in boxes.values() if box["kind"] == kind]},
        "mark": {**mark, **dash, "cornerRadius": 4, "aria": False},
        "encoding": {
            "x": at_pixel("x"),
            "x2": {"field": "x2"},
            "y": at_pixel("y"),
            "y2": {"field": "y2"},
        },
    }


def _place(box: Box) -> Box:
    return {key: box[key] for key in ("x", "x2", "y", "y2")}


def _lines(boxes: dict[str, Box]) -> Spec:
    values = [
        {
            "x": box["x"] + _PAD,
            "y": box["y"] + _PAD + _LINE * (row + 0.5),
            "words": words,
            "weight": "bold" if bold else "normal",
        }
        for box in boxes.values()
        for row, (words, bold) in enumerate(box["rows"])
    ]
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "color": INK}
    return {
        "data": {"values": values},
        "mark": {**mark, "fontWeight": {"expr": "datum.weight"}},
        "encoding": {"x": at_pixel("x"), "y": at_pixel("y"), "text": {"field": "words"}},
    }


def _legend(data: dict[str, Any], height: float) -> Spec:
    """Two lines under the picture: which colour is whose, and what the lines mean."""
    seen = sorted({edge["by"] for edge in data["edges"] if edge["by"] is not None})
    words = [(data["parties"][p], _COLOURS[p % len(_COLOURS)]) for p in seen]
    if any(edge["by"] is None for edge in data["edges"]):
        words.append(("by agreement", _GREY))
    values, x = [], 0
    for text, colour in words:
        values.append({"x": x, "y": height - _LINE, "words": text, "colour": colour})
        x += 8 * len(text) + 18
    note = f" · {data['note']}" if data["note"] else ""
    losing = any(not edge["pays"] for edge in data["edges"])
    meaning = f"{_PAYS}{_LOSES if losing else ''}{_FRAME}{note}"
    values.append({"x": 0, "y": height, "words": meaning, "colour": INK})
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "fontSize": 11, "fontWeight": "bold"},
        "encoding": {
            "x": at_pixel("x"),
            "y": at_pixel("y"),
            "text": {"field": "words"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }


_PAYS, _LOSES = "solid arrow: pays who moves", ", dashed: does not"
_FRAME = " · heavy frame: lasts, dashed: while an answer is feared"
