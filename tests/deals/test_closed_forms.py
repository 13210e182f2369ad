"""Models far too large to list whose answers are known otherwise: binomials, a transfer matrix, a
dynamic program."""

import math
from collections import Counter

import numpy as np
import pytest

from summitry.deals.counts import EliminatedCensus
from summitry.deals.frontier import frontier_eliminated
from summitry.deals.zopa import room_found


def test_eighty_issues_have_binomial_frontiers_and_counts(build):
    """Two parties divide n equal things; a fourth of them is what each must have."""
    for n in (1, 2, 62, 80):
        model = build([[[0, 1]] * n, [[1, 0]] * n], [n // 4, n // 4])
        found = room_found(model)
        assert found.frontier.points.tolist() == [[k, n - k] for k in range(n, -1, -1)]
        assert found.frontier.counts == tuple(math.comb(n, k) for k in range(n, -1, -1))
        low = n // 4
        assert found.count == sum(math.comb(n, k) for k in range(low, n - low + 1))
        for k in (0, n // 2, n):
            (deal,) = found.frontier.deals(n - k, limit=1)
            assert sum(deal) == k
        assert found.census.squares((0, 1), 1) == tuple(
            ((k, n - k), math.comb(n, k)) for k in range(n + 1)
        )


def test_three_parties_divide_forty_things_by_multinomials(build):
    """Every option is efficient: 3^40 deals, 861 points, 40! / (a! b! c!) deals at each."""
    n = 40
    points = [[[int(p == option) for option in range(3)]] * n for p in range(3)]
    found = frontier_eliminated(build(points, [0, 0, 0]))
    expected = {
        (a, b, n - a - b): math.comb(n, a) * math.comb(n - a, b)
        for a in range(n + 1)
        for b in range(n - a + 1)
    }
    assert dict(zip(map(tuple, found.points.tolist()), found.counts, strict=True)) == expected
    assert sum(found.counts) == 3**n


N, M = 40, 4
"""Issues and options of the chains: 4^40 = 1.2 * 10^24 deals."""


NEVER = -(10**12)


def _chain_rules(rng):
    """A rule for each pair of neighbours."""
    return [((i, i + 1), rng.random((M, M)) < 0.8) for i in range(N - 1)]


def test_a_chain_of_rules_over_10_to_the_24_deals_is_counted_by_a_transfer_matrix(build):
    rng = np.random.default_rng(31)
    rules = _chain_rules(rng)
    points = [rng.integers(0, 4, (N, M)).tolist() for _ in range(2)]
    model = build(points, [0, 0], rules=rules)
    ways = [Counter({_pair(points, 0, x): 1}) for x in range(M)]
    for (_, issue), holds in rules:
        ways = [
            _sum(_shifted(ways[x], _pair(points, issue, y)) for x in range(M) if holds[x, y])
            for y in range(M)
        ]
    total = _sum(ways)
    census = EliminatedCensus(model)
    assert census.n_deals == sum(total.values()) > 10**18
    for bounds in ({0: 60}, {1: 70}, {0: 62, 1: 66}, {0: 20, 1: 20}):
        expected = sum(
            number
            for point, number in total.items()
            if all(point[p] >= least for p, least in bounds.items())
        )
        assert census.at_least(bounds) == expected
    assert dict(census.squares((0, 1), 1)) == {k: n for k, n in total.items() if n}
    frontier = frontier_eliminated(model)
    assert frontier.counts == tuple(total[tuple(point)] for point in frontier.points.tolist())
    for point in frontier.points.tolist():
        assert not any(u >= point[0] and v >= point[1] and [u, v] != point for u, v in total)
    for place, point in enumerate(frontier.points.tolist()):
        (deal,) = frontier.deals(place, limit=1)
        assert model.allowed(deal)
        assert [model.utility(p, deal) for p in (0, 1)] == point


def _pair(points, issue, option):
    return points[0][issue][option], points[1][issue][option]


def _shifted(counts, step):
    return Counter({(u + step[0], v + step[1]): n for (u, v), n in counts.items()})


def _sum(counts):
    total = Counter()
    for one in counts:
        total.update(one)
    return total


@pytest.mark.parametrize("n_parties", [2, 3])
def test_no_weighting_finds_more_than_the_frontier_of_a_chain(n_parties, build):
    """max of a weighted sum by a dynamic program over the chain, for many weights."""
    rng = np.random.default_rng(32)
    n = N if n_parties == 2 else 12
    points = rng.integers(0, 21, (n_parties, n, M))
    joint = rng.integers(-10, 11, (n_parties, n - 1, M, M))
    rules = [(scope, holds) for scope, holds in _chain_rules(rng) if scope[1] < n]
    model = build(
        points.tolist(),
        [0] * n_parties,
        rules=rules,
        interactions={
            p: [((i, i + 1), joint[p, i].tolist()) for i in range(n - 1)] for p in range(n_parties)
        },
    )
    found = frontier_eliminated(model)
    for place in range(0, len(found.points), 1 + len(found.points) // 50):
        for deal in found.deals(place, limit=3):
            assert model.allowed(deal)
            assert [model.utility(p, deal) for p in range(n_parties)] == found.points[
                place
            ].tolist()
    weights = np.vstack([rng.integers(1, 1_000, (200, n_parties)), np.ones(n_parties, int)])
    for weight in weights:
        assert int((found.points @ weight).max()) == _best_sum(points, joint, rules, weight)


def _best_sum(points, joint, rules, weight):
    """The largest weighted sum over the chain, one issue after another."""
    worth = np.tensordot(weight, points, axes=1).tolist()
    together = np.tensordot(weight, joint, axes=1).tolist()
    best = worth[0]
    for i, (_, holds) in enumerate(rules):
        best = [
            max((best[x] + together[i][x][y] for x in range(M) if holds[x, y]), default=NEVER)
            + worth[i + 1][y]
            for y in range(M)
        ]
    return max(best)
