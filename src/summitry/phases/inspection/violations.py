"""Where a violator hides: d bad places among N listed sites and M suspected ones.

Only listed sites can be drawn for a routine visit, and only suspected places for a challenge
visit; anywhere else nobody looks (see regime). The violator puts d - u bad places into the list and
u among the suspected ones; the inspector makes n routine and m challenge visits. Within a class
places differ in nothing, so it is best for either to treat them alike (average a strategy over all
renamings of a class: it guarantees no less), and only the numbers matter:

    P(u; n, m) = 1 - (1 - P_N(d - u, n)) (1 - P_M(u, m)),        P as in sites

Three questions are answered.

1. Budgets n and m fixed and known: the violator takes the u of the smallest P (all of them).
2. One budget of v visits, the split announced: the inspector takes the split with the largest
   smallest P (all of them).
3. One budget, the split not foreseen: a matrix game over splits, solved as a linear programme
   (HiGHS) in floats. It is certified by the two mixed strategies themselves: what that of the
   inspector guarantees and to what that of the violator limits him must agree within GAP.

Where both kinds of visit recognise equally well, the third is the sampling formula over N + M.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from summitry.errors import NotDefined, TooManyDeals
from summitry.phases.inspection.limits import MOST_SITES, Chance, chance, whole
from summitry.phases.inspection.sites import detection

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Hiding", "Mixed", "Places", "Split", "announced_split", "mixed_split", "worst_hiding"]

GAP = 1e-9
"""The two sides of the matrix game may differ by this, the feasibility tolerance of the solver
being 1e-7 on the unscaled and the weights renormalised."""

_MOST_CELLS = 40_000
"""A larger table of splits is refused."""


@dataclass(frozen=True)
class Places:
    """``listed`` sites and ``suspected`` places, and the chance that a visit to a bad one of
    either kind recognises it."""

    listed: int
    suspected: int
    sensitivity: Chance = 1
    sensitivity_suspected: Chance = 1

    def found(self, hidden: tuple[int, int], visits: tuple[int, int]) -> Fraction:
        """The chance to find one of the ``hidden`` with so many ``visits``, each (listed,
        suspected)."""
        missed = Fraction(1)
        kinds = (
            (self.listed, self.sensitivity),
            (self.suspected, self.sensitivity_suspected),
        )
        for (places, recognised), bad, seen in zip(kinds, hidden, visits, strict=True):
            if places:
                missed *= 1 - detection(places, bad, seen, recognised)
        return 1 - missed

    def ways(self, number: int) -> list[tuple[int, int]]:
        """How a ``number`` of bad places, or of visits, can be split into listed and suspected."""
        least = max(0, number - self.listed)
        return [(number - k, k) for k in range(least, min(number, self.suspected) + 1)]


@dataclass(frozen=True)
class Hiding:
    """The smallest ``detection`` that a violator can bring about, and every way to do it as
    (listed, suspected)."""

    detection: Fraction
    hidden: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Split:
    """The largest ``detection`` that an announced split guarantees, and every such split of the
    visits as (listed, suspected)."""

    detection: Fraction
    visits: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Mixed:
    """A split drawn by lot. The value lies between ``lower``, which the inspector guarantees, and
    ``upper``, to which the violator limits him; both give their (split, probability)."""

    lower: float
    upper: float
    visits: tuple[tuple[tuple[int, int], float], ...]
    hidden: tuple[tuple[tuple[int, int], float], ...]


def worst_hiding(places: Places, hidden: int, visits: tuple[int, int]) -> Hiding:
    """Where ``hidden`` bad ``places`` are found least, if (routine, challenge) ``visits`` are
    fixed and known.

    >>> found = worst_hiding(Places(10, 5), 1, (5, 1))
    >>> found.detection, found.hidden
    (Fraction(1, 5), ((0, 1),))
    """
    _check(places, hidden, sum(visits))
    whole("routine visits", visits[0], 0, places.listed, "no more than listed sites")
    whole("challenge visits", visits[1], 0, places.suspected, "no more than suspected places")
    found = {way: places.found(way, visits) for way in places.ways(hidden)}
    least = min(found.values())
    return Hiding(least, tuple(way for way, value in found.items() if value == least))


def announced_split(places: Places, hidden: int, visits: int) -> Split:
    """The best split of ``visits`` over ``places`` that a violator with ``hidden`` bad ones knows.

    >>> found = announced_split(Places(4, 4), 1, 4)
    >>> found.detection, found.visits
    (Fraction(1, 2), ((2, 2),))
    """
    _check(places, hidden, visits)
    found = {way: worst_hiding(places, hidden, way).detection for way in places.ways(visits)}
    most = max(found.values())
    return Split(most, tuple(way for way, value in found.items() if value == most))


def mixed_split(places: Places, hidden: int, visits: int) -> Mixed:
    """The split of ``visits`` over ``places`` drawn by lot, against ``hidden`` bad ones.

    >>> found = mixed_split(Places(2, 2), 1, 1)
    >>> round(found.lower, 9), round(found.upper, 9)
    (0.25, 0.25)
    """
    import numpy as np

    _check(places, hidden, visits)
    rows, columns = places.ways(visits), places.ways(hidden)
    table = np.array([[float(places.found(bad, seen)) for bad in columns] for seen in rows])
    x, y = _guarantee(table), _guarantee(-table.T)
    lower, upper = float((x @ table).min()), float((table @ y).max())
    if upper - lower > GAP:
        raise NotDefined(f"split of visits: the two sides differ by {upper - lower:.1e}")
    return Mixed(lower, upper, _weighed(rows, x), _weighed(columns, y))


def _guarantee(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mixture of rows of a ``table`` whose smallest average over the columns is largest."""
    import numpy as np
    from scipy.optimize import linprog

    n, m = table.shape
    goal = np.r_[np.zeros(n), -1.0]
    under = np.c_[-table.T, np.ones(m)]
    total = np.r_[np.ones(n), 0.0][None, :]
    bounds = [(0, None)] * n + [(None, None)]
    solved = linprog(goal, under, np.zeros(m), total, [1.0], bounds, method="highs")
    assert solved.x is not None
    weights = np.maximum(solved.x[:n], 0.0)
    return np.asarray(weights / weights.sum())


def _weighed(
    ways: list[tuple[int, int]], weights: NDArray[np.float64]
) -> tuple[tuple[tuple[int, int], float], ...]:
    pairs = zip(ways, weights.tolist(), strict=True)
    return tuple((way, weight) for way, weight in pairs if weight > 0)


def _check(places: Places, hidden: int, visits: int) -> None:
    """One line for what cannot be."""
    n = whole("listed sites", places.listed, 0, MOST_SITES)
    n += whole("suspected places", places.suspected, 0, MOST_SITES)
    whole("sites and places", n, 1, MOST_SITES)
    whole("hidden", hidden, 0, n, "no more than there are places")
    whole("visits", visits, 0, n, "no more than there are places")
    chance("sensitivity", places.sensitivity)
    chance("sensitivity at suspected places", places.sensitivity_suspected)
    cells = len(places.ways(hidden)) * len(places.ways(visits))
    if cells > _MOST_CELLS:
        raise TooManyDeals(f"splits: a table of {cells:,} cells; allowed: {_MOST_CELLS:,}")
