"""The verification a plan needs, step by step, beside what the case says there is.

A threshold is a chance a stage, q; the same found with a constant chance a month is
1 - (1 - q)^(1 / months), and takes 1 / that many months on average.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from summitry.model.ladder import Ladder
from summitry.phases.incentives import Incentives
from summitry.phases.keeping import Holds
from summitry.phases.thresholds import Thresholds, detection_by_patience, slack_curve

__all__ = ["a_month", "curves_data", "needs_data", "verification_data"]

_PATIENCES = (0.9, 0.95, 0.97, 0.98, 0.99, 0.995)
"""Patience a month at which the detection that is needed is told."""

_POINTS = 81
"""Points of a curve, closer together where chances are small."""


def a_month(chance: float, months: float) -> float:
    """The chance a month that comes to ``chance`` in so many ``months``.

    >>> round(a_month(0.99, 2), 6)
    0.9
    """
    return 1.0 if chance >= 1 else float(1.0 - (1.0 - chance) ** (1.0 / months))


def verification_data(
    ladder: Ladder, found: Thresholds, steps: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """One row for every step of the plan that its mover could withhold, with the lowest chance of
    finding it at which the plan still holds, all else as it is (None: none is enough).

    ``steps`` is what ``steps_data`` made of the ``ladder``.
    """
    return [_row(ladder, one, steps[one.of[0]]) for one in found.detection]


def _row(ladder: Ladder, one: Holds, step: Mapping[str, Any]) -> dict[str, Any]:
    needed = None if one.lowest is None else a_month(one.lowest, ladder.months)
    stated = step["stated"]["detection"]
    return {
        "id": step["id"],
        "name": step["name"],
        "by": step["by"],
        "secret": ladder.steps[one.of[0]].detection < 1,
        "needed_a_stage": _enough_of(one.lowest),
        "needed_a_month": _enough_of(needed),
        "found_within": None if not needed else round(1 / needed, 1),
        "stated": stated,
        "enough": _enough(needed, stated),
    }


def _enough(needed: float | None, stated: Mapping[str, Any]) -> str:
    """Whether what the case states is enough: over all of its range, in part of it, or not."""
    if needed is None:
        return "no"
    if stated["low"] is None or stated["low"] >= needed:
        return "yes"
    return "in part of its range" if stated["high"] >= needed else "no"


def curves_data(found: Incentives) -> list[dict[str, Any]]:
    """For each step that its mover could withhold: the mover's slack, the least over the stages, at
    chances a month from 0 to 1 of finding it, all else as it is."""
    ladder, months = found.ladder, found.ladder.months
    chances = [(place / (_POINTS - 1)) ** 2 for place in range(_POINTS)]
    staged = [1.0 - (1.0 - chance) ** months for chance in chances]
    curves = []
    for k in sorted(found.plan.done):
        mover = ladder.steps[k].mover
        if mover is None:
            continue
        curve = slack_curve(ladder, found.plan, k, at=staged)
        slacks = curve.slack[curve.parties.index(mover)].tolist()
        curves.append(
            {
                "id": ladder.steps[k].id,
                "name": ladder.steps[k].name,
                "mover": ladder.parties[mover].id,
                "a_month": chances,
                "slack": [round(value, 2) + 0.0 for value in slacks],
            }
        )
    return curves


def needs_data(ladder: Ladder, found: Thresholds) -> dict[str, Any]:
    """What else the plan needs: patience (a month) of each side, the detection of all steps at
    other patience of all, the share undone of each step, and the bond of a side that is tempted.

    ``detection_of_all``: with every step that can be withheld found at least so surely, the plan
    holds as a whole, whatever the case says of any of them (more never harms)."""
    months, plan = ladder.months, found.check.plan
    staged = [patience**months for patience in _PATIENCES]
    rows = zip(_PATIENCES, detection_by_patience(ladder, plan, staged), strict=True)
    names = [party.in_text for party in ladder.parties]
    return {
        "detection_of_all": _span(found.common, months),
        "by_patience": [
            {
                "patience": patience,
                "needed_a_month": _enough_of(None if lowest is None else a_month(lowest, months)),
            }
            for patience, (_, lowest) in rows
        ],
        "patience": [
            {
                "party": names[one.of[0]],
                "now": _monthly(one.now, ladder.months),
                "spans": [
                    [_monthly(s.low, ladder.months), _monthly(s.high, ladder.months)]
                    for s in one.spans
                ],
            }
            for one in found.patience
        ],
        "undone": [
            {
                "id": ladder.steps[one.of[0]].id,
                "name": ladder.steps[one.of[0]].name,
                "now": _short(one.now),
                "low": _short(one.lowest),
                "high": _short(one.highest),
            }
            for one in found.undone
        ],
        "bonds": [
            {"party": names[party], "points": None if bond is None else _tenth_up(bond)}
            for party, bond in found.bonds
        ],
    }


def _span(one: Holds, months: float) -> dict[str, Any]:
    lowest = None if one.lowest is None else a_month(one.lowest, months)
    return {"needed_a_month": _enough_of(lowest), "needed_a_stage": _enough_of(one.lowest)}


def _monthly(patience: float | None, months: float) -> float | None:
    return None if patience is None else round(float(patience ** (1.0 / months)), 4)


def _enough_of(chance: float | None) -> float | None:
    """A chance that is needed, with four digits, never too little."""
    return None if chance is None else math.ceil(round(chance * 10_000, 6)) / 10_000


def _tenth_up(points: float) -> float:
    """A bond that is needed, with one digit, never too little."""
    return math.ceil(round(10 * points, 6)) / 10


def _short(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
