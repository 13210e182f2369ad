"""Records as W3C Web Annotations in JSON-LD, written and read back.

Web Annotation Data Model and Vocabulary (W3C Recommendations, 2017). The file is one
``AnnotationPage``; each claim is an ``Annotation``:

    id           "#claim-ID"
    motivation   "classifying"
    body         TextualBody of purpose "classifying": the act
                 TextualBody of purpose "tagging": an issue, one body each
                 TextualBody of purpose "describing": the paraphrase of a claim without a quote
    target       source "#document-ID"; a quote has a TextQuoteSelector (exact, prefix, suffix)
                 and, where it stands in a text at hand, a TextPositionSelector in code points
    creator, created   where the caller names them

Where the text is at hand ``exact`` is as printed there and prefix and suffix are 32 characters of
it, else all three are the claim's. What the model has no word for has terms of our own, under the
prefix ``summitry:`` (``urn:x-summitry:``): the other keys of a claim as in ``evidence.yaml``
(``chain`` in order, ``about``, ``speaker``, ``statement``, ``position``, ``modality``,
``condition``); ``quote``, ``prefix`` and ``suffix`` where they differ from the selector's;
``textHash``, the SHA-256 of the text in which the position was counted; and at the page
``documents`` (keys of ``evidence.yaml``, and ``text``), ``parties``, ``voices``, ``issues``.

Annotations made by others are read too: see annotations.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from summitry.evidence.exchange.anchors import (
    Anchor,
    checked,
    neighbours,
    text_hash,
)
from summitry.evidence.exchange.annotations import Annotated, foreign
from summitry.evidence.exchange.entries import (
    BadEntry,
    claim_entry,
    document_entry,
    key,
    read_claim,
    read_document,
    read_name,
)
from summitry.evidence.exchange.record import Loaded, Record
from summitry.evidence.exchange.selectors import anchor_of, items, listed
from summitry.evidence.exchange.strict_json import decoded, dumped, parse, refusal
from summitry.evidence.quotes import QuoteCheck
from summitry.evidence.spans import Span
from summitry.model.claim import Claim, Document

__all__ = ["MAX_BYTES", "PREFIX", "dump", "load", "losses"]

MAX_BYTES = 200_000_000

PREFIX = "summitry:"
_NAMESPACE = "urn:x-summitry:"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"summitry": _NAMESPACE, f"{PREFIX}chain": {"@container": "@list"}},
]
_DOCUMENT, _CLAIM = "#document-", "#claim-"
_STANDARD = ("in", "act", "issues", "quote", "paraphrase", "prefix", "suffix")
"""Keys of a claim for which the model has a place of its own."""


def dump(record: Record, creator: str | None = None, created: datetime | None = None) -> bytes:
    """``record`` as an AnnotationPage; ``creator`` and ``created`` are put on each annotation."""
    checks = checked(record)
    hashes = {id_: text_hash(text) for id_, text in record.texts.items() if text is not None}
    made = {} if creator is None else {"creator": creator}
    made |= {} if created is None else {"created": created.isoformat()}
    page = {
        "@context": _CONTEXT,
        "id": "#claims",
        "type": "AnnotationPage",
        f"{PREFIX}documents": [_document(d, record.texts[d.id]) for d in record.documents],
        f"{PREFIX}parties": _names(record.parties),
        f"{PREFIX}voices": _names({voice.id: voice.name for voice in record.voices}),
        f"{PREFIX}issues": _names(record.issues),
        "items": [
            _annotation(c, checks[c.id], record.texts.get(c.document), hashes.get(c.document))
            | made
            for c in record.claims
        ],
    }
    return (dumped(page, indent=1) + "\n").encode()


def load(data: bytes, name: str = "input", texts: Mapping[str, str] | None = None) -> Loaded:
    """The record in ``data``; ``name`` is that of the file, for the errors.

    ``texts`` : words of documents by id or by the address that the annotations give, where the
    file itself has none.
    """
    if len(data) > MAX_BYTES:
        raise refusal(name, f"more than {MAX_BYTES:,} bytes")
    page = parse(decoded(data, name), name)
    so_far = Annotated(given=texts or {})
    try:
        if isinstance(page, dict):
            _take_page(page, so_far)
        for number, item in enumerate(items(page)):
            _take_item(item, number, so_far)
    except BadEntry as error:
        raise refusal(name, str(error), path=error.path) from None
    return so_far.loaded()


def losses(record: Record) -> tuple[str, ...]:
    """Nothing: with the terms of our own the annotations hold all of a ``record``."""
    return ()


# -- out


def _document(document: Document, text: str | None) -> dict[str, Any]:
    entry = document_entry(document) | ({} if text is None else {"text": text})
    return {"id": _DOCUMENT + document.id} | {PREFIX + k: value for k, value in entry.items()}


def _names(names: Mapping[str, str]) -> list[dict[str, str]]:
    return [{f"{PREFIX}key": id_, "name": name} for id_, name in names.items()]


def _annotation(
    claim: Claim, check: QuoteCheck, text: str | None, hash_: str | None
) -> dict[str, Any]:
    entry = {k: value for k, value in claim_entry(claim).items() if k not in _STANDARD}
    source = _DOCUMENT + claim.document
    own = {PREFIX + k: value for k, value in entry.items()}
    target: Any = source
    if claim.quote is not None:
        anchor = _anchor(claim, check, text, hash_)
        target = {"type": "SpecificResource", "source": source, "selector": _selectors(anchor)}
        target |= {f"{PREFIX}textHash": anchor.hash} if anchor.span else {}
        own |= _differences(claim, anchor)
    return {
        "id": _CLAIM + claim.id,
        "type": "Annotation",
        "motivation": "classifying",
        "body": _bodies(claim),
        "target": target,
        **own,
    }


def _anchor(claim: Claim, check: QuoteCheck, text: str | None, hash_: str | None) -> Anchor:
    if text is None or check.span is None:
        return Anchor(claim.quote or "", claim.prefix, claim.suffix)
    span = Span(*check.span)
    return Anchor(span.of(text), *neighbours(text, span), span, hash_)


def _selectors(anchor: Anchor) -> list[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact}
    quote |= {"prefix": anchor.prefix} if anchor.prefix else {}
    quote |= {"suffix": anchor.suffix} if anchor.suffix else {}
    if anchor.span is None:
        return [quote]
    start, end = anchor.span
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _differences(claim: Claim, anchor: Anchor) -> dict[str, str]:
    """What the claim says otherwise than the selector."""
    pairs = {
        "quote": (claim.quote or "", anchor.exact),
        "prefix": (claim.prefix, anchor.prefix),
        "suffix": (claim.suffix, anchor.suffix),
    }
    return {PREFIX + k: ours for k, (ours, printed) in pairs.items() if ours != printed}


def _bodies(claim: Claim) -> list[dict[str, str]]:
    told = [] if claim.paraphrase is None else [("describing", claim.paraphrase)]
    issues = [("tagging", issue) for issue in claim.issues]
    return [
        {"type": "TextualBody", "purpose": purpose, "value": value}
        for purpose, value in [("classifying", claim.act), *issues, *told]
    ]


# -- in


def _take_page(page: Mapping[str, Any], so_far: Annotated) -> None:
    """The documents and names of a page of ours; a page of others has none."""
    for entry in listed(page.get(f"{PREFIX}documents")):
        fields = _own(entry, "documents")
        id_ = _key(_text(entry, "id").removeprefix(_DOCUMENT), "documents")
        text = fields.pop("text", None)
        if text is not None and not isinstance(text, str):
            raise BadEntry("documents", f"{id_}: expected a text")
        so_far.add_document(
            read_document(id_, fields), so_far.given.get(id_) if text is None else text
        )
    for kind, taken in (
        ("parties", so_far.parties),
        ("voices", so_far.voices),
        ("issues", so_far.issues),
    ):
        for entry in listed(page.get(PREFIX + kind)):
            id_ = _key(_own(entry, kind).get("key"), kind)
            if id_ in taken:
                raise BadEntry(kind, f"{id_} stands twice")
            taken[id_] = read_name({"name": entry.get("name")})


def _take_item(item: Any, number: int, so_far: Annotated) -> None:
    path = f"items.{number}"
    if not isinstance(item, dict):
        raise BadEntry(path, "expected an annotation")
    if f"{PREFIX}chain" not in item:
        foreign(item, path, so_far)
        return
    fields = _own(item, path)
    target = item.get("target")
    source = target if isinstance(target, str) else _text(_mapping(target, path), "source")
    id_ = _key(_text(item, "id").rpartition("#")[2].removeprefix(_CLAIM[1:]), path)
    anchor = anchor_of(item)
    fields = _spoken(item) | _quoted(anchor) | fields | {"in": source.removeprefix(_DOCUMENT)}
    fields = {k: value for k, value in fields.items() if value not in ("", [])}
    try:
        so_far.add_claim(read_claim(id_, fields), anchor)
    except BadEntry as error:
        raise BadEntry(f"{path}.{error.path}", str(error)) from None


def _own(entry: Any, path: str) -> dict[str, Any]:
    """The terms under our prefix, without it."""
    mapping = _mapping(entry, path)
    return {k[len(PREFIX) :]: v for k, v in mapping.items() if k.startswith(PREFIX)}


def _spoken(item: Mapping[str, Any]) -> dict[str, Any]:
    """Act, issues and paraphrase, from the bodies."""
    bodies = [body for body in listed(item.get("body")) if isinstance(body, dict)]

    def values(purpose: str) -> list[Any]:
        return [body.get("value") for body in bodies if body.get("purpose") == purpose]

    act, told = values("classifying"), values("describing")
    fields: dict[str, Any] = {"act": act[0]} if act else {}
    fields |= {"paraphrase": told[0]} if told else {}
    return fields | {"issues": values("tagging")}


def _quoted(anchor: Anchor | None) -> dict[str, str]:
    if anchor is None:
        return {}
    return {"quote": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}


def _mapping(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadEntry(path, "expected a mapping")
    return value


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str):
        raise BadEntry(name, "missing or no text")
    return value


def _key(value: Any, path: str) -> str:
    try:
        return key(value)
    except ValueError as error:
        raise BadEntry(path, str(error)) from None
