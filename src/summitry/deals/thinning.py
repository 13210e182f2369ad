"""Thinning: fewer points, each within a known distance of those left out.

Points that fall into one box of side s are at most s - 1 apart in every column, so one of them can
stand for all: the epsilon-approximate frontier of Papadimitriou and Yannakakis (2000), FOCS. What
is given away is measured at every step. A deal passes every step once and losses add up, so the
sum of the steps bounds what anybody loses against the exact frontier.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import sort_points
from summitry.deals.messages import Message

__all__ = ["THIN_ABOVE", "Loss"]

THIN_ABOVE = 1_000
"""Messages of fewer rows than this are left whole."""


@dataclass
class Loss:
    """How many points may be given away, ``within``, and how many have been, ``spent``.

    ``steps`` is how many messages there will be; each may use its share of what is left.
    """

    within: int
    spent: int = 0
    steps: int = 1
    _step: int = 0

    def thinned(self, message: Message) -> Message:
        """The ``message`` with one row for each box, if it has many rows."""
        self._step += 1
        allowed = self.within * self._step // self.steps - self.spent
        if allowed < 1 or len(message.points) < THIN_ABOVE:
            return message
        cells = np.repeat(np.arange(len(message.starts) - 1), np.diff(message.starts))
        boxes = sort_points(message.points // (allowed + 1), cells)
        heads = np.minimum.reduceat(boxes.rows, boxes.starts[:-1])
        stands = np.empty(len(message.points), dtype=np.int64)
        stands[boxes.rows] = np.repeat(heads, np.diff(boxes.starts))
        self.spent += int((message.points - message.points[stands]).max())
        return _only(message, np.sort(heads), cells)


def _only(message: Message, rows: NDArray[np.int64], cells: NDArray[np.int64]) -> Message:
    """The ``message`` with some of its ``rows``."""
    origin = message.origin
    assert origin is not None
    sizes = np.diff(origin.starts)
    pairs = np.repeat(np.isin(np.arange(len(sizes)), rows), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes[rows])])
    return replace(
        message,
        starts=np.searchsorted(cells[rows], np.arange(len(message.starts))),
        points=message.points[rows],
        origin=replace(
            origin,
            starts=starts,
            left_rows=origin.left_rows[pairs],
            right_rows=origin.right_rows[pairs],
        ),
    )
