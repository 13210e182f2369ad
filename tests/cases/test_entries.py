"""Entries spliced into a YAML text and out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.entries import flow, put_entry, take_entry
from summitry.cases.nodes import Text, parse
from summitry.errors import UnknownName

LAYOUTS = (
    "claims:\n  a: {x: 1}  # why\n\n# tail\nnext: 1\n",
    "next: 1\nclaims:\n    a:\n      x: |\n        words\n        more\n",
    "claims: {a: {x: 1}}\n",
    "claims: {}  # none yet\nnext: 1\n",
    "claims:\nnext: 1\n",
    "next: 1",
    "{}\n",
    "claims:\n  a:\n    x: 1\n    y:\n  # comment of nobody\n",
    "# what is known\n{}  # so far\n",
    "{claims: {}, next: 1}\n",
    "{next: 1}\n",
    '{"claims": {"a": {"x": 1},}, "next": 1}\n',
    "claims: {\n  a: {x: 1},  # why\n  b: {x: 2}  # why not\n}\n",
    "claims:  # all\n  # the first\n  a: 1\nnext: 1\n",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_entry_is_added_and_taken_out_again(layout: str) -> None:
    value = {"in": "d", "chain": ["reporter", "us"], "quote": 'he said: "no", #1'}
    before = parse(Text("x", layout)).plain()
    after = put_entry(Text("x", layout), "claims", "new", flow(value))
    tree = parse(Text("x", after)).plain()
    assert tree["claims"]["new"] == value
    assert {k: v for k, v in tree["claims"].items() if k != "new"} == (before.get("claims") or {})
    assert {k: v for k, v in tree.items() if k != "claims"} == {
        k: v for k, v in before.items() if k != "claims"
    }
    back = parse(Text("x", take_entry(Text("x", after), "claims", "new"))).plain()
    assert {**back, "claims": back["claims"] or {}} == {
        **before,
        "claims": before.get("claims") or {},
    }


@pytest.mark.parametrize("layout", LAYOUTS[:2])
def test_only_the_entry_changes(layout: str) -> None:
    after = put_entry(Text("x", layout), "claims", "new", "1")
    assert after.replace("\n  new: 1", "").replace("\n    new: 1", "") == layout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_comments_stay(layout: str) -> None:
    comments = [line.partition("#")[2] for line in layout.splitlines() if "#" in line]
    after = put_entry(Text("x", layout), "claims", "new", "1")
    assert all(f"#{words}" in after for words in comments)
    assert all(f"#{words}" in take_entry(Text("x", after), "claims", "new") for words in comments)


def test_what_stands_above_the_only_entry_stays() -> None:
    layout = "claims:  # all\n  # the first\n  a: 1\nnext: 1\n"
    emptied = take_entry(Text("x", layout), "claims", "a")
    assert emptied == "claims: {}  # all\n  # the first\nnext: 1\n"


def test_a_long_entry_is_broken_between_fields() -> None:
    value = {"in": "d", "quote": "words, " * 20, "issues": ["a", "b"], "speaker": "Jean Doe"}
    after = put_entry(Text("x", "claims:\n  a: 1\n"), "claims", "new", flow(value))
    assert parse(Text("x", after)).plain()["claims"]["new"] == value
    assert after.count("\n") > 3


def test_an_entry_that_is_not_there() -> None:
    with pytest.raises(UnknownName, match="did you mean ab"):
        take_entry(Text("x", "claims: {ab: 1}\n"), "claims", "abc")


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(words, st.lists(words, max_size=4), st.sampled_from(LAYOUTS))
def test_any_words_survive(word: str, more: list[str], layout: str) -> None:
    value = {"quote": word, "issues": more}
    after = put_entry(Text("x", layout), "claims", "new", flow(value))
    assert parse(Text("x", after)).plain()["claims"]["new"] == value
