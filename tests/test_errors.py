"""Errors are what they say: a SummitryError, a builtin, and one line."""

import builtins
import re

import pytest

from summitry import errors
from summitry.errors import CaseError, Problem, SummitryError, UnknownName, hint

KINDS = re.findall(r"── (\w+) \((\w+)\)", errors.__doc__ or "")


@pytest.mark.parametrize(("name", "builtin"), KINDS)
def test_each_error_of_the_tree_is_a_builtin_too(name, builtin):
    kind = getattr(errors, name)
    assert issubclass(kind, SummitryError)
    assert issubclass(kind, getattr(builtins, builtin))


def test_the_tree_shows_every_error():
    offered = {name for name in errors.__all__ if isinstance(getattr(errors, name), type)}
    assert {name for name, _ in KINDS} == offered - {"SummitryError", "Problem"}


def test_problems_stand_one_a_line():
    found = CaseError(
        [
            Problem("a.yaml", 1, 2, "title", "is missing"),
            Problem("a.yaml", 3, 1, "", "twice", "warning"),
        ]
    )
    assert str(found) == "a.yaml:1:2: title: is missing\na.yaml:3:1: warning: twice"


def test_an_unknown_name_is_said_without_the_quotes_of_a_key_error():
    assert (
        str(UnknownName("party", "usa", ["us", "dprk"])) == "no such party: usa; did you mean us?"
    )


def test_a_long_list_of_allowed_names_is_cut():
    names = [letter * 5 for letter in "abcdefghijk"]
    assert hint("zzz", names).endswith("hhhhh and 3 more")
    assert hint("zzz", []) == "; there are none"
