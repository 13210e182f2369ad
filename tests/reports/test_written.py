"""Deals written as issue=option pairs."""

import pytest

from summitry.errors import RuleError, UnknownName
from summitry.model.issue import Issue, Option
from summitry.reports.written import options_written

TWO = (Option("no", "no"), Option("yes", "yes"))
ISSUES = (Issue("a", "first", TWO), Issue("b", "second", TWO))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a=yes", {0: 1}),
        (" b = no , a=yes", {1: 0, 0: 1}),
        ("b=yes,a=no", {0: 0, 1: 1}),
    ],
)
def test_pairs_are_places(text, found):
    assert options_written(ISSUES, text) == found


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("c=yes", UnknownName, "no such issue: c"),
        ("first=yes", UnknownName, "no such issue: first"),
        ("a=maybe", UnknownName, "no such option of a: maybe"),
        ("a", UnknownName, "no such option of a"),
        ("a=", UnknownName, "no such option of a"),
        ("a=yes,", UnknownName, "no such issue"),
        ("", UnknownName, "no such issue"),
        ("a=yes,a=yes", RuleError, "a=yes,a=yes: a stands twice"),
        ("a=yes,b=no,a=no", RuleError, "a stands twice"),
    ],
)
def test_what_is_wrong_is_one_line(text, error, said):
    with pytest.raises(error) as caught:
        options_written(ISSUES, text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
