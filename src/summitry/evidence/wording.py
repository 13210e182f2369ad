"""Where two printings of one statement differ: the passages that one has instead of the other's.

Words are compared folded (see folding), so layout, punctuation and spelling are no difference.
Nor, for ``differing``, is it one if the words of the one stand in a row within the other: the quote
was cut shorter. The common passages are found longest first: Ratcliff and Metzener (1988), Dr.
Dobb's Journal, as in difflib. What is left between them need not be the least difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from summitry.evidence.folding import Word, words
from summitry.evidence.spans import Span

__all__ = ["differing", "differing_spans"]


def differing(first: str, second: str) -> tuple[tuple[str, str], ...]:
    """The pairs of passages in which the wordings ``first`` and ``second`` differ, if any.

    Passages are as printed; an empty string stands for one that the other has and this one has not.

    >>> differing("dismantle other weapons systems before", "dismantle other parts before")
    (('weapons systems', 'parts'),)
    >>> differing("the “centre” of it", 'the "center" of it, he said')
    ()
    """
    a, b = ([word.folded for word in words(text)] for text in (first, second))
    if _within(a, b) or _within(b, a):
        return ()
    return tuple((i.of(first), k.of(second)) for i, k in differing_spans(first, second))


def differing_spans(first: str, second: str) -> tuple[tuple[Span, Span], ...]:
    """Where ``first`` and ``second`` differ, as spans of the one and of the other.

    What the one has not is an empty span, after the word before it.

    >>> differing_spans("would lift it", "would not lift it")
    ((Span(start=5, end=5), Span(start=6, end=9)),)
    """
    one, two = words(first), words(second)
    a, b = [word.folded for word in one], [word.folded for word in two]
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple(
        (_span(one, i, j), _span(two, k, m)) for tag, i, j, k, m in blocks if tag != "equal"
    )


def _span(found: Sequence[Word], start: int, end: int) -> Span:
    if start < end:
        return Span(found[start].start, found[end - 1].end)
    at = found[start - 1].end if start else 0
    return Span(at, at)


def _within(short: list[str], long: list[str]) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))
