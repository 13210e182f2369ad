"""The evidence of a case as a record for other tools, and a record from them as a case."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summitry.cases.compile import compile_issues
from summitry.cases.evidence import claims, documents, voices
from summitry.cases.read import Loaded
from summitry.cases.schema import Case
from summitry.cases.write import dump_case
from summitry.errors import CaseError, Problem
from summitry.evidence.documents import find_documents
from summitry.evidence.exchange.record import Record
from summitry.model.claim import REPORTER, Claim, Document
from summitry.model.keys import free_key, key_for
from summitry.reading.evidence_file import Entry

__all__ = ["case_texts", "new_entries", "record_of"]


def record_of(loaded: Loaded, folders: Sequence[Path] = ()) -> Record:
    """The evidence of the case ``loaded``, with the texts found in its folder and ``folders``."""
    case = loaded.case
    papers = documents(case)
    found = find_documents(papers, (loaded.folder, *folders))
    return Record(
        papers,
        claims(case),
        voices(case),
        {key: party.name for key, party in case.parties.items()},
        {issue.id: issue.name for issue in compile_issues(case)},
        {paper.id: found[paper.id].text for paper in papers},
    )


def new_entries(record: Record, case: Case) -> tuple[list[Entry], list[str]]:
    """What ``record`` holds and ``case`` does not, as entries of its evidence, and remarks on the
    claims that stand in both and differ: they stay as the case has them.

    Documents are the same by their hash, voices by their name. A key that stands for another one in
    the case is changed on the way in.
    """
    papers, voices_ = _papers(record, case), _voices(record, case)
    entries: list[Entry] = [
        ("documents", papers[d.id], _document(replace(d, id=papers[d.id]), None))
        for d in record.documents
        if papers[d.id] not in case.evidence.documents
    ]
    entries += [
        ("voices", voices_[voice.id], {"name": voice.name})
        for voice in record.voices
        if voices_[voice.id] not in (*case.evidence.voices, *case.parties)
    ]
    remarks: list[str] = []
    mine = {claim.id: claim for claim in claims(case)}
    for claim in record.claims:
        moved = _moved(claim, papers, voices_)
        if claim.id not in mine:
            entries.append(("claims", claim.id, _claim(moved)))
        elif mine[claim.id] != moved:
            remarks.append(f"claim {claim.id} differs and stays as the case has it")
    return entries, remarks


def _papers(record: Record, case: Case) -> dict[str, str]:
    """The key in ``case`` of each document of ``record``."""
    hashes = {key: d.sha256 for key, d in case.evidence.documents.items()}
    known = {sha: key for key, sha in hashes.items() if sha}
    found: dict[str, str] = {}
    for d in record.documents:
        if d.sha256 in known:
            found[d.id] = known[d.sha256]
            continue
        other = d.sha256 is not None and hashes.get(d.id) is not None
        taken = {*hashes, *found.values()} if other else set(found.values())
        found[d.id] = free_key(d.id, taken)
    return found


def _voices(record: Record, case: Case) -> dict[str, str]:
    """The key in ``case`` of each voice of ``record``; a voice may be a party there."""
    names = {key: voice.name for key, voice in case.evidence.voices.items()}
    names |= {key: party.name for key, party in case.parties.items()}
    known = {name: key for key, name in reversed(names.items())}
    found: dict[str, str] = {}
    for voice in record.voices:
        same = voice.id if names.get(voice.id) == voice.name else known.get(voice.name)
        found[voice.id] = same or free_key(voice.id, {*names, *found.values()})
    return found


def _moved(claim: Claim, papers: Mapping[str, str], voices_: Mapping[str, str]) -> Claim:
    """``claim`` with the keys that its document and voices have in the case."""
    return replace(
        claim,
        document=papers.get(claim.document, claim.document),
        chain=tuple(voices_.get(key, key) for key in claim.chain),
        about=voices_.get(claim.about, claim.about) if claim.about else claim.about,
    )


def case_texts(record: Record, title: str, day: datetime.date) -> dict[str, str]:
    """The files of a case called ``title`` of that ``day`` that holds ``record``: name -> text.

    Issues get placeholder options, for a record has none, and claims lose their position rules,
    which speak of options; the texts become its documents. CaseError where the record cannot be a
    case.
    """
    files = {f"documents/{d.id}.txt": t for d in record.documents if (t := record.texts[d.id])}
    plain = {
        "summitry": "1",
        "title": title,
        "date": day,
        "parties": _parties(record),
        "issues": {key: _issue(name) for key, name in (record.issues or _NO_ISSUE).items()},
        "evidence": {
            "documents": {d.id: _document(d, record.texts[d.id]) for d in record.documents},
            "voices": {voice.id: {"name": voice.name} for voice in record.voices},
            "claims": {c.id: _claim(replace(c, position=None)) for c in record.claims},
        },
    }
    try:
        case = Case.model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise CaseError([Problem(title, 1, 1, place, first["msg"])]) from error
    return {**dump_case(case), **files}


def _parties(record: Record) -> dict[str, Any]:
    """The parties, with the people who speak in claims at the end of whose chain they stand."""
    parties: dict[str, Any] = {
        key: {"name": name, "speakers": _people(record, key)}
        for key, name in record.parties.items()
    }
    for name in ("First side", "Second side"):
        if len(parties) < 2:
            parties[free_key(key_for(name, "x"), parties)] = {"name": name, "speakers": []}
    return parties


def _people(record: Record, party: str) -> list[str]:
    spoke = (c.speaker for c in record.claims if c.speaker and party in c.chain)
    return list(dict.fromkeys(spoke))


_NO_ISSUE = {"first_issue": "the first issue"}
_OPTIONS = {"none": "nothing is settled", "some": "something is settled", "all": "all is settled"}


def _issue(name: str) -> dict[str, Any]:
    why = "a place to start from: the record that was imported has no options"
    return {"name": name, "options": _OPTIONS, "status_quo": "none", "assumed": why}


def _document(document: Document, text: str | None) -> dict[str, Any]:
    fields = {
        "publisher": document.publisher or "unknown",
        "date": document.date,
        "kind": document.kind,
        "title": document.title or None,
        "sha256": sha256(text.encode()).hexdigest() if text else document.sha256,
        "file": f"documents/{document.id}.txt" if text else document.file,
        "cluster": document.cluster if document.cluster != document.id else None,
    }
    return _given(fields)


def _claim(claim: Claim) -> dict[str, Any]:
    fields = {
        "in": claim.document,
        "chain": claim.chain or (REPORTER,),
        "speaker": claim.speaker,
        "act": claim.act,
        "about": claim.about,
        "issues": claim.issues,
        "statement": claim.statement,
        "position": claim.position,
        "modality": claim.modality,
        "condition": claim.condition,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
        "quote": claim.quote,
        "paraphrase": claim.paraphrase,
    }
    return _given(fields)


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", ())}
