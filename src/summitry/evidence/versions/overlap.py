"""Overlap: how many shingles two texts share, for all pairs of texts worth asking about.

    shared(a, b)        |S(a) ∩ S(b)|, S the set of shingles
    containment a in b  shared / |S(a)|; of b in a: shared / |S(b)|   (Broder 1997)
    nearness            the larger of the two, shared / min(|S(a)|, |S(b)|)

A short printing lies wholly in the long one it was cut from, while their Jaccard similarity is
small (0.33 for the two Hanoi reports, of which the one holds 0.90 of the other). So containment,
both ways, is what is counted.

A pair is a **candidate** if some shingle names it. A shingle in at most ``limit`` texts names all
pairs of them. One in more texts t1 < t2 < ... names (t1, tk) and (tk, tk+1) for every k, so that
its texts stay linked: dropped, such shingles would take the largest clusters apart. The candidates
with nearness of at least ``least`` are returned, and their counts are exact: what the short
postings show is all of theirs, what the long ones hold is counted again by intersection.

What can be missed: a pair all of whose common shingles stand in more than ``limit`` texts, and
which is never next to each other nor has the first text in one of them. Its texts are linked by a
path of candidates all the same.

``overlaps_by_definition`` intersects every pair. The fast way sorts N postings, O(N log N), and
meets at most N (limit - 1) / 2 + 2 N pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summitry.evidence.versions.shingles import Postings, Shingles

__all__ = ["LEAST", "LIMIT", "Overlap", "overlaps", "overlaps_by_definition"]

LIMIT = 30
"""Texts up to which a shingle names every pair of its texts."""

LEAST = Fraction(3, 10)
"""Nearness below which two texts are of no interest to each other."""

_BLOCK = 4_000_000
"""Meetings of two texts that are counted at one time."""

Places = NDArray[np.int64]
_Pairs = tuple[Places, Places, Places]
"""First text, second text, and a count."""


class Overlap(NamedTuple):
    """Texts ``first`` < ``second`` share ``shared`` of so many shingles each."""

    first: int
    second: int
    shared: int
    first_size: int
    second_size: int

    @property
    def of_first(self) -> Fraction:
        """The containment of the first text in the second."""
        return Fraction(self.shared, self.first_size)

    @property
    def of_second(self) -> Fraction:
        """The containment of the second text in the first."""
        return Fraction(self.shared, self.second_size)

    @property
    def nearness(self) -> Fraction:
        """The larger of the two containments.

        >>> Overlap(0, 1, 3, 4, 10).nearness
        Fraction(3, 4)
        """
        return Fraction(self.shared, min(self.first_size, self.second_size))


def overlaps_by_definition(
    sets: Sequence[Shingles], least: Fraction = LEAST
) -> tuple[Overlap, ...]:
    """Every pair of ``sets`` that shares something and is at least as near as ``least``.

    >>> overlaps_by_definition([frozenset({1, 2}), frozenset({2, 3, 4}), frozenset()])
    (Overlap(first=0, second=1, shared=1, first_size=2, second_size=3),)
    """
    found = (
        Overlap(a, b, len(sets[a] & sets[b]), len(sets[a]), len(sets[b]))
        for a, b in combinations(range(len(sets)), 2)
    )
    return tuple(one for one in found if one.shared and one.nearness >= least)


def overlaps(
    postings: Postings, least: Fraction = LEAST, limit: int = LIMIT
) -> tuple[Overlap, ...]:
    """The candidate pairs of the texts of ``postings`` at least as near as ``least``, in order.

    ``limit`` : texts up to which a shingle names every pair of its texts.
    """
    index = _indexed(postings, limit)
    parts = [_near(_counted(index, block), index, least) for block in _blocks(index)]
    return tuple(Overlap(*row) for part in parts for row in part.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The postings that two texts share, and how far each of their entries reaches.

    texts : of each entry; entry i meets the entries i + 1 .. i + reach.
    by_text : the entries in the order of their texts.
    long_keys : text * n + shingle of each entry of a long posting, sorted; n is ``n_shingles``.
    long_starts : where those of each text begin in ``long_keys``.
    """

    texts: Places
    reach: Places
    long: NDArray[np.bool_]
    by_text: Places
    long_keys: Places
    long_starts: Places
    n_shingles: int
    sizes: Places


