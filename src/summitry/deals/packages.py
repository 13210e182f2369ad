"""A package: one deal with all that a negotiator asks about it.

Gain of each party over its outside option; the share of all deals that are worth less to it
(percentile); the requirements it breaks; the red lines that hold **with no slack**, which means
that one step on one issue would break them; and the trades against the status quo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from summitry.deals.counts import Census, share_below
from summitry.deals.moves import one_step
from summitry.deals.requirements import Requirement, broken_by, requirements
from summitry.deals.trades import Trade, trades
from summitry.model.negotiation import Deal, Negotiation

__all__ = ["Package", "neighbours", "package"]


@dataclass(frozen=True)
class Package:
    """One deal and its standing; tuples run over all parties, ``broken`` and ``tight`` are places
    in the list of requirements.

    ``below[p]`` is the share of all deals worth less to party p, None where it is not counted.
    ``trades`` is empty where the status quo is not known.
    """

    deal: Deal
    points: tuple[int, ...]
    gains: tuple[int, ...]
    below: tuple[Fraction | None, ...]
    broken: tuple[int, ...]
    tight: tuple[int, ...]
    trades: tuple[Trade, ...]


def package(negotiation: Negotiation, deal: Deal, census: Census) -> Package:
    """The standing of ``deal`` in the ``negotiation``; ``census`` counts the deals worth less."""
    asked = requirements(negotiation)
    points = tuple(negotiation.utility(p, deal) for p in range(len(negotiation.parties)))
    today = negotiation.status_quo
    return Package(
        deal=deal,
        points=points,
        gains=tuple(u - int(d) for u, d in zip(points, negotiation.outside, strict=True)),
        below=tuple(share_below(census, party, u) for party, u in enumerate(points)),
        broken=tuple(sorted(broken_by(negotiation, deal, asked))),
        tight=tuple(_tight(negotiation, deal, asked)),
        trades=trades(negotiation, deal, today) if today is not None else (),
    )


def neighbours(negotiation: Negotiation, deal: Deal) -> Iterator[Deal]:
    """The deals one step from ``deal`` that the rules of the ``negotiation`` allow.

    >>> from summitry.model.issue import Issue, Option
    >>> sites = Issue("sites", "Sites", tuple(Option(key, key) for key in ("none", "one", "all")))
    >>> list(neighbours(Negotiation((), (sites,), ()), (0,)))
    [(1,)]
    """
    return filter(negotiation.allowed, one_step(negotiation, deal))


def _tight(negotiation: Negotiation, deal: Deal, asked: tuple[Requirement, ...]) -> Iterator[int]:
    near = list(neighbours(negotiation, deal))
    for place, requirement in enumerate(asked):
        holds = requirement.holds
        if holds is not None and holds.at(deal) and not all(holds.at(other) for other in near):
            yield place
