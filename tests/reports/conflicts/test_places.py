"""The state a user means: every way to say it, and one line where there is none."""

from dataclasses import replace

import pytest

from summitry.cases.offers import offers
from summitry.errors import NotDefined, RuleError, UnknownName
from summitry.reports.conflicts.case import deals_by_name
from summitry.reports.conflicts.places import state_meant, today
from summitry.reports.conflicts.state_words import state_key
from summitry.stability.standoff import place_of, standoff
from tests.reports.conflicts.cases import read


@pytest.fixture(scope="module")
def unknown(variants):
    """A conflict in which today is not known."""
    return standoff(variants["no_status_quo"].base.negotiation)


def test_today_is_the_status_quo(stood, hanoi):
    conflict = stood.conflict
    assert today(conflict) == conflict.status_quo == state_meant(conflict, "today")
    deal = tuple(conflict.form.options([today(conflict)])[0].tolist())
    assert deal == hanoi.base.negotiation.status_quo


def test_where_today_is_not_known_it_is_said_of_what(unknown):
    with pytest.raises(NotDefined, match="of market, fee is not known; give it, or name a state"):
        today(unknown)
    with pytest.raises(NotDefined, match="market, fee"):
        state_meant(unknown, "today")


def test_where_today_is_not_known_every_issue_has_to_be_named(unknown):
    state = state_meant(unknown, "market=daily,fee=low")
    assert unknown.form.options([state]).tolist() == [[2, 0]]
    assert state_meant(unknown, " fee = low , market = daily") == state
    with pytest.raises(NotDefined, match="is not known"):
        state_meant(unknown, "market=daily")


def test_of_a_file_without_a_status_quo_no_issue_is_named():
    with pytest.raises(NotDefined, match="the status quo is not known"):
        today(replace(read("xu-2007/elmira").conflict, status_quo=None))


def test_packages_and_offers_are_called_by_their_names(stood, hanoi):
    named = deals_by_name(hanoi)
    assert set(named) == {"A", "B", "C", "D", "E", *hanoi.case.offers}
    for name, deal in named.items():
        place = place_of(stood.conflict.form, deal)
        if place is not None:
            assert state_meant(stood.conflict, name, named) == place
    assert named["all_for_yongbyon"] == offers(hanoi.case)["all_for_yongbyon"]


def test_issues_that_are_not_named_stay_as_today(stood):
    conflict = stood.conflict
    state = state_meant(conflict, "sanctions=lifted")
    before, after = conflict.form.options([conflict.status_quo, state])
    [place] = (before != after).nonzero()[0].tolist()
    assert conflict.form.issues[place].id == "sanctions"
    assert conflict.form.issues[place].options[after[place]].id == "lifted"
    assert state_meant(conflict, "yongbyon=running") == conflict.status_quo


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nowhere", "state: nowhere"),
        ("", "state: "),
        ("Z", "state: Z"),
        ("fence=high", "issue: fence"),
        ("yongbyon=painted", "option of yongbyon: painted"),
        ("yongbyon=", "option of yongbyon: "),
        ("yongbyon=frozen,", "issue: "),
        ("=,=", "issue: "),
    ],
)
def test_what_there_is_not_is_said(stood, hanoi, text, said):
    with pytest.raises(UnknownName) as caught:
        state_meant(stood.conflict, text, deals_by_name(hanoi))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_issue_named_twice_is_refused(stood):
    with pytest.raises(RuleError, match="yongbyon stands twice"):
        state_meant(stood.conflict, "yongbyon=frozen,yongbyon=dismantled")


def test_a_combination_that_the_rules_forbid_is_refused(stood):
    refused = []
    for issue in stood.conflict.form.issues:
        for option in issue.options:
            try:
                state_meant(stood.conflict, f"{issue.id}={option.id}")
            except RuleError as error:
                refused.append(str(error))
    assert refused
    assert all("the rules do not allow this combination of options" in one for one in refused)


@pytest.mark.parametrize("name", ["kinsara-2014/elmira", "textbook/chicken"])
def test_a_state_of_a_file_is_meant_by_name_or_by_its_actions(name):
    file = read(name)
    for state in range(file.conflict.n_states):
        taken = file.taken(state)
        pairs = [f"{a.id}={'yes' if a.id in taken else 'no'}" for a in file.actions]
        assert state_meant(file.conflict, ",".join(pairs)) == state
        assert state_key(file.conflict, state) == file.conflict.names[state]


def test_the_name_of_a_state_comes_before_the_word_today(stood):
    conflict = replace(read("textbook/chicken").conflict, names=("x", "today", "y", "z"))
    assert state_meant(conflict, "today") == 1


def test_listed_states_have_names_alone():
    conflict = read("xu-2007/elmira").conflict
    with pytest.raises(UnknownName, match="state: delay=yes"):
        state_meant(conflict, "delay=yes")
