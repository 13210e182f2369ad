"""What a file has given of a record so far: a record in the making, by the ids of its parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitry.evidence.exchange.anchors import Anchor, settled
from summitry.evidence.exchange.entries import BadEntry
from summitry.evidence.exchange.record import Loaded, Record
from summitry.model.claim import Claim, Document, Voice

__all__ = ["Gathered"]


@dataclass(slots=True)
class Gathered:
    """The parts of a record by id, as in Record.

    anchors : by claim, where its quote is said to stand. remarks : on what is not as the file says.
    """

    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    issues: dict[str, str] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def add_document(self, document: Document, text: str | None) -> None:
        """Takes ``document`` and its ``text``, if it is at hand; BadEntry if it stands twice."""
        if document.id in self.documents:
            raise BadEntry("id", f"document {document.id} stands twice")
        self.documents[document.id] = document
        if text is not None:
            self.texts[document.id] = text

    def add_claim(self, claim: Claim, anchor: Anchor | None) -> None:
        """Takes ``claim`` and its ``anchor``; BadEntry if it stands twice."""
        if claim.id in self.claims:
            raise BadEntry("id", f"claim {claim.id} stands twice")
        self.claims[claim.id] = claim
        if anchor is not None and claim.quote is not None:
            self.anchors[claim.id] = anchor

    def loaded(self) -> Loaded:
        """All of it as a record, each quote looked for where its anchor says, and the remarks."""
        record = Record(
            documents=tuple(self.documents.values()),
            claims=tuple(self.claims.values()),
            voices=tuple(Voice(id_, name) for id_, name in self.voices.items()),
            parties=self.parties,
            issues=self.issues,
            texts=self.texts,
        )
        found = settled(record, self.anchors)
        return Loaded(found.record, (*self.said(), *found.remarks))

    def said(self) -> list[str]:
        """The remarks, with what was only counted."""
        return self.remarks
