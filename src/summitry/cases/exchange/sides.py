"""The rule of a case that says what a rectangle says, and the rectangles that a table holds.

A side over a run of options is written with bounds, ``a >= x and a <= y``; any other with
``a in {x, y}``. A table of points becomes disjoint rectangles by taking equal slices of its first
issue together, and so on inward.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from summitry.cases.exchange.scenario import Rectangle
from summitry.cases.exchange.tags import refusal
from summitry.cases.rules import MAX_CELLS, MAX_LENGTH
from summitry.model.table import Table

__all__ = ["condition", "rectangles_of"]

_SHORT = 2
"""A run of this many options or fewer is listed."""


def condition(
    box: Rectangle,
    issues: Sequence[str],
    options: Sequence[Sequence[str]],
    source: str,
) -> str:
    """The rule that holds where ``box`` does, over the keys of ``issues`` and their ``options``.

    CaseError, of the ``source``, where the rule would be larger than a case allows.

    >>> box = Rectangle(((0, (1, 2, 3)), (1, (0, 2))), Fraction(1))
    >>> condition(box, ["a", "b"], [["0", "1", "2", "3"], ["x", "y", "z"]], "s")
    'a >= 1 and b in {x, z}'
    """
    cells = math.prod(len(options[i]) for i, _ in box.sides)
    rule = " and ".join(_side(issues[i], options[i], sorted(set(v)), source) for i, v in box.sides)
    if cells > MAX_CELLS:
        names = ", ".join(issues[i] for i, _ in box.sides)
        words = f"a rectangle over {names} has a table of {cells:,} cells"
        raise refusal(source, f"{words}; a rule of a case has at most {MAX_CELLS:,}")
    if len(rule) > MAX_LENGTH:
        words = f"a rectangle over {len(box.sides)} issues needs a rule of {len(rule):,} characters"
        raise refusal(source, f"{words}; a case has at most {MAX_LENGTH:,}")
    return rule


def _side(issue: str, options: Sequence[str], values: Sequence[int], source: str) -> str:
    if not values:
        raise refusal(source, f"a rectangle allows no value of {issue}")
    first, last = values[0], values[-1]
    if len(values) == 1 and len(options) > 1:
        return f"{issue} = {options[first]}"
    if len(values) <= _SHORT or last - first + 1 != len(values):
        return f"{issue} in {{{', '.join(options[v] for v in values)}}}"
    bounds = [f"{issue} >= {options[first]}"] if first else []
    bounds += [f"{issue} <= {options[last]}"] if last < len(options) - 1 or not first else []
    return " and ".join(bounds)


def rectangles_of(table: Table, grid: int) -> Iterator[Rectangle]:
    """Disjoint rectangles with the points of ``table``, divided by ``grid``.

    >>> table = Table((0, 2), np.array([[0, 7], [0, 7], [0, 0]]))
    >>> [(r.sides, str(r.worth)) for r in rectangles_of(table, 10)]
    [(((0, (0, 1)), (2, (1,))), '7/10')]
    """
    for sides, points in _boxes(np.asarray(table.values)):
        named = tuple(zip(table.scope, sides, strict=True))
        yield Rectangle(named, Fraction(points, grid))


def _boxes(values: np.ndarray) -> Iterator[tuple[tuple[tuple[int, ...], ...], int]]:
    """Each box of equal non-zero points: the places on every axis, and the points."""
    if values.ndim == 0:
        if int(values):
            yield (), int(values)
        return
    alike: dict[bytes, list[int]] = {}
    for place in range(values.shape[0]):
        alike.setdefault(np.ascontiguousarray(values[place]).tobytes(), []).append(place)
    for places in alike.values():
        for sides, points in _boxes(values[places[0]]):
            yield (tuple(places), *sides), points
