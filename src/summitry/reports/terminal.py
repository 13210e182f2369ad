"""Results as tables for a terminal, from the same dicts as the brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import points, whole

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["deals_tables", "why_tables"]

_MOST_FRONTIER = 15

_MUCH = 5
"""So many words that several deals have alike are told once."""


def deals_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Room, frontier, solutions, packages and offers of one reading."""
    yield f"{data['room']['line']['text']}\n"
    yield from _frontier(data)
    if data["solutions"]:
        yield from _solutions(data["solutions"])
    for package in data.get("packages", ()):
        yield _package(package)
    if data["offers"]:
        yield _offers(data["offers"])


def _solutions(solutions: list[dict[str, Any]]) -> Iterator[RenderableType]:
    """The solutions, with what many issues have alike in all of them told once."""
    made = table("Solutions inside the room", "solution", "points", "deal (one of)")
    same = _same([solution["deals"][0] for solution in solutions])
    for solution in solutions:
        shown = "; ".join(str(tuple(p)) for p in solution["points"])
        own = [words for words in solution["deals"][0] if words not in same]
        made.add_row(solution["name"], shown, "; ".join(own))
    yield made
    if same:
        yield f"the same in all: {'; '.join(same)}\n"


def _same(deals: list[list[str]]) -> list[str]:
    """What all deals hold, where it is much and no deal is made of it alone."""
    same = [words for words in deals[0] if all(words in deal for deal in deals)]
    return same if len(same) >= _MUCH and all(len(deal) > len(same) for deal in deals) else []


def _frontier(data: dict[str, Any]) -> Iterator[RenderableType]:
    frontier = data["frontier"]
    about = f"; to within {data['within']} points" if data["within"] else ""
    made = table(
        f"Frontier: {frontier['n_points']:,} points ({data['method']}{about})",
        *data["principals"],
        "deals",
        right=len(data["principals"]) + 1,
    )
    step = max(1, -(-frontier["n_points"] // _MOST_FRONTIER))
    rows = list(zip(frontier["points"], frontier["counts"], strict=True))[::step]
    for values, n in rows:
        made.add_row(*(f"{value:,}" for value in values), "not counted" if n is None else whole(n))
    yield made
    if step > 1:
        yield f"{len(rows)} of {frontier['n_points']:,} points shown; --json has them all\n"


def _package(package: dict[str, Any]) -> Table:
    """One row a change from the status quo, one column a party, and what it comes to."""
    title = f"Package {package['letter']}: {package['origin']['text']}"
    sides = package["sides"]
    made = table(title, "change", *(side["party"] for side in sides), "rate")
    for column in made.columns[1:]:
        column.justify = "right"
    for trade in package["trades"]:
        rate = "" if trade["rate"] is None else f"{trade['rate']:.2f}"
        made.add_row(trade["words"], *(points(p) for p in trade["points"]), rate)
    if not package["trades"]:
        made.add_row("; ".join(package["words"]))
    made.add_section()
    gains = ["no veto" if side["gain"] is None else points(side["gain"]) for side in sides]
    made.add_row("over no deal", *gains)
    made.add_row("better than (of all deals)", *(side["below"] or "not counted" for side in sides))
    notes = [f"no slack: {one['text']}" for one in package["tight"]]
    notes += [f"breaks: {one['text']}" for one in package["broken"]]
    made.caption = "\n".join(["rate: points lost for each point gained", *notes, ""])
    return made


def _offers(offers: list[dict[str, Any]]) -> Table:
    sides = [side["party"] for side in offers[0]["sides"] if side["principal"]]
    made = table("Offers on record", "offer", *(f"{s} over no deal" for s in sides), "breaks")
    for offer in offers:
        gains = [points(side["gain"]) for side in offer["sides"] if side["principal"]]
        broken = [one["text"] for one in offer["broken"]]
        broken += [] if offer["allowed"] else ["a rule of the case"]
        made.add_row(offer["line"]["text"], *gains, "; ".join(broken) or "nothing")
    return made


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
            made = table("What would open a deal, what asks for least first", "", "opening")
            for place, opening in enumerate(reading["openings"], 1):
                made.add_row(str(place), _sentence(opening["line"]))
            yield made


def _blockers(name: str, reading: dict[str, Any]) -> Iterator[RenderableType]:
    """What collides, and what of it is not shown."""
    made = table(f"{name}: what collides", "", "demands that cannot all be met")
    for place, blocker in enumerate(reading["blockers"], 1):
        made.add_row(str(place), _sentence(blocker["line"]))
    yield made
    left = reading["n_blockers"] - len(reading["blockers"])
    if left or not reading["complete"]:
        cut = "" if reading["complete"] else "; the search was capped, there may be more"
        yield f"{left:,} further sets are not shown{cut}\n"


def _sentence(one: dict[str, Any]) -> str:
    text = str(one["text"])
    return f"{text} [one side’s word]" if one["one_sided"] else text
