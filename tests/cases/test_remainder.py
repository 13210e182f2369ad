"""All errors in one go: the rest of a case is checked though some entries have a wrong shape."""

import pytest

from summitry.cases.read import read_case
from summitry.cases.remainder import follows, remainder
from summitry.errors import CaseError

CASE = """\
summitry: 1
title: t
date: 2020-01-01
parties: {a: {name: A}, b: {name: B}}
issues: {x: {options: [no, yes], status_quo: no}}
preferences:
  a:
    scores: {x: {no: 0, yes: 10, assumed: w}}
    outside: {points: 1, assumed: w}
  b:
    scores: {x: {no: 0, yes: 10, assumed: w}}
    outside: {points: 1, assumed: w}
rules:
  r: {rule: "x >= no", assumed: w}
"""


def problems(folder, text):
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as error:
        read_case(folder)
    return [(problem.line, problem.message) for problem in error.value.problems]


def test_a_wrong_type_does_not_hide_an_unknown_name(tmp_path):
    text = CASE.replace("points: 1, assumed: w}\n  b", "points: many, assumed: w}\n  b")
    text = text.replace('"x >= no"', '"y >= no"')
    found = problems(tmp_path, text)
    assert [line for line, _ in found] == [9, 14]
    assert "'many' is not a number" in found[0][1]
    assert "no such issue: y" in found[1][1]


def test_what_follows_from_a_cut_is_not_reported(tmp_path):
    text = CASE.replace("points: 1, assumed: w}\n  b", "points: many, assumed: w}\n  b")
    assert [line for line, _ in problems(tmp_path, text)] == [9]


def test_two_wrong_types_in_one_entry_are_two_problems(tmp_path):
    text = CASE.replace(
        "no: 0, yes: 10, assumed: w}}\n    outside: {points: 1",
        "no: q, yes: 10}}\n    outside: {points: z",
        1,
    )
    assert [line for line, _ in problems(tmp_path, text)] == [8, 9]


def test_nothing_is_cut_from_issues_or_parties():
    assert remainder({"issues": {"x": {"options": "no"}}}, [("issues", "x", "options")]) is None


def test_a_finding_follows_from_a_cut_of_its_own_entry_only():
    assert follows(("preferences", "a", "weights"), ("preferences", "a", "scores", "x"))
    assert follows(("preferences",), ("preferences", "a"))
    assert not follows(("preferences", "b"), ("preferences", "a"))
