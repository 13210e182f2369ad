"""The judgement: what the brief concludes, in the form in which it can flip.

It has two parts: is there room for agreement, and if not, which openings are the cheapest (fewest
walk-away values given up, then fewest requirements, then the least belief that they are real; ties
are kept). ``Judge`` asks for it again and again with other numbers: rules and red lines are laid
over the deal space once, and only the points of the party whose number changed are made anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.cases.compile import compile_case, compile_preferences, with_reading
from summitry.cases.schema import Case
from summitry.deals.blockers import cost
from summitry.deals.minimal_sets import minimal_sets
from summitry.deals.requirements import Requirement, requirements, violations
from summitry.deals.space import DealSpace, list_deals
from summitry.model.grid import utility_grid

__all__ = ["Judge", "Judgement", "judge_case"]


@dataclass(frozen=True)
class Judgement:
    """``room``: is some deal acceptable to all; ``openings``: else the cheapest sets to give up,
    each a set of (party, requirement) keys."""

    room: bool
    openings: frozenset[frozenset[tuple[str, str]]]


def judge_case(case: Case, reading: str = "base") -> Judgement:
    """The judgement on one reading of a case; TooManyDeals where deals cannot be listed."""
    return Judge(case, reading).base


class Judge:
    """The judgement on a case, and on the same case with one party's numbers changed."""

    def __init__(self, case: Case, reading: str = "base") -> None:
        self.negotiation = compile_case(case, reading)
        self.space: DealSpace = list_deals(self.negotiation)
        self.asked = requirements(self.negotiation)
        self.masks = violations(self.space, self.asked)
        self.base = self._judged(self.masks, self.asked)

    def changed(self, case: Case, party: str) -> Judgement:
        """The judgement when ``party`` has its preferences of ``case`` (as the reading has them),
        all else as before."""
        place = self.negotiation.party(party)
        entry = with_reading(case, self.negotiation.reading).preferences[party]
        preferences = compile_preferences(case, self.negotiation.issues, entry)
        everyone = list(self.negotiation.preferences)
        everyone[place] = preferences
        model = replace(self.negotiation, preferences=tuple(everyone))
        utility = utility_grid(model, place).reshape(-1)[self.space.codes]
        asked = requirements(model)
        bit = next((b for b, r in enumerate(asked) if r.walk_away and r.party == place), None)
        masks = self.masks
        if bit is not None:
            short = (utility < preferences.outside).astype(np.uint64) << np.uint64(bit)
            masks = masks & ~np.uint64(1 << bit) | short
        return self._judged(masks, asked)

    def _judged(self, masks: NDArray[np.uint64], asked: tuple[Requirement, ...]) -> Judgement:
        minimal = minimal_sets(np.unique(masks).tolist())
        if minimal in ([], [0]):
            return Judgement(minimal == [0], frozenset())
        costs = {mask: cost(_members(mask, asked)) for mask in minimal}
        least = min(costs.values())
        cheapest = (self._names(mask, asked) for mask in minimal if costs[mask] == least)
        return Judgement(False, frozenset(cheapest))

    def _names(self, mask: int, asked: tuple[Requirement, ...]) -> frozenset[tuple[str, str]]:
        parties = self.negotiation.parties
        return frozenset((parties[r.party].id, r.id) for r in _members(mask, asked))


def _members(mask: int, asked: tuple[Requirement, ...]) -> list[Requirement]:
    return [requirement for bit, requirement in enumerate(asked) if mask >> bit & 1]
