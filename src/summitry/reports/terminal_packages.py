"""Packages to offer together on a terminal: side by side, with what a little more costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import points

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["packages_tables"]

_MOST_ABREAST = 4
"""Up to so many packages stand side by side; more are shown in blocks of _BLOCK."""

_BLOCK = 3


def packages_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """The packages side by side, what they break, and the rates next to them."""
    if not data["red_lines_held"]:
        yield "There is no room for agreement; red lines are left aside, see what breaks.\n"
    yield "\n".join([data["line"], *data["notes"], ""])
    packages = data["packages"]
    rows = list(zip(*(one["options"] for one in packages), strict=True))
    differing = [place for place, row in enumerate(rows) if len(set(row)) > 1]
    size = len(packages) if len(packages) <= _MOST_ABREAST else _BLOCK
    for start in range(0, len(packages), size):
        yield _abreast(data, packages[start : start + size], differing)
    same = [row[0] for row in rows if len(set(row)) == 1]
    if same:
        yield f"the same in all: {'; '.join(same)}"
    for one in packages:
        for line in one["broken"]:
            yield f"{one['letter']} breaks: {line['text']}"
    yield ""
    if data["rates"]:
        yield _rates(data)


def _abreast(
    data: dict[str, Any], packages: list[dict[str, Any]], differing: list[int]
) -> RenderableType:
    """Some packages side by side: the issues that differ in the offer, and what they are worth."""
    made = table("Packages to offer together", "", *(one["letter"] for one in packages))
    for place in differing:
        made.add_row(data["issues"][place], *(one["options"][place] for one in packages))
    made.add_section()
    made.add_row(f"worth to {data['for']}", *(f"{one['worth']:,}" for one in packages))
    for place, name in enumerate(data["principals"]):
        made.add_row(f"{name} over no deal", *(points(one["gains"][place]) for one in packages))
    return made


def _rates(data: dict[str, Any]) -> RenderableType:
    other = next(name for name in data["principals"] if name != data["for"])
    heads = (data["for"], f"{other} loses", "rate")
    title = f"What a little more for {data['for']} costs along the frontier"
    made = table(title, "change", "from", *heads, right=4)
    for one in data["rates"]:
        numbers = (points(one["gained"]), f"{one['lost']:,}", f"{one['rate']:.2f}")
        made.add_row("; ".join(one["words"]), f"{one['worth'][0]:,}", *numbers)
    made.caption = "rate: points lost for each point gained"
    return made
