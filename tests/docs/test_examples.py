"""The examples run."""

import subprocess
import sys
from pathlib import Path

import pytest

from summitry.cases.read import load_case
from summitry.reports.analysis import Analysis

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(name, *arguments):
    return subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    ).stdout


def test_read_and_ask_says_why_hanoi_had_no_deal():
    printed = run("read_and_ask.py")
    assert "base: 0 of 3696 deals are acceptable to all" in printed
    assert "Yongbyon is dismantled only if all sanctions are lifted" in printed


def test_read_and_ask_reads_a_folder():
    printed = run("read_and_ask.py", EXAMPLES / "score_sheet")
    assert printed.splitlines() == [
        "base: 8 of 30 deals are acceptable to all",
        "  Nash solution: Saturday; in the park; fee: 10 EUR a day",
    ]


@pytest.fixture(scope="module")
def score_sheet():
    return Analysis(load_case(EXAMPLES / "score_sheet"))


def test_the_score_sheet_is_sound_and_its_quotes_stand(score_sheet):
    assert score_sheet.loaded.warnings == ()
    assert {check.status for check in score_sheet.quotes.values()} == {"verified"}


def test_the_score_sheet_has_its_points_as_they_stand(score_sheet):
    negotiation = score_sheet.base.negotiation
    assert [p.tolist() for p in negotiation.preferences[0].points[:2]] == [[0, 35, 20], [40, 10]]
    assert negotiation.outside.tolist() == [45, 50, 30]


def test_each_example_has_a_test():
    names = {path.name for path in EXAMPLES.iterdir() if not path.name.startswith("_")}
    assert names == {"read_and_ask.py", "score_sheet"}
