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
from summitry.evidence.exchange.gathered import Gathered
from summitry.evidence.exchange.selectors import anchor_of, listed, source_of, targets
from summitry.evidence.spans import Span
from summitry.model.claim import ACTS, REPORTER, Claim, Document
from summitry.model.keys import free_key, key_for

__all__ = ["Annotated", "foreign"]

NO_DAY = date(1970, 1, 1)
_OF_TAGS = ("tagging", "classifying")
_SHOWN = 200


@dataclass(slots=True)
class Annotated(Gathered):
    """What the annotations so far have given. ``given`` : words by id or address of a document."""

    given: Mapping[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    replies: int = 0

    def said(self) -> list[str]:
        """The remarks, with what was only counted."""
        count = [f"replies left out: {self.replies}"] if self.replies else []
        return [*count, *self.remarks]


def foreign(item: dict[str, Any], path: str, so_far: Annotated) -> None:
    """Takes the annotation ``item``, which stands at ``path``, into ``so_far``."""
    if item.get("references") or item.get("motivation") == "replying":
        so_far.replies += 1
        return
    address = source_of(item)
    if not address:
        raise BadEntry(path, "an annotation without a target")
    document = so_far.addresses.get(address) or _document(item, address, so_far)
    anchor = _worded(anchor_of(item), so_far.texts.get(document))
    note = _note(item)
    if not (anchor or note):
        so_far.remarks.append(f"{path}: neither words nor a note, left out")
        return
    id_ = _next("note", so_far.claims)
    so_far.add_claim(_claim(id_, document, anchor, note, item, so_far), anchor)
    _remark(id_, item, note if anchor else "", so_far)


def _claim(
    id_: str,
    document: str,
    anchor: Anchor | None,
    note: str,
    item: dict[str, Any],
    so_far: Annotated,
) -> Claim:
    tags = _tags(item)
    acts = [tag.lower() for tag in tags if tag.lower() in ACTS]
    issues = dict.fromkeys(_issue(tag, so_far) for tag in tags if tag.lower() not in ACTS)
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


def _document(item: dict[str, Any], address: str, so_far: Annotated) -> str:
    parts = _split(address)
    taken = so_far.documents
    id_ = free_key(key_for(" ".join(parts), "page"), taken)
    day = _day(item)
    if day is None:
        so_far.remarks.append(f"{id_}: date not known, {NO_DAY} stands for it")
    else:
        so_far.remarks.append(f"{id_}: date not known, the day of an annotation stands for it")
    document = Document(id_, parts[0] or address, day or NO_DAY, "other", _title(item))
    so_far.add_document(document, so_far.given.get(address, so_far.given.get(id_)))
    so_far.addresses[address] = id_
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


def _issue(tag: str, so_far: Annotated) -> str:
    """The key of the issue that ``tag`` names, proposed when it is first met."""
    if tag in so_far.issues:
        return tag
    if tag not in so_far.tags:
        id_ = free_key(key_for(tag, "issue"), so_far.issues)
        so_far.tags[tag] = id_
        so_far.issues[id_] = tag
    return so_far.tags[tag]


def _remark(id_: str, item: dict[str, Any], note: str, so_far: Annotated) -> None:
    """What the claim does not hold: the note beside its words, and targets but the first."""
    if note:
        words = " ".join(note.split())
        cut = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        so_far.remarks.append(f"{id_}: noted beside it: {cut}")
    if len(targets(item)) > 1:
        so_far.remarks.append(f"{id_}: more than one target, the first counts")


def _next(start: str, taken: Mapping[str, object]) -> str:
    number = len(taken) + 1
    while f"{start}_{number}" in taken:
        number += 1
    return f"{start}_{number}"
