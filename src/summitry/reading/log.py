"""The log of decisions of a case: appended to, never rewritten."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from summitry.errors import CaseError, Problem
from summitry.evidence.review.decision import VERDICTS, Decision
from summitry.reading.files import decisions_file
from summitry.reading.lines import append_line, read_lines

__all__ = ["add_decision", "now", "read_decisions"]


def now() -> str:
    """The present moment as it stands in the log: ISO 8601, UTC, to the microsecond."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def add_decision(case: Path, decision: Decision) -> None:
    """Add ``decision`` to the log of the case in the folder ``case``; it is on the disk then."""
    append_line(decisions_file(case), decision.plain())


def read_decisions(case: Path) -> tuple[Decision, ...]:
    """All decisions for the case in the folder ``case``, oldest first.

    CaseError at a line that is no decision.
    """
    path = decisions_file(case)
    return tuple(_decision(path, number, plain) for number, plain in read_lines(path))


def _entry_holds(plain: Mapping[str, Any]) -> bool:
    return isinstance(plain.get("entry", {}), dict) and isinstance(plain.get("edited", []), list)


_FIELDS = {f.name for f in fields(Decision)}


def _decision(path: Path, number: int, plain: Mapping[str, Any]) -> Decision:
    strange = set(plain) - _FIELDS
    missing = {"proposal", "verdict", "reviewer", "at"} - set(plain)
    wrong = ""
    words = [value for key, value in plain.items() if key not in ("entry", "edited")]
    if not all(isinstance(value, str) for value in words) or not _entry_holds(plain):
        wrong = "no decision: each value is words, but entry (a mapping) and edited (a list)"
    elif strange or missing:
        wrong = f"no decision: {', '.join(sorted(strange | missing))} is too much or missing"
    elif plain["verdict"] not in VERDICTS:
        wrong = f"no such verdict: {plain['verdict']}; allowed are {', '.join(VERDICTS)}"
    if wrong:
        raise CaseError([Problem(str(path), number, 1, "", wrong)])
    return Decision(**{**plain, "edited": tuple(plain.get("edited", ()))})
