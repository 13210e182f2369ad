"""What could be put on the table.

Where a reading has room for agreement, its bargaining solutions and the best deal there for each
principal; where it has none, the best deal behind each opening that leaves nobody worse than
without a deal, the cheapest opening first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from summitry.deals.blockers import Opening
from summitry.deals.packages import Package, package
from summitry.model.negotiation import Deal
from summitry.reports.readings import ReadingResult

__all__ = ["MAX_PACKAGES", "Proposal", "package_in", "proposals", "proposals_in"]

MAX_PACKAGES = 5
"""Most packages of a brief: what a principal can hold side by side."""


@dataclass(frozen=True)
class Proposal:
    """A package with where it comes from: the reading, and what singles it out there: bargaining
    solutions, being the best in the room for a party (its place), or an opening. ``n_equal`` is the
    number of deals that do as well by the same measure (None: not counted); this is the first."""

    reading: str
    package: Package
    solutions: tuple[str, ...] = ()
    best_for: tuple[int, ...] = ()
    opening: Opening | None = None
    n_equal: int | None = 1


def proposals(readings: Sequence[ReadingResult]) -> tuple[Proposal, ...]:
    """The packages of a brief, no deal twice: those of the first reading, and where that has no
    room the first choice of every other reading after its own first."""
    own, *others = [proposals_in(reading) for reading in readings]
    first = [] if readings[0].room.exists else [found[0] for found in others if found]
    return tuple(_distinct([*own[:1], *first, *own[1:]]))[:MAX_PACKAGES]


def proposals_in(reading: ReadingResult) -> list[Proposal]:
    """The packages of one reading."""
    return _distinct([*_solved(reading), *_opened(reading)])[:MAX_PACKAGES]


def package_in(reading: ReadingResult, deal: Deal) -> Package:
    """The standing of one deal under one reading."""
    return package(reading.negotiation, deal, reading.room.census)


def _solved(reading: ReadingResult) -> list[Proposal]:
    room = reading.room
    found = [
        replace(_first(reading, (row, *rows)), solutions=(name,))
        for name, rows in room.solutions.items()
        for row in rows
    ]
    for column, party in enumerate(reading.negotiation.principals if room.exists else ()):
        points = room.inside.points[:, column]
        rows = tuple(np.flatnonzero(points == points.max()).tolist())
        found.append(replace(_first(reading, rows), best_for=(party,)))
    return found


def _first(reading: ReadingResult, rows: Sequence[int]) -> Proposal:
    """The first deal at the given points of the room's frontier, and how many there are at all of
    them together."""
    inside = reading.room.inside
    deal = inside.deals(rows[0], 1)[0]
    return Proposal(reading.id, package_in(reading, deal), n_equal=inside.n_deals(rows))


def _opened(reading: ReadingResult) -> list[Proposal]:
    return [
        Proposal(
            reading.id,
            package_in(reading, opening.best[0]),
            opening=opening,
            n_equal=opening.n_best,
        )
        for opening in reading.why.openings
        if opening.nobody_worse
    ]


def _distinct(found: list[Proposal]) -> list[Proposal]:
    """One proposal a deal; the solutions that agree on it are joined."""
    kept: dict[Deal, Proposal] = {}
    for new in found:
        old = kept.get(new.package.deal)
        if old is None:
            kept[new.package.deal] = new
        elif old.reading == new.reading:
            kept[new.package.deal] = replace(
                old,
                solutions=(*old.solutions, *new.solutions),
                best_for=(*old.best_for, *new.best_for),
            )
    return list(kept.values())
