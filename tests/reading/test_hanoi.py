"""The shipped Hanoi case rebuilt from what is read in the two reports, and how much of it fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summitry.cases.entries import flow, put_entry
from summitry.cases.nodes import Text
from summitry.cases.read import load_case, read_case
from summitry.cases.schema import Case, ClaimEntry
from summitry.evidence.proposals.proposal import Proposal
from summitry.reading.desk import close_reading, open_review
from summitry.reading.evidence_file import changed
from summitry.reading.read import Read, read_folder
from summitry.reading.reader import case_reader
from summitry.reading.review import Review

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(),
    reason=f"LOUD: no {REPORTS}: the Hanoi case is not rebuilt",
)

CITED = ("inferred", "quoted")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Hanoi case before any claim: its parties, issues, documents, voices and aliases."""
    import yaml

    folder = tmp_path_factory.mktemp("rebuilt") / "hanoi-2019"
    folder.mkdir()
    shipped = load_case("hanoi-2019")
    plain = yaml.safe_load((shipped.folder / "case.yaml").read_text())
    issues = {
        key: {**{k: v for k, v in issue.items() if k not in CITED}, "assumed": "not read yet"}
        for key, issue in plain["issues"].items()
    }
    bare = {k: plain[k] for k in ("summitry", "title", "date", "parties")} | {"issues": issues}
    (folder / "case.yaml").write_text(yaml.safe_dump(bare, sort_keys=False))
    text = (shipped.folder / "evidence.yaml").read_text()
    (folder / "evidence.yaml").write_text(text[: text.index("\nclaims:\n")] + "\nclaims: {}\n")
    return folder


@pytest.fixture(scope="module")
def review(folder: Path) -> Review:
    loaded = load_case(folder)
    propose, settings = case_reader(loaded.case)
    found = list(read_folder(REPORTS, loaded, propose, settings))
    close_reading(loaded, [one for one in found if isinstance(one, Read)], None, None)
    return open_review(folder, "analyst")


def words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def edits_for(claim: ClaimEntry, key: str) -> dict[str, str]:
    """The fields that an analyst sets so that a proposal becomes the shipped claim."""
    plain = claim.model_dump(by_alias=True, exclude={"document", "paraphrase"})
    return {"id": key, **{name: words(plain[name]) for name in plain if name != "modality"}} | {
        "modality": claim.modality if claim.modality != "asserted" else ""
    }


def best(review: Review, claim: ClaimEntry, sha256: str) -> Proposal | None:
    """The proposal of the document whose quote holds that of ``claim``, or its sentence does; of
    several the one that needs the least change."""
    assert claim.quote is not None
    near = [p for p in review.proposals.values() if p.document == sha256 and "+" not in p.id]
    near = [p for p in near if claim.quote in p.sentence]

    def fit(p: Proposal) -> tuple[bool, bool, bool, int]:
        entry = review.draft(p).entry
        holds = claim.quote is not None and claim.quote in p.quote
        return (
            holds,
            tuple(entry["chain"]) == claim.chain,
            entry["act"] == claim.act,
            -len(p.quote),
        )

    return max(near, key=fit, default=None)


def quoted(case: Case) -> Iterator[tuple[str, ClaimEntry, str]]:
    for key, claim in case.evidence.claims.items():
        if claim.quote is not None:
            sha256 = case.evidence.documents[claim.document].sha256
            assert sha256 is not None
            yield key, claim, sha256


def test_every_quoted_claim_stands_in_a_proposed_sentence(review: Review) -> None:
    """Counted, so that a rule that loses some is seen: of 60 quotes, all stand in the sentence of
    a proposal, 54 within its quote; of these the chain is right in 44, the act in 43."""
    claims = list(quoted(read_case("hanoi-2019")))
    pairs = [(claim, best(review, claim, sha)) for _, claim, sha in claims]
    found = [(claim, p) for claim, p in pairs if p is not None]
    drafts = [(claim, p, review.draft(p).entry) for claim, p in found]
    assert len(claims) == len(found) == 60
    assert sum((claim.quote or "") in p.quote for claim, p, _ in drafts) >= 54
    assert sum(tuple(entry["chain"]) == claim.chain for claim, _, entry in drafts) >= 44
    assert sum(entry["act"] == claim.act for claim, _, entry in drafts) >= 40


def test_the_central_demand_keeps_its_chain(review: Review) -> None:
    claim = read_case("hanoi-2019").evidence.claims["only_if"]
    sha = read_case("hanoi-2019").evidence.documents["long"].sha256
    proposal = best(review, claim, str(sha))
    assert proposal is not None
    entry = review.draft(proposal).entry
    assert entry["chain"] == ["reporter", "us", "dprk"]
    assert (entry["act"], entry["modality"], entry["speaker"]) == (
        "demand",
        "conditional",
        "Kim Jong Un",
    )
    assert "only if all sanctions were lifted" in entry["condition"]
    assert any("second hand" in doubt for doubt in proposal.doubts)


def test_each_span_holds_its_quote(review: Review, folder: Path) -> None:
    texts = {
        sha: (folder / "documents" / d.name).read_text() for sha, d in review.documents.items()
    }
    for p in review.proposals.values():
        assert texts[p.document][p.start : p.end] == p.quote
        assert p.quote in p.sentence


def test_the_two_wordings_of_the_demand_are_shown_as_one_statement(review: Review) -> None:
    asked = [p for p in review.proposals.values() if "would have to dismantle other" in p.quote]
    assert len({p.document for p in asked}) == 2
    assert len({review.stories.statements[p.id] for p in asked}) == 1
    (pair,) = review.stories.pairs
    pieces = [piece for d in pair.differences for piece in d.pieces]
    assert ("weapons systems", "parts of the program") in pieces
    assert len(review.stories.clusters) == 1


def test_the_brief_is_rebuilt_from_accepted_proposals(review: Review, folder: Path) -> None:
    shipped = load_case("hanoi-2019")
    for key, claim in shipped.case.evidence.claims.items():
        if claim.quote is None:
            _put_by_hand(review, folder, key, claim)
            continue
        sha = str(shipped.case.evidence.documents[claim.document].sha256)
        proposal = best(review, claim, sha)
        assert proposal is not None
        assert review.accept_part(proposal, edits_for(claim, key)) == key
    (folder / "case.yaml").write_text((shipped.folder / "case.yaml").read_text())
    rebuilt, original = _brief(folder), _brief(shipped.folder)
    reviewed = rebuilt["sources"].pop("reviewed")
    assert original["sources"].pop("reviewed") is None
    assert reviewed["accepted"] > 40
    assert reviewed["reviewers"] == ["analyst"]
    assert rebuilt == original


def _put_by_hand(review: Review, folder: Path, key: str, claim: ClaimEntry) -> None:
    """What no report says is put in by hand, as the shipped case has it."""
    plain = claim.model_dump(mode="json", by_alias=True, exclude_unset=True)
    file = folder / "evidence.yaml"
    text = put_entry(Text("x", file.read_text()), "claims", key, flow(plain))
    file.write_text(text)
    review.loaded = changed(review.loaded)


def _brief(folder: Path) -> dict[str, Any]:
    from summitry.reports.analysis import Analysis
    from summitry.reports.brief import brief

    data = brief(Analysis(load_case(folder), [REPORTS]))
    data["case"].pop("sha256")
    plain: dict[str, Any] = json.loads(json.dumps(data))
    return plain
