"""Which way of looking at a model fits it, and what a person may allow.

Up to ``WRITE_OUT`` combinations the deals are written out. Above, issues are eliminated bag by bag,
if no joined table is too large. What is too dense for that is written out up to LIST_LIMIT
combinations, and beyond it is refused, with what it would cost, unless a solver is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summitry.deals.elimination import MAX_CELLS, model_of, ordered, too_dense
from summitry.deals.requirements import held_tables
from summitry.deals.space import listable
from summitry.model.negotiation import Negotiation

__all__ = ["EXACT", "WRITE_OUT", "Approach", "Way", "way"]

WRITE_OUT = 1_000_000
"""Up to so many combinations of options deals are written out, if nothing else is asked for."""

Way = Literal["list", "eliminate", "solve"]


@dataclass(frozen=True, slots=True)
class Approach:
    """What is allowed where a model is too large or too dense to be looked at exactly and soon.

    ``within``: a frontier that is at most so many points off for anybody will do. ``solver``: ask
    CP-SAT, which may take long.
    """

    within: int = 0
    solver: bool = False


EXACT = Approach()
"""Nothing but exact answers by the package itself."""


def way(negotiation: Negotiation, approach: Approach = EXACT) -> Way:
    """How the ``negotiation`` is looked at under ``approach``; TooManyDeals if there is no way.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> way(compile_case(read_case("hanoi-2019")))
    'list'
    """
    if negotiation.n_combinations <= WRITE_OUT:
        return "list"
    held = held_tables(negotiation)
    order = ordered(model_of(negotiation, negotiation.principals, held))
    if order.cells <= MAX_CELLS:
        return "eliminate"
    if listable(negotiation):
        return "list"
    if approach.solver:
        return "solve"
    raise too_dense(order)
