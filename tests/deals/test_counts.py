import math

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.counts import MAX_CELLS, AdditiveCensus, ListedCensus
from summitry.deals.space import list_deals

drawn = settings(max_examples=60, deadline=None)


def _bounds(data, negotiation):
    parties = st.sampled_from(range(len(negotiation.parties)))
    return data.draw(st.dictionaries(parties, st.integers(-10, 18)))


def _counted(negotiation, deals, bounds):
    return sum(
        all(negotiation.utility(p, deal) >= points for p, points in bounds.items())
        for deal in deals
    )


@drawn
@given(data=st.data())
def test_convolution_counts_what_listing_counts(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.integers(1, 4), tied=False))
    bounds = _bounds(data, negotiation)
    listed, added = ListedCensus(list_deals(negotiation)), AdditiveCensus(negotiation)
    expected = _counted(negotiation, by_definition.deals(negotiation), bounds)
    assert added.at_least(bounds) == listed.at_least(bounds) == expected
    assert added.n_deals == listed.n_deals == negotiation.n_combinations


@drawn
@given(data=st.data())
def test_listing_counts_the_deals_the_rules_allow(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    bounds = _bounds(data, negotiation)
    census = ListedCensus(list_deals(negotiation))
    deals = by_definition.deals(negotiation)
    assert census.n_deals == len(deals)
    assert census.at_least(bounds) == _counted(negotiation, deals, bounds)


def test_the_lowest_bounds_count_every_deal_above_2_to_the_63(build):
    sizes = [2 + i % 9 for i in range(70)]
    points = [[list(range(m)) for m in sizes], [list(range(m, 0, -1)) for m in sizes]]
    census = AdditiveCensus(build(points, [0, 0]))
    assert census.n_deals == math.prod(sizes) > 2**63
    assert census.at_least({0: 0, 1: len(sizes)}) == math.prod(sizes)
    assert census.at_least({}) == math.prod(sizes)


def test_a_count_is_a_binomial_sum_above_2_to_the_63(build):
    census = AdditiveCensus(build([[[0, 1]] * 90, [[1, 0]] * 90], [0, 0]))
    assert census.at_least({0: 40, 1: 40}) == sum(math.comb(90, k) for k in range(40, 51))


def test_int64_and_python_integers_count_alike_where_they_meet(build):
    for n_issues in (61, 62, 63, 64):
        census = AdditiveCensus(build([[[0, 1]] * n_issues] * 2, [0, 0]))
        assert census.at_least({0: 1}) == 2**n_issues - 1


def test_bounds_beyond_reach_count_nothing(build):
    census = AdditiveCensus(build([[[0, 1]] * 3] * 2, [0, 0]))
    assert census.at_least({0: 4}) == 0
    assert census.at_least({0: 1, 1: 99}) == 0


def test_a_table_too_large_is_not_counted(build):
    side = math.isqrt(MAX_CELLS)
    census = AdditiveCensus(build([[[0, side]], [[side, 0]]], [0, 0]))
    assert census.at_least({0: 0, 1: 0}) is None
    assert census.at_least({0: 1}) == 1
