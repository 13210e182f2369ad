"""Gains are drawn small, so ties and parties that cannot gain are common."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from summitry.deals import solutions
from summitry.deals.dominance import efficient
from summitry.deals.solutions import (
    MAX_WEIGHT,
    PAIR_SOLUTIONS,
    SOLUTIONS,
    WEIGHTED,
    egalitarian,
    equal_area,
    kalai_smorodinsky,
    leximin,
    nash,
    proportional,
    solved,
    utilitarian,
    whole_weights,
)

drawn = settings(max_examples=100, deadline=None)
gains_drawn = arrays(
    np.int64, st.tuples(st.integers(1, 12), st.integers(2, 4)), elements=st.integers(0, 4)
)
EVERY = {**SOLUTIONS, **PAIR_SOLUTIONS, **WEIGHTED}
every_solution = pytest.mark.parametrize("name", EVERY)
weight = st.fractions(Fraction(1, 4), 4, max_denominator=5)


def suited(name, gains):
    """Gains of as many parties as the solution is defined for."""
    return gains[:, :2] if name in PAIR_SOLUTIONS else gains


def weights_for(gains):
    """One weight for each party."""
    return st.lists(weight, min_size=gains.shape[1], max_size=gains.shape[1])


def staircase_difference(point, gains):
    """What the equal area solution makes small, one unit of the first party's gain at a time."""

    def height(x):
        return max((b for a, b in gains if a >= x), default=0)

    most = max(a for a, _ in gains)
    left = sum(height(x) for x in range(1, point[0] + 1))
    right = sum(height(x) for x in range(point[0] + 1, most + 1))
    return abs(left - right - point[0] * point[1])


def maximisers(merits):
    """The rows with the largest merit."""
    return [row for row, merit in enumerate(merits) if merit == max(merits)]


@every_solution
def test_each_solution_is_documented_and_public(name):
    function = EVERY[name]
    assert function.__name__ == name
    assert name in solutions.__all__
    assert f"``{name}``" in solutions.__doc__
    assert ">>>" in function.__doc__


@every_solution
@given(gains=gains_drawn)
@drawn
def test_each_solution_is_deterministic_and_leaves_its_input_alone(name, gains):
    gains = suited(name, gains)
    before = gains.copy()
    rows = EVERY[name](gains).tolist()
    assert EVERY[name](gains).tolist() == rows
    assert rows == sorted(set(rows)) != []
    assert (gains == before).all()


@every_solution
@pytest.mark.parametrize("point", [[3, 5], [0, 0], [0, 5]])
def test_each_solution_of_one_point_is_that_point(name, point):
    assert EVERY[name](np.array([point])).tolist() == [0]


@every_solution
def test_each_solution_of_no_point_is_empty(name):
    assert EVERY[name](np.zeros((0, 2), dtype=np.int64)).tolist() == []


@every_solution
def test_where_nobody_can_gain_every_point_is_a_solution(name):
    assert EVERY[name](np.zeros((3, 2), dtype=np.int64)).tolist() == [0, 1, 2]


@every_solution
@given(gains=gains_drawn)
@drawn
def test_each_solution_lies_on_the_frontier(name, gains):
    gains = suited(name, gains)
    assert efficient(gains)[EVERY[name](gains)].all()


@every_solution
@given(gains=gains_drawn)
@drawn
def test_equal_points_are_solutions_together(name, gains):
    gains = suited(name, gains)
    rows = EVERY[name](gains)
    equal = (gains[:, None, :] == gains[None, rows, :]).all(axis=2).any(axis=1)
    assert rows.tolist() == np.flatnonzero(equal).tolist()


@every_solution
@given(gains=gains_drawn, data=st.data())
@drawn
def test_swapping_the_parties_swaps_the_answer(name, gains, data):
    gains = suited(name, gains)
    order = data.draw(st.permutations(range(gains.shape[1])))
    assert EVERY[name](gains[:, order]).tolist() == EVERY[name](gains).tolist()


@pytest.mark.parametrize("name", ["nash", "kalai_smorodinsky", "equal_area"])
@given(gains=gains_drawn, data=st.data())
@drawn
def test_rescaling_moves_neither_nash_nor_kalai_smorodinsky_nor_equal_area(name, gains, data):
    gains = suited(name, gains)
    scale = st.lists(st.integers(1, 50), min_size=gains.shape[1], max_size=gains.shape[1])
    assert EVERY[name](gains * data.draw(scale)).tolist() == EVERY[name](gains).tolist()


@pytest.mark.parametrize("name", ["nash", "egalitarian", "utilitarian"])
@given(gains=gains_drawn, data=st.data())
@drawn
def test_dropping_what_was_not_chosen_leaves_the_answer(name, gains, data):
    chosen = EVERY[name](gains)
    size = len(gains)
    keep = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    keep[chosen] = True
    assert gains[keep][EVERY[name](gains[keep])].tolist() == gains[chosen].tolist()


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


@drawn
@given(gains=gains_drawn, data=st.data())
def test_weighted_nash_is_the_largest_product_of_powers(gains, data):
    weights = data.draw(weights_for(gains))
    powers = whole_weights(weights, len(weights))
    merits = [math.prod(g**w for g, w in zip(row, powers, strict=True)) for row in gains.tolist()]
    if max(merits) > 0:
        assert nash(gains, weights).tolist() == maximisers(merits)


