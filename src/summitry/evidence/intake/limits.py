"""How much is read of one file, one archive, one folder: beyond it there is a clear refusal.

The limits hold for what is really there: sizes that a file states of itself are not believed.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "LIMITS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_DEPTH",
    "MAX_FILES",
    "MAX_PAGES",
    "MAX_UNPACKED",
    "Limits",
]

MAX_BYTES = 50_000_000
"""Size of a file, or of a part of an archive once unpacked, above which it is not read."""

MAX_UNPACKED = 200_000_000
"""Bytes unpacked from one archive, the archives in it included."""

MAX_FILES = 10_000
"""Files of one folder, parts of archives and attachments included."""

MAX_CHARACTERS = 5_000_000
"""Length of one text: some 2,000 printed pages."""

MAX_PAGES = 3_000
"""Pages of one PDF."""

MAX_DEPTH = 2
"""Containers within each other: an archive in an archive, an attachment in an archive."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading; see the constants of the same names."""

    bytes: int = MAX_BYTES
    unpacked: int = MAX_UNPACKED
    files: int = MAX_FILES
    characters: int = MAX_CHARACTERS
    depth: int = MAX_DEPTH


LIMITS = Limits()
"""The limits as they stand."""
