"""Hostile JSON ends in one clear line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import CaseError
from summitry.evidence.exchange.strict_json import MAX_DEPTH, decoded, dumped, parse

PLAIN = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=9)
VALUES = st.recursive(PLAIN, lambda v: st.lists(v) | st.dictionaries(st.text(), v), max_leaves=9)


@given(VALUES, st.sampled_from([None, 1]))
def test_what_is_dumped_is_parsed(value, indent):
    assert parse(dumped(value, indent), "x") == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "a": 2}', "key a stands twice"),
        ("[1, NaN]", "NaN is no number"),
        ("[1, -Infinity]", "is no number"),
        ("[" * (MAX_DEPTH + 1), "nested deeper"),
        ("[" * 100_000, "nested deeper"),
        ("1" * 5000, "a number of 5,000 characters"),
        ("1e999", "too large"),
        ('"\\ud800"', "surrogate"),
        ('{"a": ', "the text ends too early"),
        ('{"a": "\\"\\"\\"\\"', "not JSON"),
        ("", "not JSON"),
        ("{} {}", "not JSON"),
    ],
)
def test_refused(text, said):
    with pytest.raises(CaseError, match=said) as error:
        parse(text, "x.json", 7)
    assert str(error.value).startswith("x.json:7:")
    assert len(str(error.value)) < 200


def test_brackets_in_texts_are_no_depth():
    assert parse(dumped("[" * 1000), "x") == "[" * 1000


def test_bytes_that_are_not_utf8_name_their_line():
    with pytest.raises(CaseError, match="x:2:1: not UTF-8: byte 0xff"):
        decoded(b"one\n\xff", "x")
