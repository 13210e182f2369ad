"""Records from a file of Discourse Network Analyzer 3.0, our own or of others.

What dna_write wrote is read back. In a file of others, and for what was coded in ours later:

    statement     of a type that has a person, an organization or a concept; a claim whose quote
                  is the text from Start to Stop. Where the same words stand elsewhere too, the
                  neighbours that tell them apart are added. Other types are counted in a remark
    organization  a voice; make a party of it if it can accept or refuse. chain: reporter > it
    person        the speaker; without an organization a voice of its own
    concept       an issue, with a key proposed
    agreement     no: refusal, yes or none: claim; where it contradicts the act, it counts
    document      publisher = source, else author; hash = that of its text

Statements with the same claim id and place are one claim with several issues.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from summitry.errors import CaseError
from summitry.evidence.exchange.anchors import Anchor, text_hash
from summitry.evidence.exchange.dna_schema import (
    ARROW,
    CONCEPT,
    EPOCH,
    NOTE,
    ORGANIZATION,
    PERSON,
    SHORT_TEXT,
    VARIABLES,
)
from summitry.evidence.exchange.dna_tables import Tables, read_tables
from summitry.evidence.exchange.dna_values import NOTHING, Entity, Statement, entities, values
from summitry.evidence.exchange.dna_write import organization_of
from summitry.evidence.exchange.entries import BadEntry, read_document
from summitry.evidence.exchange.gathered import Gathered
from summitry.evidence.exchange.record import Loaded, shown
from summitry.evidence.exchange.strict_json import parse, refusal
from summitry.evidence.exchange.utf16 import Units
from summitry.evidence.folding import fold
from summitry.evidence.spans import Span
from summitry.model.claim import ACTS, ASSERTED, MODALITIES, REPORTER, Claim, Document
from summitry.model.keys import free_key, is_key, key_for

__all__ = ["load"]

_KINDS = ("news", "statement", "transcript", "report", "treaty", "other")
_CORE = (PERSON, ORGANIZATION, CONCEPT)


def load(data: bytes, name: str = "input", texts: Mapping[str, str] | None = None) -> Loaded:
    """The record in ``data``; ``name`` is that of the file, for the errors.

    ``texts`` : not used, as the file holds its texts; here so that all formats are called alike.
    """
    tables = read_tables(data, name)
    version = next((value for key, value in tables["SETTINGS"] if key == "version"), "")
    if not version.startswith("3."):
        raise refusal(name, f"version 3 expected, found '{version[:20]}'", path="SETTINGS")
    reading = _Reading(tables=tables, name=name)
    reading.read_documents()
    reading.read_names()
    reading.read_statements()
    return reading.loaded()


@dataclass(slots=True, kw_only=True)
class _Reading(Gathered):
    """What the ``tables`` of the file ``name`` have given so far.

    numbers : the id of each document by its number there. proposed : keys made, by kind and name.
    counted : what happened, to which.
    """

    tables: Tables
    name: str
    numbers: dict[int, str] = field(default_factory=dict)
    proposed: dict[tuple[str, str], str] = field(default_factory=dict)
    counted: dict[str, list[str]] = field(default_factory=dict)

    def said(self) -> list[str]:
        """The remarks, first what was only counted."""
        counts = [f"{what}: {len(ids)} ({shown(ids)})" for what, ids in self.counted.items()]
        return [*counts, *self.remarks]

    def count(self, what: str, which: str) -> None:
        """Notes that ``what`` has happened to ``which``."""
        self.counted.setdefault(what, []).append(which)

    def read_documents(self) -> None:
        """The documents and their texts."""
        for row in self.tables["DOCUMENTS"]:
            number, _, text, author, _, section, notes, _, _ = row
            note = _noted(notes)
            if note and note["id"] in self.texts:
                note = {}
            if not note and (author or section or notes):
                self.count("documents whose author, section and notes are not kept", f"{number}")
            document = self._ours(row, note) if note else self._foreign(row)
            self.numbers[number] = document.id
            self.add_document(document, text)

    def _ours(self, row: tuple[Any, ...], note: Mapping[str, Any]) -> Document:
        _, title, _, _, source, section, _, kind, seconds = row
        entry = {"publisher": source, "title": title, "kind": kind, **note}
        entry |= {"cluster": section} if is_key(section) else {}
        entry["date"] = self._day(seconds).isoformat()
        entry = {key: value for key, value in entry.items() if value != "" and key != "id"}
        try:
            return read_document(note["id"], entry)
        except BadEntry as error:
            path = f"DOCUMENTS.{error.path}"
            raise refusal(self.name, f"row {row[0]}: {error}", path=path) from None

    def _foreign(self, row: tuple[Any, ...]) -> Document:
        number, title, text, author, source, _, _, kind, seconds = row
        known = kind.lower() if kind.lower() in _KINDS else "other"
        id_ = free_key(key_for(f"dna {number}", "dna"), self.texts)
        publisher = source or author or "unknown"
        day = self._day(seconds)
        return Document(id_, publisher, day, known, title, sha256=text_hash(text))

    def _day(self, seconds: int) -> date:
        try:
            return EPOCH + timedelta(days=seconds // 86_400)
        except OverflowError:
            said = f"no date: {seconds} seconds after {EPOCH}"
            raise refusal(self.name, said, path="DOCUMENTS.Date") from None

    def read_names(self) -> None:
        """The parties, voices and issues that were written here."""
        variables = {row[0]: row[1] for row in self.tables["VARIABLES"]}
        found_in = entities(self.tables)
        for number, variable, _ in self.tables["ENTITIES"]:
            found, name = found_in[number], variables.get(variable)
            if name == ORGANIZATION and found.kind == "party" and is_key(found.key):
                self.parties[found.key] = found.value
            elif name == ORGANIZATION and found.kind == "voice" and is_key(found.key):
                self.voices[found.key] = found.value
            elif name == CONCEPT and found.kind == "issue" and is_key(found.key):
                self.issues[found.key] = found.value

    def read_statements(self) -> None:
        """The claims; statements with one claim id and one place are one."""
        groups: dict[tuple[str, str, Span], list[Statement]] = {}
        for statement in _statements(self):
            own = statement.texts.get("claim", "")
            own = own if is_key(own) else f" {statement.number}"
            groups.setdefault((own, statement.document, statement.span), []).append(statement)
        for (own, _, _), group in groups.items():
            id_ = own if is_key(own) and own not in self.claims else self._id(group[0].number)
            self._claim(id_, group)

    def _id(self, number: int) -> str:
        return free_key(key_for(f"dna {number}", "dna"), self.claims)

    def _claim(self, id_: str, group: list[Statement]) -> None:
        one = group[0]
        concepts = [s.entities[CONCEPT] for s in group if s.word(CONCEPT)]
        quote = one.word("quote")
        same = quote and fold(quote).text == fold(one.words).text
        about = one.entities.get("about")
        modality = one.word("modality")
        claim = Claim(
            id_,
            one.document,
            self._chain(id_, one),
            self._act(id_, one),
            tuple(self._issue(concept) for concept in concepts),
            quote=quote if same else one.words,
            about=self._actor(about) if about and about.value else None,
            speaker=one.word(PERSON) or None,
            statement=one.word("statement") if is_key(one.word("statement")) else None,
            position=one.word("position") or None,
            prefix=one.word("prefix"),
            suffix=one.word("suffix"),
            modality=modality if modality in MODALITIES else ASSERTED,
            condition=one.word("condition") or None,
        )
        self.add_claim(claim, Anchor(one.words, claim.prefix, claim.suffix, one.span))

    def _act(self, id_: str, one: Statement) -> str:
        act = one.word("act")
        refused = one.agreement == 0
        if act in ACTS and (one.agreement is None or refused == (act == "refusal")):
            return act
        if act:
            self.remarks.append(f"{id_}: agreement contradicts the act '{act[:40]}', it counts")
        return "refusal" if refused else "claim"

    def _chain(self, id_: str, one: Statement) -> tuple[str, ...]:
        chain, person = one.chain(), one.word(PERSON)
        entity = one.entities.get(ORGANIZATION)
        named = self._actor(entity) if entity and entity.value else ""
        if chain and organization_of(chain, person, self.voices) == named:
            return chain
        if chain:
            self.remarks.append(f"{id_}: coded anew, the chain was {ARROW.join(chain)}")
        told = named or (self._actor(Entity(person)) if person else "")
        return (REPORTER, told) if told else (REPORTER,)

    def _actor(self, entity: Entity) -> str:
        """The id of a party or voice: the one that was written here, or a voice proposed."""
        if is_key(entity.key):
            return entity.key
        taken = {**self.parties, **self.voices, REPORTER: ""}
        return self._proposed("voice", entity.value, taken, self.voices)

    def _issue(self, entity: Entity) -> str:
        if is_key(entity.key):
            return entity.key
        return self._proposed("issue", entity.value, self.issues, self.issues)

    def _proposed(
        self, kind: str, name: str, taken: Mapping[str, str], names: dict[str, str]
    ) -> str:
        if (kind, name) not in self.proposed:
            id_ = free_key(key_for(name, kind), taken)
            self.proposed[kind, name] = id_
            names[id_] = name
            self.count(f"{kind}s proposed", id_)
        return self.proposed[kind, name]


def _noted(notes: str) -> dict[str, Any]:
    """What dna_write wrote into the ``notes`` of a document; empty if it did not."""
    if not notes.startswith(NOTE + "{"):
        return {}
    try:
        note = parse(notes[len(NOTE) :], "")
    except CaseError:
        return {}
    return note if isinstance(note.get("id"), str) and is_key(note["id"]) else {}


def _statements(reading: _Reading) -> Iterable[Statement]:
    """The statements that are read, in order; the others are counted in ``reading``."""
    tables = reading.tables
    types = _types(tables, reading)
    told = values(tables)
    units = {number: Units(reading.texts[id_]) for number, id_ in reading.numbers.items()}
    for number, kind, document, start, stop in tables["STATEMENTS"]:
        if kind not in types:
            continue
        if document not in units or not 0 <= start < stop <= units[document].length:
            reading.count("statements that stand in no text, left out", f"{number}")
            continue
        span = Span(units[document].point(start), units[document].point(stop, up=True))
        id_ = reading.numbers[document]
        words = span.of(reading.texts[id_])
        if not fold(words).text.strip():
            reading.count("statements without words, left out", f"{number}")
            continue
        yield replace(
            told.get(number, NOTHING), number=number, document=id_, span=span, words=words
        )


def _types(tables: Tables, reading: _Reading) -> set[int]:
    """The types with a person, an organization or a concept; remarks on what is not read."""
    labels: dict[int, str] = {row[0]: row[1] for row in tables["STATEMENTTYPES"]}
    mine: dict[int, set[str]] = {}
    for _, name, kind, type_ in tables["VARIABLES"]:
        if name not in VARIABLES:
            reading.count("variables not kept", f"{name} of {labels.get(type_, type_)}")
        elif kind == SHORT_TEXT and name in _CORE:
            mine.setdefault(type_, set()).add(name)
    for _, type_, *_ in tables["STATEMENTS"]:
        if type_ not in mine:
            label = f"{labels.get(type_, type_)}"
            reading.count("statements without person, organization or concept, left out", label)
    return set(mine)
