"""Requirements: what each principal insists on, by name.

The requirements of a negotiation are the red lines of its principals and, for each of them, its
walk-away value (u_p(x) >= outside_p): do no worse than the best alternative to an agreement, Fisher
and Ury (1981), ch. 6. The **violation mask** of a deal is the set of requirements it breaks, one
bit each; a deal that breaks none is acceptable to all.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from summitry.deals.space import DealSpace
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

__all__ = [
    "MAX_REQUIREMENTS",
    "Requirement",
    "broken_by",
    "held_tables",
    "missed",
    "requirements",
    "violations",
]

MAX_REQUIREMENTS = 63
"""Most requirements of one negotiation: a violation mask has 64 bits."""


@dataclass(frozen=True, eq=False)
class Requirement:
    """Something a party insists on: a red line, or (``holds`` is None) its walk-away value.

    ``party`` is its place, ``text`` how a sentence names the requirement, ``credence`` in 0..1 the
    belief that it is real.
    """

    party: int
    id: str
    text: str
    credence: Fraction = Fraction(1)
    holds: Table | None = None

    @property
    def walk_away(self) -> bool:
        """True for a walk-away value, False for a red line.

        >>> Requirement(0, "outside", "the US does no worse than without a deal").walk_away
        True
        """
        return self.holds is None


def requirements(negotiation: Negotiation) -> tuple[Requirement, ...]:
    """The red lines and the walk-away value of each principal, in the order of the ``negotiation``.

    Raises TooManyDeals if there are more than MAX_REQUIREMENTS.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> asked = requirements(compile_case(read_case("hanoi-2019")))
    >>> [requirement.party for requirement in asked if requirement.walk_away]
    [0, 1]
    """
    found: list[Requirement] = []
    for place in negotiation.principals:
        preferences = negotiation.preferences[place]
        found.extend(
            Requirement(place, line.id, line.text, line.credence, line.holds)
            for line in preferences.red_lines
        )
        name = negotiation.parties[place].name
        text = f"{name} does no worse than without a deal"
        found.append(Requirement(place, "outside", text))
    if len(found) > MAX_REQUIREMENTS:
        raise TooManyDeals(
            f"{len(found)} red lines and walk-away values; at most {MAX_REQUIREMENTS} are combined"
        )
    return tuple(found)


def held_tables(negotiation: Negotiation) -> tuple[Table, ...]:
    """The red lines of the principals of the ``negotiation`` as tables, in its order.

    >>> held_tables(Negotiation((), (), ()))
    ()
    """
    return tuple(
        line.holds
        for place in negotiation.principals
        for line in negotiation.preferences[place].red_lines
    )


def violations(space: DealSpace, asked: tuple[Requirement, ...]) -> NDArray[np.uint64]:
    """uint64 array (n_deals,): bit r is set where a deal of ``space`` breaks ``asked[r]``."""
    masks = np.zeros(space.n_deals, dtype=np.uint64)
    n_issues = len(space.shape)
    for bit, requirement in enumerate(asked):
        if requirement.holds is None:
            outside = space.negotiation.preferences[requirement.party].outside
            broken = space.utility[:, requirement.party] < outside
        else:
            grid = np.broadcast_to(requirement.holds.over(n_issues), space.shape)
            broken = ~grid.reshape(-1)[space.codes]
        masks |= broken.astype(np.uint64) << np.uint64(bit)
    return masks


def missed(
    negotiation: Negotiation, points: NDArray[np.int64], asked: tuple[Requirement, ...]
) -> NDArray[np.uint64]:
    """uint64 array (n,): bit r is set where ``points`` are below the walk-away value ``asked[r]``.

    ``points`` (n, n_principals) are those of the principals of the ``negotiation``.
    """
    masks = np.zeros(len(points), dtype=np.uint64)
    for bit, requirement in enumerate(asked):
        if requirement.walk_away:
            own = points[:, negotiation.principals.index(requirement.party)]
            short = own < negotiation.preferences[requirement.party].outside
            masks |= short.astype(np.uint64) << np.uint64(bit)
    return masks


def broken_by(negotiation: Negotiation, deal: Deal, asked: tuple[Requirement, ...]) -> set[int]:
    """Places in ``asked`` of the requirements that ``deal`` breaks in the ``negotiation``.

    By the definition, one deal at a time: the reference for ``violations``.
    """
    broken = set()
    for place, requirement in enumerate(asked):
        if requirement.holds is None:
            outside = negotiation.preferences[requirement.party].outside
            holds = negotiation.utility(requirement.party, deal) >= outside
        else:
            holds = bool(requirement.holds.at(deal))
        if not holds:
            broken.add(place)
    return broken
