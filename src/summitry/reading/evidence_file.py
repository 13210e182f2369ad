"""Claims put into a case's evidence.yaml and taken out again, whole and checked, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from summitry.cases.entries import flow, put_entry, take_entry
from summitry.cases.nodes import Text
from summitry.cases.read import EVIDENCE_FILE, Loaded, load_texts, read_texts
from summitry.cases.write import replace_file
from summitry.errors import CaseError, Problem

__all__ = ["Entry", "changed", "evidence_state", "with_entries", "written"]

Entry = tuple[str, str, Mapping[str, Any]]
"""A section of evidence.yaml, a key, and the fields of its entry."""

_UTF8_MARK = b"\xef\xbb\xbf"


def with_entries(
    loaded: Loaded, entries: Iterable[Entry], without: str | None = None
) -> dict[str, Text]:
    """The texts of the case ``loaded`` with ``entries`` added to its evidence.yaml, and ``without``
    the claim of that key, if one is given.

    Nothing is written. CaseError if the case would not check, if something in it rests on the
    claim, or if its evidence stands in case.yaml; UnknownName if there is no such claim.
    """
    texts = _texts(loaded)
    if without is not None:
        evidence = texts[EVIDENCE_FILE]
        texts[EVIDENCE_FILE] = Text(evidence.name, take_entry(evidence, "claims", without))
    for section, key, fields in entries:
        evidence = texts[EVIDENCE_FILE]
        after = put_entry(evidence, section, key, flow(fields))
        texts[EVIDENCE_FILE] = Text(evidence.name, after)
    load_texts(loaded.folder, texts)
    return texts


def evidence_state(loaded: Loaded) -> str:
    """A hash of the evidence.yaml of the case ``loaded`` as it stands on the disk now."""
    file = loaded.folder / EVIDENCE_FILE
    return sha256(file.read_bytes() if file.is_file() else b"").hexdigest()[:16]


def written(loaded: Loaded, texts: Mapping[str, Text]) -> Loaded:
    """Put the evidence.yaml of ``texts`` on the disk, in one step; the case as it is then."""
    file = loaded.folder / EVIDENCE_FILE
    mark = _UTF8_MARK if file.is_file() and file.read_bytes().startswith(_UTF8_MARK) else b""
    replace_file(file, mark + texts[EVIDENCE_FILE].content.encode())
    return load_texts(loaded.folder, texts)


def changed(loaded: Loaded) -> Loaded:
    """The case as it stands on the disk now."""
    return load_texts(loaded.folder, _texts(loaded))


def _texts(loaded: Loaded) -> dict[str, Text]:
    texts = read_texts(loaded.folder, str(loaded.folder))
    if EVIDENCE_FILE not in texts:
        if "evidence" in loaded.root.value:
            name = texts["case.yaml"].name
            message = f"move the evidence from here into {EVIDENCE_FILE} first"
            raise CaseError([Problem(name, 1, 1, "evidence", message)])
        texts[EVIDENCE_FILE] = Text(str(loaded.folder / EVIDENCE_FILE), "{}\n")
    return texts
