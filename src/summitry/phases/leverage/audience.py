"""Audience costs: backing down costs more the longer one has stood firm in public.

Whoever stands firm while the other quits has v; who quits at time t pays A(t), rising from A(0).
Where neither quits at once, each is indifferent between quitting now and a moment later: it stands
to win v + A(t) if the other quits in that moment, and pays A'(t) dt more if not, so

    h(t) = A'(t) / (v + A(t)) ,      P(not yet quit at t) = (v + A(0)) / (v + A(t)) .

v and A are those of the side that is kept indifferent; h is how the other quits. For A(t) = a t
the hazard a/(v + a t) falls with time, and P = 1/(1 + a t/v): the longer a crisis lasts, the less
likely the other backs down; and the side with the steeper costs makes the other quit sooner.

The same in steps of time holds exactly: indifference between quitting at step k and at k + 1,
-A_k = q_k v - (1 - q_k) A_(k+1), gives q_k = (A_(k+1) - A_k)/(v + A_(k+1)), and the product of all
1 - q_k is the fraction above.

Fearon (1994), Domestic political audiences and the escalation of international disputes, American
Political Science Review 88, simplified: no horizon, and the prize is known. O(1), O(n).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

__all__ = ["quit_chances", "quit_hazard", "stands_firm"]


def quit_hazard(value: float, rate: float, time: float) -> float:
    """The rate at which the other quits at ``time``, where costs rise by ``rate`` and winning is
    worth ``value`` above 0.

    >>> quit_hazard(10, 1, 0), quit_hazard(10, 1, 10)
    (0.1, 0.05)
    """
    return rate / (value + rate * time)


def stands_firm(value: float, rate: float, time: float) -> float:
    """The probability that the other has not quit by ``time``; arguments as for ``quit_hazard``.

    >>> stands_firm(10, 1, 10)
    0.5
    """
    return 1 / (1 + rate * time / value)


def quit_chances(value: float, costs: Sequence[float]) -> tuple[float, ...]:
    """The chance that the other quits in each step, for any rising ``costs`` of quitting.

    ``costs[k]`` is paid by who quits at the start of step k. ValueError where costs fall.

    >>> quit_chances(1, [0, 1, 3])
    (0.5, 0.5)
    """
    steps = list(pairwise(costs))
    if any(after < before for before, after in steps) or value + min(costs, default=0) <= 0:
        raise ValueError("costs never fall, and winning is worth more than quitting at once")
    return tuple((after - before) / (value + after) for before, after in steps)
