"""Claims as PLOVER event records with their CAMEO codes: out only.

One record for each claim whose act has a code (see acts/codes): a demand, offer, commitment,
refusal, threat or concession. Its source is the side whose position the claim states; whom it is
addressed to a claim does not say, so the target stays empty. Keys and layout as in the gold
standard records of openeventdata/PLOVER (commit 5e0c24f).
"""

from __future__ import annotations

import json
from typing import Any

from summitry.evidence.acts.act import ActReading
from summitry.evidence.acts.codes import EventCode, event_code
from summitry.evidence.exchange.record import Record, shown
from summitry.model.claim import Claim

__all__ = ["dump", "losses"]


def dump(record: Record) -> bytes:
    """The event records of ``record``, as one JSON list."""
    papers = {document.id: document for document in record.documents}
    events = []
    for claim in record.claims:
        code, paper = _code(record, claim), papers.get(claim.document)
        if code is not None:
            day = paper.date.isoformat() if paper else ""
            publisher = paper.publisher if paper else ""
            events.append(_event(record, claim, code) | {"date": day, "publication": publisher})
    return (json.dumps(events, ensure_ascii=False, indent=1) + "\n").encode()


def losses(record: Record) -> tuple[str, ...]:
    """What the event records of ``record`` do not hold, one line each."""
    left = [claim.id for claim in record.claims if _code(record, claim) is None]
    lines = [f"claims whose act has no event code: {len(left)} ({shown(left)})"] if left else []
    if len(left) < len(record.claims):
        lines.append("to whom each is addressed: a claim does not say; the targets are empty")
    return tuple(lines)


def _event(record: Record, claim: Claim, code: EventCode) -> dict[str, Any]:
    name = record.names.get(claim.holder, claim.holder)
    return {
        "id": claim.id,
        "source": [{"actorText": name, "code": claim.holder.upper()}],
        "target": [],
        "event": code.plover,
        "mode": code.mode,
        "cameo": code.cameo,
        "eventText": claim.act,
        "text": claim.words,
        "context": [record.issues.get(issue, issue) for issue in claim.issues],
        "language": "en",
    }


def _code(record: Record, claim: Claim) -> EventCode | None:
    issue = record.issues.get(claim.issues[0], "") if claim.issues else ""
    words = claim.words.replace(claim.condition, "") if claim.condition else claim.words
    return event_code(ActReading(claim.act, claim.modality, ""), words, issue)
