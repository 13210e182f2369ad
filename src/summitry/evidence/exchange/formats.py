"""The formats in which claims leave and enter.

    webanno   W3C Web Annotation, JSON-LD         holds all of a record
    jsonl     a line a document, name or claim    holds all of a record
    dna       Discourse Network Analyzer 3.0      what stands in a text at hand

    plover    PLOVER event records, CAMEO codes    out only: what an event ontology has a code for

Each but the last is two pure functions between a record and bytes: ``load(dump(record)).record ==
record`` but for what ``losses(record)`` names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from summitry.errors import UnknownName
from summitry.evidence.exchange import dna_read, dna_write, jsonl, plover, webanno
from summitry.evidence.exchange.record import Loaded, Record

__all__ = ["EVENTS", "FORMATS", "Export", "Format", "format_named"]


@dataclass(frozen=True, slots=True)
class Export:
    """A format that is written: ``name`` on the command line, ``title``, ``suffix`` of its files.

    dump : the bytes of a record.
    losses : what the format cannot hold of a record, one line each.
    """

    name: str
    title: str
    suffix: str
    dump: Callable[[Record], bytes]
    losses: Callable[[Record], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Format(Export):
    """A format that is read, too.

    load : the record in bytes, given the name of the file for errors, and texts by document where
        the file has none; CaseError, one line with the place, where it is none of this format.
    """

    load: Callable[[bytes, str, Mapping[str, str] | None], Loaded]


def format_named(name: str) -> Format:
    """The format called ``name``; UnknownName with the nearest otherwise.

    >>> format_named("dna").title
    'Discourse Network Analyzer'
    """
    for form in FORMATS:
        if form.name == name:
            return form
    raise UnknownName("format", name, [form.name for form in FORMATS])


FORMATS = (
    Format("webanno", "W3C Web Annotation", ".jsonld", webanno.dump, webanno.losses, webanno.load),
    Format("jsonl", "JSON lines", ".jsonl", jsonl.dump, jsonl.losses, jsonl.load),
    Format(
        "dna",
        "Discourse Network Analyzer",
        ".dna",
        dna_write.dump,
        dna_write.losses,
        dna_read.load,
    ),
)
"""Every format that is read and written."""

EVENTS = Export("plover", "PLOVER event records", ".json", plover.dump, plover.losses)
"""The format that is only written."""