@drawn
@given(gains=gains_drawn, data=st.data())
def test_proportional_is_the_largest_sorted_vector_of_weighted_gains(gains, data):
    weights = data.draw(weights_for(gains))
    vectors = [sorted(g / w for g, w in zip(row, weights, strict=True)) for row in gains.tolist()]
    assert proportional(gains, weights).tolist() == maximisers(vectors)


@drawn
@given(gains=gains_drawn, data=st.data())
def test_weighted_utilitarian_is_the_largest_weighted_sum(gains, data):
    weights = data.draw(weights_for(gains))
    sums = [sum(g * w for g, w in zip(row, weights, strict=True)) for row in gains.tolist()]
    assert utilitarian(gains, weights).tolist() == maximisers(sums)


@pytest.mark.parametrize("name", WEIGHTED)
@given(gains=gains_drawn, data=st.data())
@drawn
def test_weighted_solutions_lie_on_the_frontier_and_swap_with_the_parties(name, gains, data):
    order = data.draw(st.permutations(range(gains.shape[1])))
    weights = data.draw(weights_for(gains))
    rows = WEIGHTED[name](gains, weights)
    assert efficient(gains)[rows].all()
    swapped = WEIGHTED[name](gains[:, order], [weights[p] for p in order])
    assert swapped.tolist() == rows.tolist()


@pytest.mark.parametrize("name", WEIGHTED)
@given(gains=gains_drawn)
@drawn
def test_equal_weights_change_nothing_whatever_their_size(name, gains):
    equal = [Fraction(7, 3)] * gains.shape[1]
    plain = {**SOLUTIONS, "proportional": egalitarian}[name]
    assert WEIGHTED[name](gains, equal).tolist() == plain(gains).tolist()


@drawn
@given(gains=gains_drawn)
def test_equal_area_leaves_the_least_difference_of_areas(gains):
    pairs = [tuple(row) for row in gains[:, :2].tolist()]
    on = np.flatnonzero(efficient(gains[:, :2])).tolist()
    merits = [-staircase_difference(pairs[row], pairs) for row in on]
    assert equal_area(gains[:, :2]).tolist() == [on[place] for place in maximisers(merits)]


def test_equal_area_of_a_triangle_is_the_middle_of_its_long_side():
    n = 1000
    line = np.array([[k, 3 * (n - k)] for k in range(n + 1)])
    assert line[equal_area(line)].tolist() == [[n // 2, 3 * n // 2]]


def test_equal_area_of_a_rectangle_with_a_corner_cut_off():
    """The set y1 <= 2, y2 <= 1, y1 + y2 <= 2 has the area 3/2; on its slanted edge the triangle
    below the ray to (2 - b, b), with the corners (0, 0) and (2, 0), has the area b = 3/4."""
    n = 1200
    edge = np.array([[2 * n - b, b] for b in range(n + 1)])
    ((a, b),) = edge[equal_area(edge)].tolist()
    assert abs(a - 5 * n / 4) <= 1
    assert abs(b - 3 * n / 4) <= 1


def test_equal_area_is_for_two_parties():
    with pytest.raises(ValueError, match="two parties, not 3"):
        equal_area(np.zeros((1, 3), dtype=np.int64))
    assert "equal_area" not in solved(np.zeros((1, 3), dtype=np.int64))
    assert "equal_area" in solved(np.zeros((1, 2), dtype=np.int64))


def test_solved_without_a_point_is_empty():
    assert solved(np.zeros((0, 2), dtype=np.int64)) == {}


def test_weights_become_the_smallest_whole_numbers():
    assert whole_weights([Fraction(1, 2), Fraction(1, 3), Fraction(1)], 3) == [3, 2, 6]
    assert whole_weights(None, 2) == [1, 1]


@pytest.mark.parametrize(
    "weights", [[1], [1, 0], [1, -1], [1, 1, 1], [1, Fraction(1, MAX_WEIGHT + 1)]]
)
def test_weights_that_cannot_be_used_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        whole_weights([Fraction(w) for w in weights], 2)


def test_weights_of_seven_to_three_split_a_line_seven_to_three():
    n = 10_000
    line = np.array([[k, n - k] for k in range(n + 1)])
    weights = [Fraction("0.7"), Fraction("0.3")]
    assert line[nash(line, weights)].tolist() == [[7_000, 3_000]]
    assert line[proportional(line, weights)].tolist() == [[7_000, 3_000]]


def test_nash_tells_powers_apart_that_logarithms_cannot():
    """(n + 1)(n - 1) falls short of n^2 by one part in 10^22, to the power of 999 too."""
    n = 10**11
    gains = np.array([[n + 1, n - 1, 1], [n, n, 1], [n, n, 1]])
    assert nash(gains, [Fraction(999), Fraction(999), Fraction(1)]).tolist() == [1, 2]


def test_large_points_do_not_overflow():
    big = 2**40
    line = np.array([[big * k, big * (4 - k)] for k in range(5)])
    assert kalai_smorodinsky(line).tolist() == equal_area(line).tolist() == [2]
    assert utilitarian(line * 2**19, [Fraction(999), Fraction(998)]).tolist() == [4]
