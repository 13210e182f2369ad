"""Deals once signed: each verdict is that of the definitions, each lure a move, each answer one."""

import math

import numpy as np
import pytest

from summitry.reports.conflicts.case import LETTERS, signed_deals
from summitry.reports.conflicts.holds import HOLDS
from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.signed import Signed, signed_data
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.stability.definitions import improvements, is_stable, reached
from summitry.stability.standoff import place_of
from tests.reports.conflicts.cases import drawn

KINDS = list(HOLDS)
BY = {"content": "nash", "deterred": "seq", "threatened": "gmr"}


@pytest.fixture(scope="module")
def signed(stood, hanoi):
    return signed_data(stood, signed_deals(hanoi))


def assert_told(conflict, one, sanctions="sequences"):
    """``one`` deal as data against the definitions."""
    state = state_meant(conflict, one["key"])
    parties = range(conflict.n_parties)
    lasting = [
        name
        for name in LOOKED_AT
        if all(is_stable(conflict, p, state, name, sanctions) for p in parties)
    ]
    assert one["lasts"] == lasting
    for side in one["sides"]:
        assert_side(conflict, conflict.party(side["id"]), state, side, sanctions)
    kinds = [side["hold"] for side in one["sides"]]
    assert one["hold"] == max(kinds, key=KINDS.index, default="content")
    if one["hold"] in BY:
        assert BY[one["hold"]] in lasting or not one["sides"]
    assert (one["hold"] == "leaves") == ("gmr" not in lasting)


def assert_side(conflict, party, state, side, sanctions):
    kind, lure = side["hold"], side["temptation"]
    for name, concept in BY.items():
        if kind == name:
            assert is_stable(conflict, party, state, concept, sanctions)
    for firmer in KINDS[: KINDS.index(kind)]:
        assert not is_stable(conflict, party, state, BY[firmer], sanctions)
    assert (lure is None) == (kind == "content")
    if lure is None:
        return
    worth, others = conflict.worth[party], set(range(conflict.n_parties)) - {party}
    to = state_meant(conflict, lure["to"])
    assert to in improvements(conflict, party, state)
    assert lure["change"] == worth[to] - worth[state] > 0
    ends = reached(conflict, others, to, kind == "deterred", sanctions)
    if kind == "leaves":
        assert (lure["answer"], lure["left_with"]) == (None, None)
        assert all(worth[end] > worth[state] for end in ends)
    else:
        assert lure["answer"]
        assert lure["left_with"] <= 0
        assert lure["left_with"] in {int(worth[end] - worth[state]) for end in ends}


def test_the_packages_of_the_shipped_case_are_told_by_the_definitions(signed, stood):
    assert "".join(one["label"] for one in signed) == LETTERS
    for one in signed:
        assert_told(stood.conflict, one)


def test_which_packages_hold(signed):
    assert {one["label"]: one["hold"] for one in signed} == {
        "A": "leaves",
        "B": "leaves",
        "C": "deterred",
        "D": "leaves",
        "E": "content",
    }


def test_a_gain_by_leaving_is_one_of_points(signed, hanoi, stood):
    model, conflict = hanoi.base.negotiation, stood.conflict
    deals = {one.label: one.deal for one in signed_deals(hanoi)}
    for one in signed:
        for side in one["sides"]:
            if lure := side["temptation"]:
                party = model.party(side["id"])
                to = conflict.form.options([state_meant(conflict, lure["to"])])[0].tolist()
                gain = model.utility(party, tuple(to)) - model.utility(party, deals[one["label"]])
                assert lure["change"] == gain


def test_an_answer_names_who_gives_it_and_what_it_changes(signed):
    [one] = [one for one in signed if one["label"] == "C"]
    answers = {side["id"]: side["temptation"]["answer"] for side in one["sides"]}
    assert answers["us"].startswith("North Korea: Yongbyon goes on running")
    assert answers["dprk"].startswith("the United States: all sanctions stay in force")


@pytest.mark.parametrize("sanctions", ["sequences", "single"])
@pytest.mark.parametrize("seed", [seed for seed in range(30) if seed % 3])
def test_any_deal_is_told_by_the_definitions(seed, sanctions):
    conflict = drawn(seed)
    deals = [
        Signed(str(state), f"state {state}", tuple(options))
        for state, options in enumerate(conflict.form.options(range(conflict.n_states)).tolist())
    ]
    found = signed_data(Standing(conflict, sanctions), deals)
    assert [one["label"] for one in found] == [deal.label for deal in deals]
    for one in found:
        assert_told(conflict, one, sanctions)


def test_a_deal_that_the_rules_forbid_is_left_out(stood):
    form = stood.conflict.form
    allowed = set(form.codes.tolist())
    code = next(code for code in range(math.prod(form.shape)) if code not in allowed)
    forbidden = tuple(int(option) for option in np.unravel_index(code, form.shape))
    assert place_of(form, forbidden) is None
    assert signed_data(stood, [Signed("X", "forbidden", forbidden)]) == []
