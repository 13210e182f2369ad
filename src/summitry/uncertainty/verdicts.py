"""How a party takes one deal: points, gain over its outside option, and the red lines broken."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.model.negotiation import Deal, Negotiation

__all__ = ["Verdict", "verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``points`` of a deal, its ``gain`` over the outside option, and red lines ``broken``."""

    points: int
    gain: int
    broken: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        """True if no red line is broken and the gain is not below zero."""
        return not self.broken and self.gain >= 0


def verdict(negotiation: Negotiation, party: str, deal: Deal) -> Verdict:
    """How the ``party`` of ``negotiation`` with that key takes ``deal``.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> verdict(compile_case(read_case("hanoi-2019")), "us", (2, 0, 0, 1, 0, 0, 0, 0, 0))
    Verdict(points=370, gain=40, broken=())
    """
    place = negotiation.party(party)
    lines = negotiation.preferences[place].red_lines
    return Verdict(
        negotiation.utility(place, deal),
        negotiation.gain(place, deal),
        tuple(line.id for line in lines if not line.holds.at(deal)),
    )
