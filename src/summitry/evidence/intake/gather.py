"""A file, a folder or an archive: its sources one after the other, in the order of their names.

No symbolic link within a folder is followed, nothing but regular files is opened, hidden files and
the files of a case (case.yaml, evidence.yaml) are passed over. A file above the limit is refused
by its size, before it is read. One that cannot be read is a Failure; the others are still read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from summitry.evidence.intake.archive import files_in, open_archive
from summitry.evidence.intake.limits import LIMITS, Limits
from summitry.evidence.intake.reader import Failure, read_parts
from summitry.evidence.intake.reading import Unreadable, shown
from summitry.evidence.intake.source import Source

__all__ = ["CASE_FILES", "Failure", "count_files", "gather", "gather_files"]

CASE_FILES = frozenset(("case.yaml", "evidence.yaml"))
"""Files of a case, which are no documents of it."""


def gather(path: Path, limits: Limits = LIMITS) -> Iterator[Source | Failure]:
    """The sources and failures of the file or folder ``path``, each as soon as it is asked for.

    Never raises for what it meets there. It ends with a Failure beyond ``limits.files``.

    >>> list(gather(Path("no such file")))
    [Failure(name='no such file', reason='there is no such file or folder')]
    """
    return (found for _, found in gather_files(path, limits))


def gather_files(
    path: Path, limits: Limits = LIMITS, without: Iterable[Path] = ()
) -> Iterator[tuple[str, Source | Failure]]:
    """As gather, each with the name of its file below ``path`` as the disk has it; what is shown of
    a name can differ. The folders ``without`` are passed over where they lie in ``path``."""
    files = 0
    for name, file in _walk(path, frozenset(folder.resolve() for folder in without)):
        if isinstance(file, Failure):
            found: Iterator[Source | Failure] = iter([file])
        else:
            found = _read(name, file, limits)
        for one in found:
            files += 1
            if files > limits.files:
                reason = f"more than {limits.files:,} files: no more are read"
                yield name, Failure(one.name, reason)
                return
            yield name, one


def count_files(path: Path, limits: Limits = LIMITS) -> int:
    """About how many results gather(path) gives, without reading the files: for a progress line.

    The parts of an archive are counted by its own directory, of archives in it and attachments
    nothing is known beforehand.
    """
    count = 0
    for name, file in _walk(path):
        count += _parts(file, limits) if name.lower().endswith(".zip") else 1
        if count > limits.files:
            return limits.files
    return count


def _parts(file: Path | Failure, limits: Limits) -> int:
    try:
        if isinstance(file, Failure) or file.stat().st_size > limits.bytes:
            return 1
        with open_archive(file.read_bytes()) as archive:
            return max(1, sum(1 for _ in files_in(archive)))
    except (OSError, ValueError, Unreadable):
        return 1


def _read(name: str, file: Path, limits: Limits) -> Iterator[Source | Failure]:
    try:
        data = _bytes(file, limits)
    except Unreadable as error:
        return iter([Failure(shown(name), str(error))])
    return read_parts(name, data, limits)


def _bytes(file: Path, limits: Limits) -> bytes:
    """The bytes of ``file``, unless it is above the limit: then none of it is read."""
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(limits.bytes + 1) if size <= limits.bytes else b""
    except (OSError, ValueError) as error:
        raise Unreadable(_said(error)) from None
    if max(size, len(data)) > limits.bytes:
        raise Unreadable(f"has {max(size, len(data)):,} bytes: at most {limits.bytes:,} are read")
    return data


def _said(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return f"cannot be opened: {reason or 'no such name can be'}"


def _walk(path: Path, without: Collection[Path] = ()) -> Iterator[tuple[str, Path | Failure]]:
    """The files at ``path`` with their names below it; what is no file comes as its Failure."""
    try:
        is_folder, is_file, is_there = path.is_dir(), path.is_file(), path.exists()
    except OSError as error:
        yield path.name, Failure(shown(path.name or str(path)), _said(error))
        return
    if is_folder:
        yield from _walk_folder(path, without)
    elif is_file:
        yield path.name, path
    else:
        reason = "is no regular file" if is_there else "there is no such file or folder"
        yield path.name, Failure(shown(path.name or str(path)), reason)


def _walk_folder(top: Path, without: Collection[Path]) -> Iterator[tuple[str, Path | Failure]]:
    """Depth first by a stack, so that no depth of folders is too much."""
    waiting: list[tuple[str, Path]] = [("", top.resolve() if without else top)]
    while waiting:
        name, path = waiting.pop()
        if name and path in without:
            continue
        try:
            mode = path.lstat().st_mode if name else stat.S_IFDIR
            if stat.S_ISDIR(mode):
                waiting += reversed(_listed(name, path))
                continue
        except OSError as error:
            yield name, Failure(shown(name or path.name), _said(error))
            continue
        if stat.S_ISREG(mode):
            yield name, path
        else:
            kind = "a symbolic link: none is followed" if stat.S_ISLNK(mode) else "no regular file"
            yield name, Failure(shown(name), f"is {kind}")


def _listed(name: str, folder: Path) -> list[tuple[str, Path]]:
    """What stands in ``folder``, which is ``name``; hidden files and those of a case left out."""
    entries = sorted(os.listdir(folder))  # noqa: PTH208 - names alone, surrogates as they come
    below = f"{name}/" if name else ""
    return [
        (f"{below}{entry}", folder / entry)
        for entry in entries
        if not entry.startswith(".") and entry not in CASE_FILES
    ]
