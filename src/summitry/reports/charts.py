"""Pictures: Vega-Lite specifications of our own, drawn to SVG or PNG without a browser or network.

Lines and words take the colour of the text around them (``currentColor``), so one drawing serves
light, dark and paper; the marks use the Okabe–Ito colours, which keep apart for colour-blind
readers, and a shape each, which keeps them apart in grey.
"""

from __future__ import annotations

from typing import Any

from summitry.reports.words import shown

__all__ = ["CONFIG", "INK", "at_pixel", "deal_map_spec", "in_pixels", "to_png", "to_svg"]

Spec = dict[str, Any]

INK = "#010203"
"""Stands for the colour of the text in a specification; ``to_svg`` turns it into currentColor."""

_SPREAD = 1_000_000
"""With more deals than this in a square, shades follow the number of digits."""

_APART = 25
"""Labels nearer than this part of the picture's width and height are joined."""

_BLUE, _ORANGE, _GREEN = "#0072B2", "#E69F00", "#009E73"
_RED, _SKY, _PURPLE = "#D55E00", "#56B4E9", "#CC79A7"
_KINDS = {
    "status": ("status quo", "cross", INK, -1),
    "offer": ("offer (1, 2, …)", "diamond", _RED, -1),
    "package": ("package (A, B, …)", "circle", _PURPLE, 1),
}
"""Kind of a named deal: words, shape, colour, and on which side its label stands."""


def deal_map_spec(data: dict[str, Any]) -> Spec:
    """The deal map: density of all deals, frontier, walk-away corner, named deals."""
    x, y = data["walk_away"]
    layers = [
        _corner(x, y),
        *([_squares(data, _SKY, 2), _squares(data, _GREEN, 3)] if data["squares"] else []),
        _frontier(data),
        _frontier_label(data),
        *_walk_away(x, y),
        *_named(data),
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 560,
        "height": 400,
        "background": None,
        "layer": layers,
        "config": CONFIG,
    }


def in_pixels(layers: list[Spec], width: float, height: float, **config: Any) -> Spec:
    """A drawing of ``layers`` whose places are pixels, those without values left out; ``config`` is
    Vega-Lite's, beside the font."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "background": None,
        "padding": {"left": 5, "right": 5, "top": 5, "bottom": 5},
        "layer": [layer for layer in layers if layer["data"]["values"]],
        "config": {"font": CONFIG["font"], "view": CONFIG["view"], **config},
    }


def at_pixel(field: str) -> Spec:
    """The encoding of a place in pixels, as the ``field`` has it."""
    return {"field": field, "type": "quantitative", "scale": None}


def to_svg(spec: Spec, label: str) -> str:
    """The drawing as one SVG element with ``label`` as its text for a screen reader."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(_drawable(spec))
    _, rest = svg.split("<svg ", 1)
    attributes, body = rest.split(">", 1)
    named = f'<svg role="img" aria-label="{_escaped(shown(label))}" {attributes}>{body}'
    return named.replace(INK, "currentColor")


def to_png(spec: Spec) -> bytes:
    """The drawing on white as PNG, twice the size for sharp print."""
    import vl_convert

    png: bytes = vl_convert.vegalite_to_png({**_drawable(spec), "background": "white"}, scale=2)
    return png


def _drawable(part: Any) -> Any:
    """The specification with each of its words on one line and without control characters: the
    renderer ends the process where it meets one."""
    if isinstance(part, dict):
        return {key: _drawable(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_drawable(value) for value in part]
    return shown(" ".join(part.split())) if isinstance(part, str) else part


def _squares(data: dict[str, Any], colour: str, column: int) -> Spec:
    """The squares that hold deals (column 2) or acceptable deals (column 3), darker for more."""
    side = data["side"]
    values = [
        {
            "x": row[0],
            "y": row[1],
            "x2": row[0] + side,
            "y2": row[1] + side,
            "n": _drawn(row[column]),
        }
        for row in data["squares"]
        if row[column]
    ]
    most = max((value["n"] for value in values), default=1)
    kind = "sqrt" if most < _SPREAD else "log"
    shade = {"type": kind, "range": [0.2, 0.85]}
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "color": colour, "aria": False},
        "encoding": {
            **_place(data),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "opacity": {"field": "n", "type": "quantitative", "scale": shade, "legend": None},
        },
    }


def _drawn(n: int) -> float:
    """A count as the renderer takes it, which knows no whole number beyond 64 bits."""
    return n if n < 2**53 else float(n)


def _place(data: dict[str, Any]) -> Spec:
    def axis(field: str, column: int) -> Spec:
        return {
            "field": field,
            "type": "quantitative",
            "title": f"points of {data[field]}",
            "scale": {"zero": False, "nice": False, "domain": data["extent"][column]},
        }

    return {"x": axis("x", 0), "y": axis("y", 1)}


