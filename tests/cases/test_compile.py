"""From a case to points: the formula by hand."""

import datetime
from fractions import Fraction

import numpy as np
import pytest

from summitry.cases.compile import (
    compile_case,
    compile_issue,
    compile_issues,
    readings,
    with_reading,
)
from summitry.cases.schema import Case, IssueEntry
from summitry.errors import UnknownName
from tests.cases.sample import sample

WHY = {"assumed": "x"}
OUTSIDE = {"points": "100", **WHY}


def case(east, **more):
    """Two parties, one issue of three words and one of five numbers."""
    plain = {
        "summitry": "1",
        "title": "t",
        "date": "2020-01-31",
        "parties": {"east": {"name": "East"}, "west": {"name": "West"}},
        "issues": {
            "m": {"options": ["a", "b", "c"], "status_quo": "a"},
            "n": {"range": {"from": "0", "to": "2", "step": "0.5"}, "status_quo": "1.5"},
        },
        "preferences": {"east": {"outside": OUTSIDE, **east}, "west": {"outside": OUTSIDE}},
        **more,
    }
    return Case.model_validate(plain)


def points(*args, **more):
    """East's points of each issue."""
    return [array.tolist() for array in compile_case(case(*args, **more)).preferences[0].points]


def scores(**by_issue):
    return {"scores": {name: {**options, **WHY} for name, options in by_issue.items()}}


def weights(**by_issue):
    return {"weights": {name: {"value": value, **WHY} for name, value in by_issue.items()}}


ABC = {"a": "0", "b": "33.3", "c": "100"}
LINE = {"0": "0", "2": "100"}


def test_points_are_resolution_times_share_times_score():
    given = {**weights(m="1", n="2"), **scores(m=ABC, n=LINE)}
    by_hand = [round(Fraction(1000) * Fraction(1, 3) * s / 100) for s in (0, Fraction("33.3"), 100)]
    assert points(given)[0] == by_hand == [0, 111, 333]
    assert points(given)[1] == [0, 167, 333, 500, 667]


def test_a_half_is_rounded_to_even():
    given = {**weights(m="1"), **scores(m={"a": "25", "b": "75", "c": "5"})}
    assert points(given, resolution="10")[0] == [2, 8, 0]


def test_only_the_ratio_of_weights_counts():
    low, high = (
        {**weights(m=m, n=n), **scores(m=ABC, n=LINE)} for m, n in [("1", "2"), ("7", "14")]
    )
    assert points(low) == points(high)


def test_a_range_enters_by_its_middle_and_a_triple_by_its_mode():
    middle = {**weights(m=["0", "2"], n="2"), **scores(m=ABC, n=LINE)}
    mode = {**weights(m={"low": "0", "mode": "1", "high": "9"}, n="2"), **scores(m=ABC, n=LINE)}
    assert (
        points(middle) == points(mode) == points({**weights(m="1", n="2"), **scores(m=ABC, n=LINE)})
    )


def test_without_weights_the_scores_are_the_points():
    assert points(scores(m={"a": "-7", "b": "2.5", "c": "3.5"}))[0] == [-7, 2, 4]


def test_an_issue_that_a_party_is_silent_on_is_worth_nothing():
    assert points(scores(m=ABC))[1] == [0] * 5


def test_numbers_between_those_scored_lie_on_the_line():
    assert points(scores(n={"0.5": "10", "1.5": "30", "2": "0"}))[1] == [10, 10, 20, 30, 0]


def test_a_tenth_is_a_tenth():
    entry = IssueEntry.model_validate({"range": {"from": "-0.1", "to": "0.2", "step": "0.1"}})
    issue = compile_issue("x", entry)
    assert [option.id for option in issue.options] == ["-0.1", "0", "0.1", "0.2"]
    assert [option.value for option in issue.options] == [Fraction(k, 10) for k in range(-1, 3)]


def test_a_range_ends_at_the_last_whole_step_and_names_its_unit():
    entry = IssueEntry.model_validate(
        {"range": {"from": "0", "to": "1", "step": "0.3", "unit": "h"}}
    )
    assert [option.text for option in compile_issue("x", entry).options] == [
        "x: 0 h",
        "x: 0.3 h",
        "x: 0.6 h",
        "x: 0.9 h",
    ]


def test_issues_know_names_and_status_quo():
    first, second = compile_issues(case({}))
    assert (first.name, first.status_quo, [o.text for o in first.options]) == (
        "m",
        0,
        ["m: a", "m: b", "m: c"],
    )
    assert second.options[second.status_quo].id == "1.5"


