"""States and moves in words: a key leads back to its state, words say what is other than today."""

import numpy as np
import pytest

from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.state_words import (
    HERE,
    state_key,
    state_words,
    step_issues,
    step_text,
    step_words,
    steps_text,
)
from summitry.stability.walks import Step
from tests.reports.conflicts.cases import FILES, drawn, read


def test_the_key_of_a_state_of_the_shipped_case_leads_back(stood):
    conflict = stood.conflict
    for state in range(0, conflict.n_states, 11):
        assert state_meant(conflict, state_key(conflict, state)) == state


@pytest.mark.parametrize("seed", range(30))
def test_the_key_of_a_state_leads_back_and_is_its_own(seed):
    conflict = drawn(seed)
    keys = [state_key(conflict, state) for state in range(conflict.n_states)]
    assert len(set(keys)) == conflict.n_states
    for state, key in enumerate(keys):
        assert state_meant(conflict, key) == state


@pytest.mark.parametrize("name", FILES)
def test_the_key_of_a_state_in_a_file_is_its_name(name):
    conflict = read(name).conflict
    for state in range(conflict.n_states):
        assert state_key(conflict, state) == conflict.names[state]
        assert state_meant(conflict, conflict.names[state]) == state


def test_today_is_called_so_in_a_case(stood):
    today = stood.conflict.status_quo
    assert state_key(stood.conflict, today) == HERE
    assert state_words(stood.conflict, today) == ["as things stand today"]


def test_words_say_what_is_other_than_today_and_no_more(stood):
    conflict = stood.conflict
    for state in range(1, conflict.n_states, 97):
        before, after = conflict.form.options([conflict.status_quo, state])
        other = [k for k in range(len(before)) if before[k] != after[k]]
        texts = [conflict.form.issues[k].options[after[k]].text for k in other]
        assert state_words(conflict, state) == texts
        assert step_words(conflict, conflict.status_quo, state) == texts
        names = [conflict.form.issues[k].id for k in other]
        assert step_issues(conflict, conflict.status_quo, state) == names
        chosen = [conflict.form.issues[k].options[after[k]].id for k in other]
        pairs = zip(names, chosen, strict=True)
        assert state_key(conflict, state) == ",".join(f"{i}={o}" for i, o in pairs)


def test_a_step_back_says_what_it_goes_back_to(stood):
    conflict = stood.conflict
    state = state_meant(conflict, "yongbyon=frozen")
    assert step_words(conflict, conflict.status_quo, state) == ["Yongbyon is frozen"]
    assert step_words(conflict, state, conflict.status_quo) == ["Yongbyon goes on running"]


def test_where_today_is_unknown_a_state_is_told_whole():
    conflict = drawn(4)
    assert conflict.form is not None
    assert conflict.status_quo is None
    n = len(conflict.form.issues)
    assert [len(state_words(conflict, state)) for state in range(conflict.n_states)] == (
        [n] * conflict.n_states
    )


def test_a_state_of_a_file_is_told_with_the_actions_taken():
    file = read("textbook/prisoners-dilemma")
    names = {a.id: a.name for a in file.actions}
    for state in range(file.conflict.n_states):
        [said] = state_words(file.conflict, state)
        name, _, told = said.partition(" (")
        assert name == file.conflict.names[state]
        taken = {names[key] for key in file.taken(state)}
        assert set(told.rstrip(")").split(", ")) == (taken or {"nothing"})


def test_an_action_that_moves_back_is_told_as_it_is():
    """Its options stand in the order yes, no."""
    file = read("kinsara-2014/elmira")
    for state in range(file.conflict.n_states):
        [said] = state_words(file.conflict, state)
        assert ("delay" in said) == ("delay" in file.taken(state))


def test_a_move_of_a_file_says_which_action_is_taken_or_given_up():
    conflict = read("textbook/prisoners-dilemma").conflict
    one, both = conflict.state("DC"), conflict.state("DD")
    assert step_words(conflict, one, both) == ["column_defects"]
    assert step_words(conflict, both, one) == ["not column_defects"]
    assert step_words(conflict, one, conflict.state("CD")) in (
        ["not row_defects", "column_defects"],
        ["column_defects", "not row_defects"],
    )


def test_a_move_where_states_are_listed_says_where_it_goes():
    conflict = read("xu-2007/elmira").conflict
    assert step_words(conflict, 0, 4) == ["5"]
    assert step_issues(conflict, 0, 4) == []
    assert state_words(conflict, 4) == ["5"]


def test_words_of_its_own_stand_before_yes_and_no():
    """An action is told by its name only where yes and no have no words of their own."""
    told = (Option("no", "the gate stays shut"), Option("yes", "the gate opens"))
    plain = (Option("no", "no"), Option("yes", "yes"))
    issues = (Issue("gate", "gate", told, 0, "p"), Issue("toll", "toll", plain, 0, "p"))
    worth = np.zeros((1, 4), dtype=np.int64)
    conflict = Conflict((Party("p", "P"),), worth, Form(issues, np.arange(4)), status_quo=0)
    assert step_words(conflict, 0, 3) == ["the gate opens", "toll"]
    assert step_words(conflict, 3, 0) == ["the gate stays shut", "not toll"]
    assert step_text(conflict, 3, 0) == "the gate stays shut and not toll"


def test_moves_one_after_another_start_each_where_the_last_ended(stood):
    conflict = stood.conflict
    us, dprk = conflict.party("us"), conflict.party("dprk")
    first = state_meant(conflict, "yongbyon=frozen")
    both = state_meant(conflict, "yongbyon=frozen,sanctions=exchange")
    steps = [Step(dprk, first), Step(us, both)]
    assert steps_text(conflict, conflict.status_quo, steps) == (
        "North Korea: Yongbyon is frozen; then the United States: South–North economic exchange is"
        " exempted from sanctions"
    )
