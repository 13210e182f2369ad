"""A deadline: the pie against a fine grid, listed deals against the tree of all offers."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.phases.leverage.deadline import deadline_offers, pie_shares

patiences = st.sampled_from([0.0, 0.3, 0.5, 0.8, 0.95])


@given(st.integers(1, 9), patiences, patiences, st.integers(0, 40), st.integers(0, 40))
def test_the_pie_is_the_game_on_a_fine_grid_of_deals(rounds, one, other, a, b):
    """Cut into 10,000 parts a round is off by at most one part, and the rounds before by no more
    than one each."""
    n = 10_000
    k = np.arange(n + 1)
    points = np.stack([k, n - k], axis=1)
    last = (rounds - 1) % 2
    found = deadline_offers(points, np.zeros((rounds + 1, 2), dtype=np.int64), (one, other), last)
    assert found.round == 0
    pie = pie_shares(rounds, (one, other))
    assert np.array(found.worth) / n == pytest.approx(pie, abs=(rounds + 1) / n)
    bounds = (a / 100, b / 100)
    got = pie_shares(rounds, (one, other), bounds)
    assert got[1] >= bounds[1] - 1e-9
    assert sum(got) == pytest.approx(1)


@given(patiences, patiences)
def test_many_rounds_come_to_the_share_of_rubinstein(one, other):
    share = pie_shares(601, (one, other))[0]
    assert share == pytest.approx((1 - other) / (1 - one * other), abs=1e-9)


def test_an_outside_option_counts_only_where_it_beats_bargaining():
    free = pie_shares(401, (0.9, 0.9))[1]
    assert pie_shares(401, (0.9, 0.9), (0, 0.3))[1] == pytest.approx(free)
    assert pie_shares(401, (0.9, 0.9), (0, 0.6))[1] == pytest.approx(0.6)


def _tree(points, outside, patience, last, t=0):
    """The definition: at each round every deal is tried; who is asked compares with going on."""
    rounds = len(outside) - 1
    if t == rounds:
        return tuple(map(float, outside[-1]))
    then = _tree(points, outside, patience, last, t + 1)
    waiting = [(1 - d) * outside[t][p] + d * then[p] for p, d in enumerate(patience)]
    proposer = last if (rounds - 1 - t) % 2 == 0 else 1 - last
    bounds = [max(waiting[p], outside[t][p]) for p in (0, 1)]
    taken = [deal for deal in points if all(deal[p] >= bounds[p] - 1e-9 for p in (0, 1))]
    if not taken:
        return tuple(waiting)
    return tuple(map(float, max(taken, key=lambda d: (d[proposer], d[1 - proposer]))))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=6),
    patiences,
    patiences,
    st.integers(0, 1),
)
def test_listed_deals_are_the_tree_of_all_offers(points, outside, one, other, last):
    found = deadline_offers(np.array(points), np.array(outside), (one, other), last)
    assert found.worth == pytest.approx(_tree(points, outside, (one, other), last))
    assert len(found.offers) == len(outside) - 1
    if found.round is not None:
        deal = points[found.deal]
        assert all(deal[p] >= outside[found.round][p] for p in (0, 1))
        assert found.offers[: found.round] == (None,) * found.round


def test_no_deal_without_room():
    outside = np.array([[5, 5]] * 4)
    for last, points in product((0, 1), ([[6, 4]], [[4, 4]])):
        found = deadline_offers(np.array(points), outside, (0.9, 0.9), last)
        assert (found.round, found.deal, found.worth) == (None, None, (5.0, 5.0))


def test_on_few_deals_the_last_mover_keeps_what_a_fine_set_would_not_give():
    """The pitfall: patience near 1, three deals, and each side as the last mover."""
    points, outside = np.array([[8, 2], [5, 5], [2, 8]]), np.zeros((31, 2), dtype=np.int64)
    worths = [deadline_offers(points, outside, (0.99, 0.99), last).worth for last in (0, 1)]
    assert worths == [(8.0, 2.0), (2.0, 8.0)]
    fine = [pie_shares(rounds, (0.99, 0.99))[0] for rounds in (30, 29)]
    assert max(fine) - min(fine) < 0.8


def test_without_a_round_or_with_nothing_to_share_there_is_no_answer():
    for rounds, outside in ((0, (0.0, 0.0)), (3, (0.6, 0.6))):
        with pytest.raises(ValueError, match="there is a round at least"):
            pie_shares(rounds, (0.5, 0.5), outside)
