"""How time grows with the number of issues of 10 options each, as a table and as a picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import drawing
import measure
import rival
from scenarios import additive

from summitry.deals.frontier import frontier_eliminated

SIZES = (2, 3, 4, 5, 6, 10, 15, 20, 30, 40, 50, 60)
SORTS = ("random", "opposed")
WAYS: dict[str, Callable[[Any], Any]] = {
    "Summitry": frontier_eliminated,
    "MOBANOSParetoSampler": rival.mobanos,
    "pareto_frontier": rival.pareto_frontier,
}
LIMIT, QUICK_LIMIT = 30.0, 2.0
"""A line ends where the next size may take longer than this many seconds."""

Row = dict[str, Any]


def measured(quick: bool, plot: Path | None) -> None:
    """Measure and print the growth, and draw it into ``plot``."""
    limit = QUICK_LIMIT if quick else LIMIT
    print(
        f"\nGrowth with the number of issues of 10 options, seconds (a line ends at {limit:.0f} s)"
    )
    rows = [row for sort in SORTS for way in WAYS for row in _line(sort, way, limit)]
    for sort in SORTS:
        for way in WAYS:
            line = [r for r in rows if (r["sort"], r["way"]) == (sort, way)]
            print(f"{sort:<8} {way:<21}", *(f"{r['issues']}: {r['seconds']:.2g}" for r in line))
    if plot is not None:
        label = "Seconds to find the frontier by the number of issues, on a log scale"
        drawing.write(growth_spec(rows), plot, label)
        print(f"drawn: {plot}")


def _line(sort: str, way: str, limit: float) -> list[Row]:
    """One way on scenarios of a ``sort``, size after size, until the next would take too long."""
    rows: list[Row] = []
    for size in SIZES:
        if len(rows) > 1 and _next(rows, size, way) > limit:
            break
        seconds = _seconds(sort, way, size)
        rows.append({"sort": sort, "way": way, "issues": size, "seconds": seconds})
    return rows


def _next(rows: list[Row], size: int, way: str) -> float:
    """What the next ``size`` would take: ten times more an issue over all deals, else as before."""
    last, before = rows[-1], rows[-2]
    if way == "pareto_frontier":
        return float(last["seconds"] * 10.0 ** (size - last["issues"]))
    rate = (last["seconds"] / before["seconds"]) ** (1 / (last["issues"] - before["issues"]))
    return float(last["seconds"] * min(rate, 2.0) ** (size - last["issues"]))


def _seconds(sort: str, way: str, size: int) -> float:
    scenario = additive(sort, size)
    ready = scenario.negotiation() if way == "Summitry" else rival.ufuns(scenario)
    call = partial(WAYS[way], ready)
    start = time.process_time()
    call()
    first = time.process_time() - start
    repeats = measure.repeats_for(first)
    return first if repeats == 1 else measure.in_turns([call], repeats)[0].seconds


def growth_spec(rows: list[Row]) -> dict[str, Any]:
    """The picture: seconds on a log scale by issues, one field for each sort of scenario."""
    scale = {"domain": list(WAYS)}
    fields = [_field(sort, [r for r in rows if r["sort"] == sort], scale) for sort in SORTS]
    return drawing.page(hconcat=fields)


def _field(sort: str, rows: list[Row], scale: dict[str, Any]) -> dict[str, Any]:
    colour = {"scale": {**scale, "range": list(drawing.COLOURS[:3])}, "title": None}
    shape = {"scale": {**scale, "range": list(drawing.SHAPES[:3])}, "title": None}
    return {
        "title": f"{sort} preferences",
        "width": 300,
        "height": 280,
        "data": {"values": rows},
        "mark": {"type": "line", "point": {"size": 45, "filled": True}},
        "encoding": {
            "x": {
                "field": "issues",
                "type": "quantitative",
                "title": "issues of 10 options: n issues are 10^n deals",
                "axis": {"grid": False},
            },
            "y": {
                "field": "seconds",
                "type": "quantitative",
                "title": "seconds",
                "scale": {"type": "log", "domain": [1e-5, 100], "clamp": True},
                "axis": {"gridOpacity": 0.3, "values": [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100]},
            },
            "color": {"field": "way", "type": "nominal", **colour},
            "shape": {"field": "way", "type": "nominal", **shape},
        },
    }
