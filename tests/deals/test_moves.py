"""Moves and neighbours against the definition, one deal at a time."""

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.moves import appraise, moves, n_moves, nearby, no_loss
from summitry.deals.packages import neighbours
from summitry.deals.requirements import broken_by, requirements

drawn = settings(max_examples=60, deadline=None)


def drawn_deal(data, negotiation):
    return data.draw(st.tuples(*(st.integers(0, size - 1) for size in negotiation.shape)))


@drawn
@given(data=st.data())
def test_an_appraisal_is_the_definition_for_each_deal(data, negotiations):
    negotiation = data.draw(negotiations())
    deals = [drawn_deal(data, negotiation) for _ in range(3)]
    found = appraise(negotiation, np.array(deals))
    asked = requirements(negotiation)
    for row, deal in enumerate(deals):
        points = [negotiation.utility(p, deal) for p in range(len(negotiation.parties))]
        assert found.points[row].tolist() == points
        assert found.allowed[row] == negotiation.allowed(deal)
        broken = set(np.flatnonzero(found.broken[row]).tolist())
        assert broken == broken_by(negotiation, deal, asked)


@drawn
@given(data=st.data(), size=st.integers(1, 3))
def test_moves_are_all_deals_that_differ_on_so_many_issues(data, size, negotiations):
    negotiation = data.draw(negotiations())
    deal = drawn_deal(data, negotiation)
    found = [tuple(row) for block in moves(negotiation, deal, size) for row in block.tolist()]
    every = np.ndindex(*negotiation.shape)
    expected = {x for x in every if sum(a != b for a, b in zip(x, deal, strict=True)) == size}
    assert set(found) == expected
    assert len(found) == len(expected) == n_moves(negotiation, size)


@drawn
@given(data=st.data(), size=st.integers(1, 3))
def test_moves_without_loss_are_those_of_the_definition_in_the_same_order(data, size, negotiations):
    negotiation = data.draw(negotiations())
    deal = drawn_deal(data, negotiation)
    found = [tuple(row) for block in no_loss(negotiation, deal, size) for row in block.tolist()]
    every = [tuple(row) for block in moves(negotiation, deal, size) for row in block.tolist()]

    def changed(one):
        return [i for i, (x, y) in enumerate(zip(one, deal, strict=True)) if x != y]

    assert every == sorted(every, key=lambda one: (changed(one), one))
    assert found == [
        one
        for one in every
        if all(
            negotiation.utility(p, one) >= negotiation.utility(p, deal)
            for p in negotiation.principals
        )
    ]


def test_moves_come_in_blocks_and_none_is_lost_or_twice_between_them(build):
    negotiation = build([[list(range(40))] * 4] * 2, [0, 0])
    blocks = list(moves(negotiation, (7, 0, 29, 3), 3))
    codes = np.concatenate([block @ 40 ** np.arange(4) for block in blocks])
    assert len(blocks) > 1
    assert len(np.unique(codes)) == len(codes) == 4 * 39**3


@drawn
@given(data=st.data())
def test_one_step_neighbours_are_those_of_a_package(data, negotiations):
    negotiation = data.draw(negotiations())
    deal = drawn_deal(data, negotiation)
    found = nearby(negotiation, deal)
    assert {one.deal for one in found if one.allowed} == set(neighbours(negotiation, deal))


@drawn
@given(data=st.data(), steps=st.integers(1, 2))
def test_a_neighbour_says_whom_it_helps_and_what_it_breaks(data, steps, negotiations):
    negotiation = data.draw(negotiations())
    deal = drawn_deal(data, negotiation)
    asked = requirements(negotiation)
    before = broken_by(negotiation, deal, asked)
    found = nearby(negotiation, deal, steps)
    for one in found:
        assert sum(abs(a - b) for a, b in zip(one.deal, deal, strict=True)) == steps
        for party, change in enumerate(one.change):
            assert change == negotiation.utility(party, one.deal) - negotiation.utility(party, deal)
        assert one.gainers == tuple(p for p in negotiation.principals if one.change[p] > 0)
        assert one.losers == tuple(p for p in negotiation.principals if one.change[p] < 0)
        after = broken_by(negotiation, one.deal, asked)
        assert (set(one.breaks), set(one.mends)) == (after - before, before - after)
        assert one.allowed == negotiation.allowed(one.deal)
    helpful = [one.joint_gain for one in found]
    assert helpful == sorted(helpful, reverse=True)


@drawn
@given(data=st.data())
def test_two_steps_pay_together_where_one_of_them_alone_is_no_joint_gain(data, negotiations):
    negotiation = data.draw(negotiations())
    deal = drawn_deal(data, negotiation)
    alone = {one.deal for one in nearby(negotiation, deal) if one.joint_gain}
    for one in nearby(negotiation, deal, 2):
        between = {
            x.deal
            for x in nearby(negotiation, deal)
            if sum(abs(a - b) for a, b in zip(x.deal, one.deal, strict=True)) == 1
        }
        assert one.pays_together == (one.joint_gain and not between <= alone)


def test_trades_come_cheapest_first(build):
    negotiation = build([[[0, 4], [0, 1], [0, -1]], [[0, -1], [0, -1], [0, -1]]], [0, 0])
    found = nearby(negotiation, (0, 0, 0))
    assert [one.deal for one in found] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    assert [one.rate for one in found] == [Fraction(1, 4), Fraction(1), None]
