"""Finding the texts of documents: by the hash of their bytes, then by their file name.

A document is **found** when a file of the folders has its sha256; without a sha256 in the case,
when its ``file`` stands in the first folder (the case's own). It is **other text** when a file of
its name is there with another hash, **unreadable** when no text can be read from its bytes, else
**absent**: the record may well be cited without being at hand (rights, secrecy).

The bytes are hashed as they are. The text of plain UTF-8 is those bytes decoded, less a byte order
mark; line ends stay. Of any other kind (HTML, PDF, Word, mail, Markdown, another encoding) it is
the text that intake reads from the bytes, so that quotes are checked against what was read. A file
within an archive or a mail ("documents/all.zip!/talks.txt") is looked for in it. The search is
bounded: at most MAX_FILES files, none above MAX_BYTES, no symbolic link followed, nothing outside
the folders given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from summitry.errors import UnknownName
from summitry.evidence.intake.formats import PLAIN, format_of
from summitry.evidence.intake.limits import MAX_BYTES, MAX_FILES
from summitry.evidence.intake.reader import Failure, read_parts
from summitry.evidence.intake.reading import Unreadable
from summitry.evidence.intake.source import Source
from summitry.model.claim import Document

__all__ = [
    "ABSENT",
    "FOUND",
    "MAX_BYTES",
    "MAX_FILES",
    "OTHER_TEXT",
    "UNREADABLE",
    "FoundDocument",
    "FoundDocuments",
    "find_documents",
]

FOUND, OTHER_TEXT, UNREADABLE, ABSENT = "found", "other text", "unreadable", "absent"

_PART = "!/"
"""Stands between the name of an archive and that of a file in it."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """One document: its ``text`` if ``status`` is FOUND, else the ``reason`` why there is none."""

    document: str
    status: str
    text: str | None = None
    path: Path | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """What became of each document, by its id."""

    entries: Mapping[str, FoundDocument]

    def __getitem__(self, document: str) -> FoundDocument:
        """The entry of one document; UnknownName if it was not looked for."""
        if document not in self.entries:
            raise UnknownName("document", document, self.entries)
        return self.entries[document]


@dataclass(slots=True)
class _Seen:
    """What a walk through the folders met: bytes by hash, and namesakes with another hash."""

    wanted: dict[str, tuple[Path, bytes]] = field(default_factory=dict)
    namesakes: dict[str, tuple[Path, str]] = field(default_factory=dict)
    files: int = 0


def find_documents(documents: Iterable[Document], folders: Sequence[Path]) -> FoundDocuments:
    """Looks for the text of each of ``documents`` in ``folders``; the first is the case's own.

    Never raises for a file that is missing or cannot be read: the entry's status and reason say so.

    >>> from datetime import date
    >>> d = Document("d", "Gazette", date(2019, 2, 28), "news", file="talks.txt")
    >>> find_documents([d], [Path("no such folder")])["d"].status
    'absent'
    """
    documents = tuple(documents)
    seen = _look(documents, folders)
    return FoundDocuments({d.id: _entry(d, folders, seen) for d in documents})


def _look(documents: Sequence[Document], folders: Sequence[Path]) -> _Seen:
    missing = {d.sha256 for d in documents if d.sha256}
    names = {Path(d.file).name for d in documents if d.file}
    seen = _Seen()
    for path in islice(_candidates(documents, folders), MAX_FILES):
        if not missing:
            break
        seen.files += 1
        data = _read(path)
        if data is None:
            continue
        digest = sha256(data).hexdigest()
        if digest in missing:
            missing.discard(digest)
            seen.wanted[digest] = path, data
        elif path.name in names:
            seen.namesakes.setdefault(path.name, (path, digest))
    return seen


def _candidates(documents: Sequence[Document], folders: Sequence[Path]) -> Iterator[Path]:
    """The files the case names, then all files of the folders, in the order of their names."""
    for document in documents:
        yield from _named(document, folders)
    for folder in folders:
        for root, subfolders, files in os.walk(folder, followlinks=False):
            subfolders.sort()
            yield from (Path(root, name) for name in sorted(files))


def _named(document: Document, folders: Sequence[Path]) -> Iterator[Path]:
    """Where the case says the text is, in each folder, unless that lies outside of it."""
    for folder in folders if document.file else ():
        path = folder / str(document.file)
        try:
            inside = path.resolve().is_relative_to(folder.resolve())
        except (OSError, ValueError, RuntimeError):  # a name no file can have; a loop of links
            continue
        if inside:
            yield path


def _read(path: Path) -> bytes | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _entry(document: Document, folders: Sequence[Path], seen: _Seen) -> FoundDocument:
    if document.sha256 is None:
        for path in _named(document, folders):
            if (data := _read(path)) is not None:
                return _decoded(document, path, data)
        return _absent(document, seen)
    if document.sha256 in seen.wanted:
        return _decoded(document, *seen.wanted[document.sha256])
    name = Path(document.file).name if document.file else ""
    if name in seen.namesakes:
        path, digest = seen.namesakes[name]
        reason = f"{name} has the hash {digest[:12]}…, not {document.sha256[:12]}…"
        return FoundDocument(document.id, OTHER_TEXT, path=path, reason=reason)
    return _within(document, folders) or _absent(document, seen)


def _within(document: Document, folders: Sequence[Path]) -> FoundDocument | None:
    """The entry of a document that is part of an archive or a mail, by its hash."""
    outer, mark, _ = str(document.file or "").partition(_PART)
    if not mark:
        return None
    for path in _named(replace(document, file=outer), folders):
        data = _read(path)
        for part in read_parts(path.name, data) if data is not None else ():
            if isinstance(part, Source) and part.sha256 == document.sha256:
                return FoundDocument(document.id, FOUND, part.text, path)
    return None


def _decoded(document: Document, path: Path, data: bytes) -> FoundDocument:
    """The entry of a document whose bytes are ``data``; its own file name tells their kind."""
    name = Path(document.file or path).name
    if _is_plain(name, data):
        try:
            text = data.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            return _as_read(document, path, data, f"not UTF-8 at byte {error.start}: ")
        return FoundDocument(document.id, FOUND, text, path)
    return _as_read(document, path, data, "")


def _is_plain(name: str, data: bytes) -> bool:
    """Whether the bytes are of no kind that needs more than decoding."""
    try:
        return format_of(name, data) is PLAIN
    except Unreadable:
        return True


def _as_read(document: Document, path: Path, data: bytes, before: str) -> FoundDocument:
    """The entry with the text that intake reads; ``before`` stands before a reason for none."""
    name = Path(document.file or path).name
    found = next(read_parts(name, data))
    if isinstance(found, Source) and found.sha256 == sha256(data).hexdigest():
        return FoundDocument(document.id, FOUND, found.text, path)
    reason = found.reason if isinstance(found, Failure) else "an archive: name the file in it"
    return FoundDocument(document.id, UNREADABLE, path=path, reason=before + reason)


def _absent(document: Document, seen: _Seen) -> FoundDocument:
    if document.sha256:
        reason = f"no file of at most {MAX_BYTES:,} bytes has the hash {document.sha256[:12]}…"
        if seen.files >= MAX_FILES:
            reason += f"; the search ended at {MAX_FILES:,} files"
    elif document.file:
        reason = f"no file {document.file} of at most {MAX_BYTES:,} bytes in the folders"
    else:
        reason = "give its file or its sha256, so that it can be found"
    return FoundDocument(document.id, ABSENT, reason=reason)
