"""Grouping: which things belong together, when some pairs must not.

Union-find (Galler and Fischer 1964) with path halving; each root knows the roots it is kept apart
from. A join that would bring two of those together is refused. n joins take O(n log n) time.
"""

from __future__ import annotations

__all__ = ["Groups"]


class Groups:
    """``size`` things, each in a group of its own until joined.

    >>> groups = Groups(4)
    >>> groups.part(0, 2), groups.join(0, 1), groups.join(1, 2), groups.join(2, 3)
    (True, True, False, True)
    >>> groups.members()
    ((0, 1), (2, 3))
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = {}

    def root(self, thing: int) -> int:
        """The thing that stands for the group of ``thing``: its smallest."""
        parent = self._parent
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: int, other: int) -> bool:
        """Puts the groups of ``one`` and ``other`` together; False if they are kept apart."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        self._parent[second] = first
        for third in self._apart.pop(second, ()):
            self._apart[third].discard(second)
            self._keep(first, third)
        return True

    def part(self, one: int, other: int) -> bool:
        """Keeps the groups of ``one`` and ``other`` apart; False if they are one already."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._keep(first, second)
        return first != second

    def parted(self, one: int, other: int) -> bool:
        """Whether the groups of ``one`` and ``other`` are kept apart."""
        return self.root(other) in self._apart.get(self.root(one), ())

    def members(self) -> tuple[tuple[int, ...], ...]:
        """The groups, each in order, by their smallest."""
        found: dict[int, list[int]] = {}
        for thing in range(len(self._parent)):
            found.setdefault(self.root(thing), []).append(thing)
        return tuple(tuple(group) for group in found.values())

    def _keep(self, first: int, second: int) -> None:
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)
