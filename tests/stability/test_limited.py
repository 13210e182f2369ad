"""Limited foresight against play written out, on tiny and on random conflicts."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from summitry.errors import NotDefined, TooManyDeals
from summitry.model.conflict import Conflict
from summitry.model.party import Party
from summitry.stability.definitions import is_stable
from summitry.stability.limited import MAX_HORIZON, limited_moves
from tests.stability.models import arcs_of, draw, moves_of
from tests.stability.sequences import as_sets

PAIR = (Party("p0", "P0"), Party("p1", "P1"))


def tiny(seed):
    """Two parties that both move, three states, many ties."""
    rng = np.random.default_rng(seed)
    while True:
        arcs = arcs_of(rng.random((2, 3, 3)) < 0.6)
        if all(len(a.targets) for a in arcs):
            return Conflict(PAIR, rng.integers(0, 3, (2, 3)), arcs=arcs)


def two_movers(seed):
    """A drawn conflict of which two parties move; of more, the others cannot."""
    conflict = draw(seed)
    can = moves_of(conflict)
    rng = np.random.default_rng([seed, 2])
    movers = rng.choice(conflict.n_parties, 2, replace=False)
    can[[p for p in range(len(can)) if p not in movers]] = False
    for p in movers:
        can[p, 0, 1 % conflict.n_states] = True  # so that each moves somewhere
    return replace(conflict, form=None, arcs=arcs_of(can))


def outcomes(here, best_of, worth):
    """The ends that a mover at ``here`` may choose when its moves end in ``best_of``."""
    best = max((worth[x] for x in best_of), default=worth[here])
    return {here} if best <= worth[here] else {x for x in best_of if worth[x] == best}


def plays(conflict, can, mover, state, h):
    """The end of play under each way to break ties, at each point of the tree by itself."""
    targets = can[mover][state] if h else ()
    below = [list(plays(conflict, can, 1 - mover, t, h - 1)) for t in targets]
    for ends in product(*below):
        yield from outcomes(state, ends, conflict.worth[mover])


def tables(conflict, can, horizon):
    """For h = 0, 1, ... all tables [mover, state] of ends, ties broken by state and h alone."""
    n = conflict.n_states
    found = {tuple(range(n)) * 2}
    yield found
    for _ in range(horizon):
        found = {new for old in found for new in product(*_choices(conflict, can, old))}
        yield found


def _choices(conflict, can, table):
    n = conflict.n_states
    for mover, state in product((0, 1), range(n)):
        below = [table[(1 - mover) * n + t] for t in can[mover][state]]
        yield outcomes(state, below, conflict.worth[mover])


def in_sets(conflict, horizon):
    """A_h(i, s) for h = 0, 1, ... by the formula, in Python sets."""
    can = [as_sets(table) for table in moves_of(conflict)]
    movers = [p for p, rows in enumerate(can) if any(rows)]
    level = {(i, s): {s} for i in movers for s in range(conflict.n_states)}
    yield level
    for _ in range(horizon):
        new = {}
        for i, s in level:
            j = movers[1 - movers.index(i)]
            u = conflict.worth[i]
            below = [level[j, t] for t in can[i][s]]
            m = max((min(u[x] for x in ends) for ends in below), default=u[s])
            new[i, s] = {x for ends in below for x in ends if u[x] > u[s] and u[x] >= m}
            new[i, s] |= {s} if m <= u[s] else set()
        level = new
        yield level


def test_ends_are_those_of_all_ways_to_break_ties():
    for seed in range(300):
        conflict = tiny(seed)
        ahead = limited_moves(conflict, 4)
        can = [as_sets(table) for table in moves_of(conflict)]
        for h, mover, state in product(range(4), (0, 1), range(3)):
            expected = set(plays(conflict, can, mover, state, h))
            assert ahead.ends(h, mover, state) == expected, (seed, h, mover, state)


def test_ties_broken_by_state_and_moves_left_alone_give_no_other_ends():
    for seed in range(300):
        conflict = tiny(seed)
        ahead = limited_moves(conflict, 6)
        for h, mover, state, ends in tied(conflict, 6):
            assert ends <= ahead.ends(h, mover, state)


def test_they_can_give_fewer():
    moves = [
        [{1, 2}, {2, 3, 4}, {3}, {0, 1, 2}, {2}],
        [{3, 4}, {0, 2, 3, 4}, {1, 3, 4}, {0, 1, 4}, {0, 2, 3}],
    ]
    can = np.array([[[t in row for t in range(5)] for row in rows] for rows in moves])
    worth = np.array([[1, 1, 2, 0, 1], [0, 2, 1, 0, 0]])
    conflict = Conflict(PAIR, worth, arcs=arcs_of(can))
    found = {(h, mover, state): ends for h, mover, state, ends in tied(conflict, 4)}
    assert found[4, 0, 3] == {1, 2}
    assert limited_moves(conflict, 4).ends(4, 0, 3) == {0, 1, 2}


def tied(conflict, horizon):
    """(h, mover, state, the ends of play) where ties are broken by state and h alone."""
    n = conflict.n_states
    can = [as_sets(table) for table in moves_of(conflict)]
    for h, found in enumerate(tables(conflict, can, horizon)):
        for mover, state in product((0, 1), range(n)):
            yield h, mover, state, {table[mover * n + state] for table in found}


def test_random_conflicts_agree_with_sets():
    for seed in range(330):
        conflict = two_movers(seed)
        ahead = limited_moves(conflict, 40)
        far = 12 if ahead.settles is None else ahead.settles + 2 * ahead.period + 1
        for h, level in enumerate(in_sets(conflict, min(far, 90))):
            assert {key: ahead.ends(h, *key) for key in level} == level, (seed, h)
            stable, possible = ahead.stable(h), ahead.possible(h)
            for (i, s), ends in level.items():
                assert stable[i, s] == (ends == {s})
                assert possible[i, s] == (s in ends)


@pytest.mark.parametrize("n", [63, 64, 65, 130])
def test_rows_of_several_words_agree_with_sets(n):
    for seed in range(3):
        rng = np.random.default_rng([n, seed])
        can = rng.random((2, n, n)) < 2 / n
        conflict = Conflict(PAIR, rng.integers(0, (4, n)[seed % 2], (2, n)), arcs=arcs_of(can))
        ahead = limited_moves(conflict, 12)
        for h, level in enumerate(in_sets(conflict, 12)):
            assert {key: ahead.ends(h, *key) for key in level} == level
            assert ahead.stable(h).tolist() == [
                [level[i, s] == {s} for s in range(n)] for i in (0, 1)
            ]


def test_one_move_ahead_is_nash_and_those_who_cannot_move_stay():
    for seed in range(300):
        conflict = two_movers(seed)
        ahead = limited_moves(conflict, 1)
        nash = [
            [is_stable(conflict, p, s, "nash") for s in range(conflict.n_states)]
            for p in range(conflict.n_parties)
        ]
        assert ahead.stable(1).tolist() == nash
        idle = next((p for p in range(conflict.n_parties) if p not in ahead.movers), None)
        assert idle is None or ahead.ends(1, idle, 0) == {0}


def test_without_ties_there_is_one_end():
    for seed in range(50):
        conflict = two_movers(seed)
        worth = np.argsort(np.random.default_rng(seed).random(conflict.worth.shape), axis=1)
        ahead = limited_moves(replace(conflict, worth=worth), 8)
        for h in range(9):
            assert (ahead.stable(h) == ahead.possible(h)).all()


def test_what_holds_for_all_longer_play():
    periods = set()
    for seed in range(330):
        conflict = two_movers(seed)
        ahead = limited_moves(conflict, 60)
        if ahead.settles is None:
            continue
        longest = ahead.settles + 3 * ahead.period
        held = np.array([ahead.stable(h) for h in range(longest)])
        assert (ahead.nonmyopic() == held[ahead.settles :].all(axis=0)).all()
        periods.add(ahead.period)
    assert {1, 2} <= periods


# Computed for the standard 2x2 games; states CC, CD, DC, DD, a defecting in the last two.
DILEMMA = [[3, 1, 4, 2], [3, 4, 1, 2]]
CHICKEN = [[3, 2, 4, 1], [3, 4, 2, 1]]


def two_by_two(worth):
    free = np.ones((2, 2), dtype=bool)
    can = np.array([np.kron(free, np.eye(2, dtype=bool)), np.kron(np.eye(2, dtype=bool), free)])
    return Conflict(PAIR, np.array(worth), arcs=arcs_of(can), names=("CC", "CD", "DC", "DD"))


@pytest.mark.parametrize(
    ("worth", "expected", "nonmyopic"),
    [
        (DILEMMA, [{"DD"}, {"CC", "DD"}, {"CC", "DD"}, {"CC", "DD"}], {"CC", "DD"}),
        (CHICKEN, [{"CD", "DC"}, set(), {"CC"}, {"CC"}], {"CC"}),
    ],
)
def test_standard_games(worth, expected, nonmyopic):
    conflict = two_by_two(worth)
    ahead = limited_moves(conflict, 20)
    for h, names in enumerate(expected, start=1):
        assert {conflict.names[s] for s in ahead.equilibria(h)} == names
    lasting = np.flatnonzero(ahead.nonmyopic().all(axis=0))
    assert {conflict.names[s] for s in lasting} == nonmyopic
    assert ahead.equilibria(10**6).tolist() == lasting.tolist()


def test_what_cannot_be_asked_is_refused():
    conflict = two_by_two(CHICKEN)
    alone = np.array([True, False])[:, None, None]
    with pytest.raises(NotDefined, match="two parties that can move; here p0"):
        limited_moves(replace(conflict, arcs=arcs_of(moves_of(conflict) & alone)), 2)
    short = limited_moves(conflict, 1)
    with pytest.raises(NotDefined, match="do not repeat within 1 moves"):
        short.nonmyopic()
    with pytest.raises(NotDefined, match="2 moves ahead: 0 to 1"):
        short.stable(2)
    for horizon in (0, MAX_HORIZON + 1):
        with pytest.raises(TooManyDeals, match="1 to 100"):
            limited_moves(conflict, horizon)
