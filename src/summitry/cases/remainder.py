"""A case without its misshapen entries, so that the rest of it can be checked in the same go.

The entries named by the schema's errors are cut out, the innermost first, and further out while
the schema still refuses what is left. Issues and parties are never cut: all else leans on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from summitry.cases.schema import Case

__all__ = ["follows", "remainder"]

_KEPT = ("issues", "parties")
_TRIES = 4

Path = tuple[str, ...]


def remainder(
    plain: Any, errors: Sequence[tuple[int | str, ...]]
) -> tuple[Case, list[Path]] | None:
    """The case without the entries at ``errors``, and what was cut; None where nothing is left
    that can be checked.

    ``plain`` is the case as dicts, lists and strings; ``errors`` are paths in the schema.
    """
    paths = {_entry(plain, error) for error in errors}
    if any(len(path) < 2 or path[0] in _KEPT for path in paths):
        return None
    for out in range(_TRIES):
        cuts = {path[: max(2, len(path) - out)] for path in paths}
        left = deepcopy(plain)
        for cut in cuts:
            _cut(left, cut)
        try:
            return Case.model_validate(left), sorted(cuts)
        except ValidationError:
            continue
    return None


def follows(path: Path, cut: Path) -> bool:
    """True if a finding at ``path`` may be there only because the entry ``cut`` was left out.

    That is where they stand in the same entry of a section, or one holds the other.

    >>> follows(("offers", "first", "by"), ("offers", "first", "options"))
    True
    """
    shared = min(len(path), len(cut), 3 if cut[0] == "evidence" else 2)
    return path[:shared] == cut[:shared]


def _entry(plain: Any, error: tuple[int | str, ...]) -> Path:
    """The part of a schema path that exists in the file, down to the last mapping."""
    path: list[str] = []
    here = plain
    for part in error:
        if isinstance(here, dict) and part in here:
            here = here[part]
            path.append(str(part))
    return tuple(path)


def _cut(plain: Any, path: Path) -> None:
    here = plain
    for part in path[:-1]:
        here = here.get(part, {})
    here.pop(path[-1], None)
