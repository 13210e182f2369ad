"""Every order is run through by the definition: join, drop, tie the rest, count cells."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.ordering import Bag, ordering

drawn = settings(max_examples=150, deadline=None)


@st.composite
def tied(draw):
    """Scopes of one to four issues, and option counts."""
    shape = draw(st.lists(st.integers(1, 9), min_size=1, max_size=9))
    some = st.sets(st.sampled_from(range(len(shape))), min_size=1, max_size=4)
    return [tuple(sorted(one)) for one in draw(st.lists(some, max_size=12))], tuple(shape)


@drawn
@given(model=tied())
def test_every_issue_is_dropped_once_and_every_bag_holds_what_speaks_of_it(model):
    scopes, shape = model
    left = [set(scope) for scope in scopes]
    gone = []
    order = ordering(scopes, shape)
    for bag in order.bags:
        assert bag.drop
        assert set(bag.drop) <= set(bag.scope)
        assert list(bag.scope) == sorted(set(bag.scope))
        assert not set(bag.scope) & set(gone)
        speaking = [scope for scope in left if scope & set(bag.drop)]
        assert set().union(*speaking) | set(bag.drop) == set(bag.scope)
        left = [scope for scope in left if not scope & set(bag.drop)]
        if bag.separator:
            left.append(set(bag.separator))
        gone += bag.drop
    assert sorted(gone) == list(range(len(shape)))
    assert left == []
    assert order.width == max(len(bag.scope) for bag in order.bags) - 1
    assert order.cells == max(math.prod(shape[i] for i in bag.scope) for bag in order.bags)


@drawn
@given(model=tied())
def test_the_width_is_at_least_that_of_the_largest_table_and_at_most_all_issues(model):
    scopes, shape = model
    order = ordering(scopes, shape)
    assert max(map(len, scopes), default=1) - 1 <= order.width < len(shape)
    assert order.cells <= math.prod(shape)


@drawn
@given(model=tied())
def test_the_same_question_has_the_same_order(model):
    scopes, shape = model
    assert ordering(scopes, shape) == ordering(list(reversed(scopes)), shape)


def test_issues_that_nothing_ties_have_no_width_and_a_bag_each():
    order = ordering([(i,) for i in range(5)], (2, 3, 4, 5, 6))
    assert (order.width, order.cells) == (0, 6)
    assert sorted(bag.scope for bag in order.bags) == [(i,) for i in range(5)]


@pytest.mark.parametrize("n", [2, 3, 10, 60])
def test_a_path_and_a_star_have_width_1(n):
    path = [(i, i + 1) for i in range(n - 1)]
    star = [(0, i) for i in range(1, n)]
    for scopes in (path, star):
        order = ordering(scopes, (4,) * n)
        assert (order.width, order.cells) == (1, 16)


def test_a_binary_tree_has_width_1():
    assert ordering([((i - 1) // 2, i) for i in range(1, 63)], (3,) * 63).width == 1


@pytest.mark.parametrize("n", [3, 4, 9, 40])
def test_a_cycle_has_width_2(n):
    ring = [tuple(sorted((i, (i + 1) % n))) for i in range(n)]
    order = ordering(ring, (3,) * n)
    assert (order.width, order.cells) == (2, 27)


@pytest.mark.parametrize("k", [2, 3, 4, 5])
def test_a_grid_is_no_wider_than_its_side(k):
    across = [(k * r + c, k * r + c + 1) for r in range(k) for c in range(k - 1)]
    down = [(k * r + c, k * (r + 1) + c) for r in range(k - 1) for c in range(k)]
    assert ordering(across + down, (2,) * k * k).width == k


@pytest.mark.parametrize("n", [2, 5, 12])
def test_a_clique_is_one_bag(n):
    order = ordering(combinations(range(n), 2), (2,) * n)
    assert (order.width, order.cells) == (n - 1, 2**n)
    assert [bag.drop for bag in order.bags] == [tuple(range(n))]


def test_a_dense_cluster_is_dropped_at_once_and_the_rest_stays():
    order = ordering([(0, 1, 2), (2, 3)], (2, 2, 2, 2))
    assert any({0, 1} <= set(bag.drop) for bag in order.bags)


def test_of_two_orders_the_one_with_fewer_cells_is_taken():
    """Four issues in a ring, two of them large: the large ones are never joined to each other."""
    order = ordering([(0, 1), (1, 2), (2, 3), (0, 3)], (100, 2, 100, 2))
    assert order.cells == 100 * 2 * 2


def test_nothing_to_order():
    order = ordering([], ())
    assert (order.bags, order.width, order.cells) == ((), 0, 1)


def test_what_a_bag_does_not_drop_separates_it():
    assert Bag((1, 4, 7), (1, 7)).separator == (4,)
    assert Bag((1,), (1,)).separator == ()
