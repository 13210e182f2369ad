"""What each side expects the other to answer, over the ranges of its picture.

``misreading`` compares central values. Here the other side's numbers are drawn from their ranges
(see ``drawing``), as the holder believes them and as they are modelled, and the share of draws is
counted in which it would take each offer: all red lines hold and the gain is not below zero. Red
lines are kept in every draw. Intervals: Clopper and Pearson (1934), Biometrika 26.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from summitry.cases.beliefs import seen_case
from summitry.cases.compile import with_reading
from summitry.cases.offers import offers
from summitry.cases.schema import Case
from summitry.model.negotiation import Deal
from summitry.uncertainty.drawing import Draws, draws_of
from summitry.uncertainty.frequency import Frequency
from summitry.uncertainty.verdicts import verdict

__all__ = ["OfferShare", "offer_shares"]


@dataclass(frozen=True, slots=True)
class OfferShare:
    """How often party ``about`` takes ``offer``: as ``holder`` believes, and as modelled."""

    holder: str
    about: str
    offer: str
    believed: Frequency
    modelled: Frequency


def offer_shares(
    case: Case,
    n: int = 1000,
    seed: int = 0,
    reading: str = "base",
    date: datetime.date | None = None,
) -> tuple[OfferShare, ...]:
    """For each picture of a principal in ``case``, and each offer: how often it would be taken.

    Over ``n`` draws with ``seed``, within ``reading`` and at ``date``.

    >>> from summitry.cases.read import read_case
    >>> shares = offer_shares(read_case("hanoi-2019"), n=50)
    >>> [(s.offer, s.modelled.share) for s in shares if s.holder == "dprk"][0]
    ('all_for_yongbyon', 0.0)
    """
    case = with_reading(case, reading)
    asked = offers(case)
    return tuple(_shares(case, asked, n, seed, date))


def _shares(
    case: Case, asked: Mapping[str, Deal], n: int, seed: int, date: datetime.date | None
) -> Iterator[OfferShare]:
    model = draws_of(case, n, seed, date, reading="base")
    for holder, pictures in case.beliefs.items():
        seen = draws_of(seen_case(case, holder), n, seed, date, reading="base")
        for about in pictures:
            if case.parties[about].role != "principal":
                continue
            believed, modelled = _taken(seen, about, asked), _taken(model, about, asked)
            for offer in asked:
                yield OfferShare(
                    holder,
                    about,
                    offer,
                    Frequency(believed[offer], n),
                    Frequency(modelled[offer], n),
                )


def _taken(draws: Draws, about: str, asked: Mapping[str, Deal]) -> dict[str, int]:
    """In how many of ``draws`` the party takes each of the offers ``asked``."""
    counts = dict.fromkeys(asked, 0)
    model = draws.model("base")
    place = model.party(about)
    for draw in range(draws.n):
        wants = list(model.preferences)
        wants[place] = draws.preferences(draw, about)
        changed = replace(model, preferences=tuple(wants))
        for offer, deal in asked.items():
            counts[offer] += verdict(changed, about, deal).accepted
    return counts
