"""The negotiation as arrays: what every lens looks at. It knows neither files nor text formats.

Parties p = 0..P-1, issues i = 0..n-1 with m_i options. A **deal** x = (x_0, …, x_{n-1}) takes one
option of every issue. The **deal space** holds the deals that satisfy every rule.

    u_p(x) = sum_i points_p,i[x_i] + sum_t together_p,t(x)              (integer points)

Party p **accepts** x if its red lines hold at x and u_p(x) >= outside_p; its **gain** is
u_p(x) - outside_p. The **ZOPA** (room for agreement) is the set of deals that every principal
accepts. Additive utility over issues: Keeney and Raiffa (1976), ch. 3; the outside option as the
point of no agreement: Nash (1950).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.errors import UnknownName
from summitry.model.issue import Issue
from summitry.model.party import Party
from summitry.model.table import Table

__all__ = ["Deal", "Interaction", "Negotiation", "Preferences", "RedLine", "Rule"]

Deal = tuple[int, ...]
"""One option index for every issue."""


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """A fact about the world: deals at which ``holds`` is false cannot be."""

    id: str
    holds: Table


@dataclass(frozen=True, eq=False, slots=True)
class RedLine:
    """A demand that its party does not trade away.

    ``text`` is how a sentence names it; ``credence`` in 0..1 is the belief that it is real. The
    model holds every red line it is given; credence only orders what is cheap to doubt.
    """

    id: str
    holds: Table
    text: str
    credence: Fraction = Fraction(1)


@dataclass(frozen=True, eq=False, slots=True)
class Interaction:
    """Points a party sees in a combination of options beyond the sum of the parts."""

    id: str
    points: Table


@dataclass(frozen=True, eq=False)
class Preferences:
    """What one party wants.

    ``points[i]``    : int array (m_i,), points of each option of issue i.
    ``outside``      : points the party expects without a deal.
    ``interactions`` : points for combinations, added to the sum over the issues.
    ``red_lines``    : what must hold at a deal, whatever its points.
    """

    points: tuple[NDArray[np.int64], ...]
    outside: int
    interactions: tuple[Interaction, ...] = ()
    red_lines: tuple[RedLine, ...] = ()


@dataclass(frozen=True, eq=False)
class Negotiation:
    """Parties, issues, rules and one Preferences for each party, in the order of ``parties``.

    ``reading`` names the model this is among the rival models of one record.
    """

    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    preferences: tuple[Preferences, ...]
    rules: tuple[Rule, ...] = ()
    reading: str = "base"

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @cached_property
    def n_combinations(self) -> int:
        """Number of combinations of options, rules not applied (an exact Python integer)."""
        return math.prod(self.shape)

    @cached_property
    def principals(self) -> tuple[int, ...]:
        """Places of the parties that must sign.

        >>> Negotiation((Party("us", "US"), Party("un", "UN", principal=False)), (), ()).principals
        (0,)
        """
        return tuple(p for p, party in enumerate(self.parties) if party.principal)

    @cached_property
    def outside(self) -> NDArray[np.int64]:
        """int array (n_parties,): every party's outside option in points."""
        return np.array([p.outside for p in self.preferences], dtype=np.int64)

    @cached_property
    def outside_of_principals(self) -> NDArray[np.int64]:
        """int array (n_principals,): the outside options of the parties that must sign."""
        return self.outside[list(self.principals)]

    @cached_property
    def status_quo(self) -> Deal | None:
        """Today's option of every issue, or None where one is not known."""
        today = tuple(issue.status_quo for issue in self.issues)
        return None if None in today else tuple(x for x in today if x is not None)

    @property
    def additive(self) -> bool:
        """True if nothing ties issues together: no rule, interaction or red line."""
        return not self.rules and not any(p.interactions or p.red_lines for p in self.preferences)

    def party(self, name: str) -> int:
        """Place of the party with key ``name``; UnknownName with the nearest key otherwise.

        >>> Negotiation((Party("us", "US"), Party("dprk", "North Korea")), (), ()).party("dprk")
        1
        """
        return _place("party", name, [party.id for party in self.parties])

    def issue(self, name: str) -> int:
        """Place of the issue with key ``name``; UnknownName with the nearest key otherwise."""
        return _place("issue", name, [issue.id for issue in self.issues])

    def allowed(self, deal: Sequence[int]) -> bool:
        """True if every rule holds at ``deal``.

        >>> rule = Rule("both_or_none", Table((0, 1), np.eye(2, dtype=bool)))
        >>> talks = Negotiation((), (), (), (rule,))
        >>> talks.allowed((1, 1)), talks.allowed((0, 1))
        (True, False)
        """
        return all(rule.holds.at(deal) for rule in self.rules)

    def utility(self, party: int, deal: Sequence[int]) -> int:
        """u_p(x) in points for p = ``party`` and x = ``deal``, by the definition above.

        One deal at a time: the reference for the fast ways.

        >>> wants = Preferences((np.array([0, 30]), np.array([50, 0])), outside=40)
        >>> Negotiation((Party("us", "US"),), (), (wants,)).utility(0, (1, 0))
        80
        """
        preferences = self.preferences[party]
        parts = sum(int(points[x]) for points, x in zip(preferences.points, deal, strict=True))
        return parts + sum(int(i.points.at(deal)) for i in preferences.interactions)

    def gain(self, party: int, deal: Sequence[int]) -> int:
        """Points of ``deal`` to ``party`` above its outside option; below 0 where it falls short.

        >>> wants = Preferences((np.array([0, 30]), np.array([50, 0])), outside=40)
        >>> Negotiation((Party("us", "US"),), (), (wants,)).gain(0, (1, 1))
        -10
        """
        return self.utility(party, deal) - self.preferences[party].outside

    def accepts(self, party: int, deal: Sequence[int]) -> bool:
        """True if the red lines of ``party`` hold at ``deal`` and it is worth its outside option.

        >>> wants = Preferences((np.array([0, 30]), np.array([50, 0])), outside=40)
        >>> us = Negotiation((Party("us", "US"),), (), (wants,))
        >>> us.accepts(0, (0, 0)), us.accepts(0, (1, 1))
        (True, False)
        """
        held = all(line.holds.at(deal) for line in self.preferences[party].red_lines)
        return held and self.gain(party, deal) >= 0


def _place(kind: str, name: str, names: list[str]) -> int:
    if name not in names:
        raise UnknownName(kind, name, names)
    return names.index(name)
