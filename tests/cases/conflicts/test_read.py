"""Reading a conflict file: what it says, and one clear line for what it may not say."""

import numpy as np
import pytest

from summitry.cases.conflicts import is_conflict_file, parse_conflict, read_conflict
from summitry.cases.conflicts.feasible import MAX_RULES
from summitry.cases.nodes import MAX_BYTES, Text
from summitry.errors import CaseError, UnknownName
from summitry.model.conflict import MAX_COMBINATIONS
from summitry.stability.concepts import stability
from summitry.stability.reach import all_arcs

ELMIRA = """\
title: Elmira groundwater contamination
parties:
  ministry:
    name: Ministry of the Environment
    actions: {modify: {name: modify the order, moves: forward}}
  uniroyal:
    actions: {delay: {moves: back}, accept: {}, abandon: {moves: forward}}
  council: {name: local government, actions: [insist]}
infeasible:
  - delay and accept
  - delay and abandon
  - accept and abandon
  - not delay and not accept and not abandon
status_quo: [delay]
preferences:
  ministry: {ranking: "9 > 3 > 4 > 10 > 7 > 1 > 2 > 8 > 11 ~ 5 ~ 6 ~ 12"}
  uniroyal: {statements: [modify <-> accept, not abandon, not insist, delay <-> not insist]}
  council: {ranking: [9, 3, 7, 1, 10, 8, 4, 2, [11, 5, 12, 6]]}
"""
PARTIES = "parties: {city: {actions: [insist, sue]}, firm: {actions: {delay: {moves: back}}}}\n"
WISHES = "preferences: {city: {statements: [insist]}, firm: indifferent}\n"
LISTED = "parties: {city: , firm: }\nstates: [s1, s2, s3]\nmoves: {city: {s1: [s2]}}\n"
RANKED = "preferences: {city: {ranking: s1 > s2 > s3}, firm: indifferent}\n"


def wishes(said):
    return f"{PARTIES}preferences: {{city: {said}, firm: indifferent}}"


def many(n):
    return f"parties: {{city: {{actions: [{', '.join(f'a{k}' for k in range(n))}]}}}}\n"


def conflict(content):
    return parse_conflict(Text("f.yaml", content))


