"""Games of two by two, solved exactly: the stages of an inspection game.

Zero-sum, A the payoff of the row player. f(x) = min over columns of x A_1 + (1 - x) A_2 is concave
with at most one kink, so its largest value is at 0, at 1 or where the columns are equal, and the
best x are the stretch between the outermost of those that reach it. The same with -A transposed for
the columns; the two values are equal (von Neumann 1928).

Non-zero-sum with **cyclic best replies** (no cell is an equilibrium, no payoff is tied): the one
equilibrium makes the other side indifferent.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from summitry.errors import NotDefined

__all__ = ["Cells", "Range", "ZeroSum", "cyclic", "zero_sum"]

Cells = tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]
Range = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class ZeroSum:
    """The ``value`` to the row player, and the least and largest best probability of the first
    row and of the first column."""

    value: Fraction
    first_row: Range
    first_column: Range


def zero_sum(cells: Cells) -> ZeroSum:
    """The game in which the row player gets what stands in ``cells``.

    >>> half, one = Fraction(1, 2), Fraction(1)
    >>> found = zero_sum(((one, -one), (-one, one)))
    >>> found.value, found.first_row == found.first_column == (half, half)
    (Fraction(0, 1), True)
    """
    (a, b), (c, d) = cells
    value, rows = _largest_of_smaller((c, a - c), (d, b - d))
    low, columns = _largest_of_smaller((-b, b - a), (-d, d - c))
    assert value == -low
    return ZeroSum(value, rows, columns)


def _largest_of_smaller(one: Range, other: Range) -> tuple[Fraction, Range]:
    """The largest min of two lines (at 0, slope) over 0 .. 1, and the stretch where it is."""
    tried = {Fraction(0), Fraction(1)}
    if one[1] != other[1]:
        crossing = (other[0] - one[0]) / (one[1] - other[1])
        tried |= {crossing} if 0 < crossing < 1 else set()
    reached = {x: min(one[0] + one[1] * x, other[0] + other[1] * x) for x in tried}
    best = max(reached.values())
    at = [x for x, height in reached.items() if height == best]
    return best, (min(at), max(at))


def cyclic(rows: Cells, columns: Cells) -> tuple[Fraction, Fraction]:
    """The probabilities of first row and first column in the one equilibrium of a game with cyclic
    best replies; ``rows`` and ``columns`` are what each of the two gets. NotDefined if it has none.
    """
    (a, b), (c, d) = rows
    (e, f), (g, h) = columns
    up, down, left, right = c - a, d - b, f - e, h - g
    if not (up * down < 0 and left * right < 0 and up * left < 0):
        raise NotDefined("stage game: its best replies do not go round; it has no mixed solution")
    return right / (right - left), down / (down - up)
