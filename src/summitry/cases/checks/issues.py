"""Issues: options that exist, ranges that can be written out, holders that are parties."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.compile import MAX_OPTIONS, compile_issue
from summitry.cases.schema import Case, IssueEntry

__all__ = ["check_issues"]


def check_issues(case: Case) -> Iterator[Finding]:
    """Findings on the issues; where there are errors, options cannot be listed."""
    for key, entry in case.issues.items():
        path = ("issues", key)
        if entry.range is not None:
            yield from _range(path, entry)
        elif entry.status_quo is not None and entry.status_quo not in (entry.options or {}):
            yield unknown((*path, "status_quo"), "option", entry.status_quo, entry.options or {})
        if entry.held_by is not None and entry.held_by not in case.parties:
            yield unknown((*path, "held_by"), "party", entry.held_by, case.parties)


def _range(path: Path, entry: IssueEntry) -> Iterator[Finding]:
    span = entry.range
    assert span is not None
    steps = (span.to - span.start) / span.step
    if span.to <= span.start:
        yield Finding((*path, "range"), f"a range runs upwards; {span.start:g} to {span.to:g}")
    elif steps >= MAX_OPTIONS:
        yield Finding(
            (*path, "range", "step"),
            f"{steps + 1:,.0f} options; at most {MAX_OPTIONS:,}: take a larger step",
        )
    elif entry.status_quo is not None:
        bare = entry.model_copy(update={"status_quo": None})
        numbers = [option.id for option in compile_issue(path[-1], bare).options]
        if entry.status_quo not in numbers:
            yield unknown((*path, "status_quo"), "option", entry.status_quo, numbers)
