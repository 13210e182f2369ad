"""Paths against a plain search over (state, last mover) with every agreement listed."""

from dataclasses import replace
from itertools import pairwise, permutations

import numpy as np
import pytest

from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from summitry.stability.agreement import joint_cells
from summitry.stability.definitions import improvements, reached
from summitry.stability.paths import (
    paths_from,
    reached_by_improvements,
    reached_by_moves,
    reached_from,
)
from summitry.stability.reach import all_arcs, one_move
from tests.stability.models import arcs_of, draw

SEEDS = range(36)
NO_YES = (Option("no", "no"), Option("yes", "yes"))


def some_sign(seed):
    """A random conflict, some of whose parties need not sign; nobody holds many of its issues."""
    conflict = draw(seed)
    rng = np.random.default_rng([seed, 3])
    signs = rng.random(conflict.n_parties) < 0.7
    parties = (replace(p, principal=bool(s)) for p, s in zip(conflict.parties, signs, strict=True))
    conflict = replace(conflict, parties=tuple(parties))
    if conflict.form is None:
        return conflict
    issues = conflict.form.issues
    issues = tuple(replace(x, held_by=None) if rng.random() < 0.5 else x for x in issues)
    return replace(conflict, form=replace(conflict.form, issues=issues))


def moves(conflict, together):
    """(mover, from, to) of every move there is; None moves by agreement."""
    for party, arcs in enumerate(all_arcs(conflict)):
        for s in range(conflict.n_states):
            yield from ((party, s, t) for t in arcs.of(s).tolist())
    if together and conflict.form is not None and any(p.principal for p in conflict.parties):
        rows = conflict.form.options(range(conflict.n_states)).tolist()
        for s, t in permutations(range(conflict.n_states), 2):
            if agreed(conflict, rows[s], rows[t]):
                yield None, s, t


def agreed(conflict, here, there):
    """Does nothing change that another holds, or that cannot be undone? Rungs do not count."""
    others = {p.id for p in conflict.parties if not p.principal}
    return all(
        a == b or (issue.held_by not in others and one_move(replace(issue, one_rung=False))[a, b])
        for issue, a, b in zip(conflict.form.issues, here, there, strict=True)
    )


def losers(conflict, mover, s, t):
    signed = [p for p, party in enumerate(conflict.parties) if party.principal]
    movers = signed if mover is None else [mover]
    return tuple(p for p in movers if conflict.worth[p, t] < conflict.worth[p, s])


def pays(conflict, mover, s, t):
    """No mover is worse off, and one is better off."""
    signed = [p for p, party in enumerate(conflict.parties) if party.principal]
    movers = signed if mover is None else [mover]
    better = any(conflict.worth[p, t] > conflict.worth[p, s] for p in movers)
    return better and not losers(conflict, mover, s, t)


def node_costs(conflict, start, together, improving):
    """{(state, last mover): least (worsening moves, moves)}, relaxed until nothing changes; and the
    moves there are."""
    listed = [
        (mover, s, t)
        for mover, s, t in moves(conflict, together)
        if not improving or pays(conflict, mover, s, t)
    ]
    costs = {(start, "nobody"): (0, 0)}
    while True:
        better = dict(costs)
        for (state, last), (worsening, n) in costs.items():
            for mover, s, t in listed:
                if s == state and mover != last:
                    cost = (worsening + bool(losers(conflict, mover, s, t)), n + 1)
                    better[t, mover] = min(cost, better.get((t, mover), cost))
        if better == costs:
            return costs, listed
        costs = better


def least_costs(conflict, start, together, improving):
    """{state: least (worsening moves, moves)}."""
    found = {}
    for (state, _), cost in node_costs(conflict, start, together, improving)[0].items():
        found[state] = min(cost, found.get(state, cost))
    return found


@pytest.mark.parametrize("improving", [False, True])
@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_path_is_legal_and_the_cheapest(seed, together, improving):
    conflict = some_sign(seed)
    start = seed % conflict.n_states
    costs = least_costs(conflict, start, together, improving)
    everything = range(conflict.n_states)
    found = paths_from(conflict, start, everything, together, improving)
    assert {path.target for path in found if path.reached} == set(costs)
    legal = set(moves(conflict, together))
    for path in found:
        if path.reached:
            assert (path.n_worsening, len(path.legs)) == costs[path.target]
            check(conflict, path, start, legal, improving)
        else:
            assert path.legs == ()
    freely = paths_from(conflict, start, None, together, improving)
    assert [path.target for path in freely[:1]] == [start]
    in_order = [(path.n_worsening, len(path.legs)) for path in freely]
    assert in_order == sorted(costs.values())


