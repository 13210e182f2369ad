"""Clusters: which texts are versions of one story, so that a story counts once as a source.

    nearness       of two texts: the larger of the containments of each in the other (see overlap)
    merge          nearness >= MERGE = 0.7: one story
    ask            ASK = 0.3 <= nearness < MERGE: a person decides
    separate       below

Clusters are what merged pairs link (a text cut in two is one story with both halves). Pairs are
joined nearest first, ties by the places of the texts; what a person decided comes before all of
them: texts put ``together`` are one cluster, and no chain of copies joins texts kept ``apart``.
Two clusters are asked about once, by their nearest pair (of equally near ones the first).

**Derivation**, for each direction of a pair, in the three classes of METER (Gaizauskas et al. 2001,
Clough et al. 2002): of one text in the other, containment >= 0.7 is "wholly", >= 0.3 "partly",
less "not derived". The bounds are those above: the short Hanoi report has 0.90 of its shingles in
the long one ("wholly"), which has 0.34 of its own in the short one ("partly"). Of the 426,426 pairs
of 924 US news articles (PolNeAR) 7 reach 0.7, each of them two printings or stages of one piece, 3
lie between, and 29 reach 0.1 at all. It says what could come from the other, not which was first.

Boilerplate is taken out on both sides before anything is counted (see boilerplate). A text with
fewer than FEW = 8 shingles left is **thin**: chance or a common phrase would decide. It merges only
with texts of the same shingles, and at most one question is asked of it: about the nearest text
(the first of equals) that it shares at least MERGE with, boilerplate counted in. A text without
words is alone.

No cluster is listed pair by pair: ``pairs`` are the candidates of overlap that reach ASK, so 10,000
copies make some 10,000 pairs each round, not 50 million. Time O(N log N) for N postings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from summitry.evidence.versions.boilerplate import tellings, without_boilerplate
from summitry.evidence.versions.grouping import Groups
from summitry.evidence.versions.overlap import LEAST, Overlap, overlaps
from summitry.evidence.versions.shingles import Postings, postings

__all__ = [
    "ASK",
    "FEW",
    "MERGE",
    "NOT_DERIVED",
    "PARTLY",
    "WHOLLY",
    "Clusters",
    "NearPair",
    "cluster",
    "cluster_postings",
    "derivation",
]

MERGE = Fraction(7, 10)
"""Nearness from which two texts are one story."""

ASK = LEAST
"""Nearness from which a person is asked."""

FEW = 8
"""Shingles of its own that a text needs to be merged with a text that is not the same."""

WHOLLY, PARTLY, NOT_DERIVED = "wholly", "partly", "not derived"

_Decisions = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two texts, what they share, and how far each could be derived from the other.

    asked : whether a person is to say if the two are one story.
    """

    overlap: Overlap
    first_derived: str
    second_derived: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Clusters:
    """The stories of some texts; texts are numbered from 0.

    members : the texts of each cluster; every text is in one.
    pairs : pairs within a cluster that reach ASK, and those asked about, in order of their texts.
        Two members without an entry share less, or are linked through others.
    boilerplate : how many shingles were taken out because they stand in many stories.
    thin : texts too short to be merged by what they share.
    """

    members: tuple[tuple[int, ...], ...]
    pairs: tuple[NearPair, ...]
    boilerplate: int
    thin: tuple[int, ...]

    @property
    def ask(self) -> tuple[NearPair, ...]:
        """The pairs about which a person is to decide."""
        return tuple(pair for pair in self.pairs if pair.asked)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of the cluster of each text."""
        found = {text: k for k, group in enumerate(self.members) for text in group}
        return tuple(found[text] for text in range(len(found)))

    def of(self, text: int) -> int:
        """The number of the cluster of ``text``."""
        return next(k for k, group in enumerate(self.members) if text in group)


def derivation(containment: Fraction) -> str:
    """METER's class of a text of which ``containment`` stands in another one.

    >>> [derivation(Fraction(n, 100)) for n in (90, 34, 9)]
    ['wholly', 'partly', 'not derived']
    """
    if containment >= MERGE:
        return WHOLLY
    return PARTLY if containment >= ASK else NOT_DERIVED


def cluster(texts: Sequence[str], together: _Decisions = (), apart: _Decisions = ()) -> Clusters:
    """The clusters of ``texts``, given the pairs a person put ``together`` or keeps ``apart``.

    >>> story = "The two sides failed to agree on even the first steps of a deal on Thursday"
    >>> cluster([story, "Rain fell.", story.upper() + ", officials said."]).members
    ((0, 2), (1,))
    """
    return cluster_postings(postings(texts), together, apart)


def cluster_postings(held: Postings, together: _Decisions = (), apart: _Decisions = ()) -> Clusters:
    """The clusters of the texts whose shingles are ``held``; ``together``, ``apart`` as above."""
    n_texts = len(held.sizes)
    groups = _decided(n_texts, tuple(together), tuple(apart))
    all_words = overlaps(held, ASK)
    own = without_boilerplate(held, tellings(n_texts, all_words))
    thin = own.sizes < FEW
    near = all_words if own is held else overlaps(own, ASK)
    near = tuple(one for one in near if not (thin[one.first] or thin[one.second]))
    for one in sorted(near, key=_strongest):
        if one.nearness >= MERGE:
            groups.join(one.first, one.second)
    twins = tuple(_twins(held, thin))
    for one in twins:
        groups.join(one.first, one.second)
    unsure = [one for one in near if one.nearness < MERGE] + list(_nearest(all_words, thin))
    asked = _asked(unsure, groups)
    inside = {one for one in (*near, *twins) if groups.root(one.first) == groups.root(one.second)}
    n_boilerplate = len(held.starts) - len(own.starts)
    return Clusters(
        groups.members(),
        tuple(_pair(one, one in asked) for one in sorted(inside | asked)),
        n_boilerplate,
        tuple(np.flatnonzero(thin).tolist()),
    )


def _decided(
    n_texts: int, together: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]
) -> Groups:
    """Groups in which the decisions hold; ValueError if they contradict each other."""
    for one, other in (*together, *apart):
        if not (0 <= one < n_texts and 0 <= other < n_texts):
            raise ValueError(f"decision on texts {one} and {other}; there are {n_texts}, from 0")
    groups = Groups(n_texts)
    for one, other in together:
        groups.join(one, other)
    for one, other in apart:
        if not groups.part(one, other):
            raise ValueError(
                f"texts {one} and {other} are to be kept apart, but are put together elsewhere"
            )
    return groups


def _strongest(one: Overlap) -> tuple[float, int, int]:
    """Sorts the nearest first. Two different ratios of sizes below 2^26 are different floats."""
    return -one.shared / min(one.first_size, one.second_size), one.first, one.second


def _twins(held: Postings, thin: NDArray[np.bool_]) -> Iterator[Overlap]:
    """Each thin text and the first one of the same shingles, if that is another one."""
    sets: dict[int, set[int]] = {}
    mine = thin[held.documents]
    pairs = zip(held.documents[mine].tolist(), held.hashes[mine].tolist(), strict=True)
    for text, shingle in pairs:
        sets.setdefault(text, set()).add(shingle)
    firsts: dict[frozenset[int], int] = {}
    for text in sorted(sets):
        size = len(sets[text])
        first = firsts.setdefault(frozenset(sets[text]), text)
        if first != text:
            yield Overlap(first, text, size, size, size)


def _nearest(found: Iterable[Overlap], thin: NDArray[np.bool_]) -> Iterator[Overlap]:
    """For each thin text the nearest one it shares MERGE with."""
    best: dict[int, Overlap] = {}
    for one in sorted((one for one in found if one.nearness >= MERGE), key=_strongest):
        for text in (one.first, one.second):
            if thin[text]:
                best.setdefault(text, one)
    yield from best.values()


def _asked(unsure: Iterable[Overlap], groups: Groups) -> set[Overlap]:
    """The nearest pair of each two clusters that may be one and are not kept apart."""
    best: dict[tuple[int, int], Overlap] = {}
    for one in sorted(unsure, key=_strongest):
        first, second = sorted((groups.root(one.first), groups.root(one.second)))
        if first != second and not groups.parted(first, second):
            best.setdefault((first, second), one)
    return set(best.values())


def _pair(one: Overlap, asked: bool) -> NearPair:
    return NearPair(one, derivation(one.of_first), derivation(one.of_second), asked)
