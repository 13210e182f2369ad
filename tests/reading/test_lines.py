"""Files of lines that survive a kill at any byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitry.errors import CaseError, OutputError
from summitry.reading.lines import append_line, dumped, read_lines

LINES = [{"n": 1, "words": "“é”"}, {"n": 2, "words": "\ud800 and \n"}, {"n": 3}]


def test_what_is_added_is_read(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "log.jsonl"
    for line in LINES:
        append_line(file, line)
    assert [plain for _, plain in read_lines(file)] == LINES
    assert [number for number, _ in read_lines(file)] == [1, 2, 3]


def test_a_kill_at_any_byte_loses_at_most_the_line_being_written(tmp_path: Path) -> None:
    whole = "".join(map(dumped, LINES)).encode("utf-8", "surrogatepass")
    ends = [i + 1 for i, byte in enumerate(whole) if byte == ord("\n")]
    file = tmp_path / "log.jsonl"
    for cut in range(len(whole) + 1):
        file.write_bytes(whole[:cut])
        standing = sum(end <= cut for end in ends)
        assert [plain for _, plain in read_lines(file)] == LINES[:standing]
        append_line(file, {"n": 9})
        assert [plain for _, plain in read_lines(file)] == [*LINES[:standing], {"n": 9}]


def test_a_half_line_of_many_blocks_is_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(b'{"n":1}\n' + b"x" * 200_000)
    append_line(file, {"n": 2})
    assert file.read_bytes() == b'{"n":1}\n{"n":2}\n'


@pytest.mark.parametrize("line", [b"[1]\n", b"{\n", b"\xff\n", b"[" * 100_000 + b"\n"])
def test_a_line_that_is_no_mapping_is_named(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(b'{"n":1}\n' + line)
    with pytest.raises(CaseError, match=r"log\.jsonl:2:1"):
        list(read_lines(file))


def test_no_file_has_no_lines(tmp_path: Path) -> None:
    assert not list(read_lines(tmp_path / "log.jsonl"))


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        append_line(tmp_path / "log.jsonl", {})
