"""How soon: one or more visits in a period at times that cannot be foreseen.

The period is [0, 1] and ends with an inspection that finds everything. A breach that begins at s is
found at the first visit after s, and the delay is the time from s to then. The inspector draws k
times of visits and the violator, who does not see them, draws s; zero-sum in the delay.

One visit (Diamond 1982, Minimax policies for unobservable inspections, Mathematics of Operations
Research 7): the density 1 / (1 - t) on [0, 1 - 1/e] makes every s up to 1 - 1/e equally good. The
violator begins at once with chance 1/e, else with the density 1 / (e (1 - s)^2) on the same
stretch, which makes all those t equally good. The value is **1/e**.

In N slots, s in {0 .. N-1} / N and visits in {1 .. N-1} / N. Only consecutive visits matter, so a
mixture of schedules is a flow of 1 through the nodes (i, t): visit i at t, from (0, 0) to the end.
With f the flow and D(s) the expected delay,

    D(s) = 1/N + D(s + 1) - sum of f(edge) length(edge) over edges that leave s + 1,    D(N) = 0

since a visit at s + 1 ends the delay there. The linear programme minimises max D (HiGHS; about
k N^2 / 2 edges). The flow guarantees at most its largest D; the dual prices of the D(s) <= top are
a mixture of the violator, which guarantees at least its cheapest schedule, found by a shortest
path. Both are computed from the strategies, and their difference is the certificate.

With continuous time an inspector who keeps to the slots loses nothing by it, and a violator who
does so at most one slot; so the value lies in [V_N - 1/N, V_N].
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitry.errors import TooManyDeals
from summitry.phases.inspection.limits import whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

__all__ = ["ONE_VISIT", "Delay", "delay", "one_visit"]

ONE_VISIT = math.exp(-1)
"""The expected delay with one visit, as a share of the period."""

_MOST_EDGES = 350_000
"""A larger network is refused."""

_Edge = tuple[int, int, int]
"""Visits made so far, time of the last one, time of the next; the end has time N."""


@dataclass(frozen=True)
class Delay:
    """The expected delay in N ``slots`` with so many ``visits``, in shares of the period.

    lower, upper : what the violator's and the inspector's mixture guarantee.
    marginal     : for the times 1/N .. (N-1)/N, the chance of a visit then.
    starts       : for the times 0 .. (N-1)/N, the chance that the breach begins then.
    """

    slots: int
    visits: int
    lower: float
    upper: float
    marginal: tuple[float, ...]
    starts: tuple[float, ...]

    @property
    def continuous(self) -> tuple[float, float]:
        """Between these lies the value where time is not cut into slots."""
        return max(0.0, self.lower - 1 / self.slots), self.upper


def one_visit(time: float) -> float:
    """The chance that the one visit of the best mixture lies before ``time``, in 0 .. 1.

    >>> one_visit(0.0), one_visit(1.0), round(one_visit(0.5), 3)
    (0.0, 1.0, 0.693)
    """
    return 1.0 if time >= 1 - ONE_VISIT else -math.log1p(-time)


def delay(slots: int, visits: int = 1) -> Delay:
    """The game in so many ``slots`` with at most so many ``visits``, with its certificate.

    >>> found = delay(50)
    >>> round(found.lower, 4), round(found.upper, 4)
    (0.3743, 0.3743)
    """
    import numpy as np

    whole("slots", slots, 2)
    whole("visits in the period", visits, 1, slots - 1, "no more than one a slot")
    edges = _edges(slots, visits)
    flow, starts = _solve(edges, slots)
    upper = float(_delays(edges, flow, slots).max()) / slots
    marginal = np.bincount(edges[:, 1], flow, minlength=slots)[1:slots]
    lower = _cheapest(edges, starts, slots) / slots
    return Delay(
        slots,
        visits,
        lower,
        upper,
        tuple(marginal.tolist()),
        tuple(starts.tolist()),
    )


def _edges(slots: int, visits: int) -> NDArray[np.int64]:
    """int array (n_edges, 3): all steps from one visit to the next or to the end."""
    import numpy as np

    layers = [(0, 0, 1)] + [(i, i, slots) for i in range(1, visits + 1)]
    if len(layers) * slots**2 // 2 > 2 * _MOST_EDGES:
        raise TooManyDeals(f"slots: {slots} with {visits} visits; take fewer slots")
    made: list[_Edge] = []
    for i, first, last in layers:
        for t in range(first, last):
            nexts = range(t + 1, slots) if i < visits else range(0)
            made += [(i, t, u) for u in (*nexts, slots)]
    return np.array(made)


def _solve(edges: NDArray[np.int64], slots: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The flow over the ``edges`` and the violator's mixture over starts, both cleaned of noise.

    Columns: edges, then D(0) .. D(N-1), then the largest D.
    """
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, hstack, identity, vstack

    n_edges = len(edges)
    balance, supply = _balance(edges, slots)
    chain = identity(slots, format="csr") - csr_array(np.eye(slots, k=1))
    equal: Any = vstack(
        [
            hstack([balance, csr_array((len(supply), slots + 1))]),
            hstack([_lengths(edges, slots), chain, csr_array((slots, 1))]),
        ]
    )
    under: Any = hstack(
        [csr_array((slots, n_edges)), identity(slots), csr_array(-np.ones((slots, 1)))]
    )
    goal: Any = np.r_[np.zeros(n_edges + slots), 1.0]
    right = np.r_[supply, np.ones(slots)]
    solved: Any = linprog(goal, under, np.zeros(slots), equal, right, method="highs")
    starts = np.maximum(-solved.ineqlin.marginals, 0)
    return np.maximum(solved.x[:n_edges], 0), starts / starts.sum()


