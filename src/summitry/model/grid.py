"""A negotiation laid over the grid of all combinations of options, one axis for every issue.

Points and tables are added by broadcasting: O(n_combinations) a party and table.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitry.model.negotiation import Negotiation

__all__ = ["allowed_grid", "utility_grid"]


def allowed_grid(negotiation: Negotiation) -> NDArray[np.bool_]:
    """Which combinations every rule of the ``negotiation`` allows: bool, an axis for every issue.

    >>> from summitry.model.issue import Issue, Option
    >>> two = (Option("no", "no"), Option("yes", "yes"))
    >>> allowed_grid(Negotiation((), (Issue("a", "a", two), Issue("b", "b", two)), ())).shape
    (2, 2)
    """
    allowed = np.ones(negotiation.shape, dtype=bool)
    for rule in negotiation.rules:
        allowed &= rule.holds.over(len(negotiation.shape))
    return allowed


def utility_grid(negotiation: Negotiation, party: int) -> NDArray[np.int64]:
    """Points of every combination to one ``party`` of the ``negotiation``, rules not applied.

    int array with one axis for every issue.
    """
    preferences = negotiation.preferences[party]
    n_issues = len(negotiation.shape)
    grid = np.zeros(negotiation.shape, dtype=np.int64)
    for issue, points in enumerate(preferences.points):
        grid += points.reshape([-1 if axis == issue else 1 for axis in range(n_issues)])
    for interaction in preferences.interactions:
        grid += interaction.points.over(n_issues)
    return grid
