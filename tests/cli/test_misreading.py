"""``summitry misreading``: sentences, tables and JSON, one line for what is wrong."""

import json

import pytest

from tests.reports.conftest import _NO_STATUS_QUO, SMALL, _hostile, _large
from tests.reports.misread.cases import REFUSED, SAME

BELIEF = "beliefs:\n  east:\n    west:\n      outside: {points: 20, assumed: it hopes}\n"


@pytest.fixture
def folder(tmp_path):
    """The folder of a case with that text."""

    def write(content, evidence=""):
        place = tmp_path / "case"
        place.mkdir()
        (place / "case.yaml").write_text(content, encoding="utf-8")
        if evidence:
            (place / "evidence.yaml").write_text(evidence, encoding="utf-8")
        return place

    return write


def test_the_shipped_case_says_what_north_korea_expected(summitry):
    ran = summitry("misreading", "hanoi-2019")
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert said.startswith("North Korea seems to see the United States otherwise than the model:")
    assert "It would expect the United States to take ‹Yongbyon for all sanctions" in said
    assert "In the model the United States refuses it: worth −160 over no deal" in said
    assert "[one side’s word]" in said


def test_json_is_the_same_data_and_the_same_again(summitry):
    one, other = (summitry("misreading", "hanoi-2019", "--json") for _ in range(2))
    assert (one.code, one.err) == (0, "")
    assert one.out == other.out
    data = json.loads(one.out)
    said = " ".join(summitry("misreading", "hanoi-2019").out.split())
    assert all(line["text"] in said for line in data["lines"])
    assert [sight["id"] for sight in data["sights"]] == ["dprk", "us"]
    assert data["reading"] == "base"


def test_a_reading_and_a_day_can_be_given(summitry):
    base = json.loads(summitry("misreading", "hanoi-2019", "--json").out)
    later = json.loads(summitry("misreading", "hanoi-2019", "--date", "2020-03-01", "--json").out)
    assert base["title"] == later["title"]
    assert later["sights"] != base["sights"]
    ran = summitry("misreading", "hanoi-2019", "--reading", "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert "no such reading: nothing" in ran.err
    assert ran.err.count("\n") == 1


def test_a_small_case(summitry, folder):
    ran = summitry("misreading", folder(REFUSED))
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert "It would expect West to take ‹First›" in said
    assert "misread" in said


@pytest.mark.parametrize("text", [SMALL, SAME])
def test_where_nobody_misreads_it_is_said(summitry, folder, text):
    ran = summitry("misreading", folder(text))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The case says of no side that it sees the other differently")


@pytest.mark.parametrize("text", [_NO_STATUS_QUO, _large()])
def test_what_cannot_be_looked_at_is_left_out(summitry, folder, text):
    """The stand-off, where today is not known or states are too many; all else stands."""
    ran = summitry("misreading", folder(text + BELIEF), "--json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert data["standoff"] is None
    assert data["lines"]


def test_words_of_a_case_cannot_take_over_a_terminal(summitry, folder):
    case, claims = _hostile()
    ran = summitry("misreading", folder(case + BELIEF, claims))
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "no such case folder or shipped case: nowhere"),
        (["hanoi-2019", "--reading", ""], "no such reading"),
    ],
)
def test_what_is_wrong_is_one_line(summitry, arguments, said):
    ran = summitry("misreading", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_day_that_is_none_is_said(summitry):
    ran = summitry("misreading", "hanoi-2019", "--date", "yesterday")
    assert ran.code == 2
    assert "'yesterday' does not match" in ran.err
