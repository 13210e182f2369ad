"""Alignment: which sentence of one text stands in the other, wherever it stands there.

    F(s)        the words of a sentence and its pairs of neighbouring words, each as often as it
                stands there; words as shingles use them
    dice(s, t)  2 |F(s) ∩ F(t)| / (|F(s)| + |F(t)|)                 (Dice 1945, over multisets)
    aligned     pairs with dice >= THRESHOLD = 0.35, taken greedily from the highest down, each
                sentence once; of equal ones the pair nearest in relative position, then the first
                in A, then the first in B

News versions move paragraphs, so no order is asked for: on moved paragraphs a monotone alignment
finds 0.60 of the pairs, this one all. On the two Hanoi reports true pairs reach 0.81 and false ones
0.30 at most. Sentences without words are aligned to nothing.

**A sentence split in two.** Then each sentence s left over is tried as a part of its neighbour
before and after, if that is aligned to some t: it is joined to it if at least PART = 1/2 of F(s) is
common with t beyond what the neighbour has, and dice with t rises. Of two neighbours the one with
the higher dice takes it, of equal ones the one before. A's sentences are tried first, each in
order, and again until nothing changes, so that a sentence cut in three is found too.

``aligned_by_definition`` counts all pairs. The fast way asks an index of F: O(sum of the lengths of
the postings of A's features in B). It keeps the KEPT best partners of a sentence of A, so that a
sentence that stands there a thousand times does not make a million pairs: with more partners than
that, one may go without though a worse one was free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "KEPT",
    "PART",
    "THRESHOLD",
    "Aligned",
    "aligned",
    "aligned_by_definition",
    "dice",
    "features",
]

THRESHOLD = Fraction(35, 100)
"""Dice from which two sentences are tellings of one; 0.35 to 0.80 do the same on the reports."""

PART = Fraction(1, 2)
"""Share of a sentence that must be new and common for it to be the other part of a split one."""

KEPT = 200
"""Partners of one sentence that are remembered."""

Words = Sequence[str]
Feature = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The sentences ``first`` of A and ``second`` of B, neighbours in a row where one was split.

    likeness : their dice.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    likeness: Fraction


def features(sentence: Words) -> Counter[Feature]:
    """The multiset F of the words of a ``sentence`` and their pairs.

    >>> sorted(features(["not", "all", "all"]).items())
    [(('all',), 2), (('all', 'all'), 1), (('not',), 1), (('not', 'all'), 1)]
    """
    return Counter([*((word,) for word in sentence), *pairwise(sentence)])


def dice(first: Words, second: Words) -> Fraction:
    """How alike the sentences ``first`` and ``second`` are, 0 to 1; 0 if one has no words.

    >>> dice("they wanted it all".split(), "they wanted all".split())
    Fraction(2, 3)
    """
    one, two = features(first), features(second)
    return Fraction(2 * (one & two).total(), max(1, one.total() + two.total()))


def aligned_by_definition(a: Sequence[Words], b: Sequence[Words]) -> tuple[Aligned, ...]:
    """The alignment of the sentences ``a`` and ``b``, each as its words: all pairs are counted."""
    alike = ((dice(s, t), i, j) for i, s in enumerate(a) for j, t in enumerate(b))
    return _joined(_greedy([one for one in alike if one[0] >= THRESHOLD], len(a), len(b)), a, b)


def aligned(a: Sequence[Words], b: Sequence[Words]) -> tuple[Aligned, ...]:
    """The alignment of the sentences ``a`` and ``b``, each as its words, in the order of ``a``.

    >>> a = ["the talks failed".split(), "it was about sanctions and about time".split()]
    >>> b = ["it was about sanctions".split(), "and about time".split(), "he left".split()]
    >>> [(pair.first, pair.second) for pair in aligned(a, b)]
    [((1,), (0, 1))]
    """
    return _joined(_greedy(list(_alike(a, b)), len(a), len(b)), a, b)


def _alike(a: Sequence[Words], b: Sequence[Words]) -> Iterator[tuple[Fraction, int, int]]:
    """The pairs that reach the threshold, by an index of the features of ``b``."""
    index: dict[tuple[Feature, int], list[int]] = {}
    for j, sentence in enumerate(b):
        for feature in _numbered(sentence):
            index.setdefault(feature, []).append(j)
    postings = {feature: np.array(texts) for feature, texts in index.items()}
    sizes = np.array([_size(sentence) for sentence in b], np.int64)
    for i, sentence in enumerate(a):
        held = [postings[feature] for feature in _numbered(sentence) if feature in postings]
        if held:
            yield from _likes(i, len(a), _size(sentence), held, sizes)


def _likes(
    i: int, n_a: int, size: int, held: list[NDArray[np.int64]], sizes: NDArray[np.int64]
) -> Iterator[tuple[Fraction, int, int]]:
    """The partners of sentence ``i`` of ``n_a``, which has ``size`` features, of them ``held``."""
    common = np.bincount(np.concatenate(held), minlength=len(sizes))
    near = 2 * common * THRESHOLD.denominator >= (size + sizes) * THRESHOLD.numerator
    places = np.flatnonzero(near & (common > 0))
    if len(places) > KEPT:
        likeness = common[places] / (size + sizes[places])
        distance = abs(i * len(sizes) - places * n_a)
        places = places[np.lexsort((places, distance, -likeness))[:KEPT]]
    for j in places.tolist():
        yield Fraction(2 * int(common[j]), size + int(sizes[j])), i, j


def _numbered(sentence: Words) -> Iterator[tuple[Feature, int]]:
    """Each feature with how often it stood there before, so that a multiset becomes a set."""
    for feature, count in features(sentence).items():
        yield from ((feature, k) for k in range(count))


def _size(sentence: Words) -> int:
    return max(0, 2 * len(sentence) - 1)


def _greedy(
    alike: list[tuple[Fraction, int, int]], n_a: int, n_b: int
) -> list[tuple[Fraction, int, int]]:
    """The pairs taken from the best down, each sentence once."""
    alike.sort(key=lambda one: (-one[0], abs(one[1] * n_b - one[2] * n_a), one[1], one[2]))
    used_a: set[int] = set()
    used_b: set[int] = set()
    taken = []
    for likeness, i, j in alike:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            taken.append((likeness, i, j))
    return taken


def _joined(
    pairs: Iterable[tuple[Fraction, int, int]], a: Sequence[Words], b: Sequence[Words]
) -> tuple[Aligned, ...]:
    """The ``pairs`` with what is left over joined to its neighbours where it belongs."""
    found = [Aligned((i,), (j,), likeness) for likeness, i, j in pairs]
    changed = True
    while changed:
        grown = _grown(found, a, b)
        flipped = _grown([_flip(one) for one in grown], b, a)
        changed, found = [_flip(one) for one in flipped] != found, [_flip(one) for one in flipped]
    return tuple(sorted(found, key=lambda one: one.first))


def _flip(one: Aligned) -> Aligned:
    return Aligned(one.second, one.first, one.likeness)


def _grown(pairs: list[Aligned], a: Sequence[Words], b: Sequence[Words]) -> list[Aligned]:
    """The ``pairs`` after each sentence of ``a`` left over was tried at both its neighbours."""
    owner = {i: place for place, one in enumerate(pairs) for i in one.first}
    pairs = list(pairs)
    for i in range(len(a)):
        if i in owner or not a[i]:
            continue
        places = [owner[k] for k in (i - 1, i + 1) if k in owner]
        offers = ((place, _with(pairs[place], i, a, b)) for place in places)
        wider = [(one.likeness, -k, place, one) for k, (place, one) in enumerate(offers) if one]
        if wider:
            _, _, place, one = max(wider)
            pairs[place] = one
            owner[i] = place
    return pairs


def _with(pair: Aligned, i: int, a: Sequence[Words], b: Sequence[Words]) -> Aligned | None:
    """``pair`` with sentence ``i`` of ``a`` beside its own, if that is a part of it."""
    first = tuple(sorted((*pair.first, i)))
    before, after = _text(pair.first, a), _text(first, a)
    other = _text(pair.second, b)
    target = features(other)
    new = (features(after) & target).total() - (features(before) & target).total()
    likeness = dice(after, other)
    if new < PART * _size(a[i]) or likeness <= pair.likeness:
        return None
    return Aligned(first, pair.second, likeness)


def _text(places: Iterable[int], sentences: Sequence[Words]) -> list[str]:
    return [word for place in places for word in sentences[place]]
