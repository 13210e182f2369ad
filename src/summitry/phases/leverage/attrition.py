"""War of attrition: two sides wait for the other to give in, and pay for waiting.

Whoever gives in last has V_i; waiting costs c_i a unit of time. In the equilibrium in which nobody
gives in at once, each side gives in at a constant rate (hazard) that makes the other indifferent:
waiting a moment dt costs the other c_j dt and wins V_j with probability h_i dt, so

    h_i = c_j / V_j ,        length exponential with mean 1/(h_1 + h_2) ,

and i is the one to give in with probability h_i/(h_1 + h_2). For two alike the mean is V/(2c). The
side with more to gain is the likelier one to give in, because how often a side gives in is set by
the other's prize: a paradox of this equilibrium, and a reason not to take it for a forecast. What
waiting earns is nothing: giving in at any time T is worth

    int_0^T (V_i - c_i s) h_j e^(-h_j s) ds - c_i T e^(-h_j T) = 0 .

Maynard Smith (1974), Journal of Theoretical Biology 47; with unlike sides Hendricks, Weiss and
Wilson (1988), International Economic Review 29. O(1).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Attrition", "giving_in_worth", "war_of_attrition"]


@dataclass(frozen=True, slots=True)
class Attrition:
    """``hazards`` of giving in, the mean ``length``, and how likely the first side ``gives_in``."""

    hazards: tuple[float, float]
    length: float
    gives_in: float

    def lasts(self, time: float) -> float:
        """The probability that nobody has given in by ``time``.

        >>> round(war_of_attrition((10, 10), (1, 1)).lasts(5), 4)
        0.3679
        """
        return math.exp(-sum(self.hazards) * time)


def war_of_attrition(values: tuple[float, float], costs: tuple[float, float]) -> Attrition:
    """The equilibrium in which both wait, for prizes ``values`` and ``costs`` of waiting above 0.

    >>> war_of_attrition((10, 10), (1, 1))
    Attrition(hazards=(0.1, 0.1), length=5.0, gives_in=0.5)
    """
    if min(*values, *costs) <= 0:
        raise ValueError("prizes and costs of waiting are above 0")
    hazards = (costs[1] / values[1], costs[0] / values[0])
    return Attrition(hazards, 1 / sum(hazards), hazards[0] / sum(hazards))


def giving_in_worth(value: float, cost: float, hazard: float, time: float) -> float:
    """What giving in at ``time`` is worth against a side that gives in at ``hazard``.

    The integral above in closed form; 0 at every time in equilibrium.

    >>> giving_in_worth(10, 1, 0.1, 7), giving_in_worth(10, 1, 0.5, 1) > 0
    (0.0, True)
    """
    return (value - cost / hazard) * -math.expm1(-hazard * time)
