"""One target looked at: its steps, everything in one exchange, and the best plans for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summitry.cases.ladder import compile_ladder
from summitry.errors import NotDefined
from summitry.model.ladder import Ladder
from summitry.phases.atonce import at_once
from summitry.phases.design import Design, design
from summitry.phases.firmest import firmest
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.wellformed import check_ladder
from summitry.reports.analysis import Analysis
from summitry.reports.phases.asked import FIRMEST, PhasesAsked
from summitry.reports.phases.chance import length_words
from summitry.reports.phases.target import Target

__all__ = ["MAX_MIN", "MOST", "Looked", "firm", "look", "stages_of"]

MAX_MIN = "max_min"
"""What makes a plan best among the firmest, and where one plan is as good as any."""

SECONDS = 20.0
"""Time on the clock for one question to the solver."""

MOST = 40
"""Most stages of a plan."""

_SPARE, _LEAST = 3, 4
"""Stages beyond the longest work, and at least so many, where nobody says how many there may be."""


@dataclass(frozen=True, eq=False)
class Looked:
    """The ``ladder`` to a ``target``, the check of all in one exchange (``once``; None where one
    step must come before another), and the ``design``: the best plans in ``n_stages``; ``margin``,
    where the firmest are asked for: what a breach could pay more without breaking them."""

    target: Target
    ladder: Ladder
    once: Incentives | None
    design: Design
    n_stages: int
    margin: float | None = None

    @property
    def plan(self) -> Incentives | None:
        """The first of the best plans; None where there is none."""
        return self.design.plans[0] if self.design.plans else None


def look(analysis: Analysis, reading: str, target: Target, asked: PhasesAsked) -> Looked:
    """The ``target`` under one ``reading`` of the case, as ``asked``; NotDefined where there is
    nothing to phase."""
    ladder = compile_ladder(
        analysis.case, target.deal, reading, date=analysis.date, months=asked.months
    )
    check_ladder(ladder)
    n_stages = stages_of(ladder, asked)
    bargain = at_once(ladder)
    return Looked(
        target,
        ladder,
        None if bargain is None else incentives(ladder, bargain),
        design(
            ladder,
            n_stages,
            MAX_MIN if asked.objective == FIRMEST else asked.objective,
            seconds=SECONDS,
        ),
        n_stages,
    )


def firm(one: Looked, asked: PhasesAsked) -> Looked:
    """The same with the firmest plans, if these are ``asked`` for and there are any."""
    if asked.objective != FIRMEST or one.plan is None:
        return one
    found = firmest(one.ladder, one.n_stages, MAX_MIN, seconds=SECONDS)
    best = replace(
        found.design,
        plans=found.plans,
        objective=FIRMEST,
        value=found.margin,
        bound=found.beyond,
        proven=found.proven,
    )
    return replace(one, design=best, margin=found.margin)


def stages_of(ladder: Ladder, asked: PhasesAsked) -> int:
    """How many stages a plan may have: as ``asked``, or the longest work and some to spare."""
    longest = max(step.stages for step in ladder.steps)
    if longest > MOST:
        raise NotDefined(
            f"the longest work takes {longest:,} stages of {length_words(ladder.months)}; at most"
            f" {MOST}: make the stages longer (--months)"
        )
    if asked.stages is None:
        return min(MOST, max(_LEAST, longest + _SPARE))
    if asked.stages < longest:
        raise NotDefined(
            f"--stages {asked.stages}: the longest work takes {longest} stages of"
            f" {length_words(ladder.months)}; allow at least so many, or longer stages (--months)"
        )
    return asked.stages
