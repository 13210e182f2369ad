"""A review: decisions, the case that results, and kills between the two."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import SHA, make_case, proposal

from summitry.cases.entries import take_entry
from summitry.cases.nodes import Text
from summitry.cases.read import read_case
from summitry.errors import CaseError, SummitryError, UnknownName
from summitry.evidence.proposals.proposal import Link
from summitry.evidence.review.decision import ACCEPT
from summitry.reading.desk import open_review
from summitry.reading.files import decisions_file
from summitry.reading.judging import judge, pair_id
from summitry.reading.review import Review

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "ferry")


def opened(case: Path, reviewer: str = "ann") -> Review:
    review = open_review(case, reviewer)
    for sha, publisher in zip(SHA, ("Gazette", "Echo"), strict=True):
        if review.document_key(sha) is None:
            review.register(sha, publisher, DAY)
    return review


def test_accepting_makes_a_claim_with_its_document(case: Path) -> None:
    review = opened(case)
    key = review.accept(review.queue()[0])
    claim = read_case(case).evidence.claims[key]
    assert claim.quote == "the crew wanted higher pay"
    assert (claim.document, claim.chain, claim.speaker) == ("d1", ("reporter", "crew"), "Olaf Dahl")
    assert (claim.act, claim.issues, claim.statement) == ("demand", ("pay",), "s1")
    assert read_case(case).evidence.documents["d2"].cluster == "d1"
    assert "# the record" in (case / "evidence.yaml").read_text()


def test_reports_of_one_statement_come_together_and_share_what_was_said(case: Path) -> None:
    review = opened(case)
    first, second, third = review.queue()
    assert [first.document, second.document, third.document] == [SHA[0], SHA[1], SHA[0]]
    review.accept(first, {"act": "offer", "issues": ""})
    entry = review.draft(second).entry
    assert entry["act"] == "offer"
    assert entry["quote"] == "the crew wanted more pay"


def test_edits_are_checked_and_kept(case: Path) -> None:
    review = opened(case)
    proposal = review.queue()[0]
    with pytest.raises(UnknownName, match="did you mean speaker"):
        review.accept(proposal, {"speker": "x"})
    with pytest.raises(SummitryError, match="does not stand in the sentence"):
        review.accept(proposal, {"quote": "the crew wanted nothing"})
    with pytest.raises(CaseError, match="no such issue: wage"):
        review.accept(proposal, {"issues": "wage"})
    assert not decisions_file(case).exists()
    key = review.accept(proposal, {"id": "more", "quote": "higher pay", "act": "demand"})
    decision = review.standing.by["ann", proposal.id]
    assert (key, decision.claim, decision.edited) == ("more", "more", ("id", "quote"))


def test_what_is_rejected_or_skipped(case: Path) -> None:
    review = opened(case)
    first, second, third = review.queue()
    review.reject(first, "not said")
    review.skip(second)
    assert [p.id for p in review.queue()] == [third.id, second.id]
    assert (review.progress().rejected, review.progress().skipped, review.progress().left) == (
        1,
        1,
        2,
    )
    assert [p.id for p in opened(case).queue()] == [third.id, second.id]


def test_undo_takes_the_claim_out_again(case: Path) -> None:
    review = opened(case)
    before = (case / "evidence.yaml").read_text()
    proposal = review.queue()[0]
    review.accept(proposal)
    assert review.undo() == proposal
    assert read_case(case).evidence.claims == {}
    assert review.queue()[0] == proposal
    assert "claims" in before
    assert review.undo() is None


def test_undo_of_a_claim_that_something_rests_on_changes_nothing(case: Path) -> None:
    review = opened(case)
    key = review.accept(review.queue()[0])
    text = (case / "case.yaml").read_text()
    (case / "case.yaml").write_text(text.replace("assumed: made up", f"inferred: [{key}]"))
    review = opened(case)
    with pytest.raises(CaseError, match=key):
        review.undo()
    assert key in read_case(case).evidence.claims
    assert len(review.decisions) == 1


def test_a_kill_between_log_and_case_is_made_good(case: Path) -> None:
    review = opened(case)
    before = (case / "evidence.yaml").read_bytes()
    key = review.accept(review.queue()[0])
    after = (case / "evidence.yaml").read_bytes()
    (case / "evidence.yaml").write_bytes(before)  # killed before the case was written
    opened(case)
    assert (case / "evidence.yaml").read_bytes() == after
    review = opened(case)
    assert len(review.decisions) == 1
    review.undo()
    (case / "evidence.yaml").write_bytes(after)  # killed again, in the undo
    opened(case)
    assert key not in read_case(case).evidence.claims


def test_a_claim_taken_out_by_hand_stays_out(case: Path) -> None:
    review = opened(case)
    first, second, _ = review.queue()
    key = review.accept(first)
    review.reject(second)
    text = (case / "evidence.yaml").read_text()
    (case / "evidence.yaml").write_text(take_entry(Text("x", text), "claims", key))
    opened(case)
    assert key not in read_case(case).evidence.claims


def test_a_second_reviewer_sees_all_and_changes_nothing(case: Path) -> None:
    first = opened(case)
    for each in first.queue():
        first.accept(each)
    before = (case / "evidence.yaml").read_bytes()
    second = opened(case, "ben")
    assert len(second.queue()) == 3
    second.accept(second.queue()[0], {"act": "claim"})
    second.reject(second.queue()[0])
    assert (case / "evidence.yaml").read_bytes() == before
    ruling = second.standing.ruling(first.proposals[next(iter(first.proposals))].id)
    assert ruling is not None
    assert (ruling.reviewer, ruling.verdict) == ("ann", ACCEPT)


def test_a_voice_that_is_nobody_of_the_case_is_added(case: Path) -> None:
    review = opened(case)
    expert = proposal(0, "the crew", chain=(Link("Jo H. Ås"),))
    key = review.accept(expert)
    case_now = read_case(case)
    assert case_now.evidence.claims[key].chain == ("reporter", "jo_h_as")
    assert case_now.evidence.voices["jo_h_as"].name == "Jo H. Ås"


def test_nothing_read_is_said(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "ferry")
    (folder / "reading" / "proposals.jsonl").unlink()
    with pytest.raises(SummitryError, match="nothing has been read"):
        open_review(folder, "ann")
    with pytest.raises(SummitryError, match="shipped"):
        open_review("hanoi-2019", "ann")


def test_filters_name_what_exists(case: Path) -> None:
    assert len(open_review(case, "ann", acts=("claim",)).queue()) == 1
    with pytest.raises(UnknownName, match="no such issue"):
        open_review(case, "ann", issues=("wages",))


def test_a_broken_log_is_named(case: Path) -> None:
    decisions_file(case).write_text('{"proposal":"p","verdict":"maybe","reviewer":"x","at":"t"}\n')
    with pytest.raises(CaseError, match="no such verdict: maybe"):
        open_review(case, "ann")


def test_what_was_said_of_versions_leaves_the_case_alone(case: Path) -> None:
    review = opened(case)
    before = (case / "evidence.yaml").read_bytes()
    judge(case, pair_id(*SHA), True, "ann")
    assert len(opened(case).queue()) == len(review.queue())
    assert (case / "evidence.yaml").read_bytes() == before


def test_the_last_claim_and_its_voice_may_be_taken_out_or_renamed_by_hand(case: Path) -> None:
    review = opened(case)
    expert = proposal(0, "the crew", chain=(Link("Jo H. Ås"),))
    key = review.accept(expert)
    text = (case / "evidence.yaml").read_text()
    for by_hand in (take_entry(Text("x", text), "claims", key), text.replace(key, "renamed")):
        (case / "evidence.yaml").write_text(by_hand)
        opened(case)
        assert (case / "evidence.yaml").read_text() == by_hand


def test_a_claim_made_by_hand_after_an_undo_stays(case: Path) -> None:
    review = opened(case)
    key = review.accept(review.queue()[0])
    accepted = (case / "evidence.yaml").read_text()
    review.undo()
    by_hand = accepted.replace("act: demand", "act: offer")
    (case / "evidence.yaml").write_text(by_hand)
    assert opened(case).loaded.case.evidence.claims[key].act == "offer"


def test_where_the_first_reviewer_takes_back_the_next_one_counts(case: Path) -> None:
    first = opened(case)
    key = first.accept(first.queue()[0])
    second = opened(case, "ben")
    second.accept(second.queue()[0], {"id": "other", "act": "offer"})
    assert set(read_case(case).evidence.claims) == {key}
    first.undo()
    assert set(read_case(case).evidence.claims) == {"other"}
    assert first.accept(first.queue()[0]) == key
    assert set(read_case(case).evidence.claims) == {"other"}


def test_a_second_opinion_is_checked_as_well(case: Path) -> None:
    first = opened(case)
    first.accept(first.queue()[0])
    second = opened(case, "ben")
    with pytest.raises(CaseError, match="no such issue: wage"):
        second.accept(second.queue()[0], {"issues": "wage"})
    assert len(second.decisions) == 1


def test_two_reviews_open_at_once_make_one_claim(case: Path) -> None:
    first, second = opened(case), opened(case, "ben")
    key = first.accept(first.queue()[0])
    second.accept(second.queue()[0])
    assert set(read_case(case).evidence.claims) == {key}
    assert second.accept(second.queue()[0]) != key
    assert len(read_case(case).evidence.claims) == 2


def test_evidence_in_case_yaml_is_said_to_stand_there(case: Path) -> None:
    (case / "evidence.yaml").unlink()
    text = (case / "case.yaml").read_text()
    (case / "case.yaml").write_text(f"{text}evidence: {{aliases: {{sailors: crew}}}}\n")
    with pytest.raises(CaseError, match="move the evidence from here"):
        opened(case)