def refusal(content):
    with pytest.raises(CaseError) as caught:
        conflict(content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def by_name(found, state):
    return found.conflict.state(state)


def test_states_are_numbered_with_the_first_action_as_the_lowest_bit():
    found = conflict(ELMIRA)
    taken = [found.taken(state) for state in found.order]
    assert taken[:5] == [
        ("delay",),
        ("modify", "delay"),
        ("accept",),
        ("modify", "accept"),
        ("abandon",),
    ]
    assert [found.conflict.names[s] for s in found.order] == [str(k) for k in range(1, 13)]
    assert found.conflict.names[found.conflict.status_quo] == "1"


def test_a_conflict_has_its_parties_actions_and_no_warning():
    found = conflict(ELMIRA)
    assert found.title == "Elmira groundwater contamination"
    assert [party.name for party in found.conflict.parties][1:] == ["uniroyal", "local government"]
    assert [a.id for a in found.actions] == ["modify", "delay", "accept", "abandon", "insist"]
    assert found.actions[0].name == "modify the order"
    assert found.warnings == ()


def test_actions_move_one_way_where_they_can_not_be_undone():
    found = conflict(ELMIRA)
    names = found.conflict.names
    ministry, uniroyal, council = all_arcs(found.conflict)
    moves = {
        name: sorted(names[t] for arcs in (ministry, uniroyal, council) for t in arcs.of(state))
        for state, name in enumerate(names)
    }
    assert moves["1"] == ["2", "3", "5", "7"]  # modify; accept, abandon; insist
    assert moves["4"] == ["10", "6"]  # no way back to delay, nor from modify
    assert moves["12"] == ["6"]


def test_a_back_action_has_its_options_turned_and_its_states_in_the_order_of_codes():
    found = conflict("parties: {p: {actions: {d: {moves: back}}}}\npreferences: {p: indifferent}")
    [action] = found.actions
    assert [option.id for option in action.options] == ["yes", "no"]
    assert found.conflict.names == ("2", "1")
    assert found.order.tolist() == [1, 0]
    [arcs] = all_arcs(found.conflict)
    yes, no = by_name(found, "2"), by_name(found, "1")
    assert (arcs.of(yes).tolist(), arcs.of(no).tolist()) == ([no], [])
    assert (found.taken(yes), found.taken(no)) == (("d",), ())


def test_states_may_have_names_in_an_order_of_their_own():
    found = conflict(
        "parties: {p: {actions: [a]}, q: {actions: [b]}}\ninfeasible: [a and b]\n"
        "states: {war: [b], peace: [], talks: [a]}\nstatus_quo: war\n"
        "preferences: {p: {ranking: talks > peace > war},"
        " q: {points: {war: 1, talks: 1, peace: -2}}}"
    )
    assert [found.conflict.names[s] for s in found.order] == ["war", "peace", "talks"]
    worth = found.conflict.worth[:, [by_name(found, name) for name in ("war", "talks")]].T
    assert worth.tolist() == [[0, 1], [2, 1]]
    assert found.taken(found.conflict.status_quo) == ("b",)


def test_what_is_not_named_can_be_left_out():
    found = conflict(f"{PARTIES}states: {{x: [delay], y: [insist]}}\ninfeasible: unnamed\n{WISHES}")
    assert sorted(found.conflict.names) == ["x", "y"]
    assert {found.taken(s) for s in range(2)} == {("delay",), ("insist",)}


def test_moves_may_be_listed():
    found = conflict(f"{LISTED}{RANKED}status_quo: s1")
    city, firm = found.conflict.arcs
    assert [city.of(s).tolist() for s in range(3)] == [[1], [], []]
    assert firm.targets.tolist() == []
    assert (found.conflict.status_quo, found.conflict.form, found.actions) == (0, None, ())
    assert found.conflict.worth.tolist() == [[2, 1, 0], [0, 0, 0]]


def test_moves_listed_and_moves_of_actions_agree():
    option = conflict(ELMIRA)
    names = option.conflict.names
    moves = {
        party.id: {names[s]: [names[t] for t in arcs.of(s)] for s in range(12) if len(arcs.of(s))}
        for party, arcs in zip(option.conflict.parties, all_arcs(option.conflict), strict=True)
    }
    states = [names[s] for s in option.order]
    wanted = "preferences: {ministry: indifferent, uniroyal: indifferent, council: indifferent}"
    parties = "parties: {ministry: , uniroyal: , council: }"
    text = f"{parties}\nstates: {states}\nmoves: {moves}\n{wanted}"
    listed = conflict(text)
    back = listed.conflict.names
    for arcs, ours in zip(listed.conflict.arcs, all_arcs(option.conflict), strict=True):
        for s, name in enumerate(back):
            there = {names[t] for t in ours.of(by_name(option, name))}
            assert {back[t] for t in arcs.of(s)} == there


NINE = """\
parties: {ministry: , uniroyal: , council: }
states: [1, 2, 3, 4, 5, 6, 7, 8, 9]
moves:
  ministry: {1: [2], 3: [4], 5: [6], 7: [8]}
  uniroyal:
    {1: [3, 9], 2: [4, 9], 3: [9], 4: [9], 5: [7, 9], 6: [8, 9], 7: [9], 8: [9]}
  council: {1: [5], 5: [1], 2: [6], 6: [2], 3: [7], 7: [3], 4: [8], 8: [4]}
status_quo: 1
preferences:
  ministry: {ranking: 7 > 3 > 4 > 8 > 5 > 1 > 2 > 6 > 9}
  uniroyal: {ranking: 1 > 4 > 8 > 5 > 9 > 3 > 7 > 2 > 6}
  council: {ranking: 7 > 3 > 5 > 1 > 8 > 6 > 4 > 2 > 9}
"""
"""Elmira with one state for all in which Uniroyal abandons its plant, as Xu (2007) has it."""


def test_the_nine_states_of_elmira_as_listed_moves_have_their_known_equilibria():
    found = conflict(NINE)
    result = stability(found.conflict, ("nash", "gmr", "smr", "seq"))
    names = {
        concept: [found.conflict.names[s] for s in result.equilibria(concept)]
        for concept in ("nash", "gmr", "smr", "seq")
    }
    assert names["nash"] == names["seq"] == ["5", "8", "9"]
    assert names["gmr"] == names["smr"] == ["1", "4", "5", "8", "9"]
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "f.yaml:1:1: the file is empty"),
        ("[1]", "f.yaml:1:1: expected a mapping of keys to values; found a list"),
        (WISHES, "f.yaml:1:1: parties: the key parties is missing"),
        (PARTIES, "f.yaml:1:1: preferences: the key preferences is missing"),
        (f"{PARTIES}{WISHES}moves_: 1", "f.yaml:3:1: no such key: moves_; did you mean moves?"),
        (PARTIES + PARTIES, "f.yaml:2:1: key parties stands twice"),
        (f"parties: {{}}\n{WISHES}", "f.yaml:1:10: parties: 0 parties; from 1 to 50 are read"),
        (f"{PARTIES}{WISHES}title: []", "f.yaml:3:8: title: expected a title; found a list"),
        (f"{PARTIES}{WISHES}infeasible: delay", "3:13: infeasible: expected a list of patterns"),
        (f"{PARTIES}{WISHES}infeasible: [delay, dely]", "3:21: infeasible.1: no such action: dely"),
        (f"{PARTIES}{WISHES}infeasible: [sue and]", "the rule ends too early; expected an action"),
        (f"{PARTIES}{WISHES}infeasible: ['']", "infeasible.0: expected a rule over the actions"),
        (
            f"{PARTIES}{WISHES}infeasible: [insist and sue, delay, not delay]",
            "f.yaml:3:37: infeasible.2: these patterns together leave no state: delay; not delay;",
        ),
        (
            f"{PARTIES}{WISHES}infeasible: [sue or not sue]",
            "f.yaml:3:14: infeasible.0: this pattern leaves no state: sue or not sue; take one out",
        ),
        (f"{PARTIES}{WISHES}infeasible: unnamed", "unnamed goes with states, which are not given"),
        (
            f"{PARTIES}{WISHES}infeasible: [{', '.join(['delay'] * (MAX_RULES + 1))}]",
            "infeasible.500: too many patterns and statements up to here; at most 500",
        ),
        (wishes(f"{{statements: [{', '.join(['delay'] * (MAX_RULES + 1))}]}}"), "at most 500"),
        (
            f"{many(40)}preferences: {{city: indifferent}}",
            "f.yaml:1:10: parties: 40 yes/no actions make 2^40 combinations; at most 2^22 are laid"
            " out: leave out what is settled, join actions that go together, or list the states",
        ),
        (f"{PARTIES}{WISHES}states: [s1]", "f.yaml:3:9: states: expected a mapping, such as"),
        (
            f"{PARTIES}{WISHES}states: {{s1: [delay], s2: []}}",
            "states: without a name: [insist], [sue], [insist, sue], [insist, delay], [sue, delay]"
            " and 1 more; name them, or write infeasible: unnamed",
        ),
        (f"{PARTIES}{WISHES}states: {{a: [sue], b: [sue]}}", "states.b: the same actions as a"),
        (f"{PARTIES}{WISHES}states: {{a: [suy]}}", "no such action: suy; did you mean sue?"),
        (f"{PARTIES}{WISHES}states: {{a: [sue, sue]}}", "3:19: states.a: sue stands twice"),
        (f"{PARTIES}{WISHES}states: {{a b: [sue]}}", "3:10: states: 'a b' is not a name for a"),
        (f'{PARTIES}{WISHES}states: {{"a\\eb": [sue]}}', "'a\\x1bb' is not a name for a state"),
        (f'{PARTIES}{WISHES}states: {{"a\\u200b": [sue]}}', "'a\\u200b' is not a name for a state"),
        (f"{PARTIES}{WISHES}states: {{}}", "f.yaml:3:9: states: no state is named"),
        (
            f"{PARTIES}{WISHES}infeasible: [delay, sue]\nstates: {{a: [], b: [insist], c: [sue]}}",
            "f.yaml:4:33: states.c: an infeasible pattern forbids this state",
        ),
        (f"{PARTIES}{WISHES}status_quo: s1", "no such state: s1; they are numbered 1 to 8"),
        (
            f"{PARTIES}{WISHES}infeasible: [delay and sue]\nstatus_quo: [delay, sue]",
            "f.yaml:4:13: status_quo: [sue, delay] is infeasible; name a state that can be",
        ),
        (f"{PARTIES}{WISHES}moves: {{}}", "f.yaml:3:1: moves: the moves follow from the actions"),
        (f"parties: {{city: , firm: }}\n{WISHES}", "no party has an action; give actions, or list"),
        (f"{LISTED}{WISHES}", "statements speak of actions, and this file lists states"),
        (f"{LISTED}{RANKED}infeasible: []", "f.yaml:5:1: infeasible: infeasible speaks of actions"),
        (
            f"{LISTED}{RANKED}status_quo: s4",
            "f.yaml:5:13: status_quo: no such state: s4; allowed: s1",
        ),
        (f"{LISTED}{RANKED}status_quo: [s1]", "expected the name of a state; found a list"),
        (
            LISTED.replace("states: [s1, s2, s3]\n", "") + RANKED,
            "with moves, the states are listed",
        ),
        ("a: &x 1", "anchor &x"),
        ("a: !!python/object:os.system 1", "tag"),
        ("[" * 100, "nested deeper than 40"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content, said):
    assert said in refusal(content)


