"""A reading as data: documents, failures, stories with their differences, what is proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from summitry.evidence.intake.gather import Failure
from summitry.evidence.proposals.proposal import Proposal
from summitry.evidence.review.decision import ACCEPT, REJECT, Standing
from summitry.reading.judging import is_asked, meaning_of, pair_id
from summitry.reading.store import ReadDocument
from summitry.reading.stories import Difference, Pair, Stories

__all__ = ["read_section", "stories_section"]


def read_section(
    documents: Mapping[str, ReadDocument],
    failures: Sequence[Failure],
    stories: Stories,
    decided: Standing,
    new: int,
) -> dict[str, Any]:
    """What a run of ``summitry read`` did; ``new`` documents were read in it, the others before."""
    proposals = [p for document in documents.values() for p in document.proposals]
    return {
        "documents": [_document(document) for document in documents.values()],
        "new": new,
        "failed": [{"name": f.name, "reason": f.reason} for f in failures],
        **stories_section(documents, stories, decided),
        "proposals": len(proposals),
        "forms": dict(Counter(p.form for p in proposals).most_common()),
        "acts": dict(Counter(p.act for p in proposals).most_common()),
        "issues": dict(Counter(i for p in proposals for i in p.issues).most_common()),
        "speakers": _speakers(proposals),
    }


def stories_section(
    documents: Mapping[str, ReadDocument], stories: Stories, decided: Standing
) -> dict[str, Any]:
    """Clusters, and the pairs of documents in their order with what differs between them, and what
    persons ``decided`` about them."""
    names = {sha: document.name for sha, document in documents.items()}
    return {
        "n_documents": len(documents),
        "n_sources": len(documents) - sum(len(c) - 1 for c in stories.clusters),
        "clusters": [[names.get(sha, sha[:12]) for sha in c] for c in stories.clusters],
        "pairs": [_pair(n, pair, names, decided) for n, pair in enumerate(stories.pairs, start=1)],
    }


def _document(document: ReadDocument) -> dict[str, Any]:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "media": document.media,
        "encoding": document.encoding,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.day.isoformat() if document.day else None,
        "credit": document.credit,
        "remarks": list(document.remarks),
        "proposals": len(document.proposals),
    }


_DECIDED = {ACCEPT: "one story", REJECT: "two stories"}


def _pair(number: int, pair: Pair, names: Mapping[str, str], decided: Standing) -> dict[str, Any]:
    ruling = decided.ruling(pair_id(pair.first, pair.second))
    return {
        "number": number,
        "first": names.get(pair.first, pair.first[:12]),
        "second": names.get(pair.second, pair.second[:12]),
        "of_first": pair.of_first,
        "of_second": pair.of_second,
        "first_derived": pair.first_derived,
        "second_derived": pair.second_derived,
        "asked": is_asked(pair, decided),
        "decided": _DECIDED[ruling.verdict] if ruling else "",
        "counts": dict(pair.counts),
        "differences": [
            {**_difference(d), "meaning_changed": meaning_of(pair, d, decided)}
            for d in pair.differences
        ],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "moved": difference.moved,
        "first": difference.first,
        "second": difference.second,
        "pieces": [list(pair) for pair in difference.pieces],
    }


def _speakers(proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Who is quoted, how often, and whom of the case that is; the most quoted first."""
    found: Counter[tuple[str, str | None]] = Counter()
    for proposal in proposals:
        if proposal.chain:
            link = proposal.chain[-1]
            found[link.name or link.side or link.words, link.side] += 1
    return [{"name": name, "side": side, "n": n} for (name, side), n in found.most_common()]
