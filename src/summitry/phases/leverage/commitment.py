"""Two reasons why sides fight over what they could divide: private costs, and power that shifts.

One good of worth 1; A wins a conflict with probability p (its **power**); conflict costs c_A, c_B.

- **Range**: A would rather take a share x than fight if x >= p - c_A, B would rather leave it to A
  if x <= p + c_B: all of [p - c_A, p + c_B] is better for both than conflict.
- **Private costs**: B alone knows c_B. A demands x, once; B fights if c_B < x - p. A is worth

      U(x) = x P(c_B >= x - p) + (p - c_A) P(c_B < x - p)

  and with c_B uniform on [0, 1] the best demand is p + (1 - c_A)/2, cut at 1, so conflict comes
  with probability (1 - c_A)/2 though both know that it wastes.
- **Shifting power**: a good of worth 1 in every period, delta the worth of a point one period
  later, conflict final: W_A(t) = (p_t - c_A)/(1 - delta), W_B(t) = (1 - p_t - c_B)/(1 - delta). In
  each period A offers B a share y in [0, 1] of that period's good, and B takes it or fights; A may
  fight too. Power is p_1, …, p_T and stays at p_T. Backward from the last period, where A offers
  max(0, 1 - p_T - c_B) for ever: B takes the offer if y + delta V_B(t+1) >= W_B(t), so A offers

      y_t = max(0, W_B(t) - delta V_B(t+1))

  and there is conflict at t if y_t > 1, or if A does better to fight; of what is worth the same,
  peace. With one shift p_1 -> p_2 and c_A large enough that A waits, there is conflict at once
  exactly if

      delta p_2 - p_1 > c_B (1 - delta) :

  nothing that A can give now makes up for what it will be able to take later, and it cannot bind
  itself not to take it.

Fearon (1995), Rationalist explanations for war, International Organization 49; the rule for one
shift is derived here for his model with the shares of B as the offers. O(T).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Demand",
    "PowerPath",
    "bargaining_range",
    "best_demand",
    "best_demand_among",
    "must_fight",
    "power_path",
]


def bargaining_range(power: float, costs: tuple[float, float]) -> tuple[float, float]:
    """The shares of A that both prefer to conflict, cut to 0..1; ``costs`` of A and of B.

    >>> bargaining_range(0.5, (0.25, 0.25))
    (0.25, 0.75)
    """
    return max(0.0, power - costs[0]), min(1.0, power + costs[1])


@dataclass(frozen=True, slots=True)
class Demand:
    """A ``share`` demanded by A, the probability of ``breakdown``, and what that is ``worth``."""

    share: float
    breakdown: float
    worth: float


def best_demand(power: float, cost: float) -> Demand:
    """The best demand of A, whose conflict costs ``cost``, where c_B is uniform on [0, 1].

    >>> demand = best_demand(0.4, 0.2)
    >>> round(demand.share, 12), round(demand.breakdown, 12), round(demand.worth, 12)
    (0.8, 0.4, 0.56)
    """
    asked = min(power + max(0.0, 1 - cost) / 2, 1.0)
    refused = asked - power
    return Demand(asked, refused, asked * (1 - refused) + (power - cost) * refused)


def best_demand_among(
    power: float,
    cost: float,
    costs: Sequence[float] | NDArray[np.float64],
    shares: Sequence[float] | NDArray[np.float64] | None = None,
) -> Demand:
    """The best demand of A where c_B is one of ``costs`` with the probabilities ``shares``.

    ``shares`` None: all alike. Between two demands p + c no other does better, so each of these
    that is at most 1 is tried, and 1: the definition, O(n^2). The smallest of equals.

    >>> best_demand_among(0.5, 0.25, [0.25, 0.5], [0.5, 0.5])
    Demand(share=0.75, breakdown=0.0, worth=0.75)
    """
    types = np.minimum(power + np.asarray(costs, dtype=float), 1.0)  # the most each would leave
    chance = np.full(len(types), 1 / len(types)) if shares is None else np.asarray(shares)
    asked = np.unique(types)
    refused = (types[None, :] < asked[:, None]).astype(float) @ chance
    worth = asked * (1 - refused) + (power - cost) * refused
    best = int(np.argmax(worth))
    return Demand(float(asked[best]), float(refused[best]), float(worth[best]))


def must_fight(before: float, after: float, cost: float, patience: float) -> bool:
    """True if no offer avoids conflict when power moves once, from ``before`` to ``after``.

    ``cost`` is that of the side that loses power, ``patience`` its worth of a point later.

    >>> must_fight(0.3, 0.6, 0.2, 0.9), must_fight(0.3, 0.6, 0.2, 0.5)
    (True, False)
    """
    return patience * after - before > cost * (1 - patience)


_CLOSE = 1e-9
"""Worths that differ by no more are the same, and peace is kept: rounding of doubles."""


@dataclass(frozen=True, slots=True)
class PowerPath:
    """What comes of a path of power.

    ``conflict`` is the first period of conflict, counted from 0, None for lasting peace; ``offers``
    are the shares of B in the periods of peace before it, the last of which stays; ``worth`` is
    what A and B expect in all at the start.
    """

    conflict: int | None
    offers: tuple[float, ...]
    worth: tuple[float, float]


def power_path(powers: Sequence[float], costs: tuple[float, float], patience: float) -> PowerPath:
    """Backward induction over the ``powers`` of A, which stay at the last.

    ``costs`` of A and of B a period, ``patience`` in 0..1 without 1. ValueError without a power.

    >>> found = power_path([0.3, 0.6], (0.2, 0.2), 0.9)
    >>> found.conflict, round(found.worth[1], 9)
    (0, 5.0)
    """
    if not powers or not 0 <= patience < 1:
        raise ValueError("a path needs a power, and a patience from 0 to less than 1")
    fights = [_conflict(power, costs, patience) for power in powers]
    last = max(0.0, 1 - powers[-1] - costs[1])
    worth = ((1 - last) / (1 - patience), last / (1 - patience))
    moves: list[float | None] = [last]
    for fight in reversed(fights[:-1]):
        offer = max(0.0, fight[1] - patience * worth[1])
        peace = (1 - offer + patience * worth[0], offer + patience * worth[1])
        taken = offer <= 1 + _CLOSE and peace[0] >= fight[0] - _CLOSE
        moves.append(offer if taken else None)
        worth = peace if taken else fight
    moves.reverse()
    first = next((t for t, move in enumerate(moves) if move is None), None)
    return PowerPath(first, tuple(m for m in moves[:first] if m is not None), worth)


def _conflict(power: float, costs: tuple[float, float], patience: float) -> tuple[float, float]:
    """W_A and W_B at that ``power``."""
    return (power - costs[0]) / (1 - patience), (1 - power - costs[1]) / (1 - patience)
