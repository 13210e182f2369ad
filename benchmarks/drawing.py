"""What the pictures of the benchmarks have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summitry.reports.charts import INK, to_png, to_svg

COLOURS = ("#0072B2", "#D55E00", "#E69F00", "#009E73", "#CC79A7")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")

_CONFIG = {
    "view": {"stroke": None},
    "font": "sans-serif",
    "axis": {"labelColor": INK, "titleColor": INK, "tickColor": INK, "domainColor": INK},
    "legend": {"labelColor": INK, "titleColor": INK, "orient": "bottom"},
    "title": {"color": INK, "anchor": "start"},
}


def page(**fields: Any) -> dict[str, Any]:
    """A specification of the ``fields`` in the style of the package."""
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    return {"$schema": schema, "background": None, **fields, "config": _CONFIG}


def write(spec: dict[str, Any], plot: Path, label: str) -> None:
    """Draw ``spec`` into ``plot``, SVG with ``label`` as its text for a screen reader, or PNG."""
    if plot.suffix == ".svg":
        plot.write_text(to_svg(spec, label), encoding="utf-8")
    else:
        plot.write_bytes(to_png(spec))
