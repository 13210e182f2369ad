"""Tables over the rungs: what each set of rungs adds, and which sets cannot be.

A table f over issues, looked at along their ways only, has one axis for each issue and one level
for each rung (level 0 is today). Its **mixed differences**

    f(l) = sum over a <= l of m(a)

are unique, and m(a) counts once the top rung of a in every issue with a_i > 0 is done, for a rung
needs the one below it: the Moebius transform of f over a product of chains (Rota (1964),
Zeitschrift fuer Wahrscheinlichkeitstheorie 2). So points over combinations become points of steps
and of bundles of steps, exactly.

The levels at which a rule fails are covered by **boxes**: lo_i <= l_i <= hi_i. Such a box is where
rung lo_i is done and rung hi_i + 1 is open, in every issue where it ends. Each box is grown as far
as all of it fails, so few are needed, and together they are the failing levels, exactly.
O(levels times axes).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals

__all__ = ["MAX_BOXES", "Box", "failing_boxes", "mixed_differences"]

MAX_BOXES = 2_000
"""Most boxes of levels that one rule forbids."""

Box = tuple[tuple[int, int], ...]
"""The first and the last level of each axis."""


def mixed_differences(values: NDArray[np.int64]) -> dict[tuple[int, ...], int]:
    """m(a) of f = ``values``, where it is not 0.

    >>> mixed_differences(np.array([[1, 3], [1, 10]]))
    {(0, 0): 1, (0, 1): 2, (1, 1): 7}
    """
    for axis in range(values.ndim):
        values = np.diff(values, axis=axis, prepend=0)
    return {tuple(a): int(values[tuple(a)]) for a in np.argwhere(values).tolist()}


def failing_boxes(holds: NDArray[np.bool_]) -> tuple[Box, ...]:
    """Boxes that together are the levels where ``holds`` is false; TooManyDeals over MAX_BOXES.

    >>> failing_boxes(np.array([[True, False], [True, False]]))
    (((0, 1), (1, 1)),)
    """
    left = ~holds
    found: list[Box] = []
    for cell in np.argwhere(left).tolist():
        if not left[tuple(cell)]:
            continue
        box = _grown(holds, cell)
        left[_slices(box)] = False
        found.append(box)
        if len(found) > MAX_BOXES:
            raise TooManyDeals(
                f"a rule forbids more than {MAX_BOXES:,} separate combinations on the way to this "
                "target; state it more simply, or choose a nearer target"
            )
    return tuple(found)


def _grown(holds: NDArray[np.bool_], cell: Sequence[int]) -> Box:
    """A largest box around ``cell`` in which nothing holds: no side can be moved out by one."""
    box = [(level, level) for level in cell]
    for axis, size in enumerate(holds.shape):
        for turn in (1, -1):
            while True:
                low, high = box[axis]
                end = high + 1 if turn > 0 else low - 1
                beside = (*box[:axis], (end, end), *box[axis + 1 :])
                if not 0 <= end < size or holds[_slices(beside)].any():
                    break
                box[axis] = (low, end) if turn > 0 else (end, high)
    return tuple(box)


def _slices(box: Sequence[tuple[int, int]]) -> tuple[slice, ...]:
    return tuple(slice(low, high + 1) for low, high in box)
