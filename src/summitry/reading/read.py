"""Reading a folder into a case: keep the documents, read each, find the stories they tell.

A document that was read under the same settings is not read again, so a run that was killed goes
on where it was. Each document's line is on the disk before the next is begun; the stories are made
once all are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from summitry.cases.read import Loaded
from summitry.evidence.intake.gather import Failure, gather_files
from summitry.evidence.intake.reading import shown
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.propose import Proposed
from summitry.reading.files import documents_folder, proposals_file
from summitry.reading.keep import keep_file, kept_name
from summitry.reading.store import (
    ReadDocument,
    add_document,
    read_documents,
    read_of,
)

__all__ = ["Propose", "Read", "read_folder"]

Propose = Callable[[Source], Proposed]
"""What a source is read to say."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document that is read: its line, its source, and whether the line was there already."""

    document: ReadDocument
    source: Source
    known: bool


def read_folder(
    path: Path | None, loaded: Loaded, propose: Propose, settings: str
) -> Iterator[Read | Failure]:
    """Read the file, folder or archive ``path`` into the case ``loaded``, then whatever else stands
    in its documents folder; only the latter if ``path`` is None.

    ``settings`` is the fingerprint of how ``propose`` reads. Each document comes once, by its hash.
    """
    known, seen = read_documents(loaded.folder), set()
    for source in _sources(path, loaded.folder):
        if isinstance(source, Failure):
            yield source
            continue
        if source.sha256 in seen:
            continue
        seen.add(source.sha256)
        document = known.get(source.sha256)
        if document is not None and document.settings == settings:
            yield Read(replace(document, name=source.name), source, known=True)
            continue
        document = read_of(source, settings, propose(source))
        add_document(loaded.folder, document)
        yield Read(document, source, known=False)


def _sources(path: Path | None, case: Path) -> Iterator[Source | Failure]:
    """The sources of ``path``, kept as they are met, then those of other documents of the case."""
    folder, kept = documents_folder(case), set()
    if path is not None and not path.resolve().is_relative_to(folder.resolve()):
        own = (folder, proposals_file(case).parent)
        for name, source in gather_files(path, without=own):
            if isinstance(source, Failure):
                yield source
                continue
            file = path / name if path.is_dir() else path
            outer = keep_file(file, kept_name(name), folder)
            kept.add(outer)
            yield replace(source, name=outer + source.name.removeprefix(shown(name)))
    if folder.is_dir():
        for name, source in gather_files(folder):
            if name not in kept:
                yield source
