"""A folder is walked in order; what cannot be read is one line, and the rest is still read."""

import os
from pathlib import Path

import pytest

from summitry.evidence.intake import gather as module
from summitry.evidence.intake.gather import Failure, count_files, gather
from summitry.evidence.intake.limits import Limits
from summitry.evidence.intake.source import Source
from tests.evidence.intake import made

REPORT = b"Talks fail\n\nHANOI: They left.\n"


def found(path: Path, limits: Limits = Limits()) -> dict[str, str]:  # noqa: B008
    """Name -> reason, or the text where there is one, in the order in which they came."""
    results = gather(path, limits)
    return {one.name: one.text if isinstance(one, Source) else one.reason for one in results}


def test_a_folder_in_the_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", "b/y.txt", ".hidden", "case.yaml", "evidence.yaml"):
        (tmp_path / name).write_bytes(REPORT)
    (tmp_path / "d.zip").write_bytes(made.zipped({"x.txt": REPORT, "y.txt": REPORT}))
    names = ["a.txt", "b/y.txt", "b/z.txt", "c.txt", "d.zip!/x.txt", "d.zip!/y.txt"]
    assert list(found(tmp_path)) == names
    assert count_files(tmp_path) == len(names)
    assert list(found(tmp_path / "a.txt")) == ["a.txt"]


def test_bad_files_do_not_keep_the_others_away(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    (tmp_path / "c.pdf").write_bytes(made.pdf([[]]))
    (tmp_path / "d.xyz").write_bytes(b"x")
    (tmp_path / "e.txt").write_bytes(REPORT)
    results = found(tmp_path)
    assert results["e.txt"] == REPORT.decode()
    assert results["a.txt"] == "is empty"
    assert "needs OCR" in results["c.pdf"]
    assert len(results) == 5


def test_a_file_of_200_mb_is_refused_unread(tmp_path, monkeypatch):
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    monkeypatch.setattr(module, "read_parts", None)
    assert found(tmp_path) == {"a.txt": "has 200,000,000 bytes: at most 50,000,000 are read"}


def test_links_are_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "to").symlink_to(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_bytes(REPORT)
    reason = "is a symbolic link: none is followed"
    assert found(tmp_path / "in") == {"loop": reason, "to": reason}
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert found(tmp_path / "self") == {"self": "there is no such file or folder"}


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == {"pipe.txt": "is no regular file"}
    assert found(tmp_path / "pipe.txt") == {"pipe.txt": "is no regular file"}


def test_without_permission(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(REPORT)
    (tmp_path / "b").mkdir()

    def refused(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.setattr(
        module,
        "_listed",
        lambda name, path: refused() if name else [("b", path / "b"), ("a.txt", path / "a.txt")],
    )
    reason = "cannot be opened: Permission denied"
    assert found(tmp_path) == {"b": reason, "a.txt": reason}


def test_odd_names_are_shown_harmlessly(tmp_path):
    for name in (b"a\x1b[2J.txt", b"b\xff.txt", "c\u202e.txt".encode(), b"d\n.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(REPORT)
    names = ["a\\x1b[2J.txt", "b\\udcff.txt", "c\\u202e.txt", "d\\n.txt"]
    assert sorted(found(tmp_path)) == names


def test_the_number_of_files_is_bounded(tmp_path):
    for at in range(4):
        (tmp_path / f"{at}.txt").write_bytes(REPORT)
    results = found(tmp_path, Limits(files=2))
    assert list(results) == ["0.txt", "1.txt", "2.txt"]
    assert results["2.txt"] == "more than 2 files: no more are read"
    assert count_files(tmp_path, Limits(files=2)) == 2


def test_it_reads_only_as_far_as_it_is_asked(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(REPORT)
    results = gather(tmp_path)
    assert isinstance(next(results), Source)
    (tmp_path / "b.txt").unlink()
    assert next(results) == Failure("b.txt", "cannot be opened: No such file or directory")


@pytest.mark.parametrize("name", ["no such", "x\0y", "n" * 5000])
def test_a_path_that_is_not_there(tmp_path, name):
    [only] = gather(tmp_path / name)
    assert isinstance(only, Failure)


def test_deep_folders(tmp_path):
    deep = tmp_path
    for _ in range(60):
        deep = deep / "f"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(REPORT)
    assert len(found(tmp_path)) == 1


def test_an_archive_that_is_broken_counts_as_one(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\3\4")
    assert count_files(tmp_path) == 1
    assert found(tmp_path) == {"a.zip": "a broken or truncated archive"}
