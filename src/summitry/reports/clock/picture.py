"""The clock picture: what no deal and the best deal are worth over time, and when there is room.

One colour a side. A full line is its outside option, dashed with dots the best deal of each month
that is looked at (of several equals the first). The bars below are the days with room.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from summitry.reports.charts import INK, at_pixel, in_pixels, to_png, to_svg
from summitry.reports.words import number

__all__ = ["CLOCK_LABEL", "clock_picture", "clock_spec"]

CLOCK_LABEL = "What no deal and the best deal are worth to each side, month by month"
"""What a screen reader says of the picture."""

Spec = dict[str, Any]
Rows = list[dict[str, Any]]

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_ROOM = "#009E73"
_LEFT, _WIDE, _HIGH, _BESIDE = 120, 470, 300, 190
"""Pixels: room left of the plot, its width and height, room for names right of it."""
_LINE, _BAR = 15, 10
_TICKS = 8
"""Most ticks of an axis."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


def clock_picture(data: dict[str, Any], ending: str) -> bytes:
    """The clock in ``data`` as the bytes of a file with that ``ending``, .svg or .png."""
    spec = clock_spec(data)
    if ending == ".png":
        return to_png(spec)
    return to_svg(spec, CLOCK_LABEL).replace("currentColor", "#000").encode()


def clock_spec(data: dict[str, Any]) -> Spec:
    """The drawing of ``data``, as ``clock_data`` makes it."""
    curves = list(_curves(data))
    plot = _Plot(data, [y for curve in curves for _, y in curve["points"]])
    bars, words = _bars(data, plot)
    strokes, dots = _drawn(curves, plot)
    texts = [*_axes_words(data, plot), *words, *_names(curves, plot)]
    layers = [
        _rules(_grid(plot), 0.6, opacity=0.25),
        _blocks(bars),
        _rules([row for row in strokes if not row["dashed"]], 2.2),
        _rules([row for row in strokes if row["dashed"]], 1.6, dash=[5, 4]),
        _dots(dots),
        _texts(texts),
    ]
    height = _HIGH + (3 + len(words)) * _LINE + 14
    return in_pixels(layers, _LEFT + _WIDE + _BESIDE, height)


class _Plot:
    """Where days and points lie in pixels."""

    def __init__(self, data: dict[str, Any], worth: Iterable[float]) -> None:
        moments = data["on_points"]["moments"]
        self.start = datetime.date.fromisoformat(data["start"])
        self.last = moments[-1]["date"]
        self.days = max(1, self._day(self.last))
        self.moments = moments
        values = list(worth)
        self.step = _nice(max(1.0, (max(values) - min(values)) / _TICKS))
        self.low = math.floor(min(values) / self.step) * self.step
        self.high = max(math.ceil(max(values) / self.step) * self.step, self.low + self.step)

    def _day(self, date: str) -> int:
        return (datetime.date.fromisoformat(date) - self.start).days

    def x(self, date: str) -> float:
        """The place of a day, from left."""
        return _LEFT + _WIDE * self._day(date) / self.days

    def y(self, points: float) -> float:
        """The place of so many points, from the top."""
        return 8 + _HIGH * (self.high - points) / (self.high - self.low)


def _nice(step: float) -> int:
    """The next of 1, 2, 5, 10, 20, … that is not below ``step``.

    >>> _nice(3.2), _nice(51)
    (5, 100)
    """
    power = 10 ** math.floor(math.log10(step))
    return int(next(n * power for n in (1, 2, 5, 10) if n * power >= step))


