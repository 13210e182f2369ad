"""A scenario: what the formats of other negotiation tools have in common.

    u_p(x) = sum over issues i of terms_p,i[x_i] + sum over rectangles r of worth_r where r holds

in utilities of about 0..1, as exact fractions, already weighted and normalised by the evaluator of
the format it was read from. Every format module turns a file into a Scenario and a Scenario into a
file; only ``convert`` knows cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["MAX_VALUES", "Profile", "Rectangle", "Scenario", "ScenarioIssue"]

MAX_VALUES = 100_000
"""Most values of all issues of a scenario, written out."""


@dataclass(frozen=True, slots=True)
class ScenarioIssue:
    """A matter to settle: its name and the names of its values, in the order of the file.

    ``numbers`` holds the value of each where the issue is numeric, else None.
    """

    name: str
    values: tuple[str, ...]
    numbers: tuple[Fraction, ...] | None = None


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Utility that is added where every issue named lies among the values given.

    ``sides`` pairs the place of an issue with the places of its values.
    """

    sides: tuple[tuple[int, tuple[int, ...]], ...]
    worth: Fraction


@dataclass(frozen=True, slots=True)
class Profile:
    """What one side wants: a utility for each value of each issue, and what no deal is worth.

    ``terms[i][v]`` : utility of value v of issue i, its weight included.
    ``reservation`` : utility without a deal; None where the file states none.
    ``discount``    : what a utility of 1 is worth at the end of the talks; None: no discount.
    """

    name: str
    terms: tuple[tuple[Fraction, ...], ...]
    rectangles: tuple[Rectangle, ...] = ()
    reservation: Fraction | None = None
    discount: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Issues and one profile for each side; ``remarks`` lists what the format said and this cannot
    hold, one line each, so that nothing is lost in silence."""

    name: str
    issues: tuple[ScenarioIssue, ...]
    profiles: tuple[Profile, ...]
    remarks: tuple[str, ...] = ()
