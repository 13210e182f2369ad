"""The threshold picture: how much it pays to keep to the plan, against the chance of being found.

One line a step: what its mover has in hand (the least slack over the stages, in average points) at
each chance a month that withholding this step is found, all else as it is. Where a line is at zero
or above, its mover keeps to the plan. A ring marks what the case says.
"""

from __future__ import annotations

from typing import Any

from summitry.reports.charts import CONFIG, INK, to_png, to_svg
from summitry.reports.words import shown

__all__ = ["CURVES_LABEL", "curves_picture", "curves_spec"]

CURVES_LABEL = (
    "Slack against detection, step by step; the table of verification holds the thresholds"
)
"""What a screen reader says of the picture."""

Spec = dict[str, Any]

_PALETTE = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
_DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]


def curves_picture(data: dict[str, Any], ending: str) -> bytes:
    """The curves in ``data`` as the bytes of a file with that ``ending``, .svg or .png."""
    spec = curves_spec(data)
    if ending == ".png":
        return to_png(spec)
    return to_svg(spec, CURVES_LABEL).replace("currentColor", "#000").encode()


def curves_spec(data: dict[str, Any]) -> Spec:
    """The drawing of the ``curves`` in ``data`` (of ``phases_data``)."""
    names = [shown(curve["name"]) for curve in data["curves"]]
    values = [
        {"step": name, "chance": 100 * chance, "slack": slack}
        for name, curve in zip(names, data["curves"], strict=True)
        for chance, slack in zip(curve["a_month"], curve["slack"], strict=True)
    ]
    scale = {
        "domain": names,
        "range": [_PALETTE[place % len(_PALETTE)] for place in range(len(names))],
    }
    dashes = {"domain": names, "range": [_dash(place) for place in range(len(names))]}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 460,
        "height": 300,
        "background": None,
        "layer": [
            _zero(),
            {
                "data": {"values": values},
                "mark": {"type": "line", "strokeWidth": 2.4},
                "encoding": {
                    "x": _x(),
                    "y": _y(),
                    "color": {"field": "step", "type": "nominal", "scale": scale, "legend": _KEY},
                    "strokeDash": {
                        "field": "step",
                        "type": "nominal",
                        "scale": dashes,
                        "legend": _KEY,
                    },
                },
            },
            _stated(data, names, scale),
        ],
        "config": CONFIG,
    }


def _dash(place: int) -> list[int]:
    return _DASHES[place // len(_PALETTE) % len(_DASHES)]


def _x() -> Spec:
    return {
        "field": "chance",
        "type": "quantitative",
        "title": "chance that withholding this step is found, % a month",
        "scale": {"domain": [0, 100]},
    }


def _y() -> Spec:
    title = "its mover has in hand (average points)"
    return {"field": "slack", "type": "quantitative", "title": title}


def _zero() -> Spec:
    return {
        "data": {"values": [{"slack": 0}]},
        "mark": {"type": "rule", "strokeDash": [4, 4], "strokeWidth": 1.4, "color": INK},
        "encoding": {"y": _y()},
    }


def _stated(data: dict[str, Any], names: list[str], scale: Spec) -> Spec:
    """A ring on each line at what the case says."""
    stated = {row["id"]: row["stated"]["central"] for row in data["verification"]}
    values = []
    for name, curve in zip(names, data["curves"], strict=True):
        chance = stated.get(curve["id"])
        if chance is not None:
            place = min(
                range(len(curve["a_month"])), key=lambda k: abs(curve["a_month"][k] - chance)
            )
            found = {"chance": 100 * chance, "slack": curve["slack"][place], "step": name}
            values.append(found)
    return {
        "data": {"values": values},
        "mark": {"type": "point", "size": 90, "strokeWidth": 2, "filled": False},
        "encoding": {
            "x": _x(),
            "y": _y(),
            "color": {"field": "step", "type": "nominal", "scale": scale, "legend": None},
        },
    }


_KEY = {"title": None, "orient": "bottom", "columns": 1, "labelLimit": 460, "symbolSize": 300}
