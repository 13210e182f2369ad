"""A proposal as a claim to be: its key, its fields, the voices it needs, and what is edited."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import make_case, proposal

from summitry.cases.read import read_case
from summitry.cases.schema import Case
from summitry.errors import SummitryError, UnknownName
from summitry.evidence.proposals.proposal import Link
from summitry.reading.entry import FIELDS, draft, edited_draft


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return read_case(make_case(tmp_path / "ferry"))


def test_only_what_says_something_is_written(case: Case) -> None:
    made = draft(proposal(0, "the crew wanted higher pay"), case, "d1", "s1")
    assert made.key == "crew_wanted_higher"
    assert list(made.entry) == ["in", "chain", "speaker", "act", "issues", "statement", "quote"]
    assert set(made.entry) - {"in"} <= set(FIELDS)
    assert made.voices == {}


def test_a_link_that_stands_twice_in_a_row_is_one(case: Case) -> None:
    crew, city = Link("Olaf Dahl", "crew", "Olaf Dahl"), Link("the city", "city")
    chain = (city, crew, crew, city)
    made = draft(proposal(0, "before Easter", chain=chain), case, "d1")
    assert made.entry["chain"] == ["reporter", "city", "crew", "city"]
    assert "speaker" not in made.entry


def test_who_is_nobody_of_the_case_becomes_a_voice_of_a_free_key(case: Case) -> None:
    chain = (Link("City"), Link("the  city"), Link("City"))
    made = draft(proposal(0, "before Easter", chain=chain), case, "d1")
    assert made.entry["chain"] == ["reporter", "city_2", "the_city", "city_2"]
    assert made.voices == {"city_2": "City", "the_city": "the city"}


def test_who_it_is_about_stands_only_where_it_is_not_the_speaker(case: Case) -> None:
    crew = draft(proposal(0, "before Easter", about="crew"), case, "d1")
    city = draft(proposal(0, "before Easter", about="city"), case, "d1")
    assert (crew.entry.get("about"), city.entry["about"]) == (None, "city")


def test_what_is_edited_replaces_and_what_is_emptied_goes(case: Case) -> None:
    one = proposal(0, "the crew wanted higher pay", prefix="Olaf", suffix="Easter")
    made = draft(one, case, "d1")
    edits = {"issues": "", "chain": "reporter > city, crew", "act": "demand", "quote": "higher pay"}
    after = edited_draft(made, edits, one)
    assert after.entry["chain"] == ["reporter", "city", "crew"]
    assert {"issues", "prefix", "suffix"}.isdisjoint(after.entry)
    assert after.edited == ("issues", "chain", "quote")
    assert edited_draft(made, {"id": " pay_1 "}, one).key == "pay_1"
    assert edited_draft(made, {"id": " "}, one).key == made.key


def test_a_voice_that_an_edit_leaves_out_is_not_made(case: Case) -> None:
    one = proposal(0, "before Easter", chain=(Link("Jo Ås"),))
    made = draft(one, case, "d1")
    assert made.voices == {"jo_as": "Jo Ås"}
    assert edited_draft(made, {"chain": "reporter, crew"}, one).voices == {}
    kept = edited_draft(made, {"chain": "reporter, crew", "about": "jo_as"}, one)
    assert kept.voices == {"jo_as": "Jo Ås"}


def test_an_edit_that_does_not_fit_is_named(case: Case) -> None:
    one = proposal(0, "before Easter")
    made = draft(one, case, "d1")
    with pytest.raises(UnknownName, match="no such field of a claim: document"):
        edited_draft(made, {"document": "d2"}, one)
    with pytest.raises(SummitryError, match="'after Easter' does not stand in the sentence"):
        edited_draft(made, {"quote": "after Easter"}, one)


@pytest.mark.parametrize(
    ("words", "key"), [("it was to be", "claim"), ("7 of 9", "claim"), ("停戦", "停戦")]
)
def test_a_key_is_made_of_what_tells_one_quote_from_another(
    case: Case, words: str, key: str
) -> None:
    from dataclasses import replace

    assert draft(replace(proposal(0, "before Easter"), quote=words), case, "d1").key == key
