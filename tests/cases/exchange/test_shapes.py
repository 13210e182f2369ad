"""Reading by shape: what should be there is found, or the place where it is not is named."""

from fractions import Fraction
from pathlib import Path

import pytest

from summitry.cases.exchange import json_text
from summitry.cases.exchange.scenario import ScenarioIssue
from summitry.cases.exchange.shapes import (
    MAX_FILES,
    candidates,
    entry,
    gathered,
    head,
    items,
    members,
    number,
    steps,
    unknown,
    word,
)
from summitry.cases.nodes import Text, parse
from summitry.errors import CaseError


def _json(content):
    return json_text.parse(Text("x.json", content))


def _yaml(content):
    return parse(Text("x.yml", content))


@pytest.mark.parametrize(
    ("written", "value"), [("1.", 1), (".5", "1/2"), ("+3", 3), ("1.0e-05", "1/100000"), ("-2", -2)]
)
def test_numbers_of_yaml(written, value):
    assert number(_yaml(f"a: {written}").value["a"]) == Fraction(value)


@pytest.mark.parametrize(
    "written", ["'1'", "yes", ".inf", "1e9999", "9" * 401, "''", "0x10", "1_0"]
)
def test_words_are_no_numbers(written):
    with pytest.raises(CaseError, match="a: expected a decimal number"):
        number(_yaml(f"a: {written}").value["a"], ("a",))


def test_a_number_may_be_a_name():
    assert [word(node) for node in items(_json('["a", 1.50, true]'))] == ["a", "1.50", "true"]


@pytest.mark.parametrize(
    ("find", "message"),
    [
        (lambda root: members(root.value["list"]), "expected a mapping of names, found a list"),
        (lambda root: items(root.value["map"]), "expected a list, found a mapping"),
        (lambda root: entry(root, "none"), "none is missing"),
        (lambda root: word(root.value["list"]), "expected a word, found a list"),
        (lambda root: number(root.value["map"]), "expected a decimal number, found a mapping"),
    ],
)
def test_another_shape_is_named(find, message):
    with pytest.raises(CaseError, match=message):
        find(_json('{"list": [], "map": {}}'))


def test_unknown_keys():
    assert unknown(_json('{"a": 1, "b": 2}'), ["a"], "profile") == ["profile: not read: b"]


def test_steps_end_at_or_before_the_high_end():
    here = _json("1")
    found = steps(Fraction("12.2"), Fraction("12.6"), Fraction("0.3"), here)
    assert found == (Fraction("12.2"), Fraction("12.5"))
    assert len(steps(Fraction(0), Fraction(1), Fraction(1, 10), here)) == 11


def test_issues_are_gathered_once_each():
    one = ScenarioIssue("a", ("x",))
    assert gathered([one], _json("1")) == (one,)
    for issues, message in (([one, one], "two issues are called a"), ([], "has no issue")):
        with pytest.raises(CaseError, match=message):
            gathered(issues, _json("1"))


def test_files_are_those_of_a_folder_by_name(tmp_path):
    for name in ("b.json", "a.JSON", ".c.json", "d.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "e.json").mkdir()
    assert [file.name for file in candidates(tmp_path, [".json"])] == ["a.JSON", "b.json"]
    assert candidates(tmp_path / "d.txt", [".json"]) == []
    assert candidates(tmp_path / "none", [".json"]) == []
    assert head(tmp_path / "b.json") == "b.json"
    assert head(Path(tmp_path / "none")) == ""


def test_a_folder_of_many_files_is_refused(tmp_path):
    for place in range(MAX_FILES + 1):
        (tmp_path / f"{place}.json").touch()
    assert len(candidates(tmp_path, [".json"])) == MAX_FILES
    with pytest.raises(CaseError, match="17 files; a scenario of at most 16 is read"):
        candidates(tmp_path, [".json"], strict=True)


def test_the_head_of_a_long_file_is_its_beginning_and_its_end(tmp_path):
    long = tmp_path / "x.json"
    long.write_text("first" + " " * 3_000_000 + "last")
    assert head(long).startswith("first")
    assert head(long).endswith("last")
    assert len(head(long)) < 2_000_050
