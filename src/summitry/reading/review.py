"""A review: proposals one at a time, what a person decides about them, and the case that results.

Every decision is first added to the log, then put into evidence.yaml; what a kill left between the
two is done when the review is opened again. The first reviewer's decision on a proposal counts and
changes the case; what a second reviewer decides is kept and compared, and changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from summitry.cases.read import Loaded
from summitry.evidence.proposals.proposal import Proposal
from summitry.evidence.review.decision import (
    ACCEPT,
    PART,
    REJECT,
    SKIP,
    UNDO,
    Decision,
    Standing,
    standing,
)
from summitry.reading.entry import Draft, draft, edited_draft
from summitry.reading.evidence_file import Entry, with_entries, without_claim, written
from summitry.reading.log import add_decision, now, read_decisions
from summitry.reading.store import ReadDocument
from summitry.reading.stories import Stories

__all__ = ["Progress", "Review"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reviewer is: counts of proposals."""

    total: int
    accepted: int
    rejected: int
    skipped: int

    @property
    def left(self) -> int:
        """Those not decided yet; skipped ones come again."""
        return self.total - self.accepted - self.rejected


class Review:
    """The review of one case by one ``reviewer``.

    loaded : the case. documents : what was read, by sha256. stories : which documents and
    sentences tell the same. proposals : those to be looked at, in their order.
    """

    def __init__(
        self,
        loaded: Loaded,
        documents: Mapping[str, ReadDocument],
        stories: Stories,
        proposals: Iterable[Proposal],
        reviewer: str,
    ) -> None:
        self.loaded = loaded
        self.documents = documents
        self.stories = stories
        self.reviewer = reviewer
        self.proposals = {proposal.id: proposal for proposal in proposals}
        self.decisions = list(read_decisions(loaded.folder))
        for decision in self.decisions:
            self._know(decision.proposal)
        self._finish_last()

    @property
    def standing(self) -> Standing:
        """What stands of all reviewers' decisions."""
        return standing(self.decisions)

    def queue(self) -> list[Proposal]:
        """What this reviewer has not decided, in order; what was skipped comes last."""
        mine = self.standing.of(self.reviewer)
        fresh = [p for key, p in self.proposals.items() if key not in mine and PART not in key]
        skipped = [k for k, d in mine.items() if d.verdict == SKIP and k in self.proposals]
        return [*fresh, *(self.proposals[key] for key in skipped)]

    def progress(self) -> Progress:
        """How far this reviewer is."""
        mine = self.standing.of(self.reviewer)
        known = [key for key in self.proposals if PART not in key]
        verdicts = [mine[key].verdict for key in known if key in mine]
        counts = (verdicts.count(verdict) for verdict in (ACCEPT, REJECT, SKIP))
        return Progress(len(known), *counts)

    def draft(self, proposal: Proposal, edits: Mapping[str, str] | None = None) -> Draft:
        """The claim that accepting ``proposal`` with ``edits`` would make.

        What the reviewer said of another version of the same utterance is taken over first.
        """
        key = self.document_key(proposal.document) or "document"
        statement = self.stories.statements.get(proposal.id)
        made = draft(proposal, self.loaded.case, key, statement)
        told = self._of_sibling(proposal)
        entry = {**made.entry, **{k: told[k] for k in _TAKEN_OVER if k in told}}
        taken = Draft(made.key, entry, made.voices)
        return edited_draft(taken, edits, proposal) if edits else taken

    def document_key(self, sha256: str) -> str | None:
        """The key of the document with that hash in the case; None if it has none yet."""
        entries = self.loaded.case.evidence.documents.items()
        return next((key for key, entry in entries if entry.sha256 == sha256), None)

    def likely_day(self, sha256: str) -> datetime.date | None:
        """The day of the document with that hash, or else of another version of its story."""
        members = (sha256, *self.stories.cluster_of(sha256))
        known = [self.documents[sha] for sha in members if sha in self.documents]
        return next((document.day for document in known if document.day), None)

    def register(self, sha256: str, publisher: str, day: datetime.date) -> None:
        """Give the document with that hash its place in the case.

        CaseError if the case would not check with it.
        """
        document, evidence = self.documents[sha256], self.loaded.case.evidence
        key = next(name for n in count(1) if (name := f"d{n}") not in evidence.documents)
        fields: dict[str, Any] = {
            "publisher": publisher,
            "date": day.isoformat(),
            "title": " ".join((document.title or "").split())[:300],
            "file": f"documents/{document.name}",
            "sha256": sha256,
            "cluster": self._cluster(sha256),
        }
        entry: Entry = ("documents", key, {k: v for k, v in fields.items() if v})
        self.loaded = written(self.loaded, with_entries(self.loaded, [entry]))

    def accept(self, proposal: Proposal, edits: Mapping[str, str] | None = None) -> str:
        """Accept ``proposal`` with ``edits``; the key of its claim.

        CaseError if the case would not check with it, SummitryError for an edit that does not fit;
        nothing is decided then.
        """
        made = self.draft(proposal, edits)
        rules = self._rules(proposal)
        texts = with_entries(self.loaded, _entries(made)) if rules else None
        self._log(proposal, ACCEPT, made)
        if texts is not None:
            self.loaded = written(self.loaded, texts)
        return made.key

    def accept_part(self, proposal: Proposal, edits: Mapping[str, str]) -> str:
        """Accept one claim of several that ``proposal`` holds; it stays in the queue. As accept."""
        numbers = (f"{proposal.id}{PART}{n}" for n in count(1))
        mine = self.standing.of(self.reviewer)
        key = next(name for name in numbers if name not in mine)
        return self.accept(self._know(key) or proposal, edits)

    def reject(self, proposal: Proposal, reason: str = "") -> None:
        """Reject ``proposal``, for a ``reason`` if the person gives one."""
        self._log(proposal, REJECT, reason=reason)

    def skip(self, proposal: Proposal) -> None:
        """Leave ``proposal`` for later."""
        self._log(proposal, SKIP)

    def undo(self) -> Proposal | None:
        """Take back this reviewer's last decision; the proposal it was about, None if none stands.

        CaseError if something in the case rests on the claim by now; nothing is taken back then.
        """
        mine = self.standing.of(self.reviewer)
        known = [key for key in mine if key in self.proposals]
        if not known:
            return None
        last = mine[known[-1]]
        proposal = self.proposals[known[-1]]
        texts = without_claim(self.loaded, str(last.claim)) if self._stands(last) else None
        self._log(proposal, UNDO)
        if texts is not None:
            self.loaded = written(self.loaded, texts)
        return proposal

    def _know(self, key: str) -> Proposal | None:
        """The proposal of that id; one more claim of a proposal is a proposal of its own."""
        whole, again, _ = key.partition(PART)
        if again and whole in self.proposals:
            self.proposals[key] = replace(self.proposals[whole], id=key)
        return self.proposals.get(key)

    def _stands(self, decision: Decision) -> bool:
        """Whether the claim of a decision is in the case, and by this decision."""
        ruling = self.standing.ruling(decision.proposal)
        return decision == ruling and decision.claim in self.loaded.case.evidence.claims

    def _rules(self, proposal: Proposal) -> bool:
        """Whether this reviewer's decision on ``proposal`` counts for the case."""
        first = self.standing.first.get(proposal.id)
        return first is None or first == self.reviewer

    def _log(
        self, proposal: Proposal, verdict: str, made: Draft | None = None, reason: str = ""
    ) -> None:
        decision = Decision(proposal.id, verdict, self.reviewer, now(), reason=reason)
        if made is not None:
            entry = {**made.entry, **({"voices": dict(made.voices)} if made.voices else {})}
            decision = Decision(
                proposal.id, verdict, self.reviewer, decision.at, made.key, entry, made.edited
            )
        add_decision(self.loaded.folder, decision)
        self.decisions.append(decision)

    def _finish_last(self) -> None:
        """Do what the last decision of the log left undone in the case."""
        if not self.decisions:
            return
        last = self.decisions[-1]
        claims = self.loaded.case.evidence.claims
        if last.verdict == ACCEPT and last == self.standing.ruling(last.proposal):
            if last.claim not in claims:
                entry = {k: v for k, v in last.entry.items() if k != "voices"}
                made = Draft(str(last.claim), entry, last.entry.get("voices", {}))
                self.loaded = written(self.loaded, with_entries(self.loaded, _entries(made)))
        elif last.verdict == UNDO:
            self._finish_undo(last)

    def _finish_undo(self, last: Decision) -> None:
        before = standing(self.decisions[:-1]).ruling(last.proposal)
        if before is None or before.reviewer != last.reviewer or before.verdict != ACCEPT:
            return
        if before.claim in self.loaded.case.evidence.claims:
            texts = without_claim(self.loaded, str(before.claim))
            self.loaded = written(self.loaded, texts)

    def _cluster(self, sha256: str) -> str | None:
        """The key of the story that the document with that hash belongs to, where one is named."""
        members = self.stories.cluster_of(sha256)
        for key, entry in self.loaded.case.evidence.documents.items():
            if entry.sha256 in members:
                return entry.cluster or key
        return None

    def _of_sibling(self, proposal: Proposal) -> Mapping[str, Any]:
        """What this reviewer accepted of another version of the same utterance."""
        statement = self.stories.statements.get(proposal.id)
        if statement is None:
            return {}
        for key, decision in reversed(self.standing.of(self.reviewer).items()):
            if decision.verdict == ACCEPT and self.stories.statements.get(key) == statement:
                return decision.entry
        return {}


_TAKEN_OVER = ("chain", "speaker", "act", "about", "issues", "modality", "statement")
"""Fields that two versions of one utterance share."""


def _entries(made: Draft) -> list[Entry]:
    voices: list[Entry] = [("voices", key, {"name": name}) for key, name in made.voices.items()]
    return [*voices, ("claims", made.key, made.entry)]
