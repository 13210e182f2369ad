"""Issues and options: what there is to settle, and the ways to settle it.

Options run from "nothing" to "most"; their order is what ``<`` and ``>=`` in a rule refer to, and
one place up or down is a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from summitry.errors import UnknownName

__all__ = ["Issue", "Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue: its key, its words, and its number if the issue is numeric."""

    id: str
    text: str
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter to settle.

    ``status_quo`` is the place of today's option in ``options``, ``held_by`` the party that can
    change it alone (None: only together). Moving alone it goes anywhere or, with ``one_rung``, to
    the next option up or down. ``undoable[k]``: option k can be taken back to the one below (empty:
    every option can); what cannot is not taken back by agreement either.
    """

    id: str
    name: str
    options: tuple[Option, ...]
    status_quo: int | None = None
    held_by: str | None = None
    one_rung: bool = False
    undoable: tuple[bool, ...] = ()

    def index(self, option: str) -> int:
        """Place of the option with key ``option``; UnknownName with the nearest key otherwise.

        >>> Issue("liaison", "Liaison office", (Option("none", "none"), Option("open", "open"))
        ...     ).index("open")
        1
        """
        for place, candidate in enumerate(self.options):
            if candidate.id == option:
                return place
        raise UnknownName(f"option of {self.id}", option, (o.id for o in self.options))
