"""How time grows with the number of states: a table of the time per state, and the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import drawing

Row = dict[str, Any]
"""``line``, ``states`` and ``seconds``."""


def printed(rows: list[Row]) -> None:
    """Microseconds per state, size after size, a line each."""
    print("\nGrowth: microseconds of processor time per state, five concepts, by states")
    for name in dict.fromkeys(row["line"] for row in rows):
        line = [row for row in rows if row["line"] == name]
        print(f"{name:<40}", *(f"2^{_power(row)}: {_per_state(row):.3g}" for row in line))


def draw(rows: list[Row], plot: Path) -> None:
    """The picture, into ``plot``."""
    label = "Time per state to find all equilibria by the number of states, on log scales"
    drawing.write(spec(rows), plot, label)
    print(f"drawn: {plot}")


def spec(rows: list[Row]) -> dict[str, Any]:
    """Microseconds per state over states, both on log scales, a line for each sort."""
    names = list(dict.fromkeys(row["line"] for row in rows))
    values = [{**row, "each": _per_state(row)} for row in rows]
    return drawing.page(
        width=560,
        height=320,
        data={"values": values},
        mark={"type": "line", "point": {"size": 45, "filled": True}},
        encoding={
            "x": _axis("states", "states", 2, [4**k for k in range(3, 11)]),
            "y": _axis("each", "microseconds per state", 10, [10**k for k in range(6)]),
            "color": _by_line(names, drawing.COLOURS),
            "shape": _by_line(names, drawing.SHAPES),
        },
    )


def _axis(field: str, title: str, base: int, values: list[float]) -> dict[str, Any]:
    scale = {"type": "log", "base": base, "nice": base == 10}
    axis = {"gridOpacity": 0.3, "values": values, "format": "~s" if base == 10 else ",d"}
    return {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": axis}


def _by_line(names: list[str], marks: tuple[str, ...]) -> dict[str, Any]:
    scale = {"domain": names, "range": list(marks[: len(names)])}
    legend = {"columns": 2, "labelLimit": 300}
    return {"field": "line", "type": "nominal", "title": None, "scale": scale, "legend": legend}


def _per_state(row: Row) -> float:
    return float(row["seconds"] / row["states"] * 1e6)


def _power(row: Row) -> int:
    return int(row["states"]).bit_length() - 1
