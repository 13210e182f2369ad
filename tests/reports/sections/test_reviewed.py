"""How much of what was read a person has looked at."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "reading"))

from making import make_case

from summitry.reading.desk import open_review
from summitry.reading.judging import judge, meaning_id
from summitry.reading.stories import read_stories
from summitry.reports.sections.reviewed import reviewed_section

DAY = datetime.date(2026, 3, 1)


def test_a_case_that_was_not_read_says_nothing(tmp_path: Path) -> None:
    assert reviewed_section(tmp_path) is None


def test_what_was_decided_and_what_was_not(tmp_path: Path) -> None:
    case = make_case(tmp_path / "ferry")
    review = open_review(case, "ann")
    first, second, third = review.queue()
    review.reject(first)
    review.skip(second)
    review.register(third.document, "Gazette", DAY)
    review.accept_part(third, {"quote": "before Easter"})
    section = reviewed_section(case)
    assert section is not None
    assert (section["accepted"], section["rejected"], section["unreviewed"]) == (1, 1, 1)
    assert section["words"] == (
        "Two documents read by machine: three statements proposed, 1 accepted, 1 rejected by ann,"
        " 1 never reviewed."
    )


def test_a_changed_meaning_is_told_with_its_words(tmp_path: Path) -> None:
    case = make_case(tmp_path / "ferry")
    (pair,) = read_stories(case).pairs
    judge(case, meaning_id(pair, pair.differences[0]), True, "ann")
    section = reviewed_section(case)
    assert section is not None
    assert section["words"].endswith("The meaning changed between printings: “higher” / “more”.")
    judge(case, meaning_id(pair, pair.differences[0]), False, "ann")
    again = reviewed_section(case)
    assert again is not None
    assert again["meaning_changed"] == []