def _balance(edges: NDArray[np.int64], slots: int) -> tuple[csr_array, NDArray[np.float64]]:
    """What leaves each node less what arrives there, and what it must be: 1 at the first."""
    import numpy as np
    from scipy.sparse import csr_array

    done, here, there = edges.T
    at = np.arange(len(edges))
    leaves = csr_array((np.ones(len(edges)), (done * slots + here, at)))
    inner = there < slots
    enters = ((done + 1) * slots + there)[inner]
    arrives = csr_array((np.ones(inner.sum()), (enters, at[inner])), shape=leaves.shape)
    return leaves - arrives, np.eye(1, leaves.shape[0])[0]


def _lengths(edges: NDArray[np.int64], slots: int) -> csr_array:
    """Row s: the length of every edge that leaves s + 1."""
    import numpy as np
    from scipy.sparse import csr_array

    _, here, there = edges.T
    moved = here > 0
    places = (here[moved] - 1, np.arange(len(edges))[moved])
    weights = (there - here)[moved].astype(float)
    return csr_array((weights, places), shape=(slots, len(edges)))


def _delays(edges: NDArray[np.int64], flow: NDArray[np.float64], slots: int) -> NDArray[np.float64]:
    """float array (slots,): the expected delay of a breach that begins then, in slots."""
    import numpy as np

    _, here, there = edges.T
    leaving = np.bincount(here, flow * (there - here), minlength=slots + 1)[1:]
    return np.asarray(np.cumsum((1 - leaving)[::-1])[::-1], dtype=float)


def _cheapest(edges: NDArray[np.int64], starts: NDArray[np.float64], slots: int) -> float:
    """The smallest expected delay, in slots, that any schedule has against the mixture."""
    import numpy as np

    _, here, there = edges.T
    weight = np.r_[0.0, np.cumsum(starts)]
    moment = np.r_[0.0, np.cumsum(starts * np.arange(slots))]
    costs = there * (weight[there] - weight[here]) - (moment[there] - moment[here])
    best: dict[tuple[int, int], float] = {}
    for (done, t, u), cost in zip(edges[::-1].tolist(), costs[::-1].tolist(), strict=True):
        whole_way = cost + (best[done + 1, u] if u < slots else 0.0)
        best[done, t] = min(best.get((done, t), math.inf), whole_way)
    return best[0, 0]
