"""The passage of a text nearest to given words: best partial ratio of the edit distance.

The likeness of a and b is 100 (1 - d / (|a| + |b|)), d the fewest characters to insert and delete
on the way from a to b; the partial ratio is the best likeness of the shorter text to any stretch of
the longer that is no longer than it. rapidfuzz finds it.

A long text is first narrowed to the two neighbouring blocks, each at least as long as the words,
that hold most of their longest words. The alignment within is exact for words up to 64 characters;
beyond that rapidfuzz promises a good one, not the best. Cost: MAX_SEEDS scans and one short
alignment.
"""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["NEAR", "nearest_passage", "shown_passage", "whole_words"]

NEAR = 60.0
"""Least likeness (0..100) at which a passage is worth showing; unrelated prose reaches about 50."""

WHOLE = 20_000
MAX_SEEDS = 24
_LONGEST_WORD = 50


def nearest_passage(quote: str, text: str) -> tuple[int, int] | None:
    """The span of ``text`` most like ``quote``, in whole words; None if nothing is like it.

    >>> text = "They would dismantle other weapons systems first."
    >>> start, end = nearest_passage("dismantle other parts systems", text) or (0, 0)
    >>> text[start:end]
    'dismantle other weapons systems'
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    begin, stop = (0, len(text)) if len(text) <= WHOLE else _region(quote, text)
    part = text[begin:stop]
    found = partial_ratio_alignment(quote, part, score_cutoff=NEAR)
    if found is None:
        return None
    start, end = whole_words(text, begin + found.dest_start, begin + found.dest_end)
    return (start, end) if start < end else None


def shown_passage(text: str, start: int, end: int) -> str:
    """The span [start, end) of ``text`` as one line, with up to two words more on either side, so
    that a word that differs at its edge is seen.

    >>> shown_passage("one two three four\\nfive six seven", 8, 18)
    'one two three four five six'
    """
    before = re.search(r"(?:\S+\s+){0,2}\Z", text[max(0, start - 4 * _LONGEST_WORD) : start])
    after = re.match(r"\S*(?:\s+\S+){0,2}", text[end : end + 4 * _LONGEST_WORD])
    wide = text[start - len(before[0] if before else "") : end + len(after[0] if after else "")]
    return " ".join(wide.split())


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span [start, end) of ``text`` moved to the nearest ends of words, trimmed of white space.

    >>> whole_words("dismantle other weapons", 3, 15)
    (0, 15)
    """
    start, end = _nearest_edge(text, start), _nearest_edge(text, end)
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, max(start, end - (len(stretch) - len(stretch.rstrip())))


def _nearest_edge(text: str, at: int) -> int:
    before = re.search(r"\w*\Z", text[max(0, at - _LONGEST_WORD) : at])
    after = re.match(r"\w*", text[at : at + _LONGEST_WORD])
    left, right = (len(m.group()) if m else 0 for m in (before, after))
    if not (left and right):
        return at
    return at - left if left <= right else at + right


def _region(quote: str, text: str) -> tuple[int, int]:
    """The two neighbouring blocks with most of the seeds; the first ones if several have."""
    size = max(len(quote), 1000)
    seeds = sorted(set(re.findall(r"\w+", quote)), key=lambda word: (-len(word), word))
    held: Counter[int] = Counter()
    for bit, seed in enumerate(seeds[:MAX_SEEDS]):
        at = text.find(seed)
        while at >= 0:
            held[at // size] |= 1 << bit
            at = text.find(seed, (at // size + 1) * size)
    pairs = sorted({first for block in held for first in (block - 1, block) if first >= 0})
    best = max(pairs, key=lambda b: (held[b] | held[b + 1]).bit_count(), default=0)
    return best * size, (best + 2) * size
