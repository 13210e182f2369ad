"""What a case says of plans in steps: how each rung is verified and undone, what a breach forfeits,
and how time is cut into stages. Part of the case format (``schema``)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summitry.cases.fields import LARGEST, Key, Number, Points, Reasoned, Share, Text, within

__all__ = ["MOST_MONTHS", "GuaranteeEntry", "PlanEntry", "StepEntry"]

MOST_MONTHS = 1200
"""The longest that a step or a stage may take."""

MOST_GRACE = 12
"""Most stages that may pass without it being a breach."""

_NONE = Number(low=0, high=0)


class StepEntry(Reasoned):
    """One rung of a phased plan: how it is verified and undone, how long it takes, and after which
    others (``issue.option``) the work on it begins."""

    detection: Share
    reversible: Share
    months: Annotated[Number, within(0, MOST_MONTHS, "a number of months")]
    after: Annotated[tuple[Text, ...], Field(max_length=100)] = ()
    veto: Share = _NONE
    alarm: Share = _NONE
    breakout: Points = _NONE


class GuaranteeEntry(Reasoned):
    """What a party loses when a breach of its own comes to light, and who gets it."""

    binds: Key
    by: Key | None = None
    to: Key | None = None
    points: Annotated[Number, within(0, LARGEST, "what is forfeited")]
    kind: Literal["guarantee", "escrow"] = "guarantee"


class PlanEntry(Reasoned):
    """How long a stage lasts, and how many of them may pass without it being a breach."""

    months: Annotated[int, Field(ge=1, le=MOST_MONTHS)] | None = None
    grace: Annotated[int, Field(ge=0, le=MOST_GRACE)] = 0
