"""A division by Adjusted Winner on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import joined, points

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["divide_tables"]

_HAS = (
    "has: how much of its own stake in the issue an option gives a side. Each counts by its own"
    " points, so an option between the ends can give the two more than 100 % together."
)

_MOST = 9
"""Most options of the split issue that are shown."""


def divide_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Who gets what, the split issue, and the deals with whole options on either side of it."""
    yield f"{data['line']}\n"
    names = data["principals"]
    if data["goods"]:
        heads = [f"{name}, of 100" for name in names]
        made = table("Contested issues", "issue", "goes to", "as", *heads, right=2)
        for good in data["goods"]:
            made.add_row(good["issue"], *_to(names, good), *(f"{w:.1f}" for w in good["worth"]))
        yield made
    for one in data["agreed"]:
        yield f"wanted by both: {one['option']}"
    if data["agreed"]:
        yield ""
    yield _deals(data)
    if data["split"] and data["split"]["could_split"]:
        yield f"could be split in its place: {joined(data['split']['could_split'], 'or')}\n"


def _to(names: list[str], good: dict[str, Any]) -> tuple[str, str]:
    if good["to"] is not None:
        return names[good["to"]], good["ends"][good["to"]]
    parts = (good["share"], 1 - good["share"])
    return "split", joined(
        [f"{_share(part)} {name}" for part, name in zip(parts, names, strict=True)]
    )


def _share(part: float) -> str:
    return f"{100 * part:.0f} %"


def _deals(data: dict[str, Any]) -> RenderableType:
    """What the division comes to with the options of the split issue that are nearest to it."""
    names, split = data["principals"], data["split"]
    title = "What it comes to" + (f", {split['issue']} settled by one option" if split else "")
    heads = [word for name in names for word in ((f"{name} has", "gain") if split else (name,))]
    made = table(title, "option", *heads, "what of it")
    for column in made.columns[1:-1]:
        column.justify = "right"
    if split:
        made.add_row("the division", *(x for part in split["share"] for x in (_share(part), "")))
        made.add_section()
    known: dict[str, int] = {}
    for deal in _nearest(data):
        shares = [_share(share) for share in deal["shares"]]
        gains = [points(gain) for gain in deal["gains"]]
        cells = [x for pair in zip(shares, gains, strict=True) for x in pair] if split else gains
        made.add_row(deal["option"] or "as divided", *cells, _verdict(deal, known))
    notes = [f"{number}: {text}" for text, number in known.items()]
    left_out = len(data["deals"]) - _MOST if len(data["deals"]) > _MOST else 0
    notes += [f"{left_out:,} options further off are not shown"] if left_out else []
    made.caption = "\n".join([*([_HAS] if split else []), "gain: points over no deal", *notes, ""])
    return made


def _nearest(data: dict[str, Any]) -> list[dict[str, Any]]:
    deals: list[dict[str, Any]] = data["deals"]
    if len(deals) <= _MOST:
        return deals
    share = data["split"]["share"][0]
    near = sorted(range(len(deals)), key=lambda k: abs(deals[k]["shares"][0] - share))
    return [deals[k] for k in sorted(near[:_MOST])]


def _verdict(deal: dict[str, Any], known: dict[str, int]) -> str:
    if not deal["allowed"]:
        return "cannot be"
    numbers = [str(known.setdefault(one["text"], len(known) + 1)) for one in deal["broken"]]
    return f"breaks {joined(numbers)}" if numbers else "acceptable to both"
