"""Places in a text counted in UTF-16 units, as Java counts, and in code points, as we do.

A character beyond U+FFFF is one code point and two units. With astral positions a_0 < a_1 < …
in code points, the unit at which code point i begins is i + |{k : a_k < i}|. O(log) each.
"""

from __future__ import annotations

from bisect import bisect_left

__all__ = ["Units"]


class Units:
    """The two countings of one text."""

    def __init__(self, text: str) -> None:
        """Counts the astral characters of ``text``."""
        plain = text.isascii() or max(text) <= "\uffff"
        self._points = [] if plain else [i for i, c in enumerate(text) if c > "\uffff"]
        self._units = [at + k for k, at in enumerate(self._points)]
        self.length = len(text) + len(self._points)

    def unit(self, point: int) -> int:
        """The unit at which the code point ``point`` begins.

        >>> Units("a😀b").unit(2)
        3
        """
        return point + bisect_left(self._points, point)

    def point(self, unit: int, up: bool = False) -> int:
        """The code point that begins at ``unit``; within a pair the next one if ``up``, else the
        one that the pair is.

        >>> units = Units("a😀b")
        >>> units.point(3), units.point(2), units.point(2, up=True)
        (2, 1, 2)
        """
        before = bisect_left(self._units, unit)
        inside = before > 0 and self._units[before - 1] + 1 == unit
        return unit - before + (1 if inside and up else 0)
