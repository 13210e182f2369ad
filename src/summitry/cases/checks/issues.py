"""Issues: options that exist, ranges that can be written out, holders that are parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.compile import MAX_OPTIONS, MAX_PLACES, compile_issue, exact
from summitry.cases.fields import Reasoned
from summitry.cases.rules import WORDS
from summitry.cases.schema import Case, IssueEntry, NumericRange

__all__ = ["check_issues"]

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def check_issues(case: Case) -> Iterator[Finding]:
    """Findings on the issues of ``case``; where there are errors, options cannot be listed.

    >>> from summitry.cases.read import read_case
    >>> list(check_issues(read_case("hanoi-2019")))
    []
    """
    left = MAX_OPTIONS
    for key, entry in case.issues.items():
        path = ("issues", key)
        yield from _keys(path, key, entry)
        if entry.range is not None:
            yield from _range(path, entry, left)
            left -= int(_steps(entry.range)) + 1
        elif entry.status_quo is not None and entry.status_quo not in (entry.options or {}):
            yield unknown((*path, "status_quo"), "option", entry.status_quo, entry.options or {})
        if entry.held_by is not None and entry.held_by not in case.parties:
            yield unknown((*path, "held_by"), "party", entry.held_by, case.parties)


def _keys(path: Path, key: str, entry: IssueEntry) -> Iterator[Finding]:
    """Keys that could not be used: words of the rules, words of a reason; numbers out of order."""
    if key in WORDS:
        yield Finding(path, f"{key} is a word of the rules language; choose another key")
    for option in entry.options or {}:
        if option in Reasoned.model_fields:
            message = f"{option} is a word of the reasons beside the scores; choose another key"
            yield Finding((*path, "options", option), message, key=True)
    options = list(entry.options or {})
    if options and all(map(_NUMBER.fullmatch, options)):
        values = [Fraction(option) for option in options]
        if values != sorted(values):
            message = "numbers out of order: < and > go by the order here; use a range"
            yield Finding((*path, "options"), message, "warning")


def _steps(span: NumericRange) -> Fraction:
    return (exact(span.to) - exact(span.start)) / exact(span.step)


def _range(path: Path, entry: IssueEntry, left: int) -> Iterator[Finding]:
    span = entry.range
    assert span is not None
    start, step, steps = exact(span.start), exact(span.step), _steps(span)
    if steps <= 0:
        yield Finding((*path, "range"), f"a range runs upwards; {span.start:g} to {span.to:g}")
    elif steps >= left:
        count = f"{int(steps) + 1:,}" if steps < 10**12 else "over 10^12"
        message = f"{count} options; at most {MAX_OPTIONS:,} in all: take a larger step"
        yield Finding((*path, "range", "step"), message)
    elif steps < 1:
        message = f"a step of {span.step:g} leaves one option; an issue has at least two"
        yield Finding((*path, "range", "step"), message)
    elif (start * 10**MAX_PLACES).denominator > 1 or (step * 10**MAX_PLACES).denominator > 1:
        message = f"the numbers of a range have at most {MAX_PLACES} decimal places"
        yield Finding((*path, "range"), message)
    elif entry.status_quo is not None:
        bare = entry.model_copy(update={"status_quo": None})
        numbers = [option.id for option in compile_issue(path[-1], bare).options]
        if entry.status_quo not in numbers:
            yield unknown((*path, "status_quo"), "option", entry.status_quo, numbers)
