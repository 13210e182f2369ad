"""A deadline: alternating offers in a known number of rounds, and who moves last.

**On a pie of 1** (``pie_shares``). In round t one side proposes a split, the other takes it or
waits for the next round, in which it proposes itself; delta_i is the worth of a point one round
later, b_i an outside option that the one who is asked can take at once. Backward from the last
round, where the proposer leaves the other b:

    the one asked takes a share if it is at least max(delta V', b)

with V' its share as the proposer of the next round. The first proposer's share jumps with the
number of rounds (who is last takes nearly all) and tends to (1 - delta_2)/(1 - delta_1 delta_2) of
Rubinstein (1982), Econometrica 50; the outside option as a bound and not as a point to start from:
Binmore, Shaked and Sutton (1989), Quarterly Journal of Economics 104.

**On listed deals** (``deadline_offers``). Points u_p(x) a period for ever once a deal x is signed,
and the outside option o_p(t) for each period without one, all in average points. Refusing at t is
worth

    c_p(t) = (1 - delta_p) o_p(t) + delta_p V_p(t+1) ,     V_p(T) = o_p(T)

after the last round. In round t the proposer takes, of the deals worth max(c_p(t), o_p(t)) to both,
the one best for itself; where there is none they wait and V_p(t) = c_p(t). Of deals alike to the
proposer it takes the better one for the other side. O(T n).

*Pitfall*: on a coarse set of deals with patience near 1, rounds are worth less than the gap from
one deal to the next, so whoever moves last can keep a deal far from any fair one: with a smallest
unit of money almost every split is an equilibrium (van Damme, Selten and Winter 1990, Games and
Economic Behavior 2). Look at both sides as the last mover, and take the two as a range.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["DeadlineOffers", "deadline_offers", "pie_shares"]


def pie_shares(
    rounds: int, patience: tuple[float, float], outside: tuple[float, float] = (0.0, 0.0)
) -> tuple[float, float]:
    """The shares of the first and the second side in ``rounds``, the first of which proposes first.

    ``outside`` options together at most 1. ValueError without a round.

    >>> [round(pie_shares(rounds, (0.9, 0.8))[0], 4) for rounds in range(1, 6)]
    [1.0, 0.2, 0.92, 0.344, 0.8624]
    """
    if rounds < 1 or sum(outside) > 1:
        raise ValueError("there is a round at least, and outside options leave something to share")
    kept = 0.0  # what the one who is asked could have by waiting
    for left in range(rounds):
        asked = (rounds - left) % 2  # side 0 proposes in rounds 0, 2, …
        waiting = patience[asked] * kept if left else 0.0
        kept = 1 - max(waiting, outside[asked])
    return kept, 1 - kept


@dataclass(frozen=True, slots=True)
class DeadlineOffers:
    """What comes of a deadline.

    ``round`` is the first in which a deal is signed and ``deal`` its place, both None where none
    is; ``offers`` has the place of the deal that each round would bring, None where it would bring
    none; ``worth`` is what both sides expect at the start, in average points.
    """

    round: int | None
    deal: int | None
    offers: tuple[int | None, ...]
    worth: tuple[float, float]


def deadline_offers(
    points: NDArray[np.int64],
    outside: NDArray[np.int64],
    patience: tuple[float, float],
    last: int,
) -> DeadlineOffers:
    """Backward induction over listed deals.

    ``points`` (n, 2) of the deals, ``outside`` (T + 1, 2) in each round and after the last,
    ``patience`` of both sides, ``last`` the side, 0 or 1, that proposes in the last round.

    >>> points, outside = np.array([[8, 2], [5, 5], [2, 8]]), np.zeros((3, 2), dtype=np.int64)
    >>> deadline_offers(points, outside, (0.5, 0.5), last=0).offers
    (1, 0)
    """
    rounds = len(outside) - 1
    worth = (float(outside[-1, 0]), float(outside[-1, 1]))
    offers: list[int | None] = []
    for t in reversed(range(rounds)):
        now = (int(outside[t, 0]), int(outside[t, 1]))
        waiting = (
            (1 - patience[0]) * now[0] + patience[0] * worth[0],
            (1 - patience[1]) * now[1] + patience[1] * worth[1],
        )
        proposer = last if (rounds - 1 - t) % 2 == 0 else 1 - last
        bounds = np.maximum(waiting, now) - _SLACK
        offer = _proposed(points, bounds, proposer)
        offers.append(offer)
        worth = waiting if offer is None else (float(points[offer, 0]), float(points[offer, 1]))
    offers.reverse()
    first = next((t for t, offer in enumerate(offers) if offer is not None), None)
    return DeadlineOffers(first, None if first is None else offers[first], tuple(offers), worth)


_SLACK = 1e-9
"""Averages of whole points are off by less than this; a deal worth just what waiting is passes."""


def _proposed(points: NDArray[np.int64], bounds: NDArray[np.float64], proposer: int) -> int | None:
    """The place of the deal that is best for the ``proposer`` within ``bounds``."""
    rows = np.flatnonzero((points >= bounds).all(axis=1))
    if len(rows) == 0:
        return None
    order = np.lexsort((points[rows, 1 - proposer], points[rows, proposer]))
    return int(rows[order[-1]])
