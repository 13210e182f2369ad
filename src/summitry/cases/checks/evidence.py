"""Evidence: that claims name what exists, and that reasons name claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.ledger import reasoned_entries
from summitry.cases.schema import Case
from summitry.model.claim import REPORTER
from summitry.model.issue import Issue

__all__ = ["check_claims", "check_reasons"]


def check_claims(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    names = [issue.id for issue in issues]
    evidence = case.evidence
    known = [REPORTER, *case.parties, *evidence.voices]
    for key, claim in evidence.claims.items():
        path = ("evidence", "claims", key)
        if claim.document not in evidence.documents:
            yield unknown((*path, "in"), "document", claim.document, evidence.documents)
        for link in (*claim.chain, *((claim.about,) if claim.about else ())):
            if link not in known:
                leaf = "chain" if link in claim.chain else "about"
                yield unknown((*path, leaf), "party or voice", link, known)
        for issue in claim.on:
            if issue not in names:
                yield unknown((*path, "on"), "issue", issue, names)
        yield from _speaker(case, path, claim.speaker)


def _speaker(case: Case, path: Path, speaker: str | None) -> Iterator[Finding]:
    people = [person for party in case.parties.values() for person in party.speakers]
    people += [voice.name for voice in case.evidence.voices.values()]
    if speaker is not None and speaker not in people:
        yield unknown((*path, "speaker"), "speaker of a party", speaker, people)


def check_reasons(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    del issues
    claims = case.evidence.claims
    cited: set[str] = set()
    entries: Iterable[tuple[Path, tuple[str, ...]]] = chain(
        ((path, entry.claims) for path, entry in reasoned_entries(case)),
        ((("issues", k), i.quoted or i.inferred or ()) for k, i in case.issues.items()),
        ((("left_out", k), left.claims) for k, left in case.left_out.items()),
    )
    for path, names in entries:
        cited.update(names)
        for name in names:
            if name not in claims:
                yield unknown(path, "claim", name, claims)
    for key in claims:
        if key not in cited:
            yield Finding(
                ("evidence", "claims", key),
                "no number, rule or issue rests on this claim; cite it or list it in left_out",
                "warning",
            )
