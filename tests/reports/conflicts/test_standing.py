"""How each side stands at a state: verdicts, moves and answers by the definitions."""

import numpy as np
import pytest

from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.stability.definitions import improvements, is_stable
from summitry.stability.reach import all_arcs
from tests.reports.conflicts.cases import drawn

SEEDS = range(24)


@pytest.mark.parametrize("sanctions", ["sequences", "single"])
@pytest.mark.parametrize("seed", SEEDS)
def test_verdicts_are_those_of_the_definitions(seed, sanctions):
    conflict = drawn(seed)
    standing = Standing(conflict, sanctions)
    for state in range(conflict.n_states):
        verdicts = {
            party: {name: is_stable(conflict, party, state, name, sanctions) for name in LOOKED_AT}
            for party in range(conflict.n_parties)
        }
        for party, stable in verdicts.items():
            assert standing.stable(party, state) == stable
            for name in LOOKED_AT:
                assert standing.why(party, state, name).stable == stable[name]
        held = [name for name in LOOKED_AT if all(v[name] for v in verdicts.values())]
        assert standing.lasting(state) == tuple(held)
        assert standing.equilibria[:, state].tolist() == [name in held for name in LOOKED_AT]


@pytest.mark.parametrize("seed", SEEDS)
def test_moves_are_counted_and_the_best_come_first(seed):
    conflict = drawn(seed)
    standing = Standing(conflict)
    arcs = all_arcs(conflict)
    for party in range(conflict.n_parties):
        worth = conflict.worth[party]
        for state in range(conflict.n_states):
            assert standing.gains(party, state) == len(improvements(conflict, party, state))
            found = standing.leavings(party, state, 99)
            assert {one.state for one in found} == set(arcs[party].of(state).tolist())
            assert [one.change for one in found] == [
                worth[one.state] - worth[state] for one in found
            ]
            assert [one.change for one in found] == sorted((o.change for o in found), reverse=True)
            assert standing.leavings(party, state, 2) == found[:2]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_answer_is_the_best_move_that_pays_who_gives_it(seed):
    conflict = drawn(seed)
    standing = Standing(conflict)
    for party in standing.movers:
        for state in range(conflict.n_states):
            for one in standing.leavings(party, state, 99):
                others = [other for other in standing.movers if other != party]
                assert [answer.party for answer in one.answers] == others
                for answer in one.answers:
                    better = improvements(conflict, answer.party, one.state)
                    ends = one.state if answer.state is None else answer.state
                    assert (answer.state is None) == (not better)
                    own, worth = conflict.worth[answer.party], conflict.worth[party]
                    assert own[ends] == max((own[t] for t in better), default=own[one.state])
                    assert answer.change == worth[ends] - worth[state]


@pytest.mark.parametrize("seed", SEEDS)
def test_movers_are_those_who_have_a_move_somewhere(seed):
    conflict = drawn(seed)
    able = [p for p, arcs in enumerate(all_arcs(conflict)) if len(arcs.targets)]
    found = Standing(conflict).movers
    assert set(able) <= set(found)
    idle = set(range(conflict.n_parties)) - set(found)
    assert all(Standing(conflict).verdicts.stable[:, p].all() for p in idle)
    if conflict.form is not None:
        assert found == tuple(p for p in range(conflict.n_parties) if conflict.holds(p))


def test_an_interested_party_only_watches(stood):
    conflict = stood.conflict
    assert [conflict.parties[p].id for p in stood.movers] == ["us", "dprk"]
    rok = conflict.party("rok")
    assert stood.verdicts.stable[:, rok].all()
    assert stood.leavings(rok, 0, 9) == ()
    assert stood.hold(rok, 0) == "content"


def test_verdicts_of_the_shipped_case_are_those_of_the_definitions(stood):
    conflict = stood.conflict
    for state in np.linspace(0, conflict.n_states - 1, 12).astype(int).tolist():
        for party in range(conflict.n_parties):
            assert stood.stable(party, state) == {
                name: is_stable(conflict, party, state, name) for name in LOOKED_AT
            }
