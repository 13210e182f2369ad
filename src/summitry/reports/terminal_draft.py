"""A draft on a terminal: standing, neighbours, the single text, and what it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.tables import table
from summitry.reports.words import capital, count, joined, points

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["draft_tables"]


def draft_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Everything about one draft, the standing first."""
    yield f"{data['standing']}"
    for one in data["broken"]:
        yield f"breaks: {one['text']}"
    yield f"{data['better']['text']}\n"
    title = "One step away: points against the draft"
    note = "rate: points lost for each point gained"
    yield _near(title, data, data["one_step"], note)
    pairs = data["two_steps"]
    if pairs["n"]:
        title = "Two steps that cost nobody together, though one of them alone would"
        yield _near(title, data, pairs["shown"])
        if pairs["n"] > pairs["most"]:
            yield f"{pairs['most']} of {pairs['n']:,} such pairs shown\n"
    if data["single_text"]:
        yield from _path(data, data["single_text"])


def _near(
    title: str, data: dict[str, Any], rows: list[dict[str, Any]], note: str = ""
) -> RenderableType:
    known: dict[str, int] = {}
    made = table(title, "change", *data["parties"], "what of it")
    for column in made.columns[1:-1]:
        column.justify = "right"
    for one in rows:
        made.add_row(
            "; ".join(one["words"]), *(points(p) for p in one["points"]), _verdict(one, known)
        )
    notes = [note] if note and any(one["rate"] is not None for one in rows) else []
    notes += [f"{number}: {text}" for text, number in known.items()]
    made.caption = "\n".join([*notes, ""])
    return made


def _verdict(one: dict[str, Any], known: dict[str, int]) -> str:
    """Whom a change helps, at what rate, and the numbers of the demands that it breaks or mends;
    ``known`` numbers them as they come."""
    if not one["allowed"]:
        rules = [known.setdefault(f"rule: {r}", len(known) + 1) for r in one["forbidden"]]
        return f"cannot be: {joined([str(rule) for rule in rules])}"
    if not one["hurts"]:
        verdict = f"no loss, helps {joined(one['helps'])}" if one["helps"] else "no difference"
    elif one["rate"] is None:
        verdict = f"only a loss for {joined(one['hurts'])}"
    else:
        verdict = f"trade at {one['rate']:.2f}"
    parts = [verdict]
    for kind in ("breaks", "mends"):
        numbers = sorted(known.setdefault(line["text"], len(known) + 1) for line in one[kind])
        parts += [f"{kind} {joined([str(number) for number in numbers])}"] if numbers else []
    return "; ".join(parts)


def _path(data: dict[str, Any], path: dict[str, Any]) -> Iterator[RenderableType]:
    tried = joined([count(size, "issue") for size in path["sizes"]], "or")
    if not path["steps"]:
        yield f"Single text: no change of {tried} helps one side without loss to another.\n"
    else:
        heads = [f"{name} over no deal" for name in data["principals"]]
        title = "Single text: each step is the best that costs nobody anything"
        made = table(title, "step", "change", *heads, right=len(heads))
        made.add_row("", "the draft", *(points(gain) for gain in path["start"]))
        for place, step in enumerate(path["steps"], 1):
            tie = f" (one of {step['n_equal']:,} that do as well)" if step["n_equal"] > 1 else ""
            words = "; ".join(step["words"]) + tie
            made.add_row(str(place), words, *(points(gain) for gain in step["gains"]))
        yield made
        yield f"There it ends: no change of {tried} helps one side without loss to another."
    if path["skipped"]:
        left_out = joined([count(size, "issue") for size in path["skipped"]], "or")
        yield f"Changes of {left_out} at once are too many and were not tried."
    for one in path["end"]["broken"]:
        yield f"The end breaks: {one['text']}"
    yield "\n" + capital("what it leaves on the table, against the exact frontier:")
    for left in path["left"]:
        yield f"- {left['text']}" + ("" if left["exact"] else " (The frontier was thinned out.)")
    yield ""
