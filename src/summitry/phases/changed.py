"""A ladder with some of its numbers changed, and the values of one number at which a plan holds.

The values x from low to high at which something holds form **spans**. Three ways to find them, by
what is known of the shape; each end of a span is bracketed within ``PRECISION`` by a value that
holds and one that does not:

    rising    it holds at every value above one at which it holds: bisection
    concave   the slack f(x) is concave, so it holds on one span or nowhere: a section search for a
              value inside (Kiefer (1953), Proceedings of the American Mathematical Society 4), then
              bisection on each side
    scanned   nothing is known: all values of a grid, then bisection of every change. What begins
              and ends between two neighbours of the grid is missed.

O(log((high - low) / PRECISION)) evaluations a bracket.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from summitry.model.ladder import Bundle, Ladder, Step

__all__ = [
    "PRECISION",
    "Span",
    "common",
    "concave",
    "dependents",
    "rising",
    "scanned",
    "with_bonds",
    "with_detection",
    "with_patience",
    "with_undone",
    "without",
]

PRECISION = 1e-6
"""How closely the end of a span is bracketed: far finer than anybody knows a chance."""

_GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True)
class Span:
    """It holds at ``low`` and at ``high``, and between; not at ``below`` nor at ``above``, which
    are next to them, and None where the span goes as far as the number can."""

    low: float
    high: float
    below: float | None = None
    above: float | None = None


def rising(
    holds: Callable[[float], bool], low: float, high: float, precision: float = PRECISION
) -> tuple[Span, ...]:
    """The span within ``low`` .. ``high`` of what ``holds`` at all values above the first.

    >>> [(round(s.low, 3), s.high) for s in rising(lambda x: x * x > 0.25, 0.0, 1.0)]
    [(0.5, 1.0)]
    """
    if not holds(high):
        return ()
    if holds(low):
        return (Span(low, high),)
    least, below = _bracket(holds, low, high, precision)
    return (Span(least, high, below),)


def concave(
    slack: Callable[[float], float],
    low: float,
    high: float,
    start: float,
    precision: float = PRECISION,
) -> tuple[Span, ...]:
    """The span within ``low`` .. ``high`` where the concave ``slack`` is not below 0.

    ``start``: looked at first.

    >>> [(round(s.low, 3), round(s.high, 3)) for s in concave(lambda x: x - x * x - 0.09, 0, 1, 0)]
    [(0.1, 0.9)]
    """

    def holds(x: float) -> bool:
        return slack(x) >= 0

    inside = start if holds(start) else _inside(slack, low, high, precision)
    if inside is None:
        return ()
    least, below = (low, None) if holds(low) else _bracket(holds, low, inside, precision)
    most, above = (high, None) if holds(high) else _bracket(holds, high, inside, precision)
    return (Span(least, most, below, above),)


def scanned(
    holds: Callable[[float], bool], grid: Sequence[float], precision: float = PRECISION
) -> tuple[Span, ...]:
    """The spans of what ``holds``, as far as the rising ``grid`` shows them.

    >>> from math import sin
    >>> [round(s.low, 3) for s in scanned(lambda x: sin(x) > 0, [0.1 * i for i in range(100)])]
    [0.0, 6.283]
    """
    known = [holds(x) for x in grid]
    lows: list[tuple[float, float | None]] = [(grid[0], None)] if known[0] else []
    highs: list[tuple[float, float | None]] = []
    for (x, before), (y, after) in pairwise(zip(grid, known, strict=True)):
        if after and not before:
            lows.append(_bracket(holds, x, y, precision))
        if before and not after:
            highs.append(_bracket(holds, y, x, precision))
    if known[-1]:
        highs.append((grid[-1], None))
    return tuple(Span(a, b, c, d) for (a, c), (b, d) in zip(lows, highs, strict=True))


def common(first: Iterable[Span], second: Iterable[Span]) -> tuple[Span, ...]:
    """Where both hold, rising; each end with the value beside it of the one that ends there.

    >>> common([Span(0.0, 0.5, above=0.6), Span(0.8, 1.0, 0.7)], [Span(0.4, 0.9, 0.3, 0.95)])
    (Span(low=0.4, high=0.5, below=0.3, above=0.6), Span(low=0.8, high=0.9, below=0.7, above=0.95))
    """
    others = tuple(second)
    pairs = ((a, b) for a in first for b in others if max(a.low, b.low) <= min(a.high, b.high))
    return tuple(_both(a, b) for a, b in pairs)


def with_detection(ladder: Ladder, steps: Iterable[int], detection: float) -> Ladder:
    """``ladder`` with that ``detection`` of all ``steps``."""
    return _with_steps(ladder, steps, lambda step: replace(step, detection=detection))


def with_undone(ladder: Ladder, steps: Iterable[int], undone: float) -> Ladder:
    """``ladder`` with that share ``undone`` of all ``steps``."""
    return _with_steps(ladder, steps, lambda step: replace(step, undone=undone))


def with_patience(ladder: Ladder, parties: Iterable[int], patience: float) -> Ladder:
    """``ladder`` with that ``patience`` of all ``parties``."""
    changed = ladder.patience.copy()
    changed[list(parties)] = patience
    return replace(ladder, patience=changed)


def with_bonds(ladder: Ladder, bonds: Iterable[tuple[int, float]]) -> Ladder:
    """``ladder`` where each party of ``bonds`` loses so many more points by a breach of its own."""
    forfeit = ladder.forfeit.copy()
    for party, bond in bonds:
        forfeit[party, party] -= bond
    return replace(ladder, forfeit=forfeit)


def dependents(ladder: Ladder, step: int, among: Iterable[int] | None = None) -> tuple[int, ...]:
    """The ``step`` and all that cannot be done without it, rising; of those ``among``, if given."""
    found = {step}
    others = range(ladder.n_steps) if among is None else tuple(among)
    while True:
        steps = ((k, ladder.steps[k]) for k in others)
        more = {k for k, s in steps if (s.needs | s.after) & found} - found
        if not more:
            return tuple(sorted(found))
        found |= more


def without(ladder: Ladder, step: int) -> Ladder:
    """``ladder`` without the ``step`` and all that cannot be done without it.

    What was forbidden once all of some steps are done is no longer met if one of them is left out.
    """
    lost = dependents(ladder, step)
    kept = [k for k in range(ladder.n_steps) if k not in lost]
    place = {old: new for new, old in enumerate(kept)}

    def moved(steps: Iterable[int]) -> frozenset[int]:
        return frozenset(place[k] for k in steps if k in place)

    steps = tuple(
        replace(
            ladder.steps[k], needs=moved(ladder.steps[k].needs), after=moved(ladder.steps[k].after)
        )
        for k in kept
    )
    whole = (b for b in ladder.bundles if not b.steps & set(lost))
    pairs = ((done, opened) for done, opened in ladder.forbidden if not done & set(lost))
    return replace(
        ladder,
        steps=steps,
        flow=np.ascontiguousarray(ladder.flow[:, kept]),
        bundles=tuple(Bundle(moved(b.steps), b.points) for b in whole),
        forbidden=tuple((moved(done), moved(opened)) for done, opened in pairs),
    )


def _both(a: Span, b: Span) -> Span:
    start, end = max(a, b, key=lambda s: s.low), min(a, b, key=lambda s: s.high)
    return Span(start.low, end.high, start.below, end.above)


def _with_steps(ladder: Ladder, steps: Iterable[int], change: Callable[[Step], Step]) -> Ladder:
    changed = frozenset(steps)
    found = (change(s) if k in changed else s for k, s in enumerate(ladder.steps))
    return replace(ladder, steps=tuple(found))


def _bracket(
    holds: Callable[[float], bool], bad: float, good: float, precision: float
) -> tuple[float, float]:
    """``good`` and ``bad`` moved towards each other until they are so close."""
    while abs(good - bad) > precision:
        middle = (bad + good) / 2
        bad, good = (bad, middle) if holds(middle) else (middle, good)
    return good, bad


def _inside(
    slack: Callable[[float], float], low: float, high: float, precision: float
) -> float | None:
    """A value at which the concave ``slack`` is not below 0; None if there is none."""
    places = [low, high - _GOLDEN * (high - low), low + _GOLDEN * (high - low), high]
    values = [slack(x) for x in places]
    while max(values) < 0 and places[3] - places[0] > precision and _may_rise(places, values):
        if values[1] < values[2]:
            places = [
                places[1],
                places[2],
                places[1] + _GOLDEN * (places[3] - places[1]),
                places[3],
            ]
            values = [*values[1:3], slack(places[2]), values[3]]
        else:
            places = [places[0], places[2] - _GOLDEN * (places[2] - places[0]), *places[1:3]]
            values = [values[0], slack(places[1]), *values[1:3]]
    return next((x for x, value in zip(places, values, strict=True) if value >= 0), None)


def _may_rise(x: Sequence[float], y: Sequence[float]) -> bool:
    """Whether a concave function with the values ``y`` at the four ``x`` can reach 0 between: no
    part of it lies above the line through two points beside it, drawn on."""

    def drawn_on(a: int, b: int, to: int) -> float:
        return y[b] + max(0.0, (y[b] - y[a]) / (x[b] - x[a]) * (x[to] - x[b]))

    middle = min(drawn_on(0, 1, 2), drawn_on(3, 2, 1))
    return max(drawn_on(2, 1, 0), middle, drawn_on(1, 2, 3)) >= 0
