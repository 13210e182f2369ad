"""Draws are tested with fixed seeds. Each chi-square test fails a right sampler with a probability
of FALSE_ALARM over seeds; the seeds here are settled, so it either always passes or never."""

from itertools import product

import numpy as np
import pytest

from summitry.deals.counts import EliminatedCensus
from summitry.deals.requirements import held_tables
from summitry.deals.sampling import CONFIDENCE, DRAWS, draw_deals, share

FALSE_ALARM = 1e-6


def ruled(build, seed):
    """Two sets of tied issues, one free issue; some combinations are forbidden."""
    rng = np.random.default_rng([50, seed])
    rules = [((0, 1), rng.random((3, 3)) < 0.6), ((1, 2), rng.random((3, 2)) < 0.7)]
    rules.append(((3, 4), rng.random((2, 3)) < 0.6))
    shape = (3, 3, 2, 2, 3, 2)
    points = [[rng.integers(0, 9, size).tolist() for size in shape] for _ in range(2)]
    line = ((0, 5), rng.random((3, 2)) < 0.6)
    return build(points, [20, 20], rules=rules, red_lines={0: [line]})


def allowed(model):
    return [deal for deal in product(*map(range, model.shape)) if model.allowed(deal)]


def chi_square(observed):
    """Probability that equally likely counts are as uneven as ``observed``."""
    from scipy.stats import chisquare

    return chisquare(observed).pvalue


@pytest.mark.parametrize("seed", range(8))
def test_every_allowed_deal_is_as_likely_and_no_other_is_drawn(seed, build):
    model = ruled(build, seed)
    deals = allowed(model)
    drawn = [tuple(deal) for deal in draw_deals(model, 20_000, seed).tolist()]
    assert len(drawn) == 20_000
    assert set(drawn) <= set(deals)
    if len(deals) > 1:
        assert chi_square([drawn.count(deal) for deal in deals]) > FALSE_ALARM


def test_a_loop_of_rules_is_drawn_from_evenly(build):
    """A cycle: messages over two issues, met by another."""
    rng = np.random.default_rng(51)
    ring = [tuple(sorted((i, (i + 1) % 5))) for i in range(5)]
    rules = [(pair, rng.random((3, 3)) < 0.7) for pair in ring]
    model = build([[[0] * 3] * 5] * 2, [0, 0], rules=rules)
    deals = allowed(model)
    assert len(deals) > 20
    drawn = [tuple(deal) for deal in draw_deals(model, 20_000, 1).tolist()]
    assert chi_square([drawn.count(deal) for deal in deals]) > FALSE_ALARM


@pytest.mark.parametrize("n", [10, 45])
def test_a_few_ways_beside_very_many_are_as_likely_each(n, build):
    """Issue 0 frees one of two chains of n issues and fixes the other, and half of all deals go
    each way. The last issue of a fixed chain has three options, all as likely: in the sums of
    ways these three stand beside 3^n others."""
    chains = [range(1, n + 1), range(n + 1, 2 * n + 1)]
    rules = []
    for opens, chain in enumerate(chains):
        for one, other in zip(chain, [*chain[1:], None], strict=True):
            holds = np.zeros((2, 3, 3), dtype=bool)
            holds[opens] = True
            last = other is None
            holds[1 - opens, 0, slice(None) if last else 0] = True
            rules.append(((0, one, 2 * n + 1 + opens if last else other), holds))
    shape = [2] + [3] * (2 * n + 2)
    model = build([[[0] * size for size in shape]] * 2, [0, 0], rules=rules)
    assert EliminatedCensus(model).n_deals == 2 * 3 ** (n + 2)
    deals = draw_deals(model, 6_000, 1)
    assert chi_square(np.bincount(deals[:, 0], minlength=2)) > FALSE_ALARM
    for way in (0, 1):
        for last in (2 * n + 1, 2 * n + 2):
            options = deals[deals[:, 0] == way, last]
            assert chi_square(np.bincount(options, minlength=3)) > FALSE_ALARM


def test_the_same_seed_draws_the_same_and_another_does_not(build):
    model = ruled(build, 0)
    first = draw_deals(model, 500, 3)
    assert (first == draw_deals(model, 500, 3)).all()
    assert (first != draw_deals(model, 500, 4)).any()
    assert share(model, {0: 20}, seed=3) == share(model, {0: 20}, seed=3)


def test_draws_from_more_than_10_to_the_30_deals_keep_every_rule(build):
    rng = np.random.default_rng(52)
    rules = [((i, i + 1), rng.random((4, 4)) < 0.7) for i in range(0, 59, 2)]
    model = build([[[0, 1, 2, 3]] * 60] * 2, [0, 0], rules=rules)
    deals = draw_deals(model, 300, 5)
    assert EliminatedCensus(model).n_deals > 10**30
    assert all(model.allowed(deal) for deal in deals.tolist())
    assert len({tuple(deal) for deal in deals.tolist()}) == 300
    free = draw_deals(build([[[0, 1, 2, 3]] * 60] * 2, [0, 0]), 4_000, 5)
    for issue in range(60):
        assert chi_square(np.bincount(free[:, issue], minlength=4)) > FALSE_ALARM


@pytest.mark.parametrize("seed", range(4))
def test_a_share_counts_its_draws_and_covers_the_truth(seed, build):
    model = ruled(build, seed)
    held = held_tables(model)
    bounds = {0: 15, 1: 20}
    deals = draw_deals(model, 3_000, seed).tolist()
    hits = sum(
        all(model.utility(p, deal) >= least for p, least in bounds.items())
        and all(table.at(deal) for table in held)
        for deal in deals
    )
    found = share(model, bounds, held, draws=3_000, seed=seed)
    assert (found.hits, found.draws, found.seed) == (hits, 3_000, seed)
    census = EliminatedCensus(model)
    assert found.low <= census.at_least(bounds, held) / census.n_deals <= found.high


@pytest.mark.parametrize("least", [-1, 0, 3, 9, 12, 20, 21])
@pytest.mark.parametrize("draws", [1, 50, 2_000])
def test_the_interval_is_the_exact_binomial_one(least, draws, build):
    from scipy.stats import binomtest

    model = build([[[0, 1]] * 20] * 2, [0, 0])
    found = share(model, {0: least}, draws=draws, seed=9)
    exact = binomtest(found.hits, draws).proportion_ci(CONFIDENCE, method="exact")
    assert found.low == pytest.approx(exact.low, abs=1e-12)
    assert found.high == pytest.approx(exact.high, abs=1e-12)
    assert 0 <= found.low <= found.hits / draws <= found.high <= 1


def test_where_no_deal_is_allowed_none_is_drawn_and_nothing_is_known(build):
    model = build([[[0, 1], [0, 1]]] * 2, [0, 0], rules=[((0,), [False, False])])
    assert draw_deals(model, 10, 0).shape == (0, 2)
    found = share(model, {})
    assert (found.hits, found.draws, found.low, found.high) == (0, 0, 0.0, 1.0)


def test_as_many_draws_as_announced(build):
    assert share(build([[[0, 1]]] * 2, [0, 0]), {}).draws == DRAWS
