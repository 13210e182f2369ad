"""Errors of the schema in words."""

import pytest
from pydantic import BaseModel, ValidationError

from summitry.cases.messages import allowed_keys, explain
from summitry.cases.schema import Case, EstimateEntry, PartyEntry, Talks


def explained(model: type[BaseModel], given):
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    return [explain(item) for item in caught.value.errors()]


def test_a_value_is_shown_as_it_stands():
    assert explained(PartyEntry, {"name": "a", "role": "chief"}) == [
        "'chief' is not allowed; allowed: 'principal' or 'interested'"
    ]


def test_a_long_value_is_cut():
    messages = explained(EstimateEntry, {"value": "x" * 10_000, "assumed": "a"})
    assert set(messages) == {f"'{'x' * 60}…' is not a number"}


@pytest.mark.parametrize(
    ("rounds", "message"),
    [
        ("0", "'0' is not at least 1"),
        ("1e9", "'1e9' is not a whole number"),
        ("1000001", "'1000001' is not at most 1e+06"),
        (["3"], "a list is not a whole number"),
        ({}, "a mapping is not a whole number"),
    ],
)
def test_a_bound_or_type_is_named(rounds, message):
    assert explained(Talks, {"protocol": "p", "rounds": rounds, "assumed": "a"}) == [message]


def test_a_missing_key_is_named():
    assert explained(Talks, {"protocol": "p", "assumed": "a"}) == ["the key rounds is missing"]


def test_a_long_key_is_told_its_length():
    given = {"protocol": "p" * 61, "rounds": "3", "assumed": "a"}
    assert explained(Talks, given)[0].endswith("has more than 60 characters")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), "parties"),
        (("preferences", "us"), "red_lines"),
        (("preferences", "us", "together", "t"), "if"),
        (("readings", "r", "preferences", "us", "outside"), "per_month"),
        (("beliefs", "us", "them"), "weights"),
        (("issues", "i", "range"), "from"),
        (("steps", "i", "o"), "detection"),
        (("evidence", "claims", "c"), "in"),
        (("talks",), "rounds"),
    ],
)
def test_the_allowed_keys_are_those_of_the_file(path, key):
    assert key in allowed_keys(path)


@pytest.mark.parametrize("path", [("title",), ("nowhere",), ("preferences", "us", "weights")])
def test_where_keys_are_free_none_are_listed(path):
    assert allowed_keys(path) == []


def test_every_key_of_a_case_is_allowed_at_the_top():
    assert allowed_keys(()) == list(Case.model_fields)
