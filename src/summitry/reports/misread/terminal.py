"""Misreading as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import joined, marked, points

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["misreading_tables"]


def misreading_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What ``summitry misreading`` prints: sentences first, then what they rest on."""
    for one in data["lines"]:
        yield f"{one['text']}{' [one side’s word]' if one['one_sided'] else ''}\n"
    for sight in data["sights"]:
        if sight["differences"]:
            yield _differences(sight)
        if sight["offers"]:
            yield _offers(sight, data["draws"]["n"])
    yield _rooms(data)
    if data["standoff"]:
        yield _standoff(data["standoff"])


def _differences(sight: dict[str, Any]) -> Table:
    title = f"What {sight['in_text']} believes, and the model does not"
    made = table(title, "of", "entry", "believed", "modelled", "alone changes an answer")
    for one in sight["differences"]:
        matters = "yes" if one["matters"] else "no"
        made.add_row(one["about"], one["words"], *one["shown"].values(), matters)
    return made


def _offers(sight: dict[str, Any], n: int) -> Table:
    title = f"How the other would take the offers on record, in the eyes of {sight['in_text']}"
    made = table(title, "offer", "asked", "believed", "modelled", "")
    for one in sight["offers"]:
        cells = [_verdict(one[key], n) for key in ("believed", "modelled")]
        made.add_row(one["name"], one["about"], *cells, "misread" if one["misread"] else "")
    return made


def _verdict(one: dict[str, Any], n: int) -> str:
    answer = "takes" if one["accepted"] else "refuses"
    broken = f"; breaks {joined([marked(text) for text in one['broken']])}"
    taken = f"; in {one['taken']:,} of {n:,} draws taken" if n else ""
    return f"{answer} ({points(one['gain'])}{broken if one['broken'] else ''}{taken})"


def _rooms(data: dict[str, Any]) -> Table:
    made = table("Room for agreement, as each sees it", "who", "deals", "the best, by Nash")
    rows = [("the model", data["room"])]
    rows += [(sight["party"], sight["room"]) for sight in data["sights"]]
    for name, room in rows:
        size = "none" if not room["exists"] else f"{room['count']:,}" if room["count"] else "some"
        made.add_row(name, size, "; ".join(room["best"][0]) if room["best"] else "")
    return made


def _standoff(found: dict[str, Any]) -> Table:
    sides = found["states"][0]["sides"]
    ways = {"expects": "expects"}
    if any(side["foresees"] != side["expects"] for one in found["states"] for side in one["sides"]):
        ways["foresees"] = "foresees (level 2)"
    heads = [f"{side['party']} {words}" for words in ways.values() for side in sides]
    made = table("What lasts (SEQ), and who expects it to", "", "model", "as each sees it", *heads)
    place = found["concepts"].index("seq")
    for one in found["states"]:
        cells = [one["model"][place], one["lasts"][place]]
        cells += [side[way][place] for way in ways for side in one["sides"]]
        made.add_row(one["name"], *("yes" if cell else "no" for cell in cells))
    return made
