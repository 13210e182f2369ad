"""Who said what on which issue, and how sure the record is of it.

A **position** is a cell (holder, issue) with the claims of that holder (Claim.holder) on that
issue, newest first: by the date of the document, then in file order. Claims on no issue stand under
issue None ("general"). Demands, offers, refusals, commitments, threats, acknowledgements and plain
claims state a position; assessments and events are kept beside them and marked.

Flags of a cell, each with the claims it rests on:

    only the other side says so   the holder is a party, a position is stated, and every claim that
                                  states it is told by another party (Claim.told_by)
    the sources differ            (a) two documents quote the same ``statement`` in other words
                                  (see wording); (b) two ``position`` rules cannot both be true
    no source                     a principal has no claim on the issue at all

Sources are counted in clusters: a wire story printed by forty papers is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from summitry.errors import UnknownName
from summitry.evidence.attribution import told
from summitry.evidence.folding import words
from summitry.evidence.wording import differing
from summitry.model.claim import ACTS, REPORTER, Claim, Document, Voice
from summitry.model.issue import Issue
from summitry.model.party import Party

__all__ = [
    "NO_SOURCE",
    "ONLY_OTHER_SIDE",
    "SOURCES_DIFFER",
    "STATING_ACTS",
    "Clash",
    "Flag",
    "Position",
    "PositionTable",
    "Row",
    "positions",
]

ONLY_OTHER_SIDE = "only the other side says so"
SOURCES_DIFFER = "the sources differ"
NO_SOURCE = "no source"

STATING_ACTS = tuple(act for act in ACTS if act not in ("assessment", "event"))
"""The acts by which a holder states a position."""

Clash = Callable[[str, str], bool]
"""Whether two ``position`` rules cannot both be true."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning on a cell: its words, why, and the ids of the claims it rests on.

    If the sources differ, ``claims`` are two, and each pair of ``differing`` holds the passages (or
    the position rules) of the first and of the second.
    """

    words: str
    why: str
    claims: tuple[str, ...] = ()
    differing: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in a cell, its document, and in words how it is known (``told``)."""

    claim: Claim
    document: Document
    told: str

    @property
    def states(self) -> bool:
        """Whether it states the holder's position; if not, it is an assessment or event."""
        return self.claim.act in STATING_ACTS


@dataclass(frozen=True, slots=True)
class Position:
    """The cell of one holder and issue; ``n_sources`` clusters state the position."""

    holder: str
    issue: str | None
    claims: tuple[Row, ...]
    flags: tuple[Flag, ...]
    n_sources: int


@dataclass(frozen=True, slots=True)
class PositionTable:
    """All cells, by holder and then by issue.

    ``holders``: the parties, then the voices and the reporter where they hold claims. ``issues``:
    all issues, then None where there are general claims. ``clash_checked``: whether position rules
    were compared.
    """

    holders: tuple[str, ...]
    issues: tuple[str | None, ...]
    cells: tuple[Position, ...]
    clash_checked: bool

    def cell(self, holder: str, issue: str | None) -> Position:
        """The cell of ``holder`` and ``issue`` (None: general claims).

        UnknownName if either is not in the table.
        """
        if holder not in self.holders:
            raise UnknownName("holder", holder, self.holders)
        if issue not in self.issues:
            raise UnknownName("issue", str(issue), (str(known) for known in self.issues))
        row = self.holders.index(holder)
        return self.cells[row * len(self.issues) + self.issues.index(issue)]


def positions(
    parties: Sequence[Party],
    issues: Sequence[Issue],
    claims: Iterable[Claim],
    documents: Iterable[Document],
    voices: Iterable[Voice],
    clash: Clash | None = None,
) -> PositionTable:
    """The table of what each holder says on each of ``issues``, made from ``claims``.

    ``documents`` date the claims; ``parties`` and ``voices`` are those who can hold them. ``clash``
    says whether two position rules cannot both be true; without it they are not compared. Raises
    UnknownName for a claim whose document, issue or holder is not given.

    >>> from datetime import date
    >>> us, dprk = Party("us", "United States"), Party("dprk", "North Korea")
    >>> claim = Claim("c", "d", ("reporter", "us", "dprk"), "demand", ("sanctions",), "all lifted")
    >>> paper = Document("d", "Gazette", date(2019, 2, 28), "news")
    >>> table = positions([us, dprk], [Issue("sanctions", "Sanctions", ())], [claim], [paper], [])
    >>> [flag.words for flag in table.cell("dprk", "sanctions").flags]
    ['only the other side says so']
    """
    voices, papers = tuple(voices), {document.id: document for document in documents}
    rows = _newest_first(_rows(claims, papers, parties, voices))
    known = [party.id for party in parties]
    extra = [*(voice.id for voice in voices), REPORTER]
    held = _by_cell(rows, [*known, *extra], [issue.id for issue in issues])
    holders = (*known, *(e for e in extra if any(h == e for h, _ in held)))
    general = (None,) if any(issue is None for _, issue in held) else ()
    columns = (*(issue.id for issue in issues), *general)
    cells = tuple(
        _position(holder, column, held.get((holder, column), []), parties, clash)
        for holder, column in product(holders, columns)
    )
    return PositionTable(holders, columns, cells, clash is not None)


