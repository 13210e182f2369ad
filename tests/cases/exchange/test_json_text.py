"""JSON with places: what RFC 8259 allows is read exactly, anything else ends in one line."""

import json
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.exchange.json_text import dump, fraction, parse
from summitry.cases.nodes import MAX_DEPTH, MAX_NODES, Text
from summitry.errors import CaseError

words = st.text(st.characters(codec="utf-8"), max_size=8)
decimals = st.builds(Fraction, st.integers(-(10**9), 10**9), st.sampled_from([1, 8, 10**6]))
scalars = st.none() | st.booleans() | words | decimals
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


def _parse(content):
    return parse(Text("x.json", content)).plain()


@given(trees)
def test_what_is_written_is_read(tree):
    assert _parse(dump(tree)) == tree


@given(trees)
def test_agrees_with_the_standard_library(tree):
    text = dump(tree)
    assert _parse(text) == json.loads(text, parse_float=Fraction, parse_int=Fraction)


@given(st.text(alphabet='{}[]:,"\\ue1.-+tfn \n\x00', max_size=30))
def test_whatever_is_no_json_is_refused_in_one_line(content):
    try:
        expected = json.loads(content, parse_float=Fraction, parse_int=Fraction)
    except (ValueError, RecursionError):
        with pytest.raises(CaseError) as refused:
            _parse(content)
        assert re.fullmatch(r"x\.json:\d+:\d+: .*", str(refused.value))
    else:
        assert _parse(content) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "x.json:1:1: not JSON: expected a value, the file ends too early"),
        ('{"a": 1,\n "a": 2}', "x.json:2:2: key a stands twice"),
        ('{"a": NaN}', "x.json:1:7: not JSON: expected a value, found NaN"),
        ('{"a": -Infinity}', "x.json:1:7: not JSON: expected a value, found -Infinity"),
        ('{"a": [1, 2', "x.json:1:12: not JSON: expected ',' or ']'; the file ends too early"),
        ('{"a"', "x.json:1:5: not JSON: expected ':' after the key"),
        ("{a: 1}", "x.json:1:2: not JSON: expected a key in double quotes"),
        ("[1,]", "x.json:1:4: not JSON: expected a value, found ]"),
        ("[01]", "x.json:1:2: not JSON: expected a value, found 01"),
        ("[1e999999999]", "x.json:1:2: not JSON: expected a value, found 1e999999999"),
        ("1 2", "x.json:1:3: not JSON: more text after the end of the document"),
        ('["\\ud800"]', "x.json:1:2: not JSON: half of a surrogate pair in a string"),
        ('["a\nb"]', "x.json:1:2: not JSON: a string without an end, or a character not allowed"),
    ],
)
def test_the_message_names_the_place(content, message):
    with pytest.raises(CaseError) as refused:
        _parse(content)
    assert str(refused.value) == message


def test_depth_and_number_of_entries_are_bounded():
    with pytest.raises(CaseError, match=f"nested deeper than {MAX_DEPTH} levels"):
        _parse("[" * 1_000_000)
    with pytest.raises(CaseError, match=f"more than {MAX_NODES:,} entries"):
        _parse("[" + "0," * MAX_NODES + "0]")


def test_a_key_after_another_mapping_may_repeat():
    assert _parse('[{"a": 1}, {"a": 2}]') == [{"a": 1}, {"a": 2}]


def test_numbers_are_exact():
    assert fraction("0.1") + fraction("0.2") == Fraction(3, 10)
    assert fraction("1E+2") == 100
    assert fraction("9" * 401) is None
