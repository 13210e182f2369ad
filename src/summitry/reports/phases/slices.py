"""How cutting one step into parts changes the detection that a plan needs."""

from __future__ import annotations

from typing import Any

from summitry.errors import NotDefined
from summitry.model.ladder import Ladder
from summitry.phases.design import design
from summitry.phases.incentives import Incentives
from summitry.phases.slicing import Slice, slicing_table
from summitry.reports.phases.asked import FIRMEST, PhasesAsked
from summitry.reports.phases.chance import chance_words
from summitry.reports.phases.looked import MAX_MIN, Looked
from summitry.reports.phases.plan import plan_text
from summitry.reports.phases.verification import a_month
from summitry.reports.words import count, joined, marked

__all__ = ["slicing_data"]

_PARTS = (1, 2, 3, 4)


def slicing_data(
    one: Looked, found: Incentives | None, asked: PhasesAsked
) -> dict[str, Any] | None:
    """The lowest detection of all steps of its mover with the step that is asked for in one to
    four parts: as the plan is, and designed anew; None if no step is asked for."""
    if asked.cut is None:
        return None
    ladder, step = one.ladder, one.ladder.step(asked.cut)
    mover = ladder.steps[step].mover
    if mover is None:
        raise NotDefined(f"{asked.cut} is taken together: there is nothing to hide in parts")
    kept = () if found is None else slicing_table(ladder, found.plan, step, _PARTS)
    anew = slicing_table(ladder, None, step, _PARTS, _designer(one, asked))
    return {
        "id": asked.cut,
        "name": ladder.steps[step].name,
        "party": ladder.parties[mover].in_text,
        "kept": [_row(ladder, row) for row in kept],
        "anew": [_row(ladder, row) for row in anew],
        "text": _text(ladder, step, mover, kept, anew),
    }


def _designer(one: Looked, asked: PhasesAsked) -> Any:
    objective = MAX_MIN if asked.objective == FIRMEST else asked.objective

    def made(ladder: Ladder) -> Incentives | None:
        plans = design(ladder, one.n_stages, objective, most=1).plans
        return plans[0] if plans else None

    return made


def _row(ladder: Ladder, row: Slice) -> dict[str, Any]:
    needed = None if row.detection is None else a_month(row.detection, ladder.months)
    return {
        "parts": row.parts,
        "needed_a_month": None if needed is None else round(needed, 4),
        "plan": None if row.check is None else plan_text(row.check),
    }


def _text(
    ladder: Ladder, step: int, mover: int, kept: tuple[Slice, ...], anew: tuple[Slice, ...]
) -> str:
    told = []
    for rows, how in ((kept, "cut within the plan"), (anew, "with the best order anew")):
        if rows:
            needed = [
                f"{_chance(row, ladder.months)} in {count(row.parts, 'part')}" for row in rows
            ]
            told.append(f"{how}, {joined(needed)}")
    return (
        f"The chance a month of finding what {ladder.parties[mover].in_text} withholds that is"
        f" needed if {marked(ladder.steps[step].name)} is taken in parts: {'; '.join(told)}."
    )


def _chance(row: Slice, months: float) -> str:
    if row.detection is None:
        return "none is enough"
    return chance_words(a_month(row.detection, months)) if row.detection else "none"
