"""The change digest: what the record holds since a day that it did not hold before.

Claims are split at the day: those of documents dated earlier are **before**, the rest **since**.
Each claim since the day that states a position is compared with the newest claims before it of the
same holder and issue, by these rules in this order:

    new           nothing of the holder stood on the issue before
    withdrawn     the holder now refuses, and the position it states cannot be true together with
                  the one that it had offered, committed itself to or conceded and had not refused
                  since (``clash``); both claims come from the same teller
    contradicted  another teller than before states of the holder what cannot be true together with
                  what stood (``clash`` of position rules)
    repeated      it is another report of an utterance that was told before, or states the position
                  that stood: by the same teller or, where that one said nothing before, by another
    moved         the same teller states another position
    added         none of these: more is said on the issue, and whether that moves the position
                  is for a person to judge; where the holder now asks, gives or refuses and last did
                  one of the other two, ``why`` says so

A teller is the first link after the reporter (Claim.told_by): what a side says of itself and what
the other side says of it are two things. Positions are the claims' position rules: without them two
claims on one issue may speak of different things ("we can release 500, we will not release 600"),
so nothing is called moved or withdrawn. Later claims of the same day are compared with the state
before the day, not with each other. Nothing is inferred beyond what the claims state.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.evidence.positions import Clash, Position, PositionTable, Row

__all__ = ["CHANGES", "Change", "Digest", "changes"]

CHANGES = ("new", "moved", "contradicted", "withdrawn", "added", "repeated")
NEW, MOVED, CONTRADICTED, WITHDRAWN, ADDED, REPEATED = CHANGES

_GIVEN = ("offer", "commitment", "concession")
_DOES = {"demand": "asks", "refusal": "refuses", "threat": "refuses"} | dict.fromkeys(
    _GIVEN, "gives"
)
"""What an act does to the other side; acts that only say something are not among them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One claim since the day (``now``), what became of the position, and what stood (``before``).

    ``kind`` is one of CHANGES, ``why`` says in words what was compared.
    """

    kind: str
    holder: str
    issue: str | None
    now: Row
    before: Row | None
    why: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What changed since the day ``since``; ``n_before`` and ``n_since`` are claims looked at."""

    since: datetime.date
    changes: tuple[Change, ...]
    n_before: int
    n_since: int

    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind, in the order of CHANGES."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in CHANGES}


def changes(table: PositionTable, since: datetime.date, clash: Clash | None = None) -> Digest:
    """The digest of a position ``table`` for the day ``since``.

    ``clash`` says whether two position rules cannot both be true; without it nothing is called
    contradicted.
    """
    found = [c for cell in table.cells for c in _of_cell(cell, since, clash)]
    rows = {row.claim.id: row for cell in table.cells for row in cell.claims}
    n_since = sum(row.document.date >= since for row in rows.values())
    return Digest(since, tuple(found), len(rows) - n_since, n_since)


def _of_cell(cell: Position, since: datetime.date, clash: Clash | None) -> Iterable[Change]:
    stating = [row for row in cell.claims if row.states]
    before = [row for row in stating if row.document.date < since]
    for row in reversed(stating):
        if row.document.date >= since:
            kind, stood, why = _compared(row, before, clash)
            yield Change(kind, cell.holder, cell.issue, row, stood, why)


def _compared(row: Row, before: Sequence[Row], clash: Clash | None) -> tuple[str, Row | None, str]:
    """Kind, the claim it was compared with, and why; ``before`` is newest first."""
    if not before:
        return NEW, None, "nothing stood on it before"
    teller = row.claim.told_by()
    own = [old for old in before if old.claim.told_by() == teller]
    given = next((old for old in own if old.claim.act in (*_GIVEN, "refusal")), None)
    if given is not None and _takes_back(row, given, clash):
        return WITHDRAWN, given, f"refuses what stood as {_an(given.claim.act)}"
    if against := _against(row, before, teller, clash):
        return CONTRADICTED, against, "another source, and both cannot be true"
    return _repeated(row, before, own or before) or _moved(row, own, before[0])


def _takes_back(row: Row, given: Row, clash: Clash | None) -> bool:
    """Whether ``row`` refuses, and states what the position ``given`` rules out."""
    now, stood = row.claim.position, given.claim.position
    if row.claim.act != "refusal" or given.claim.act not in _GIVEN or clash is None:
        return False
    return now is not None and stood is not None and clash(stood, now)


def _against(row: Row, before: Sequence[Row], teller: str, clash: Clash | None) -> Row | None:
    """The newest earlier claim of another teller that cannot be true together with ``row``."""
    position = row.claim.position
    if clash is None or position is None:
        return None
    for old in before:
        stood = old.claim.position
        if stood is not None and old.claim.told_by() != teller and clash(stood, position):
            return old
    return None


def _repeated(
    row: Row, before: Iterable[Row], own: Iterable[Row]
) -> tuple[str, Row | None, str] | None:
    """Repeated, if the utterance was told before or the position is one of ``own``."""
    position, statement = row.claim.position, row.claim.statement
    for old in before:
        if statement is not None and old.claim.statement == statement:
            return REPEATED, old, "another report of the same utterance"
    for old in own:
        if position is not None and old.claim.position == position:
            return REPEATED, old, "the same position stood"
    return None


def _moved(row: Row, own: Sequence[Row], newest: Row) -> tuple[str, Row | None, str]:
    """Moved or added, against the claims of the same teller, ``own``."""
    if not own:
        return ADDED, newest, "only another source spoke of it before"
    placed = next((old for old in own if old.claim.position is not None), None)
    if row.claim.position is not None and placed is not None:
        return MOVED, placed, "another position stood"
    does = _DOES.get(row.claim.act)
    doing = next((old for old in own if old.claim.act in _DOES), None)
    if does is not None and doing is not None and _DOES[doing.claim.act] != does:
        return ADDED, doing, f"{_an(row.claim.act)}, where {_an(doing.claim.act)} stood"
    return ADDED, doing or own[0], "more is said on it"


def _an(act: str) -> str:
    return f"{'an' if act[0] in 'aeo' else 'a'} {act}"
