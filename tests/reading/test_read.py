"""Reading a folder into a case: kept bytes, one reading a document, going on after a kill."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from summitry.cases.read import Loaded, load_case
from summitry.errors import SummitryError
from summitry.evidence.intake.gather import Failure
from summitry.evidence.intake.source import Source
from summitry.reading.desk import close_reading, open_case, open_review
from summitry.reading.files import proposals_file
from summitry.reading.read import Read, read_folder
from summitry.reading.reader import case_reader
from summitry.reading.store import ReadDocument, add_document, read_documents

CASE = """\
summitry: 1
title: Ferry talks
date: 2026-03-02
parties:
  city: {name: City, speakers: [Ida Berg]}
  crew: {name: Crew, speakers: [Olaf Dahl]}
issues:
  pay: {options: [low, high], status_quo: low, keywords: [pay, wage], assumed: made up}
"""
FIRST = (
    "Ferry talks stall\n\nOlaf Dahl said the crew wanted higher pay before Easter. “We will not"
    " sail for less,” he added.\n\nIda Berg said the city would offer a bonus if the crew sailed at"
    " night.\n"
)
SECOND = FIRST.replace("higher pay", "a higher wage").replace("Ferry talks stall\n\n", "")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    (folder / "empty.txt").write_text("")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 9)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("c.txt", "Ida Berg said on Monday that the harbour would stay open.\n")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE)
    return folder


def run(case: Path, reports: Path | None) -> tuple[Loaded, list[Read], list[Failure]]:
    loaded = load_case(case)
    propose, settings = case_reader(loaded.case)
    found = list(read_folder(reports, loaded, propose, settings))
    read = [one for one in found if isinstance(one, Read)]
    close_reading(loaded, read, None, None)
    return loaded, read, [one for one in found if isinstance(one, Failure)]


def test_documents_are_kept_byte_for_byte_and_failures_named(case: Path, reports: Path) -> None:
    _, read, failed = run(case, reports)
    assert [one.document.name for one in read] == ["a.txt", "b.txt", "more.zip!/c.txt"]
    assert sorted(one.name for one in failed) == ["empty.txt", "noise.bin"]
    for name in ("a.txt", "b.txt", "more.zip"):
        assert (case / "documents" / name).read_bytes() == (reports / name).read_bytes()
    assert not (case / "documents" / "noise.bin").exists()
    assert read[0].document.sha256 == hashlib.sha256(FIRST.encode()).hexdigest()


def test_what_was_read_is_not_read_again_until_names_change(case: Path, reports: Path) -> None:
    run(case, reports)
    before = proposals_file(case).read_bytes()
    _, read, _ = run(case, None)
    assert all(one.known for one in read)
    assert proposals_file(case).read_bytes() == before
    (case / "case.yaml").write_text(CASE.replace("Olaf Dahl", "Olaf Dahl, Jo Ray"))
    _, read, _ = run(case, None)
    assert not any(one.known for one in read)


def test_a_kill_between_two_documents_loses_and_doubles_nothing(case: Path, reports: Path) -> None:
    run(case, reports)
    whole = read_documents(case)
    proposals_file(case).unlink()
    loaded = load_case(case)
    propose, settings = case_reader(loaded.case)
    for n in (1, 2):
        reading = read_folder(reports, loaded, propose, settings)
        for _, _one in zip(range(n), reading, strict=False):
            pass
        reading.close()  # type: ignore[attr-defined]
        with proposals_file(case).open("ab") as file:
            file.write(b'{"sha256": "half a li')
    run(case, reports)
    assert read_documents(case) == whole
    assert len({p.id for d in whole.values() for p in d.proposals}) == sum(
        len(d.proposals) for d in whole.values()
    )


def test_decisions_survive_a_second_reading(case: Path, reports: Path) -> None:
    run(case, reports)
    review = open_review(case, "ann")
    first, second = review.queue()[:2]
    review.reject(first)
    review.skip(second)
    (case / "case.yaml").write_text(CASE.replace("[pay, wage]", "[pay, wage, bonus]"))
    run(case, reports)
    review = open_review(case, "ann")
    assert first.id not in {p.id for p in review.queue()}
    assert review.queue()[-1].id == second.id


def test_every_span_holds_its_quote(case: Path, reports: Path) -> None:
    _, read, _ = run(case, reports)
    proposals = [(one.source, p) for one in read for p in one.document.proposals]
    assert len(proposals) > 5
    for source, p in proposals:
        assert source.text[p.start : p.end] == p.quote
        assert p.sentence[p.offset :].startswith(p.quote)


def test_versions_are_found_and_their_reports_share_a_statement(case: Path, reports: Path) -> None:
    run(case, reports)
    review = open_review(case, "ann")
    assert [len(cluster) for cluster in review.stories.clusters] == [2]
    wanted = [p for p in review.queue() if "before Easter" in p.quote and p.form == "indirect"]
    assert len({review.stories.statements[p.id] for p in wanted}) == 1
    assert {p.act for p in wanted} == {"demand"}
    assert {p.chain[-1].side for p in wanted} == {"crew"}
    (pair,) = review.stories.pairs
    assert ("pay", "wage") in [p for d in pair.differences for p in d.pieces]


def test_a_starter_is_made_where_no_case_stands(tmp_path: Path, reports: Path) -> None:
    loaded = open_case(tmp_path / "new", reports)
    assert {party.name for party in loaded.case.parties.values()} == {"Ida Berg", "Olaf Dahl"}
    with pytest.raises(SummitryError, match="name a FOLDER"):
        open_case(tmp_path / "nothing", None)
    (tmp_path / "void").mkdir()
    with pytest.raises(SummitryError, match="no document that can be read"):
        open_case(tmp_path / "newer", tmp_path / "void")
    assert not (tmp_path / "newer").exists()


def test_other_bytes_of_a_name_are_kept_beside_it(case: Path, reports: Path) -> None:
    run(case, reports)
    (reports / "a.txt").write_text("Ida Berg said nothing new on Friday about the ferry.\n")
    _, read, _ = run(case, reports)
    names = sorted(one.document.name for one in read)
    assert len([name for name in names if name.startswith("a")]) == 2
    assert (case / "documents" / "a.txt").read_text() == FIRST


def test_a_reading_is_a_function_of_the_source(case: Path, reports: Path) -> None:
    _, read, _ = run(case, reports)
    propose, _ = case_reader(load_case(case).case)
    for one in read:
        source: Source = one.source
        again = propose(source)
        assert again.proposals == one.document.proposals


def test_the_folder_of_the_case_may_lie_in_the_folder_that_is_read(reports: Path) -> None:
    inside = reports / "case"
    inside.mkdir()
    (inside / "case.yaml").write_text(CASE)
    for _ in range(2):
        _, read, failed = run(inside, reports)
        assert len(read) == 3
        assert sorted(one.name for one in failed) == ["empty.txt", "noise.bin"]
        assert not (inside / "documents" / "case").exists()


def test_what_does_not_print_in_a_name_is_kept_escaped(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    (folder / "a!").mkdir(parents=True)
    names = ("new\nline.txt", "a!/b.txt", "x" * 250 + ".txt")
    for n, name in enumerate(names):
        (folder / name).write_text(f"{FIRST}Ida Berg said it {n} times.\n")
    _, read, _ = run(case, folder)
    kept = {one.document.name for one in read}
    assert {"new\\nline.txt", "a!/b.txt"} < kept
    assert all((case / "documents" / name).is_file() for name in kept)
    _, again, _ = run(case, None)
    assert {one.document.name for one in again} == kept
    assert all(one.known for one in again)


def test_a_document_without_an_encoding_is_read_back(case: Path) -> None:
    add_document(case, ReadDocument("c" * 64, "talks.pdf", "application/pdf", "", "s"))
    assert read_documents(case)["c" * 64].encoding == ""
