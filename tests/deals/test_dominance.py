import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from summitry.deals.dominance import dominating, efficient, efficient_brute

few = st.integers(0, 60)


@settings(max_examples=300, deadline=None)
@given(data=st.data(), n_parties=st.sampled_from([1, 2, 3, 4]), top=st.sampled_from([1, 3, 1000]))
def test_efficient_is_its_definition_with_many_ties(data, n_parties, top):
    shape = (data.draw(few), n_parties)
    points = data.draw(arrays(np.int64, shape, elements=st.integers(-top, top)))
    assert efficient(points).tolist() == efficient_brute(points).tolist()


@pytest.mark.parametrize("n_parties", [2, 3, 4, 5])
@pytest.mark.parametrize("spread", [6, 1000])
def test_efficient_is_its_definition_over_many_blocks(n_parties, spread):
    points = np.random.default_rng(7).integers(-spread, spread, (2500, n_parties))
    assert efficient(points).tolist() == efficient_brute(points).tolist()


@pytest.mark.parametrize("n_parties", [2, 3, 4])
def test_points_of_one_sum_are_all_efficient(n_parties):
    rest = np.random.default_rng(8).integers(0, 30, (3000, n_parties - 1))
    points = np.column_stack([rest, 100 - rest.sum(axis=1)])
    assert efficient(points).all()


@pytest.mark.parametrize("n_parties", [3, 4])
def test_a_wide_frontier_keeps_out_what_lies_just_under_it(n_parties):
    generator = np.random.default_rng(10)
    rest = generator.integers(0, 60, (2500, n_parties - 1))
    points = np.column_stack([rest, 100 - rest.sum(axis=1) - generator.integers(0, 4, 2500)])
    expected = efficient_brute(points)
    assert 513 < expected.sum() < 2500
    assert efficient(points).tolist() == expected.tolist()


@settings(max_examples=100, deadline=None)
@given(points=arrays(np.int64, st.tuples(few, st.integers(1, 4)), elements=st.integers(0, 5)))
def test_the_frontier_of_the_frontier_is_itself_and_covers_the_rest(points):
    frontier = points[efficient(points)]
    assert efficient(frontier).all()
    for point in points[~efficient(points)]:
        assert dominating(frontier, point).any()


def test_the_order_of_points_does_not_matter():
    generator = np.random.default_rng(9)
    points = generator.integers(0, 9, (400, 3))
    order = generator.permutation(400)
    assert efficient(points[order]).tolist() == efficient(points)[order].tolist()


def test_no_point_has_no_frontier():
    assert efficient(np.zeros((0, 2), dtype=np.int64)).tolist() == []


def test_equal_points_do_not_dominate_each_other():
    points = np.array([[2, 2], [2, 2]])
    assert not dominating(points, points[0]).any()
