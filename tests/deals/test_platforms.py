"""Each platform's figures against the definition, deal by deal."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.deals import platforms
from summitry.deals.platforms import PLATFORMS, TIE
from summitry.deals.solutions import SOLUTIONS

cells = st.integers(0, 8).map(lambda n: n / 8)
deals = st.lists(st.tuples(cells, cells), min_size=1, max_size=12)
reserved = st.tuples(*[st.sampled_from([-math.inf, 0.0, 0.25, 0.5])] * 2)
IDEAL = (1.0, 1.0)


def _efficient(points):
    return [
        row
        for row, (a, b) in enumerate(points)
        if not any(c >= a and d >= b and (c, d) != (a, b) for c, d in points)
    ]


def _best(rows, worth):
    values = {row: worth(row) for row in rows}
    return [row for row in rows if values[row] >= max(values.values()) - TIE]


def _figures(name, points, reservations):
    """The definitions, one deal at a time."""
    front = _efficient(points)
    everything = range(len(points))
    least = [min(column) for column in zip(*points, strict=True)]
    most = [max(column) for column in zip(*points, strict=True)]
    low = [max(r, m) for r, m in zip(reservations, least, strict=True)]
    fit = [
        x for x in everything if all(u >= r for u, r in zip(points[x], reservations, strict=True))
    ]
    both = [x for x in front if x in fit]

    def product(floor):
        return _best(front, lambda x: (points[x][0] - floor[0]) * (points[x][1] - floor[1]))

    def shares(x):
        wide = zip(points[x], low, most, strict=True)
        return [(u - lo) / (hi - lo) if hi > lo else u - lo for u, lo, hi in wide]

    even = _best(front, lambda x: -abs(points[x][0] - points[x][1]))
    summed = _best(everything, lambda x: sum(points[x]))
    stated = [r if math.isfinite(r) else 0.0 for r in reservations]
    best = [m or 1.0 for m in most]
    share = {x: (points[x][0] / best[0], points[x][1] / best[1]) for x in fit}
    return {
        "genius": (product(stated), None, even, [min(math.dist(p, IDEAL) for p in points)]),
        "anl2023": (product((0, 0)), even, None, [math.dist(points[x], IDEAL) for x in even]),
        "negmas": (
            product(low),
            _best(both, lambda x: min(points[x][0] - low[0], points[x][1] - low[1])),
            _best(both, lambda x: min(shares(x)) - max(shares(x))),
            [min(math.dist(s, IDEAL) for s in share.values())] if fit else [],
        ),
        "negolog": (product((0, 0)), summed, None, [math.dist(points[x], IDEAL) for x in summed]),
    }[name], summed


@pytest.mark.parametrize("name", PLATFORMS)
@given(points=deals, reservations=reserved)
def test_figures_are_those_of_the_definition(name, points, reservations):
    platform = PLATFORMS[name]
    u, r = np.array(points), np.array(reservations)
    (nash, kalai, shared, opposition), welfare = _figures(name, points, reservations)
    assert platform.nash(u, r).tolist() == nash
    assert platform.welfare(u, r).tolist() == welfare
    for rule, rows in ((platform.kalai, kalai), (platform.kalai_smorodinsky, shared)):
        assert (rule is None) == (rows is None)
        assert rule is None or rule(u, r).tolist() == rows
    assert platform.opposition(u, r).tolist() == pytest.approx(opposition)


@given(deals)
def test_the_frontier_is_what_nothing_dominates(points):
    assert platforms.frontier(np.array(points)).tolist() == _efficient(points)


@given(deals)
def test_distribution_and_balance(points):
    front = [points[row] for row in _efficient(points)]
    nearest = [min(math.dist(point, other) for other in front) for point in points]
    assert platforms.distribution(np.array(points)) == pytest.approx(np.mean(nearest))
    pairs = zip(*(sorted(column) for column in zip(*points, strict=True)), strict=True)
    assert platforms.balance(np.array(points)) == pytest.approx(np.mean([a - b for a, b in pairs]))


@given(deals)
def test_nash_agrees_with_summitry_where_everybody_gains_and_no_deal_is_worth_nothing(points):
    rows = PLATFORMS["anl2023"].nash(np.array(points), np.zeros(2)).tolist()
    found = SOLUTIONS["nash"](np.array([[int(8 * a), int(8 * b)] for a, b in points])).tolist()
    if any(a > 0 and b > 0 for a, b in points):
        assert rows == found


def test_two_losses_multiply_to_a_gain():
    u, r = np.array([[0.9, 0.1], [0.2, 0.3], [0.1, 0.9]]), np.array([0.95, 0.95])
    assert PLATFORMS["genius"].nash(u, r).tolist() == [1]
    assert PLATFORMS["negmas"].kalai(u, r).tolist() == []
    assert PLATFORMS["negmas"].opposition(u, r).tolist() == []


def test_noise_of_floats_does_not_break_ties():
    assert platforms.largest_sum(np.array([[0.82, 0.42], [0.56, 0.68]])).tolist() == [0, 1]


def test_frontier_alone_gives_the_same_points():
    rng = np.random.default_rng(7)
    u, r = rng.integers(0, 100, (400, 2)) / 100, np.zeros(2)
    front = u[platforms.frontier(u)]
    for platform in (PLATFORMS["genius"], PLATFORMS["anl2023"]):
        assert front[platform.nash(front, r)].tolist() == u[platform.nash(u, r)].tolist()
        assert platform.opposition(front, r).tolist() == platform.opposition(u, r).tolist()
