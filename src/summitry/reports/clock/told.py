"""What the sentences of the clock share: footing, points and months in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summitry.reports.words import joined, number

__all__ = ["entries", "months_text", "span_text", "where", "worth_of"]


def entries(data: dict[str, Any], kind: str) -> list[str]:
    """The ledger keys of that ``kind`` of all sides of ``data``: outside, or patience."""
    return [key for side in data["sides"] for key in side["entries"][kind]]


def where(data: dict[str, Any]) -> str:
    """How a sentence on ``data`` says that only points are looked at."""
    return " on points alone" if data["told"] == "on_points" and data["red_lines"] else ""


def worth_of(data: dict[str, Any], points: Sequence[float]) -> str:
    """What ``points`` come to for each side of ``data``.

    >>> sides = [{"in_text": "East"}, {"in_text": "West"}]
    >>> worth_of({"sides": sides}, [3, 5])
    '3 to East and 5 to West'
    """
    pairs = zip(data["sides"], points, strict=True)
    return joined([f"{number(round(worth))} to {side['in_text']}" for side, worth in pairs])


def span_text(span: Sequence[float]) -> str:
    """The least and the most of a ``span`` in whole points.

    >>> span_text((3.2, 3.4)), span_text((3, 5))
    ('3', '3 to 5')
    """
    low, high = (number(round(end)) for end in span)
    return low if low == high else f"{low} to {high}"


def months_text(found: dict[str, Any], months: Sequence[int]) -> str:
    """Some ``months`` of a course ``found`` in words, neighbours as from the first to the last.

    >>> months_text({"moments": [{"month": m} for m in range(5)]}, [1, 2, 3])
    'months 1 to 3'
    """
    order = {moment["month"]: place for place, moment in enumerate(found["moments"])}
    runs: list[list[int]] = []
    for month in months:
        if runs and order[month] == order[runs[-1][-1]] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"{'month' if len(months) == 1 else 'months'} {joined(told)}"
