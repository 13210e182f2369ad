"""Tables for a terminal, in one dress."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["table"]

_WIDE = 60
"""A title is given this much room before it is broken."""


def table(title: str, *columns: str, right: int = 0, first: int | None = None) -> Table:
    """An empty table with a ``title`` and ``columns``, the last ``right`` of them aligned right.

    A column given as ``""`` has no heading; the first one is at least ``first`` letters wide.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(
        title=Text(title),
        title_justify="left",
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        min_width=min(len(title), _WIDE),
    )
    for place, column in enumerate(columns):
        numeric = place >= len(columns) - right
        made.add_column(
            column,
            justify="right" if numeric else "left",
            overflow="fold",
            min_width=first if place == 0 else None,
        )
    return made
