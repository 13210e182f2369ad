"""ZIP: the parts of an archive, unpacked in memory; nothing is ever written.

The sizes that the directory of an archive states are not believed: the bytes that come out are
counted while they come, and the unpacking stops at the limit. Names are only names: "../x" is
shown, and leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from summitry.evidence.intake.limits import Limits
from summitry.evidence.intake.reading import Unreadable

__all__ = ["MAX_ENTRIES", "Budget", "files_in", "open_archive", "unpack"]

MAX_ENTRIES = 50_000
"""Entries beyond which the directory of an archive is not looked at."""

_ENTRY = b"PK\x01\x02"
_STEP = 1 << 16


@dataclass(slots=True)
class Budget:
    """What may still be unpacked and read; shared by all archives within one file."""

    limits: Limits
    unpacked: int = 0
    files: int = 0

    def spent(self) -> bool:
        """Whether nothing more may be read."""
        return self.unpacked > self.limits.unpacked or self.files > self.limits.files


def open_archive(data: bytes) -> ZipFile:
    """The archive ``data``; Unreadable if its directory is broken or cut off."""
    if data.count(_ENTRY) > MAX_ENTRIES:
        raise Unreadable(f"an archive of more than {MAX_ENTRIES:,} files")
    try:
        return ZipFile(BytesIO(data))
    except Exception:  # zipfile lets struct.error, ValueError and more through
        raise Unreadable("a broken or truncated archive") from None


def files_in(archive: ZipFile) -> Iterator[ZipInfo]:
    """The entries of ``archive`` in the order of their names, without folders and hidden files."""
    for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
        folders = entry.filename.replace("\\", "/").split("/")
        hidden = any(f == "__MACOSX" or (f[:1] == "." and f.strip(".")) for f in folders)
        if not entry.is_dir() and not hidden:
            yield entry


def unpack(archive: ZipFile, entry: ZipInfo, budget: Budget) -> bytes:
    """The bytes of ``entry``; Unreadable beyond the limits of ``budget``, which is charged."""
    if entry.flag_bits & 1:
        raise Unreadable("encrypted within the archive: needs its password")
    parts = []
    size = 0
    try:
        with archive.open(entry) as stream:
            while part := stream.read(_STEP):
                size += len(part)
                budget.unpacked += len(part)
                _check(size, budget)
                parts.append(part)
    except Unreadable:
        raise
    except Exception:  # what the decompressors raise on broken bytes is theirs to choose
        raise Unreadable("broken within the archive") from None
    return b"".join(parts)


def _check(size: int, budget: Budget) -> None:
    if size > budget.limits.bytes:
        raise Unreadable(f"unpacks to more than {budget.limits.bytes:,} bytes")
    if budget.unpacked > budget.limits.unpacked:
        raise Unreadable(f"the archive unpacks to more than {budget.limits.unpacked:,} bytes")
