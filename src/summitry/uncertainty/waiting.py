"""What waiting is worth: some months of stand-off, and then the deal of that day.

In average points a month, with delta the worth of a point one month later, o(s) what the stand-off
is worth in month s and u the points of the deal that is signed in month t,

    w(t) = (1 - delta) sum_(s<t) delta^s o(s) + delta^t u ,

so that w(0) = u, and with delta = 1 the stand-off does not count: only the deal does. Never to
sign, as far as is looked ahead, is w of the last month H with u = o(H): what no deal is worth then
stays.

Where several deals are the best of a day, a party can expect the least or the most of them; it
**loses** by waiting if the most of then is below the least of now. O(n_months).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Waiting", "standoff_worth", "waiting", "waiting_worth"]

Span = tuple[float, float]
"""The least and the most; the same number where one deal is the best."""

Held = Callable[[Span, Span], bool]

CLOSE = 1e-9
"""Averages of points that differ by no more are the same: rounding of doubles."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What signing in each month is worth to each party, in the order of the parties.

    worth  : for each party, month -> span of w, in every month with room.
    never  : for each party, not to sign as far as is looked ahead.
    best   : for each party, the months with the largest least w; several where they tie.
    better : for each party, the months whose least w is above the most of now.
    worse  : months after the first at which every party loses against now; empty without room now.
    """

    worth: tuple[Mapping[int, Span], ...]
    never: tuple[float, ...]
    best: tuple[tuple[int, ...], ...]
    better: tuple[tuple[int, ...], ...]
    worse: tuple[int, ...]


def waiting_worth(flows: Sequence[int], month: int, points: float, patience: float) -> float:
    """w(t) for t = ``month``: ``flows`` o(s) of the months before it, then ``points``.

    >>> waiting_worth([40, 20], 2, 100, 0.5), waiting_worth([40, 20], 2, 100, 1.0)
    (50.0, 100.0)
    """
    return standoff_worth(flows, month, patience) + patience**month * points


def standoff_worth(flows: Sequence[int], month: int, patience: float) -> float:
    """What the months before ``month`` of ``flows`` add to w.

    >>> standoff_worth([40, 20], 1, 0.5)
    20.0
    """
    weighted = sum(patience**s * flow for s, flow in enumerate(flows[:month]))
    return (1 - patience) * weighted


def waiting(
    flows: Sequence[Sequence[int]],
    deals: Mapping[int, Sequence[Sequence[int]]],
    patience: Sequence[float],
) -> Waiting:
    """What signing is worth in each month that has ``deals``, its best ones as points.

    ``flows[p][s]`` is the outside option of party p in month s up to the last, ``patience`` each
    party's.

    >>> found = waiting([[4, 4]], {0: [[10]], 1: [[8]]}, [0.5])
    >>> found.worth, found.never, found.best, found.worse
    (({0: (10.0, 10.0), 1: (6.0, 6.0)},), (4.0,), ((0,),), (1,))
    """
    worth = tuple(
        {
            month: _span(flows[p], month, [deal[p] for deal in best], d)
            for month, best in deals.items()
        }
        for p, d in enumerate(patience)
    )
    never = tuple(
        waiting_worth(own, len(own) - 1, own[-1], d) for own, d in zip(flows, patience, strict=True)
    )
    better = tuple(_months(spans, lambda now, then: then[0] > now[1] + CLOSE) for spans in worth)
    lost = [set(_months(spans, lambda now, then: then[1] < now[0] - CLOSE)) for spans in worth]
    worse = tuple(sorted(set.intersection(*lost))) if lost else ()
    return Waiting(worth, never, tuple(_best(spans) for spans in worth), better, worse)


def _span(flows: Sequence[int], month: int, points: Sequence[int], patience: float) -> Span:
    before, later = standoff_worth(flows, month, patience), patience**month
    return before + later * min(points), before + later * max(points)


def _best(spans: Mapping[int, Span]) -> tuple[int, ...]:
    most = max((low for low, _ in spans.values()), default=0.0)
    return tuple(month for month, (low, _) in spans.items() if low >= most - CLOSE)


def _months(spans: Mapping[int, Span], held: Held) -> tuple[int, ...]:
    """The months after the first that compare with it as ``held`` says; none without room now."""
    if 0 not in spans:
        return ()
    return tuple(month for month, span in spans.items() if month and held(spans[0], span))
