"""A case to start from checks, whatever names the texts hold."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from summitry.cases.read import load_case
from summitry.reading.starter import make_starter, starter

DAY = datetime.date(2026, 1, 5)


@pytest.mark.parametrize(
    "people",
    [
        [],
        [("Ida Berg", 3)],
        [("a: {b", 9), ('"x" #', 4), ("y\nz", 2)],
        [("李", 2), ("!!!", 1)],
        [("Same", 2), ("same", 1)],
        [("reporter", 5), ("x" * 3000, 2)],
    ],
)
def test_a_starter_checks(tmp_path: Path, people: list[tuple[str, int]]) -> None:
    make_starter(tmp_path, starter("Talks: {a}, #b", DAY, people))
    loaded = load_case(tmp_path)
    assert len(loaded.case.parties) == 2
    assert loaded.case.title == "Talks: {a}, #b"
    assert all("nothing is said yet" in warning.message for warning in loaded.warnings)


def test_what_stands_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "evidence.yaml").write_text("claims: {}\n")
    make_starter(tmp_path, starter("Talks", DAY, []))
    assert (tmp_path / "evidence.yaml").read_text() == "claims: {}\n"
