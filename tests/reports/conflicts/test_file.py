"""Moves in a file: verdicts, states that last and words agree with the engine."""

import json

import pytest

from summitry.errors import RuleError, UnknownName
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.file import moves_of_file
from summitry.stability.concepts import stability
from summitry.stability.definitions import is_stable
from tests.reports.conflicts.cases import FILES, parsed, read

NONE = Asked(draws=0)


@pytest.mark.parametrize("name", FILES)
def test_states_that_last_are_those_of_the_engine(name):
    file = read(name)
    conflict = file.conflict
    data = moves_of_file(file, Asked(draws=0, at=conflict.names[0]))
    concepts = [one["id"] for one in data["concepts"]]
    assert ("sim" in concepts) == (conflict.form is not None)
    engine = stability(conflict, concepts)
    for concept in concepts:
        lasting = {conflict.names[state] for state in engine.equilibria(concept).tolist()}
        assert data["equilibria"]["counts"][concept] == len(lasting)
        listed = {one["key"] for one in data["equilibria"]["listed"] if concept in one["concepts"]}
        assert listed <= lasting
        assert len(listed) == data["equilibria"]["reached"][concept]


@pytest.mark.parametrize("sanctions", ["sequences", "single"])
@pytest.mark.parametrize("name", FILES)
def test_verdicts_at_every_state_are_those_of_the_definitions(name, sanctions):
    file = read(name)
    conflict = file.conflict
    for state in range(0, conflict.n_states, 3):
        asked = Asked(draws=0, at=conflict.names[state], sanctions=sanctions)
        data = moves_of_file(file, asked)
        assert data["state"]["key"] == conflict.names[state]
        for side in data["sides"]:
            party = conflict.party(side["id"])
            for concept, held in side["stable"].items():
                assert is_stable(conflict, party, state, concept, sanctions) == held
        assert data["measured"] is False
        assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize("name", FILES)
def test_without_a_status_quo_all_states_are_looked_at(name):
    file = read(name)
    data = moves_of_file(file, NONE)
    if file.conflict.status_quo is not None:
        assert data["state"]["today"]
        return
    assert (data["state"], data["routes"], data["remedies"]) == (None, [], [])
    assert data["equilibria"]["n_reached"] is None
    assert data["lines"][0].startswith("No state is looked at")


def test_a_file_is_looked_at_the_same_again():
    file = read("kinsara-2014/elmira")
    asked = Asked(draws=30, seed=4, coalitions=("ministry+uniroyal",))
    one, other = (json.dumps(moves_of_file(file, asked)) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("at", ["13", "", "delay, sue", "delay, accept, nothing"])
def test_a_state_that_is_not_there_is_refused(at):
    with pytest.raises(UnknownName, match="state: "):
        moves_of_file(read("kinsara-2014/elmira"), Asked(draws=0, at=at))


def test_a_state_can_be_called_by_the_actions_taken():
    data = moves_of_file(read("kinsara-2014/elmira"), Asked(draws=0, at="delay, insist"))
    assert data["state"]["key"] == "7"
    with pytest.raises(RuleError, match="do not allow"):
        moves_of_file(read("kinsara-2014/elmira"), Asked(draws=0, at="delay,accept"))


def test_a_small_file_lists_all_its_states():
    data = moves_of_file(read("kinsara-2014/elmira"), Asked(draws=0))
    assert [one["key"] for one in data["states"]] == [str(k) for k in range(1, 13)]
    lasting = {one["key"]: one["concepts"] for one in data["equilibria"]["listed"]}
    assert {one["key"]: one["concepts"] for one in data["states"] if one["concepts"]} == lasting


def test_who_has_no_action_is_idle():
    text = """\
parties: {a: {actions: [x]}, b: {}, c: {name: The Watcher}}
preferences: {a: {ranking: 2 > 1}, b: {ranking: 1 > 2}, c: indifferent}
status_quo: []
"""
    data = moves_of_file(parsed(text), NONE)
    assert data["idle"] == ["b", "The Watcher"]
    assert [side["id"] for side in data["sides"]] == ["a"]
    assert data["lines"] == [
        "The stand-off does not hold: a gains by a move that no answer spoils (x)."
    ]


def test_where_nobody_has_an_action_nothing_moves():
    text = """\
parties: {a: {}, b: {}}
states: [s, t]
moves: {a: {}, b: {}}
status_quo: s
preferences: {a: {ranking: s > t}, b: {ranking: t > s}}
"""
    data = moves_of_file(parsed(text), NONE)
    assert data["idle"] == ["a", "b"]
    assert data["lines"][0] == (
        "The stand-off holds: nobody can move alone; only agreement changes it."
    )
    assert data["equilibria"]["counts"]["nash"] == 2


def test_unknown_preferences_are_announced():
    text = """\
parties: {a: {actions: [x]}, b: {actions: [y]}}
preferences: {a: {ranking: 2 > 1 > 3 > 4, unknown: [1 ? 2]}, b: {ranking: 1 > 2 > 3 > 4}}
"""
    data = moves_of_file(parsed(text), NONE)
    assert any("unknown" in line for line in data["lines"])
    assert data["unknown"]
