"""Messages: what the issues eliminated so far can be worth, for each assignment of the others.

A **message** over the issues of its scope holds, for every assignment of them (a cell), the rows of
points that the eliminated issues can add: all of them, or only the efficient ones; see Rollon and
Larrosa (2006), J. Heuristics 12. Messages are made of tables (``table_message``) and of each other
(``combining``). Each row keeps the pairs of rows it was made of, so that every deal behind it can
be rebuilt and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import Sorted, efficient_sorted, sort_points
from summitry.model.negotiation import Deal

__all__ = [
    "Message",
    "Origin",
    "Reduce",
    "keep_all",
    "keep_efficient",
    "table_message",
    "unit",
]

_INT64 = 2**62

Reduce = Callable[[NDArray[np.int64], NDArray[np.int64] | None], Sorted]
"""What is left of points (n, k), of each group apart if groups (n,) are given."""

keep_efficient: Reduce = efficient_sorted
"""Keeps the efficient points of each group."""

keep_all: Reduce = sort_points
"""Keeps all points."""


@dataclass(frozen=True, eq=False)
class Message:
    """Rows of points for each cell of ``scope``.

    shape  : option count of each issue of the scope.
    starts : int array (n_cells + 1,); cell c (C order) has the rows starts[c]:starts[c + 1].
    points : int array (n_rows, n_columns), by cell, within a cell distinct and falling.
    ways   : number of combinations of the issues eliminated, an upper bound on any count.
    origin : the pairs of rows behind each row; None for a table.
    """

    scope: tuple[int, ...]
    shape: tuple[int, ...]
    starts: NDArray[np.int64]
    points: NDArray[np.int64]
    ways: int = 1
    origin: Origin | None = None

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Number of ways behind each row: int64, or Python integers where those could overflow."""
        for message in _from_below(self):
            _ = message._counts
        return self._counts

    @cached_property
    def _counts(self) -> NDArray[np.int64]:
        origin = self.origin
        if origin is None:
            return np.ones(len(self.points), dtype=np.int64)
        kind = np.int64 if self.ways < _INT64 else object
        both = ((origin.left, origin.left_rows), (origin.right, origin.right_rows))
        parts = [part._counts[rows].astype(kind) for part, rows in both if part.origin is not None]
        if not parts or len(self.points) == 0:
            return np.diff(origin.starts).astype(kind)
        each = parts[0] if len(parts) == 1 else parts[0] * parts[1]
        return np.asarray(np.add.reduceat(each, origin.starts[:-1]))

    def options(self, row: int) -> tuple[int, ...]:
        """The options of the issues of the scope in the cell of ``row``."""
        cell = int(np.searchsorted(self.starts, row, side="right")) - 1
        return tuple(int(place) for place in np.unravel_index(cell, self.shape))

    def deals(self, row: int, n_issues: int) -> Iterator[Deal]:
        """Every assignment behind ``row``, one after another; ``n_issues`` is the length of a deal.

        Issues that were not eliminated stay at option 0.
        """
        stack: list[tuple[_Agenda, tuple[tuple[int, int], ...]]] = [(((self, row), None), ())]
        while stack:
            agenda, settled = stack.pop()
            while agenda is not None and agenda[0][0].origin is None:
                agenda = agenda[1]
            if agenda is None:
                deal = [0] * n_issues
                for issue, option in settled:
                    deal[issue] = option
                yield tuple(deal)
                continue
            (message, here), rest = agenda
            origin = message.origin
            assert origin is not None
            for pair in range(int(origin.starts[here + 1]) - 1, int(origin.starts[here]) - 1, -1):
                left, right = int(origin.left_rows[pair]), int(origin.right_rows[pair])
                more = origin.dropped(left, right)
                todo: _Agenda = ((origin.left, left), ((origin.right, right), rest))
                stack.append((todo, settled + more))


_Agenda = tuple[tuple[Message, int], "_Agenda"] | None


@dataclass(frozen=True, eq=False)
class Origin:
    """The pairs of rows of ``left`` and ``right`` behind each row, and the issues dropped."""

    left: Message
    right: Message
    drop: tuple[int, ...]
    starts: NDArray[np.int64]
    left_rows: NDArray[np.int64]
    right_rows: NDArray[np.int64]

    def dropped(self, left: int, right: int) -> tuple[tuple[int, int], ...]:
        """The dropped issues with their options at a pair of rows."""
        if not self.drop:
            return ()
        known = dict(zip(self.left.scope, self.left.options(left), strict=True))
        known.update(zip(self.right.scope, self.right.options(right), strict=True))
        return tuple((issue, known[issue]) for issue in self.drop)


def _from_below(root: Message) -> Iterator[Message]:
    """Every message behind ``root`` that is made of others, those it is made of before it."""
    stack, order, seen = [root], [], set()
    while stack:
        message = stack.pop()
        if message.origin is not None and id(message) not in seen:
            seen.add(id(message))
            order.append(message)
            stack += [message.origin.left, message.origin.right]
    return reversed(order)


def unit(n_columns: int) -> Message:
    """The message that adds nothing: no issue, one row of ``n_columns`` zeros."""
    return Message((), (), np.array([0, 1]), np.zeros((1, n_columns), dtype=np.int64))


def table_message(
    scope: tuple[int, ...],
    shape: tuple[int, ...],
    points: NDArray[np.int64],
    holds: NDArray[np.bool_],
) -> Message:
    """A table over ``scope`` with option counts ``shape`` as a message: a row for each cell.

    ``points`` (n_cells, n_columns) in C order; cells at which ``holds`` (n_cells,) is false have
    no row.
    """
    starts = np.concatenate([[0], np.cumsum(holds)])
    return Message(scope, shape, starts, points[holds])
