"""Plans step by step as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.phases.chance import chance_words, length_words
from summitry.reports.tables import table
from summitry.reports.words import capital, joined, number, points

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["phases_tables"]


def phases_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What ``summitry phases`` prints: sentences first, then what they rest on."""
    for text in data["lines"]:
        yield f"{text}\n"
    if len(data["targets"]) > 1:
        yield _targets(data)
    if data["plan"] is not None:
        yield _plan(data)
        yield _incentives(data)
        yield f"as text, for --plan: {data['plan']['text']}\n"
    yield _steps(data)
    if data["verification"]:
        yield _verification(data)
    if data["needs"] is not None:
        yield _needs(data)
    yield from _taken(data)


def _targets(data: dict[str, Any]) -> Table:
    names = [one["name"] for one in data["parties"] if one["principal"]]
    ids = [one["id"] for one in data["parties"] if one["principal"]]
    made = table("Deals, in one exchange and step by step", "deal", *names, "at once", "plan")
    for column in made.columns[1 : len(names) + 1]:
        column.justify = "right"
    for one in data["targets"]:
        plan = "holds" if one["carried"] else ("none" if one["proven"] else "none found")
        gains = [points(one["gains"][party]) for party in ids]
        once = _ONCE[one["once"]["possible"], one["once"]["holds"]]
        made.add_row(capital(one["name"]), *gains, once, plan)
    made.caption = "points over no deal once all is done"
    return made


_ONCE = {(True, True): "holds", (True, False): "breaks", (False, False): "cannot be"}


def _plan(data: dict[str, Any]) -> Table:
    """What is done in which stage."""
    title = f"The plan for {data['target']['name']}, stages of {length_words(data['months'])}"
    made = table(title, "stage", "from month", "by", "step")
    for stage in data["plan"]["stages"]:
        if stage["n"] is None:
            continue
        when = (str(stage["n"]), number(stage["month"]))
        for place, step in enumerate(stage["steps"]):
            made.add_row(*(when if place == 0 else ("", "")), step["by"], step["name"])
        if not stage["steps"]:
            made.add_row(*when, "-", "")
    return made


def _incentives(data: dict[str, Any]) -> Table:
    """One row a stage and side: what going on is worth, and what else it could do."""
    title = "Does each side do better by going on?"
    made = table(title, "stage", "side", "on", "else", "in hand", "the best else is to")
    for column in made.columns[2:5]:
        column.justify = "right"
    for stage in data["plan"]["stages"]:
        for place, side in enumerate(stage["sides"]):
            when = "end" if stage["n"] is None else str(stage["n"])
            values = (points(round(side[key])) for key in ("on", "off", "slack"))
            made.add_row(when if place == 0 else "", side["party"], *values, side["words"])
    made.caption = "average points over no deal; in hand: going on less the best else"
    return made


def _steps(data: dict[str, Any]) -> Table:
    names = [one["name"] for one in data["parties"] if one["counts"]]
    ids = [one["id"] for one in data["parties"] if one["counts"]]
    heads = ("step", *names, "found", "undone", "months")
    made = table("The steps", *heads)
    for column in made.columns[1 : 1 + len(names)]:
        column.justify = "right"
    for step in data["steps"]:
        worth = [points(round(step["points"][party])) for party in ids]
        shares = [_stated(step["stated"][key]) for key in ("detection", "reversible")]
        months = _stated(step["stated"]["months"], share=False)
        made.add_row(f"{step['by']}: {step['name']}", *worth, *shares, months)
    made.caption = "found: chance a month; undone: share; ● quoted ◐ inferred ○ assumed"
    return made


_GRADES = {"quoted": "●", "inferred": "◐", "assumed": "○", "taken": ""}


def _stated(found: dict[str, Any], *, share: bool = True) -> str:
    if found["central"] is None:
        return "not said"
    scale, unit = (100, " %") if share else (1, "")
    low, high = number(scale * found["low"]), number(scale * found["high"])
    return f"{low if low == high else f'{low}–{high}'}{unit} {_GRADES[found['grade']]}"


def _verification(data: dict[str, Any]) -> Table:
    made = table(
        "Verification: how surely must withholding be found?", "step", "by", "needed a month",
        "within", "case says", "enough",
    )  # fmt: skip
    for row in data["verification"]:
        needed = row["needed_a_month"]
        chance = "none is enough" if needed is None else chance_words(needed) if needed else "none"
        within = "" if row["found_within"] is None else length_words(row["found_within"])
        made.add_row(row["name"], row["by"], chance, within, _stated(row["stated"]), row["enough"])
    made.caption = (
        "each alone, all else at its central value; within: months to the finding on average"
    )
    if (floor := data["needs"]["detection_of_all"]["needed_a_month"]) is not None:
        made.caption += f"\nall of them together: at least {chance_words(floor)} a month each"
    return made


def _needs(data: dict[str, Any]) -> Table:
    """Patience, share undone and bonds with which the plan holds."""
    made = table("What else the plan needs", "number", "it is", "holds from … to")
    for one in data["needs"]["patience"]:
        name = f"patience of {one['party']} (a month)"
        made.add_row(name, number(one["now"]), _spans(one["spans"]))
    for one in data["needs"]["by_patience"]:
        name = f"detection of all steps, if all have a patience of {number(one['patience'])}"
        needed = one["needed_a_month"]
        chance = "none is enough" if needed is None else f"from {chance_words(needed)} a month"
        made.add_row(name, "", chance if needed != 0 else "from none")
    for one in data["needs"]["undone"]:
        span = "nowhere" if one["low"] is None else f"{number(one['low'])} to {number(one['high'])}"
        made.add_row(f"share undone: {one['name']}", number(one["now"]), span)
    for one in data["needs"]["bonds"]:
        if one["points"] != 0:
            most = "none is enough" if one["points"] is None else f"{number(one['points'])} points"
            made.add_row(f"bond of {one['party']}", "none", f"from {most}")
    made.caption = "each alone, all else at its central value"
    return made


def _spans(spans: list[list[float]]) -> str:
    told = [
        f"{number(low)} up" if high >= _MOST else f"{number(low)} to {number(high)}"
        for low, high in spans
    ]
    return "; ".join(told) or "nowhere"


_MOST = 0.999
"""Patience a month up to which it is looked for; a span that reaches it has no known end."""


def _taken(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What a breach costs beside, and what stands in place of what the case does not say."""
    for one in data["forfeits"]:
        to = f" to {one['to']}" if one["to"] else ""
        by = f" (by {one['by']})" if one["by"] else ""
        lost = f"{number(one['points'])} points{to}{by}"
        yield f"Counted: a breach of {one['binds']} that comes to light forfeits {lost}.\n"
    if data["taken"]:
        told = joined([f"{one['id']}: {one['words']}" for one in data["taken"]])
        yield f"Taken for granted, as the case says nothing: {told}.\n"
