"""In which order issues are eliminated, and what that costs.

Two issues are **tied** if one table speaks of both. Eliminating an issue joins all tables that
speak of it into one over the issue and those it is tied to (its **bag**), and ties these to each
other. The largest bag less one is the **induced width** of the order; the largest product of
option counts over a bag is how many cells its table has. Finding the best order is NP-hard
(Arnborg, Corneil and Proskurowski (1987), SIAM J. Algebraic Discrete Methods 8); two greedy rules
are tried, fewest new ties (min-fill) and fewest cells, and the one with the smaller largest table
is taken: Dechter (2003), Constraint Processing, ch. 4.

Issues whose bag lies inside another's are eliminated together with it, so a dense cluster is
enumerated once and not issue by issue.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Bag", "Ordering", "ordering"]


@dataclass(frozen=True, slots=True)
class Bag:
    """A step: the issues of ``scope`` are joined and those of ``drop`` among them eliminated."""

    scope: tuple[int, ...]
    drop: tuple[int, ...]

    @property
    def separator(self) -> tuple[int, ...]:
        """The issues that stay.

        >>> Bag((0, 2, 5), (2,)).separator
        (0, 5)
        """
        return tuple(issue for issue in self.scope if issue not in self.drop)


@dataclass(frozen=True, slots=True)
class Ordering:
    """The steps in turn, with the induced width and the cells of the largest joined table."""

    bags: tuple[Bag, ...]
    width: int
    cells: int


def ordering(scopes: Iterable[Sequence[int]], shape: Sequence[int]) -> Ordering:
    """The order in which to eliminate all issues.

    ``scopes`` are the issues each table speaks of, ``shape`` the option count of every issue.
    O(n d^2) for n issues tied to at most d others at once.

    >>> ordering([(0, 1), (1, 2)], (2, 2, 2)).width
    1
    >>> [bag.drop for bag in ordering([(0, 1, 2)], (2, 2, 2)).bags]
    [(0, 1, 2)]
    """
    pairs = [tuple(scope) for scope in scopes]
    found = [_greedy(_ties(pairs, len(shape)), shape, rule) for rule in (_fill, _few_cells)]
    return min(found, key=lambda order: order.cells)


_Ties = dict[int, set[int]]
_Rule = Callable[[int, _Ties, Sequence[int]], tuple[int, ...]]


def _greedy(ties: _Ties, shape: Sequence[int], rule: _Rule) -> Ordering:
    bags: list[Bag] = []
    scores = {issue: rule(issue, ties, shape) for issue in ties}
    while ties:
        issue = min(scores, key=lambda i: (scores[i], i))
        around = ties[issue]
        scope = around | {issue}
        drop = {issue} | {other for other in around if ties[other] <= scope}
        bags.append(Bag(tuple(sorted(scope)), tuple(sorted(drop))))
        _remove(ties, drop, scope - drop)
        touched = (scope - drop).union(*(ties[other] for other in scope - drop))
        for gone in drop:
            del scores[gone]
        scores.update({other: rule(other, ties, shape) for other in touched})
    width = max((len(bag.scope) for bag in bags), default=1) - 1
    return Ordering(tuple(bags), width, max((_cells(bag.scope, shape) for bag in bags), default=1))


def _remove(ties: _Ties, drop: set[int], rest: set[int]) -> None:
    """Take ``drop`` out and tie the ``rest`` of its bag to each other."""
    for issue in drop:
        del ties[issue]
    for issue in rest:
        ties[issue] = (ties[issue] - drop) | (rest - {issue})


def _ties(scopes: Iterable[tuple[int, ...]], n_issues: int) -> _Ties:
    ties: _Ties = {issue: set() for issue in range(n_issues)}
    for scope in scopes:
        for one, other in combinations(scope, 2):
            ties[one].add(other)
            ties[other].add(one)
    return ties


def _fill(issue: int, ties: _Ties, shape: Sequence[int]) -> tuple[int, ...]:
    around = ties[issue]
    missing = sum(len(around - ties[other]) - 1 for other in around)
    return missing // 2, _cells((issue, *around), shape)


def _few_cells(issue: int, ties: _Ties, shape: Sequence[int]) -> tuple[int, ...]:
    return (_cells((issue, *ties[issue]), shape),)


def _cells(scope: Iterable[int], shape: Sequence[int]) -> int:
    return math.prod(shape[issue] for issue in scope)
