"""Windows: the days on which there is room for agreement, exactly.

Deals stay what they are and outside options drift one way each, so a deal is acceptable to a party
from some day on, up to some day, always or never; to all of them within one interval of days, the
intersection. There is room on the union of these intervals over the efficient deals: whatever
dominates an acceptable deal is acceptable. O((n + d) k log d) for n points, d days, k parties; the
definition, every day against every point, is in the tests.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Window", "open_days", "windows"]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days with room.

    ``opens`` is its first day, None where it is open from the first day looked at; ``closes`` the
    first day without room after it, None where it is open to the last day looked at.
    """

    opens: datetime.date | None
    closes: datetime.date | None


def open_days(points: NDArray[np.int64], outside: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool array (n_days,): is some point worth everybody's outside option on that day?

    ``points`` (n, k); ``outside`` (n_days, k), each column rising, falling or level throughout.

    >>> open_days(np.array([[5, 5]]), np.array([[7, 3], [5, 4], [3, 5], [1, 6]])).tolist()
    [False, True, True, False]
    """
    n_days = len(outside)
    first = np.zeros(len(points), dtype=np.int64)
    end = np.full(len(points), n_days)
    for worth, least in zip(points.T, outside.T, strict=True):
        if n_days and least[-1] < least[0]:
            first = np.maximum(first, np.searchsorted(-least, -worth, side="left"))
        else:
            end = np.minimum(end, np.searchsorted(least, worth, side="right"))
    change = np.zeros(n_days + 1, dtype=np.int64)
    some = first < end
    np.add.at(change, first[some], 1)
    np.add.at(change, end[some], -1)
    return np.cumsum(change)[:n_days] > 0


def windows(
    days: Sequence[datetime.date], is_open: Sequence[bool] | NDArray[np.bool_]
) -> tuple[Window, ...]:
    """The stretches of ``days``, one after another, that are marked as open.

    >>> day = datetime.date(2019, 3, 1)
    >>> windows([day, day.replace(day=2), day.replace(day=3)], [False, True, False])
    (Window(opens=datetime.date(2019, 3, 2), closes=datetime.date(2019, 3, 3)),)
    """
    marks = np.diff(np.concatenate([[0], np.asarray(is_open, dtype=np.int64), [0]]))
    starts, ends = np.flatnonzero(marks == 1).tolist(), np.flatnonzero(marks == -1).tolist()
    return tuple(
        Window(days[start] if start else None, days[end] if end < len(days) else None)
        for start, end in zip(starts, ends, strict=True)
    )
