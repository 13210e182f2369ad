"""The ladder picture: who moves in each stage, and whether each side does better by going on.

One row a stage, from the first down. To the left a column for every party that moves and one for
what is done together; to the right two bars a side: the worth of going on (full) and of the best it
could get by anything else (pale), in average points over no deal. A side that is tempted is
marked, with the kind of its temptation.
"""

from __future__ import annotations

import textwrap
from typing import Any

from summitry.reports.charts import INK, at_pixel, in_pixels, to_png, to_svg

__all__ = ["LADDER_LABEL", "ladder_picture", "ladder_spec"]

LADDER_LABEL = "The plan stage by stage; the table beside it holds the same"
"""What a screen reader says of the picture."""

Spec = dict[str, Any]
Mark = dict[str, Any]

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_GREY, _ALERT = "#777777", "#B00020"
_WHEN, _WIDE, _GAP, _BARS, _SIDE = 100, 172, 10, 150, 300
"""Pixels: the stage's label, a column, between columns, the longest bar, a side's bars, words."""
_LINE, _PAD, _HEAD, _LETTERS, _ROW = 14, 6, 24, 25, 34


def ladder_picture(data: dict[str, Any], ending: str) -> bytes:
    """The ladder in ``data`` as the bytes of a file with that ``ending``, .svg or .png."""
    spec = ladder_spec(data)
    if ending == ".png":
        return to_png(spec)
    return to_svg(spec, LADDER_LABEL).replace("currentColor", "#000").encode()


def ladder_spec(data: dict[str, Any]) -> Spec:
    """The drawing of the ``plan`` in ``data`` (of ``phases_data``), a column for each of its
    ``movers``."""
    rows = _rows(data)
    left = _WHEN + len(data["movers"]) * (_WIDE + _GAP)
    bars, words = _bars(rows, left + 10, data)
    height = rows[-1]["y2"] + 46 if rows else 60
    layers = [
        _rects(_stripes(rows, left + _SIDE + 20)),
        _rects([box for row in rows for box in row["boxes"]]),
        _rects(bars),
        _texts([*_heads(data, left), *_labels(rows), *words, *_legend(data, height)]),
    ]
    return in_pixels(layers, left + _SIDE + 20, height)


def _rows(data: dict[str, Any]) -> list[Mark]:
    """The stages one under the other, with the boxes of their steps."""
    rows: list[Mark] = []
    top = float(_HEAD)
    for stage in data["plan"]["stages"]:
        columns = [
            [step for step in stage["steps"] if step["mover"] == mover["id"]]
            for mover in data["movers"]
        ]
        boxes = [
            box
            for place, steps in enumerate(columns)
            for box in _column(steps, _WHEN + place * (_WIDE + _GAP), top + _PAD, place, data)
        ]
        low = max([top + _PAD + _ROW * len(stage["sides"]), *(box["y2"] for box in boxes)])
        rows.append({"stage": stage, "y": top, "y2": low + _PAD, "boxes": boxes})
        top = low + _PAD
    return rows


def _column(
    steps: list[dict[str, Any]], x: float, top: float, place: int, data: dict[str, Any]
) -> list[Mark]:
    boxes = []
    for step in steps:
        lines = textwrap.wrap(step["name"], _LETTERS)
        low = top + len(lines) * _LINE + _PAD
        colour = _colour(data, data["movers"][place]["id"])
        look = {"fill": f"{colour}18", "stroke": colour}
        boxes.append({"x": x, "x2": x + _WIDE, "y": top, "y2": low, "lines": lines, **look})
        top = low + 4
    return boxes


def _colour(data: dict[str, Any], party: str | None) -> str:
    """The colour of a party; grey for what is done together."""
    if party is None:
        return _GREY
    ids = [one["id"] for one in data["parties"]]
    return _COLOURS[ids.index(party) % len(_COLOURS)]


def _bars(rows: list[Mark], x: float, data: dict[str, Any]) -> tuple[list[Mark], list[Mark]]:
    """The bars of every side in every stage, and the words beside them."""
    sides = [side for row in rows for side in row["stage"]["sides"]]
    values = [value for side in sides for value in (side["on"], side["off"])]
    least, most = min([0.0, *values]), max([1.0, *values])
    unit = _BARS / (most - least)
    zero = x - least * unit
    bars, words = [], []
    for row in rows:
        for place, side in enumerate(row["stage"]["sides"]):
            y = row["y"] + _PAD + place * _ROW
            colour = _colour(data, side["id"])
            bars += [
                _bar(zero, side["on"] * unit, y + 13, 7, colour),
                _bar(zero, side["off"] * unit, y + 22, 6, f"{colour}66"),
            ]
            words += _beside(side, x, y, colour)
    return bars, words