def test_a_message_never_carries_control_characters_into_a_terminal():
    line = refusal(f'{PARTIES}{WISHES}infeasible: ["\\e[2J"]')
    assert line.isprintable()


def test_the_limit_of_combinations_is_that_of_a_case():
    line = refusal(f"{many(23)}preferences: {{city: indifferent}}")
    assert f"at most 2^{MAX_COMBINATIONS.bit_length() - 1} are laid out" in line


def test_patterns_of_all_actions_are_refused_before_they_fill_the_memory():
    every = " or ".join(f"a{k}" for k in range(20))
    said = refusal(f"{many(20)}infeasible: [{', '.join([every] * 70)}]\npreferences: {{city: }}")
    assert "infeasible.64: the rules up to here have 68,157,440 combinations" in said


def test_twenty_actions_are_read():
    text = f"{many(20)}preferences: {{city: {{statements: [a0 <-> a19, not a7]}}}}"
    found = conflict(text)
    assert found.conflict.worth.shape == (1, 1 << 20)
    assert np.bincount(found.conflict.worth[0]).tolist() == [1 << 18] * 4
    assert found.conflict.names[:2] == ("1", "2")
    assert found.taken(3) == ("a0", "a1")


def test_endless_files_are_refused():
    long = "ab > " * 100_000
    assert "no such state" in refusal(wishes(f"{{ranking: {long}}}"))
    assert "nested parts" in refusal(wishes(f"{{statements: [{'not ' * 400}sue]}}"))
    states = ", ".join(f"s{k}" for k in range(50_000))
    assert "49,999 states are left out" in refusal(
        f"parties: {{p: }}\nstates: [{states}]\nmoves: {{}}\npreferences: {{p: {{ranking: s1}}}}"
    )
    assert "no such state: t1" in refusal(
        f"parties: {{p: }}\nstates: [{states}]\nmoves: {{}}\npreferences: {{p: {{ranking: t1}}}}"
    )