def _frontier_label(data: dict[str, Any]) -> Spec:
    points = sorted(data["frontier"])
    x, y = points[len(points) * 4 // 5]
    mark = {"type": "text", "align": "left", "dx": 6, "dy": -8, "fontSize": 13, "color": _BLUE}
    return {
        "data": {"values": [{"x": x, "y": y, "label": "frontier"}]},
        "mark": mark,
        "encoding": {**_place(data), "text": {"field": "label"}},
    }


def _corner(x: int, y: int) -> Spec:
    return {
        "data": {"values": [{"x": x, "y": y}]},
        "mark": {"type": "rect", "color": _ORANGE, "opacity": 0.13, "aria": False},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "y", "type": "quantitative"},
            "x2": {"value": "width"},
            "y2": {"value": 0},
        },
    }


def _walk_away(x: int, y: int) -> list[Spec]:
    rule = {"type": "rule", "color": _ORANGE, "strokeWidth": 1.5, "strokeDash": [5, 3]}
    return [
        {
            "data": {"values": [{"x": x}]},
            "mark": rule,
            "encoding": {"x": {"field": "x", "type": "quantitative"}},
        },
        {
            "data": {"values": [{"y": y}]},
            "mark": rule,
            "encoding": {"y": {"field": "y", "type": "quantitative"}},
        },
    ]


def _frontier(data: dict[str, Any]) -> Spec:
    points = sorted(data["frontier"])
    return {
        "data": {"values": [{"x": x, "y": y} for x, y in points]},
        "mark": {
            "type": "line",
            "interpolate": "step-before",
            "color": _BLUE,
            "strokeWidth": 1.8,
            "aria": False,
        },
        "encoding": {**_place(data), "order": {"field": "x", "type": "quantitative"}},
    }


def _named(data: dict[str, Any]) -> list[Spec]:
    """Named deals: one mark a place, with all the names that share it."""
    present = {deal["kind"] for deal in data["named"]}
    kinds = [words for kind, words in _KINDS.items() if kind in present]
    names = [name for name, _, _, _ in kinds]
    scales = {
        "shape": {"domain": names, "range": [shape for _, shape, _, _ in kinds]},
        "color": {"domain": names, "range": [colour for _, _, colour, _ in kinds]},
    }
    legend = {"title": None, "orient": "top", "symbolSize": 90, "symbolOpacity": 1}
    marks = {
        channel: {"field": "kind", "type": "nominal", "scale": scale, "legend": legend}
        for channel, scale in scales.items()
    }
    values = _by_place(data)
    points = {
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1, "aria": False},
        "encoding": {**_place(data), **marks},
    }
    return [points, *(_labels(data, values, kind) for kind in kinds)]


def _by_place(data: dict[str, Any]) -> list[dict[str, Any]]:
    """One mark a place; labels that would lie on each other are joined beside the first of them."""
    near = [(high - low) / _APART for low, high in data["extent"]]
    marks: list[dict[str, Any]] = []
    for deal in data["named"]:
        x, y = deal["points"]
        kind, words = _KINDS[deal["kind"]][0], _label(deal)
        anchor = next((m for m in marks if m["kind"] == kind and _close(m, (x, y), near)), None)
        if anchor is not None:
            anchor["label"] += f", {words}"
        if anchor is None or (anchor["x"], anchor["y"]) != (x, y):
            marks.append({"x": x, "y": y, "kind": kind, "label": "" if anchor else words})
    return marks


def _label(deal: dict[str, Any]) -> str:
    return "status quo" if deal["kind"] == "status" else str(deal["label"].split()[-1])


def _close(mark: dict[str, Any], place: tuple[int, int], near: list[float]) -> bool:
    """True if a labelled mark is too near to the place for two labels."""
    apart = abs(mark["x"] - place[0]), abs(mark["y"] - place[1])
    return bool(mark["label"]) and apart[0] < near[0] and apart[1] < near[1]


def _labels(
    data: dict[str, Any], values: list[dict[str, Any]], kind: tuple[str, str, str, int]
) -> Spec:
    """The words beside the marks of one kind, on its own side so that kinds do not collide."""
    name, _, _, side = kind
    align = "left" if side > 0 else "right"
    mark = {"type": "text", "align": align, "dx": 8 * side, "dy": -6 * side, "fontSize": 13}
    return {
        "data": {"values": [value for value in values if value["kind"] == name]},
        "mark": {**mark, "color": INK, "fontWeight": "bold"},
        "encoding": {**_place(data), "text": {"field": "label"}},
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


CONFIG: Spec = {
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "domainColor": INK,
        "tickColor": INK,
        "gridColor": INK,
        "gridOpacity": 0.12,
        "labelFontSize": 12,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "labelFontSize": 12},
}
