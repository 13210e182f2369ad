"""One case through all lenses: what every report is written from."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from summitry.cases.compile import compile_issues, compile_parties, readings
from summitry.cases.evidence import claims, documents, voices
from summitry.cases.read import Loaded
from summitry.cases.rules import rule_table
from summitry.cases.satisfiable import satisfiable
from summitry.cases.schema import Case
from summitry.deals.approach import EXACT, Approach
from summitry.evidence.documents import FoundDocuments, find_documents
from summitry.evidence.positions import PositionTable, positions
from summitry.evidence.quotes import QuoteCheck, check_quotes
from summitry.model.issue import Issue
from summitry.reports.proposals import Proposal, proposals
from summitry.reports.readings import ReadingResult, look
from summitry.uncertainty.sensitivity import Influence, influences

__all__ = ["Analysis"]


class Analysis:
    """A case and, computed when asked for, everything the reports say about it.

    ``folders`` are where documents are looked for, besides the folder of the case; ``date`` is the
    day at which outside options are taken (None: the date of the case); ``approach`` is what is
    allowed where a model is too large to be looked at exactly and soon.
    """

    def __init__(
        self,
        loaded: Loaded,
        folders: Sequence[Path] = (),
        date: datetime.date | None = None,
        approach: Approach = EXACT,
    ) -> None:
        self.loaded = loaded
        self.approach = approach
        self.date = date
        self.case: Case = loaded.case
        self.folders = (loaded.folder, *folders)

    @property
    def at(self) -> datetime.date:
        """The day at which outside options are taken."""
        return self.date or self.case.date

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """What there is to settle."""
        return compile_issues(self.case)

    @cached_property
    def readings(self) -> tuple[ReadingResult, ...]:
        """Every reading of the record, the base first."""
        return tuple(
            look(self.case, name, self.date, self.approach) for name in readings(self.case)
        )

    @property
    def base(self) -> ReadingResult:
        """The reading that the case itself states."""
        return self.readings[0]

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """What could be put on the table."""
        return proposals(self.readings)

    @cached_property
    def influences(self) -> tuple[Influence, ...]:
        """What each number and statement can do to the judgement, the strongest first."""
        return influences(self.case)

    @cached_property
    def found(self) -> FoundDocuments:
        """The documents that are at hand."""
        return find_documents(documents(self.case), self.folders)

    @cached_property
    def quotes(self) -> dict[str, QuoteCheck]:
        """The check of every claim's words, by claim."""
        return {check.claim: check for check in check_quotes(claims(self.case), self.found)}

    def clash(self, one: str, other: str) -> bool:
        """Whether two position rules cannot both be true in the deal space of the case."""
        tables = [rule_table(one, self.issues), rule_table(other, self.issues)]
        return not satisfiable(tables, tuple(len(issue.options) for issue in self.issues))

    @cached_property
    def positions(self) -> PositionTable:
        """Who said what on which issue."""
        parties, said = compile_parties(self.case), claims(self.case)
        papers, others = documents(self.case), voices(self.case)
        return positions(parties, self.issues, said, papers, others, self.clash)
