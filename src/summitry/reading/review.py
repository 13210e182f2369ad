"""A review: proposals one at a time, what a person decides about them, and the case that results.

Every decision is first added to the log, then put into evidence.yaml; what a kill left between the
two is done when the review is opened again. The first reviewer's decision on a proposal counts and
changes the case; what a second reviewer decides is kept and compared, and changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from summitry.cases.nodes import Text
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
from summitry.model.keys import free_key
from summitry.reading.entry import Draft, draft, edited_draft
from summitry.reading.evidence_file import (
    Entry,
    changed,
    evidence_state,
    with_entries,
    written,
)
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
        self._refresh()
        made = self.draft(proposal, edits)
        self._decide(self._accepted(proposal, made))
        return made.key

    def accept_part(self, proposal: Proposal, edits: Mapping[str, str]) -> str:
        """Accept one claim of several that ``proposal`` holds; it stays in the queue. As accept."""
        numbers = (f"{proposal.id}{PART}{n}" for n in count(1))
        mine = self.standing.of(self.reviewer)
        key = next(name for name in numbers if name not in mine)
        return self.accept(self._know(key) or proposal, edits)

    def reject(self, proposal: Proposal, reason: str = "") -> None:
        """Reject ``proposal``, for a ``reason`` if the person gives one."""
        self._decide(Decision(proposal.id, REJECT, self.reviewer, now(), reason=reason))

    def skip(self, proposal: Proposal) -> None:
        """Leave ``proposal`` for later."""
        self._decide(Decision(proposal.id, SKIP, self.reviewer, now()))

    def undo(self) -> Proposal | None:
        """Take back this reviewer's last decision; the proposal it was about, None if none stands.

        CaseError if something in the case rests on the claim by now; nothing is taken back then.
        """
        self._refresh()
        mine = self.standing.of(self.reviewer)
        known = [key for key in mine if key in self.proposals]
        if not known:
            return None
        self._decide(Decision(known[-1], UNDO, self.reviewer, now()))
        return self.proposals[known[-1]]

    def _refresh(self) -> None:
        """See what others decided and what was written by hand meanwhile."""
        self.loaded = changed(self.loaded)
        self.decisions = list(read_decisions(self.loaded.folder))
        for decision in self.decisions:
            self._know(decision.proposal)

    def _know(self, key: str) -> Proposal | None:
        """The proposal of that id; one more claim of a proposal is a proposal of its own."""
        whole, again, _ = key.partition(PART)
        if again and whole in self.proposals:
            self.proposals[key] = replace(self.proposals[whole], id=key)
        return self.proposals.get(key)

    def _accepted(self, proposal: Proposal, made: Draft) -> Decision:
        """The decision to accept ``made``; CaseError if the case would not check with it."""
        entry = {**made.entry, **({"voices": dict(made.voices)} if made.voices else {})}
        decision = Decision(proposal.id, ACCEPT, self.reviewer, now(), made.key, entry, made.edited)
        if self._followed(self.decisions, decision) is None:  # a second opinion checks as well
            evidence = self.loaded.case.evidence
            beside = replace(decision, claim=free_key(made.key, evidence.claims))
            with_entries(self.loaded, _entries(beside, evidence.voices))
        return decision

    def _decide(self, decision: Decision) -> None:
        """Log ``decision``, then do what follows from it for the case; CaseError if that cannot be
        done, and then nothing is logged."""
        texts = self._followed(self.decisions, decision)
        if texts is not None:
            decision = replace(decision, before=evidence_state(self.loaded))
        add_decision(self.loaded.folder, decision)
        self.decisions.append(decision)
        if texts is not None:
            self.loaded = written(self.loaded, texts)

    def _followed(self, before: list[Decision], last: Decision) -> dict[str, Text] | None:
        """The texts of the case after the ``last`` decision; None if it changes nothing there.

        Where the first reviewer takes an acceptance back, that of the next one counts.
        """
        old = standing(before).ruling(last.proposal)
        new = standing([*before, last]).ruling(last.proposal)
        if old == new:
            return None
        evidence = self.loaded.case.evidence
        out = old.claim if old is not None and old.claim in evidence.claims else None
        entries = _entries(new, evidence.voices) if new is not None and new.claim else []
        return with_entries(self.loaded, entries, out) if out or entries else None

    def _finish_last(self) -> None:
        """Do what the last decision on a proposal left undone in the case: its evidence is then
        what it was before the decision."""
        places = [n for n, d in enumerate(self.decisions) if ":" not in d.proposal]
        if not places:
            return
        last = self.decisions[places[-1]]
        if last.before and last.before == evidence_state(self.loaded):
            texts = self._followed(self.decisions[: places[-1]], last)
            if texts is not None:
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


def _entries(accepted: Decision, known: Collection[str]) -> list[Entry]:
    """What an accepted claim puts into the evidence: the voices that are not ``known``, itself."""
    entry = {k: v for k, v in accepted.entry.items() if k != "voices"}
    voices: list[Entry] = [
        ("voices", key, {"name": name})
        for key, name in accepted.entry.get("voices", {}).items()
        if key not in known
    ]
    return [*voices, ("claims", str(accepted.claim), entry)]
