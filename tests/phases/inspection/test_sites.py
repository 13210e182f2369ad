"""Sampling without replacement: the formula is the count over all draws and all recognitions."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.phases.inspection.sites import detection, fewest, missed, visits_for

CHANCES = st.fractions(min_value=0, max_value=1, max_denominator=20)


@st.composite
def samples(draw, most=8):
    sites = draw(st.integers(1, most))
    return sites, draw(st.integers(0, sites)), draw(st.integers(0, sites)), draw(CHANCES)


@given(samples())
def test_it_is_the_count_over_all_draws(sample):
    sites, hidden, visits, recognised = sample
    sets = list(combinations(range(sites), visits))
    each = [(1 - recognised) ** sum(site < hidden for site in drawn) for drawn in sets]
    assert missed(*sample) == Fraction(sum(each), len(sets))
    assert detection(*sample) == 1 - missed(*sample)


@given(samples(60))
def test_hidden_and_visits_can_change_places(sample):
    sites, hidden, visits, recognised = sample
    assert missed(sites, hidden, visits, recognised) == missed(sites, visits, hidden, recognised)


@given(samples(60))
def test_one_more_visit_or_bad_site_never_lowers_it(sample):
    sites, hidden, visits, recognised = sample
    here = detection(*sample)
    if visits < sites:
        assert detection(sites, hidden, visits + 1, recognised) >= here
    if hidden < sites:
        assert detection(sites, hidden + 1, visits, recognised) >= here


@given(samples(60), CHANCES)
def test_the_fewest_visits_reach_it_and_one_less_does_not(sample, wanted):
    sites, hidden, _, recognised = sample
    n = visits_for(sites, hidden, wanted, recognised)
    if n is None:
        assert detection(sites, hidden, sites, recognised) < wanted
        return
    assert detection(sites, hidden, n, recognised) >= wanted
    assert n == 0 or detection(sites, hidden, n - 1, recognised) < wanted


def test_a_threshold_that_is_met_exactly_is_met():
    assert visits_for(10, 1, 0.3) == 3
    assert visits_for(10, 10, 1) == 1
    assert visits_for(10, 3, 1) == 8


def test_what_is_overlooked_everywhere_cannot_be_found():
    assert visits_for(10, 3, 0.1, 0) is None
    assert visits_for(10, 0, 0.1) is None
    assert visits_for(10, 3, 0, 0) == 0


@pytest.mark.parametrize("answer", range(6))
def test_the_first_that_is_enough(answer):
    assert fewest(lambda n: n >= answer, 5) == answer


def test_none_is_enough():
    assert fewest(lambda n: False, 5) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((0, 0, 0), "sites: 0; allowed: 1 to 10,000"),
        ((10_001, 0, 0), "sites: 10001; allowed: 1 to 10,000"),
        ((5, 6, 0), r"hidden: 6; allowed: 0 to 5 \(no more than there are sites\)"),
        ((5, 1, 6), r"visits: 6; allowed: 0 to 5 \(no more than there are sites\)"),
        ((5, 1, -1), "visits: -1; allowed: 0 to 5"),
        ((5, 1, 1, 1.5), "sensitivity: 1.5; allowed: 0 to 1"),
    ],
)
def test_what_cannot_be(arguments, said):
    with pytest.raises(NotDefined, match=f"^{said}"):
        detection(*arguments)
