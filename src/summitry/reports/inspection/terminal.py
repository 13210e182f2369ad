"""The answers about inspections, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import count

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["inspection_tables"]


def inspection_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What ``summitry inspection`` prints: sentences, then the table of visits."""
    for answer in ("deterrence", "visits", "stages", "delay"):
        if data[answer]:
            yield from data[answer]["lines"]
    if data["visits"] and data["visits"]["table"]:
        yield ""
        yield _visits(data["visits"])


def _visits(data: dict[str, Any]) -> Table:
    """Visits a month for the usual chances, by how many sites are bad."""
    months = data["months"]
    within = "within a month" if months == 1 else f"within {count(months, 'month')}"
    title = f"Visits a month that see a breach {within}"
    heads = [f"{100 * chance:.0f} %" for chance in data["table"]["chances"]]
    made = table(title, "bad sites", *heads, right=len(heads) + 1)
    for row in data["table"]["rows"]:
        cells = ["never" if n is None else f"{n:,}" for n in row["visits"]]
        made.add_row(f"{row['hidden']:,}", *cells)
    return made
