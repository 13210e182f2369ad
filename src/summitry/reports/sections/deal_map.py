"""The deal map as data: where every deal, the frontier, the status quo and the named deals lie in
the points of the first two principals. Deals are counted in squares, so that none is left out."""

from __future__ import annotations

from typing import Any

import numpy as np

from summitry.cases.offers import offers
from summitry.deals.dominance import efficient
from summitry.deals.requirements import held_tables
from summitry.reports.analysis import Analysis
from summitry.reports.readings import ReadingResult
from summitry.reports.words import joined, whole

__all__ = ["deal_map_section"]

_SQUARE = 10
"""Side of a square of the density, in points of 1000."""


def deal_map_section(analysis: Analysis) -> dict[str, Any]:
    """Squares with their exact counts, frontier, walk-away corner and named deals."""
    base = analysis.base
    negotiation = base.negotiation
    pair = negotiation.principals[:2]
    x, y = pair
    side = max(1, _SQUARE * analysis.case.resolution // 1000)
    squares, counted = _squares(base, side)
    frontier = _frontier(base)
    walk_away = [negotiation.preferences[p].outside for p in pair]
    named = _named(analysis, pair)
    places = [*frontier, walk_away, *(deal["points"] for deal in named)]
    return {
        "x": negotiation.parties[x].name,
        "y": negotiation.parties[y].name,
        "side": side,
        "extent": _extent(squares, places, side),
        "squares": squares,
        "accepted_counted": counted,
        "frontier": frontier,
        "walk_away": walk_away,
        "named": named,
        "finding": _finding(analysis),
        "note": _note(base),
    }


def _frontier(base: ReadingResult) -> list[list[int]]:
    """The frontier as the two parties alone would see it: with more principals, the efficient
    points of its shadow."""
    shadow = base.room.frontier.points[:, :2]
    rows: list[list[int]] = np.unique(shadow[efficient(shadow)], axis=0).tolist()
    return rows


def _squares(base: ReadingResult, side: int) -> tuple[list[list[int]], bool]:
    """Rows (x, y, deals, acceptable deals) by the lower left corner of each square, and whether the
    acceptable ones were counted. No row where the deals cannot be counted at all."""
    negotiation, census = base.negotiation, base.room.census
    pair = negotiation.principals[:2]
    every = census.squares(pair, side)
    outside = {p: negotiation.preferences[p].outside for p in negotiation.principals}
    accepted = census.squares(pair, side, outside, held_tables(negotiation)) if every else None
    inside = dict(accepted or ())
    rows = [[*corner, number, inside.get(corner, 0)] for corner, number in every or ()]
    return rows, accepted is not None


def _extent(squares: list[list[int]], places: list[list[int]], side: int) -> list[list[int]]:
    """Lowest and highest points to draw, of each of the two parties."""
    corners = [row[:2] for row in squares] + places
    return [
        [min(corner[axis] for corner in corners) - side, max(c[axis] for c in corners) + 2 * side]
        for axis in (0, 1)
    ]


def _named(analysis: Analysis, pair: tuple[int, ...]) -> list[dict[str, Any]]:
    negotiation = analysis.base.negotiation
    named = []
    if negotiation.status_quo is not None:
        named.append(("status quo", "status quo", negotiation.status_quo))
    for number, (key, deal) in enumerate(offers(analysis.case).items(), start=1):
        named.append((f"offer {number}", analysis.case.offers[key].name, deal))
    for letter, proposal in zip("ABCDE", analysis.proposals, strict=False):
        named.append((f"package {letter}", "", proposal.package.deal))
    return [
        {
            "label": label,
            "name": name,
            "kind": label.split()[0],
            "points": [negotiation.utility(p, deal) for p in pair],
        }
        for label, name, deal in named
    ]


def _note(base: ReadingResult) -> str:
    """Why today can lie below what the parties have without a deal, where it does."""
    negotiation = base.negotiation
    if negotiation.status_quo is None:
        return ""
    below = [
        negotiation.parties[p].in_text
        for p in negotiation.principals[:2]
        if negotiation.gain(p, negotiation.status_quo) < 0
    ]
    if not below:
        return ""
    return (
        f"The status quo is worth less to {joined(below)} than no deal: its points count today’s"
        " options alone, those of no deal also what is expected to come after talks that failed."
    )


def _finding(analysis: Analysis) -> str:
    base = analysis.base
    names = [base.negotiation.parties[p].name for p in base.negotiation.principals[:2]]
    corner = base.negotiation.outside[list(base.negotiation.principals[:2])]
    census = base.room.census
    better = census.at_least(
        dict(zip(base.negotiation.principals[:2], corner.tolist(), strict=True))
    )
    if better is None:
        return (
            f"Frontier in the points of {names[0]} and {names[1]}; the"
            f" {whole(census.n_deals)} deals behind it were too finely spread to be counted."
        )
    if base.room.count is None:
        return (
            f"{whole(better)} of {whole(census.n_deals)} deals leave both {names[0]} and"
            f" {names[1]} no worse than without one (upper right corner); how many of them are"
            " acceptable to every party that must sign was not counted."
        )
    two = len(base.negotiation.principals) == 2
    also = "also meet every red line" if two else "are acceptable to every party that must sign"
    return (
        f"{whole(better)} of {whole(census.n_deals)} deals leave both {names[0]} and {names[1]} no"
        f" worse than without one (upper right corner); {whole(base.room.count)} of them {also}."
    )
