"""Priorities from talk on a terminal: orders, ranges for weights, the trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from summitry.reports.tables import table
from summitry.reports.words import capital, count

__all__ = ["priorities_tables"]


def priorities_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What the talk of one side shows, and how little that may be."""
    said = count(data["n_utterances"], "accepted claim")
    yield f"{data['name']}: {said} in its own words; {count(len(data['steps']), 'cue')}"
    if not data["steps"]:
        yield "no cue: every order is as likely as any other\n"
        return
    made = table("Likeliest orders", "order", "probability")
    for row in data["orders"]:
        made.add_row(" > ".join(row["order"]), f"{row['probability']:.1%}")
    yield made
    ranges = table("Weights proposed", "issue", "range", "mean")
    for row in data["weights"]:
        span = f"[{row['low']:.0f}, {row['high']:.0f}]"
        ranges.add_row(capital(row["name"]), span, f"{row['mean']:.0f}")
    yield ranges
    trace = table("Read from", "claim", "rule", "issue", "words")
    for step in data["steps"]:
        where = f"{step['issue']}, {step['direction']}"
        trace.add_row(step["claim"], step["rule"], where, f"“{step['words']}”: {step['quote']}")
    yield trace
    yield (
        f"A proposal, not a measurement: ranges hold {100 * data['share']:.0f} % of what the order"
        " allows. The factors were fitted on talk of campers about food, water and firewood;"
        " whether they hold for these speakers is not known.\n"
    )
