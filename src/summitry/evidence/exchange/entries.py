"""Documents, claims and names as plain mappings, with the keys of ``evidence.yaml``.

What has its default value is left out. A mapping that comes in is read strictly: no key that is
not known, every value of its kind. The keys of a claim: ``in`` (its document), ``chain``, ``act``,
``issues``, ``quote`` or ``paraphrase``, ``about``, ``speaker``, ``statement``, ``position``,
``prefix``, ``suffix``, ``modality``, ``condition``. Those of a document: ``publisher``, ``date``,
``kind``, ``title``, ``sha256``, ``file``, ``cluster``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from summitry.errors import hint
from summitry.model.claim import ACTS, ASSERTED, MODALITIES, Claim, Document
from summitry.model.keys import LONGEST, is_key

__all__ = [
    "CLAIM_KEYS",
    "DOCUMENT_KEYS",
    "BadEntry",
    "claim_entry",
    "document_entry",
    "key",
    "read_claim",
    "read_document",
    "read_name",
    "words",
]

MAX_CHAIN = 20

Entry = Mapping[str, Any]
_Reader = Callable[[Any], Any]


class BadEntry(ValueError):
    """What is wrong with an entry: at which of its keys, and why."""

    def __init__(self, path: str, message: str) -> None:
        self.path = path
        super().__init__(message)


def document_entry(document: Document) -> dict[str, Any]:
    """The mapping of ``document``, its id aside."""
    entry = {key: getattr(document, field) for key, (field, _) in DOCUMENT_KEYS.items()}
    return _present({**entry, "date": document.date.isoformat()})


def claim_entry(claim: Claim) -> dict[str, Any]:
    """The mapping of ``claim``, its id aside.

    >>> claim_entry(Claim("c", "d", ("reporter", "us"), "refusal", quote="not yet"))
    {'in': 'd', 'chain': ['reporter', 'us'], 'act': 'refusal', 'quote': 'not yet'}
    """
    entry = {key: getattr(claim, field) for key, (field, _) in CLAIM_KEYS.items()}
    entry |= {"chain": list(claim.chain), "issues": list(claim.issues)}
    entry["modality"] = "" if claim.modality == ASSERTED else claim.modality
    return _present(entry)


def read_document(id_: str, entry: Entry) -> Document:
    """The document called ``id_`` that ``entry`` describes; BadEntry where it does not."""
    return Document(id=id_, **_read(entry, DOCUMENT_KEYS, ("publisher", "date", "kind")))


def read_claim(id_: str, entry: Entry) -> Claim:
    """The claim called ``id_`` that ``entry`` describes; BadEntry where it does not."""
    fields = _read(entry, CLAIM_KEYS, ("in", "chain", "act"))
    if ("quote" in fields) == ("paraphrase" in fields):
        raise BadEntry("quote", "a claim has either a quote or a paraphrase")
    return Claim(id=id_, **fields)


def read_name(entry: Entry) -> str:
    """The name in the ``entry`` of a party, a voice or an issue."""
    return str(_read(entry, {"name": ("name", words)}, ("name",))["name"])


def _present(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _read(
    entry: Entry, keys: Mapping[str, tuple[str, _Reader]], needed: tuple[str, ...]
) -> dict[str, Any]:
    for name in needed:
        if name not in entry:
            raise BadEntry(name, "missing")
    fields = {}
    for name, value in entry.items():
        if name not in keys:
            raise BadEntry(name[:LONGEST], f"no such key{hint(name[:LONGEST], keys)}")
        field, reader = keys[name]
        try:
            fields[field] = reader(value)
        except ValueError as error:
            raise BadEntry(name, str(error)) from None
    return fields


def words(value: Any) -> str:
    """``value`` if it is a text that is not empty; ValueError otherwise."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"expected a text, found {_shown(value)}")
    return value


def key(value: Any) -> str:
    """``value`` if it is a key; ValueError otherwise."""
    if not isinstance(value, str) or not is_key(value):
        raise ValueError(f"expected a key of letters, digits and _, found {_shown(value)}")
    return value


def _keys(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"expected a list of keys, found {_shown(value)}")
    return tuple(key(item) for item in value)


def _chain(value: Any) -> tuple[str, ...]:
    links = _keys(value)
    if not 1 <= len(links) <= MAX_CHAIN:
        raise ValueError(f"a chain has 1 to {MAX_CHAIN} links, not {len(links)}")
    return links


def _one_of(allowed: tuple[str, ...]) -> _Reader:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"no such word: {_shown(value)}{hint(str(value)[:LONGEST], allowed)}")
        return str(value)

    return read


def _day(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return date.fromisoformat(value)
    raise ValueError(f"expected a date such as 2019-02-28, found {_shown(value)}")


def _hash(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value):
        return value
    raise ValueError(f"expected a SHA-256 of 64 small hexadecimal digits, found {_shown(value)}")


def _shown(value: Any) -> str:
    shown = str(value) if isinstance(value, str) else repr(value)
    return f"'{shown}'" if len(shown) <= LONGEST else f"'{shown[:LONGEST]}…'"


DOCUMENT_KEYS: Mapping[str, tuple[str, _Reader]] = {
    "publisher": ("publisher", words),
    "date": ("date", _day),
    "kind": ("kind", words),
    "title": ("title", words),
    "sha256": ("sha256", _hash),
    "file": ("file", words),
    "cluster": ("cluster", key),
}
"""Key of an entry -> field of Document and how its value is read."""

CLAIM_KEYS: Mapping[str, tuple[str, _Reader]] = {
    "in": ("document", key),
    "chain": ("chain", _chain),
    "act": ("act", _one_of(ACTS)),
    "issues": ("issues", _keys),
    "quote": ("quote", words),
    "paraphrase": ("paraphrase", words),
    "about": ("about", key),
    "speaker": ("speaker", words),
    "statement": ("statement", key),
    "position": ("position", words),
    "prefix": ("prefix", words),
    "suffix": ("suffix", words),
    "modality": ("modality", _one_of(MODALITIES)),
    "condition": ("condition", words),
}
"""Key of an entry -> field of Claim and how its value is read."""
