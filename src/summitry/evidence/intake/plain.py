"""Plain text: the bytes decoded, and nothing else done to them."""

from __future__ import annotations

from summitry.evidence.intake.encoding import decode
from summitry.evidence.intake.reading import Reading

__all__ = ["read_plain"]


def read_plain(data: bytes) -> Reading:
    """The text of ``data`` as it stands.

    >>> read_plain(b"HANOI: They left.").text
    'HANOI: They left.'
    """
    found = decode(data)
    return Reading(found.text, found.encoding, remarks=found.remarks)
