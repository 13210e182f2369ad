import math
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.counts import EliminatedCensus, ListedCensus, better_for_some
from summitry.deals.requirements import held_tables
from summitry.deals.space import list_deals
from summitry.deals.tally import MAX_CELLS

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
def test_elimination_counts_what_listing_counts(data, negotiations, by_definition):
    tied = data.draw(st.booleans())
    negotiation = data.draw(negotiations(parties=st.integers(1, 4), tied=tied))
    bounds = _bounds(data, negotiation)
    listed, found = ListedCensus(list_deals(negotiation)), EliminatedCensus(negotiation)
    deals = by_definition.deals(negotiation)
    expected = _counted(negotiation, deals, bounds)
    assert found.at_least(bounds) == listed.at_least(bounds) == expected
    assert found.n_deals == listed.n_deals == len(deals)
    held = held_tables(negotiation)
    kept = [deal for deal in deals if all(table.at(deal) for table in held)]
    expected = _counted(negotiation, kept, bounds)
    assert found.at_least(bounds, held) == listed.at_least(bounds, held) == expected


@drawn
@given(data=st.data())
def test_squares_hold_every_deal_once(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    side = data.draw(st.integers(1, 5))
    bounds = _bounds(data, negotiation)
    held = held_tables(negotiation)
    expected = Counter(
        tuple(negotiation.utility(p, deal) // side * side for p in (0, 1))
        for deal in by_definition.deals(negotiation)
        if all(table.at(deal) for table in held)
        and all(negotiation.utility(p, deal) >= least for p, least in bounds.items())
    )
    listed, found = ListedCensus(list_deals(negotiation)), EliminatedCensus(negotiation)
    assert dict(listed.squares((0, 1), side, bounds, held)) == expected
    assert dict(found.squares((0, 1), side, bounds, held)) == expected


@drawn
@given(data=st.data())
def test_better_for_some_is_counted_once(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    points = {p: data.draw(st.integers(-4, 8)) for p in range(len(negotiation.parties))}
    expected = sum(
        any(negotiation.utility(p, deal) > least for p, least in points.items())
        for deal in by_definition.deals(negotiation)
    )
    assert better_for_some(EliminatedCensus(negotiation), points) == expected


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
    census = EliminatedCensus(build(points, [0, 0]))
    assert census.n_deals == math.prod(sizes) > 2**63
    assert census.at_least({0: 0, 1: len(sizes)}) == math.prod(sizes)
    assert census.at_least({}) == math.prod(sizes)


def test_a_count_is_a_binomial_sum_above_2_to_the_63(build):
    census = EliminatedCensus(build([[[0, 1]] * 90, [[1, 0]] * 90], [0, 0]))
    assert census.at_least({0: 40, 1: 40}) == sum(math.comb(90, k) for k in range(40, 51))


def test_int64_and_python_integers_count_alike_where_they_meet(build):
    for n_issues in (61, 62, 63, 64):
        census = EliminatedCensus(build([[[0, 1]] * n_issues] * 2, [0, 0]))
        assert census.at_least({0: 1}) == 2**n_issues - 1


def test_bounds_beyond_reach_count_nothing(build):
    census = EliminatedCensus(build([[[0, 1]] * 3] * 2, [0, 0]))
    assert census.at_least({0: 4}) == 0
    assert census.at_least({0: 1, 1: 99}) == 0


def test_a_table_too_large_is_not_counted(build):
    side = math.isqrt(MAX_CELLS)
    census = EliminatedCensus(build([[[0, side], [0, 1]], [[side, 0], [0, 1]]], [0, 0]))
    assert census.at_least({0: 1, 1: 1}) is None
    assert census.at_least({0: 2}) == 2
