"""A regime of inspections and the detection a month that it comes to, in both directions.

Every month n of N declared sites are visited, drawn at random and afresh; at least d of them would
have to be bad for a breach that matters; a visit to a bad one recognises it with p. With chance s
the breach is not at such a site at all but where nobody looks. P is the chance a month to see a
breach where somebody looks:

    P(N, d, n, p)        of sites, for N declared sites and no other place
    P(N + M, d, n, p)    if visits may go to M suspected places too, in any proportion: where all
                         places are recognised equally well this is the value of the game between
                         inspector and violator (violations), however the violator hides
    min_u P(u; n, m)     of violations, if m challenge visits to suspected places are set apart

    in one month           q    = (1 - s) P
    within L months        Q_L  = (1 - s) (1 - (1 - P)^L)           for s = 0:  1 - (1 - q)^L
    months until it is seen, on average    1 / P if somebody looks there; never, with chance s

However many visits, Q_L stays at or below 1 - s: nobody finds what is where nobody looks. For s > 0
the months are not independent (a breach that was missed is the likelier to be elsewhere), so q held
constant for L months promises too much; the constant chance a month that comes to Q_L is

    steady = 1 - (1 - Q_L)^(1/L)                                    for s = 0:  q itself

and that is the number to enter as ``detection`` of a step that lasts L months. All but ``steady``
is exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from summitry.phases.inspection.limits import MOST_SITES, Chance, chance, whole
from summitry.phases.inspection.sites import detection as sampled
from summitry.phases.inspection.sites import fewest
from summitry.phases.inspection.violations import Places, worst_hiding

__all__ = ["MOST_MONTHS", "Regime", "least_seen", "regime", "visits_needed"]

MOST_MONTHS = 1_200
"""A hundred years; longer is refused."""


@dataclass(frozen=True)
class Regime:
    """So many ``visits`` a month to ``sites`` of which ``hidden`` would be bad.

    sensitivity : the chance that a visit to a bad site recognises it.
    undeclared  : the chance that the breach is where nobody looks.
    months      : the time in question, L.
    suspected   : suspected places, which are visited too.
    challenges  : visits a month set apart for those; None: the visits go to both kinds.
    looked_at   : the chance a month to see a breach where somebody looks, P.
    """

    sites: int
    hidden: int
    visits: int
    sensitivity: Fraction
    undeclared: Fraction
    months: int
    suspected: int
    challenges: int | None
    looked_at: Fraction

    @property
    def month(self) -> Fraction:
        """The chance to see the breach in the first month, q."""
        return (1 - self.undeclared) * self.looked_at

    @property
    def within(self) -> Fraction:
        """The chance to see it within the months, Q_L."""
        return (1 - self.undeclared) * (1 - (1 - self.looked_at) ** self.months)

    @property
    def steady(self) -> float:
        """The constant chance a month that comes to the same over the months."""
        if self.undeclared == 0:
            return float(self.looked_at)
        if self.within == 1:
            return 1.0
        return -math.expm1(math.log1p(-float(self.within)) / self.months)

    @property
    def average(self) -> Fraction | None:
        """Months until a breach is seen where somebody looks, on average; None: never."""
        return 1 / self.looked_at if self.looked_at else None

    @property
    def cap(self) -> Fraction:
        """What no number of visits and months exceeds, 1 - s."""
        return 1 - self.undeclared


def regime(
    sites: int,
    hidden: int,
    visits: int,
    sensitivity: Chance = 1,
    undeclared: Chance = 0,
    months: int = 1,
    suspected: int = 0,
    challenges: int | None = None,
) -> Regime:
    """What so many ``visits`` a month come to within so many ``months``.

    ``sites``, ``hidden`` and ``sensitivity`` as in ``sites.detection``; ``undeclared`` is the
    chance that the breach is where nobody looks; ``suspected`` and ``challenges`` as in Regime.

    >>> found = regime(4, 1, 2, months=3)
    >>> found.month, found.within, found.average
    (Fraction(1, 2), Fraction(7, 8), Fraction(2, 1))
    """
    _check(sites, hidden, months, suspected)
    elsewhere = chance("undeclared", undeclared)
    known = chance("sensitivity", sensitivity)
    found = _seen(sites, hidden, visits, known, suspected, challenges)
    return Regime(sites, hidden, visits, known, elsewhere, months, suspected, challenges, found)


def visits_needed(
    sites: int,
    hidden: int,
    detection: Chance,
    sensitivity: Chance = 1,
    undeclared: Chance = 0,
    months: int = 1,
    suspected: int = 0,
    challenges: int | None = None,
) -> int | None:
    """The fewest visits a month with which the breach is seen within ``months`` with the chance
    ``detection``; other arguments as in ``regime``. None if a visit to every site every month does
    not reach it. With ``challenges`` it is the routine visits that are sought.

    >>> visits_needed(141, 5, 0.9), visits_needed(141, 5, 0.9, months=12)
    (52, 6)
    >>> visits_needed(141, 5, 0.9, undeclared=0.2) is None
    True
    """
    _check(sites, hidden, months, suspected)
    goal, known = chance("detection", detection), chance("sensitivity", sensitivity)
    elsewhere = chance("undeclared", undeclared)
    if goal == 0:
        return 0
    if goal > 1 - elsewhere:
        return None
    most = 1 - goal / (1 - elsewhere)
    places = sites + suspected if challenges is None else sites
    return fewest(
        lambda n: (1 - _seen(sites, hidden, n, known, suspected, challenges)) ** months <= most,
        places,
    )


def _seen(
    sites: int,
    hidden: int,
    visits: int,
    sensitivity: Fraction,
    suspected: int,
    challenges: int | None,
) -> Fraction:
    """P, by the one of the three cases."""
    if challenges is None:
        return sampled(sites + suspected, hidden, visits, sensitivity)
    places = Places(sites, suspected, sensitivity, sensitivity)
    return worst_hiding(places, hidden, (visits, challenges)).detection


def least_seen(
    sites: int, visits: int, detection: Chance, sensitivity: Chance = 1, months: int = 1
) -> int | None:
    """The smallest breach, in bad sites, that so many ``visits`` a month see within ``months`` with
    the chance ``detection``; None if even a breach at all ``sites`` is not.

    >>> least_seen(141, 52, 0.9)
    5
    """
    _check(sites, 1, months, 0)
    whole("visits", visits, 0, sites, "no more than there are sites")
    most = 1 - chance("detection", detection)
    return fewest(lambda d: (1 - sampled(sites, d, visits, sensitivity)) ** months <= most, sites)


def _check(sites: int, hidden: int, months: int, suspected: int) -> None:
    whole("sites", sites, 1, MOST_SITES)
    whole("suspected", suspected, 0, MOST_SITES)
    whole("hidden", hidden, 1, sites + suspected, "no more than there are sites")
    whole("months", months, 1, MOST_MONTHS)
