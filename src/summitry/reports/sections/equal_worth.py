"""Packages of equal worth to one side, and what a little more costs along the frontier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from summitry.deals.dominance import dominating
from summitry.deals.equal_worth import EqualWorth, equal_worth
from summitry.deals.frontier import Frontier
from summitry.deals.rates import Exchange, exchange_rates
from summitry.deals.requirements import broken_by
from summitry.deals.single_text import bare, holding
from summitry.deals.solutions import egalitarian, nash
from summitry.errors import UnknownName
from summitry.model.negotiation import Deal, Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.deals import by_key, in_words
from summitry.reports.sections.draft import changes_in_words
from summitry.reports.sections.why import requirement_line
from summitry.reports.words import capital, count, joined

__all__ = ["equal_worth_section", "principal"]

_LETTERS = "ABCDEFGHIJ"

_STRETCHES = 2
"""Stretches of the frontier shown on either side of the worth."""


@dataclass(frozen=True, eq=False)
class _Ground:
    """Where packages are looked for: the model, its frontier, and whether all red lines hold."""

    negotiation: Negotiation
    frontier: Frontier
    held: bool
    least: tuple[int, ...] | None


def principal(negotiation: Negotiation, name: str) -> int:
    """Place of the principal with key ``name``; UnknownName with the nearest one otherwise."""
    keys = {negotiation.parties[p].id: p for p in negotiation.principals}
    if name not in keys:
        raise UnknownName("principal", name, keys)
    return keys[name]


def equal_worth_section(
    analysis: Analysis,
    reading: ReadingResult,
    name: str,
    worth: int | None,
    n: int,
    tolerance: int | None,
) -> dict[str, Any]:
    """At most ``n`` packages worth ``worth`` points to the party ``name`` (None: what the Nash
    solution gives it), within ``tolerance`` points (None: as many as it takes)."""
    ground = _ground(reading)
    party = principal(reading.negotiation, name)
    asked = _nash_worth(ground, party) if worth is None else worth
    found = equal_worth(
        ground.negotiation, ground.frontier, party, asked, n, tolerance, ground.least
    )
    return {
        "for": reading.negotiation.parties[party].name,
        "reading": reading.id,
        "name": reading.name,
        "date": analysis.at.isoformat(),
        "principals": [reading.negotiation.parties[p].name for p in reading.negotiation.principals],
        "issues": [issue.name for issue in reading.negotiation.issues],
        "asked": asked,
        "worth": found.worth,
        "tolerance": found.tolerance,
        "tolerance_chosen": found.chosen,
        "n_pool": found.n_pool,
        "complete": found.complete,
        "distance": found.distance,
        "red_lines_held": ground.held,
        "line": _line(reading, found, worth is None),
        "notes": _notes(ground, found, n),
        "packages": [
            _package(analysis, reading, letter, deal, found)
            for letter, deal in zip(_LETTERS, found.packages, strict=False)
        ],
        "rates": _rates(ground, found),
    }


def _ground(reading: ReadingResult) -> _Ground:
    """The room where there is one; else the frontier without red lines, above the walk-away
    values where any of it is."""
    negotiation = reading.negotiation
    outside = tuple(negotiation.outside_of_principals.tolist())
    if reading.room.exists:
        return _Ground(holding(negotiation), reading.room.inside, True, outside)
    whole = reading.room.frontier
    above = whole.at_least(outside)
    if len(above.points):
        return _Ground(bare(negotiation), above, False, outside)
    return _Ground(bare(negotiation), whole, False, None)


def _nash_worth(ground: _Ground, party: int) -> int:
    """What the Nash solution gives the party; of several the most. Where not everybody keeps its
    walk-away value, the egalitarian one."""
    gains = ground.frontier.points - ground.negotiation.outside_of_principals
    rows = (egalitarian if ground.least is None else nash)(gains)
    column = ground.negotiation.principals.index(party)
    return int(ground.frontier.points[rows, column].max())


def _line(reading: ReadingResult, found: EqualWorth, by_nash: bool) -> str:
    name = reading.negotiation.parties[found.party].in_text
    source = ", as the Nash solution gives" if by_nash else ""
    moved = (
        f" (no efficient deal is worth {found.asked:,}; this is the nearest)"
        if found.asked != found.worth
        else ""
    )
    within = f", give or take {found.tolerance:,}" if found.tolerance else " exactly"
    pool = f"{'' if found.complete else 'at least '}{count(found.n_pool, 'deal')}"
    text = (
        f"Worth {found.worth:,} points{within} to {name}{source}{moved}:"
        f" {count(len(found.packages), 'package')}, picked from {pool}"
    )
    if found.distance is None:
        return f"{text}. There is no second one to offer with it."
    return f"{text}; any two differ on {count(found.distance, 'issue')} or more."


def _notes(ground: _Ground, found: EqualWorth, asked: int) -> list[str]:
    """Who chose the tolerance, what can be bettered outside it, and why there are fewer packages
    than asked for."""
    notes = []
    if found.chosen and found.tolerance:
        notes.append(
            f"The tolerance of {found.tolerance:,} points was chosen here, as the least of a few"
            " that has the most packages; --tolerance sets it."
        )
    beaten = [
        letter
        for letter, own in zip(_LETTERS, found.points, strict=False)
        if dominating(ground.frontier.points, np.array(own, dtype=np.int64)).any()
    ]
    if beaten:
        notes.append(
            f"Outside the tolerance some deal is better than {joined(beaten)} for one and worse"
            " for none."
        )
    if len(found.packages) < asked:
        notes.append(
            f"{capital(count(asked, 'package'))} were asked for. Every other deal within the"
            " tolerance is worse for somebody and better for nobody than one within it, or"
            " somebody could have more than the tolerance more at no cost to another."
        )
    return notes


def _package(
    analysis: Analysis, reading: ReadingResult, letter: str, deal: Deal, found: EqualWorth
) -> dict[str, Any]:
    negotiation, asked = reading.negotiation, reading.why.requirements
    worth = found.points[found.packages.index(deal)]
    broken = sorted(broken_by(negotiation, deal, asked))
    return {
        "letter": letter,
        "deal": by_key(negotiation, deal),
        "options": [
            issue.options[option].text
            for issue, option in zip(negotiation.issues, deal, strict=True)
        ],
        "words": in_words(negotiation, deal),
        "points": list(worth),
        "worth": negotiation.utility(found.party, deal),
        "gains": [negotiation.gain(p, deal) for p in negotiation.principals],
        "broken": [requirement_line(analysis, reading, asked[place]) for place in broken],
    }


def _rates(ground: _Ground, found: EqualWorth) -> list[dict[str, Any]]:
    """The stretches of the frontier next to the worth; none with more than two principals."""
    negotiation, frontier = ground.negotiation, ground.frontier
    if len(negotiation.principals) != 2:
        return []
    own = frontier.points[:, negotiation.principals.index(found.party)]
    here = int(np.argmin(abs(own - found.worth)))
    places = range(max(0, here - _STRETCHES), min(len(own) - 1, here + _STRETCHES))
    return [
        _stretch(negotiation, one, found.party)
        for one in exchange_rates(negotiation, frontier, places)
    ]


def _stretch(negotiation: Negotiation, one: Exchange, party: int) -> dict[str, Any]:
    """A stretch read as more for ``party``: what changes, what it gets, what the other loses."""
    forward = one.gainer == party
    start, end = (one.start, one.end) if forward else (one.end, one.start)
    gained, lost = (one.gained, one.lost) if forward else (one.lost, one.gained)
    return {
        "words": changes_in_words(negotiation, start, end),
        "gained": gained,
        "lost": lost,
        "rate": round(lost / gained, 2),
        "worth": [
            negotiation.utility(party, start),
            negotiation.utility(party, end),
        ],
    }
