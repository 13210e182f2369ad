"""What a question about inspections may be asked with: whole numbers, chances, amounts.

Chances are kept as fractions, so that a threshold that is met exactly counts as met. A float is
taken for the decimal that it prints as: 0.9 is 9/10.
"""

from __future__ import annotations

from fractions import Fraction
from math import isfinite

from summitry.errors import NotDefined

__all__ = ["MOST_SITES", "Chance", "amount", "chance", "whole"]

Chance = Fraction | float | int
"""What is accepted for a chance or an amount."""

MOST_SITES = 10_000
"""More sites than this are refused: the exact sums would take too long."""


def whole(name: str, value: int, least: int, most: int | None = None, why: str = "") -> int:
    """The ``value`` of ``name`` if it lies in ``least`` .. ``most``; ``why`` explains the end.

    >>> whole("visits", 3, 0, 5)
    3
    """
    if value < least or (most is not None and value > most):
        allowed = f"at least {least}" if most is None else f"{least} to {most:,}"
        raise NotDefined(f"{name}: {value}; allowed: {allowed}{f' ({why})' if why else ''}")
    return value


def chance(name: str, value: Chance, *, positive: bool = False) -> Fraction:
    """The ``value`` of ``name`` as a fraction, if it is a chance; ``positive``: 0 is refused.

    >>> chance("detection", 0.9)
    Fraction(9, 10)
    """
    found = _fraction(name, value)
    if not 0 <= found <= 1 or (positive and found == 0):
        allowed = "above 0, up to 1" if positive else "0 to 1"
        raise NotDefined(f"{name}: {value}; allowed: {allowed}")
    return found


def amount(name: str, value: Chance, *, positive: bool = False) -> Fraction:
    """The ``value`` of ``name`` as a fraction, if it is not negative; ``positive``: nor 0."""
    found = _fraction(name, value)
    if found < 0 or (positive and found == 0):
        raise NotDefined(f"{name}: {value}; allowed: {'above 0' if positive else 'at least 0'}")
    return found


def _fraction(name: str, value: Chance) -> Fraction:
    if isinstance(value, float):
        if not isfinite(value):
            raise NotDefined(f"{name}: {value}; allowed: a finite number")
        return Fraction(str(value))
    return Fraction(value)
