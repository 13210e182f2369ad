"""One case through all lenses: what every report is written from.

Each reading of the record is a model of its own and is looked at by the same lenses. The packages
are what could be put on the table: where there is room, the bargaining solutions; where there is
none, the best deal behind each opening, those of the base reading first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from summitry.cases.compile import compile_case, compile_issues, readings, with_reading
from summitry.cases.evidence import claims, documents, voices
from summitry.cases.read import Loaded
from summitry.cases.rules import rule_table
from summitry.cases.satisfiable import satisfiable
from summitry.cases.schema import Case
from summitry.deals.blockers import Opening, Why, why_listed
from summitry.deals.blockers import why as why_of
from summitry.deals.packages import Package, package
from summitry.deals.requirements import Requirement
from summitry.deals.space import list_deals, listable
from summitry.deals.zopa import Room, room, room_listed
from summitry.evidence.documents import FoundDocuments, find_documents
from summitry.evidence.positions import PositionTable, positions
from summitry.evidence.quotes import QuoteCheck, check_quotes
from summitry.model.claim import REPORTER
from summitry.model.estimate import Reason
from summitry.model.negotiation import Deal, Negotiation
from summitry.uncertainty.sensitivity import Influence, influences

__all__ = ["MAX_PACKAGES", "Analysis", "Proposal", "ReadingResult"]

MAX_PACKAGES = 5
"""Most packages of a brief: what a principal can hold side by side."""


@dataclass(frozen=True)
class Proposal:
    """A package with where it comes from: the reading, and what singles it out there: bargaining
    solutions, being the best in the room for a party (its place), or an opening."""

    reading: str
    package: Package
    solutions: tuple[str, ...] = ()
    best_for: tuple[int, ...] = ()
    opening: Opening | None = None


@dataclass(frozen=True)
class ReadingResult:
    """One model of the record and what the lenses say of it."""

    id: str
    name: str
    credence: float
    negotiation: Negotiation
    room: Room
    why: Why


class Analysis:
    """A case and, computed when asked for, everything the reports say about it."""

    def __init__(self, loaded: Loaded, folders: Sequence[Path] = ()) -> None:
        self.loaded = loaded
        self.case: Case = loaded.case
        self.folders = (loaded.folder, *folders)

    @cached_property
    def readings(self) -> tuple[ReadingResult, ...]:
        """Every reading of the record, the base first."""
        return tuple(self.reading(name) for name in readings(self.case))

    def reading(self, name: str) -> ReadingResult:
        """One reading through the deals and why lenses."""
        negotiation = compile_case(self.case, name)
        if listable(negotiation) or not negotiation.additive:
            space = list_deals(negotiation)
            found, blocked = room_listed(space), why_listed(space)
        else:
            found, blocked = room(negotiation), why_of(negotiation)
        entry = self.case.readings.get(name)
        others = sum(reading.credence.central for reading in self.case.readings.values())
        credence = entry.credence.central if entry else max(0.0, 1 - others)
        title = entry.name if entry else "as the case states it"
        return ReadingResult(name, title, credence, negotiation, found, blocked)

    @property
    def base(self) -> ReadingResult:
        """The reading that the case itself states."""
        return self.readings[0]

    @cached_property
    def found(self) -> FoundDocuments:
        """The documents that are at hand."""
        return find_documents(documents(self.case), self.folders)

    @cached_property
    def quotes(self) -> dict[str, QuoteCheck]:
        """The check of every claim's words, by claim."""
        return {check.claim: check for check in check_quotes(claims(self.case), self.found)}

    @cached_property
    def positions(self) -> PositionTable:
        """Who said what on which issue."""
        negotiation = compile_case(self.case)
        return positions(
            negotiation.parties,
            negotiation.issues,
            claims(self.case),
            documents(self.case),
            voices(self.case),
            self._clash,
        )

    def _clash(self, one: str, other: str) -> bool:
        issues = compile_issues(self.case)
        tables = [rule_table(one, issues), rule_table(other, issues)]
        return not satisfiable(tables, tuple(len(issue.options) for issue in issues))

    @cached_property
    def influences(self) -> tuple[Influence, ...]:
        """What each number and statement can do to the judgement, the strongest first."""
        return influences(self.case)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """What could be put on the table, at most MAX_PACKAGES, no deal twice: what the base
        reading gives, with the first choice of every other reading after its own first."""
        own, *others = [self.proposals_in(reading) for reading in self.readings]
        first = [proposals[0] for proposals in others if proposals and not self.base.room.exists]
        return tuple(self._distinct([*own[:1], *first, *own[1:]]))[:MAX_PACKAGES]

    def proposals_in(self, reading: ReadingResult) -> list[Proposal]:
        """The packages of one reading: inside its room, or behind its openings that leave nobody
        worse than without a deal."""
        found = [*self._solved(reading), *self._opened(reading)]
        return self._distinct(found)[:MAX_PACKAGES]

    def _solved(self, reading: ReadingResult) -> list[Proposal]:
        inside, principals = reading.room.inside, reading.negotiation.principals
        found = [
            Proposal(reading.id, self.package(reading, inside.deals(row, 1)[0]), (name,))
            for name, rows in reading.room.solutions.items()
            for row in rows
        ]
        for column, party in enumerate(principals if reading.room.exists else ()):
            row = int(inside.points[:, column].argmax())
            best = self.package(reading, inside.deals(row, 1)[0])
            found.append(Proposal(reading.id, best, best_for=(party,)))
        return found

    def _opened(self, reading: ReadingResult) -> list[Proposal]:
        return [
            Proposal(reading.id, self.package(reading, opening.best[0]), opening=opening)
            for opening in reading.why.openings
            if opening.nobody_worse
        ]

    @staticmethod
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

    @staticmethod
    def package(reading: ReadingResult, deal: Deal) -> Package:
        """The standing of one deal under one reading."""
        return package(reading.negotiation, deal, reading.room.census)

    def offers(self) -> dict[str, Deal]:
        """The deals on the record: offer -> deal, issues not named at the status quo."""
        issues = compile_issues(self.case)
        return {
            key: tuple(
                issue.index(offer.options[issue.id])
                if issue.id in offer.options
                else issue.status_quo or 0
                for issue in issues
            )
            for key, offer in self.case.offers.items()
        }

    def ground(self, reading: ReadingResult, requirement: Requirement) -> tuple[str, Reason]:
        """The ledger key of a requirement and its reason, as that reading has them."""
        party = reading.negotiation.parties[requirement.party].id
        inner = ("outside", "points") if requirement.walk_away else ("red_lines", requirement.id)
        entry = with_reading(self.case, reading.id).preferences[party]
        held = entry.outside if requirement.walk_away else entry.red_lines[requirement.id]
        assert held is not None
        change = self.case.readings.get(reading.id)
        own = change.preferences.get(party) if change else None
        laid_over = own is not None and (
            own.outside is not None if requirement.walk_away else requirement.id in own.red_lines
        )
        start = ("readings", reading.id, "preferences") if laid_over else ("preferences",)
        return ".".join((*start, party, *inner)), held.reason

    def one_sided(self, party: str, names: Sequence[str]) -> bool:
        """True if all these claims about ``party`` are told by another party."""
        known = {claim.id: claim for claim in claims(self.case)}
        tellers = [known[name].told_by() for name in names if name in known]
        return bool(tellers) and all(
            teller != party and teller in self.case.parties and teller != REPORTER
            for teller in tellers
        )