def _rows(
    claims: Iterable[Claim],
    papers: dict[str, Document],
    parties: Sequence[Party],
    voices: Sequence[Voice],
) -> Iterator[Row]:
    names = {party.id: party.name for party in parties} | {v.id: v.name for v in voices}
    sides = {speaker: party.id for party in parties for speaker in party.speakers}
    for claim in claims:
        if claim.document not in papers:
            raise UnknownName("document", claim.document, papers)
        paper = papers[claim.document]
        yield Row(claim, paper, told(claim, {**names, REPORTER: paper.publisher}, sides))


def _newest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: -row.document.date.toordinal())


def _by_cell(
    rows: Sequence[Row], holders: Sequence[str], issues: Sequence[str]
) -> dict[tuple[str, str | None], list[Row]]:
    cells: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        if row.claim.holder not in holders:
            raise UnknownName("party or voice", row.claim.holder, holders)
        for issue in dict.fromkeys(row.claim.issues) or (None,):
            if issue is not None and issue not in issues:
                raise UnknownName("issue", issue, issues)
            cells.setdefault((row.claim.holder, issue), []).append(row)
    return cells


def _position(
    holder: str,
    issue: str | None,
    rows: Sequence[Row],
    parties: Sequence[Party],
    clash: Clash | None,
) -> Position:
    stating = [row for row in rows if row.states]
    flags = [*_one_sided(holder, stating, parties), *_worded_apart(rows)]
    flags += _clashing(rows, clash) if clash else []
    principals = [party.id for party in parties if party.principal]
    if not rows and issue is not None and holder in principals:
        flags.append(Flag(NO_SOURCE, "no claim of the record is about it"))
    sources = {row.document.cluster or row.document.id for row in stating}
    return Position(holder, issue, tuple(rows), tuple(flags), len(sources))


def _one_sided(holder: str, stating: Sequence[Row], parties: Sequence[Party]) -> Iterator[Flag]:
    names = {party.id: party.name for party in parties}
    tellers = dict.fromkeys(row.claim.told_by() for row in stating)
    if tellers and holder in names and all(t in names and t != holder for t in tellers):
        why = f"known only from {' and '.join(names[teller] for teller in tellers)}"
        yield Flag(ONLY_OTHER_SIDE, why, tuple(row.claim.id for row in stating))


def _worded_apart(rows: Sequence[Row]) -> Iterator[Flag]:
    """One flag for each two wordings of one statement that stand in different documents."""
    wordings: dict[str, dict[tuple[str, ...], list[Claim]]] = {}
    for claim in (row.claim for row in rows):
        if claim.statement is not None and claim.quote is not None:
            folded = tuple(word.folded for word in words(claim.quote))
            wordings.setdefault(claim.statement, {}).setdefault(folded, []).append(claim)
    for versions in wordings.values():
        for ones, others in combinations(versions.values(), 2):
            pair = next((p for p in product(ones, others) if p[0].document != p[1].document), None)
            apart = differing(pair[0].words, pair[1].words) if pair else ()
            if pair and apart:
                why = "they quote one statement in other words"
                yield Flag(SOURCES_DIFFER, why, (pair[0].id, pair[1].id), apart)


def _clashing(rows: Sequence[Row], clash: Clash) -> Iterator[Flag]:
    """One flag for each two position rules that cannot both be true; the newest claim of each."""
    newest: dict[str, str] = {}
    for claim in (row.claim for row in rows):
        if claim.position is not None:
            newest.setdefault(claim.position, claim.id)
    for one, other in combinations(newest, 2):
        if clash(one, other):
            why = "what they state cannot both be true"
            yield Flag(SOURCES_DIFFER, why, (newest[one], newest[other]), ((one, other),))
