"""Which way of looking at a model fits it, and what a person may allow.

Up to ``WRITE_OUT`` combinations the deals are written out. Above, issues are eliminated bag by bag
if the largest joined table is small (ROOMY). Where it is not, deals are written out up to
LIST_LIMIT combinations; beyond, two principals whose tables are few boxes over issues of few
options are settled issue by issue (see ``rectangles``), others by elimination up to MAX_CELLS. What
is denser still goes to a solver if that is allowed, and is refused with what elimination would cost
if nothing is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summitry.deals.boxmodel import box_model
from summitry.deals.elimination import MAX_CELLS, model_of, ordered, too_dense
from summitry.deals.ordering import Ordering
from summitry.deals.requirements import held_tables
from summitry.deals.space import listable
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = ["EXACT", "FEW_OPTIONS", "ROOMY", "WRITE_OUT", "Approach", "Way", "density", "way"]

WRITE_OUT = 1_000_000
"""Up to so many combinations of options deals are written out, if nothing else is asked for."""

ROOMY = 100_000
"""Joined tables of up to so many cells are eliminated even where boxes would do."""

FEW_OPTIONS = 64
"""Most options of an issue where boxes are settled issue by issue: each is looked at by itself."""

Way = Literal["list", "eliminate", "boxes", "solve"]


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
    order = density(negotiation)
    if order.cells <= min(ROOMY, MAX_CELLS):
        return "eliminate"
    if listable(negotiation):
        return "list"
    if order.cells <= MAX_CELLS:
        return "boxes" if _few_boxes(negotiation, held) else "eliminate"
    if approach.solver:
        return "solve"
    if _few_boxes(negotiation, held):
        return "boxes"
    raise too_dense(order)


def density(negotiation: Negotiation) -> Ordering:
    """The order in which the issues of ``negotiation`` would be eliminated, with its cost."""
    return ordered(model_of(negotiation, negotiation.principals, held_tables(negotiation)))


def _few_boxes(negotiation: Negotiation, held: Sequence[Table]) -> bool:
    """True if there are two principals, and few options an issue and few enough boxes."""
    if len(negotiation.principals) != 2 or max(negotiation.shape) > FEW_OPTIONS:
        return False
    try:
        box_model(negotiation, held)
    except TooManyDeals:
        return False
    return True
