"""Gains are drawn small, so ties and parties that cannot gain are common."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from summitry.deals import solutions
from summitry.deals.dominance import efficient
from summitry.deals.solutions import SOLUTIONS, kalai_smorodinsky, leximin, nash

drawn = settings(max_examples=100, deadline=None)
gains_drawn = arrays(
    np.int64, st.tuples(st.integers(1, 12), st.integers(2, 4)), elements=st.integers(0, 4)
)
every_solution = pytest.mark.parametrize("name", SOLUTIONS)


@every_solution
def test_each_solution_is_documented_and_public(name):
    function = SOLUTIONS[name]
    assert function.__name__ == name
    assert name in solutions.__all__
    assert f"``{name}``" in solutions.__doc__
    assert ">>>" in function.__doc__


@every_solution
@given(gains=gains_drawn)
@drawn
def test_each_solution_is_deterministic_and_leaves_its_input_alone(name, gains):
    before = gains.copy()
    rows = SOLUTIONS[name](gains).tolist()
    assert SOLUTIONS[name](gains).tolist() == rows
    assert rows == sorted(set(rows)) != []
    assert (gains == before).all()


@every_solution
@pytest.mark.parametrize("point", [[3, 5], [0, 0], [0, 5]])
def test_each_solution_of_one_point_is_that_point(name, point):
    assert SOLUTIONS[name](np.array([point])).tolist() == [0]


@every_solution
def test_each_solution_of_no_point_is_empty(name):
    assert SOLUTIONS[name](np.zeros((0, 2), dtype=np.int64)).tolist() == []


@every_solution
def test_where_nobody_can_gain_every_point_is_a_solution(name):
    assert SOLUTIONS[name](np.zeros((3, 2), dtype=np.int64)).tolist() == [0, 1, 2]


@every_solution
@given(gains=gains_drawn)
@drawn
def test_each_solution_lies_on_the_frontier(name, gains):
    assert efficient(gains)[SOLUTIONS[name](gains)].all()


@every_solution
@given(gains=gains_drawn)
@drawn
def test_equal_points_are_solutions_together(name, gains):
    rows = SOLUTIONS[name](gains)
    equal = (gains[:, None, :] == gains[None, rows, :]).all(axis=2).any(axis=1)
    assert rows.tolist() == np.flatnonzero(equal).tolist()


@every_solution
@given(gains=gains_drawn, data=st.data())
@drawn
def test_swapping_the_parties_swaps_the_answer(name, gains, data):
    order = data.draw(st.permutations(range(gains.shape[1])))
    assert SOLUTIONS[name](gains[:, order]).tolist() == SOLUTIONS[name](gains).tolist()


@pytest.mark.parametrize("name", ["nash", "kalai_smorodinsky"])
@given(gains=gains_drawn, data=st.data())
@drawn
def test_nash_and_kalai_smorodinsky_are_unmoved_by_rescaling(name, gains, data):
    scale = st.lists(st.integers(1, 50), min_size=gains.shape[1], max_size=gains.shape[1])
    assert SOLUTIONS[name](gains * data.draw(scale)).tolist() == SOLUTIONS[name](gains).tolist()


@pytest.mark.parametrize("name", ["nash", "egalitarian", "utilitarian"])
@given(gains=gains_drawn, data=st.data())
@drawn
def test_dropping_what_was_not_chosen_leaves_the_answer(name, gains, data):
    chosen = SOLUTIONS[name](gains)
    size = len(gains)
    keep = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    keep[chosen] = True
    assert gains[keep][SOLUTIONS[name](gains[keep])].tolist() == gains[chosen].tolist()


def test_kalai_smorodinsky_does_move_when_an_unchosen_ideal_is_dropped():
    gains = np.array([[10, 0], [4, 5], [5, 4], [0, 5]])
    assert kalai_smorodinsky(gains).tolist() == [2]
    assert kalai_smorodinsky(gains[1:]).tolist() == [0, 1]


@drawn
@given(gains=gains_drawn)
def test_nash_is_the_largest_product_where_all_can_gain(gains):
    products = [math.prod(row) for row in gains.tolist()]
    if max(products) > 0:
        expected = [row for row, product in enumerate(products) if product == max(products)]
        assert nash(gains).tolist() == expected


@drawn
@given(gains=gains_drawn)
def test_leximin_is_the_largest_sorted_vector(gains):
    vectors = [sorted(row) for row in gains.tolist()]
    assert leximin(gains).tolist() == [r for r, v in enumerate(vectors) if v == max(vectors)]


def test_nash_prefers_no_party_where_only_one_of_two_can_gain():
    assert nash(np.array([[5, 0], [0, 3], [4, 0]])).tolist() == [0, 1]


def test_nash_compares_products_beyond_64_bits():
    big = 2**40
    assert nash(np.array([[big, big], [big + 1, big - 1]])).tolist() == [0]


def test_kalai_smorodinsky_compares_shares_beyond_64_bits():
    a, b, c = 999_999_937, 999_999_929, 999_999_893
    x = pow(b, -1, a)
    y = (x * b - 1) // a  # x/a exceeds y/b by 1/(a b), one part in 10^18
    assert kalai_smorodinsky(np.array([[a, y, c], [x, b, c]])).tolist() == [1]
