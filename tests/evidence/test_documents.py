"""Which files count as the text of a document, and what is said when none does."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

import summitry.evidence.documents as documents
from summitry.errors import UnknownName
from summitry.evidence.documents import ABSENT, find_documents
from summitry.evidence.intake.reader import read_bytes
from summitry.evidence.intake.source import Source
from summitry.model.claim import Document


def paper(file: str | None = None, data: bytes | None = None) -> Document:
    digest = None if data is None else sha256(data).hexdigest()
    return Document("d", "Gazette", date(2019, 2, 28), "news", sha256=digest, file=file)


def test_found_by_hash_under_any_name_in_any_folder(tmp_path: Path) -> None:
    data = "“one”\r\n".encode()
    (tmp_path / "case").mkdir()
    (tmp_path / "other" / "deep").mkdir(parents=True)
    (tmp_path / "other" / "deep" / "x.txt").write_bytes(data)
    found = find_documents([paper("a.txt", data)], [tmp_path / "case", tmp_path / "other"])["d"]
    assert (found.status, found.text) == (documents.FOUND, "“one”\r\n")
    assert found.path == tmp_path / "other" / "deep" / "x.txt"


def test_found_by_name_where_the_case_gives_no_hash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone")
    assert find_documents([paper("a.txt")], [tmp_path])["d"].text == "one"
    assert find_documents([paper("b.txt")], [tmp_path])["d"].status == documents.ABSENT
    assert "give its file or its sha256" in find_documents([paper()], [tmp_path])["d"].reason


def test_a_namesake_with_another_hash_is_other_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"two")
    found = find_documents([paper("documents/a.txt", b"one")], [tmp_path])["d"]
    assert (found.status, found.text) == (documents.OTHER_TEXT, None)
    for data in (b"one", b"two"):
        assert sha256(data).hexdigest()[:12] in found.reason


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_another_encoding_is_read_as_intake_reads_it(tmp_path: Path, start: bytes) -> None:
    data = start + b"caf\xe9\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    found = find_documents([paper("a.txt", data)], [tmp_path])["d"]
    assert (found.status, found.text) == (documents.FOUND, "café\n")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\x00\x01\xff", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_said_to_be_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    found = find_documents([paper("a.txt", data)], [tmp_path])["d"]
    assert (found.status, found.text) == (documents.UNREADABLE, None)
    assert found.reason.startswith("not UTF-8 at byte ")


PAGE = b"<html><body><h1>Talks</h1><p>They left &amp; said so.</p><script>x</script></body></html>"
MAIL = b"From: a@example.org\nMIME-Version: 1.0\n\nThey left.\n"
OTHERS = {"a.html": PAGE, "a.eml": MAIL, "a.md": b"They *left*.\n"}


@pytest.mark.parametrize("name", OTHERS)
def test_the_text_of_other_kinds_is_what_intake_reads(tmp_path: Path, name: str) -> None:
    data = OTHERS[name]
    (tmp_path / name).write_bytes(data)
    found = find_documents([paper(name, data)], [tmp_path])["d"]
    source = read_bytes(name, data)[0]
    assert isinstance(source, Source)
    assert (found.status, found.text) == (documents.FOUND, source.text)
    assert "They left" in source.text


def test_the_name_in_the_case_tells_the_kind(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(OTHERS["a.md"])
    found = find_documents([paper("a.md", OTHERS["a.md"])], [tmp_path])["d"]
    assert found.text == "They left.\n"


def test_a_file_of_a_kind_that_is_not_read_is_plain_text_if_it_is_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"one;two\r\n")
    assert find_documents([paper("a.csv")], [tmp_path])["d"].text == "one;two\r\n"


def test_an_archive_is_no_document(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", "They left.")
    found = find_documents([paper("a.zip")], [tmp_path])["d"]
    assert (found.status, found.text) == (documents.UNREADABLE, None)
    assert found.reason == "an archive: name the file in it"


@pytest.mark.parametrize("file", ["../secret.txt", "link.txt", "folder", "x\0y", "n" * 5000])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, file: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    case = tmp_path / "case"
    (case / "folder").mkdir(parents=True)
    (case / "link.txt").symlink_to(tmp_path / "secret.txt")
    (case / "up").symlink_to(tmp_path)
    assert find_documents([paper(file)], [case])["d"].status == documents.ABSENT
    assert find_documents([paper(file, b"secret")], [case])["d"].status == documents.ABSENT


def test_the_search_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(documents, "MAX_FILES", 2)
    assert find_documents([paper(data=b"b")], [tmp_path])["d"].status == documents.FOUND
    assert "ended at 2 files" in find_documents([paper(data=b"c")], [tmp_path])["d"].reason
    monkeypatch.setattr(documents, "MAX_BYTES", 0)
    assert find_documents([paper(data=b"a")], [tmp_path])["d"].status == documents.ABSENT


def test_without_folders_all_is_absent_and_strangers_are_refused() -> None:
    found = find_documents([paper("a.txt"), paper("a.txt", b"one")], [])
    assert found["d"].status == documents.ABSENT
    with pytest.raises(UnknownName, match="no such document: e"):
        found["e"]


def test_a_file_within_an_archive_is_found_by_its_hash(tmp_path):
    words = b"Ida Berg said the ferry would sail."
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("other.txt", "Another story.")
        archive.writestr("in/talks.txt", words)
    digest = sha256(words).hexdigest()
    paper = Document(
        "d", "G", date(2020, 1, 1), "news", sha256=digest, file="all.zip!/in/talks.txt"
    )
    assert find_documents([paper], [tmp_path])["d"].text == words.decode()
    wrong = replace(paper, sha256="0" * 64)
    assert find_documents([wrong], [tmp_path])["d"].status == ABSENT
    outside = replace(paper, file="../all.zip!/in/talks.txt")
    (tmp_path / "sub").mkdir()
    assert find_documents([outside], [tmp_path / "sub"])["d"].status == ABSENT
