"""Moves as data: what stands in it is what the model says, and nothing without a measure."""

import json

import pytest

from summitry.reports.conflicts.data import moves_data, party_at, state_data
from summitry.reports.conflicts.holds import HOLDS
from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.stability.definitions import is_stable
from summitry.stability.paths import reached_by_moves
from tests.reports.conflicts.cases import drawn


def points(negotiation, party, deal):
    return negotiation.utility(negotiation.party(party), tuple(deal))


@pytest.fixture(scope="module")
def data(stood):
    return moves_data(stood, "a title", stood.conflict.status_quo, measured=True)


def test_the_stand_off_lasts_by_every_concept_for_both_sides(data, stood):
    assert data["lasts"] == list(LOOKED_AT)
    assert [side["id"] for side in data["sides"]] == ["us", "dprk"]
    for side in data["sides"]:
        assert side["stable"] == dict.fromkeys(LOOKED_AT, True)
        assert (side["hold"], side["words"], side["gains"]) == ("content", HOLDS["content"].side, 0)
        party = stood.conflict.party(side["id"])
        for name in LOOKED_AT:
            assert is_stable(stood.conflict, party, stood.conflict.status_quo, name)


@pytest.mark.parametrize(
    ("side", "to", "change"), [(0, "sanctions=exchange", -69), (1, "yongbyon=frozen", -32)]
)
def test_the_cheapest_step_is_worth_what_the_model_says(data, hanoi, stood, side, to, change):
    model, conflict = hanoi.base.negotiation, stood.conflict
    first = data["sides"][side]["moves"][0]
    assert (first["to"], first["change"], first["pays"]) == (to, change, False)
    today, after = conflict.form.options([0, state_meant(conflict, to)]).tolist()
    assert tuple(today) == model.status_quo
    who = data["sides"][side]["id"]
    assert points(model, who, after) - points(model, who, today) == change


def test_every_change_that_is_shown_is_a_difference_of_points(data, hanoi, stood):
    model, conflict = hanoi.base.negotiation, stood.conflict
    for side in data["sides"]:
        for move in side["moves"]:
            after = conflict.form.options([state_meant(conflict, move["to"])])[0].tolist()
            gain = points(model, side["id"], after) - points(model, side["id"], model.status_quo)
            assert move["change"] == gain
            assert move["pays"] == (gain > 0)
            assert set(move["issues"]) == {one.partition("=")[0] for one in move["to"].split(",")}


def test_who_holds_nothing_is_idle_and_not_a_side(data):
    assert data["idle"] == ["South Korea"]


def test_data_is_json_and_its_concepts_have_words(data):
    assert json.loads(json.dumps(data)) == data
    assert [one["id"] for one in data["concepts"]] == list(LOOKED_AT)
    assert (data["title"], data["n_states"], data["sanctions"]) == ("a title", 3696, "sequences")


def test_states_that_last_are_counted_in_all_and_within_reach(data, stood):
    conflict, found = stood.conflict, data["equilibria"]
    near = {conflict.status_quo, *reached_by_moves(conflict, conflict.status_quo).states.tolist()}
    assert found["n_reached"] == len(near)
    for place, name in enumerate(LOOKED_AT):
        lasting = set(stood.equilibria[place].nonzero()[0].tolist())
        assert found["counts"][name] == len(lasting)
        assert found["reached"][name] == len(lasting & near)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("known", [True, False])
def test_states_that_are_listed_are_the_equilibria_in_reach(seed, known):
    conflict = drawn(seed)
    standing = Standing(conflict)
    state = 0 if known else None
    data = moves_data(standing, "t", state, measured=False)
    near = set(range(conflict.n_states))
    if known:
        near = {0, *reached_by_moves(conflict, 0).states.tolist()}
    expected = {
        one: list(standing.lasting(one)) for one in near if standing.equilibria[:, one].any()
    }
    listed = data["equilibria"]["listed"]
    assert {state_meant(conflict, one["key"]): one["concepts"] for one in listed} == expected
    assert data["equilibria"]["cut"] == 0
    sizes = [len(one["concepts"]) for one in listed]
    assert sizes == sorted(sizes, reverse=True)


def test_without_a_state_there_are_no_sides(stood):
    data = moves_data(stood, "t", None, measured=True)
    assert (data["state"], data["lasts"], data["sides"]) == (None, [], [])
    assert data["equilibria"]["n_reached"] is None
    assert len(data["equilibria"]["listed"]) == 200
    assert data["equilibria"]["cut"] == int(stood.equilibria.any(axis=0).sum()) - 200


@pytest.mark.parametrize("seed", range(12))
def test_without_a_measure_no_number_of_worth_is_shown(seed):
    standing = Standing(drawn(seed))
    for state in range(standing.conflict.n_states):
        for party in standing.movers:
            side = party_at(standing, party, state, measured=False)
            with_points = party_at(standing, party, state, measured=True)
            pairs = zip(side["moves"], with_points["moves"], strict=True)
            for move, measured in pairs:
                changes = [move["change"], *(answer["change"] for answer in move["answers"])]
                assert changes == [None] * len(changes)
                assert move["pays"] == measured["pays"] == (measured["change"] > 0)


def test_a_state_says_whether_it_is_today(stood):
    conflict = stood.conflict
    assert state_data(conflict, 0) == {
        "key": "today",
        "words": ["as things stand today"],
        "today": True,
    }
    assert not state_data(conflict, 1)["today"]
