"""The formats in which claims leave and enter.

    webanno   W3C Web Annotation, JSON-LD         holds all of a record
    jsonl     a line a document, name or claim    holds all of a record
    dna       Discourse Network Analyzer 3.0      what stands in a text at hand

Each is two pure functions between a record and bytes: ``load(dump(record)).record == record`` but
for what ``losses(record)`` names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from summitry.errors import UnknownName
from summitry.evidence.exchange import dna_read, dna_write, jsonl, webanno
from summitry.evidence.exchange.record import Loaded, Record

__all__ = ["FORMATS", "Format", "format_named"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``name`` on the command line, ``title`` in a sentence, ``suffix`` of its files.

    dump : the bytes of a record.
    load : the record in bytes, given the name of the file for errors, and texts by document where
        the file has none; CaseError, one line with the place, where it is none of this format.
    losses : what the format cannot hold of a record, one line each.
    """

    name: str
    title: str
    suffix: str
    dump: Callable[[Record], bytes]
    load: Callable[[bytes, str, Mapping[str, str] | None], Loaded]
    losses: Callable[[Record], tuple[str, ...]]


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
    Format("webanno", "W3C Web Annotation", ".jsonld", webanno.dump, webanno.load, webanno.losses),
    Format("jsonl", "JSON lines", ".jsonl", jsonl.dump, jsonl.load, jsonl.losses),
    Format(
        "dna",
        "Discourse Network Analyzer",
        ".dna",
        dna_write.dump,
        dna_read.load,
        dna_write.losses,
    ),
)
"""Every format."""
