"""The frontier and the minimal violations of a model by the way chosen for it.

All ways give the same points, some of them not every count, and each says so if it was cut short;
``frontier_listed`` and ``why_listed`` are their reference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice

import numpy as np

from summitry.deals.approach import Way, density
from summitry.deals.elimination import MAX_CELLS, too_dense
from summitry.deals.frontier import Frontier, frontier_eliminated
from summitry.deals.minimal_sets import mask_of, minimal_sets
from summitry.deals.rectangles import frontier_boxes
from summitry.deals.requirements import Requirement, missed
from summitry.deals.solver import frontier_solved, openings_solved
from summitry.deals.violations import minimal_violations
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = ["MAX_OPENINGS", "MAX_TRIALS", "frontier_by", "violations_by"]

MAX_OPENINGS = 200
"""Most minimal sets that are asked of a solver."""

MAX_TRIALS = 60
"""Most sets of red lines that are given up one after another to see what they open."""


def frontier_by(
    chosen: Way, negotiation: Negotiation, held: Sequence[Table] = (), within: int = 0
) -> Frontier:
    """The frontier of the principals of ``negotiation`` where rules and ``held`` hold.

    By the way ``chosen``, other than listing; ``within`` counts for elimination only.
    """
    if chosen == "boxes":
        try:
            return frontier_boxes(negotiation, held)
        except TooManyDeals as error:
            order = density(negotiation)
            if order.cells > MAX_CELLS:
                raise TooManyDeals(f"{too_dense(order)}; {error}") from error
    if chosen == "solve":
        return frontier_solved(negotiation, held)
    return frontier_eliminated(negotiation, held, within)


def violations_by(
    chosen: Way, negotiation: Negotiation, asked: tuple[Requirement, ...]
) -> tuple[list[int], bool]:
    """The minimal sets of places in ``asked`` that deals of ``negotiation`` break, as masks.

    By the way ``chosen``, other than listing; the second value says whether the list is whole.
    """
    if chosen == "boxes":
        return _tried(negotiation, asked, lambda held: frontier_by(chosen, negotiation, held))
    if chosen == "solve":
        found = list(islice(openings_solved(negotiation, asked), MAX_OPENINGS + 1))
        return found[:MAX_OPENINGS], len(found) <= MAX_OPENINGS
    return minimal_violations(negotiation, asked)


def _tried(
    negotiation: Negotiation,
    asked: tuple[Requirement, ...],
    frontier: Callable[[tuple[Table, ...]], Frontier],
) -> tuple[list[int], bool]:
    """Give up no red line, each one, each two and so on, and see which walk-away values fail on the
    frontier of the deals that keep the rest. A set that holds one already found to open deals by
    itself is passed over."""
    lines = [place for place, requirement in enumerate(asked) if requirement.holds is not None]
    found: list[int] = []
    trials = 0
    for size in range(len(lines) + 1):
        for given_up in combinations(lines, size):
            mask = mask_of(given_up)
            if any(known & mask == known for known in found):
                continue
            trials += 1
            if trials > MAX_TRIALS:
                return found, False
            tables = (asked[place].holds for place in lines if place not in given_up)
            kept = frontier(tuple(table for table in tables if table is not None))
            shorts = np.unique(missed(negotiation, kept.points, asked))
            found = minimal_sets([*found, *(mask | short for short in shorts.tolist())])
    return found, True
