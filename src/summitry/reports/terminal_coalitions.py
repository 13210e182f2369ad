"""Coalitions as tables for a terminal, from the same dict as the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from summitry.reports.words import joined, points

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["coalitions_tables"]

_MOST_ROWS = 40
_WIDE = 60
_NAME = 12
"""Room for a name before it is broken."""


def coalitions_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Who could sign, worths, power, core and proposals of one game."""
    if data["title"]:
        yield f"{data['title']}\n"
    if data["kind"] == "case":
        yield from _signing(data)
    if data["kind"] == "vote":
        yield f"{_rule(data)}\n"
    if data["sets"]:
        yield from _worths(data)
    if data["torn"]:
        yield f"! {data['torn']}\n"
    if any(share["value"] for share in data["power"][0]["shares"]) or data["sets"]:
        yield from _power(data)
        yield _measured(data)
        yield from _core(data)
    if "bargaining" in data:
        yield _bargaining(data)


def _signing(data: dict[str, Any]) -> Iterator[RenderableType]:
    table = _table("Who could sign without the rest", "parties", "could sign", "example")
    for one in data["signing"]:
        able = f"yes, {one['count']:,}" if one["possible"] else f"no: {one['why_not']}"
        gains = ", ".join(points(gain) for gain in one["gains"])
        example = "; ".join(one["deal"]) + f" ({gains})" if one["possible"] else ""
        table.add_row(joined(one["members"]), able, example)
    yield table
    if any(one["possible"] for one in data["signing"]):
        yield f"! {data['presumed']} {data['still']}\n"
    else:
        yield "No set of principals could sign, so there is no worth to share and no power.\n"


def _rule(data: dict[str, Any]) -> str:
    total = sum(data["votes"].values())
    veto = f"; veto: {joined(data['veto'])}" if data["veto"] else ""
    return f"A motion passes with {data['quota']:,} of {total:,} votes{veto}."


def _worths(data: dict[str, Any]) -> Iterator[RenderableType]:
    table = _table("Worth of each set; the others are worth 0", "set", "worth", right=1)
    for one in data["sets"][:_MOST_ROWS]:
        table.add_row(joined(one["members"]), _short(one["worth"]))
    yield table
    if len(data["sets"]) > _MOST_ROWS:
        yield f"{_MOST_ROWS} of {len(data['sets']):,} sets shown; --json has them all\n"


def _power(data: dict[str, Any]) -> Iterator[RenderableType]:
    shown = [index for index in data["power"] if index["shares"] is not None]
    votes = data["kind"] == "vote"
    columns = [
        "player",
        *(["votes", "swings"] if votes else []),
        *(index["name"].split()[0] for index in shown),
    ]
    table = _table("Power: what each player's place is worth", *columns, right=1)
    for place, name in enumerate(data["players"]):
        own = [f"{data['votes'][name]:,}", f"{data['swings'][place]:,}"] if votes else []
        table.add_row(name, *own, *(_short(index["shares"][place]) for index in shown))
    yield table
    for index in data["power"]:
        if index["note"]:
            yield f"{index['name']}: {index['note']}"


def _measured(data: dict[str, Any]) -> Table:
    """The line that stands beside every index: how far it lay from what people agreed."""
    first = data["power"][0]["measured"]
    columns = (f"in {first['n']} bargains", f"in {first['n_all']} bargains")
    title = "Misplaced points of 100, where people bargained freely"
    table = _table(title, "index", *columns, right=1)
    for index in data["power"]:
        found = index["measured"]
        table.add_row(index["name"], f"{found['points']:.1f}", f"{found['points_all']:.1f}")
    table.caption = f"{first['source']}; a description, not a forecast\n"
    return table


def _core(data: dict[str, Any]) -> Iterator[RenderableType]:
    found = data["core"]
    if found["empty"]:
        yield "The core is empty: whatever the division, some set could do better on its own.\n"
        table = _table("Proof: these sets, so weighted, are worth more than all", "set", "weight")
        for one in found["balanced"][:_MOST_ROWS]:
            table.add_row(joined(one["members"]), _short(one["weight"]))
        yield table
        return
    table = _table("Core: divisions that no set could better", "player", "least", "most", right=1)
    for name, (low, high) in zip(data["players"], found["ranges"], strict=True):
        table.add_row(name, _short(low), _short(high))
    yield table


def _bargaining(data: dict[str, Any]) -> Table:
    found = data["bargaining"]
    table = _table(
        f"Proposals in turn, discount {_short(found['discount'])}",
        "player",
        "recognised",
        "expects",
        "keeps as proposer",
        "price as partner",
        right=1,
    )
    columns = (found[key] for key in ("recognition", "values", "keeps", "price"))
    for name, *row in zip(data["players"], *columns, strict=True):
        table.add_row(name, *(_short(value) for value in row))
    return table


def _short(number: dict[str, Any]) -> str:
    """A fraction where it is short, else its decimal."""
    exact = str(number["exact"]).replace("-", "−")
    return exact if len(exact) <= 7 else f"{number['value']:,.6g}".replace("-", "−")


def _table(title: str, *columns: str, right: int | None = None) -> Table:
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
    for place, column in enumerate(columns):
        numeric = right is not None and place >= right
        justify: Literal["left", "right"] = "right" if numeric else "left"
        least = _NAME if right and place == 0 else None
        table.add_column(column, justify=justify, overflow="fold", min_width=least)
    return table
