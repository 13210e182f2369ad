"""Results as tables for a terminal, from the same dicts as the brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.words import capital, points, whole

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["deals_tables", "positions_tables", "why_tables"]

_MOST_FRONTIER = 15
_WIDE = 60
"""A title is given this much room before it is broken."""


def positions_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """One table an issue: side, claims, how they are known."""
    for issue in data["issues"]:
        table = _table(capital(issue["name"]), "side", "on record", "how it is known")
        for cell in issue["cells"]:
            flags = "".join(f"\n! {flag['words']}: {_why(flag)}" for flag in cell["flags"])
            rows = cell["rows"] or [None]
            for place, row in enumerate(rows):
                side = cell["name"] + flags if place == 0 else ""
                table.add_row(*_claim_row(side, row), end_section=place == len(rows) - 1)
        yield table


def _claim_row(side: str, row: dict[str, Any] | None) -> tuple[str, str, str]:
    if row is None:
        return side, "", ""
    words = f"“{row['words']}”" if row["verbatim"] else f"{row['words']} (in our words)"
    mark = "\n! told by the other side" if row["other_side"] else ""
    return side, f"{row['act']}: {words}{mark}", "\n".join(row["told"])


def _why(flag: dict[str, Any]) -> str:
    pairs = "; ".join(f"“{one}” / “{other}”" for one, other in flag["differing"])
    return f"{flag['why']} ({pairs})" if pairs else str(flag["why"])


def deals_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Room, frontier, solutions, packages and offers of one reading."""
    yield f"{data['room']['line']['text']}\n"
    yield from _frontier(data)
    if data["solutions"]:
        table = _table("Solutions inside the room", "solution", "points", "deal (one of)")
        for solution in data["solutions"]:
            shown = "; ".join(str(tuple(p)) for p in solution["points"])
            table.add_row(solution["name"], shown, "; ".join(solution["deals"][0]))
        yield table
    for package in data.get("packages", ()):
        yield _package(package)
    if data["offers"]:
        yield _offers(data["offers"])


def _frontier(data: dict[str, Any]) -> Iterator[RenderableType]:
    frontier = data["frontier"]
    about = f"; to within {data['within']} points" if data["within"] else ""
    table = _table(
        f"Frontier: {frontier['n_points']:,} points ({data['method']}{about})",
        *data["principals"],
        "deals",
        numeric=True,
    )
    step = max(1, -(-frontier["n_points"] // _MOST_FRONTIER))
    rows = list(zip(frontier["points"], frontier["counts"], strict=True))[::step]
    for values, n in rows:
        table.add_row(*(f"{value:,}" for value in values), "not counted" if n is None else whole(n))
    yield table
    if step > 1:
        yield f"{len(rows)} of {frontier['n_points']:,} points shown; --json has them all\n"


def _package(package: dict[str, Any]) -> Table:
    """One row a change from the status quo, one column a party, and what it comes to."""
    title = f"Package {package['letter']}: {package['origin']['text']}"
    sides = package["sides"]
    table = _table(title, "change", *(side["party"] for side in sides), "rate")
    for column in table.columns[1:]:
        column.justify = "right"
    for trade in package["trades"]:
        rate = "" if trade["rate"] is None else f"{trade['rate']:.2f}"
        table.add_row(trade["words"], *(points(p) for p in trade["points"]), rate)
    if not package["trades"]:
        table.add_row("; ".join(package["words"]))
    table.add_section()
    gains = ["no veto" if side["gain"] is None else points(side["gain"]) for side in sides]
    table.add_row("over no deal", *gains)
    table.add_row("better than (of all deals)", *(side["below"] or "not counted" for side in sides))
    notes = [f"no slack: {one['text']}" for one in package["tight"]]
    notes += [f"breaks: {one['text']}" for one in package["broken"]]
    table.caption = "\n".join(["rate: points lost for each point gained", *notes])
    return table


def _offers(offers: list[dict[str, Any]]) -> Table:
    sides = [side["party"] for side in offers[0]["sides"] if side["principal"]]
    table = _table("Offers on record", "offer", *(f"{s} over no deal" for s in sides), "breaks")
    for offer in offers:
        gains = [points(side["gain"]) for side in offer["sides"] if side["principal"]]
        broken = [one["text"] for one in offer["broken"]]
        broken += [] if offer["allowed"] else ["a rule of the case"]
        table.add_row(offer["line"]["text"], *gains, "; ".join(broken) or "nothing")
    return table


def why_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Blockers and openings of each reading."""
    for reading in data["readings"]:
        name = "As the case states it" if reading["id"] == "base" else f"If {reading['name']}"
        if not reading["blocked"]:
            yield f"{name}: nothing blocks; there is room for agreement.\n"
            continue
        if not reading["all_openings"]:
            yield f"{name}: no room; the search for ways out was capped, so there may be more.\n"
        if reading["blockers"]:
            yield from _blockers(name, reading)
        if reading["openings"]:
            table = _table("What would open a deal, the cheapest first", "", "opening")
            for place, opening in enumerate(reading["openings"], 1):
                table.add_row(str(place), _sentence(opening["line"]))
            yield table


def _blockers(name: str, reading: dict[str, Any]) -> Iterator[RenderableType]:
    """What collides, and what of it is not shown."""
    table = _table(f"{name}: what collides", "", "demands that cannot all be met")
    for place, blocker in enumerate(reading["blockers"], 1):
        table.add_row(str(place), _sentence(blocker["line"]))
    yield table
    left = reading["n_blockers"] - len(reading["blockers"])
    if left or not reading["complete"]:
        cut = "" if reading["complete"] else "; the search was capped, there may be more"
        yield f"{left:,} further sets are not shown{cut}\n"


def _sentence(one: dict[str, Any]) -> str:
    text = str(one["text"])
    return f"{text} [one side’s word]" if one["one_sided"] else text


def _table(title: str, *columns: str, numeric: bool = False) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title),
        title_justify="left",
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        min_width=min(len(title), _WIDE),
    )
    for column in columns:
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    return table
