"""What is traded for what: a deal read as changes from another, with exchange rates.

Against a reference deal (the status quo), each issue that is settled otherwise is a change worth
Delta_p points to party p; interactions that switch on or off are changes of their own. A change
that some principals gain by and others lose by is a **trade**; its **rate** is what the losers give
up for each point the gainers get, so a low rate is cheap to grant. Trading across issues that are
valued differently is logrolling: Froman and Cohen (1970), Behavioral Science 15; Raiffa (1982),
ch. 10.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from summitry.model.negotiation import Deal, Negotiation

__all__ = ["Trade", "trades"]


@dataclass(frozen=True, slots=True)
class Trade:
    """One change from the reference deal.

    ``issue`` is None for an interaction, which ``name`` then names. ``points[p]`` is the change in
    points of every party; ``rate`` is None where nobody loses or nobody gains.
    """

    name: str
    issue: int | None
    before: int | None
    after: int | None
    points: tuple[int, ...]
    givers: tuple[int, ...]
    takers: tuple[int, ...]
    rate: Fraction | None


def trades(negotiation: Negotiation, deal: Deal, reference: Deal) -> tuple[Trade, ...]:
    """The changes from ``reference`` to ``deal``, with what each is worth in the ``negotiation``.

    What costs nobody comes first, then trades by their rate, then mere losses. The points of all
    changes add up to the difference in utility, for every party.
    """
    found = []
    for place, (before, after) in enumerate(zip(reference, deal, strict=True)):
        if before != after:
            columns = [preferences.points[place] for preferences in negotiation.preferences]
            points = tuple(int(column[after] - column[before]) for column in columns)
            name = negotiation.issues[place].id
            found.append(_trade(negotiation, name, place, before, after, points))
    found.extend(_interactions(negotiation, deal, reference))
    return tuple(sorted(found, key=_order))


def _order(trade: Trade) -> tuple[bool, Fraction, str]:
    mere_loss = bool(trade.givers) and not trade.takers
    return mere_loss, trade.rate or Fraction(0), trade.name


def _interactions(negotiation: Negotiation, deal: Deal, reference: Deal) -> list[Trade]:
    found = []
    for party, preferences in enumerate(negotiation.preferences):
        for interaction in preferences.interactions:
            change = int(interaction.points.at(deal)) - int(interaction.points.at(reference))
            if change:
                points = tuple(change if p == party else 0 for p in range(len(negotiation.parties)))
                found.append(_trade(negotiation, interaction.id, None, None, None, points))
    return found


def _trade(
    negotiation: Negotiation,
    name: str,
    issue: int | None,
    before: int | None,
    after: int | None,
    points: tuple[int, ...],
) -> Trade:
    givers = tuple(p for p in negotiation.principals if points[p] < 0)
    takers = tuple(p for p in negotiation.principals if points[p] > 0)
    given, taken = sum(-points[p] for p in givers), sum(points[p] for p in takers)
    rate = Fraction(given, taken) if given and taken else None
    return Trade(name, issue, before, after, points, givers, takers, rate)
