"""A record of another tool beside a case: what is new, what is the same under another key."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import SHA, make_case

from summitry.cases.read import Loaded, load_case
from summitry.evidence.exchange.record import Record
from summitry.model.claim import Claim, Document, Voice
from summitry.reading.desk import open_review
from summitry.reading.evidence_file import with_entries, written
from summitry.reading.exchanging import case_texts, new_entries, record_of

DAY = datetime.date(2026, 3, 1)
PAPER = Document("d1", "Herald", DAY, "news", sha256="c" * 64)
CLAIM = Claim("more", "d1", ("reporter", "lee", "crew"), "claim", quote="no", about="lee")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with one document, d1, a voice, lee, and one claim."""
    folder = make_case(tmp_path / "ferry")
    review = open_review(folder, "ann")
    review.register(SHA[0], "Gazette", DAY)
    review.accept(review.queue()[0])
    written(review.loaded, with_entries(review.loaded, [("voices", "lee", {"name": "Jo Lee"})]))
    return folder


def added(case: Path, record: Record) -> tuple[Loaded, list[str]]:
    loaded = load_case(case)
    entries, remarks = new_entries(record, loaded.case)
    return written(loaded, with_entries(loaded, entries)), remarks


def test_what_a_case_gives_out_is_nothing_new_to_it(case: Path) -> None:
    loaded = load_case(case)
    assert new_entries(record_of(loaded), loaded.case) == ([], [])


def test_another_document_of_the_same_key_is_not_taken_for_it(case: Path) -> None:
    voices = (Voice("lee", "Jo Lee"),)
    loaded, _ = added(case, Record((PAPER,), (CLAIM,), voices))
    evidence = loaded.case.evidence
    assert evidence.claims["more"].document == "d1_2"
    assert evidence.documents["d1_2"].publisher == "Herald"
    assert evidence.documents["d1"].publisher == "Gazette"


def test_a_document_is_known_by_its_hash(case: Path) -> None:
    paper = replace(PAPER, id="ours", sha256=SHA[0])
    claim = replace(CLAIM, document="ours", chain=("reporter", "crew"), about=None)
    loaded, _ = added(case, Record((paper,), (claim,)))
    assert loaded.case.evidence.claims["more"].document == "d1"
    assert list(loaded.case.evidence.documents) == ["d1"]


def test_a_document_without_a_hash_is_known_by_its_key(case: Path) -> None:
    claim = replace(CLAIM, chain=("reporter", "crew"), about=None)
    loaded, _ = added(case, Record((replace(PAPER, sha256=None),), (claim,)))
    assert loaded.case.evidence.claims["more"].document == "d1"


@pytest.mark.parametrize(
    ("voice", "key"),
    [
        (Voice("lee", "Jo Lee"), "lee"),
        (Voice("lee", "Al Lee"), "lee_2"),
        (Voice("jl", "Jo Lee"), "lee"),
        (Voice("body", "City"), "city"),  # a party of the case
        (Voice("city", "The city that never was"), "city_2"),
    ],
)
def test_a_voice_is_known_by_its_name(case: Path, voice: Voice, key: str) -> None:
    claim = replace(CLAIM, chain=("reporter", voice.id), about=voice.id)
    loaded, _ = added(case, Record((PAPER,), (claim,), (voice,)))
    entry = loaded.case.evidence.claims["more"]
    assert (entry.chain, entry.about) == (("reporter", key), key)
    names = {k: v.name for k, v in loaded.case.evidence.voices.items()}
    assert names.get(key, "City") == voice.name


def test_a_claim_that_differs_stays_as_it_is(case: Path) -> None:
    loaded = load_case(case)
    record = record_of(loaded)
    other = replace(record.claims[0], act="offer")
    entries, remarks = new_entries(replace(record, claims=(other,)), loaded.case)
    assert (entries, remarks) == (
        [],
        [f"claim {other.id} differs and stays as the case has it"],
    )


def test_a_record_alone_becomes_a_case_that_checks(tmp_path: Path) -> None:
    parties, voices = {"crew": "Crew"}, (Voice("lee", "Jo Lee"),)
    claim = replace(CLAIM, speaker="Olaf Dahl")
    record = Record((PAPER,), (claim,), voices, parties, {"pay": "Pay"}, {"d1": "They said no."})
    for name, text in case_texts(record, "Ferry", DAY).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    loaded = load_case(tmp_path)
    assert list(loaded.case.parties) == ["crew", "first_side"]
    assert loaded.case.parties["crew"].speakers == ("Olaf Dahl",)
    again = record_of(loaded)
    assert again.claims == (claim,)
    assert again.texts == record.texts
