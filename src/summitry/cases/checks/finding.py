"""A finding: something wrong or doubtful at a path of the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from summitry.errors import hint

__all__ = ["Finding", "Path", "unknown"]

_SEARCHED = 500
"""How many names the nearest is sought among; many wrong names in a large case stay cheap."""

Path = tuple[str, ...]
"""Keys from the top of the case down to one entry."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at ``path``.

    ``column`` counts into the text there (for rules); ``key`` says that it is the key of the entry
    and not its value that is wrong; ``name`` is the name that does not exist, if that is it.
    """

    path: Path
    message: str
    severity: str = "error"
    column: int = 1
    key: bool = False
    name: str = ""


def unknown(path: Path, kind: str, name: str, allowed: Iterable[str]) -> Finding:
    """The finding at ``path`` that ``name`` does not exist, with the nearest of ``allowed``.

    ``kind`` says in a word or two what it should be the name of.

    >>> unknown(("issues",), "party", "uss", ["us", "dprk"]).message
    'no such party: uss; did you mean us?'
    """
    message = f"no such {kind}: {name}{hint(name, islice(allowed, _SEARCHED))}"
    return Finding(path, message, key=path[-1] == name, name=name)
