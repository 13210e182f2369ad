"""Butter for bombs: the lowest concession against every date at which a side could arm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.phases.leverage.arming import arming_worth, lowest_concession

CLOSE = 1e-9

powers = st.floats(0.2, 1)
costs = st.floats(0, 0.2)
prices = st.floats(0, 3)
patiences = st.floats(0.1, 0.98)


def _by_periods(share, armed, price, patience, period, n=3000):
    """The definition, period by period: the concession, the price, and then strength."""
    got = [share if t <= period else armed for t in range(n)]
    return sum(patience**t * worth for t, worth in enumerate(got)) - patience**period * price


@given(powers, costs, prices, patiences, st.integers(0, 12))
def test_arming_is_worth_what_its_periods_add_up_to(power, cost, price, patience, period):
    armed = power - cost
    summed = _by_periods(0.3, armed, price, patience, period)
    assert arming_worth(0.3, armed, price, patience, period) == pytest.approx(summed)


@given(powers, costs, prices, patiences)
def test_no_date_of_arming_beats_the_concession_and_any_less_is_beaten(
    power, cost, price, patience
):
    found = lowest_concession(power, cost, price, patience)

    def best(share):
        return max(arming_worth(share, power - cost, price, patience, n) for n in range(40))

    assert best(found.share) <= found.accepting + CLOSE * found.accepting + CLOSE
    if found.share > 1e-6:
        less = found.share * 0.999
        assert best(less) > less / (1 - patience)
        assert found.arming == pytest.approx(found.accepting)


def test_patience_of_nothing_or_without_end_is_refused():
    for patience in (0, 1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            lowest_concession(0.7, 0.1, 0.5, patience)