def _bar(zero: float, length: float, y: float, high: float, fill: str) -> Mark:
    ends = sorted((zero, zero + (length or 1)))
    return {"x": ends[0], "x2": ends[1], "y": y, "y2": y + high, "fill": fill, "stroke": fill}


def _beside(side: dict[str, Any], x: float, y: float, own: str) -> list[Mark]:
    """Who it is, and by how much it does better to go on or to stop."""
    if side["tempted"]:
        told, colour = f"{_KINDS[side['kind']]}: {round(-side['slack']):,} better", _ALERT
    else:
        told, colour = f"{round(max(side['slack'], 0.0)):,} in hand", INK
    right = {"x": x + _BARS + 8, "y": y + 19, "words": told, "colour": colour, "bold": True}
    return [_text(x, y + 6, _cut(side["party"], 2 * _LETTERS - 6), own), right]


_KINDS = {
    "refuse": "not signing",
    "walk out": "walking out",
    "break": "breaking",
    "withhold": "withholding",
    "wait": "waiting",
}


def _heads(data: dict[str, Any], left: float) -> list[Mark]:
    columns = [
        _text(
            _WHEN + place * (_WIDE + _GAP),
            8,
            _cut(mover["name"], _LETTERS),
            _colour(data, mover["id"]),
        )
        for place, mover in enumerate(data["movers"])
    ]
    return [*columns, _text(left + 10, 8, "going on (full), anything else (pale)", INK)]


def _labels(rows: list[Mark]) -> list[Mark]:
    """The stage and its months, and the words in the boxes."""
    found = []
    for row in rows:
        stage, y = row["stage"], row["y"] + _PAD + 7
        name = "at the end" if stage["n"] is None else f"stage {stage['n']}"
        found.append(_text(0, y, name, INK))
        found.append(_text(0, y + _LINE, f"from month {stage['month']:g}", INK, bold=False))
        if stage["n"] is not None and not stage["steps"]:
            found.append(_text(_WHEN, y, "no step: work goes on", INK, bold=False))
        found += [
            _text(box["x"] + _PAD, box["y"] + _LINE * (line + 0.5) + 3, words, INK, bold=False)
            for box in row["boxes"]
            for line, words in enumerate(box["lines"])
        ]
    return found


def _legend(data: dict[str, Any], height: float) -> list[Mark]:
    return [
        _text(0, height - 24, data["note"], INK, bold=False),
        _text(0, height - 9, _MEANING, INK, bold=False),
    ]


_MEANING = (
    "Bars: average points over no deal. In hand: how much better it is to go on than to"
    " stop, break, hide or wait."
)


def _cut(name: str, letters: int) -> str:
    """The name, or its beginning where it is too long for its place.

    >>> _cut("North Korea", 25), _cut("North Korea", 6)
    ('North Korea', 'North…')
    """
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def _text(x: float, y: float, words: str, colour: str, *, bold: bool = True) -> Mark:
    return {"x": x, "y": y, "words": words, "colour": colour, "bold": bold}


def _stripes(rows: list[Mark], width: float) -> list[Mark]:
    """Every other row on a shade."""
    look = {"fill": "#88888814", "stroke": "#88888800"}
    return [{"x": -4, "x2": width, "y": row["y"], "y2": row["y2"], **look} for row in rows[::2]]


def _rects(values: list[Mark]) -> Spec:
    kept = ("x", "x2", "y", "y2", "fill", "stroke")
    return {
        "data": {"values": [{key: value[key] for key in kept} for value in values]},
        "mark": {"type": "rect", "cornerRadius": 3, "strokeWidth": 1, "aria": False},
        "encoding": {
            "x": at_pixel("x"),
            "x2": {"field": "x2"},
            "y": at_pixel("y"),
            "y2": {"field": "y2"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "stroke", "type": "nominal", "scale": None},
        },
    }


def _texts(values: list[Mark]) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11}
    return {
        "data": {"values": values},
        "mark": {**mark, "fontWeight": {"expr": "datum.bold ? 'bold' : 'normal'"}},
        "encoding": {
            "x": at_pixel("x"),
            "y": at_pixel("y"),
            "text": {"field": "words"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }
