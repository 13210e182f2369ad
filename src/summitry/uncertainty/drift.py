"""How outside options drift: what no deal is worth to each side on each day.

    o_p(day) = round(points_p + per_month_p * days / (1461/48))

with days counted from the date of the case, as ``cases.compile`` has it: rising, falling or level,
but never both ways. A month later is the same day of the next month, or its last day where it has
no such day.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summitry.cases.compile import compile_preferences, with_reading
from summitry.cases.schema import Case, OutsideEntry, PreferencesEntry
from summitry.errors import NotDefined

__all__ = ["MONTH", "drift_of", "month_dates", "month_later", "outside_on"]

MONTH = 1461 / 48
"""Days of a month on average, the measure in which outside options drift."""


def month_later(start: datetime.date, months: int) -> datetime.date:
    """The day so many ``months`` after ``start``; NotDefined beyond the year 9999.

    >>> month_later(datetime.date(2019, 1, 31), 13).isoformat()
    '2020-02-29'
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        raise NotDefined(f"{months} months after {start} is beyond the year {datetime.MAXYEAR}")
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last))


def month_dates(start: datetime.date, months: int) -> tuple[datetime.date, ...]:
    """The day of each month from 0 to ``months`` after ``start``.

    >>> [day.isoformat() for day in month_dates(datetime.date(2019, 3, 1), 2)]
    ['2019-03-01', '2019-04-01', '2019-05-01']
    """
    return tuple(month_later(start, month) for month in range(months + 1))


def outside_on(
    case: Case, reading: str, parties: Sequence[str], days: Sequence[datetime.date]
) -> NDArray[np.int64]:
    """int array (n_days, n_parties): outside options of ``parties`` on each of ``days``.

    As the ``reading`` of the ``case`` has them, at central values. O(n_days n_parties).

    >>> from summitry.cases.read import read_case
    >>> days = month_dates(datetime.date(2019, 3, 1), 1)
    >>> outside_on(read_case("hanoi-2019"), "base", ["us", "dprk"], days).tolist()
    [[330, 540], [325, 543]]
    """
    case = with_reading(case, reading)
    wants = [PreferencesEntry(outside=_outside(case, party)) for party in parties]
    rows = [[compile_preferences(case, (), w, day).outside for w in wants] for day in days]
    return np.array(rows, dtype=np.int64).reshape(len(days), len(parties))


def drift_of(case: Case, reading: str, party: str) -> float:
    """Points a month by which the outside option of ``party`` drifts, its central value.

    >>> from summitry.cases.read import read_case
    >>> drift_of(read_case("hanoi-2019"), "base", "us")
    -5.0
    """
    entry = _outside(with_reading(case, reading), party)
    return entry.per_month.central if entry else 0.0


def _outside(case: Case, party: str) -> OutsideEntry | None:
    entry = case.preferences.get(party)
    return entry.outside if entry else None
