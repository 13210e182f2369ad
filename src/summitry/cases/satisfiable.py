"""Can a set of rules hold together? By bucket elimination over their tables.

An issue is eliminated by joining (logical and) the tables that name it and asking whether any of
its options is left (logical or over its axis). When all issues are gone, what remains says whether
a deal exists. Exact; O(product of the option counts of the largest join). Dechter (1999), "Bucket
elimination: a unifying framework for reasoning", Artificial Intelligence 113.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from summitry.model.table import Table

__all__ = ["MAX_JOIN", "clashing_rules", "satisfiable"]

MAX_JOIN = 10_000_000
"""Largest joined table; beyond it the answer is not sought and the rules count as satisfiable."""


def satisfiable(tables: Sequence[Table], shape: tuple[int, ...]) -> bool:
    """True if some deal satisfies every boolean table; ``shape`` is the option count by issue.

    >>> a = Table((0,), np.array([True, False]))
    >>> b = Table((0, 1), np.array([[False, False], [True, True]]))
    >>> satisfiable([a], (2, 2)), satisfiable([a, b], (2, 2))
    (True, False)
    """
    left = list(tables)
    while True:
        issues = {issue for table in left for issue in table.scope}
        if not issues:
            return all(bool(table.values) for table in left)
        issue = min(issues, key=lambda i: (_size(_joined_scope(left, i), shape), i))
        scope = _joined_scope(left, issue)
        if _size(scope, shape) > MAX_JOIN:
            return True
        joined = np.ones([shape[i] for i in scope], dtype=bool)
        for table in left:
            if issue in table.scope:
                inner = tuple(scope.index(i) for i in table.scope)
                joined &= Table(inner, table.values).over(len(scope))
        rest = tuple(i for i in scope if i != issue)
        left = [table for table in left if issue not in table.scope]
        left.append(Table(rest, np.asarray(joined.any(axis=scope.index(issue)))))


def clashing_rules(rules: Mapping[str, Table], shape: tuple[int, ...]) -> tuple[str, ...]:
    """A minimal set of rules that no deal satisfies together; empty if all hold somewhere.

    By deletion: a rule without which the rest still clash is left out (Chinneck and Dravnieks
    1991), so each of those returned is needed for the clash.
    """
    if satisfiable(list(rules.values()), shape):
        return ()
    needed = dict(rules)
    for name in list(rules):
        rest = {key: table for key, table in needed.items() if key != name}
        if not satisfiable(list(rest.values()), shape):
            needed = rest
    return tuple(needed)


def _joined_scope(tables: Sequence[Table], issue: int) -> tuple[int, ...]:
    return tuple(sorted({i for table in tables if issue in table.scope for i in table.scope}))


def _size(scope: tuple[int, ...], shape: tuple[int, ...]) -> int:
    return math.prod(shape[i] for i in scope)
