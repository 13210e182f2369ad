"""The clock as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import number

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["clock_tables"]


def clock_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What ``summitry clock`` prints: sentences first, then month by month."""
    for one in data["lines"]:
        yield f"{one['text']}\n"
    yield _months(data)
    if data[data["told"]]["deals"]:
        yield _waiting(data)
        yield _deals(data)


def _months(data: dict[str, Any]) -> Table:
    """Outside options and room, month by month."""
    names = [f"{side['party']} without a deal" for side in data["sides"]]
    ways = {"with_lines": "room, red lines held", "on_points": "room on points alone"}
    if not data["red_lines"]:
        ways = {"on_points": "room"}
    title = f"Month by month{' (in brackets: draws with room)' if data['shares'] else ''}"
    made = table(title, "month", "day", *names, *ways.values(), right=len(names) + 2)
    for place, moment in enumerate(data["on_points"]["moments"]):
        rooms = [_room(data, way, place) for way in ways]
        made.add_row(
            str(moment["month"]), moment["date"], *(number(n) for n in moment["outside"]), *rooms
        )
    return made


def _room(data: dict[str, Any], way: str, place: int) -> str:
    is_open = "yes" if data[way]["moments"][place]["open"] else "no"
    if not data["shares"]:
        return is_open
    one = data["shares"][way][place]
    return f"{is_open} ({one['n']:,} of {one['of']:,})"


def _waiting(data: dict[str, Any]) -> Table:
    """What signing is worth in each month with room, the months before it counted in."""
    found = data[data["told"]]
    alone = " on points alone" if data["told"] == "on_points" and data["red_lines"] else ""
    names = [f"worth to {side['party']}" for side in data["sides"]]
    title = f"The best deal of each month{alone}, and what waiting for it is worth"
    made = table(title, "signed in month", "deal", *names, right=len(names))
    for moment in found["moments"]:
        if moment["open"]:
            best = " or ".join(str(n) for n in moment["best"])
            made.add_row(str(moment["month"]), best, *(_span(span) for span in moment["worth"]))
    made.add_row("never", "", *(number(round(worth)) for worth in found["never"]))
    return made


def _span(span: Sequence[float]) -> str:
    low, high = (number(round(end)) for end in span)
    return low if low == high else f"{low}–{high}"


def _deals(data: dict[str, Any]) -> Table:
    found = data[data["told"]]
    names = [side["party"] for side in data["sides"]]
    made = table("The deals in it", "deal", "what it is", *names, right=len(names))
    for n, deal in enumerate(found["deals"], 1):
        other = " (among others of the same worth)" if deal["others"] else ""
        words = "; ".join(deal["words"]) or "nothing changes"
        made.add_row(str(n), f"{words}{other}", *(number(points) for points in deal["points"]))
    return made
