"""What was read: one line a document, with its facts and its proposals.

A document is read again when its line was made under other settings: other names, keywords, rules
or another pipeline. The last line of a document counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitry.errors import CaseError, Problem
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.proposal import Proposal
from summitry.evidence.proposals.propose import Proposed
from summitry.reading.files import proposals_file
from summitry.reading.lines import append_line, dumped, put_file, read_lines

__all__ = ["ReadDocument", "add_document", "read_documents", "read_of", "rewrite_documents"]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read: the facts of its source, and what it is read to say.

    settings : fingerprint of names, keywords, rules and pipeline under which it was read.
    The other fields are those of summitry.evidence.intake.source.Source.
    """

    sha256: str
    name: str
    media: str
    encoding: str
    settings: str
    title: str | None = None
    publisher: str | None = None
    day: datetime.date | None = None
    address: str | None = None
    credit: str | None = None
    remarks: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As one mapping for a line."""
        plain = {name: words for name in _WORDS if (words := getattr(self, name)) is not None}
        if self.day:
            plain["day"] = self.day.isoformat()
        plain["remarks"] = list(self.remarks)
        return {**plain, "proposals": [p.plain() for p in self.proposals]}


_WORDS = (
    "sha256",
    "name",
    "media",
    "encoding",
    "settings",
    "title",
    "publisher",
    "address",
    "credit",
)


def read_of(source: Source, settings: str, proposed: Proposed) -> ReadDocument:
    """The line for ``source``, read under ``settings`` as it is ``proposed``."""
    return ReadDocument(
        source.sha256,
        source.name,
        source.media,
        source.encoding,
        settings,
        source.title,
        source.publisher,
        source.day,
        source.address,
        source.credit,
        (*source.remarks, *proposed.remarks),
        proposed.proposals,
    )


def add_document(case: Path, document: ReadDocument) -> None:
    """Add the line of ``document`` to the case in the folder ``case``."""
    append_line(proposals_file(case), document.plain())


def rewrite_documents(case: Path, documents: Iterable[ReadDocument]) -> None:
    """Write the lines of all ``documents`` of the case in the folder ``case`` anew, in one step."""
    text = "".join(dumped(document.plain()) for document in documents)
    put_file(proposals_file(case), text)


def read_documents(case: Path) -> dict[str, ReadDocument]:
    """What was read for the case in the folder ``case``, by sha256, in the order of its lines.

    CaseError at a line that is no such document.
    """
    path, found = proposals_file(case), {}
    for number, plain in read_lines(path):
        try:
            document = _of_plain(plain)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = "no document that was read; take the line out and run summitry read again"
            raise CaseError([Problem(str(path), number, 1, "", message)]) from error
        found[document.sha256] = document
    return found


def _of_plain(plain: Mapping[str, Any]) -> ReadDocument:
    words = {name: plain[name] for name in _WORDS if name in plain}
    words.setdefault("encoding", "")
    day = datetime.date.fromisoformat(plain["day"]) if "day" in plain else None
    proposals = tuple(Proposal.of_plain(p) for p in plain["proposals"])
    return ReadDocument(**words, day=day, remarks=tuple(plain["remarks"]), proposals=proposals)
