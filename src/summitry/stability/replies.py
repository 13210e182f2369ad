"""What may follow an improvement: who answers, whether the mover answers back, and dense ranks.

Every concept of stability that looks one improvement ahead has one shape. Party i improves from s
to s1; the others answer and lead to s2; i may answer back and reach s3. With

    w_i(s2) = u_i(s2), or max of u_i over s2 and R_i(s2) where i may answer back
    v_i(s1) = min of w_i over s1 and the states that the others' answers lead to from s1

the improvement is deterred iff v_i(s1) <= u_i(s), and s is stable for i iff every improvement from
s is. Counting s1 itself among the states reached changes nothing, as u_i(s1) > u_i(s). Where nobody
answers v_i = u_i, so that only a state without improvements is stable (Nash).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["MEANS", "Means", "Reply", "ranked"]

Means = Literal["nobody", "moves", "improvements"]
"""What the others answer with: nothing, any move of theirs, or only their improvements."""

MEANS: dict[Means, int] = {"nobody": 0, "moves": 1, "improvements": 2}
"""The number that stands for each in compiled code."""


@dataclass(frozen=True, slots=True)
class Reply:
    """``by``: what the others answer with; ``countered``: may the mover answer back?"""

    by: Means
    countered: bool = False


def ranked(worth: NDArray[np.int64]) -> NDArray[np.int32]:
    """Dense ranks of ``worth`` along its last axis: 0 for the least, equal for equal.

    >>> ranked(np.array([[30, -5, 30, 7]]))
    array([[2, 0, 2, 1]], dtype=int32)
    """
    order = np.argsort(worth, axis=-1)
    rising = np.take_along_axis(worth, order, axis=-1)
    steps = np.zeros(worth.shape, dtype=np.int32)
    np.cumsum(rising[..., 1:] > rising[..., :-1], axis=-1, out=steps[..., 1:])
    ranks = np.empty_like(steps)
    np.put_along_axis(ranks, order, steps, axis=-1)
    return ranks
