"""What is asked about plans, beside what is always looked at."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIRMEST", "PhasesAsked"]

FIRMEST = "firmest"
"""The objective by which the plan is told that would hold even if a breach paid most."""


@dataclass(frozen=True)
class PhasesAsked:
    """``target`` names a deal (None: the offers and packages, the first that a plan can carry),
    ``stages`` how many there may be (None: enough for the longest work and some to spare),
    ``months`` how long each is (None: the case's own, or a quarter of the longest work).

    ``plan`` is one to be checked, as ``plan_text`` writes it, ``objective`` what makes a plan best;
    ``cut`` names a step to be looked at in parts; ``draws`` and ``runs`` with ``seed`` are for
    shares and for the played runs.
    """

    target: str | None = None
    plan: str | None = None
    stages: int | None = None
    months: float | None = None
    objective: str = FIRMEST
    cut: str | None = None
    draws: int = 500
    runs: int = 10_000
    seed: int = 0
