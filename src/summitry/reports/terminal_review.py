"""A review on a terminal: one proposal as lines, progress, agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from summitry.reports.tables import table
from summitry.reports.words import capital, count

__all__ = ["agreement_tables", "progress_line", "proposal_lines", "review_tables"]


def proposal_lines(data: dict[str, Any]) -> Iterator[str]:
    """What is proposed, in its sentence, with what speaks for care."""
    entry = data["entry"]
    sentence, start = data["sentence"], data["offset"]
    end = start + len(data["quote"])
    yield f"{data['document']}, {data['passage']}"
    yield data["told"]
    yield f"  {sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
    yield f"  act:     {_act(data)}"
    yield f"  issues:  {', '.join(entry.get('issues', ())) or 'none'}"
    for link in data["source"]:
        yield f"  source:  “{link['words']}” ({link['how'] or 'nobody of the case yet'})"
    for key, name in data["new_voices"].items():
        yield f"  voice:   {key}: {name} (new)"
    yield f"  claim:   {data['claim']}"
    yield f"  rules:   {', '.join(data['rules'])}"
    for version in data["versions"]:
        yield f"  version: {_version(version)}"
    for doubt in data["doubts"]:
        yield f"  ! {doubt}"


def progress_line(progress: dict[str, int]) -> str:
    """How far the reviewer is."""
    done = f"{progress['accepted']} accepted, {progress['rejected']} rejected"
    skipped = f", {progress['skipped']} skipped" if progress["skipped"] else ""
    return f"{count(progress['total'], 'proposal')}: {done}{skipped}, {progress['left']} left"


def review_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """All proposals in one table, then progress and agreement."""
    made = table("Proposals", "claim", "act", "issues", "words", "decided")
    for proposal in data["proposals"]:
        entry = proposal["entry"]
        decided = ", ".join(f"{d['reviewer']}: {d['verdict']}" for d in proposal["decisions"])
        words = f"{proposal['told']}: “{proposal['quote']}”"
        made.add_row(
            proposal["claim"], entry["act"], ", ".join(entry.get("issues", ())), words, decided
        )
    yield made
    yield f"{progress_line(data['progress'])}\n"
    yield from agreement_tables(data["agreement"])


def agreement_tables(listed: list[dict[str, Any]]) -> Iterator[RenderableType]:
    """Krippendorff's alpha for each variable; nothing where only one person reviewed."""
    if not listed:
        return
    made = table("Agreement of reviewers", "variable", "alpha", "compared", "all agree")
    for row in listed:
        alpha = "undefined" if row["alpha"] is None else f"{row['alpha']:.3f}"
        made.add_row(capital(row["variable"]), alpha, str(row["units"]), str(row["unanimous"]))
    yield made
    yield "alpha: Krippendorff (2004), nominal; 1 = always, 0 = as by chance\n"


def _act(data: dict[str, Any]) -> str:
    entry = data["entry"]
    words = str(entry["act"])
    if entry.get("modality"):
        words += f", {entry['modality']}"
    if entry.get("condition"):
        words += f" (“{entry['condition']}”)"
    if data["alternatives"]:
        words += f"; or {', '.join(data['alternatives'])}"
    return words


def _version(version: dict[str, Any]) -> str:
    moved = ", at another place" if version["moved"] else ""
    pairs = "; ".join(f"“{one}” / “{other}”" for one, other in version["pieces"])
    return f"{version['document']}: {version['kind']}{moved}{': ' + pairs if pairs else ''}"
