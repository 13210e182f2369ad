"""Which files count as the text of a document, and what is said when none does."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

import summitry.evidence.documents as documents
from summitry.errors import UnknownName
from summitry.evidence.documents import find_documents
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
def test_bytes_that_are_no_text_are_said_to_be_so(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(start + b"caf\xe9")
    found = find_documents([paper("a.txt", start + b"caf\xe9")], [tmp_path])["d"]
    assert found.status == documents.UNREADABLE
    assert found.reason == f"not UTF-8 at byte {len(start) + 3}"


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
