"""Evidence: that claims name what exists, and that reasons name claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.ledger import reasoned_entries
from summitry.cases.schema import Case
from summitry.model.claim import REPORTER
from summitry.model.issue import Issue

__all__ = ["check_aliases", "check_claims", "check_reasons"]


def check_claims(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That every claim of ``case`` names a document, links, ``issues`` and a speaker that exist."""
    names = dict.fromkeys(issue.id for issue in issues)
    evidence = case.evidence
    known = dict.fromkeys((REPORTER, *case.parties, *evidence.voices))
    people = dict.fromkeys(_people(case))
    for key in evidence.voices:
        if key in case.parties or key == REPORTER:
            here = ("evidence", "voices", key)
            yield Finding(
                here, f"{key} already names another speaker; choose another key", key=True
            )
    for key, claim in evidence.claims.items():
        path = ("evidence", "claims", key)
        if claim.document not in evidence.documents:
            yield unknown((*path, "in"), "document", claim.document, evidence.documents)
        for link in (*claim.chain, *((claim.about,) if claim.about else ())):
            if link not in known:
                leaf = "chain" if link in claim.chain else "about"
                yield unknown((*path, leaf), "party or voice", link, known)
        for issue in claim.issues:
            if issue not in names:
                yield unknown((*path, "issues"), "issue", issue, names)
        if claim.speaker is not None and claim.speaker not in people:
            yield unknown((*path, "speaker"), "speaker of a party", claim.speaker, people)


def check_aliases(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That every alias of ``case`` stands for a speaker, a party or a voice that exists.

    What the ``issues`` are does not matter here.
    """
    del issues
    known = dict.fromkeys((*_people(case), *case.parties, *case.evidence.voices))
    for alias, meant in case.evidence.aliases.items():
        if meant not in known:
            path = ("evidence", "aliases", alias)
            yield unknown(path, "speaker, party or voice", meant, known)


def _people(case: Case) -> Iterator[str]:
    """Whoever can be named as the speaker of a claim."""
    for party in case.parties.values():
        yield from party.speakers
    for voice in case.evidence.voices.values():
        yield voice.name


def check_reasons(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That every reason of ``case`` names claims that exist; a claim that none names is a warning.

    What the ``issues`` are does not matter here.
    """
    del issues
    claims = case.evidence.claims
    cited: set[str] = set()
    entries: Iterable[tuple[Path, tuple[str, ...]]] = chain(
        ((path, entry.claims) for path, entry in reasoned_entries(case)),
        ((("issues", k), i.quoted or i.inferred or ()) for k, i in case.issues.items()),
        ((("left_out", k), left.claims) for k, left in case.left_out.items()),
    )
    for path, names in entries:
        for name in names:
            if name not in claims:
                yield unknown(path, "claim", name, claims)
            elif path[0] == "left_out" and name in cited:
                message = f"{name} is cited by a number, rule or issue; it is not left out"
                yield Finding((*path, "claims"), message, "warning")
        cited.update(names)
    told = {claims[name].statement for name in cited if name in claims} - {None}
    for key, claim in claims.items() if case.preferences else ():  # a record alone cites nothing
        if key not in cited and claim.statement not in told:
            yield Finding(
                ("evidence", "claims", key),
                "no number, rule or issue rests on this claim; cite it or list it in left_out",
                "warning",
            )
