"""Draws of a case: one model after another, each number taken from its range.

Each draw first takes a reading with its credence (the case itself has the rest; a credence by its
central value), then every number that bears on points on its own: from ``[low, high]`` uniformly,
from ``{low, mode, high}`` by the triangular distribution,

    low + (high - low) sqrt(u F)                  where u < F = (mode - low) / (high - low)
    high - (high - low) sqrt((1 - u)(1 - F))      otherwise; u is uniform in 0..1

rounded to one of ``STEPS`` equal parts of the range, so that points stay exact fractions until they
are rounded once, as everywhere (``cases.compile``). Credences of red lines matter only with
``doubted``: then each red line is real, by itself, with its central credence. A draw of a number is
the same in every reading that does not change the number, and in every picture of the case that
holds it (its generator is that of the seed and its path), so that shares of two pictures differ by
what the pictures change. Numbers are independent of each other, within a party and between
parties. The same seed gives the same draws.

What bears on plans alone (patience, steps, guarantees) is drawn in the same way when it is asked
for with ``Draws.value``; all else is as it would be without.
"""

from __future__ import annotations

import datetime
import math
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.cases.compile import (
    Value,
    compile_case,
    compile_preferences,
    exact,
    with_reading,
)
from summitry.cases.fields import Number, Reasoned
from summitry.cases.ledger import reasoned_entries
from summitry.cases.schema import Case, PreferencesEntry, RedLineEntry, Scores, ShareEntry
from summitry.errors import UnknownName
from summitry.model.negotiation import Negotiation, Preferences

__all__ = ["STEPS", "Draws", "drawn", "draws_of"]

STEPS = 1 << 20
"""Equal parts of a range between which a draw is rounded."""


@dataclass(frozen=True, eq=False)
class Draws:
    """``n`` draws of ``case``; ``readings`` holds the reading of each.

    places : int64 array (n, n_numbers), where in its range each number that bears on points lies,
    0..STEPS.
    real   : bool array (n, n_red_lines), whether each red line is real; all, if not ``doubted``.
    """

    case: Case
    seed: int
    date: datetime.date | None
    readings: tuple[str, ...]
    places: NDArray[np.int64]
    real: NDArray[np.bool_]
    _numbers: Mapping[int, Callable[[NDArray[np.int64]], Fraction]]
    _lines: Mapping[int, int]
    _models: Mapping[str, tuple[Case, Negotiation]]

    @property
    def n(self) -> int:
        """Number of draws."""
        return len(self.readings)

    def model(self, reading: str) -> Negotiation:
        """The negotiation of a ``reading`` at central values, over which its draws are laid."""
        return self._models[reading][1]

    def of(self, reading: str) -> tuple[int, ...]:
        """The places of the draws that took ``reading``, rising."""
        return tuple(i for i, taken in enumerate(self.readings) if taken == reading)

    def value(self, draw: int) -> Value:
        """Which number of a range is used in the ``draw`` at that place, for ``compile_ladder``.

        Of the numbers of ``case``: those that bear on points, patience, steps and guarantees.

        >>> from summitry.cases.read import read_case
        >>> hanoi = read_case("hanoi-2019")
        >>> value = draws_of(hanoi, 1).value(0)
        >>> 0.95 <= value(hanoi.preferences["us"].patience.value) <= 0.99
        True
        """
        of_points, of_plans = self._value(draw), self._of_plans
        return lambda number: (
            of_plans[id(number)][draw] if id(number) in of_plans else of_points(number)
        )

    @cached_property
    def _of_plans(self) -> dict[int, tuple[Fraction, ...]]:
        """The numbers that bear on plans alone: one value a draw."""
        found = {}
        for key, number in _plan_numbers(self.case):
            take = _taker(number, 0)
            if number.low < number.high:
                rows = _places(number, _of_key(self.seed, key).random(self.n)).astype(np.int64)
            else:
                rows = np.zeros(self.n, dtype=np.int64)
            found[id(number)] = tuple(take(row) for row in rows[:, None])
        return found

    def preferences(self, draw: int, party: str) -> Preferences:
        """What the ``party`` wants in the ``draw`` at that place."""
        case, model = self._models[self.readings[draw]]
        entry = case.preferences.get(party, PreferencesEntry())
        bare = entry.model_copy(update={"red_lines": {}})  # their tables are those of the model
        wants = compile_preferences(case, model.issues, bare, self.date, self._value(draw))
        held = [self.real[draw, self._lines[id(e)]] for e in entry.red_lines.values()]
        lines = model.preferences[model.party(party)].red_lines
        kept = tuple(line for line, real in zip(lines, held, strict=True) if real)
        return replace(wants, red_lines=kept)

    def negotiation(self, draw: int) -> Negotiation:
        """The whole negotiation in the ``draw`` at that place."""
        model = self.model(self.readings[draw])
        everyone = tuple(self.preferences(draw, party.id) for party in model.parties)
        return replace(model, preferences=everyone)

    def _value(self, draw: int) -> Value:
        row = self.places[draw]

        def value(number: Number) -> Fraction:
            return self._numbers[id(number)](row)

        return value


