"""What each cue is worth: factors on the orders in which its issue stands first or last.

For n issues let an issue stand at rank r = 0 .. n - 1 of an order, and x = r / (n - 1). A cue with
factors (first, last) multiplies that order's weight by

    f(r) = first^(1 - 2x)  for x <= 1/2,      last^(2x - 1)  for x >= 1/2,

so by ``first`` where its issue comes first, by ``last`` where it comes last, by 1 half way between.
The m-th time that one rule bears on one issue it counts as f(r)^(1/m): repeating oneself tells less
each time. A direction says what a rule may mean at most, and fitting keeps to it:

    up      first >= 1 >= last        down    first <= 1 <= last
    middle  first <= 1, last <= 1

The table shipped (factors.toml) was fitted to the 900 training dialogues of CaSiNo (Chawla et al.
(2021), NAACL): campers who share out food, water and firewood. Elsewhere it is a first guess.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from types import MappingProxyType

from summitry.errors import SummitryError, UnknownName

__all__ = ["DIRECTIONS", "Factor", "at_rank", "factors", "strengths", "table"]

DIRECTIONS = ("up", "down", "middle")


@dataclass(frozen=True, slots=True)
class Factor:
    """The factors of one ``rule``; ``meaning`` says in words what the rule goes by."""

    rule: str
    direction: str
    first: float
    last: float
    meaning: str

    def __post_init__(self) -> None:
        """A factor of 0 would make an order impossible for ever: none is allowed."""
        if self.direction not in DIRECTIONS:
            raise UnknownName("direction", self.direction, DIRECTIONS)
        if not (0 < self.first < inf and 0 < self.last < inf):
            raise SummitryError(
                f"{self.rule}: factors {self.first}, {self.last}; above 0 is allowed"
            )


@cache
def factors() -> Mapping[str, Factor]:
    """The table shipped with the package, by rule.

    >>> factors()["needs"].first > 1
    True
    """
    text = files(__package__).joinpath("factors.toml").read_text("utf-8")
    rows = tomllib.loads(text).items()
    return MappingProxyType({rule: Factor(rule, **row) for rule, row in rows})


def strengths(rank: int, n: int) -> tuple[float, float]:
    """The exponents of ``first`` and ``last`` where the issue stands at ``rank`` of ``n``.

    >>> [strengths(rank, 3) for rank in range(3)]
    [(1.0, 0.0), (0.0, 0.0), (0.0, 1.0)]
    """
    x = rank / (n - 1) if n > 1 else 0.5
    return max(0.0, 1 - 2 * x), max(0.0, 2 * x - 1)


def at_rank(factor: Factor, rank: int, n: int, time: int = 1) -> float:
    """What ``factor`` multiplies an order by that has its issue at ``rank`` of ``n``.

    time : the how-manieth use of the rule on this issue it is, from 1.

    >>> at_rank(Factor("x", "up", 4.0, 0.25, ""), 0, 3, time=2)
    2.0
    """
    first, last = strengths(rank, n)
    return float((factor.first**first * factor.last**last) ** (1 / time))


def table(rows: Iterable[Factor]) -> str:
    """The ``rows`` as the text of a factors.toml, three significant figures each.

    >>> print(table([Factor("needs", "up", 2.291, 0.894, "says it needs it")]))
    ["needs"]
    direction = "up"
    first = 2.29
    last = 0.894
    meaning = "says it needs it"
    <BLANKLINE>
    """
    return "\n".join(
        f'["{row.rule}"]\ndirection = "{row.direction}"\nfirst = {row.first:.3g}\n'
        f'last = {row.last:.3g}\nmeaning = "{row.meaning}"\n'
        for row in rows
    )
