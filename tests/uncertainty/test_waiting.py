"""What waiting is worth, against the points of each month one after another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.uncertainty.waiting import waiting, waiting_worth

points = st.integers(-50, 50)
patiences = st.sampled_from([0.0, 0.5, 0.9, 0.99])
FOREVER = 5000
"""Months after which nothing counts: 0.99 ** 5000 is below 1e-21."""


@given(st.lists(points, min_size=1, max_size=8), points, patiences)
def test_it_is_the_average_of_the_months(flows, deal, patience):
    for month in range(len(flows) + 1):
        stream = [*flows[:month], *[deal] * FOREVER]
        average = (1 - patience) * sum(patience**s * worth for s, worth in enumerate(stream))
        assert waiting_worth(flows, month, deal, patience) == pytest.approx(average, abs=1e-9)


@given(st.lists(points, min_size=1, max_size=8), points)
def test_with_full_patience_only_the_deal_counts(flows, deal):
    near = waiting_worth(flows, len(flows), deal, 1 - 1e-9)
    assert waiting_worth(flows, len(flows), deal, 1.0) == deal
    assert near == pytest.approx(deal, abs=1e-5)


@st.composite
def courses(draw):
    n = draw(st.integers(1, 6))
    flows = draw(st.lists(st.lists(points, min_size=n, max_size=n), min_size=2, max_size=2))
    months = draw(st.sets(st.integers(0, n - 1)))
    best = st.lists(st.tuples(points, points), min_size=1, max_size=3)
    deals = {month: draw(best) for month in sorted(months)}
    return flows, deals, draw(st.tuples(patiences, patiences))


@given(courses())
def test_spans_best_months_and_losses_are_by_the_definition(course):
    flows, deals, patience = course
    found = waiting(flows, deals, patience)
    for p in (0, 1):
        worths = {
            month: [waiting_worth(flows[p], month, deal[p], patience[p]) for deal in best]
            for month, best in deals.items()
        }
        for month, all_of_them in worths.items():
            assert found.worth[p][month] == pytest.approx((min(all_of_them), max(all_of_them)))
        least = {month: min(of_month) for month, of_month in worths.items()}
        most = max(least.values(), default=0)
        assert set(found.best[p]) == {m for m, w in least.items() if w >= most - 1e-9}
        if 0 in worths:
            now = max(worths[0])
            assert set(found.better[p]) == {m for m, w in least.items() if m and w > now + 1e-9}
    assert set(found.worse) == {
        month
        for month in deals
        if month
        and 0 in deals
        and all(found.worth[p][month][1] < found.worth[p][0][0] - 1e-9 for p in (0, 1))
    }


def test_two_efficient_deals_can_leave_both_worse_off_for_the_months_between():
    """A trade of points for points, and four months of stand-off before the later one."""
    found = waiting([[0] * 5, [0] * 5], {0: [(5, 5)], 4: [(6, 4)]}, (0.9, 0.9))
    assert found.worse == (4,)
    patient = waiting([[0] * 5, [0] * 5], {0: [(5, 5)], 4: [(6, 4)]}, (1.0, 1.0))
    assert (patient.worse, patient.better) == ((), ((4,), ()))


def test_never_keeps_what_no_deal_is_worth_at_the_end():
    assert waiting([[10, 20]], {}, (0.5,)).never == (15.0,)
    assert waiting([[10, 20]], {}, (1.0,)).never == (20.0,)
