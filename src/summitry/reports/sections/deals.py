"""Room for agreement, the packages, and the frontier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from summitry.cases.compile import with_reading
from summitry.cases.offers import offers
from summitry.deals.packages import Package
from summitry.deals.sampling import Share
from summitry.deals.trades import Trade
from summitry.model.negotiation import Deal, Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.grounds import one_sided
from summitry.reports.proposals import Proposal, package_in
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.room import room_line
from summitry.reports.sections.why import opening_line, requirement_line
from summitry.reports.words import (
    Line,
    capital,
    joined,
    line,
    percent,
    whole,
)

__all__ = [
    "SOLUTION_NAMES",
    "by_key",
    "deals_section",
    "in_words",
    "offers_data",
    "package_data",
    "packages_section",
]

SOLUTION_NAMES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
    "proportional": "proportional",
    "equal_area": "equal area",
}
_MOST_DEALS = 5


def deals_section(analysis: Analysis, reading: ReadingResult) -> dict[str, Any]:
    """One reading through the deals lens: room, frontier, solutions, packages, offers."""
    negotiation, room = reading.negotiation, reading.room
    return {
        "reading": reading.id,
        "name": reading.name,
        "date": analysis.at.isoformat(),
        "parties": [party.name for party in negotiation.parties],
        "principals": [negotiation.parties[p].name for p in negotiation.principals],
        "n_deals": room.census.n_deals,
        "room": {
            "exists": reading.open,
            "count": room.count,
            "estimate": _estimate(room.estimate),
            "line": room_line(analysis, reading),
        },
        "best": list(room.best) if room.best else None,
        "method": room.frontier.method,
        "exact": room.exact,
        "within": room.frontier.loss,
        "frontier": {
            "n_points": len(room.frontier.points),
            "points": room.frontier.points.tolist(),
            "counts": list(room.frontier.counts),
        },
        "solutions": [
            {
                "name": SOLUTION_NAMES[name],
                "n_points": len(rows),
                "n_deals": room.inside.n_deals(rows),
                "points": [room.inside.points[row].tolist() for row in rows],
                "deals": [
                    in_words(negotiation, deal)
                    for row in rows
                    for deal in room.inside.deals(row, _MOST_DEALS)
                ][:_MOST_DEALS],
            }
            for name, rows in room.solutions.items()
        ],
        "offers": offers_data(analysis, reading),
    }


def packages_section(
    analysis: Analysis, proposals: Sequence[Proposal], readings: Sequence[ReadingResult]
) -> list[dict[str, Any]]:
    """What could be put on the table: letter, origin, what each side gives and gets.

    ``readings`` are those that the proposals come from.
    """
    by_name = {reading.id: reading for reading in readings}
    return [
        {
            "letter": letter,
            "reading": proposal.reading,
            "reading_name": by_name[proposal.reading].name,
            "origin": origin_line(analysis, by_name[proposal.reading], proposal),
            **package_data(analysis, by_name[proposal.reading], proposal.package),
        }
        for letter, proposal in zip("ABCDE", proposals, strict=False)
    ]


def offers_data(analysis: Analysis, reading: ReadingResult) -> list[dict[str, Any]]:
    """The deals on the record under one reading, with what they break."""
    found = []
    for key, deal in offers(analysis.case).items():
        offer = analysis.case.offers[key]
        allowed = reading.negotiation.allowed(deal)
        data = package_data(analysis, reading, package_in(reading, deal))
        by = analysis.case.parties[offer.by].name
        other_side = one_sided(analysis.case, offer.by, offer.claims)
        words = line(f"{by}: {offer.name}", offer.claims, [f"offers.{key}"], other_side)
        found.append({"id": key, "line": words, "allowed": allowed, **data})
    return found


def _estimate(found: Share | None) -> dict[str, Any] | None:
    return None if found is None else asdict(found)


def origin_line(analysis: Analysis, reading: ReadingResult, proposal: Proposal) -> Line:
    """Where a package comes from, under which reading, and how many deals come to the same."""
    tie = _tie(proposal.n_equal)
    start = "" if reading.id == "base" else f"If {reading.name}: "
    if proposal.opening is not None:
        words = opening_line(analysis, reading, proposal.opening)
        return {**words, "text": f"{start}{words['text']}{tie}"}
    parties = reading.negotiation.parties
    names = [f"the {SOLUTION_NAMES[name]} solution" for name in proposal.solutions]
    names += [f"the best there is for {parties[p].in_text}" for p in proposal.best_for]
    words = room_line(analysis, reading)
    origin = f"{start}{joined(names)}, inside the room for agreement.{tie}"
    return {**words, "text": capital(origin)}


def _tie(n_equal: int | None) -> str:
    if n_equal is None:
        return " How many deals do equally well was not counted."
    return f" It is one of {whole(n_equal)} deals that do equally well." if n_equal > 1 else ""


def package_data(analysis: Analysis, reading: ReadingResult, package: Package) -> dict[str, Any]:
    """A package in words and numbers."""
    negotiation = reading.negotiation
    asked = reading.why.requirements
    words = {trade: _trade_words(analysis, reading, trade) for trade in package.trades}
    return {
        "deal": by_key(negotiation, package.deal),
        "words": in_words(negotiation, package.deal),
        "sides": [
            {
                "party": party.name,
                "principal": party.principal,
                "points": package.points[place],
                "gain": package.gains[place] if party.principal else None,
                "below": percent(package.below[place]),
                "gives": _moves(negotiation, words, place, giving=True),
                "gets": _moves(negotiation, words, place, giving=False),
            }
            for place, party in enumerate(negotiation.parties)
        ],
        "broken": [requirement_line(analysis, reading, asked[place]) for place in package.broken],
        "tight": [requirement_line(analysis, reading, asked[place]) for place in package.tight],
        "trades": [_trade(negotiation, trade, words[trade]) for trade in package.trades],
    }


def by_key(negotiation: Negotiation, deal: Deal) -> dict[str, str]:
    """A deal of the ``negotiation`` by the keys of the case: issue -> option."""
    return {
        issue.id: issue.options[option].id
        for issue, option in zip(negotiation.issues, deal, strict=True)
    }


def in_words(negotiation: Negotiation, deal: Deal) -> list[str]:
    """What a deal changes, in words: against the status quo, or everything where it is unknown."""
    today = negotiation.status_quo
    return [
        issue.options[option].text
        for place, (issue, option) in enumerate(zip(negotiation.issues, deal, strict=True))
        if today is None or today[place] != option
    ]


def _moves(
    negotiation: Negotiation, words: dict[Trade, str], party: int, *, giving: bool
) -> list[dict[str, Any]] | None:
    """What a party gives or gets against the status quo; None where that is not known."""
    if negotiation.status_quo is None:
        return None
    return [
        {"words": words[trade], "points": trade.points[party]}
        for trade in sorted(words, key=lambda t: -abs(t.points[party]))
        if (trade.points[party] < 0) == giving and trade.points[party]
    ]


def _trade_words(analysis: Analysis, reading: ReadingResult, trade: Trade) -> str:
    """The option that is new; of points for a combination, what holds together or does no more."""
    negotiation = reading.negotiation
    if trade.issue is not None and trade.after is not None:
        return negotiation.issues[trade.issue].options[trade.after].text
    party, change = next((p, points) for p, points in enumerate(trade.points) if points)
    wants = with_reading(analysis.case, reading.id).preferences[negotiation.parties[party].id]
    entry = wants.together[trade.name]
    start = "together" if change * entry.points.central > 0 else "no longer together"
    return f"{start}: {entry.condition}"


def _trade(negotiation: Negotiation, trade: Trade, words: str) -> dict[str, Any]:
    return {
        "words": words,
        "points": list(trade.points),
        "givers": [negotiation.parties[p].name for p in trade.givers],
        "takers": [negotiation.parties[p].name for p in trade.takers],
        "rate": None if trade.rate is None else round(float(trade.rate), 2),
    }
