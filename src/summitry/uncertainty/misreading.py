"""Misreading: what each side gets wrong about the other, and what it would change.

Party i looks at its own negotiation G_i (``cases.beliefs``); the model is G. Compared are

- the offers on the record: would j take x in G_i, and in G (red lines hold, gain >= 0)?
- the room for agreement in G_i and in G. All principals may see room while no deal lies in all the
  rooms that they see: each then asks for what the other never meant to give;
- all deals: those that i expects j to accept and the model says it refuses, and the other way;
- each difference between picture and model by itself: put back to the model, all else as believed,
  and laid alone over the model;
- what a refusal teaches: see ``lessons``.

Ranges enter by their central value (shares of draws: ``expectations``). Perception against fact in
bargaining: Raiffa (1982), The Art and Science of Negotiation, part II; parties that see different
games: Bennett (1977), Omega 5. Cost: a room for each side and two for each difference.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from summitry.cases.beliefs import as_seen
from summitry.cases.compile import compile_case, with_reading
from summitry.cases.offers import offers
from summitry.cases.pictures import differences, only, put_back
from summitry.cases.schema import Case
from summitry.deals.requirements import requirements, violations
from summitry.deals.space import list_deals, listable
from summitry.deals.zopa import room
from summitry.model.grid import allowed_grid, utility_grid
from summitry.model.negotiation import Deal, Negotiation
from summitry.uncertainty.lessons import lessons
from summitry.uncertainty.sight import Change, Effect, Expected, Finds, OfferSeen, RoomSeen, Sight
from summitry.uncertainty.verdicts import verdict

__all__ = [
    "Change",
    "Effect",
    "Expected",
    "Finds",
    "Misreading",
    "OfferSeen",
    "Outlook",
    "RoomSeen",
    "Sight",
    "misreading",
]


Outlook = Literal["shared", "apart", "uncounted", "some", "nobody"]
"""All principals see room and a deal lies in all the rooms seen, or none does, or that was not
looked up; some see room; nobody does."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """What each side sees under one ``reading`` at ``date`` (None: that of the case).

    ``room`` is that of the model, ``sights`` those of the principals and of whoever else holds
    beliefs; ``common`` counts the deals that lie in the rooms of all principals (None: not listed).
    """

    reading: str
    date: datetime.date | None
    room: RoomSeen
    sights: tuple[Sight, ...]
    outlook: Outlook
    common: int | None


def misreading(case: Case, reading: str = "base", date: datetime.date | None = None) -> Misreading:
    """What the parties of ``case`` get wrong about each other under ``reading`` at ``date``.

    >>> from summitry.cases.read import read_case
    >>> found = misreading(read_case("hanoi-2019"))
    >>> [(sight.holder, sight.room.exists) for sight in found.sights]
    [('us', False), ('dprk', True)]
    """
    model = compile_case(case, reading, date)
    seen = {party.id: as_seen(case, party.id, date, reading) for party in model.parties}
    principals = [model.parties[p].id for p in model.principals]
    holders = [key for key in case.parties if key in principals or case.beliefs.get(key)]
    modelled = _room(model)
    look = _Look(case, reading, date, model, modelled, offers(case))
    sights = tuple(_sight(look, holder, seen[holder]) for holder in holders)
    common = _common([seen[key] for key in principals]) if listable(model) else None
    outlook = _outlook([s.room.exists for s in sights if s.holder in principals], common)
    return Misreading(reading, date, modelled, sights, outlook, common)


@dataclass(frozen=True)
class _Look:
    """What every sight is held against."""

    case: Case
    reading: str
    date: datetime.date | None
    model: Negotiation
    room: RoomSeen
    offers: Mapping[str, Deal]

    def seen(self, case: Case, holder: str) -> Negotiation:
        return as_seen(case, holder, self.date, self.reading)


def _sight(look: _Look, holder: str, seen: Negotiation) -> Sight:
    abouts = [
        seen.parties[p].id
        for p in seen.principals
        if seen.parties[p].id in look.case.beliefs.get(holder, {})
    ]
    own = _room(seen)
    answers = _offers(look, seen, abouts)
    return Sight(
        holder=holder,
        room=own,
        finds=_finds(own.exists, look.room.exists),
        effects=tuple(_effects(look, holder, seen, own, abouts)),
        offers=answers,
        expected=_expected(look.model, seen, abouts) if listable(seen) else None,
        lessons=tuple(
            lesson
            for a in answers
            if a.believed.accepted and not a.modelled.accepted and a.by != a.about
            for lesson in lessons(
                look.case, holder, a.about, a.offer, a.deal, look.reading, look.date
            )
        ),
    )


def _finds(seen: bool, there: bool) -> Finds:
    if seen:
        return "both" if there else "seen_only"
    return "there_only" if there else "neither"


def _outlook(seen: list[bool], common: int | None) -> Outlook:
    if not all(seen):
        return "some" if any(seen) else "nobody"
    if common is None:
        return "uncounted"
    return "shared" if common else "apart"


def _room(negotiation: Negotiation) -> RoomSeen:
    found = room(negotiation)
    best = tuple(next(iter(found.inside.deals_at(p))) for p in found.solutions.get("nash", ()))
    return RoomSeen(found.exists, found.count, best)


def _common(seen: list[Negotiation]) -> int:
    """Number of deals that are acceptable to all in each of the negotiations ``seen``."""
    spaces = [list_deals(negotiation) for negotiation in seen]
    inside = [violations(space, requirements(space.negotiation)) == 0 for space in spaces]
    return int(np.logical_and.reduce(inside).sum())


def _offers(look: _Look, seen: Negotiation, abouts: list[str]) -> tuple[OfferSeen, ...]:
    return tuple(
        OfferSeen(
            key,
            look.case.offers[key].by,
            about,
            deal,
            verdict(seen, about, deal),
            verdict(look.model, about, deal),
        )
        for about in abouts
        for key, deal in look.offers.items()
    )


def _expected(model: Negotiation, seen: Negotiation, abouts: list[str]) -> tuple[Expected, ...]:
    allowed = allowed_grid(model)
    found = []
    for about in abouts:
        believed = _accepted(seen, about) & allowed
        modelled = _accepted(model, about) & allowed
        counts = (believed & ~modelled, modelled & ~believed, believed & modelled, allowed)
        found.append(Expected(about, *(int(np.count_nonzero(c)) for c in counts)))
    return tuple(found)


def _accepted(negotiation: Negotiation, name: str) -> NDArray[np.bool_]:
    """Which combinations the party called ``name`` accepts, an axis for every issue."""
    party = negotiation.party(name)
    accepted = utility_grid(negotiation, party) >= negotiation.preferences[party].outside
    for line in negotiation.preferences[party].red_lines:
        accepted &= line.holds.over(len(negotiation.shape))
    return np.asarray(accepted)


def _effects(
    look: _Look, holder: str, seen: Negotiation, own: RoomSeen, abouts: list[str]
) -> Iterator[Effect]:
    for difference in differences(with_reading(look.case, look.reading), holder):
        back = look.seen(put_back(look.case, difference), holder)
        alone = look.seen(only(look.case, difference), holder)
        yield Effect(
            difference,
            _change(look, (seen, own), back, abouts),
            _change(look, (look.model, look.room), alone, abouts),
        )


def _change(
    look: _Look, before: tuple[Negotiation, RoomSeen], after: Negotiation, abouts: list[str]
) -> Change:
    there, now = before[1], _room(after)
    turned = tuple(
        (about, key)
        for about in abouts
        for key, deal in look.offers.items()
        if verdict(before[0], about, deal).accepted != verdict(after, about, deal).accepted
    )
    opens, closes = now.exists and not there.exists, there.exists and not now.exists
    return Change(opens, closes, now.count, turned)
