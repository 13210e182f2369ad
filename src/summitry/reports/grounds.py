"""What a demand rests on: its entry in the ledger, its reason, and whose word that is."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.cases.compile import with_reading
from summitry.cases.evidence import claims
from summitry.cases.schema import Case
from summitry.deals.requirements import Requirement
from summitry.model.estimate import Reason
from summitry.reports.readings import ReadingResult

__all__ = ["ground", "one_sided"]


def ground(case: Case, reading: ReadingResult, requirement: Requirement) -> tuple[str, Reason]:
    """The ledger key of a requirement and its reason, as the reading has them."""
    party = reading.negotiation.parties[requirement.party].id
    entry = with_reading(case, reading.id).preferences[party]
    if requirement.walk_away:
        assert entry.outside is not None
        inner, reason = ("outside", "points"), entry.outside.reason
    else:
        inner, reason = ("red_lines", requirement.id), entry.red_lines[requirement.id].reason
    start: tuple[str, ...] = ("preferences",)
    if _laid_over(case, reading.id, party, requirement):
        start = ("readings", reading.id, "preferences")
    return ".".join((*start, party, *inner)), reason


def _laid_over(case: Case, reading: str, party: str, requirement: Requirement) -> bool:
    """True if the requirement stands in the reading and not in the base."""
    change = case.readings.get(reading)
    own = change.preferences.get(party) if change else None
    if own is None:
        return False
    return own.outside is not None if requirement.walk_away else requirement.id in own.red_lines


def one_sided(case: Case, party: str, names: Sequence[str]) -> bool:
    """True if all the claims in ``names`` about ``party`` are told by another party."""
    known = {claim.id: claim for claim in claims(case)}
    tellers = [known[name].told_by() for name in names if name in known]
    others = [key for key in case.parties if key != party]
    return party in case.parties and bool(tellers) and all(t in others for t in tellers)
