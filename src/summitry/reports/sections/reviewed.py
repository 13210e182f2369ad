"""How far a person has looked at what was read by machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from summitry.evidence.review.decision import ACCEPT, PART, REJECT, Standing, standing
from summitry.reading.judging import is_asked, meaning_of
from summitry.reading.log import read_decisions
from summitry.reading.store import read_documents
from summitry.reading.stories import Stories, read_stories
from summitry.reports.words import count, joined

__all__ = ["reviewed_section"]


def reviewed_section(case: Path) -> dict[str, Any] | None:
    """Proposals of the case in the folder ``case`` and what was decided; None if none was read.

    ``unreviewed`` counts proposals that nobody accepted or rejected, ``asked`` pairs of documents
    of which nobody said whether they are one story.
    """
    documents = read_documents(case)
    if not documents:
        return None
    found = standing(read_decisions(case))
    proposals = {p.id for document in documents.values() for p in document.proposals}
    rulings = {key: found.by[who, key].verdict for key, who in found.first.items()}
    accepted = proposals & _whole(key for key, verdict in rulings.items() if verdict == ACCEPT)
    rejected = {key for key, v in rulings.items() if v == REJECT} & proposals - accepted
    reviewers = [
        who
        for who in found.reviewers
        if any(key.partition(PART)[0] in proposals for key in found.of(who))
    ]
    stories = read_stories(case)
    section: dict[str, Any] = {
        "documents": len(documents),
        "proposals": len(proposals),
        "accepted": len(accepted),
        "rejected": len(rejected),
        "unreviewed": len(proposals) - len(accepted) - len(rejected),
        "reviewers": reviewers,
        "asked": sum(is_asked(pair, found) for pair in stories.pairs),
        "meaning_changed": list(_changed(stories, found)),
    }
    return {**section, "words": _words(section)}


def _changed(stories: Stories, decided: Standing) -> Iterator[dict[str, Any]]:
    """The sentences of which a person said that their meaning changed between two printings."""
    for pair in stories.pairs:
        for difference in pair.differences:
            if meaning_of(pair, difference, decided):
                yield {
                    "first": difference.first,
                    "second": difference.second,
                    "pieces": [list(piece) for piece in difference.pieces],
                }


def _whole(keys: Iterable[str]) -> set[str]:
    """The proposals of ``keys``, of which some are parts."""
    return {key.partition(PART)[0] for key in keys}


def _words(section: dict[str, Any]) -> str:
    read = f"{count(section['documents'], 'document')} read by machine"
    proposed = count(section["proposals"], "statement")
    decided = f"{section['accepted']} accepted, {section['rejected']} rejected"
    by = f" by {joined(section['reviewers'])}" if section["reviewers"] else ""
    left = f"{section['unreviewed']} never reviewed"
    asked = (
        f"; {count(section['asked'], 'pair of documents', 'pairs of documents')} may be one story"
    )
    changed = [
        f" The meaning changed between printings: {_apart(one)}."
        for one in section["meaning_changed"]
    ]
    return (
        f"{read[0].upper()}{read[1:]}: {proposed} proposed, {decided}{by}, {left}"
        f"{asked if section['asked'] else ''}.{''.join(changed)}"
    )


def _apart(changed: dict[str, Any]) -> str:
    return "; ".join(f"“{one or '—'}” / “{other or '—'}”" for one, other in changed["pieces"])
