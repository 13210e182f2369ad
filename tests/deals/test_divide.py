"""Adjusted Winner: certificates first, then the best there can be by another way."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.divide import Good, adjusted_winner, contest, settled

drawn = settings(max_examples=150, deadline=None)
worth = st.integers(0, 5)
tables = st.lists(st.tuples(worth, worth), min_size=1, max_size=5).filter(
    lambda rows: all(sum(column) > 0 for column in zip(*rows, strict=True))
)


def goods(rows):
    return [Good(f"g{k}", (Fraction(a), Fraction(b))) for k, (a, b) in enumerate(rows)]


@drawn
@given(rows=tables)
def test_the_division_carries_its_certificates(rows):
    found = adjusted_winner(goods(rows))
    assert found.equitable
    assert found.envy_free
    assert found.efficient
    assert sum(0 < share < 1 for share in found.shares) == (found.split is not None) <= 1
    assert all(0 <= share <= 1 for share in found.shares)


@drawn
@given(rows=tables)
def test_the_points_are_those_of_the_shares(rows):
    found = adjusted_winner(goods(rows))
    totals = [sum(column) for column in zip(*rows, strict=True)]
    first = sum(a * s for (a, _), s in zip(rows, found.shares, strict=True))
    second = sum(b * (1 - s) for (_, b), s in zip(rows, found.shares, strict=True))
    assert found.points == (first * 100 / totals[0], second * 100 / totals[1])


@drawn
@given(rows=tables)
def test_no_division_into_quarters_is_better_for_both(rows):
    """The worse-off party of any other division has no more than both have here."""
    if len(rows) > 4:
        rows = rows[:4]
        if not all(sum(column) for column in zip(*rows, strict=True)):
            return
    found = adjusted_winner(goods(rows))
    totals = [sum(column) for column in zip(*rows, strict=True)]
    for shares in product(range(5), repeat=len(rows)):
        first = Fraction(25 * sum(a * s for (a, _), s in zip(rows, shares, strict=True)), totals[0])
        rest = sum(b * (4 - s) for (_, b), s in zip(rows, shares, strict=True))
        assert min(first, Fraction(25 * rest, totals[1])) <= found.points[0]


@drawn
@given(rows=tables)
def test_swapping_the_parties_keeps_the_points(rows):
    swapped = adjusted_winner(goods([(b, a) for a, b in rows]))
    assert swapped.points == adjusted_winner(goods(rows)).points


@drawn
@given(rows=tables, data=st.data())
def test_each_that_could_be_split_can_be(rows, data):
    """Put first among those of its ratio, such a good is the one that is divided, or none is."""
    found = adjusted_winner(goods(rows))
    for place in found.could_split:
        a, b = rows[place]
        c, d = rows[found.split]
        assert a * d == c * b


def test_one_good_is_shared_half_and_half():
    assert adjusted_winner(goods([(3, 8)])).shares == (Fraction(1, 2),)


def test_goods_of_one_ratio_are_named_as_equally_good_to_split():
    found = adjusted_winner(goods([(1, 1), (1, 1), (1, 1)]))
    assert found.split == 1
    assert found.could_split == (0, 2)


@pytest.mark.parametrize("rows", [[], [(0, 1)], [(1, 0)], [(-1, 1), (3, 1)]])
def test_worths_that_make_no_sense_are_refused(rows):
    with pytest.raises(ValueError, match="stake"):
        adjusted_winner(goods(rows))


def test_an_issue_is_contested_where_no_option_is_best_for_both(build):
    negotiation = build([[[0, 6, 9], [4, 4], [0, 1]], [[8, 5, 0], [0, 3], [0, 2]]], [0, 0])
    found = contest(negotiation)
    assert found.agreed == {1: 1, 2: 1}
    assert [(good.name, good.to) for good in found.goods] == [("i0", (9, 8))]
    assert found.ends == ((2, 0),)
    division = adjusted_winner(found.goods)
    assert settled(found, division, 1) == (1, 1, 1)


def test_among_equals_a_party_takes_what_the_other_likes_better(build):
    negotiation = build([[[5, 5, 0]], [[0, 1, 7]]], [0, 0])
    assert contest(negotiation).ends == ((1, 2),)
    assert contest(negotiation).goods[0].to == (5, 6)


def test_three_principals_and_interactions_are_refused(build):
    with pytest.raises(ValueError, match="here there are 3"):
        contest(build([[[0, 1]]] * 3, [0] * 3))
    both = ((0, 1), [[0, 0], [0, 7]])
    with pytest.raises(ValueError, match="add up"):
        contest(build([[[0, 1], [0, 1]]] * 2, [0, 0], interactions={1: [both]}))
