"""In which share of draws there is room for agreement, on each of some days.

The numbers of a case are drawn from their ranges (see ``drawing``), the drifts among them. A draw
of a number is the same whatever else the case holds, so points are drawn once and outside options
by themselves on every day: a draw is one course of things, looked at on all days. Red lines are
held in every draw. Intervals: Clopper and Pearson (1934), Biometrika 26.
O(draws (n_deals n_issues + n_days n_points)).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.cases.schema import Case, PreferencesEntry, Reading
from summitry.deals.dominance import efficient
from summitry.deals.requirements import requirements, violations
from summitry.deals.space import DealSpace, list_deals
from summitry.errors import TooManyDeals
from summitry.model.grid import utility_grid
from summitry.uncertainty.drawing import Draws, draws_of
from summitry.uncertainty.frequency import Frequency

__all__ = ["MOST_WORK", "RoomShares", "room_shares"]

MOST_WORK = 200_000_000
"""Most combinations times draws that are looked at."""


@dataclass(frozen=True)
class RoomShares:
    """On each of ``dates``: how often, of ``n`` draws with ``seed``, there is room ``with_lines``
    and ``on_points`` alone."""

    dates: tuple[datetime.date, ...]
    n: int
    seed: int
    with_lines: tuple[Frequency, ...]
    on_points: tuple[Frequency, ...]


def room_shares(
    case: Case,
    dates: Sequence[datetime.date],
    n: int = 500,
    seed: int = 0,
    reading: str | None = None,
) -> RoomShares:
    """How often there is room on each of ``dates``, of ``n`` draws of ``case`` with ``seed``.

    ``reading``: draw within this one alone. TooManyDeals above MOST_WORK combinations times draws.

    >>> from summitry.cases.read import read_case
    >>> days = [datetime.date(2019, 3, 1), datetime.date(2021, 3, 1)]
    >>> [found.hits for found in room_shares(read_case("hanoi-2019"), days, n=20).on_points]
    [20, 20]
    """
    draws = draws_of(case, n, seed, None, reading=reading)
    outside = _outside(case, dates, n, seed, reading)
    room = np.zeros((2, n, len(dates)), dtype=bool)
    for taken in dict.fromkeys(draws.readings):
        drawn = draws.of(taken)
        room[:, drawn, :] = _room(draws, taken, outside[list(drawn)])
    counts = room.sum(axis=1).tolist()
    lines, points = (tuple(Frequency(hits, n) for hits in row) for row in counts)
    return RoomShares(tuple(dates), n, seed, lines, points)


def _room(draws: Draws, reading: str, outside: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool array (2, n, n_dates): room in the draws of ``reading``, with its red lines and without;
    ``outside`` (n, n_dates, k) of these draws."""
    model = draws.model(reading)
    if model.n_combinations * draws.n > MOST_WORK:
        raise TooManyDeals(
            f"{model.n_combinations:,} combinations in {draws.n:,} draws; shares are counted up to"
            f" {MOST_WORK:,} of both together"
        )
    space = list_deals(model)
    lines = tuple(asked for asked in requirements(model) if not asked.walk_away)
    kept = violations(space, lines) == 0
    found = np.zeros((2, *outside.shape[:2]), dtype=bool)
    for row, draw in enumerate(draws.of(reading)):
        points = _points(draws, draw, space)
        for side, mine in enumerate((points[kept], points)):
            best = np.unique(mine[efficient(mine)], axis=0)
            least = outside[row][:, None, :]
            found[side, row] = (best[None, :, :] >= least).all(axis=2).any(axis=1)
    return found


def _points(draws: Draws, draw: int, space: DealSpace) -> NDArray[np.int64]:
    """int array (n_deals, k): points of the principals in one draw."""
    model = space.negotiation
    drawn = [draws.preferences(draw, party.id) for party in model.parties]
    there = replace(model, preferences=tuple(drawn))
    columns = [utility_grid(there, p).reshape(-1)[space.codes] for p in model.principals]
    return np.stack(columns, axis=1)


def _outside(
    case: Case, dates: Sequence[datetime.date], n: int, seed: int, reading: str | None
) -> NDArray[np.int64]:
    """int array (n, n_dates, k): the outside options of the principals in each draw."""
    bare = _only_outside(case)
    names = [key for key, party in case.parties.items() if party.role == "principal"]
    found = np.zeros((n, len(dates), len(names)), dtype=np.int64)
    for place, date in enumerate(dates):
        draws = draws_of(bare, n, seed, date, reading=reading)
        rows = ([draws.preferences(draw, name).outside for name in names] for draw in range(n))
        found[:, place, :] = np.array(list(rows), dtype=np.int64).reshape(n, len(names))
    return found


def _only_outside(case: Case) -> Case:
    """``case`` with nothing but its outside options, whose draws are those of the whole."""
    readings = {
        key: entry.model_copy(update={"preferences": _bare(entry), "rules": {}, "drop": ()})
        for key, entry in case.readings.items()
    }
    update = {"issues": {}, "rules": {}, "preferences": _bare(case), "readings": readings}
    return case.model_copy(update=update)


def _bare(entry: Case | Reading) -> dict[str, PreferencesEntry]:
    """Preferences that hold the outside option alone, where it is given."""
    found = entry.preferences.items()
    given = {key: one.outside for key, one in found if "outside" in one.model_fields_set}
    return {key: PreferencesEntry(outside=outside) for key, outside in given.items()}
