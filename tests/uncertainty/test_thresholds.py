"""The nearest value at which an answer changes."""

from summitry.model.estimate import Estimate, Reason
from summitry.uncertainty.thresholds import PRECISION, bounds, thresholds


def test_a_threshold_changes_the_answer_and_is_close_to_one_that_does_not():
    for cut in (0.01, 1.7, 9.99):
        ((value, after),) = thresholds(
            0.0, (0.0, 10.0), "no", lambda x, c=cut: "yes" if x >= c else "no"
        )
        assert after == "yes"
        assert cut <= value <= cut + 10 * PRECISION


def test_each_side_is_searched():
    found = [value for value, _ in thresholds(5.0, (0.0, 10.0), True, lambda x: 3 < x < 6)]
    assert len(found) == 2
    assert found[0] <= 3
    assert found[1] >= 6
    assert list(thresholds(5.0, (5.0, 10.0), True, lambda x: True)) == []


def test_bounds_are_those_of_the_number_or_a_reach():
    share = Estimate(("a",), "a", Reason("assumed"), 0.2, 0.3, 0.4, 0, 1)
    assert bounds(share, 10) == (0, 1)
    free = Estimate(("a",), "a", Reason("assumed"), 20, 30, 40)
    assert bounds(free, 10) == (-120, 120)
    assert bounds(free, 500) == (-1000, 1000)
