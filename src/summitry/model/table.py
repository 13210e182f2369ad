"""A table over the issues it speaks of: how rules, red lines and interactions are stored.

A table with scope (i, j) has one cell for each pair of options of issues i and j; boolean cells
say "holds", integer cells are points. Laid over the whole deal space it is a numpy view, so its
cost is the size of its scope and not of the space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Table"]


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """``values[options of scope[0], options of scope[1], …]``; ``scope`` is strictly increasing."""

    scope: tuple[int, ...]
    values: NDArray[Any]

    def at(self, deal: Sequence[int]) -> Any:
        """The cell for one ``deal``: one option index for every issue of the negotiation.

        >>> Table((0, 2), np.array([[0, 7], [0, 9]])).at((1, 5, 1)).item()
        9
        """
        return self.values[tuple(deal[issue] for issue in self.scope)]

    def at_each(self, deals: NDArray[np.int64]) -> NDArray[Any]:
        """The cells for many ``deals``: int array (n_deals, n_issues) of option indices.

        >>> Table((0, 2), np.array([[0, 7], [0, 9]])).at_each(np.array([[1, 5, 1], [0, 5, 0]]))
        array([9, 0])
        """
        return np.asarray(self.values[tuple(deals[:, issue] for issue in self.scope)])

    def over(self, n_issues: int) -> NDArray[Any]:
        """A view that broadcasts against an array of ``n_issues`` axes, one for every issue.

        >>> Table((1,), np.array([0, 7])).over(3).shape
        (1, 2, 1)
        """
        shape = [1] * n_issues
        for axis, size in zip(self.scope, self.values.shape, strict=True):
            shape[axis] = size
        return self.values.reshape(shape)
