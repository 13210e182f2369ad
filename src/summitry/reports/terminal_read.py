"""A reading on a terminal: stories, differences, who is quoted, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from summitry.reports.tables import table
from summitry.reports.words import count, joined

__all__ = ["read_tables", "stories_tables"]

_MOST = 12
_SHOWN = ("reworded",)


def read_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """The whole of a reading, shortly."""
    sources = count(data["n_sources"], "source")
    seen = len(data["documents"]) - data["new"]
    known = f", {seen} of them read before" if seen else ""
    yield f"{count(len(data['documents']), 'document')}{known}; {sources}\n"
    yield from stories_tables(data)
    yield from _speakers(data["speakers"])
    forms = joined([f"{n} {form}" for form, n in data["forms"].items()])
    yield f"{count(data['proposals'], 'proposal')}{': ' + forms if forms else ''}"
    silent = [document["name"] for document in data["documents"] if not document["proposals"]]
    if silent:
        named = joined(silent[:_MOST]) + (" and others" if len(silent) > _MOST else "")
        yield f"! nothing is proposed from {named}; the rules read English"
    if data["issues"]:
        yield f"on {joined([f'{issue} ({n})' for issue, n in data['issues'].items()])}"


def stories_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Pairs of documents that tell one story, or may, and how they word it apart."""
    if not data["pairs"]:
        yield "no two documents share much\n"
        return
    made = table("Versions", "", "document", "stands in the other", "sentences")
    for pair in data["pairs"]:
        made.add_row(
            str(pair["number"]),
            f"{pair['first']}\n{pair['second']}",
            f"{pair['of_first']:.2f}, {pair['first_derived']}\n"
            f"{pair['of_second']:.2f}, {pair['second_derived']}"
            + ("\n! one story? summitry versions" if pair["asked"] else "")
            + (f"\ndecided: {pair['decided']}" if pair["decided"] else ""),
            "\n".join(f"{n} {kind}" for kind, n in pair["counts"].items() if n),
            end_section=True,
        )
    yield made
    yield from _differences(data)


def _differences(data: dict[str, Any]) -> Iterator[RenderableType]:
    found = [
        (pair, n, difference)
        for pair in data["pairs"]
        for n, difference in enumerate(pair["differences"], start=1)
        if difference["kind"] in _SHOWN
    ]
    if not found:
        return
    made = table("Worded apart", "", "first", "second")
    for pair, n, difference in found:
        for one, other in difference["pieces"]:
            made.add_row(f"{pair['number']}.{n}", one or "—", other or "—")
        found_by = {None: "", True: "meaning changed", False: "same meaning"}
        judged = found_by[difference["meaning_changed"]]
        made.add_row(judged, difference["first"], difference["second"], end_section=True)
    yield made
    left = [f"{pair['number']}.{n}" for pair, n, d in found if d["meaning_changed"] is None]
    if left:
        yield f"did the meaning change? summitry versions CASE --changed {left[0]}, or --same\n"


def _speakers(speakers: list[dict[str, Any]]) -> Iterator[RenderableType]:
    if not speakers:
        return
    made = table("Quoted", "who", "of the case", "times")
    for speaker in speakers[:_MOST]:
        made.add_row(speaker["name"], speaker["side"] or "nobody yet", str(speaker["n"]))
    yield made
    if len(speakers) > _MOST:
        yield f"and {count(len(speakers) - _MOST, 'other')}\n"
