"""Adjusted Winner on a case: who gets which issue, and which one is split."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from summitry.deals.divide import Contest, Division, adjusted_winner, contest, settled
from summitry.deals.requirements import broken_by
from summitry.errors import SummitryError
from summitry.model.negotiation import Deal, Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.deals import in_words
from summitry.reports.sections.why import requirement_line
from summitry.reports.words import capital, joined

__all__ = ["divide_section"]


def divide_section(analysis: Analysis, reading: ReadingResult) -> dict[str, Any]:
    """The contested issues of one ``reading`` divided between its two principals.

    SummitryError where the case is no problem of dividing between two.
    """
    negotiation = reading.negotiation
    try:
        found = contest(negotiation)
    except ValueError as error:
        raise SummitryError(f"{error}") from error
    data = {
        "reading": reading.id,
        "name": reading.name,
        "date": analysis.at.isoformat(),
        "principals": [negotiation.parties[p].name for p in negotiation.principals],
        "agreed": _agreed(negotiation, found),
    }
    if found.goods:
        return {**data, **_divided(analysis, reading, found)}
    line = "Nothing is contested: on every issue one option is best for both."
    return {**data, "goods": [], "split": None, "deals": [], "acceptable": True, "line": line}


def _agreed(negotiation: Negotiation, found: Contest) -> list[dict[str, str]]:
    """The issues on which one option is best for both, with that option."""
    return [
        {
            "issue": negotiation.issues[issue].name,
            "option": negotiation.issues[issue].options[option].text,
        }
        for issue, option in sorted(found.agreed.items())
    ]


def _divided(analysis: Analysis, reading: ReadingResult, found: Contest) -> dict[str, Any]:
    """The division of the contested issues, its certificate, and the deals it comes to."""
    negotiation, division = reading.negotiation, adjusted_winner(found.goods)
    deals = _whole(analysis, reading, found, division)
    return {
        "goods": [_good(negotiation, found, division, place) for place in range(len(found.goods))],
        "points": [_number(one) for one in division.points],
        "exact_points": [str(one) for one in division.points],
        "certificate": {
            "equitable": division.equitable,
            "envy_free": division.envy_free,
            "efficient": division.efficient,
        },
        "split": _split(negotiation, found, division),
        "deals": deals,
        "acceptable": any(not deal["broken"] and deal["allowed"] for deal in deals),
        "line": _line(negotiation, division),
    }


def _number(share: Fraction) -> float:
    return round(float(share), 1)


def _line(negotiation: Negotiation, division: Division) -> str:
    names = joined([negotiation.parties[p].in_text for p in negotiation.principals])
    got = _number(division.points[0])
    return capital(
        f"{names} get about {got:.0f} each of the 100 points that each sees at stake: neither"
        " prefers the other's share, and no other division of whole or part issues is better for"
        " both."
    )


def _good(
    negotiation: Negotiation, found: Contest, division: Division, place: int
) -> dict[str, Any]:
    issue = negotiation.issues[found.issues[place]]
    totals = [sum(good.to[p] for good in found.goods) for p in (0, 1)]
    share = division.shares[place]
    return {
        "id": issue.id,
        "issue": issue.name,
        "worth": [_number(found.goods[place].to[p] * 100 / totals[p]) for p in (0, 1)],
        "ends": [issue.options[end].text for end in found.ends[place]],
        "share": round(float(share), 4),
        "exact_share": str(share),
        "to": None if 0 < share < 1 else int(share == 0),
    }


def _split(negotiation: Negotiation, found: Contest, division: Division) -> dict[str, Any] | None:
    """The issue that is split, in what shares, and which others could be split in its place."""
    if division.split is None:
        return None
    share = division.shares[division.split]
    names = [negotiation.issues[issue].name for issue in found.issues]
    return {
        "issue": names[division.split],
        "share": [round(float(share), 4), round(float(1 - share), 4)],
        "could_split": [names[place] for place in division.could_split],
    }


def _whole(
    analysis: Analysis, reading: ReadingResult, found: Contest, division: Division
) -> list[dict[str, Any]]:
    """The deals that the division comes to with each option of the split issue, as it runs."""
    if division.split is None:
        return [_deal(analysis, reading, "", [], settled(found, division))]
    negotiation, place = reading.negotiation, division.split
    issue = found.issues[place]
    sides = [negotiation.preferences[p].points[issue] for p in negotiation.principals]
    lowest = [int(side[found.ends[place][1 - p]]) for p, side in enumerate(sides)]
    stakes = found.goods[place].to
    deals = []
    for k, option in enumerate(negotiation.issues[issue].options):
        shares = [(int(u[k]) - low) / s for u, low, s in zip(sides, lowest, stakes, strict=True)]
        deal = settled(found, division, k)
        deals.append(_deal(analysis, reading, option.text, [float(x) for x in shares], deal))
    return deals


def _deal(
    analysis: Analysis, reading: ReadingResult, option: str, shares: list[float], deal: Deal
) -> dict[str, Any]:
    negotiation, asked = reading.negotiation, reading.why.requirements
    broken = sorted(broken_by(negotiation, deal, asked))
    return {
        "option": option,
        "shares": [round(share, 4) for share in shares],
        "words": in_words(negotiation, deal),
        "gains": [negotiation.gain(p, deal) for p in negotiation.principals],
        "allowed": negotiation.allowed(deal),
        "broken": [requirement_line(analysis, reading, asked[place]) for place in broken],
    }
