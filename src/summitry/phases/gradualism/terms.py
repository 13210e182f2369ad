"""The terms of a gradual exchange: what it is, and the one condition under which it holds.

Each side owns one good, worth 1 to the other and alpha < 1 to itself. In period t both hand over a
part a_t; a_0 + a_1 + ... <= 1. A side can withhold its part in secret: it keeps alpha a_t and still
receives the other's. With probability q the breach is seen and the exchange ends; what was handed
over stays so. delta is the worth of a point one period later. Going on is worth

    sum_t delta^t (1 - alpha) a_t

and at every t withholding must not pay more than what it puts at risk:

    alpha a_t <= q L_t,    L_t = sum_{s>t} delta^(s-t) (1 - alpha) a_s + delta^(T-t) F          (1)

F is what the relation is worth after T periods: f points a period (``after``), F = f / (1 - delta);
without an end there is none.

The setting is ours. The idea is Schelling's (1960, The Strategy of Conflict): a bargain that nobody
enforces is cut into steps, each too small to be worth the rest. Admati and Perry (1991, Review of
Economic Studies 58, 259-276) and Compte and Jehiel (2004, Review of Economic Studies) show gradual
contributions and concessions in equilibrium; Pitchford and Snyder (2004) ever smaller investments
against hold-up; Watson (1999) starts small for another reason, doubt about the other side's type.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.errors import NotDefined, TooManyDeals

__all__ = [
    "MAX_PERIODS",
    "ROUNDING",
    "Terms",
    "check_after",
    "check_detection",
    "check_open",
    "check_periods",
    "check_plan",
]


MAX_PERIODS = 1_000
"""Most periods of one plan."""
ROUNDING = 1e-12
"""Points by which sums of at most MAX_PERIODS terms, each at most 1, may be off: doubles keep
1e-16 a term."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the exchange stands on: alpha, delta and q.

    own_worth : what the good is worth to its owner, if it is worth 1 to the other; in (0, 1).
    patience  : worth of a point one period later, in (0, 1).
    detection : chance that a withheld part is seen, in [0, 1].
    """

    own_worth: float
    patience: float
    detection: float

    def __post_init__(self) -> None:
        check_open("own worth", self.own_worth)
        check_open("patience", self.patience)
        check_detection(self.detection)

    @property
    def ratio(self) -> float:
        """r, each step over the one before; something holds without an end if it is below 1."""
        caught = self.own_worth + self.detection * (1 - self.own_worth)
        return self.own_worth / (self.patience * caught)


def check_open(name: str, value: float) -> None:
    """NotDefined unless ``value``, called ``name``, lies between 0 and 1."""
    if not 0 < value < 1:
        raise NotDefined(f"{name} {value}; a number between 0 and 1 is needed, neither of them")


def check_detection(value: float) -> None:
    """NotDefined unless the chance ``value`` lies in [0, 1]."""
    if not 0 <= value <= 1:
        raise NotDefined(f"detection {value}; a chance from 0 to 1 is needed")


def check_after(after: float) -> None:
    """NotDefined unless ``after`` is a finite number of points, 0 or more."""
    if not 0 <= after < math.inf:
        raise NotDefined(f"after {after}; points a period from 0 up are needed")


def check_periods(name: str, number: int, most: int = MAX_PERIODS) -> None:
    """NotDefined unless ``number``, called ``name``, is 1 or more; TooManyDeals above ``most``."""
    if number < 1:
        raise NotDefined(f"{name} {number}; at least 1 is needed")
    if number > most:
        raise TooManyDeals(f"{name} {number:,}; at most {most:,}")


def check_plan(steps: Sequence[float], after: float) -> None:
    """NotDefined unless ``steps`` hand over parts of one good, at most all of it."""
    check_after(after)
    check_periods("steps", len(steps))
    for place, part in enumerate(steps):
        if not 0 <= part <= 1 + ROUNDING:
            raise NotDefined(f"step {place + 1} hands over {part}; a part from 0 to 1 is needed")
    if math.fsum(steps) > 1 + ROUNDING:
        raise NotDefined(f"the steps hand over {math.fsum(steps)} of the good; at most 1")