def _indexed(postings: Postings, limit: int) -> _Index:
    lengths = np.diff(postings.starts, append=len(postings.hashes))
    keep = np.repeat(lengths > 1, lengths)
    texts, lengths = postings.documents[keep], lengths[lengths > 1]
    place = np.arange(len(texts)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    shingle = np.repeat(np.arange(len(lengths)), lengths)
    after = lengths[shingle] - 1 - place
    long = lengths[shingle] > limit
    reach = np.where(long & (place > 0), np.minimum(after, 1), after)
    n_texts, n_shingles = len(postings.sizes), len(lengths)
    keys = np.sort(texts[long] * n_shingles + shingle[long])
    counts = np.bincount(texts[long], minlength=n_texts)
    by_text = np.argsort(texts, kind="stable")
    long_starts = np.r_[0, np.cumsum(counts)]
    return _Index(
        texts, reach, long, by_text, keys, long_starts, n_shingles, np.asarray(postings.sizes)
    )


def _blocks(index: _Index) -> Iterator[Places]:
    """The entries of some texts in a row at a time, so that the counts of a block are whole."""
    texts = index.texts[index.by_text]
    ends = np.flatnonzero(np.diff(texts, append=-1)) + 1
    met = np.cumsum(index.reach[index.by_text])[ends - 1]
    start = 0
    while start < len(ends):
        before = met[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(met, before + _BLOCK, side="right")))
        yield index.by_text[(ends[start - 1] if start else 0) : ends[stop - 1]]
        start = stop


def _counted(index: _Index, entries: Places) -> _Pairs:
    """The candidate pairs named by ``entries``, and how many short postings name each."""
    reach = index.reach[entries]
    step = np.arange(reach.sum()) - np.repeat(np.cumsum(reach) - reach, reach)
    own = np.repeat(entries, reach)
    first, second = index.texts[own], index.texts[own + 1 + step]
    n_texts = len(index.sizes)
    keys = (first * n_texts + second) * 2 + ~index.long[own]
    keys.sort()
    pairs, ones = keys >> 1, keys & 1
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.add.reduceat(ones, starts) if len(starts) else ones
    return pairs[starts] // n_texts, pairs[starts] % n_texts, counts


def _near(pairs: _Pairs, index: _Index, least: Fraction) -> Places:
    """The rows (first, second, shared, sizes) of the ``pairs`` that are near enough."""
    first, second, counts = pairs
    many = np.diff(index.long_starts)
    at_most = counts + np.minimum(many[first], many[second])
    first, second, counts = (x[_enough(at_most, pairs, index, least)] for x in pairs)
    counts = counts + _shared_long(first, second, index)
    near = _enough(counts, (first, second, counts), index, least)
    rows = np.stack([first, second, counts, index.sizes[first], index.sizes[second]], axis=1)
    return rows[near]


def _enough(counts: Places, pairs: _Pairs, index: _Index, least: Fraction) -> NDArray[np.bool_]:
    smaller = np.minimum(index.sizes[pairs[0]], index.sizes[pairs[1]])
    return counts * least.denominator >= smaller * least.numerator


def _shared_long(first: Places, second: Places, index: _Index) -> Places:
    """How many shingles of long postings each pair shares."""
    many = np.diff(index.long_starts)
    swap = many[second] < many[first]
    few, other = np.where(swap, second, first), np.where(swap, first, second)
    counts = np.zeros(len(first), np.int64)
    for start, stop in _shares(many[few]):
        part = slice(start, stop)
        counts[part] = _met(few[part], other[part], index)
    return counts


def _shares(sizes: Places) -> Iterator[tuple[int, int]]:
    total = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = total[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(total, before + _BLOCK, side="right")))
        yield start, stop
        start = stop


def _met(few: Places, other: Places, index: _Index) -> Places:
    """For each k: how many long shingles of text ``few[k]`` text ``other[k]`` has as well."""
    many = index.long_starts[few + 1] - index.long_starts[few]
    step = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    shingle = index.long_keys[np.repeat(index.long_starts[few], many) + step] % index.n_shingles
    wanted = np.repeat(other, many) * index.n_shingles + shingle
    at = np.searchsorted(index.long_keys, wanted)
    held = index.long_keys[np.minimum(at, len(index.long_keys) - 1)] == wanted
    return np.bincount(np.repeat(np.arange(len(few)), many), held, len(few)).astype(np.int64)