def check(conflict, path, start, legal, improving):
    assert [start, *(leg.end for leg in path.legs)][-1] == path.target
    assert [start, *(leg.end for leg in path.legs)][:-1] == [leg.start for leg in path.legs]
    assert all(one.mover != two.mover for one, two in pairwise(path.legs))
    for leg in path.legs:
        assert (leg.mover, leg.start, leg.end) in legal
        assert leg.changes == tuple(conflict.worth[:, leg.end] - conflict.worth[:, leg.start])
        assert leg.worsens == losers(conflict, leg.mover, leg.start, leg.end)
        assert leg.improvement == pays(conflict, leg.mover, leg.start, leg.end)
        assert leg.improvement or not improving
    worsening = [leg for leg in path.legs if leg.worsens]
    assert path.given_up_first == (worsening[0] if worsening else None)


@pytest.mark.parametrize("seed", SEEDS)
def test_asking_for_one_target_shows_the_same_path(seed):
    conflict = some_sign(seed)
    every = paths_from(conflict, 0)
    assert [paths_from(conflict, 0, [path.target])[0] for path in every] == list(every)


@pytest.mark.parametrize("seed", SEEDS)
def test_of_equal_paths_the_rule_shows_one(seed):
    conflict = some_sign(seed)
    start = seed % conflict.n_states
    costs, listed = node_costs(conflict, start, together=True, improving=False)
    for path in paths_from(conflict, start):
        assert path.legs == () or [(leg.mover, leg.start) for leg in path.legs] == by_rule(
            conflict, costs, listed, path.target
        )


def test_before_an_agreement_too_the_first_mover_is_shown():
    """a (to state 4) or b (to state 2) moves first; both cost c, and from both all go to 1."""
    issues = tuple(Issue(key, key, NO_YES, held_by=key) for key in "ab")
    form = Form((*issues, Issue("z", "z", NO_YES)), np.arange(8))
    parties = tuple(Party(key, key) for key in "abc")
    worth = np.array([[0, 1] + [0] * 6, [0, 1] + [0] * 6, [5, 2, 1, 0, 1, 0, 0, 0]])
    [path] = paths_from(Conflict(parties, worth, form), 0, [1])
    assert [(leg.mover, leg.end) for leg in path.legs] == [(0, 4), (None, 1)]


def by_rule(conflict, costs, listed, target):
    """Back from the target: the first mover, then the lower state it moves to."""

    def place(node):
        state, mover = node
        last = conflict.n_parties
        return ({None: last, "nobody": last + 1}.get(mover, mover), state)

    least = min(cost for (state, _), cost in costs.items() if state == target)
    node = min((n for n in costs if n[0] == target and costs[n] == least), key=place)
    legs = []
    while node[1] != "nobody":
        state, mover = node
        into = [
            (s, bool(losers(conflict, k, s, t))) for k, s, t in listed if (k, t) == (mover, state)
        ]
        before = {
            (s, last)
            for s, worsens in into
            for last in [None, "nobody", *range(conflict.n_parties)]
            if last != mover
            and (s, last) in costs
            and (costs[s, last][0] + worsens, costs[s, last][1] + 1) == costs[node]
        }
        node = min(before, key=place)
        legs.append((mover, node[0]))
    return legs[::-1]


@pytest.mark.parametrize("seed", SEEDS)
def test_reached_is_what_the_definition_says(seed):
    conflict = draw(seed)
    everybody = range(conflict.n_parties)
    for start in range(conflict.n_states):
        by_moves = reached_by_moves(conflict, start)
        assert set(by_moves.states.tolist()) == reached(conflict, everybody, start)
        near = reached_by_improvements(conflict, start)
        assert set(near.states.tolist()) == reached(conflict, everybody, start, improving=True)
        assert set(reached_from(conflict, start).tolist()) == {start, *by_moves.states.tolist()}
        check_distances(conflict, start, near)


def check_distances(conflict, start, near):
    """Level by level: what improvements reach in n moves, by (state, last mover)."""
    nodes, least, length = {(start, None)}, {}, 0
    while length <= conflict.n_states * conflict.n_parties:
        length += 1
        nodes = {
            (t, party)
            for s, last in nodes
            for party in range(conflict.n_parties)
            if party != last
            for t in improvements(conflict, party, s)
        }
        least = dict.fromkeys(nodes, length) | least
    steps = {
        (int(state), party): int(near.steps[party, k])
        for k, state in enumerate(near.states)
        for party in range(conflict.n_parties)
        if near.steps[party, k] >= 0
    }
    assert steps == least
    for k, state in enumerate(near.states.tolist()):
        assert near.distances[k] == min(n for (s, _), n in least.items() if s == state)


