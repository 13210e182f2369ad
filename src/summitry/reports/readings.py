"""One reading of the record through the deals and why lenses.

Each reading is a model of its own; all are looked at in the same way, side by side.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from summitry.cases.compile import compile_case
from summitry.cases.schema import Case
from summitry.deals.approach import EXACT, Approach, way
from summitry.deals.blockers import Why, why_found, why_listed
from summitry.deals.space import list_deals
from summitry.deals.zopa import Room, room_found, room_listed
from summitry.errors import RuleError
from summitry.model.negotiation import Negotiation

__all__ = ["ReadingResult", "look"]


@dataclass(frozen=True)
class ReadingResult:
    """One model of the record and what the lenses say of it; ``credence``: its share of belief."""

    id: str
    name: str
    credence: float
    negotiation: Negotiation
    room: Room
    why: Why

    @property
    def open(self) -> bool:
        """True if some deal is acceptable to every principal, found among the deals kept or not."""
        return not self.why.blocked


def look(
    case: Case, reading: str, date: datetime.date | None = None, approach: Approach = EXACT
) -> ReadingResult:
    """The reading named ``reading`` of ``case`` with outside options at ``date``, by what
    ``approach`` allows.

    ``date`` None is the case's own. UnknownName if it has no reading of that name, RuleError if no
    deal satisfies its rules.
    """
    negotiation = compile_case(case, reading, date)
    chosen = way(negotiation, approach)
    if chosen == "list":
        space = list_deals(negotiation)
        found, blocked = room_listed(space), why_listed(space)
    else:
        found = room_found(negotiation, chosen, approach.within)
        blocked = why_found(negotiation, chosen, approach.within, found.census)
    if len(found.frontier.points) == 0:
        names = ", ".join(rule.id for rule in negotiation.rules)
        raise RuleError(f"no deal can satisfy the rules of reading {reading} together: {names}")
    entry = case.readings.get(reading)
    others = sum(other.credence.central for other in case.readings.values())
    credence = entry.credence.central if entry else max(0.0, 1 - others)
    name = entry.name if entry else "as the case states it"
    return ReadingResult(reading, name, credence, negotiation, found, blocked)
