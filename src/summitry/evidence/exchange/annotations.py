"""Annotations that others made, such as exports of Hypothes.is, read as claims to be worked on.

An annotation says which words of which page someone marked, and what was noted beside them. It
does not say who said the words to whom. So

    words marked       the quote of a claim by the reporter (act "claim")
    tags               the act, if a tag is the name of one; else issues, with keys proposed
    note               kept in a remark beside the claim; words of ours about a quote are no quote
    note, no words     the paraphrase of a claim
    reply              left out, and counted
    address            a document, kind "other", its publisher the host of the address; its date
                       is unknown, so the day of the first annotation stands for it, with a remark
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from summitry.evidence.exchange.anchors import WIDEST, Anchor
from summitry.evidence.exchange.entries import BadEntry
from summitry.evidence.exchange.keys import proposed_keys
from summitry.evidence.exchange.record import Record
from summitry.evidence.exchange.selectors import anchor_of, listed, source_of, targets
from summitry.evidence.spans import Span
from summitry.model.claim import ACTS, REPORTER, Claim, Document, Voice

__all__ = ["Reading", "foreign"]

NO_DAY = date(1970, 1, 1)
_OF_TAGS = ("tagging", "classifying")
_SHOWN = 200


@dataclass(slots=True)
class Reading:
    """What the annotations so far have given. ``texts`` : words by id or address of a document."""

    texts: Mapping[str, str]
    documents: dict[str, Document] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    issues: dict[str, str] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    replies: int = 0

    def add_document(self, document: Document, text: str | None) -> None:
        """Takes ``document`` and its ``text``; BadEntry if it stands twice."""
        if document.id in self.documents:
            raise BadEntry("documents", f"{document.id} stands twice")
        self.documents[document.id] = document
        given = self.texts.get(document.id) if text is None else text
        if given is not None:
            self.words[document.id] = given

    def add_claim(self, claim: Claim, anchor: Anchor | None) -> None:
        """Takes ``claim`` and its ``anchor``; BadEntry if it stands twice."""
        if claim.id in self.claims:
            raise BadEntry("id", f"claim {claim.id} stands twice")
        self.claims[claim.id] = claim
        if anchor is not None and claim.quote is not None:
            self.anchors[claim.id] = anchor

    def record(self) -> Record:
        """All of it as a record."""
        return Record(
            documents=tuple(self.documents.values()),
            claims=tuple(self.claims.values()),
            voices=tuple(Voice(id_, name) for id_, name in self.voices.items()),
            parties=self.parties,
            issues=self.issues,
            texts=self.words,
        )

    def said(self) -> list[str]:
        """The remarks, with what was only counted."""
        count = [f"replies left out: {self.replies}"] if self.replies else []
        return [*count, *self.remarks]


def foreign(item: dict[str, Any], path: str, reading: Reading) -> None:
    """Takes the annotation ``item``, which stands at ``path``, into ``reading``."""
    if item.get("references") or item.get("motivation") == "replying":
        reading.replies += 1
        return
    address = source_of(item)
    if not address:
        raise BadEntry(path, "an annotation without a target")
    document = reading.addresses.get(address) or _document(item, address, reading)
    anchor = _worded(anchor_of(item), reading.words.get(document))
    note = _note(item)
    if not (anchor or note):
        reading.remarks.append(f"{path}: neither words nor a note, left out")
        return
    id_ = _next("note", reading.claims)
    reading.add_claim(_claim(id_, document, anchor, note, item, reading), anchor)
    _remark(id_, item, note if anchor else "", reading)


def _claim(
    id_: str,
    document: str,
    anchor: Anchor | None,
    note: str,
    item: dict[str, Any],
    reading: Reading,
) -> Claim:
    tags = _tags(item)
    acts = [tag.lower() for tag in tags if tag.lower() in ACTS]
    issues = dict.fromkeys(_issue(tag, reading) for tag in tags if tag.lower() not in ACTS)
    return Claim(
        id_,
        document,
        (REPORTER,),
        acts[0] if acts else "claim",
        tuple(issues),
        quote=anchor.exact if anchor else None,
        paraphrase=None if anchor else note,
        prefix=anchor.prefix[-WIDEST:] if anchor else "",
        suffix=anchor.suffix[:WIDEST] if anchor else "",
    )


def _worded(anchor: Anchor | None, text: str | None) -> Anchor | None:
    """``anchor`` if it has words, or a place in a text at hand that gives them."""
    if anchor is None or anchor.exact:
        return anchor
    span = anchor.span or Span(0, 0)
    words = span.of(text or "")
    return Anchor(words, span=span) if words.strip() else None


def _document(item: dict[str, Any], address: str, reading: Reading) -> str:
    parts = _split(address)
    taken = reading.documents
    id_ = next(iter(proposed_keys([" ".join(parts)], "page", taken).values()))
    day = _day(item)
    if day is None:
        reading.remarks.append(f"{id_}: date not known, {NO_DAY} stands for it")
    else:
        reading.remarks.append(f"{id_}: date not known, the day of an annotation stands for it")
    document = Document(id_, parts[0] or address, day or NO_DAY, "other", _title(item))
    reading.add_document(document, reading.texts.get(address))
    reading.addresses[address] = id_
    return id_


def _split(address: str) -> tuple[str, str]:
    """Host and last part of the path of ``address``."""
    try:
        found = urlsplit(address)
        return found.netloc, found.path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return "", address


def _title(item: dict[str, Any]) -> str:
    page = item.get("document")
    titles = listed(page.get("title")) if isinstance(page, dict) else []
    return next((title for title in titles if isinstance(title, str)), "")


def _day(item: dict[str, Any]) -> date | None:
    found = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(item.get("created", "")))
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def _tags(item: dict[str, Any]) -> list[str]:
    bodies = [body for body in listed(item.get("body")) if isinstance(body, dict)]
    tags = [body.get("value") for body in bodies if body.get("purpose") in _OF_TAGS]
    tags += listed(item.get("tags"))
    return [tag for tag in tags if isinstance(tag, str) and tag.strip()]


def _note(item: dict[str, Any]) -> str:
    """The words beside: ``bodyValue``, textual bodies that are no tags, ``text`` of Hypothes.is."""
    notes = [item.get("bodyValue"), item.get("text")]
    for body in listed(item.get("body")):
        if isinstance(body, str):
            notes.append(body)
        elif isinstance(body, dict) and body.get("purpose") not in _OF_TAGS:
            notes.append(body.get("value", body.get("id")))
    return " ".join(note.strip() for note in notes if isinstance(note, str) and note.strip())


def _issue(tag: str, reading: Reading) -> str:
    """The key of the issue that ``tag`` names, proposed when it is first met."""
    if tag in reading.issues:
        return tag
    if tag not in reading.tags:
        id_ = next(iter(proposed_keys([tag], "issue", reading.issues).values()))
        reading.tags[tag] = id_
        reading.issues[id_] = tag
    return reading.tags[tag]


def _remark(id_: str, item: dict[str, Any], note: str, reading: Reading) -> None:
    """What the claim does not hold: the note beside its words, and targets but the first."""
    if note:
        words = " ".join(note.split())
        cut = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        reading.remarks.append(f"{id_}: noted beside it: {cut}")
    if len(targets(item)) > 1:
        reading.remarks.append(f"{id_}: more than one target, the first counts")


def _next(start: str, taken: Mapping[str, object]) -> str:
    number = len(taken) + 1
    while f"{start}_{number}" in taken:
        number += 1
    return f"{start}_{number}"