def test_the_parties_times_the_states_are_bounded():
    parties = ", ".join(f"p{k}: " for k in range(17))
    actions = many(22)[len("parties: {") : -2]
    wanted = ", ".join(f"p{k}: indifferent" for k in range(17))
    text = f"parties: {{{actions}, {parties}}}\npreferences: {{city: indifferent, {wanted}}}"
    assert "18 parties and 4,194,304 states; at most 67,108,864 pairs" in refusal(text)


def test_a_file_that_is_not_there_or_too_large(tmp_path):
    with pytest.raises(CaseError, match="cannot be read"):
        read_conflict(str(tmp_path / "none.yaml"))
    with pytest.raises(UnknownName, match="no such conflict file"):
        read_conflict(str(tmp_path))
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(CaseError, match="at most 5,000,000 are read"):
        read_conflict(str(large))


def test_a_conflict_file_is_no_case(tmp_path):
    (tmp_path / "case.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "elmira.yaml").write_text(ELMIRA, encoding="utf-8")
    assert is_conflict_file(str(tmp_path / "elmira.yaml"))
    assert not is_conflict_file(str(tmp_path / "case.yaml"))
    assert not is_conflict_file(str(tmp_path))
    assert read_conflict(str(tmp_path / "elmira.yaml")).conflict.n_states == 12
