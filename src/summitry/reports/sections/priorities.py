"""What matters most to a side, as far as its own accepted words show: a proposal, traced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from summitry.cases.evidence import claims, documents
from summitry.cases.schema import Case
from summitry.errors import SummitryError, UnknownName
from summitry.evidence.acts.issues import STOPWORDS
from summitry.evidence.folding import words
from summitry.evidence.priorities.posterior import ISSUES, Priorities, priorities
from summitry.evidence.priorities.talk import Topic, Utterance
from summitry.evidence.priorities.weights import propose_weights
from summitry.model.claim import Claim
from summitry.reports.analysis import Analysis

__all__ = ["priorities_section"]

_SHOWN_ORDERS = 5


def priorities_section(
    analysis: Analysis, party: str, chosen: Sequence[str] = (), share: float = 0.8
) -> dict[str, Any]:
    """The likeliest orders of the issues of ``party``, ranges for its weights, and every step.

    ``chosen``: the issues to order; without them those it speaks of most, at most ISSUES.
    UnknownName for a party or issue that is not in the case, SummitryError where there is none to
    order.
    """
    case = analysis.case
    if party not in case.parties:
        raise UnknownName("party", party, case.parties)
    for issue in chosen:
        if issue not in case.issues:
            raise UnknownName("issue", issue, case.issues)
    said = _said(case, party)
    issues = tuple(chosen) or _spoken_of(said)
    if not issues:
        known = f"{case.parties[party].name}: no accepted quote of its own bears on an issue"
        raise SummitryError(f"{known}; name one with --issue")
    topics = _topics(analysis, issues)
    talk = [Utterance(party, claim.words) for claim in said]
    read = priorities(talk, party, topics)
    ranked = sorted(read.orders, key=lambda order: -order[2])
    return {
        "party": party,
        "name": case.parties[party].name,
        "n_utterances": len(talk),
        "issues": list(read.issues),
        "left_out": sorted(set(case.issues) - set(read.issues)),
        "sureness": read.sureness,
        "n_orders": len(read.orders),
        "orders": [{"order": list(o), "probability": p} for o, _, p in ranked[:_SHOWN_ORDERS]],
        "weights": _weights(analysis, read, share),
        "share": share,
        "steps": [
            {
                "claim": said[step.at].id,
                "quote": step.quote,
                "words": step.words.of(said[step.at].words),
                "rule": step.rule,
                "issue": step.issue,
                "direction": step.direction,
                "factors": list(step.factors),
            }
            for step in read.steps
        ],
    }


def _said(case: Case, party: str) -> list[Claim]:
    """What the party is quoted as saying of itself, oldest first, one report of each utterance."""
    days = {document.id: document.date for document in documents(case)}
    quoted = [claim for claim in claims(case) if claim.quote is not None]
    own = [c for c in quoted if c.holder == party == c.told_by() == c.chain[-1]]
    once = {claim.statement or claim.id: claim for claim in reversed(own)}
    kept = {claim.id for claim in once.values()}
    return sorted((c for c in own if c.id in kept), key=lambda claim: days[claim.document])


def _spoken_of(said: Sequence[Claim]) -> tuple[str, ...]:
    counts = Counter(issue for claim in said for issue in claim.issues)
    return tuple(issue for issue, _ in counts.most_common(ISSUES))


def _topics(analysis: Analysis, issues: Sequence[str]) -> list[Topic]:
    """The keywords of each issue; without any the telling words of its name."""
    names = {issue.id: issue.name for issue in analysis.issues}
    given = {key: entry.keywords for key, entry in analysis.case.issues.items()}
    return [Topic(issue, given[issue] or _telling(names[issue])) for issue in issues]


def _telling(name: str) -> tuple[str, ...]:
    found = [word.folded for word in words(name) if word.folded.casefold() not in STOPWORDS]
    return tuple(found) or (name,)


def _weights(analysis: Analysis, read: Priorities, share: float) -> list[dict[str, Any]]:
    names = {issue.id: issue.name for issue in analysis.issues}
    return [
        {
            "issue": one.issue,
            "name": names[one.issue],
            "low": 100 * one.low,
            "mean": 100 * one.mean,
            "high": 100 * one.high,
        }
        for one in propose_weights(read, share)
    ]
