"""The table of formats: each offers the same four functions, and files are told apart."""

import pytest

from summitry.cases.exchange.formats import FORMATS, format_named, format_of
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.errors import CaseError, UnknownName


@pytest.fixture
def small():
    from fractions import Fraction as F

    issues = (ScenarioIssue("Price", ("low", "high")), ScenarioIssue("Day", ("Monday", "Friday")))
    terms = ((F(1, 4), F(1, 2)), (F(1, 2), F(0)))
    sides = tuple(Profile(name, terms, (), F(1, 4)) for name in ("a", "b"))
    return Scenario("sale", issues, sides)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_a_format_writes_it_detects_and_no_other_does(form, small, tmp_path):
    for name, text in form.texts(small).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert format_of(tmp_path) == form
    back = form.read(tmp_path)
    assert [issue.values for issue in back.issues] == [issue.values for issue in small.issues]
    assert [p.terms for p in back.profiles] == [p.terms for p in small.profiles]
    assert [p.reservation for p in back.profiles] == [p.reservation for p in small.profiles]
    assert isinstance(form.losses(small), tuple)


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="no such format: genious; did you mean genius"):
        format_named("genious")


def test_what_is_of_no_format_is_refused(tmp_path):
    with pytest.raises(CaseError, match="is none of Genius XML, GeniusWeb JSON"):
        format_of(tmp_path)
    with pytest.raises(CaseError, match="no such file or folder"):
        format_of(tmp_path / "none")
