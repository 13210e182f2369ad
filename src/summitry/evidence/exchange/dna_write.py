"""Records as a file of Discourse Network Analyzer 3.0.

    document    title; text; source = publisher; type = kind; section = cluster; date = its day at
                0:00 UTC; the rest (id, hash, file, what is too long) in the notes, in one line
    claim       a "DNA Statement" from Start to Stop, which count UTF-16 units; one for each issue
    person      the speaker
    organization    who answers for it: the party or voice at the end of the chain; empty if that
                is the reporter, or a voice of the speaker's own name
    concept     the issue
    agreement   0 for a refusal, else 1
    act, modality, about, claim, chain, …    as they are (see dna_schema); the chain with " > "

Parties, voices and issues are entities with the id as attribute "Key" and "party", "voice" or
"issue" as attribute "Type". DNA needs the text: what does not stand in one is a loss.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from summitry.evidence.exchange.anchors import checked
from summitry.evidence.exchange.dna_schema import (
    ARROW,
    CODER,
    CONCEPT,
    EPOCH,
    HASH,
    NOTE,
    ORGANIZATION,
    PERSON,
    SHORT,
    TABLES,
    VARIABLES,
    VERSION,
)
from summitry.evidence.exchange.dna_writer import IDS, Rows, Writer, cut, labelled
from summitry.evidence.exchange.record import Record, shown
from summitry.evidence.exchange.strict_json import dumped
from summitry.evidence.exchange.utf16 import Units
from summitry.model.claim import REPORTER, Claim, Document

__all__ = ["STATEMENT", "dump", "losses", "organization_of"]

STATEMENT = "DNA Statement"
_TYPE_ID = 1


def dump(record: Record) -> bytes:
    """The SQLite file of ``record``, the same bytes each time."""
    rows = _rows(record)
    with closing(sqlite3.connect(":memory:")) as connection:
        for table, columns in TABLES.items():
            said = ", ".join(f"{name} {words}".strip() for name, words in columns.items())
            connection.execute(f"CREATE TABLE {table}({said})")
        for table, entries in rows.items():
            for entry in entries:
                names, marks = ", ".join(entry), ", ".join("?" * len(entry))
                command = f"INSERT INTO {table} ({names}) VALUES ({marks})"
                connection.execute(command, tuple(entry.values()))
        connection.commit()
        return connection.serialize()


def losses(record: Record) -> tuple[str, ...]:
    """What the file of ``record`` will not hold, one line each."""
    spans = _spans(record)
    absent = [id_ for id_, text in record.texts.items() if text is None]
    lost = [claim for claim in record.claims if claim.id not in spans]
    told = [claim.id for claim in lost if claim.quote is None]
    quoted = [claim for claim in lost if claim.quote is not None]
    apart = [c.id for c in quoted if record.texts.get(c.document) is None]
    moved = [c.id for c in quoted if record.texts.get(c.document) is not None]
    speakers = [c.id for c in record.claims if len(c.speaker or "") > SHORT and c.id in spans]
    names = [*_respelled(record.names), *_respelled(record.issues)]
    found = {
        "documents whose text is not at hand": absent,
        "paraphrases, which stand in no text": told,
        "quotes whose text is not at hand": apart,
        "quotes that do not stand in their text": moved,
        f"speakers cut at {SHORT} characters": speakers,
        f"names changed, as they are empty, double or over {SHORT} characters": names,
    }
    return tuple(f"{what}: {len(ids)} ({shown(ids)})" for what, ids in found.items() if ids)


def organization_of(chain: tuple[str, ...], speaker: str, names: Mapping[str, str]) -> str:
    """The id of who answers for a claim with that ``chain``; empty if nobody but the ``speaker``.

    ``names`` : names of voices by id.

    >>> organization_of(("reporter", "us"), "Donald Trump", {})
    'us'
    >>> organization_of(("reporter", "lee"), "Jean H. Lee", {"lee": "Jean H. Lee"})
    ''
    """
    end = chain[-1]
    own = bool(speaker) and names.get(end) == speaker
    return "" if end == REPORTER or own else end


def _spans(record: Record) -> dict[str, tuple[int, int]]:
    """Where the quote of each claim stands that stands in a text of a document of ``record``."""
    checks = checked(record)
    return {id_: check.span for id_, check in checks.items() if check.span is not None}


def _rows(record: Record) -> Rows:
    rows: Rows = {table: [] for table in TABLES}
    rows["SETTINGS"] = [
        {"Property": "version", "Value": VERSION},
        {"Property": "date", "Value": EPOCH.isoformat()},
    ]
    rows["CODERS"] = [{"ID": CODER, "Name": "Admin", "Red": 255, "Green": 255, "Password": HASH}]
    kind = {"ID": _TYPE_ID, "Label": STATEMENT, "Red": 239, "Green": 208, "Blue": 51}
    rows["STATEMENTTYPES"] = [kind]
    rows["VARIABLES"] = [
        {"ID": IDS[name], "Variable": name, "DataType": kind, "StatementTypeId": _TYPE_ID}
        for name, kind in VARIABLES.items()
    ]
    numbers = {id_: n for n, (id_, t) in enumerate(record.texts.items(), 1) if t is not None}
    rows["DOCUMENTS"] = [
        _document(document, numbers[document.id], record.texts[document.id] or "")
        for document in record.documents
        if document.id in numbers
    ]
    _statements(record, numbers, Writer(record, rows))
    return rows


def _document(document: Document, number: int, text: str) -> dict[str, Any]:
    note = {"id": document.id, "sha256": document.sha256, "file": document.file}
    entry = {
        "title": document.title,
        "publisher": document.publisher,
        "kind": document.kind,
        "cluster": document.cluster,
    }
    note |= {name: words for name, words in entry.items() if len(words) > SHORT}
    return {
        "ID": number,
        "Title": cut(document.title),
        "Text": text,
        "Coder": CODER,
        "Source": cut(document.publisher),
        "Section": cut(document.cluster),
        "Notes": NOTE + dumped({k: v for k, v in note.items() if v is not None}),
        "Type": cut(document.kind),
        "Date": (document.date - EPOCH).days * 86_400,
    }


def _statements(record: Record, numbers: Mapping[str, int], writer: Writer) -> None:
    spans = _spans(record)
    units = {id_: Units(text) for id_, text in record.texts.items() if text is not None}
    for claim in record.claims:
        if claim.id not in spans:
            continue
        start, end = spans[claim.id]
        count = units[claim.document]
        words = (record.texts[claim.document] or "")[start:end]
        place = {
            "StatementTypeId": _TYPE_ID,
            "DocumentId": numbers[claim.document],
            "Start": count.unit(start),
            "Stop": count.unit(end),
            "Coder": CODER,
        }
        for issue in claim.issues or ("",):
            writer.statement(place, _values(claim, issue, words, writer.voices))


def _values(claim: Claim, issue: str, words: str, voices: Mapping[str, str]) -> dict[str, Any]:
    """The value of each variable; that of an organization, a concept or ``about`` is an id."""
    return {
        PERSON: cut(claim.speaker or ""),
        ORGANIZATION: organization_of(claim.chain, cut(claim.speaker or ""), voices),
        CONCEPT: issue,
        "agreement": 0 if claim.act == "refusal" else 1,
        "act": claim.act,
        "modality": claim.modality,
        "about": claim.about or "",
        "claim": claim.id,
        "chain": ARROW.join(claim.chain),
        "statement": claim.statement or "",
        "position": claim.position or "",
        "condition": claim.condition or "",
        "quote": "" if claim.quote == words else claim.quote,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
    }


def _respelled(names: Mapping[str, str]) -> list[str]:
    return [id_ for id_, label in labelled(names, ()).items() if label != names[id_]]
