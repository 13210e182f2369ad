"""NegoLog JSON: read by NegoLog's own evaluator, written so that it reads the same."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings

from summitry.cases.exchange import negolog
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.errors import CaseError
from tests.cases.exchange.drawn import scenarios, through, worths

PROFILE = {
    "reservationValue": 0.3,
    "issueWeights": {"place": 0.4, "days": 0.6},
    "issues": {"place": {"sea": 1.0, "hills": 0.25}, "days": {"1": 0.1, "2": 0.7}},
}


def _folder(tmp_path, other=PROFILE):
    (tmp_path / "profileA.json").write_text(json.dumps(PROFILE))
    (tmp_path / "profileB.json").write_text(json.dumps(other))
    (tmp_path / "specs.json").write_text("{}")
    return tmp_path


def test_terms_are_weights_times_values(tmp_path):
    scenario = negolog.read(_folder(tmp_path))
    assert [p.name for p in scenario.profiles] == ["profileA", "profileB"]
    assert scenario.profiles[0].terms == (
        (Fraction(2, 5), Fraction(1, 10)),
        (Fraction(6, 100), Fraction(42, 100)),
    )
    assert scenario.profiles[0].reservation == Fraction(3, 10)
    assert scenario.remarks == ("specs.json: not read",)


def test_values_in_another_order_are_the_same_values(tmp_path):
    other = {**PROFILE, "issues": {"days": {"2": 0.5, "1": 0}, "place": {"hills": 1, "sea": 0}}}
    second = negolog.read(_folder(tmp_path, other)).profiles[1]
    assert second.terms == ((0, Fraction(2, 5)), (0, Fraction(3, 10)))


def test_an_issue_without_a_weight_is_no_issue(tmp_path):
    other = {**PROFILE, "issues": {**PROFILE["issues"], "more": {"x": 1}}, "colour": "red"}
    assert negolog.read(_folder(tmp_path, other)).remarks == (
        "specs.json: not read",
        "profileB: not read: colour",
        "profileB: without a weight, so no issue: more",
    )


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"reservationValue": None}, "reservationValue: expected a decimal number, found null"),
        ({"issueWeights": {"place": 1}}, "issueWeights: its issues are not those of the first"),
        ({"issues": {"place": {"sea": 1}, "days": {"1": 1, "2": 1}}}, "its values are not those"),
        ({"issues": {"place": {"sea": 1, "hills": 1}}}, "issues: days is missing"),
        ({"issueWeights": 3}, "issueWeights: expected a mapping of names, found 3"),
    ],
)
def test_a_wrong_profile_is_one_line_with_its_place(tmp_path, entries, message):
    with pytest.raises(CaseError) as refused:
        negolog.read(_folder(tmp_path, PROFILE | entries))
    (problem,) = refused.value.problems
    assert message in str(problem)
    assert problem.file.endswith("profileB.json")


def test_what_is_left_out_altogether_is_refused(tmp_path):
    less = {key: value for key, value in PROFILE.items() if key != "reservationValue"}
    with pytest.raises(CaseError, match="reservationValue is missing"):
        negolog.read(_folder(tmp_path, less))
    with pytest.raises(CaseError, match="holds no profile of NegoLog"):
        negolog.read(tmp_path / "specs.json")


@settings(deadline=None)
@given(scenarios(numbers=False))
def test_what_is_written_is_read(scenario):
    values, numbers = worths(scenario)
    kept = [(terms, reservation or 0, discount) for terms, reservation, discount in numbers]
    assert worths(through(negolog, scenario)) == (values, kept)
    assert all("no reservation value" in line for line in negolog.losses(scenario))


@given(scenarios(numbers=False, sides=3))
def test_three_sides_are_written_under_their_names(scenario):
    found = through(negolog, scenario)
    assert [p.name for p in found.profiles] == ["side-0", "side-1", "side-2"]
    assert "NegoLog runs two sides; 3 are written" in negolog.losses(scenario)


def test_losses_are_named():
    issue = ScenarioIssue("price", ("1",), (Fraction(1),))
    side = Profile("p", ((Fraction(4, 3),),), discount=Fraction(1, 2))
    lines = (
        "p: the discount of 0.5 is left out; NegoLog has none",
        "p: no reservation value; written as 0, NegoLog's default",
        "p: utilities are rounded at 40 decimal places",
    )
    found = negolog.losses(Scenario("s", (issue,), (side, side)))
    assert found[:3] == lines
    assert found[-1] == "price: written as words"
