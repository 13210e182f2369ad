"""The integer grid of an imported case, and numeric issues as ranges with straight lines.

A numeric issue whose values are evenly spaced is a range of a case, with scores only where the line
through them bends, if what lies between comes out the same after rounding.

Formats hold utilities to at most 1. Rounding up in several issues could bring the best deal above
it; then the issues that gained most are rounded down at their top instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

from summitry.cases.compile import MAX_PLACES
from summitry.cases.exchange.scenario import Scenario, ScenarioIssue
from summitry.cases.exchange.writing import decimal_text, finite

__all__ = ["GRID", "drawn", "grid_of", "knots", "range_of", "trimmed"]

GRID = 10**9
"""Points for a utility of 1."""


def grid_of(scenario: Scenario) -> int:
    """Points for a utility of 1, such that no number of ``scenario`` passes 10^9 points.

    A power of ten, so that utilities can be written out again as decimals. Where rectangles add up,
    a grid on which every number is a whole number of points, if there is one: rounded worths would
    break ties between sums.
    """
    numbers = [Fraction(1)]
    for profile in scenario.profiles:
        numbers += [abs(term) for row in profile.terms for term in row]
        numbers += [abs(box.worth) for box in profile.rectangles]
        numbers.append(abs(profile.reservation or Fraction(0)))
    summed = any(profile.rectangles for profile in scenario.profiles)
    unit = _common(numbers) if summed else 1
    grid = GRID if GRID % unit == 0 else unit * 10 ** (len(str(GRID // unit)) - 1)
    while grid > 10 and max(numbers) * grid > GRID:
        grid //= 10
    return grid


def _common(numbers: Sequence[Fraction]) -> int:
    """The least common denominator of the ``numbers``; 1 where it passes GRID."""
    unit = 1
    for number in numbers:
        unit = lcm(unit, number.denominator)
        if unit > GRID:
            return 1
    return unit


def range_of(issue: ScenarioIssue) -> dict[str, str] | None:
    """The numeric range that the values of ``issue`` are; None if none that a case can hold."""
    numbers = issue.numbers
    if numbers is None or not _regular(numbers):
        return None
    ends = {"from": numbers[0], "to": numbers[-1], "step": numbers[1] - numbers[0]}
    if not all(_plain(x) for x in ends.values()):
        return None
    return {key: decimal_text(x) for key, x in ends.items()}


def _regular(numbers: Sequence[Fraction]) -> bool:
    step = numbers[1] - numbers[0]
    return step > 0 and all(b - a == step for a, b in pairwise(numbers))


def _plain(number: Fraction) -> bool:
    """Whether a case holds the number exactly: few decimal places and few digits."""
    exact = finite(number) and (10**MAX_PLACES) % number.denominator == 0
    return exact and Fraction(str(float(number))) == number and abs(number) < 10**12


def knots(terms: Sequence[Fraction]) -> list[int]:
    """The places where the line through ``terms`` bends, with its ends.

    >>> knots([Fraction(0), Fraction(0), Fraction(1), Fraction(2)])
    [0, 1, 3]
    """
    last = len(terms) - 1
    bends = (v for v in range(1, last) if terms[v] * 2 != terms[v - 1] + terms[v + 1])
    return [0, *bends, last]


def drawn(places: Sequence[int], points: Sequence[int]) -> bool:
    """Whether straight lines between the ``places``, rounded, are the ``points``.

    >>> drawn([0, 2], [0, 1, 3]), drawn([0, 2], [0, 2, 3])
    (False, True)
    """
    return list(_lines(places, points)) == list(points)


def _lines(places: Sequence[int], points: Sequence[int]) -> Iterator[int]:
    yield points[0]
    for a, b in pairwise(places):
        rise = Fraction(points[b] - points[a], b - a)
        yield from (round(points[a] + rise * (v - a)) for v in range(a + 1, b + 1))


def trimmed(
    points: Sequence[Sequence[int]], terms: Sequence[Sequence[Fraction]], grid: int
) -> list[list[int]]:
    """The rounded ``points`` of ``terms``, the best deal at no more than ``grid`` if it was so
    before rounding.

    >>> third = Fraction(5, 30)
    >>> trimmed([[2], [2], [2], [2], [2], [2]], [[third]] * 6, 10)
    [[1], [1], [2], [2], [2], [2]]
    """
    tops = [max(row) for row in points]
    over = sum(tops) - grid
    rows = [list(row) for row in points]
    best = sum((max(row) for row in terms), Fraction(0))
    if over <= 0 or round(best * grid) > grid:
        return rows
    gained = sorted(range(len(rows)), key=lambda i: grid * max(terms[i]) - tops[i])
    for i in gained[:over]:
        rows[i] = [min(p, tops[i] - 1) for p in rows[i]]
    return rows
