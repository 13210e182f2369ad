"""The least sets of states that meet every clause: multiplied out, or one smallest by search.

A clause is a set of terms, a term a set of states; a set D meets a clause if D holds one of its
terms whole, and is **minimal** if it meets all clauses and no smaller part of it does (a prime
implicant of the monotone formula; for terms of one state a minimal hitting set, Berge (1989),
Hypergraphs, ch. 2). Clauses without a common state are independent: their minimal sets are joined
freely, so each connected group is solved by itself.

A group is multiplied out clause by clause, dropping at once what holds another: exact, but the
list may grow exponentially. Above MAX_PRODUCTS one smallest set is found by mixed-integer
programming (HiGHS), exact too, and the list is not complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitry.errors import TooManyDeals
from summitry.stability.conditions import Clause, Term

__all__ = ["MAX_PRODUCTS", "groups", "minimal_sets", "smallest_first", "smallest_set"]

MAX_PRODUCTS = 2_000
"""Most sets that are kept while one group of clauses is multiplied out."""

_BEFORE = 8
"""How many times as many are looked at before those that hold another are dropped."""

_SECONDS = 60.0
"""Longest search for one smallest set; it takes milliseconds where clauses are like a case's."""


def groups(clauses: Iterable[Clause]) -> list[list[Clause]]:
    """``clauses`` in groups that share no state, in a fixed order."""
    found: list[tuple[set[int], list[Clause]]] = []
    for clause in sorted(clauses, key=lambda c: (len(c), sorted(map(sorted, c)))):
        states = {x for term in clause for x in term}
        joined = [group for group in found if group[0] & states]
        found = [group for group in found if not group[0] & states]
        members = [c for group in joined for c in group[1]] + [clause]
        found.append((states.union(*(group[0] for group in joined)), members))
    return [members for _, members in found]


def minimal_sets(clauses: Sequence[Clause], cap: int = MAX_PRODUCTS) -> list[Term] | None:
    """All minimal sets of ``clauses``, smallest first; None if more than ``cap`` are to be kept.

    >>> f = frozenset
    >>> sets = minimal_sets([f([f([1]), f([2])]), f([f([1]), f([3])])])
    >>> [sorted(one) for one in sets]
    [[1], [2, 3]]
    """
    sets = [Term()]
    for clause in sorted(clauses, key=len):
        met = [one for one in sets if any(term <= one for term in clause)]
        grown = {one | term for one in sets if one not in met for term in clause}
        if len(grown) > _BEFORE * cap:
            return None
        sets = _least_with(met, grown)
        if len(sets) > cap:
            return None
    return sorted(sets, key=_order)


def smallest_first(families: Sequence[Sequence[Term]], most: int) -> list[Term]:
    """The ``most`` smallest unions of one set out of each of ``families``, which share no state.

    Each family is sorted as ``minimal_sets`` returns it. The i-th of one joined to the j-th of the
    other has i j - 1 before it, so only pairs with i j <= most are looked at.
    """
    joined = [Term()]
    for family in families:
        pairs = (
            (one, other) for i, one in enumerate(joined) for other in family[: most // (i + 1)]
        )
        joined = sorted((one | other for one, other in pairs), key=_order)[:most]
    return joined


def smallest_set(clauses: Sequence[Clause]) -> Term:
    """One smallest set that meets all ``clauses``: the fewest states x with, for every clause, a
    term whose states are all taken. TooManyDeals if the search does not end.

    Of a single clause that is its smallest term, without a search.
    """
    if len(clauses) == 1:
        return min(clauses[0], key=_order)
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    states = sorted({x for clause in clauses for term in clause for x in term})
    column = {x: k for k, x in enumerate(states)}
    n, rows = len(states), _rows(clauses, column)
    places = [(r, k, v) for r, (row, _) in enumerate(rows) for k, v in row.items()]
    r, k, v = (list(part) for part in zip(*places, strict=True))
    width = max(k) + 1
    matrix = csr_array((np.array(v, dtype=float), (r, k)), shape=(len(rows), width))
    found = milp(
        np.r_[np.ones(n), np.zeros(width - n)],
        constraints=LinearConstraint(matrix, lb=np.array([least for _, least in rows])),
        integrality=np.ones(width),
        bounds=Bounds(0, 1),
        options={"time_limit": _SECONDS, "mip_rel_gap": 0.0},
    )
    if found.status != 0:
        raise TooManyDeals(
            f"no smallest change among {n:,} states within {_SECONDS:.0f} seconds;"
            " ask for a weaker concept, gmr or smr, or for fewer states"
        )
    chosen = frozenset(x for x, taken in zip(states, found.x, strict=False) if taken > 0.5)
    if not all(any(term <= chosen for term in clause) for clause in clauses):
        raise ArithmeticError("the smallest change found does not meet its condition")
    return chosen


def _rows(clauses: Sequence[Clause], column: dict[int, int]) -> list[tuple[dict[int, int], int]]:
    """Linear constraints, each a row and its least value: one term of every clause is chosen, and
    a term of several states has a column of its own, at most that of each of its states."""
    rows: list[tuple[dict[int, int], int]] = []
    columns = len(column)
    for clause in clauses:
        choice: dict[int, int] = {}
        for term in clause:
            if len(term) == 1:
                choice[column[next(iter(term))]] = 1
                continue
            choice[columns] = 1
            rows += [({column[x]: 1, columns: -1}, 0) for x in sorted(term)]
            columns += 1
        rows.append((choice, 1))
    return rows


def _least_with(kept: list[Term], grown: Iterable[Term]) -> list[Term]:
    """``kept`` and those of ``grown`` that hold none of them and no other of ``grown``."""
    least = sorted(kept, key=len)
    for one in sorted(grown, key=len):
        if not any(other <= one for other in least):
            least.append(one)
    return least


def _order(one: Term) -> tuple[int, list[int]]:
    return len(one), sorted(one)
