"""The stories of a case: clusters of its documents, their differences, and which proposals report
one utterance.

Within a cluster each document is compared with the longest one, if they share enough to be a pair
of their own, so n documents cost n comparisons at most; pairs a person is asked about are compared,
too. Texts of too many sentences are not (see difference), and that is said in place of the counts.
Proposals of two documents report one **statement**
if they stand at the same place of sentences that pair up and name the same chain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summitry.errors import SummitryError
from summitry.evidence.proposals.proposal import Proposal
from summitry.evidence.review.decision import ACCEPT, REJECT, Standing
from summitry.evidence.sentences import sentences
from summitry.evidence.spans import Span
from summitry.evidence.versions.clusters import NearPair, cluster
from summitry.evidence.versions.difference import Comparison, compare
from summitry.evidence.versions.grouping import Groups
from summitry.reading.read import Read
from summitry.reading.stories import Difference, Pair, Stories

__all__ = ["NOT_COMPARED", "ONLY_HERE", "make_stories"]

ONLY_HERE = "only here"
NOT_COMPARED = "sentences, too many to compare"


def make_stories(read: Sequence[Read], decided: Standing) -> Stories:
    """The stories that the documents ``read`` tell, given what persons ``decided`` about pairs.

    SummitryError where the decisions contradict each other.
    """
    hashes = [one.document.sha256 for one in read]
    together = tuple(_pairs(hashes, decided, ACCEPT))
    apart = tuple(_pairs(hashes, decided, REJECT))
    _refuse_contradiction(read, together, apart)
    texts = [_without_notices(one) for one in read]
    found = cluster(texts, together, apart)
    pairs, statements = [], _Statements()
    near = {(pair.overlap.first, pair.overlap.second): pair for pair in found.pairs}
    near = _parted(texts, together, apart) | near
    stories = {text: number for number, group in enumerate(found.members) for text in group}
    for i, j in _compared(read, found.members, near):
        one, other = read[i], read[j]
        compared = _comparison(one, other)
        if compared is None:
            n = max(len(sentences(each.source.text)) for each in (one, other))
            pairs.append(_pair(one, other, near[i, j], {NOT_COMPARED: n}, ()))
            continue
        if stories[i] == stories[j]:
            statements.link(one, other, compared)
        differences = _differences(one.source.text, other.source.text, compared)
        pairs.append(_pair(one, other, near[i, j], _counts(compared), differences))
    members = tuple(tuple(hashes[i] for i in group) for group in found.members if len(group) > 1)
    return Stories(members, tuple(pairs), statements.keys())


def _parted(
    texts: Sequence[str], together: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], NearPair]:
    """What texts that a person keeps ``apart`` share, so that the pair is still shown."""
    if not apart:
        return {}
    wanted = {(min(pair), max(pair)) for pair in apart}
    found = {(p.overlap.first, p.overlap.second): p for p in cluster(texts, together).pairs}
    return {key: replace(pair, asked=False) for key, pair in found.items() if key in wanted}


def _without_notices(one: Read) -> str:
    """The text of a document without what its publisher adds to every text."""
    kept = (p for p in one.source.passages if p.kind != "notice")
    return "\n".join(passage.span.of(one.source.text) for passage in kept)


def _pairs(hashes: list[str], decided: Standing, verdict: str) -> Iterator[tuple[int, int]]:
    """The pairs of documents, by their place, on which persons gave the ``verdict``."""
    places = {sha: place for place, sha in enumerate(hashes)}
    for name in decided.first:
        ruling = decided.ruling(name)
        kind, _, pair = name.partition(":")
        if ruling is None or kind != "pair" or ruling.verdict != verdict:
            continue
        one, _, other = pair.partition(":")
        if one in places and other in places:
            yield places[one], places[other]


def _refuse_contradiction(
    read: Sequence[Read], together: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]
) -> None:
    groups = Groups(len(read))
    for pair in together:
        groups.join(*pair)
    for i, j in apart:
        if not groups.part(i, j):
            names = " and ".join(read[k].document.name for k in (i, j))
            raise SummitryError(
                f"{names} are decided to be two stories, but other decisions make them one; decide "
                f"again with summitry versions, --merge or --apart"
            )


def _compared(
    read: Sequence[Read], members: Iterable[Sequence[int]], near: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pairs worth a comparison of sentences: with the longest of their cluster, or asked about."""
    longest = {}
    for group in members:
        middle = max(group, key=lambda i: (len(read[i].source.text), -i))
        longest.update(dict.fromkeys(group, middle))
    return sorted((i, j) for i, j in near if longest[i] != longest[j] or longest[i] in (i, j))


def _comparison(one: Read, other: Read) -> Comparison | None:
    """How two documents differ; None if they have too many sentences to be compared."""
    a, b = one.source, other.source
    try:
        return compare(a.text, b.text, a.passages, b.passages)
    except ValueError:
        return None


def _pair(
    one: Read,
    other: Read,
    near: NearPair,
    counts: Mapping[str, int],
    differences: tuple[Difference, ...],
) -> Pair:
    return Pair(
        one.document.sha256,
        other.document.sha256,
        round(float(near.overlap.of_first), 4),
        round(float(near.overlap.of_second), 4),
        near.first_derived,
        near.second_derived,
        near.asked,
        counts,
        differences,
    )


def _counts(compared: Comparison) -> dict[str, int]:
    """How many sentences are of each kind, in the order in which the kinds come."""
    return {
        **Counter(pair.kind for pair in compared.pairs),
        "moved": sum(pair.moved for pair in compared.pairs),
        "only in first": len(compared.only_a),
        "only in second": len(compared.only_b),
    }


def _differences(a: str, b: str, compared: Comparison) -> tuple[Difference, ...]:
    """What is paired, and what stands in one only, in words."""
    shared = (
        Difference(
            pair.kind,
            pair.first.of(a),
            pair.second.of(b),
            pair.moved,
            tuple((piece.first.of(a), piece.second.of(b)) for piece in pair.pieces),
        )
        for pair in compared.pairs
    )
    only_a = (Difference(ONLY_HERE, span.of(a), "") for span in compared.only_a)
    only_b = (Difference(ONLY_HERE, "", span.of(b)) for span in compared.only_b)
    return (*shared, *only_a, *only_b)


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
        return {key: f"s{self.root(key)[1:13]}" for key in self.parent}


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
