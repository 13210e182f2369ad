"""What the writers of formats share: exact decimals, weights taken out, names for files.

The formats write numbers as decimals. A fraction p/q has a finite one if q has no prime factor but
2 and 5; any other, and any longer than ``PLACES``, is rounded there, half to even, and the writer
says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from summitry.cases.exchange.scenario import Scenario
from summitry.errors import CaseError, Problem

__all__ = ["PLACES", "decimal_text", "file_names", "finite", "refuse_rectangles", "split"]

PLACES = 40
"""Most decimal places that are written."""


def finite(number: Fraction) -> bool:
    """True if ``number`` has a decimal of at most PLACES places.

    >>> finite(Fraction(3, 8)), finite(Fraction(1, 3))
    (True, False)
    """
    return bool(10**PLACES % number.denominator == 0)


def decimal_text(number: Fraction) -> str:
    """``number`` as a plain decimal; rounded at PLACES places if it is not ``finite``.

    >>> decimal_text(Fraction(-7, 40)), decimal_text(Fraction(2))
    ('-0.175', '2')
    """
    if number.denominator == 1:
        return str(number.numerator)
    digits = str(abs(round(number * 10**PLACES))).rjust(PLACES + 1, "0")
    whole, part = digits[:-PLACES], digits[-PLACES:].rstrip("0")
    sign = "-" if number < 0 and (part or whole != "0") else ""
    return f"{sign}{whole}.{part}" if part else sign + whole


def split(terms: Sequence[Fraction]) -> tuple[Fraction, tuple[Fraction, ...]]:
    """``terms`` of one issue as a weight and values, with weight * value = term exactly.

    The weight is the largest term where every quotient is a finite decimal, else 1.

    >>> split([Fraction(1, 10), Fraction(1, 5)])
    (Fraction(1, 5), (Fraction(1, 2), Fraction(1, 1)))
    >>> split([Fraction(1, 10), Fraction(3, 10)])
    (Fraction(1, 1), (Fraction(1, 10), Fraction(3, 10)))
    """
    weight = max(terms)
    if weight <= 0 or not finite(weight):
        return Fraction(1), tuple(terms)
    values = tuple(term / weight for term in terms)
    return (weight, values) if all(map(finite, values)) else (Fraction(1), tuple(terms))


def file_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A plain, unused name for a file for each of ``names``; ``taken`` ones are not used.

    >>> file_names(["Côte d'Or", "a/b", "a b"], ["a-b"])
    ['C-te-d-Or', 'a-b-2', 'a-b-3']
    """
    used = {name.lower() for name in taken}
    found = []
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:60] or "profile"
        tried, number = plain, 1
        while tried.lower() in used:
            number += 1
            tried = f"{plain}-{number}"
        used.add(tried.lower())
        found.append(tried)
    return found


def refuse_rectangles(scenario: Scenario, form: str) -> None:
    """CaseError if a profile of the ``scenario`` has rectangles, which ``form`` cannot write."""
    for profile in scenario.profiles:
        if profile.rectangles:
            what = f"{profile.name} wants some issues together, and {form} adds them up"
            message = f"{what}; genius can hold it"
            raise CaseError([Problem(scenario.name, 1, 1, "", message)])