def _curves(data: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """For each side its outside option and the points of the best deals, by day; None: no room."""
    found = data[data["told"]]
    for place, side in enumerate(data["sides"]):
        colour = _COLOURS[place % len(_COLOURS)]
        looks = {"colour": colour, "side": side["party"]}
        flat = [(m["date"], float(m["outside"][place])) for m in found["moments"]]
        yield {**looks, "name": "no deal", "points": flat, "dashed": False}
        best = [
            (m["date"], float(found["deals"][m["best"][0] - 1]["points"][place]))
            for m in found["moments"]
            if m["open"]
        ]
        if best:
            yield {**looks, "name": "best deal", "points": best, "dashed": True}


def _drawn(curves: list[dict[str, Any]], plot: _Plot) -> tuple[Rows, Rows]:
    """The strokes of all curves, none across a month without room, and the dots."""
    order = {moment["date"]: place for place, moment in enumerate(plot.moments)}
    strokes, dots = [], []
    for curve in curves:
        look = {"colour": curve["colour"], "dashed": curve["dashed"]}
        for (one, y), (other, y2) in pairwise(curve["points"]):
            if order[other] == order[one] + 1:
                place = {"x": plot.x(one), "y": plot.y(y), "x2": plot.x(other), "y2": plot.y(y2)}
                strokes.append({**look, **place})
        if curve["dashed"] or len(curve["points"]) == 1:
            dots += [
                {"x": plot.x(date), "y": plot.y(y), "colour": curve["colour"]}
                for date, y in curve["points"]
            ]
    return strokes, dots


def _grid(plot: _Plot) -> Rows:
    """A line across for each tick of points, and one down for each tick of months."""
    right, low = _LEFT + _WIDE, plot.y(plot.low)
    rows = [{"x": _LEFT, "x2": right, "y": plot.y(n), "y2": plot.y(n)} for n in _levels(plot)]
    rows += [{"x": x, "x2": x, "y": plot.y(plot.high), "y2": low} for x, _ in _ticks(plot)]
    return [{**row, "colour": INK} for row in rows]


def _levels(plot: _Plot) -> range:
    return range(int(plot.low), int(plot.high) + 1, plot.step)


def _ticks(plot: _Plot) -> list[tuple[float, int]]:
    """Places of the months that are named, at most _TICKS + 1 or so of them."""
    months = [moment["month"] for moment in plot.moments]
    step = next((s for s in _STEPS if months[-1] <= s * _TICKS), _STEPS[-1])
    return [(plot.x(m["date"]), m["month"]) for m in plot.moments if m["month"] % step == 0]


def _axes_words(data: dict[str, Any], plot: _Plot) -> Rows:
    under = plot.y(plot.low) + _LINE
    rows = [_word(x, under, str(month), "center") for x, month in _ticks(plot)]
    rows += [_word(_LEFT - 6, plot.y(n), number(n), "right") for n in _levels(plot)]
    alone = " on points alone" if data["told"] == "on_points" and data["red_lines"] else ""
    title = f"months after {data['start']} · full line: no deal, dashed: best deal{alone} (Nash)"
    return [*rows, _word(_LEFT, under + _LINE + 2, title, "left")]


def _bars(data: dict[str, Any], plot: _Plot) -> tuple[Rows, Rows]:
    """The days with room, a bar for each way of looking, and their names."""
    ways = {"with_lines": "room, red lines held", "on_points": "room on points"}
    if not data["red_lines"]:
        ways = {"on_points": "room"}
    bars, words = [], []
    top = plot.y(plot.low) + 3 * _LINE
    for row, (way, name) in enumerate(ways.items()):
        y = top + row * _LINE
        frame = {"y": y - _BAR / 2, "y2": y + _BAR / 2}
        bars.append({**frame, "x": _LEFT, "x2": _LEFT + _WIDE, "colour": "#88888833"})
        words.append(_word(_LEFT - 6, y, name, "right"))
        for window in data[way]["windows"]:
            begin = min(plot.x(window["opens"] or data["start"]), _LEFT + _WIDE)
            end = min(plot.x(window["closes"] or plot.last), _LEFT + _WIDE)
            end = _LEFT + _WIDE if window["closes"] is None else end
            bars.append({**frame, "x": begin, "x2": end, "colour": _ROOM})
    return bars, words


def _names(curves: list[dict[str, Any]], plot: _Plot) -> Rows:
    """The name of each curve right of its end, moved apart where two would meet."""
    ends = sorted(
        (plot.y(c["points"][-1][1]), f"{c['side']}: {c['name']}", c["colour"]) for c in curves
    )
    rows, free = [], -math.inf
    for y, name, colour in ends:
        free = max(y, free + _LINE)
        rows.append({**_word(_LEFT + _WIDE + 8, free, name, "left"), "colour": colour})
    over = max(0.0, free - plot.y(plot.low))
    return [{**row, "y": row["y"] - over} for row in rows] if over else rows


def _word(x: float, y: float, words: str, align: str) -> dict[str, Any]:
    return {"x": x, "y": y, "words": words, "align": align, "colour": INK}


def _rules(rows: Rows, width: float, opacity: float = 1, dash: list[int] | None = None) -> Spec:
    mark = {"type": "rule", "strokeWidth": width, "opacity": opacity, "aria": False}
    return {
        "data": {"values": rows},
        "mark": {**mark, **({"strokeDash": dash} if dash else {})},
        "encoding": {**_box(), **_coloured()},
    }


def _blocks(rows: Rows) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "aria": False},
        "encoding": {**_box(), **_coloured()},
    }


def _dots(rows: Rows) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 26, "opacity": 1, "aria": False},
        "encoding": {"x": at_pixel("x"), "y": at_pixel("y"), **_coloured()},
    }


def _texts(rows: Rows) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {
            "type": "text",
            "align": {"expr": "datum.align"},
            "baseline": "middle",
            "fontSize": 11,
        },
        "encoding": {
            "x": at_pixel("x"),
            "y": at_pixel("y"),
            "text": {"field": "words"},
            **_coloured(),
        },
    }


def _box() -> Spec:
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return {"x": at_pixel("x"), "y": at_pixel("y"), **ends}


def _coloured() -> Spec:
    return {"color": {"field": "colour", "type": "nominal", "scale": None}}
