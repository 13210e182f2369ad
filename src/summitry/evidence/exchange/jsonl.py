"""Records as JSON lines: a line a document, party, voice, issue or claim, UTF-8.

    {"type": "document", "id": "long", "publisher": "Gazette", "date": "2019-02-28", "kind": "news"}
    {"type": "party", "id": "us", "name": "United States"}
    {"type": "claim", "id": "walk", "in": "long", "chain": ["reporter", "us"], "act": "refusal",
     "quote": "you have to walk", "span": [120, 136]}

(each on one line). Keys are those of ``evidence.yaml`` (see entries) and:

    text   of a document: its words, where they are at hand
    span   of a claim: [start, end) of its quote in that text, in code points; written where the
           quote stands there. On the way in the words at the span count; without a span the quote
           is looked for (see anchors)

The order of the lines is free. A line names a document, party or issue of another file if it is to
be added to a case that has it. Anything not known, twice or broken is an error that names the line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from summitry.errors import hint
from summitry.evidence.exchange.anchors import Anchor, checked
from summitry.evidence.exchange.entries import (
    BadEntry,
    claim_entry,
    document_entry,
    key,
    read_claim,
    read_document,
    read_name,
)
from summitry.evidence.exchange.gathered import Gathered
from summitry.evidence.exchange.record import Loaded, Record, shown
from summitry.evidence.exchange.strict_json import decoded, dumped, parse, refusal
from summitry.evidence.spans import Span

__all__ = ["MAX_LINE", "MAX_LINES", "dump", "load", "losses"]

MAX_LINE = 20_000_000
"""Bytes of the longest line."""

MAX_LINES = 1_000_000


def dump(record: Record) -> bytes:
    """``record`` as JSON lines: documents, parties, voices, issues, claims, in their order."""
    checks = checked(record)
    lines: list[dict[str, Any]] = []
    for document in record.documents:
        text = record.texts[document.id]
        words = {} if text is None else {"text": text}
        lines.append(_line("document", document.id, document_entry(document) | words))
    lines += [_line("party", id_, {"name": name}) for id_, name in record.parties.items()]
    lines += [_line("voice", voice.id, {"name": voice.name}) for voice in record.voices]
    lines += [_line("issue", id_, {"name": name}) for id_, name in record.issues.items()]
    for claim in record.claims:
        span = checks[claim.id].span
        place = {"span": list(span)} if span else {}
        lines.append(_line("claim", claim.id, claim_entry(claim) | place))
    return "".join(dumped(line) + "\n" for line in lines).encode()


def load(data: bytes, name: str = "input", texts: Mapping[str, str] | None = None) -> Loaded:
    """The record in ``data``; ``name`` is that of the file, for the errors.

    ``texts`` : words of documents by id, where the file itself has none.

    >>> load(b'{"type": "issue", "id": "wage", "name": "Wage"}').record.issues
    {'wage': 'Wage'}
    """
    found = Gathered()
    for number, line in _lines(data, name):
        text = decoded(line, name, number)
        entry = parse(text.rstrip("\r"), name, number)
        try:
            _take(entry, found)
        except BadEntry as error:
            raise refusal(name, str(error), number, error.path) from None
    given = {id_: text for id_, text in (texts or {}).items() if id_ in found.documents}
    found.texts = given | found.texts
    found.remarks += _elsewhere(found)
    return found.loaded()


def losses(record: Record) -> tuple[str, ...]:
    """Nothing: JSON lines hold all of a ``record``."""
    return ()


def _line(kind: str, id_: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": kind, "id": id_, **entry}


def _lines(data: bytes, name: str) -> list[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    count = data.count(b"\n")
    if count > MAX_LINES:
        raise refusal(name, f"more than {MAX_LINES:,} lines", MAX_LINES + 1)
    lines = list(enumerate(data.split(b"\n"), 1))
    for number, line in lines:
        if len(line) > MAX_LINE:
            raise refusal(name, f"a line of more than {MAX_LINE:,} bytes", number)
    return [(number, line) for number, line in lines if line.strip()]


def _take(entry: Any, found: Gathered) -> None:
    if not isinstance(entry, dict):
        raise BadEntry("", "expected a mapping with type and id")
    kind, id_ = entry.pop("type", None), entry.pop("id", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        nearest = hint(kind[:60] if isinstance(kind, str) else "", _KINDS)
        raise BadEntry("type", f"missing or not known{nearest}")
    try:
        key(id_)
    except ValueError as error:
        raise BadEntry("id", str(error)) from None
    _KINDS[kind](id_, entry, found)


def _take_document(id_: str, entry: dict[str, Any], found: Gathered) -> None:
    text = entry.pop("text", None)
    if text is not None and not isinstance(text, str):
        raise BadEntry("text", "expected a text")
    found.add_document(read_document(id_, entry), text)


def _take_claim(id_: str, entry: dict[str, Any], found: Gathered) -> None:
    span = _span(entry.pop("span")) if "span" in entry else None
    claim = read_claim(id_, entry)
    if span and claim.quote is None:
        raise BadEntry("span", "a paraphrase stands nowhere")
    anchor = Anchor(claim.quote or "", claim.prefix, claim.suffix, span) if span else None
    found.add_claim(claim, anchor)


def _take_party(id_: str, entry: dict[str, Any], found: Gathered) -> None:
    _new(id_, found.parties, "party")
    _new(id_, found.voices, "voice")
    found.parties[id_] = read_name(entry)


def _take_voice(id_: str, entry: dict[str, Any], found: Gathered) -> None:
    _new(id_, found.parties, "party")
    _new(id_, found.voices, "voice")
    found.voices[id_] = read_name(entry)


def _take_issue(id_: str, entry: dict[str, Any], found: Gathered) -> None:
    _new(id_, found.issues, "issue")
    found.issues[id_] = read_name(entry)


def _new(id_: str, taken: Mapping[str, object], kind: str) -> None:
    if id_ in taken:
        raise BadEntry("id", f"{kind} {id_} stands twice")


def _span(value: Any) -> Span:
    numbers = value if isinstance(value, list) else []
    if len(numbers) != 2 or any(type(number) is not int for number in numbers):
        raise BadEntry("span", "expected two whole numbers, [start, end]")
    start, end = numbers
    if not 0 <= start < end:
        raise BadEntry("span", f"expected 0 <= start < end, found [{start}, {end}]")
    return Span(start, end)


def _elsewhere(found: Gathered) -> list[str]:
    """A line that names the documents of claims that are not in the file."""
    absent = [c.document for c in found.claims.values() if c.document not in found.documents]
    return [f"documents not in this file: {shown(absent)}"] if absent else []


_KINDS: Mapping[str, Callable[[str, dict[str, Any], Gathered], None]] = {
    "document": _take_document,
    "party": _take_party,
    "voice": _take_voice,
    "issue": _take_issue,
    "claim": _take_claim,
}
"""The value of ``type`` -> what is done with the rest of the line."""
