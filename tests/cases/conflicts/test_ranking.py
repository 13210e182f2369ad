"""Rankings against the meaning of their signs."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.conflicts.ranking import read_ranking
from summitry.cases.conflicts.states import States
from summitry.cases.nodes import Text, parse
from summitry.errors import CaseError

NAMES = ("s1", "s2", "s3", "s4", "s5", "s6")
STATES = States(NAMES, np.arange(len(NAMES)))


def ranked(content, states=STATES):
    return read_ranking(parse(Text("f.yaml", content)), states, ("ranking",))


def refusal(content):
    with pytest.raises(CaseError) as caught:
        ranked(content)
    return str(caught.value)


@given(st.permutations(NAMES), st.lists(st.sampled_from((">", ">>", "~")), min_size=5, max_size=5))
def test_a_ranking_says_what_stands_between_two_states(names, signs):
    pairs = itertools.zip_longest(names, signs, fillvalue="")
    worth, far = ranked('"' + " ".join(f"{name} {sign}" for name, sign in pairs).strip() + '"')
    for (p, upper), (q, lower) in itertools.combinations(enumerate(names), 2):
        between, high, low = signs[p:q], NAMES.index(upper), NAMES.index(lower)
        assert (worth[high] > worth[low]) == any(sign != "~" for sign in between)
        assert worth[high] >= worth[low]
        if far is not None:
            assert (worth[low] <= far[high]) == (">>" in between)
            assert not worth[high] <= far[low]
    assert (far is None) == (">>" not in signs)


def test_a_list_says_what_its_words_say():
    words, _ = ranked('"s6 > s1 ~ s2 > s3 > s4 ~ s5"')
    listed, far = ranked("[s6, [s1, s2], s3, [s4, s5]]")
    assert words.tolist() == listed.tolist() == [2, 2, 1, 0, 0, 3]
    assert far is None


def test_signs_need_no_spaces():
    assert ranked("s1>>s2~s3>s4>s5>s6")[1].tolist() == [3, -1, -1, -1, -1, -1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "s1 > s2",
            "1:1: ranking: 4 states are left out: s3, s4, s5, s6; every state",
        ),
        ("[s1, s2, s3, s4, s5]", "1 state is left out: s6"),
        (
            "s1 > s2 > s1",
            "f.yaml:1:11: ranking: s1 stands twice, and so better than itself: places 1 and 3;",
        ),
        ("'s1 ~ s2 ~ s1'", "f.yaml:1:12: ranking: s1 stands twice; a ranking has every state once"),
        ("[s1, [s2, s1]]", "1:11: ranking: s1 stands twice, and so better than itself"),
        ("s1 > t2", "1:6: ranking: no such state: t2; allowed: s1, s2"),
        ("s1 s2", "f.yaml:1:4: ranking: expected > ~ or >>, found s2"),
        ("s1 > > s2", "1:6: ranking: expected a state, found >"),
        ("s1 < s2", "1:4: ranking: expected > ~ or >>, found <"),
        ("'> s1'", "1:1: ranking: expected a state, found >"),
        ("s1 >", "the ranking ends with a sign; expected a state"),
        ("''", "expected a ranking, most preferred first, such as"),
        ("{s1: s2}", "found a mapping"),
        ("[]", "6 states are left out: s1, s2, s3, s4, s5 and 1 more"),
        ("[s1, []]", "1:6: ranking: an empty list; it holds states that are equal"),
        ("[s1, [s2, [s3]]]", "1:11: ranking: expected the name of a state; found a list"),
        ("[s1, s2 > s3]", "1:6: ranking: no such state: s2 > s3"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content, said):
    assert said in refusal(content)
