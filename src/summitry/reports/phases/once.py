"""The grand bargain in words: why everything in one exchange holds, or who would break it."""

from __future__ import annotations

from summitry.phases.incentives import Incentive, Incentives
from summitry.reports.phases.plan import worst_of
from summitry.reports.phases.temptation import gain_words, temptation_words
from summitry.reports.words import capital, joined, points

__all__ = ["once_text"]


def once_text(name: str, found: Incentives | None) -> str:
    """What becomes of the deal called ``name`` if all of it is to be done in one exchange."""
    if found is None:
        return (
            f"{capital(name)} cannot be done in one exchange: one step must come before another, or"
            " a rule forbids what stands until then."
        )
    ladder = found.ladder
    worst = {p: worst_of(found, p) for p in ladder.players}
    keeping = [ladder.parties[p].in_text for p, one in worst.items() if one is None]
    told = [_breaking(found, one) for one in worst.values() if one is not None]
    if not told:
        return f"{capital(name)} would hold in one exchange: no side gains by anything else."
    rest = f"; {joined(keeping)} would keep to it" if keeping else ""
    return f"{capital(name)} would not hold in one exchange: {'; '.join(told)}{rest}."


def _breaking(found: Incentives, one: Incentive) -> str:
    """Who breaks it and how; first of all by not signing what is worth less than no deal."""
    ladder, worth = found.ladder, float(found.surplus[one.party])
    name = ladder.parties[one.party].in_text
    how = f"{temptation_words(ladder, found.plan, one)} ({gain_words(one.slack)})"
    if worth >= -found.tolerance:
        return f"{name} would {how}"
    sum_up = f"{points(round(worth))} points on average over no deal, the wait counted in"
    unsigned = f"{name} would not sign ({sum_up})"
    return unsigned if one.best.kind == "refuse" else f"{unsigned} and, once signed, would {how}"
