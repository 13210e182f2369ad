"""Tables as sums of boxes: a product of sets of options, one set for each issue it speaks of.

A **box** B is a set of options S_i for every issue i of its scope; a deal x lies in it if x_i is in
S_i for all of them. Every integer table t over a scope is

    t(x) = offset + sum_k worth_k * [x in B_k],   worth_k > 0, boxes of one table disjoint,

and a boolean table holds at x exactly if x lies in none of the boxes of its false cells. A table
that gives points for "this and that" is one box, and so are the hyper-rectangles of nonlinear
utility: Ito, Hattori and Klein (2007), IJCAI, section 2.

Boxes are grown greedily from the first cell not covered, one issue after another; a table that is
a product of sets gives one box. O(boxes * cells).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.table import Table

__all__ = ["MAX_BOXES", "Box", "boxes_where", "points_as_boxes"]

MAX_BOXES = 5_000
"""Most boxes one table is taken apart into."""


@dataclass(frozen=True, slots=True)
class Box:
    """The deals that take one of ``options[k]`` (rising) at issue ``scope[k]``, for every k.

    ``worth`` is what a party gets there.

    >>> Box((0, 2), ((1,), (0, 2)), 5).holds((1, 9, 2))
    True
    """

    scope: tuple[int, ...]
    options: tuple[tuple[int, ...], ...]
    worth: int = 0

    def holds(self, deal: tuple[int, ...]) -> bool:
        """True if ``deal``, one option index for every issue, lies in the box."""
        return all(deal[i] in some for i, some in zip(self.scope, self.options, strict=True))


def boxes_where(table: Table, cells: NDArray[np.bool_], worth: int = 0) -> Iterator[Box]:
    """Disjoint boxes over the whole scope of ``table`` that cover exactly the true ``cells``.

    ``worth`` is written on each. TooManyDeals above MAX_BOXES.

    >>> corner = Table((0, 1), np.array([[True, False], [False, False]]))
    >>> [box.options for box in boxes_where(corner, ~corner.values)]
    [((0, 1), (1,)), ((1,), (0,))]
    """
    left = cells.copy()
    for n_found in range(MAX_BOXES + 1):
        if not left.any():
            return
        if n_found == MAX_BOXES:
            raise TooManyDeals(
                f"a table over {len(table.scope)} issues has no pattern:"
                f" more than {MAX_BOXES:,} boxes of equal cells"
            )
        options = _grown(left)
        left[np.ix_(*options)] = False
        yield Box(table.scope, tuple(tuple(some) for some in options), worth)


def points_as_boxes(table: Table) -> tuple[int, tuple[Box, ...]]:
    """The offset and the disjoint boxes of positive worth that add up to the integer ``table``.

    An issue on which a box takes every option is left out of the scope of the box.

    >>> points_as_boxes(Table((0, 1), np.array([[0, 0, 0], [7, 7, 7]])))
    (0, (Box(scope=(0,), options=((1,),), worth=7),))
    """
    offset = int(table.values.min())
    found = [
        _trimmed(box, table.values.shape)
        for value in np.unique(table.values).tolist()
        if value != offset
        for box in boxes_where(table, table.values == value, value - offset)
    ]
    return offset, tuple(found)


def _grown(cells: NDArray[np.bool_]) -> list[list[int]]:
    """The options of a box of true ``cells`` that no issue alone can make larger."""
    first = np.unravel_index(int(np.argmax(cells)), cells.shape)
    options = [[int(place)] for place in first]
    for axis in range(cells.ndim):
        options[axis] = list(range(cells.shape[axis]))
        block = np.moveaxis(cells[np.ix_(*options)], axis, 0)
        options[axis] = np.flatnonzero(block.reshape(len(block), -1).all(axis=1)).tolist()
    return options


def _trimmed(box: Box, shape: tuple[int, ...]) -> Box:
    kept = [k for k, size in enumerate(shape) if len(box.options[k]) < size]
    return Box(tuple(box.scope[k] for k in kept), tuple(box.options[k] for k in kept), box.worth)
