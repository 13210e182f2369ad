"""What is asked of the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["ClockAsked"]


@dataclass(frozen=True)
class ClockAsked:
    """``months`` ahead by ``step``; ``draws`` with ``seed`` for the shares, none if 0.

    ``deadline``: talks that end after so many months. ``drops``: for a party, by how many points
    its outside option falls once it has signed.
    """

    reading: str = "base"
    months: int = 24
    step: int = 1
    draws: int = 500
    seed: int = 0
    deadline: int | None = None
    drops: Mapping[str, int] = field(default_factory=dict)
