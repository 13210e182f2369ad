"""What is asked about a conflict, beside what is always looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Asked"]


@dataclass(frozen=True)
class Asked:
    """``at`` names a state, ``coalitions`` are parties acting as one (``a+b``), which
    leave if all gain or, ``pareto``, if one does and none loses; ``horizon`` is how
    many moves are looked ahead; ``draws`` with ``swaps`` and ``seed`` are for shares."""

    at: str | None = None
    sanctions: Literal["sequences", "single"] = "sequences"
    coalitions: tuple[str, ...] = ()
    pareto: bool = False
    horizon: int | None = None
    draws: int = 500
    swaps: int = 3
    seed: int = 0
    red_lines_first: bool = False
