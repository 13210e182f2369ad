"""Files of JSON lines that only grow, and survive a kill at any moment.

A line counts once its line end stands on the disk. What a killed process left behind the last line
end is no line: it is not read, and it is cut off before the next line is written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from summitry.cases.write import replace_file
from summitry.errors import CaseError, OutputError, Problem

__all__ = ["MAX_LINE", "append_line", "dumped", "put_file", "read_lines"]

MAX_LINE = 50_000_000
"""Longest line that is read, in bytes."""

_BLOCK = 65_536
"""Bytes that are looked at for a line end at one time."""


def dumped(plain: Mapping[str, Any]) -> str:
    """One mapping as one line, with its line end."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def append_line(path: Path, plain: Mapping[str, Any]) -> None:
    """Add one line to the file ``path``, which is made with its folder if need be.

    On return the line is on the disk. OutputError if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            _cut_half_line(file)
            file.write(dumped(plain).encode("utf-8", "surrogatepass"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def put_file(path: Path, text: str) -> None:
    """Write ``text`` to the file ``path`` in one step; its folder is made if need be.

    OutputError if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be made: {error.strerror}") from error
    replace_file(path, text.encode("utf-8", "surrogatepass"))


def read_lines(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    """Number, from 1, and mapping of each line of ``path``; nothing if there is no such file.

    CaseError at a line that holds no JSON mapping; a half line at the end is passed over.
    """
    if not path.is_file():
        return
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_LINE + 1):
                number += 1
                if line.endswith(b"\n"):
                    yield number, _mapping(path, number, line)
                elif len(line) > MAX_LINE:
                    raise _refusal(path, number, f"a line of more than {MAX_LINE:,} bytes")
    except OSError as error:
        raise _refusal(path, 1, f"cannot be read: {error.strerror}") from error


def _mapping(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        plain = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise _refusal(path, number, "no line of JSON; take it out or mend it") from error
    if not isinstance(plain, dict):
        raise _refusal(path, number, "a line holds a mapping, not a list or a word")
    return plain


def _refusal(path: Path, number: int, message: str) -> CaseError:
    return CaseError([Problem(str(path), number, 1, "", message)])


def _cut_half_line(file: BinaryIO) -> None:
    """Cut off what stands behind the last line end."""
    end = size = file.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        at = file.read(end - start).rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    if end < size:
        file.truncate(end)
