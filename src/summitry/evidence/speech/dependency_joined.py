"""The attributions of the regular-expression core and of the dependency rules, joined.

Two attributions are the same when their contents share at least half of the characters of both
together (intersection over union). Of two that are the same the one of the dependency rules stays,
unless only the core names a source, by a cue beside it. What the core alone found stays if no word
of its content stands in another's, if it names its source, and if it is not direct: quotations that
the dependency rules left without a speaker were left so for a reason. The sources around each are
found anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitry.evidence.spans import Span, hull
from summitry.evidence.speech.attribution import DIRECT, Attribution
from summitry.evidence.speech.dependency import nested
from summitry.evidence.speech.dependency_draft import united, within

__all__ = ["SAME", "combined", "overlap"]

SAME = 0.5


def combined(core: Iterable[Attribution], parsed: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions of ``core`` and of ``parsed``, both of one text, without doubles.

    >>> one = Attribution((Span(9, 20),), "direct", Span(0, 4), Span(5, 8), rule="core")
    >>> other = Attribution((Span(9, 21),), "direct", rule="dependency")
    >>> [a.rule for a in combined([one], [other])]
    ['core']
    """
    core, parsed = tuple(core), tuple(parsed)
    kept = [_better(a, core) for a in parsed]
    told = [a for a in core if a.source is not None and a.form != DIRECT]
    alone = [a for a in told if not any(_meet(a, b) for b in kept)]
    return nested({replace(a, outer=()) for a in (*kept, *alone)})


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Characters in both of two contents by characters in either.

    >>> overlap([(0, 10)], [(5, 15)])
    0.3333333333333333
    """
    both = _size(within(united(one), united(other)))
    return both / max(1, _size(united((*one, *other))))


def _better(found: Attribution, core: Sequence[Attribution]) -> Attribution:
    """``found``, or the same attribution of the ``core`` if it alone names a source, by a cue."""
    if found.source is not None:
        return found
    cued = (a for a in core if a.source is not None and a.cue is not None and not a.carried)
    same = (a for a in cued if _meet(a, found))
    return next((a for a in same if overlap(a.content, found.content) >= SAME), found)


def _meet(one: Attribution, other: Attribution) -> bool:
    apart = not hull(one.content).meets(hull(other.content))
    return not apart and any(a.meets(b) for a in one.content for b in other.content)


def _size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
