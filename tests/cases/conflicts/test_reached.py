"""What no move leads to, against a search over listed moves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.conflicts import parse_conflict, reached
from summitry.cases.conflicts.reached import isolated
from summitry.cases.conflicts.reached import reached as reached_of
from summitry.cases.nodes import Text
from summitry.errors import CaseError
from summitry.stability.reach import all_arcs

WAYS = ("both", "forward", "back")


def conflict(content):
    return parse_conflict(Text("f.yaml", content))


@st.composite
def files(draw):
    """Up to five actions of up to three parties, some of them one way, with infeasible patterns."""
    ways = draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=5))
    holders = draw(st.lists(st.integers(0, 2), min_size=len(ways), max_size=len(ways)))
    lines = ["parties:"]
    for party in range(3):
        own = [f"a{k}: {{moves: {way}}}" for k, way in enumerate(ways) if holders[k] == party]
        lines.append(f"  p{party}: {{actions: {{{', '.join(own)}}}}}")
    literals = st.tuples(st.sampled_from(("", "not ")), st.integers(0, len(ways) - 1))
    patterns = draw(st.lists(st.lists(literals, min_size=2, max_size=3), max_size=4))
    words = [" and ".join(f"{no}a{k}" for no, k in pattern) for pattern in patterns]
    today = draw(st.sets(st.integers(0, len(ways) - 1)))
    if draw(st.booleans()):
        lines.append(f"status_quo: [{', '.join(f'a{k}' for k in sorted(today))}]")
    lines.append("infeasible: [" + ", ".join(words) + "]")
    lines.append("preferences: {p0: indifferent, p1: indifferent, p2: indifferent}")
    return "\n".join(lines)


def linked(found):
    """The pairs of states that a move of some party joins."""
    arcs = all_arcs(found.conflict)
    return {
        (s, int(t)) for moves in arcs for s in range(found.conflict.n_states) for t in moves.of(s)
    }


def closure(pairs, start):
    seen = {start}
    while more := {t for s, t in pairs if s in seen} - seen:
        seen |= more
    return seen


@given(files())
def test_what_is_reached_is_what_a_search_finds(text):
    try:
        found = conflict(text)
    except CaseError:
        return  # no state is left, or the status quo is infeasible
    pairs = linked(found)
    touched = {state for pair in pairs for state in pair}
    n, today = found.conflict.n_states, found.conflict.status_quo
    assert set(np.flatnonzero(~isolated(found.conflict)).tolist()) == touched
    if today is not None:
        assert set(np.flatnonzero(reached_of(found.conflict)).tolist()) == closure(pairs, today)
    away = set(range(n)) - touched if today is None else set(range(n)) - closure(pairs, today)
    assert bool(found.warnings) == bool(away)


LISTED = (
    "parties: {p: , q: }\nstates: [a, b, c, d, e]\npreferences: {p: indifferent, q: indifferent}\n"
)


def test_listed_moves_are_followed():
    found = conflict(f"{LISTED}moves: {{p: {{a: [b], d: [a]}}, q: {{b: [c]}}}}\nstatus_quo: a")
    assert reached_of(found.conflict).tolist() == [True, True, True, False, False]
    assert isolated(found.conflict).tolist() == [False, False, False, False, True]
    assert [str(warning) for warning in found.warnings] == [
        "f.yaml:2:9: warning: states: 1 state that no move enters or leaves: e",
        "f.yaml:5:13: warning: status_quo: 1 state that no moves lead to from here: d",
    ]


def test_without_a_status_quo_only_states_without_a_move_are_named():
    found = conflict(f"{LISTED}moves: {{p: {{a: [b]}}}}")
    [warning] = found.warnings
    assert warning.message == "3 states that no move enters or leaves: c, d, e"


def test_a_status_quo_with_the_one_way_action_taken_is_fine():
    text = "parties: {p: {actions: {x: {moves: forward}}}, q: {actions: [y]}}\nstatus_quo: [x]\n"
    found = conflict(f"{text}preferences: {{p: indifferent, q: indifferent}}")
    [warning] = found.warnings
    assert str(warning) == (
        "f.yaml:2:13: warning: status_quo: 2 states that no moves lead to from here: 1, 3"
    )


def test_a_search_that_would_take_too_long_says_so(monkeypatch):
    monkeypatch.setattr(reached, "MAX_WORK", 10)
    text = "parties: {p: {actions: [x, y]}}\nstatus_quo: [x]\npreferences: {p: indifferent}"
    [warning] = conflict(text).warnings
    assert "which states can be reached from here was not searched to the end" in str(warning)


@pytest.mark.parametrize("way", WAYS)
def test_states_apart_are_named_by_their_numbers(way):
    action, apart = f"x: {{moves: {way}}}", "infeasible: [x <-> not y]\n"
    alike = "preferences: {p: indifferent, q: indifferent}"
    one = f"parties: {{p: {{actions: {{{action}, y: {{}}}}}}, q: }}\n"
    assert conflict(f"{one}{apart}{alike}").warnings == ()  # p moves both together
    two = f"parties: {{p: {{actions: {{{action}}}}}, q: {{actions: [y]}}}}\n"
    [warning] = conflict(f"{two}{apart}{alike}").warnings
    assert warning.message == "2 states that no move enters or leaves: 1, 2"