def test_a_step_back_from_the_public_word_costs_face():
    said = {"public": {"m": {"option": "c", **WHY}}, "face": {"points_per_step_back": "1.5", **WHY}}
    assert points({**said, **scores(m={"a": "0", "b": "50", "c": "80"})})[0] == [-3, 48, 80]


def test_what_is_liked_as_well_as_the_public_word_costs_no_face():
    said = {"public": {"m": {"option": "b", **WHY}}, "face": {"points_per_step_back": "10", **WHY}}
    assert points({**said, **scores(m={"a": "20", "b": "20", "c": "19"})})[0] == [20, 20, 9]


@pytest.mark.parametrize(
    ("date", "worth"),
    [
        (None, 100),
        ("2020-01-31", 100),
        ("2020-03-01", 90),
        ("2021-01-30", -20),
        ("2020-01-01", 110),
    ],
)
def test_the_outside_option_drifts_by_the_month(date, worth):
    model = case({"outside": {"points": "100", "per_month": "-10", **WHY}})
    at = datetime.date.fromisoformat(date) if date else None
    assert compile_case(model, date=at).outside.tolist() == [worth, 100]


def test_points_together_are_added_where_the_condition_holds():
    bonus = {"both": {"if": "m = c and n > 1", "points": "7.5", **WHY}}
    model = compile_case(case({"together": bonus, **scores(m=ABC)}))
    assert [model.utility(0, deal) for deal in [(2, 3), (2, 2), (1, 4)]] == [108, 100, 33]


def test_rules_and_red_lines_become_tables():
    line = {"low": {"rule": "n <= 1", "text": "no more than one", **WHY}}
    rules = {"r": {"rule": "m = a -> n = 0", **WHY}}
    model = compile_case(case({"red_lines": line}, rules=rules))
    assert [model.allowed(deal) for deal in [(0, 0), (0, 1), (1, 1)]] == [True, False, True]
    assert model.preferences[0].red_lines[0].text == "no more than one"
    assert model.preferences[0].red_lines[0].holds.values.tolist() == [
        True,
        True,
        True,
        False,
        False,
    ]


def with_readings():
    base = {
        **weights(m="1", n="1"),
        **scores(m=ABC, n=LINE),
        "red_lines": {k: {"rule": f"m != {k}", **WHY} for k in "ab"},
        "patience": {"value": "0.9", **WHY},
    }
    change = {**weights(m="3"), **scores(m={**ABC, "b": "90"}), "outside": {"points": "7", **WHY}}
    alone = {"name": "n", "credence": "0.2", **WHY}
    return case(
        base,
        rules={"r": {"rule": "m != c", **WHY}, "s": {"rule": "n > 0", **WHY}},
        readings={
            "other": {**alone, "preferences": {"east": change}, "drop": ["east.a"]},
            "ruled": {**alone, "rules": {"r": {"rule": "m != b", **WHY}}},
        },
    )


def test_a_reading_is_laid_over_the_base():
    model = compile_case(with_readings(), "other")
    assert [array.tolist() for array in model.preferences[0].points] == [
        [0, 675, 750],
        [0, 62, 125, 188, 250],
    ]
    assert model.outside.tolist() == [7, 100]
    assert model.reading == "other"


def test_a_reading_drops_red_lines_and_keeps_what_it_is_silent_on():
    after = with_reading(with_readings(), "other").preferences["east"]
    assert list(after.red_lines) == ["b"]
    assert after.patience.value.central == 0.9


def test_a_reading_replaces_a_rule_of_the_same_name():
    model = compile_case(with_readings(), "ruled")
    assert [model.allowed((m, 1)) for m in range(3)] == [True, False, True]
    assert [rule.id for rule in model.rules] == ["r", "s"]


def test_readings_are_listed_after_the_base_and_unknown_ones_refused():
    assert readings(with_readings()) == ("base", "other", "ruled")
    with pytest.raises(UnknownName, match="no such reading: othr; did you mean other"):
        compile_case(with_readings(), "othr")


def test_compiling_changes_nothing_and_twice_gives_the_same():
    model = with_readings()
    before = model.model_dump_json()
    first, second = compile_case(model, "other"), compile_case(model, "other")
    assert model.model_dump_json() == before
    for one, two in zip(first.preferences, second.preferences, strict=True):
        for left, right in zip(one.points, two.points, strict=True):
            np.testing.assert_array_equal(left, right)
        assert one.outside == two.outside


def test_points_cannot_be_overwritten():
    array = compile_case(sample()).preferences[0].points[0]
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1