def drawn(
    case: Case, n: int, seed: int = 0, date: datetime.date | None = None
) -> Iterator[Negotiation]:
    """``n`` negotiations drawn from ``case`` with ``seed``; each says its reading.

    Outside options are those at ``date``.

    >>> from summitry.cases.read import read_case
    >>> [talks.reading for talks in drawn(read_case("hanoi-2019"), 3, seed=1)]
    ['weapons_were_meant', 'base', 'part_was_asked']
    """
    draws = draws_of(case, n, seed, date)
    return (draws.negotiation(i) for i in range(draws.n))


def draws_of(
    case: Case,
    n: int,
    seed: int = 0,
    date: datetime.date | None = None,
    *,
    reading: str | None = None,
    doubted: bool = False,
) -> Draws:
    """``n`` draws of ``case`` with ``seed``, outside options at ``date``.

    ``reading``: draw within this one alone. ``doubted``: drop red lines by their credence.
    """
    rng = np.random.default_rng(seed)
    taken = _readings(case, rng.random(n), reading)
    numbers, lines = _numbers(case), _lines(case)
    ranges = [(key, number) for key, number in numbers if number.low < number.high]
    columns = {id(number): column for column, (_, number) in enumerate(ranges)}
    drawn_places = [_places(number, _of_key(seed, key).random(n)) for key, number in ranges]
    places = np.stack(drawn_places or [np.zeros(n)], 1)
    doubts = np.array([float(line.credence.central) for line in lines])
    real = rng.random((n, len(lines))) < (doubts if doubted else 1.0)
    models = {}
    for name in dict.fromkeys(taken):
        changed = with_reading(case, name)
        models[name] = (changed, replace(compile_case(case, name, date), reading=name))
    return Draws(
        case,
        seed,
        date,
        taken,
        places.astype(np.int64),
        real,
        {id(number): _taker(number, columns.get(id(number), 0)) for _, number in numbers},
        {id(line): column for column, line in enumerate(lines)},
        models,
    )


def _readings(case: Case, u: NDArray[np.float64], only: str | None) -> tuple[str, ...]:
    """The reading of each draw: the first whose credences up to it exceed ``u``, else the base."""
    names = ("base", *case.readings)
    if only is not None and only not in names:
        raise UnknownName("reading", only, names)
    if only is not None:
        return (only,) * len(u)
    ends = np.cumsum([reading.credence.central for reading in case.readings.values()])
    found = np.searchsorted(ends, u, side="right").tolist()
    others = (*case.readings, "base")
    return tuple(others[place] for place in found)


def _numbers(case: Case) -> list[tuple[str, Number]]:
    """Every number of ``case`` that bears on points, with its dotted path, in file order."""
    found: dict[int, tuple[str, Number]] = {}
    for path, entry in reasoned_entries(case):
        if path[0] in ("preferences", "readings") and "preferences" in path:
            named = ((".".join((*path, name)), number) for name, number in _of(entry))
            found.update((id(number), (key, number)) for key, number in named)
    return list(found.values())


def _plan_numbers(case: Case) -> Iterator[tuple[str, Number]]:
    """Every number of ``case`` that bears on plans alone, with its dotted path, in file order."""
    for path, entry in reasoned_entries(case):
        patience = path[-1] == "patience" and path[0] in ("preferences", "readings")
        if patience or path[0] in ("steps", "guarantees"):
            yield from ((".".join((*path, name)), number) for name, number in _written(entry))


def _of_key(seed: int, key: str) -> np.random.Generator:
    """The generator of one number: by its path, so that two cases which share it draw it alike."""
    return np.random.default_rng([seed, zlib.crc32(key.encode())])


def _taker(number: Number, column: int) -> Callable[[NDArray[np.int64]], Fraction]:
    """Gives the value of ``number`` in a draw, whose row of places is given."""
    low, span = exact(number.low), exact(number.high) - exact(number.low)
    if not span:
        return lambda row: low
    whole = STEPS * math.lcm(low.denominator, span.denominator)
    start, part = int(low * whole), int(span * whole) // STEPS
    return lambda row: Fraction(start + part * int(row[column]), whole)


def _of(entry: Reasoned) -> Iterator[tuple[str, Number]]:
    if isinstance(entry, Scores):
        yield from entry.options.items()
    elif not isinstance(entry, (RedLineEntry, ShareEntry)):
        yield from _written(entry)


def _written(entry: Reasoned) -> Iterator[tuple[str, Number]]:
    """The numbers that are fields of the ``entry``."""
    values = ((name, getattr(entry, name)) for name in type(entry).model_fields)
    return ((name, value) for name, value in values if isinstance(value, Number))


def _lines(case: Case) -> list[RedLineEntry]:
    return [entry for _, entry in reasoned_entries(case) if isinstance(entry, RedLineEntry)]


def _places(number: Number, u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where in its range each draw of ``number`` lies, in whole STEPS."""
    if number.mode is not None:
        peak = (number.mode - number.low) / (number.high - number.low)
        u = np.where(u < peak, np.sqrt(u * peak), 1 - np.sqrt((1 - u) * (1 - peak)))
    return np.rint(u * STEPS)
