"""Boilerplate: passages that many otherwise different texts share, and that tell no story.

"Reporting by ...; Editing by ...", a notice of rights or a line about the agency would make short
texts of one publisher look like copies of each other.

    tellings     two texts of which each contains at least SAME = 1/2 of the other, and what such
                 pairs link, are tellings of one thing; any other text is one by itself
    boilerplate  a shingle that stands in at least MANY = 10 tellings

Forty copies of a wire story are one telling, so their common shingles are kept, however many the
copies are. Both containments are asked for, since a short text of which the notice is a large part
lies half within every text that has the notice. With fewer than MANY tellings nothing is taken
out; there the passages marked "notice" are what to leave off before texts are compared.

What goes wrong: a wire story that ten texts or more print inside reports more than twice its
length, each with other words around it, is taken out as well. It is then left with nothing of its
own, and is asked about instead of merged (see clusters). Ten or more retellings of which no two
share half are asked about no more. And short texts of which a notice is more than half are taken
for tellings of one thing. Time O(N log N) for N postings.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from summitry.evidence.versions.grouping import Groups
from summitry.evidence.versions.overlap import Overlap
from summitry.evidence.versions.shingles import Postings

__all__ = ["MANY", "SAME", "tellings", "without_boilerplate"]

SAME = Fraction(1, 2)
"""The containment, both ways, from which two texts tell one thing."""

MANY = 10
"""Tellings in which a shingle says nothing about which of them a text belongs to."""


def tellings(n_texts: int, overlaps: Sequence[Overlap]) -> NDArray[np.int64]:
    """The number of the telling of each of ``n_texts`` texts, by their ``overlaps``.

    >>> tellings(3, [Overlap(0, 2, 5, 6, 10), Overlap(0, 1, 5, 6, 11)]).tolist()
    [0, 1, 0]
    """
    groups = Groups(n_texts)
    for one in overlaps:
        if min(one.of_first, one.of_second) >= SAME:
            groups.join(one.first, one.second)
    return np.array([groups.root(text) for text in range(n_texts)], np.int64)


def without_boilerplate(postings: Postings, told: NDArray[np.int64], many: int = MANY) -> Postings:
    """``postings`` less the shingles in ``many`` or more of the tellings ``told``; sizes follow.

    The same postings come back if there is no such shingle.
    """
    lengths = np.diff(postings.starts, append=len(postings.hashes))
    shingle = np.repeat(np.arange(len(lengths)), lengths)
    often = lengths[shingle] >= many
    keys = np.sort(shingle[often] * len(told) + told[postings.documents[often]])
    keys = keys[np.diff(keys, prepend=-1) > 0]
    stories = np.bincount(keys // max(1, len(told)), minlength=len(lengths))
    keep = stories[shingle] < many
    if keep.all():
        return postings
    documents = postings.documents[keep]
    sizes = np.bincount(documents, minlength=len(postings.sizes))
    return Postings(postings.hashes[keep], documents, sizes)
