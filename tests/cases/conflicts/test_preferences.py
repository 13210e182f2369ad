"""Preferences by statements, points and pairs not known, against their definitions."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.conflicts import parse_conflict
from summitry.cases.conflicts.preferences import MAX_UNKNOWN, folded
from summitry.cases.nodes import Text
from summitry.errors import CaseError

PARTIES = "parties: {city: {actions: [insist, sue]}, firm: {actions: {delay: {moves: back}}}}\n"


def conflict(city, firm="indifferent"):
    wanted = f"preferences: {{city: {city}, firm: {firm}}}"
    return parse_conflict(Text("f.yaml", PARTIES + wanted)).conflict


def refusal(city):
    with pytest.raises(CaseError) as caught:
        conflict(city)
    return str(caught.value)


def test_statements_rank_states_by_the_most_important_on_which_they_differ():
    found = conflict('{statements: [insist and delay, "sue <-> not delay"]}')
    by_name = dict(zip(found.names, found.worth[0].tolist(), strict=True))
    # 1 none, 2 insist, 3 sue, 4 insist+sue, 5 delay, 6 insist+delay, 7 sue+delay, 8 all
    assert [by_name[str(k)] for k in range(1, 9)] == [0, 0, 1, 1, 1, 3, 0, 2]


@given(st.integers(1, 130), st.integers(1, 20), st.integers(0, 2**32))
def test_any_number_of_statements_is_lexicographic(k, n, seed):
    held = np.random.default_rng(seed).random((k, n)) < 0.8
    held[: k // 2, : n // 2] = True  # long ties, so that the last statements count
    worth = folded(held, n)
    rows = [tuple(column) for column in held.T.tolist()]
    for s, t in itertools.combinations(range(n), 2):
        assert (worth[s] > worth[t]) == (rows[s] > rows[t])
        assert (worth[s] == worth[t]) == (rows[s] == rows[t])
    assert sorted(set(worth.tolist())) == list(range(len(set(rows))))


def test_a_statement_after_a_hundred_others_counts():
    held = [np.array([True, True, False])] * 100 + [np.array([False, True, True])]
    assert folded(held, 3).tolist() == [1, 2, 0]


def test_points_are_ranked_exactly():
    points = "{1: 0.1, 2: 1/10, 3: 1/3, 4: 0.333333333, 5: -2, 6: 7, 7: 7, 8: 999999999999}"
    found = conflict(f"{{points: {points}}}")
    by_name = dict(zip(found.names, found.worth[0].tolist(), strict=True))
    assert [by_name[str(k)] for k in range(1, 9)] == [1, 1, 3, 2, 0, 4, 4, 5]


def test_nothing_is_far_below_for_a_party_that_does_not_say_so():
    found = conflict('{ranking: "1 > 2 >> 3 > 4 > 5 > 6 > 7 > 8"}')
    city, firm = found.far_below
    assert dict(zip(found.names, city.tolist(), strict=True))["1"] == 5
    assert (firm < found.worth[1].min()).all()
    assert found.unknown is None
    assert conflict("indifferent").far_below is None


def test_pairs_that_are_not_known_go_both_ways():
    found = conflict('{statements: [sue], unknown: ["1 ? 4", 2?3]}')
    city, firm = found.unknown
    pairs = {(found.names[s], found.names[t]) for s, t in np.argwhere(city)}
    assert pairs == {("1", "4"), ("4", "1"), ("2", "3"), ("3", "2")}
    assert not firm.any()


@pytest.mark.parametrize(
    ("city", "said"),
    [
        (
            "{statements: [insist], ranking: 1 > 2}",
            "f.yaml:2:44: preferences.city: statements and ranking are both given; a party has one",
        ),
        ("{}", "preferences.city: says nothing; it needs ranking, statements or points, or the"),
        ("{unknown: [1 ? 2]}", "preferences.city: says nothing"),
        (
            "{rankin: 1}",
            "2:22: preferences.city: no such key: rankin; did you mean ranking?",
        ),
        ("same", "expected ranking, statements or points, or the word indifferent; found 'same'"),
        ("{statements: []}", "no statement; write indifferent where all states are alike"),
        ("{statements: sue}", "expected a list, the most important first, such as"),
        ("{statements: [[sue]]}", "statements.0: expected a rule over the actions"),
        (
            '{statements: ["insist -> sue", "insist <-> deley"]}',
            "f.yaml:2:64: preferences.city.statements.1: no such action: deley; did you mean",
        ),
        (
            "{statements: [sue = maybe]}",
            "2:41: preferences.city.statements.0: no such option of",
        ),
        ("{ranking: 1 > 2}", "6 states are left out: 3, 4, 5, 6, 7 and 1 more; every state stands"),
        ("{points: 3}", "expected a mapping of states to points"),
        ("{points: {1: 1, 2: 3}}", "6 states are left out: 3, 4, 5, 6, 7 and 1 more"),
        ("{points: {9: 1}}", "2:31: preferences.city.points: no such state: 9; they are numbered"),
        ("{points: {1: 1, 1: 3}}", "f.yaml:2:37: key 1 stands twice"),
        ("{points: {1: much}}", "preferences.city.points.1: 'much' is not a number such as 12"),
        ("{points: {1: 1/0}}", "'1/0' is not a number"),
        ("{points: {1: 1e999}}", "'1e999' is not a number"),
        ("{points: {1: [1]}}", "a list is not a number"),
        ("{statements: [sue], unknown: 1 ? 2}", "unknown: expected a list of pairs"),
        ("{statements: [sue], unknown: [1 ? 1]}", "'1 ? 1' is not a pair of different states"),
        ("{statements: [sue], unknown: [1 > 2]}", "'1 > 2' is not a pair of different states"),
        ("{statements: [sue], unknown: [1 ? 2, 2 ? 1]}", "unknown: 2 ? 1 stands twice"),
        ("{statements: [sue], unknown: [1 ? 20]}", "unknown: no such state: 20"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(city, said):
    assert said in refusal(city)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("{}", "f.yaml:2:14: preferences: left out: city, firm; each party has ranking"),
        ("{city: indifferent}", "preferences: left out: firm"),
        ("{city: indifferent, fim: indifferent}", "2:34: preferences: no such party: fim; did you"),
        ("[city]", "preferences: expected a mapping, such as"),
    ],
)
def test_each_party_has_its_preferences(wanted, said):
    with pytest.raises(CaseError) as caught:
        parse_conflict(Text("f.yaml", f"{PARTIES}preferences: {wanted}"))
    assert said in str(caught.value)


def test_what_is_not_known_is_bounded():
    actions = ", ".join(f"a{k}" for k in range(11))
    wanted = "preferences: {city: {statements: [a0], unknown: [1 ? 2]}}"
    with pytest.raises(CaseError, match=f"2,048 states; at most {MAX_UNKNOWN:,} where"):
        parse_conflict(Text("f.yaml", f"parties: {{city: {{actions: [{actions}]}}}}\n{wanted}"))
