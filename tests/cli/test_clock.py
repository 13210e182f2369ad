"""``summitry clock``: sentences, tables, JSON and a picture; one line for what is wrong."""

import json

import pytest

from tests.reports.conftest import _large


def test_the_shipped_case_says_that_time_works_for_north_korea(summitry):
    ran = summitry("clock", "hanoi-2019", "--step", "6")
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert said.startswith("With every red line held there is no room for agreement on 2019-03-01")
    assert "time works for North Korea" in said
    assert "A later deal is worse for both, in every month with room." in said


def test_json_is_the_same_data_and_the_same_again(summitry):
    one, other = (summitry("clock", "hanoi-2019", "--step", "6", "--json") for _ in range(2))
    assert (one.code, one.err) == (0, "")
    assert one.out == other.out
    data = json.loads(one.out)
    said = " ".join(summitry("clock", "hanoi-2019", "--step", "6").out.split())
    assert all(line["text"] in said for line in data["lines"])
    assert data["on_points"]["worse"] == [6, 12, 18, 24]


def test_a_day_a_reading_a_deadline_and_a_drop_can_be_given(summitry):
    asked = ["--date", "2018-03-01", "--reading", "part_was_asked", "--draws", "0", "--json"]
    data = json.loads(summitry("clock", "hanoi-2019", *asked).out)
    assert (data["start"], data["reading"]) == ("2018-03-01", "part_was_asked")
    assert data["shares"] is None
    assert data["with_lines"]["windows"] == [{"opens": "2018-05-10", "closes": "2018-08-16"}]
    asked = ["--deadline", "6", "--drop", "dprk=400", "--drop", "us=0", "--draws", "0", "--json"]
    data = json.loads(summitry("clock", "hanoi-2019", *asked).out)
    assert data["deadline"]["months"] == 6
    assert [(one["id"], one["drop"], one["signs"]) for one in data["reopening"]] == [
        ("us", 0, True),
        ("dprk", 400, False),
    ]


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_is_written_and_said(summitry, tmp_path, ending):
    file = tmp_path / f"clock.{ending}"
    ran = summitry("clock", "hanoi-2019", "--draws", "0", "--picture", file)
    assert ran.code == 0
    assert ran.out.endswith(f"{file}\n")
    assert file.stat().st_size > 1_000
    ran = summitry("clock", "hanoi-2019", "--draws", "0", "--json", "--picture", file)
    assert ran.err == f"{file}\n"
    json.loads(ran.out)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--reading", "nothing"], "no such reading: nothing"),
        (["--drop", "rok=5"], "no such principal: rok; allowed: us, dprk"),
        (["--drop", "us"], "'us' is not PARTY=POINTS"),
        (["--drop", "us=-5"], "'us=-5' is not PARTY=POINTS"),
        (["--months", "601"], "601 is not in the range"),
        (["--deadline", "0"], "0 is not in the range"),
        (["--picture", "clock.gif"], "ending .gif; allowed: .svg, .png"),
        (["--date", "9999-12-01"], "beyond the year 9999"),
        (["--date", "2018-03-01", "--drop", "us=5"], "with room today"),
    ],
)
def test_what_is_wrong_is_one_line(summitry, asked, told):
    ran = summitry("clock", "hanoi-2019", *asked)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_conflict_file_and_three_principals(summitry, tmp_path):
    file = tmp_path / "conflict.yaml"
    file.write_text("conflict: x\nparties: {}\n", encoding="utf-8")
    ran = summitry("clock", file)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_a_large_case_is_looked_at_without_shares(summitry, tmp_path):
    (tmp_path / "case.yaml").write_text(_large(), encoding="utf-8")
    ran = summitry("clock", tmp_path, "--months", "3", "--json")
    assert ran.code == 0
    data = json.loads(ran.out)
    assert data["on_points"]["deals"][0]["points"] == [45, 45]
    assert (data["shares"], data["face"]) == (None, None)
