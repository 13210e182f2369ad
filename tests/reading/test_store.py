"""What was read: a line a document, the last one counts, and what is none is named."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import SHA, make_case

from summitry.errors import CaseError
from summitry.reading.files import proposals_file
from summitry.reading.store import ReadDocument, add_document, read_documents, rewrite_documents


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "ferry")


def test_every_field_comes_back(case: Path) -> None:
    first = read_documents(case)[SHA[0]]
    full = replace(first, title="T", address="urn:x", credit="AP", remarks=("r",), encoding="")
    add_document(case, full)
    assert read_documents(case)[SHA[0]] == full
    assert list(read_documents(case)) == list(SHA)


def test_rewriting_leaves_one_line_a_document(case: Path) -> None:
    documents = read_documents(case)
    for document in documents.values():
        add_document(case, document)
    assert len(proposals_file(case).read_text().splitlines()) == 4
    rewrite_documents(case, documents.values())
    assert len(proposals_file(case).read_text().splitlines()) == 2
    assert read_documents(case) == documents


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        '{"sha256": "a"}',
        '{"sha256": "a", "name": "n", "media": "m", "settings": "s", "remarks": [],'
        ' "proposals": [{"id": "p", "strange": 1}]}',
        '{"sha256": "a", "name": "n", "media": "m", "settings": "s", "remarks": [],'
        ' "proposals": [], "day": "no day"}',
    ],
)
def test_a_line_that_is_no_document_is_named(case: Path, line: str) -> None:
    with proposals_file(case).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(CaseError, match=r"proposals\.jsonl:3:1: no document that was read"):
        read_documents(case)


def test_nothing_read_is_no_documents(tmp_path: Path) -> None:
    assert read_documents(tmp_path) == {}
    assert ReadDocument("a", "n", "m", "", "s").plain()["encoding"] == ""
