"""The stories of a case: clusters of its documents, their differences, and which proposals report
one utterance.

Within a cluster each document is compared with the longest one, so n documents cost n comparisons;
pairs a person is asked about are compared, too. Proposals of two documents report one **statement**
if they stand at the same place of sentences that pair up and name the same chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summitry.evidence.proposals.proposal import Proposal
from summitry.evidence.review.decision import ACCEPT, REJECT, Standing
from summitry.evidence.spans import Span
from summitry.evidence.versions.clusters import Pair as Nearness
from summitry.evidence.versions.clusters import cluster
from summitry.evidence.versions.difference import Comparison, compare
from summitry.reading.read import Read
from summitry.reading.stories import Difference, Pair, Stories

__all__ = ["ONLY_HERE", "make_stories"]

ONLY_HERE = "only here"


def make_stories(read: Sequence[Read], decided: Standing) -> Stories:
    """The stories that the documents ``read`` tell, given what persons ``decided`` about pairs."""
    hashes = [one.document.sha256 for one in read]
    together = tuple(_pairs(hashes, decided, ACCEPT))
    texts = [_without_notices(one) for one in read]
    found = cluster(texts, together, tuple(_pairs(hashes, decided, REJECT)))
    pairs, statements = [], _Statements()
    near = {(pair.overlap.first, pair.overlap.second): pair for pair in found.pairs}
    for i, j in _compared(read, found.members, near):
        one, other = read[i], read[j]
        compared = _comparison(one, other)
        statements.link(one, other, compared)
        pairs.append(_pair(one, other, near[i, j], compared))
    members = tuple(tuple(hashes[i] for i in group) for group in found.members if len(group) > 1)
    return Stories(members, tuple(pairs), statements.keys())


def _without_notices(one: Read) -> str:
    """The text of a document without what its publisher adds to every text."""
    kept = (p for p in one.source.passages if p.kind != "notice")
    return "\n".join(passage.span.of(one.source.text) for passage in kept)


def _pairs(hashes: list[str], decided: Standing, verdict: str) -> Iterator[tuple[int, int]]:
    """The pairs of documents, by their place, on which persons gave the ``verdict``."""
    places = {sha: place for place, sha in enumerate(hashes)}
    for name in decided.first:
        ruling = decided.ruling(name)
        if ruling is None or not name.startswith("pair:") or ruling.verdict != verdict:
            continue
        _, one, other = name.split(":")
        if one in places and other in places:
            yield places[one], places[other]


def _compared(
    read: Sequence[Read], members: Iterable[Sequence[int]], near: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pairs worth a comparison of sentences: with the longest of their cluster, or asked about."""
    longest = {}
    for group in members:
        middle = max(group, key=lambda i: (len(read[i].source.text), -i))
        longest.update(dict.fromkeys(group, middle))
    return sorted((i, j) for i, j in near if longest[i] != longest[j] or longest[i] in (i, j))


def _comparison(one: Read, other: Read) -> Comparison:
    a, b = one.source, other.source
    return compare(a.text, b.text, a.passages, b.passages)


def _pair(one: Read, other: Read, near: Nearness, compared: Comparison) -> Pair:
    a, b = one.source.text, other.source.text
    shared = [
        Difference(
            pair.kind,
            pair.first.of(a),
            pair.second.of(b),
            pair.moved,
            tuple((piece.first.of(a), piece.second.of(b)) for piece in pair.pieces),
        )
        for pair in compared.pairs
    ]
    only = [Difference(ONLY_HERE, span.of(a), "") for span in compared.only_a]
    only += [Difference(ONLY_HERE, "", span.of(b)) for span in compared.only_b]
    counts = {
        kind: sum(d.kind == kind for d in shared) for kind in dict.fromkeys(d.kind for d in shared)
    }
    counts["moved"] = sum(d.moved for d in shared)
    counts["only in first"] = len(compared.only_a)
    counts["only in second"] = len(compared.only_b)
    return Pair(
        one.document.sha256,
        other.document.sha256,
        round(float(near.overlap.of_first), 4),
        round(float(near.overlap.of_second), 4),
        near.first_derived,
        near.second_derived,
        near.asked,
        counts,
        (*shared, *only),
    )


class _Statements:
    """Which proposals report one utterance, joined pair by pair."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def link(self, one: Read, other: Read, compared: Comparison) -> None:
        """Join the proposals of two documents whose sentences pair up in ``compared``."""
        for pair in compared.pairs:
            theirs = list(_within(other.document.proposals, pair.second))
            for mine in _within(one.document.proposals, pair.first):
                twin = _twin(mine, pair.first, theirs, pair.second)
                if twin is not None:
                    theirs.remove(twin)
                    self.parent[self.root(twin.id)] = self.root(mine.id)

    def root(self, key: str) -> str:
        while self.parent.setdefault(key, key) != key:
            key = self.parent[key]
        return key

    def keys(self) -> dict[str, str]:
        """By proposal, the key of its statement."""
        return {key: f"s{self.root(key)[1:9]}" for key in self.parent}


def _within(proposals: Iterable[Proposal], sentence: Span) -> Iterator[Proposal]:
    return (p for p in proposals if sentence.meets(p.span))


def _twin(mine: Proposal, here: Span, theirs: Iterable[Proposal], there: Span) -> Proposal | None:
    """The proposal of the other sentence at the same place of it, with the same chain."""

    def apart(other: Proposal) -> float:
        ends = zip(_share(mine, here), _share(other, there), strict=True)
        return sum(abs(a - b) for a, b in ends)

    alike = [p for p in theirs if _chain(p) == _chain(mine) and apart(p) < _FAR]
    return min(alike, key=apart, default=None)


_FAR = 0.5
"""How far start and end of two contents may lie apart, as shares of their sentences, together."""


def _share(proposal: Proposal, sentence: Span) -> tuple[float, float]:
    length = max(1, sentence.end - sentence.start)
    return (proposal.start - sentence.start) / length, (proposal.end - sentence.start) / length


def _chain(proposal: Proposal) -> tuple[str, ...]:
    return tuple(link.side or link.words.casefold() for link in proposal.chain)
