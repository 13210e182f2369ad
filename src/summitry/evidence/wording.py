"""Where two printings of one statement differ: the passages that one has instead of the other's.

Words are compared folded (see folding), so layout, punctuation and spelling are no difference.
Nor is it one if the words of the one stand in a row within the other: the quote was cut shorter.
The common passages are found longest first: Ratcliff and Metzener (1988), Dr. Dobb's Journal, as in
difflib. What is left between them need not be the least difference.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from summitry.evidence.folding import words

__all__ = ["differing"]


def differing(first: str, second: str) -> tuple[tuple[str, str], ...]:
    """The pairs of passages in which the wordings ``first`` and ``second`` differ, if any.

    Passages are as printed; an empty string stands for one that the other has and this one has not.

    >>> differing("dismantle other weapons systems before", "dismantle other parts before")
    (('weapons systems', 'parts'),)
    >>> differing("the “centre” of it", 'the "center" of it, he said')
    ()
    """
    one, two = words(first), words(second)
    a, b = [word.folded for word in one], [word.folded for word in two]
    if _within(a, b) or _within(b, a):
        return ()
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple(
        (
            first[one[i].start : one[j - 1].end] if i < j else "",
            second[two[k].start : two[m - 1].end] if k < m else "",
        )
        for tag, i, j, k, m in blocks
        if tag != "equal"
    )


def _within(short: list[str], long: list[str]) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))
