"""Preferences: weights and scores that fit each other, wherever they stand."""

import pytest

from tests.cases.sample import found

WHY = {"assumed": "x"}
PLACES = [
    ("preferences", "gulf"),
    ("readings", "soft", "preferences", "gulf"),
    ("beliefs", "east", "gulf"),
]


@pytest.mark.parametrize("place", PLACES, ids=".".join)
@pytest.mark.parametrize(
    ("entry", "path", "words"),
    [
        ({"weights": {"fe": {"value": "1", **WHY}}}, "weights.fe", "no such issue: fe"),
        ({"scores": {"fe": {"0": "1", **WHY}}}, "scores.fe", "no such issue: fe"),
        ({"scores": {"fee": {"1": "1", **WHY}}}, "scores.fee.1", "no such option of fee: 1"),
        ({"scores": {"market": {"shut": "1", **WHY}}}, "scores.market", "weekly, daily"),
        ({"scores": {"fee": {"0": "1", **WHY}}}, "scores.fee", "at least two of its numbers"),
        ({"public": {"fe": {"option": "0", **WHY}}}, "public.fe", "no such issue: fe"),
        ({"public": {"fee": {"option": "1", **WHY}}}, "public.fee.option", "of fee: 1"),
    ],
)
def test_names_are_checked_wherever_preferences_stand(place, entry, path, words):
    messages = dict(found(*place, **entry))
    assert words in messages[".".join((*place, path))]


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_preferences_are_those_of_a_party(place):
    messages = dict(found(*place[:-1], golf={"patience": {"value": "1", **WHY}}))
    where = ".".join((*place[:-1], "golf"))
    assert messages[where] == "no such party: golf; did you mean gulf?"


def test_weights_that_are_all_zero_are_an_error():
    weight = {"value": ["0", "0"], **WHY}
    entry = {"weights": {"fee": weight}, "scores": {"fee": {"0": "0", "20": "9", **WHY}}}
    assert found("preferences", gulf=entry) == [
        ("preferences.gulf.weights", "all weights are zero; at least one is above zero")
    ]


def test_without_weights_scores_are_points_and_have_no_bounds():
    assert found("preferences", "west", "scores", "fee", **{"20": "-5000"}) == []


def test_with_weights_the_whole_range_of_a_score_lies_within_100():
    ((path, message),) = found("preferences", "east", "scores", "fee", **{"20": ["90", "101"]})
    assert path == "preferences.east.scores.fee.20"
    assert message == "a score lies between 0 and 100, not 101"


def test_a_reading_may_change_a_weight_without_its_scores():
    change = {"weights": {"fee": {"value": "1", **WHY}}}
    assert found("readings", "soft", "preferences", east=change) == []


def test_a_reading_that_leaves_a_weight_without_scores_is_an_error():
    change = {"weights": {"market": {"value": "1", **WHY}}}
    where = "readings.soft.preferences.gulf.weights.market"
    assert found("readings", "soft", preferences={"gulf": change}) == [
        (where, "market has a weight and no scores")
    ]


def test_a_reading_of_a_weighted_party_keeps_its_scores_within_100():
    scores = {"scores": {"fee": {"0": "0", "20": "500", **WHY}}}
    messages = dict(found("readings", "soft", "preferences", east=scores))
    where = "readings.soft.preferences.east.scores.fee.20"
    assert messages[where] == "a score lies between 0 and 100, not 500"


def test_a_red_line_is_not_called_like_the_walk_away_value():
    line = {"rule": "market != no", **WHY}
    messages = dict(found("preferences", "east", "red_lines", outside=line))
    assert "walk-away value" in messages["preferences.east.red_lines.outside"]
