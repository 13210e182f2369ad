"""The exact frontier, and why there is no deal, by a constraint solver: the last resort.

For models whose issues hang together too densely for elimination and whose tables are not few
boxes. What is asked, and how it is put to the solver: ``cpsat``.

- Two principals, augmented epsilon-constraint with a step of one point: maximise (B u_1 + u_2),
  B larger than the range of u_2, subject to u_2 >= the last u_2 + 1, until nothing is feasible
  (Haimes, Lasdon and Wismer (1971), IEEE Trans. SMC 1; augmented: Mavrotas (2009), Applied
  Mathematics and Computation 213). One solve for each point.
- More: maximise the sum of points over what no point found weakly dominates, until nothing is
  feasible (Sylva and Crema (2004), European J. of Operational Research 158).
- Openings: minimise the number of requirements broken over what contains no set found, until
  nothing is feasible; each optimum is an inclusion-minimal set, since a smaller one would have
  been found first (Liffiton and Sakallah (2008), J. Automated Reasoning 40).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from summitry.deals.cpsat import Question
from summitry.deals.frontier import Frontier
from summitry.deals.minimal_sets import mask_of
from summitry.deals.requirements import Requirement
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = ["COUNTED", "MAX_SOLVED", "frontier_solved", "openings_solved"]

COUNTED = 100
"""Most deals at one point that are counted, by finding each."""

MAX_SOLVED = 20_000
"""Most points of a frontier that is searched for point by point."""

_LARGEST = 2**62


def frontier_solved(
    negotiation: Negotiation,
    held: Sequence[Table] = (),
    bounds: Mapping[int, int] | None = None,
) -> Frontier:
    """The frontier of the principals of ``negotiation`` over the deals that its rules and every
    boolean table in ``held`` allow and that give each party p in ``bounds`` at least bounds[p].

    ``counts`` holds None at points with more than COUNTED deals. Raises NotInstalled without the
    solver, TooManyDeals where one question takes more than ``cpsat.EFFORT`` or points are more than
    MAX_SOLVED.
    """
    ask = Question(negotiation, held, bounds or {})
    found = (_two if len(negotiation.principals) == 2 else _many)(ask)
    n_principals = len(negotiation.principals)
    points = np.array(sorted(found, reverse=True), dtype=np.int64).reshape(-1, n_principals)

    def deals_at(point: int) -> Iterator[Deal]:
        values = points[point].tolist()
        return ask.within(dict(zip(negotiation.principals, values, strict=True))).deals(COUNTED + 1)

    def counted() -> tuple[int | None, ...]:
        return tuple(_counted(deals_at(row)) for row in range(len(points)))

    return Frontier(points, counted, "constraint solver", deals_at)


def openings_solved(negotiation: Negotiation, asked: Sequence[Requirement]) -> Iterator[int]:
    """The minimal sets of requirements in ``asked`` that a deal of ``negotiation`` breaks.

    As masks (bit r: asked[r] is given up), smallest first, one question to the solver for each;
    only 0 where a deal breaks nothing, none where the rules allow no deal. Raises what
    ``frontier_solved`` does.
    """
    ask = Question(negotiation, (), {})
    broken = [ask.broken(requirement) for requirement in asked]
    ask.model.minimize(sum(broken))
    while (solver := ask.solve()) is not None:
        places = [place for place, one in enumerate(broken) if solver.boolean_value(one)]
        yield mask_of(places)
        ask.model.add_bool_or([~broken[place] for place in places])


def _counted(deals: Iterator[Deal]) -> int | None:
    number = sum(1 for _ in islice(deals, COUNTED + 1))
    return number if number <= COUNTED else None


def _two(ask: Question) -> Iterator[tuple[int, ...]]:
    """Each efficient point once, the second principal's points rising."""
    one, other = ask.negotiation.principals
    weight = 2 * ask.most(other) + 1
    at_once = weight * ask.most(one) + ask.most(other) < _LARGEST
    aim = weight * ask.points(one) + ask.points(other) if at_once else ask.points(one)
    for _ in range(MAX_SOLVED + 1):
        ask.model.maximize(aim)
        if (point := ask.point()) is None:
            return
        if not at_once:
            narrow = ask.within({one: point[0]})
            narrow.model.maximize(narrow.points(other))
            point = narrow.point() or point
        yield point
        ask.model.add(ask.points(other) >= point[1] + 1)
    raise _too_many_points()


def _many(ask: Question) -> Iterator[tuple[int, ...]]:
    """Each efficient point once, the sum of points falling."""
    principals = ask.negotiation.principals
    ask.model.maximize(sum(ask.points(party) for party in principals))
    for _ in range(MAX_SOLVED + 1):
        if (point := ask.point()) is None:
            return
        yield point
        better = zip(principals, point, strict=True)
        ask.model.add_bool_or([ask.at_least(party, value + 1) for party, value in better])
    raise _too_many_points()


def _too_many_points() -> TooManyDeals:
    return TooManyDeals(f"the frontier has more than {MAX_SOLVED:,} points: too many to solve for")
