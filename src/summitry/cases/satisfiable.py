"""Can a set of rules hold together? By bucket elimination over their tables.

An issue is eliminated by joining (logical and) the tables that name it and asking whether any of
its options is left (logical or over its axis). When all issues are gone, what remains says whether
a deal exists. Exact; O(product of the option counts of the largest join). Dechter (1999), "Bucket
elimination: a unifying framework for reasoning", Artificial Intelligence 113.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from summitry.model.table import Table

__all__ = ["MAX_JOIN", "clashing_rules", "satisfiable"]

MAX_JOIN = 1_000_000
"""Largest joined table; beyond it the answer is not sought and the rules count as satisfiable."""

MAX_WORK = 400_000_000
"""Most cells joined in the search for a minimal clash, under a second."""

_CALL = 40_000
"""What handling one table costs, in cells."""


def satisfiable(tables: Sequence[Table], shape: tuple[int, ...]) -> bool:
    """True if some deal satisfies all boolean ``tables``; ``shape`` is the option count by issue.

    >>> a = Table((0,), np.array([True, False]))
    >>> b = Table((0, 1), np.array([[False, False], [True, True]]))
    >>> satisfiable([a], (2, 2)), satisfiable([a, b], (2, 2))
    (True, False)
    """
    return _eliminate(tables, shape)[0]


def _eliminate(tables: Sequence[Table], shape: tuple[int, ...]) -> tuple[bool, int]:
    """Whether the tables hold together, and the work it took in cells."""
    if not all(bool(table.values.any()) for table in tables):
        return False, 0
    left: dict[int, list[Table]] = {}  # issue -> the tables that name it
    for table in tables:
        for i in table.scope:
            left.setdefault(i, []).append(table)
    sizes = {i: _size(_joined_scope(left[i]), shape) for i in left}
    work = _CALL * len(tables)
    while sizes:
        issue = min(sizes, key=lambda i: (sizes[i], i))
        if sizes.pop(issue) > MAX_JOIN:
            return True, work
        named = left.pop(issue)
        scope = _joined_scope(named)
        work += _size(scope, shape) * len(named)
        joined = _joined(named, scope, shape).any(axis=scope.index(issue))
        if not joined.any():
            return False, work
        rest = Table(tuple(i for i in scope if i != issue), np.asarray(joined))
        for i in rest.scope:
            left[i] = [table for table in left[i] if issue not in table.scope] + [rest]
            sizes[i] = _size(_joined_scope(left[i]), shape)
    return True, work


def clashing_rules(rules: Mapping[str, Table], shape: tuple[int, ...]) -> tuple[str, ...]:
    """A minimal set of ``rules`` that no deal satisfies together; empty if all hold somewhere.

    ``rules`` are boolean tables by name, ``shape`` the option count by issue. By deletion: rules
    without which the rest still clash are left out, first in halves, at last one by one (Chinneck
    and Dravnieks (1991), ORSA J. Computing 3), so each of those returned is needed for the clash.
    With over sixty rules in the clash itself the search may end at ``MAX_WORK``; the set then
    clashes but may not be minimal.

    >>> rows = {"a": [True, False], "b": [True, True], "c": [False, True]}
    >>> clashing_rules({key: Table((0,), np.array(row)) for key, row in rows.items()}, (2,))
    ('a', 'c')
    """
    clash, work = not satisfiable(list(rules.values()), shape), 0
    needed = dict(rules) if clash else {}
    chunk = len(needed)
    while chunk > 1 or (chunk == 1 and len(needed) > 1):
        chunk = max(chunk // 2, 1)
        names = list(needed)
        for first in range(0, len(names), chunk):
            without = set(names[first : first + chunk])
            rest = {key: table for key, table in needed.items() if key not in without}
            holds, cells = _eliminate(list(rest.values()), shape)
            needed = needed if holds else rest
            work += cells
            if work > MAX_WORK:
                return tuple(needed)
        if chunk == 1:
            break
    return tuple(needed)


def _joined(tables: Sequence[Table], scope: tuple[int, ...], shape: tuple[int, ...]) -> Any:
    joined = np.ones([shape[i] for i in scope], dtype=bool)
    for table in tables:
        inner = tuple(scope.index(i) for i in table.scope)
        joined &= Table(inner, table.values).over(len(scope))
    return joined


def _joined_scope(tables: Sequence[Table]) -> tuple[int, ...]:
    return tuple(sorted({i for table in tables for i in table.scope}))


def _size(scope: tuple[int, ...], shape: tuple[int, ...]) -> int:
    return math.prod(shape[i] for i in scope)
