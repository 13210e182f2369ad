"""What would make a state last: the changes told do it, and no smaller one does."""

from dataclasses import replace
from itertools import combinations

import pytest

from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.remedies import remedies_data
from summitry.reports.conflicts.standing import Standing
from summitry.stability.definitions import is_stable
from summitry.stability.inverse import changed
from tests.reports.conflicts.cases import drawn, read


def risen(conflict, party, state, points):
    worth = conflict.worth.copy()
    worth[party, state] += points
    return replace(conflict, worth=worth)


def assert_side(conflict, state, concept, side):
    [party] = [p for p, one in enumerate(conflict.parties) if one.name == side["party"]]
    assert not is_stable(conflict, party, state, concept)
    sets = [tuple(state_meant(conflict, key) for key in one) for one in side["sets"]]
    assert min(map(len, sets)) == side["size"] > 0
    for one in sets:
        assert is_stable(changed(conflict, party, state, one), party, state, concept)
        for fewer in combinations(one, len(one) - 1):
            assert not is_stable(changed(conflict, party, state, fewer), party, state, concept)
    assert is_stable(risen(conflict, party, state, side["rise"]), party, state, concept)
    assert not is_stable(risen(conflict, party, state, side["rise"] - 1), party, state, concept)
    assert side["words"]
    assert side["condition"].count("(") == side["condition"].count(")")


@pytest.mark.parametrize("seed", range(12))
def test_a_remedy_does_what_is_said_and_no_less_would(seed):
    standing = Standing(drawn(seed))
    conflict = standing.conflict
    for state in range(conflict.n_states):
        found = remedies_data(standing, state, measured=True)
        lasting = standing.lasting(state)
        assert [one["concept"] for one in found] == [
            name for name in ("nash", "gmr", "seq") if name not in lasting
        ]
        for one in found:
            unstable = [
                party.name
                for p, party in enumerate(conflict.parties)
                if not is_stable(conflict, p, state, one["concept"])
            ]
            assert [side["party"] for side in one["sides"]] == unstable
            for side in one["sides"]:
                assert_side(conflict, state, one["concept"], side)


def test_a_state_that_lasts_needs_nothing(stood):
    assert remedies_data(stood, stood.conflict.status_quo, measured=True) == []


def test_of_a_file_states_are_called_by_name_and_nothing_is_measured():
    standing = Standing(read("textbook/chicken").conflict)
    state = standing.conflict.state("DD")
    found = {one["concept"]: one for one in remedies_data(standing, state, measured=False)}
    told = [(side["party"], side["words"], side["rise"]) for side in found["nash"]["sides"]]
    assert told == [("row", "CD", None), ("column", "DC", None)]
