"""Documents are kept byte for byte, each under a name of its own."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from summitry.errors import OutputError
from summitry.reading.keep import keep_file


def put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def test_a_copy_is_made_once(tmp_path: Path) -> None:
    source, kept = put(tmp_path / "in", "a.txt", b"words\r\n"), tmp_path / "kept"
    assert keep_file(source, "below/a.txt", kept) == "below/a.txt"
    first = (kept / "below" / "a.txt").stat().st_mtime_ns
    assert keep_file(source, "below/a.txt", kept) == "below/a.txt"
    assert (kept / "below" / "a.txt").read_bytes() == b"words\r\n"
    assert (kept / "below" / "a.txt").stat().st_mtime_ns == first
    assert [path.name for path in kept.rglob("*")] == ["below", "a.txt"]


def test_other_bytes_of_one_name_get_a_name_of_their_own(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    keep_file(put(tmp_path / "in", "a.txt", b"one"), "a.txt", kept)
    digest = sha256(b"two").hexdigest()[:8]
    for _ in range(2):
        name = keep_file(put(tmp_path / "in", "a.txt", b"two"), "a.txt", kept)
        assert name == f"a-{digest}.txt"
    assert (kept / "a.txt").read_bytes() == b"one"
    assert (kept / name).read_bytes() == b"two"


def test_a_file_that_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    source = put(tmp_path / "kept", "a.txt", b"words")
    assert keep_file(source, "a.txt", tmp_path / "kept") == "a.txt"
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["a.txt"]


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    blocked = put(tmp_path / "in", "file", b"")
    with pytest.raises(OutputError, match="cannot be kept"):
        keep_file(blocked, "a.txt", blocked)