def test_two_prisoners_give_up_something_alone_and_nothing_together():
    confess = tuple(Issue(key, key, NO_YES, held_by=key) for key in ("a", "b"))
    worth = np.array([[3, 1, 4, 2], [3, 4, 1, 2]])
    dilemma = Conflict((Party("a", "A"), Party("b", "B")), worth, Form(confess, np.arange(4)))
    [alone] = paths_from(dilemma, 3, [0], together=False)
    assert (alone.n_worsening, len(alone.legs)) == (2, 2)
    assert (alone.given_up_first.mover, alone.given_up_first.end) == (1, 2)
    [agreed] = paths_from(dilemma, 3, [0])
    assert [(leg.mover, leg.improvement) for leg in agreed.legs] == [(None, True)]
    assert agreed.given_up_first is None


def shared(**ways):
    """One issue of three options that nobody holds; both parties like the first best."""
    options = tuple(Option(key, key) for key in ("whole", "half", "gone"))
    form = Form((Issue("plant", "plant", options, **ways),), np.arange(3))
    return Conflict((Party("a", "A"), Party("b", "B")), np.array([[2, 0, 1], [2, 0, 1]]), form)


def test_together_too_nobody_undoes_what_cannot_be_undone():
    plant = shared(undoable=(True, True, False))
    assert [path.target for path in paths_from(plant, 2)] == [2]
    assert [path.target for path in paths_from(plant, 1)] == [1, 0, 2]
    [kept] = paths_from(plant, 0, [2])
    assert [(leg.mover, leg.worsens) for leg in kept.legs] == [(None, (0, 1))]
    assert [path.target for path in paths_from(shared(), 2)] == [2, 0, 1]


def test_together_nobody_is_bound_to_one_rung():
    rungs = shared(one_rung=True)
    [path] = paths_from(rungs, 2, [0], improving=True)
    assert [(leg.mover, leg.end) for leg in path.legs] == [(None, 0)]


def test_random_conflicts_have_what_makes_agreement_hard():
    shared_for_good = several_blocks = 0
    for seed in SEEDS:
        conflict = some_sign(seed)
        joint = joint_cells(conflict)
        if joint is not None:
            issues = conflict.form.issues
            shared_for_good += any(x.held_by is None and not all(x.undoable[1:]) for x in issues)
            blocks = np.unique(np.vstack([joint.cells, joint.lost]), axis=1)
            several_blocks += blocks.shape[1] > joint.cells.max() + 1
    assert shared_for_good >= 6
    assert several_blocks >= 8


def test_elmira_the_ministry_must_go_first():
    """Elmira, 9 states (Hipel, Fang, Kilgour and Haight 1993; the arrays of Xu 2007): today s1;
    the local government moves to s5 on its own, and from s5 to s8 the ministry must first modify
    its order, to its own loss, before the firm accepts: no improvement leads there."""
    one_way = [
        {1: [2], 3: [4], 5: [6], 7: [8]},
        {1: [3, 9], 2: [4, 9], 3: [9], 4: [9], 5: [7, 9], 6: [8, 9], 7: [9], 8: [9]},
        {1: [5], 5: [1], 2: [6], 6: [2], 3: [7], 7: [3], 4: [8], 8: [4]},
    ]
    best_first = ([7, 3, 4, 8, 5, 1, 2, 6, 9], [1, 4, 8, 5, 9, 3, 7, 2, 6])
    can = np.zeros((3, 9, 9), dtype=bool)
    for party, table in enumerate(one_way):
        for s, targets in table.items():
            can[party, s - 1, np.array(targets) - 1] = True
    worth = np.zeros((3, 9), dtype=np.int64)
    for party, ranking in enumerate([*best_first, [7, 3, 5, 1, 8, 6, 4, 2, 9]]):
        worth[party, np.array(ranking) - 1] = range(9, 0, -1)
    parties = tuple(Party(key, key) for key in ("ministry", "firm", "local"))
    elmira = Conflict(parties, worth, arcs=arcs_of(can))
    assert (reached_by_improvements(elmira, 0).states + 1).tolist() == [5]
    [path] = paths_from(elmira, 4, [7])
    assert [(leg.mover, leg.end + 1) for leg in path.legs] == [(0, 6), (1, 8)]
    assert path.given_up_first.worsens == (0,)
    [far] = paths_from(elmira, 8, [0])
    assert not far.reached
