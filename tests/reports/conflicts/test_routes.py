"""Ways to states that last: legal moves, honest costs, the cheapest first."""

from itertools import pairwise

import pytest

from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.routes import MOST_ROUTES, routes_data
from summitry.reports.conflicts.standing import Standing
from summitry.stability.paths import reached_by_moves
from summitry.stability.reach import all_arcs
from tests.reports.conflicts.cases import drawn


def assert_way(standing, state, one):
    conflict, arcs = standing.conflict, all_arcs(standing.conflict)
    names = [party.name for party in conflict.parties]
    here = state
    for leg in one["legs"]:
        party, end = names.index(leg["by"]), state_meant(conflict, leg["to"])
        assert end in arcs[party].of(here).tolist()
        change = int(conflict.worth[party, end] - conflict.worth[party, here])
        assert leg["changes"] == {leg["by"]: change}
        assert leg["worsens"] == ([leg["by"]] if change < 0 else [])
        assert leg["improvement"] == (change > 0)
        here = end
    assert here == state_meant(conflict, one["state"]["key"]) != state
    assert all(a["by"] != b["by"] for a, b in pairwise(one["legs"]))
    losing = [leg for leg in one["legs"] if leg["worsens"]]
    assert one["n_worsening"] == len(losing)
    assert one["given_up_first"] == (losing[0] if losing else None)
    assert one["concepts"] == list(standing.lasting(here))
    assert one["concepts"]


@pytest.mark.parametrize("seed", range(15))
def test_ways_are_legal_and_lead_to_all_that_lasts(seed):
    standing = Standing(drawn(seed))
    conflict = standing.conflict
    lasting = set(standing.equilibria.any(axis=0).nonzero()[0].tolist())
    for state in range(conflict.n_states):
        found, n_ways = routes_data(standing, state, measured=True)
        for one in found:
            assert_way(standing, state, one)
        near = set(reached_by_moves(conflict, state).states.tolist())
        ends = [state_meant(conflict, one["state"]["key"]) for one in found]
        assert len(set(ends)) == len(ends) == min(MOST_ROUTES, len(near & lasting - {state}))
        assert n_ways == len(near & lasting - {state})
        costs = [(one["n_worsening"], len(one["legs"])) for one in found]
        assert costs == sorted(costs)


def test_of_a_case_the_least_loss_comes_first(stood):
    found, _ = routes_data(stood, stood.conflict.status_quo, measured=True)
    assert len(found) == MOST_ROUTES
    losses = [
        -sum(leg["changes"][name] for leg in one["legs"] for name in leg["worsens"])
        for one in found
    ]
    assert [one["n_worsening"] for one in found] == [1] * MOST_ROUTES
    assert losses == sorted(losses)
    for one in found:
        assert_way(stood, stood.conflict.status_quo, one)


def test_without_a_measure_no_number_is_shown(stood):
    for one in routes_data(stood, 0, measured=False)[0]:
        assert [leg["changes"] for leg in one["legs"]] == [None] * len(one["legs"])
