"""A regime and its detection a month, in both directions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.phases.inspection.regime import least_seen, regime, visits_needed
from summitry.phases.inspection.sites import detection
from summitry.phases.inspection.violations import Places, mixed_split, worst_hiding

CHANCES = st.fractions(min_value=0, max_value=1, max_denominator=20)


@st.composite
def regimes(draw):
    sites, suspected = draw(st.integers(1, 25)), draw(st.integers(0, 6))
    hidden = draw(st.integers(1, sites + suspected))
    challenges = draw(st.none() | st.integers(0, suspected)) if suspected else None
    rest = (draw(CHANCES), draw(CHANCES), draw(st.integers(1, 12)), suspected, challenges)
    return sites, hidden, rest


@given(regimes(), CHANCES)
def test_the_fewest_visits_reach_it_and_one_less_does_not(asked, wanted):
    sites, hidden, rest = asked
    n = visits_needed(sites, hidden, wanted, *rest)
    most = sites if rest[-1] is not None else sites + rest[-2]
    if n is None:
        assert regime(sites, hidden, most, *rest).within < wanted
        return
    assert regime(sites, hidden, n, *rest).within >= wanted
    assert n == 0 or regime(sites, hidden, n - 1, *rest).within < wanted


@given(regimes(), st.data())
def test_months_share_and_average(asked, data):
    sites, hidden, rest = asked
    found = regime(sites, hidden, data.draw(st.integers(0, sites)), *rest)
    share, months, q = rest[1], rest[2], found.looked_at
    by_month = [(1 - share) * q * (1 - q) ** month for month in range(months)]
    assert found.month == by_month[0]
    assert found.within == sum(by_month)
    assert found.within <= found.cap == 1 - share
    assert found.average == (1 / q if q else None)
    assert 1 - (1 - found.steady) ** months == pytest.approx(float(found.within))


def test_without_undeclared_places_the_steady_chance_is_that_of_a_month():
    found = regime(141, 5, 52, months=12)
    assert found.steady == float(found.month) == float(detection(141, 5, 52))


def test_with_them_it_is_lower():
    found = regime(141, 5, 52, undeclared=0.2, months=12)
    assert found.steady < float(found.month) == pytest.approx(0.8 * 0.90398, abs=1e-5)
    assert regime(10, 10, 1, undeclared=0, months=3).steady == 1.0


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 6), st.integers(1, 5), st.data())
def test_suspected_places_on_one_budget_are_the_game_of_splits(sites, suspected, data):
    n = sites + suspected
    hidden, visits = data.draw(st.integers(1, n)), data.draw(st.integers(0, n))
    game = mixed_split(Places(sites, suspected, 0.7, 0.7), hidden, visits)
    found = regime(sites, hidden, visits, 0.7, suspected=suspected)
    assert abs(float(found.month) - game.upper) < 1e-9  # that of the certificate


def test_challenges_set_apart_meet_the_worst_hiding():
    found = regime(40, 2, 10, suspected=10, challenges=2)
    assert found.month == worst_hiding(Places(40, 10), 2, (10, 2)).detection == Fraction(17, 45)


def test_a_thousand_breaches_are_seen_as_often_as_it_says():
    """Draws: a place for the breach, then visits month by month until it is seen."""
    rng = np.random.default_rng(20190228)
    sites, hidden, visits, sensitivity, share, months, runs = 12, 2, 3, 0.7, 0.25, 4, 20_000
    seen = 0
    for _ in range(runs):
        if rng.random() < share:
            continue
        for _ in range(months):
            visited_bad = (rng.choice(sites, visits, replace=False) < hidden).sum()
            if (rng.random(visited_bad) < sensitivity).any():
                seen += 1
                break
    expected = float(regime(sites, hidden, visits, sensitivity, share, months).within)
    error = (expected * (1 - expected) / runs) ** 0.5
    assert abs(seen / runs - expected) < 4 * error


@given(st.integers(1, 25), CHANCES, CHANCES, st.integers(1, 6), st.data())
def test_the_least_breach_that_is_seen(sites, wanted, known, months, data):
    visits = data.draw(st.integers(0, sites))
    d = least_seen(sites, visits, wanted, known, months)

    def within(bad):
        return 1 - (1 - detection(sites, bad, visits, known)) ** months

    if d is None:
        assert within(sites) < wanted
        return
    assert within(d) >= wanted
    assert d == 0 or within(d - 1) < wanted


def test_nothing_wanted_needs_no_visit():
    assert visits_needed(10, 1, 0, undeclared=1) == 0
    assert visits_needed(10, 1, 0.1, undeclared=1) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((0, 1, 1), "sites: 0; allowed: 1 to 10,000"),
        ((5, 0, 1), r"hidden: 0; allowed: 1 to 5"),
        ((5, 1, 6), "visits: 6; allowed: 0 to 5"),
        ((5, 1, 1, 1, 1.1), "undeclared: 1.1; allowed: 0 to 1"),
        ((5, 1, 1, 1, 0, 0), "months: 0; allowed: 1 to 1,200"),
        ((5, 1, 1, 1, 0, 1, -1), "suspected: -1; allowed: 0 to 10,000"),
        ((5, 1, 1, 1, 0, 1, 2, 3), "challenge visits: 3; allowed: 0 to 2"),
    ],
)
def test_what_cannot_be(arguments, said):
    with pytest.raises(NotDefined, match=f"^{said}"):
        regime(*arguments)


@pytest.mark.parametrize("wrong", [-0.1, 1.01])
def test_what_cannot_be_wanted(wrong):
    with pytest.raises(NotDefined, match=f"^detection: {wrong}; allowed: 0 to 1"):
        visits_needed(5, 1, wrong)
