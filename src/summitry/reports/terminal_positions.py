"""Positions on a terminal: the table of who said what, and what changed since a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from summitry.reports.tables import table
from summitry.reports.words import capital, count, joined

__all__ = ["changes_tables", "positions_tables"]


def positions_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """One table an issue: side, claims, how they are known."""
    for issue in data["issues"]:
        made = table(capital(issue["name"]), "side", "on record", "how it is known")
        for cell in issue["cells"]:
            flags = "".join(f"\n! {flag['words']}: {_why(flag)}" for flag in cell["flags"])
            rows = cell["rows"] or [None]
            for place, row in enumerate(rows):
                side = cell["name"] + flags if place == 0 else ""
                made.add_row(*_claim_row(side, row), end_section=place == len(rows) - 1)
        yield made


def _claim_row(side: str, row: dict[str, Any] | None) -> tuple[str, str, str]:
    if row is None:
        return side, "", ""
    words = f"“{row['words']}”" if row["verbatim"] else f"{row['words']} (in our words)"
    mark = "\n! told by the other side" if row["other_side"] else ""
    firmly = "" if row["modality"] == "asserted" else f", {row['modality']}"
    return side, f"{row['act']}{firmly}: {words}{mark}", "\n".join(row["told"])


def _why(flag: dict[str, Any]) -> str:
    pairs = "; ".join(f"“{one}” / “{other}”" for one, other in flag["differing"])
    return f"{flag['why']} ({pairs})" if pairs else str(flag["why"])


def changes_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """One table of changes; what only repeats is counted."""
    told = [change for change in data["changes"] if change["kind"] != "repeated"]
    if told:
        made = table(f"Since {data['since']}", "change", "now", "before")
        for change in told:
            made.add_row(
                f"{capital(change['issue_name'])}, {change['name']}\n"
                f"{change['kind']}: {change['why']}",
                _said(change["now"]),
                _said(change["before"]) if change["before"] else "",
                end_section=True,
            )
        yield made
    counts = [f"{n} {kind}" for kind, n in data["counts"].items() if n]
    claims = f"{count(data['claims_since'], 'claim')} since {data['since']}"
    before = f"{count(data['claims_before'], 'claim')} before"
    yield f"{claims}, {before}: {joined(counts) if counts else 'no change'}\n"


def _said(row: dict[str, Any]) -> str:
    words = f"“{row['words']}”" if row["verbatim"] else f"{row['words']} (in our words)"
    return f"{row['act']}: {words}\n{row['told']}, {row['date']}"
