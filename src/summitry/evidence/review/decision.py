"""A decision of a person about a proposal, and what stands after many of them.

Decisions are only ever added, never changed: the log is the truth, and what stands follows from
it. For each reviewer and proposal the last decision stands; an ``undo`` takes back the last one
that stands and brings up the one before. The **ruling** on a proposal is that of the reviewer who
first decided on it; what others decide is kept beside it and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = [
    "ACCEPT",
    "PART",
    "REJECT",
    "SKIP",
    "UNDO",
    "VERDICTS",
    "Decision",
    "Standing",
    "standing",
]

PART = "+"
"""Stands between the id of a proposal and the number of one of several claims taken from it."""

ACCEPT, REJECT, SKIP, UNDO = VERDICTS = ("accept", "reject", "skip", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """What ``reviewer`` decided about ``proposal`` and when (``at``, ISO 8601, UTC).

    verdict : one of VERDICTS.
    claim : the key under which it was accepted; None otherwise.
    entry : the claim as accepted, by the keys of evidence.yaml.
    edited : the keys of ``entry`` that differ from what was proposed.
    reason : the person's words, if any.
    before : what the evidence was when it was decided, as a hash: where it still is that, what was
        decided has not been done.
    """

    proposal: str
    verdict: str
    reviewer: str
    at: str
    claim: str | None = None
    entry: Mapping[str, Any] = field(default_factory=dict)
    edited: tuple[str, ...] = ()
    reason: str = ""
    before: str = ""

    def plain(self) -> dict[str, Any]:
        """As one mapping for a line of the log; what is empty is left out."""
        return {
            key: value for key, value in asdict(self).items() if value not in (None, "", (), {})
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands after a log: ``by`` (reviewer, proposal), and ``first``: who ruled on each."""

    by: Mapping[tuple[str, str], Decision]
    first: Mapping[str, str]

    def ruling(self, proposal: str) -> Decision | None:
        """What the reviewer who first decided on ``proposal`` decided; None if nobody did."""
        reviewer = self.first.get(proposal)
        return self.by[reviewer, proposal] if reviewer is not None else None

    def of(self, reviewer: str) -> dict[str, Decision]:
        """The decisions of ``reviewer`` that stand, by proposal, oldest first."""
        return {proposal: d for (who, proposal), d in self.by.items() if who == reviewer}

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Everybody whose decisions stand, in the order in which they came."""
        return tuple(dict.fromkeys(who for who, _ in self.by))


def standing(decisions: Iterable[Decision]) -> Standing:
    """What stands after ``decisions``, oldest first.

    >>> log = [Decision("p", "accept", "ann", "t1"), Decision("p", "undo", "ann", "t2")]
    >>> standing(log).ruling("p") is None
    True
    """
    stacks: dict[tuple[str, str], list[tuple[int, Decision]]] = {}
    for place, decision in enumerate(decisions):
        stack = stacks.setdefault((decision.reviewer, decision.proposal), [])
        if decision.verdict != UNDO:
            stack.append((place, decision))
        elif stack:
            stack.pop()
    last = sorted((stack[-1][0], key) for key, stack in stacks.items() if stack)
    by = {key: stacks[key][-1][1] for _, key in last}
    ruled = sorted(
        (place, key)
        for key, stack in stacks.items()
        for place, decision in stack
        if decision.verdict != SKIP
    )
    first: dict[str, str] = {}
    for _, (reviewer, proposal) in ruled:
        first.setdefault(proposal, reviewer)
    return Standing(by, {p: who for p, who in first.items() if by[who, p].verdict != SKIP})
