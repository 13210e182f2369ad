"""Quotations by place: which one holds a character, and which ones meet a stretch of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from summitry.evidence.spans import Span
from summitry.evidence.speech.marks import Quotation

__all__ = ["Quotes"]


@dataclass(frozen=True)
class Quotes:
    """The quotations ``items`` of a text that stand in no other one, in order."""

    items: tuple[Quotation, ...]
    deeper: tuple[Quotation, ...] = ()
    _starts: list[int] = field(init=False, repr=False)
    _ends: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [q.outside.start for q in self.items])
        object.__setattr__(self, "_ends", [q.outside.end for q in self.items])

    @classmethod
    def of(cls, found: Iterable[Quotation]) -> Quotes:
        """The quotations ``found``, those inside others set apart."""
        found = tuple(found)
        return cls(tuple(q for q in found if q.depth == 0), tuple(q for q in found if q.depth > 0))

    def holding(self, at: int) -> Quotation | None:
        """The quotation that the character at ``at`` stands in, its marks included."""
        i = bisect_right(self._starts, at) - 1
        return self.items[i] if i >= 0 and at < self._ends[i] else None

    def meeting(self, span: tuple[int, int]) -> range:
        """The places among the items of those that have a character in common with ``span``."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))

    def inside(self, span: tuple[int, int], cue: int | None) -> tuple[Span, ...]:
        """What stands in quote marks in ``span``, seen from the place ``cue``.

        Seen from a cue inside a quotation only the quotations within that one are quoted.
        """
        around = None if cue is None else self.holding(cue)
        if around is None:
            return tuple(s for i in self.meeting(span) for s in self.items[i].spans)
        return tuple(
            s
            for q in self.deeper
            if around.outside.holds(q.outside)
            and cue is not None
            and not q.outside.holds((cue, cue))
            for s in q.spans
        )
