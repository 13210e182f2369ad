"""The compiled loops against the definition, group by group. They take sorted distinct points."""

import numpy as np
import pytest

from summitry.deals.dominance import efficient, efficient_brute, efficient_sorted, sort_points
from summitry.deals.kernels import efficient_many, efficient_masked, efficient_triples


def drawn(seed, n, columns, spread, n_groups=1):
    rng = np.random.default_rng(seed)
    return rng.integers(-spread, spread + 1, (n, columns)), np.sort(rng.integers(0, n_groups, n))


def by_group(points, groups):
    """The definition within each group."""
    keep = np.zeros(len(points), dtype=bool)
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        keep[rows] = efficient_brute(points[rows])
    return keep


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("spread", [1, 3, 10**9])
@pytest.mark.parametrize("n_groups", [1, 2, 40])
def test_a_thousand_rows_with_duplicates_are_pruned_by_the_definition(columns, spread, n_groups):
    points, groups = drawn([columns, spread, n_groups], 800, columns, spread, n_groups)
    points, groups = np.repeat(points, 2, axis=0)[:1_000], np.repeat(groups, 2)[:1_000]
    expected = by_group(points, groups)
    assert efficient(points, groups).tolist() == expected.tolist()
    order = np.random.default_rng(1).permutation(len(points))
    assert efficient(points[order], groups[order]).tolist() == expected[order].tolist()


@pytest.mark.parametrize("columns", [3, 4, 5, 6, 7])
@pytest.mark.parametrize("spread", [2, 100])
@pytest.mark.parametrize("n_groups", [1, 7])
def test_each_compiled_loop_is_the_definition(columns, spread, n_groups):
    found = sort_points(*drawn([2, columns], 1_000, columns, spread, n_groups))
    expected = by_group(found.points, found.groups).tolist()
    assert efficient_many(found.points, found.groups).tolist() == expected
    assert efficient_many.py_func(found.points[:300], found.groups[:300]).tolist() == (
        by_group(found.points[:300], found.groups[:300]).tolist()
    )
    if columns == 3:
        ranks = np.unique(found.points[:, 1], return_inverse=True)[1].reshape(-1)
        assert efficient_triples(found.points, found.groups, ranks).tolist() == expected
        python = efficient_triples.py_func(found.points, found.groups, ranks)
        assert python.tolist() == expected


@pytest.mark.parametrize("columns", [3, 5])
def test_a_frontier_of_a_thousand_points_in_one_group_is_kept_whole(columns):
    rest = drawn(3, 1_500, columns - 1, 40)[0]
    points = np.column_stack([rest, -rest.sum(axis=1)])
    assert efficient(points).all()


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_what_dominates_in_one_group_does_not_in_the_next(columns):
    points = np.array([[5] * columns, [4] * columns, [3] * columns])
    assert efficient(points, np.array([0, 1, 1])).tolist() == [True, True, False]
    assert efficient(points, np.array([2, 0, 2])).tolist() == [True, True, False]


def test_groups_far_apart_and_points_far_apart_do_not_overflow():
    points = np.array([[0, 2**60], [1, -(2**60)], [0, -(2**60)], [0, 2**60]])
    groups = np.array([0, 9, 9, 9])
    assert efficient(points, groups).tolist() == [True, True, False, True]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("n_groups", [1, 3])
def test_a_row_is_left_out_only_for_one_that_breaks_no_more(columns, n_groups):
    rng = np.random.default_rng([4, columns, n_groups])
    masks = rng.integers(0, 16, 600)
    points = np.column_stack([-masks, rng.integers(0, 5, (600, columns))])
    found = sort_points(points, np.sort(rng.integers(0, n_groups, 600)))
    rows = list(zip(found.groups.tolist(), found.points.tolist(), strict=True))
    expected = [
        not any(
            g == h and u != v and (-v[0]) & ~(-u[0]) == 0 and all(map(int.__ge__, v[1:], u[1:]))
            for h, v in rows
        )
        for g, u in rows
    ]
    assert efficient_masked(found.points, found.groups).tolist() == expected
    assert efficient_masked.py_func(found.points, found.groups).tolist() == expected
    assert 0 < sum(expected) < len(expected)


def test_a_mask_of_the_highest_bit_is_compared_like_any_other():
    high = 1 << 61
    points = np.array([[-1, 3], [-(high | 1), 4], [-(high | 1), 2], [-(high | 2), 3]])
    found = sort_points(points)
    kept = found.points[efficient_masked(found.points, found.groups)].tolist()
    assert kept == [[-1, 3], [-(high | 1), 4], [-(high | 2), 3]]


def test_sorting_keeps_equal_rows_together_in_the_order_they_came():
    points, groups = drawn(5, 500, 2, 2, 3)
    found = sort_points(points, groups)
    assert sorted(found.rows.tolist()) == list(range(500))
    for place in range(len(found.points)):
        rows = found.rows[found.starts[place] : found.starts[place + 1]]
        assert rows.tolist() == sorted(rows.tolist())
        assert (points[rows] == found.points[place]).all()
        assert (groups[rows] == found.groups[place]).all()
    keys = [(g, *(-p).tolist()) for g, p in zip(found.groups, found.points, strict=True)]
    assert keys == sorted(set(keys))


def test_sorting_uses_as_many_keys_as_large_points_need():
    points = np.random.default_rng(6).integers(-(2**40), 2**40, (300, 5))
    points = np.vstack([points, points[:50]])
    found = sort_points(points)
    expected = sorted(set(map(tuple, points.tolist())), reverse=True)
    assert [tuple(point) for point in found.points.tolist()] == expected
    assert np.diff(found.starts).sum() == 350


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
@pytest.mark.parametrize("spread", [0, 4, 50, 2**40])
@pytest.mark.parametrize("n_groups", [None, 3])
def test_what_is_kept_comes_sorted_with_every_row_at_it(columns, spread, n_groups):
    points, groups = drawn([7, columns], 400, columns, spread, n_groups or 1)
    points = np.vstack([points, points[::3]])
    groups = np.concatenate([groups, groups[::3]])
    expected = by_group(points, groups)
    found = efficient_sorted(points, groups if n_groups else None)
    assert sorted(found.rows.tolist()) == np.flatnonzero(expected).tolist()
    assert found.starts[0] == 0
    assert found.starts[-1] == len(found.rows)
    for place, point in enumerate(found.points):
        rows = found.rows[found.starts[place] : found.starts[place + 1]]
        assert rows.tolist() == sorted(rows.tolist()) != []
        assert (points[rows] == point).all()
        assert (groups[rows] == found.groups[place]).all()
    keys = [(g, *(-p).tolist()) for g, p in zip(found.groups, found.points, strict=True)]
    assert keys == sorted(set(keys))
