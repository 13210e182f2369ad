"""Keeping documents: copies of what was read, byte for byte, in the case's documents folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from summitry.errors import OutputError
from summitry.evidence.intake.reading import shown

__all__ = ["keep_file", "kept_name"]

_LONGEST, _SHORT = 220, 20
"""Bytes of a part of a name that are kept, and of its ending if the part is cut."""


def keep_file(source: Path, name: str, folder: Path) -> str:
    """Copy the file ``source`` to ``folder`` as ``name``; the name under which it is kept.

    A file of that name with other bytes is left alone, and part of the hash joins the new name. The
    copy appears in one step. OutputError if it cannot be made.
    """
    try:
        target = folder / name
        if target.exists() and target.resolve() == source.resolve():
            return name
        digest = _digest(source)
        if target.exists() and _digest(target) != digest:
            name = Path(name).with_stem(f"{Path(name).stem}-{digest[:8]}").as_posix()
            target = folder / name
        if not target.exists():
            _copy(source, target)
        return name
    except OSError as error:
        raise OutputError(f"{folder / name}: cannot be kept: {error.strerror}") from error


def kept_name(name: str) -> str:
    """The ``name`` of a file below its folder, as it is kept: what does not print is escaped, and a
    part of it that leaves a copy no room for more is cut before its ending.

    >>> kept_name("a/talks\\n1.txt"), len(kept_name("x" * 250 + ".txt"))
    ('a/talks\\\\n1.txt', 54)
    """
    return "/".join(map(_fit, name.split("/")))


def _fit(part: str) -> str:
    part = shown(part)
    if len(part.encode()) <= _LONGEST:
        return part
    ending = Path(part).suffix
    ending = ending if len(ending.encode()) < _SHORT else ""
    return part[: (_LONGEST - _SHORT) // 4] + ending


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    os.close(handle)
    try:
        shutil.copyfile(source, scratch)
        Path(scratch).chmod(0o644)
        Path(scratch).replace(target)
    except OSError:
        Path(scratch).unlink(missing_ok=True)
        raise


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
