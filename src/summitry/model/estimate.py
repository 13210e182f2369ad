"""Estimates: numbers with a reason, in exactly one of three grades.

``quoted``   a source states the number;
``inferred`` an analyst reads it from these claims;
``assumed``  no source: the reason says why it is thought so.

The grades follow the rule of analytic tradecraft that information, judgement and assumption are
kept apart (ICD 203, 2015, standard 3).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GRADES", "Estimate", "Reason"]

GRADES = ("quoted", "inferred", "assumed")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is in the model: grade, claims it leans on, words, and what speaks against."""

    grade: str
    claims: tuple[str, ...] = ()
    why: str = ""
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One entry of the assumption ledger.

    ``path`` is its key in the case file; ``low <= central <= high`` its range (equal for a plain
    number, all None for a statement such as a red line); ``least`` and ``most`` bound what the
    number may be at all; ``unit`` says what it counts.
    """

    path: tuple[str, ...]
    label: str
    reason: Reason
    low: float | None = None
    central: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    unit: str = ""

    @property
    def key(self) -> str:
        """The dotted path, which is also its anchor in the brief.

        >>> Estimate(("facts", "sites"), "sites", Reason("assumed")).key
        'facts.sites'
        """
        return ".".join(self.path)
