"""Linear programmes in few variables and very many rows, solved in exact rational arithmetic.

    minimise c.y over y in R^m, subject to a_j.y >= b_j for every row j

by the revised simplex method on the dual: maximise sum_j w_j b_j with w >= 0, sum_j w_j a_j = c.
The rows are never listed: ``violated(y)`` names one that y breaks, or None. A **basis** is m rows;
y solves them with equality, the weights w write c as their combination. Start: a basis whose
weights are >= 0. Step: a violated row enters; the row that leaves has the lexicographically least
ratio in (B^-1 c, B^-1 B_0), which excludes cycling whatever enters (Dantzig, Orden and Wolfe 1955,
Pacific Journal of Mathematics 5). End: no row is violated; then y is feasible, w proves that
nothing is smaller (weak duality), and both are Fractions. O(m^2) a step and one search for a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Optimum", "Row", "minimise", "solve"]

Vector = list[Fraction]


class Row(NamedTuple):
    """One constraint ``a``.y >= ``b``; ``key`` says which."""

    key: int
    a: tuple[int, ...]
    b: Fraction


@dataclass(frozen=True, slots=True)
class Optimum:
    """The least point ``y``, its ``value``, and the ``weights`` >= 0 of ``rows`` that prove it."""

    y: tuple[Fraction, ...]
    value: Fraction
    rows: tuple[Row, ...]
    weights: tuple[Fraction, ...]


def minimise(
    cost: Sequence[Fraction | int],
    start: Sequence[Row],
    violated: Callable[[tuple[Fraction, ...]], Row | None],
) -> Optimum | None:
    """The least ``cost``.y over all rows, from the basis ``start``; None if no y meets all rows.

    ``violated(y)`` is a row that y breaks. ValueError if the weights of ``start`` are not >= 0.

    >>> rows = [Row(0, (1, 0), Fraction(1)), Row(1, (0, 1), Fraction(2))]
    >>> rows.append(Row(2, (1, 1), Fraction(5)))
    >>> broken = lambda y: next((r for r in rows if r.a[0] * y[0] + r.a[1] * y[1] < r.b), None)
    >>> found = minimise((1, 1), rows[:2], broken)
    >>> int(found.value)
    5
    """
    basis = list(start)
    size = len(basis)
    table = _start(cost, basis)
    while True:
        y = _point(basis, table)
        row = violated(y)
        if row is None:
            weights = tuple(line[0] for line in table)
            value = sum((w * r.b for w, r in zip(weights, basis, strict=True)), Fraction(0))
            return Optimum(y, value, tuple(basis), weights)
        inverse = [line[1 : size + 1] for line in table]
        step = [_dot(line, row.a) for line in inverse]
        leaving = _leaving(table, step, size)
        if leaving is None:
            return None
        _pivot(table, step, leaving)
        basis[leaving] = row


def _start(cost: Sequence[Fraction | int], basis: Sequence[Row]) -> list[Vector]:
    """One line for each basic row: its weight, its row of B^-1, its row of B^-1 B_0 = identity."""
    inverse = _inverse([[Fraction(row.a[i]) for row in basis] for i in range(len(cost))])
    table = []
    for place, line in enumerate(inverse):
        unit = [Fraction(int(k == place)) for k in range(len(basis))]
        table.append([_dot(line, cost), *line, *unit])
    if any(line[0] < 0 for line in table):
        raise ValueError("the first basis has a negative weight")
    return table


def _point(basis: Sequence[Row], table: Sequence[Vector]) -> tuple[Fraction, ...]:
    """The y at which every basic row holds with equality: b_B B^-1."""
    size = len(basis)
    return tuple(
        sum((row.b * line[i + 1] for row, line in zip(basis, table, strict=True)), Fraction(0))
        for i in range(size)
    )


def _leaving(table: Sequence[Vector], step: Vector, size: int) -> int | None:
    places = [place for place, d in enumerate(step) if d > 0]
    keep = (0, *range(size + 1, 2 * size + 1))
    for column in keep:
        if len(places) < 2:
            break
        ratios = {place: table[place][column] / step[place] for place in places}
        least = min(ratios.values())
        places = [place for place in places if ratios[place] == least]
    return places[0] if places else None


def _pivot(table: list[Vector], step: Vector, leaving: int) -> None:
    pivot = [value / step[leaving] for value in table[leaving]]
    for place, line in enumerate(table):
        d = step[place]
        if place == leaving:
            table[place] = pivot
        elif d:
            table[place] = [a - d * b if b else a for a, b in zip(line, pivot, strict=True)]


def solve(matrix: Sequence[Sequence[Fraction | int]], right: Sequence[Fraction | int]) -> Vector:
    """The one x with ``matrix`` x = ``right``; ZeroDivisionError if there is not exactly one.

    >>> [int(x) for x in solve([[2, 1], [1, 1]], [5, 3])]
    [2, 1]
    """
    inverse = _inverse([[Fraction(value) for value in line] for line in matrix])
    return [_dot(line, right) for line in inverse]


def _inverse(matrix: list[Vector]) -> list[Vector]:
    """By Gauss and Jordan; ZeroDivisionError if the matrix is singular."""
    size = len(matrix)
    work = [[*line, *(Fraction(int(k == i)) for k in range(size))] for i, line in enumerate(matrix)]
    for column in range(size):
        found = next((r for r in range(column, size) if work[r][column]), None)
        if found is None:
            raise ZeroDivisionError("the rows depend on each other")
        work[column], work[found] = work[found], work[column]
        _pivot(work, [line[column] for line in work], column)
    return [line[size:] for line in work]


def _dot(one: Sequence[Fraction], other: Sequence[Fraction | int]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True) if a and b), Fraction(0))
