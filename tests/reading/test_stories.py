"""Stories are written and read back, and what is something else is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import SHA, make_case

from summitry.errors import CaseError
from summitry.reading.files import versions_file
from summitry.reading.stories import Stories, read_stories, write_stories


def test_what_is_written_is_read(tmp_path: Path) -> None:
    stories = read_stories(make_case(tmp_path / "ferry"))
    assert stories.pairs[0].differences[0].pieces == (("higher", "more"),)
    write_stories(tmp_path / "other", stories)
    assert read_stories(tmp_path / "other") == stories


def test_a_document_alone_is_a_story_of_its_own(tmp_path: Path) -> None:
    stories = read_stories(make_case(tmp_path / "ferry"))
    assert stories.cluster_of(SHA[1]) == SHA
    assert stories.cluster_of("c") == ("c",)


def test_no_file_is_no_stories(tmp_path: Path) -> None:
    assert read_stories(tmp_path) == Stories()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"clusters": [], "pairs": []}',
        '{"clusters": [], "pairs": [1], "statements": {}}',
    ],
)
def test_what_is_no_stories_is_named(tmp_path: Path, text: str) -> None:
    versions_file(tmp_path).parent.mkdir()
    versions_file(tmp_path).write_text(text)
    with pytest.raises(CaseError, match=r"versions\.json.*holds no versions"):
        read_stories(tmp_path)
