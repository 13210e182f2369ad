"""A review as data: one proposal with all that a person needs to decide, progress, agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summitry.evidence.attribution import told
from summitry.evidence.proposals.proposal import Proposal
from summitry.evidence.review.agreement import Agreement, krippendorff_alpha
from summitry.evidence.review.decision import ACCEPT, PART, SKIP, Decision
from summitry.model.claim import REPORTER, Claim
from summitry.reading.entry import Draft
from summitry.reading.review import Review

__all__ = ["agreement_section", "proposal_section", "review_section"]

_VARIABLES = ("act", "chain", "about", "issues", "modality")


def review_section(review: Review) -> dict[str, Any]:
    """Every proposal with what stands of the decisions about it, and how far the reviewer is."""
    found = review.standing
    return {
        "reviewer": review.reviewer,
        "progress": _progress(review),
        "proposals": [
            {
                **proposal_section(review, proposal),
                "decisions": [
                    _decision(found.by[who, proposal.id])
                    for who in found.reviewers
                    if (who, proposal.id) in found.by
                ],
            }
            for proposal in review.proposals.values()
        ],
        "agreement": agreement_section(review),
    }


def proposal_section(
    review: Review, proposal: Proposal, edits: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """One proposal as the claim it would make with ``edits``, and why it is proposed."""
    made = review.draft(proposal, edits)
    ruling = review.standing.ruling(proposal.id)
    document = review.documents[proposal.document]
    return {
        "id": proposal.id,
        "document": document.name,
        "start": proposal.start,
        "end": proposal.end,
        "quote": proposal.quote,
        "sentence": proposal.sentence,
        "offset": proposal.offset,
        "passage": proposal.passage,
        "form": proposal.form,
        "source": [{"words": link.words, "how": link.how} for link in proposal.chain],
        "cue": proposal.cue,
        "claim": (ruling.claim if ruling else None) or made.key,
        "entry": dict(made.entry),
        "told": _told(review, made, document.publisher or document.name),
        "new_voices": dict(made.voices),
        "alternatives": list(proposal.alternatives),
        "rules": list(proposal.rules),
        "doubts": list(proposal.doubts),
        "versions": _versions(review, proposal),
    }


def agreement_section(review: Review) -> list[dict[str, Any]]:
    """Krippendorff's alpha over what two or more reviewers decided, for each variable."""
    found = review.standing
    reviewers = found.reviewers
    if len(reviewers) < 2:
        return []
    rows: dict[str, list[Decision | None]] = {
        key: [found.by.get((who, key)) for who in reviewers]
        for key in review.proposals
        if PART not in key  # one person's second part need not be another's
    }
    verdicts = krippendorff_alpha([_verdict(d) for d in row] for row in rows.values())
    listed = [_agreement("accept or reject", verdicts)]
    for name in _VARIABLES:
        coded = krippendorff_alpha([_value(d, name) for d in row] for row in rows.values())
        listed.append(_agreement(name, coded))
    return listed


def _verdict(decision: Decision | None) -> str | None:
    return decision.verdict if decision is not None and decision.verdict != SKIP else None


def _value(decision: Decision | None, name: str) -> str | None:
    """What an accepted claim holds under ``name``; a field left out is a value, too."""
    if decision is None or decision.verdict != ACCEPT:
        return None
    value = decision.entry.get(name, "")
    return " ".join(sorted(value)) if name == "issues" else str(value)


def _agreement(name: str, found: Agreement) -> dict[str, Any]:
    return {
        "variable": name,
        "alpha": None if found.alpha is None else float(found.alpha),
        "units": found.units,
        "unanimous": found.unanimous,
    }


def _progress(review: Review) -> dict[str, int]:
    found = review.progress()
    return {
        "total": found.total,
        "accepted": found.accepted,
        "rejected": found.rejected,
        "skipped": found.skipped,
        "left": found.left,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    plain = decision.plain()
    return {key: plain[key] for key in plain if key != "proposal"}


def _told(review: Review, made: Draft, publisher: str) -> str:
    case = review.loaded.case
    names = {key: party.name for key, party in case.parties.items()}
    names |= {key: voice.name for key, voice in case.evidence.voices.items()} | dict(made.voices)
    sides = {s: key for key, party in case.parties.items() for s in party.speakers}
    entry = made.entry
    claim = Claim(
        made.key,
        "",
        tuple(entry["chain"]),
        entry["act"],
        quote=entry.get("quote"),
        about=entry.get("about"),
        speaker=entry.get("speaker"),
    )
    return told(claim, {**names, REPORTER: publisher}, sides)


def _versions(review: Review, proposal: Proposal) -> list[dict[str, Any]]:
    """How other documents word the sentence of ``proposal``."""
    found = []
    for pair in review.stories.pairs:
        if proposal.document not in (pair.first, pair.second):
            continue
        here = 0 if proposal.document == pair.first else 1
        other = (pair.second, pair.first)[here]
        for difference in pair.differences:
            sides = (difference.first, difference.second)
            if sides[here] == proposal.sentence and sides[1 - here]:
                document = review.documents.get(other)
                found.append(
                    {
                        "document": document.name if document else other[:12],
                        "kind": difference.kind,
                        "moved": difference.moved,
                        "sentence": sides[1 - here],
                        "pieces": [[p[here], p[1 - here]] for p in difference.pieces],
                    }
                )
    return found
