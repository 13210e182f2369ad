"""How often something holds among draws, with the interval of Clopper and Pearson (1934)."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.deals.sampling import interval

__all__ = ["Frequency"]


@dataclass(frozen=True, slots=True)
class Frequency:
    """``hits`` of ``draws``."""

    hits: int
    draws: int

    @property
    def share(self) -> float | None:
        """The share of hits; None without a draw.

        >>> Frequency(3, 4).share
        0.75
        """
        return self.hits / self.draws if self.draws else None

    @property
    def interval(self) -> tuple[float, float]:
        """The least and the most share that fit with that."""
        return interval(self.hits, self.draws) if self.draws else (0.0, 1.0)
