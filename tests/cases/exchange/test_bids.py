"""The bid worth just as much as a target, or the least above: by brute force."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.exchange import bids
from summitry.cases.exchange.bids import nearest_bid

cells = st.integers(0, 12).map(lambda n: Fraction(n, 7))
tables = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5)


def _worth(terms, bid):
    return sum(row[value] for row, value in zip(terms, bid, strict=True))


@given(tables, cells)
def test_no_bid_above_the_target_is_worth_less(terms, target):
    found = nearest_bid(terms, target)
    worths = [_worth(terms, bid) for bid in product(*(range(len(row)) for row in terms))]
    enough = [worth for worth in worths if worth >= target]
    assert _worth(terms, found) == (min(enough) if enough else max(worths))


@given(terms=tables, target=cells)
def test_thinned_halves_still_reach_the_target(terms, target):
    kept, bids.MAX_SUMS = bids.MAX_SUMS, 3
    try:
        worth = _worth(terms, nearest_bid(terms, target))
    finally:
        bids.MAX_SUMS = kept
    assert worth >= min(target, _worth(terms, [row.index(max(row)) for row in terms]))
