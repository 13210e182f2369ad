"""Coalitions as tables for a terminal, from the same dict as the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import count, joined, points

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["coalitions_tables"]

_MOST_ROWS = 40
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
        yield from _measured(data)
        yield from _core(data)
    elif data["kind"] != "case":
        yield "No set of players is worth anything, so there is nothing to share or to measure."
    if "bargaining" in data:
        yield _bargaining(data)


def _signing(data: dict[str, Any]) -> Iterator[RenderableType]:
    made = table("Who could sign without the rest", "parties", "could sign", "example")
    for one in data["signing"]:
        able = _able(one) if one["possible"] else f"no: {one['why_not']}"
        gains = ", ".join(points(gain) for gain in one["gains"])
        example = "; ".join(one["deal"]) + f" ({gains})" if one["possible"] else ""
        made.add_row(joined(one["members"]), able, example)
    yield made
    if any(one["possible"] for one in data["signing"]):
        yield f"! {data['presumed']} {data['still']}\n"
    else:
        yield "No set of principals could sign, so there is no worth to share and no power.\n"


def _able(one: dict[str, Any]) -> str:
    return "yes" if one["count"] is None else f"yes: {count(one['count'], 'deal')}"


def _rule(data: dict[str, Any]) -> str:
    total = sum(data["votes"].values())
    veto = f"; veto: {joined(data['veto'])}" if data["veto"] else ""
    return f"A motion passes with {data['quota']:,} of {total:,} votes{veto}."


def _worths(data: dict[str, Any]) -> Iterator[RenderableType]:
    title = "Worth of each set; the others are worth 0"
    made = table(title, "set", "worth", right=1, first=_NAME)
    for one in data["sets"][:_MOST_ROWS]:
        made.add_row(joined(one["members"]), _share(data, one["worth"]))
    yield made
    if len(data["sets"]) > _MOST_ROWS:
        yield f"{_MOST_ROWS} of {len(data['sets']):,} sets shown; --json has them all\n"


def _power(data: dict[str, Any]) -> Iterator[RenderableType]:
    shown = [index for index in data["power"] if index["shares"] is not None]
    votes = data["kind"] == "vote"
    heads = ["votes", "swings"] if votes else []
    heads += [index["name"].split()[0] for index in shown]
    title = "Power: what each player's place is worth"
    made = table(title, "player", *heads, right=len(heads), first=_NAME)
    for place, name in enumerate(data["players"]):
        own = [f"{data['votes'][name]:,}", f"{data['swings'][place]:,}"] if votes else []
        made.add_row(name, *own, *(_share(data, index["shares"][place]) for index in shown))
    yield made
    for index in data["power"]:
        if index["note"]:
            yield f"{index['name']}: {index['note']}"


def _measured(data: dict[str, Any]) -> Iterator[RenderableType]:
    """The line that stands beside every index: how far it lay from what people agreed."""
    first = data["power"][0]["measured"]
    columns = (f"{first['n']} groups", f"{first['n_all']} groups")
    title = "How far each index was off in experiments with three people"
    made = table(title, "index", *columns, right=2, first=_NAME)
    for index in data["power"]:
        found = index["measured"]
        made.add_row(index["name"], f"{found['points']:.1f}", f"{found['points_all']:.1f}")
    yield made
    yield (
        "This is not about the game above. Groups of three divided 100 points in free chat; the"
        " figures are the points of 100 that would have to change hands between what the index says"
        f" and what they agreed, on average over {first['n']} groups with one strong player, and"
        f" over all {first['n_all']}: {first['source'].split(',')[0]}."
        " They describe those groups and forecast nothing.\n"
    )


def _core(data: dict[str, Any]) -> Iterator[RenderableType]:
    found = data["core"]
    if found["empty"]:
        yield "The core is empty: whatever the division, some set could do better on its own.\n"
        made = table("Proof: these sets, so weighted, are worth more than all", "set", "weight")
        for one in found["balanced"][:_MOST_ROWS]:
            made.add_row(joined(one["members"]), _short(one["weight"]))
        yield made
        return
    title = "Core: divisions that no set could better"
    made = table(title, "player", "least", "most", right=2, first=_NAME)
    for name, (low, high) in zip(data["players"], found["ranges"], strict=True):
        made.add_row(name, _share(data, low), _share(data, high))
    yield made


def _bargaining(data: dict[str, Any]) -> Table:
    found = data["bargaining"]
    title = f"Proposals in turn, discount {_short(found['discount'])}"
    heads = ("recognised", "expects", "keeps as proposer", "price as partner")
    made = table(title, "player", *heads, right=len(heads), first=_NAME)
    columns = (found[key] for key in ("recognition", "values", "keeps", "price"))
    for name, *row in zip(data["players"], *columns, strict=True):
        made.add_row(name, *(_short(value) for value in row))
    return made


def _share(data: dict[str, Any], number: dict[str, Any]) -> str:
    """Points of a case with at most one decimal, anything else as a fraction where it is short."""
    if data["kind"] != "case":
        return _short(number)
    return f"{round(number['value'], 1):,g}".replace("-", "−")


def _short(number: dict[str, Any]) -> str:
    """A fraction where it is short, else its decimal."""
    exact = str(number["exact"]).replace("-", "−")
    return exact if len(exact) <= 7 else f"{number['value']:,.6g}".replace("-", "−")
