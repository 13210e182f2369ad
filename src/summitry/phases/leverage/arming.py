"""Butter for bombs: what must be conceded, period by period, so that a side does not arm.

A good of worth 1 in every period. A side that arms pays k once, and from the next period on it can
have p' - c a period, by power p' at the cost c of using it. Conceding x to it in every period is
worth x/(1 - delta) to it as long as it does not arm; if it arms now, x - k + delta (p' - c)/(1 -
delta). It does not arm exactly if

    x >= p' - c - k (1 - delta)/delta ,

the lowest **concession**. Concessions hold by themselves: who arms loses them only by then being
strong, so the other side gains by conceding as long as that costs less than conflict today:

    1 - x >= 1 - p - c_B ,   that is   x <= p + c_B

with p the power of the unarmed side and c_B the other's cost. Where x lies above that, the other
side would rather strike first.

Spaniel (2019), Bargaining over the Bomb, in its simplest form; derived here. O(1).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Concession", "arming_worth", "lowest_concession"]


@dataclass(frozen=True, slots=True)
class Concession:
    """The lowest ``share`` a period that stops arming, never below 0; what ``accepting`` it for
    ever and ``arming`` at once are worth in all. The two are equal where the share is above 0."""

    share: float
    accepting: float
    arming: float


def lowest_concession(power: float, cost: float, price: float, patience: float) -> Concession:
    """What stops a side that, armed, has ``power`` at that ``cost``, from paying the ``price``.

    ``patience`` above 0 and below 1, ValueError otherwise.

    >>> found = lowest_concession(0.7, 0.1, 0.5, 0.9)
    >>> round(found.share, 5), round(found.accepting, 5), round(found.arming, 5)
    (0.54444, 5.44444, 5.44444)
    """
    if not 0 < patience < 1:
        raise ValueError(f"patience {patience} is not between 0 and 1")
    share = max(0.0, power - cost - price * (1 - patience) / patience)
    arming = arming_worth(share, power - cost, price, patience, 0)
    return Concession(share, share / (1 - patience), arming)


def arming_worth(share: float, armed: float, price: float, patience: float, period: int) -> float:
    """What a side expects that takes ``share`` a period, arms in ``period`` and then has ``armed``.

    >>> round(arming_worth(0.5, 0.6, 0.1, 0.5, 1), 9)
    1.0
    """
    before = share * (1 - patience ** (period + 1)) / (1 - patience)
    return before - price * patience**period + patience ** (period + 1) * armed / (1 - patience)
