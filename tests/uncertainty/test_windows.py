"""Windows against every day and every point."""

import datetime
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summitry.uncertainty.windows import Window, open_days, windows

DAY = datetime.date(2020, 1, 1)


def _days(n):
    return [DAY + datetime.timedelta(days=k) for k in range(n)]


@st.composite
def drifting(draw):
    """Points of some deals, and outside options that each go one way."""
    k, n_days = draw(st.integers(1, 4)), draw(st.integers(1, 25))
    number = st.integers(-9, 9)
    points = draw(st.lists(st.tuples(*[number] * k), min_size=0, max_size=8))
    columns = []
    for _ in range(k):
        column = sorted(draw(st.lists(number, min_size=n_days, max_size=n_days)))
        columns.append(column[:: draw(st.sampled_from([1, -1]))])
    return np.array(points, dtype=np.int64).reshape(-1, k), np.array(columns, dtype=np.int64).T


@given(drifting())
def test_open_days_are_those_on_which_some_point_is_worth_everybody_s_outside_option(given_):
    points, outside = given_
    brute = [bool((points >= least).all(axis=1).any()) for least in outside]
    assert open_days(points, outside).tolist() == brute


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_windows_are_the_open_days_and_no_others(is_open):
    days = _days(len(is_open))
    found = windows(days, is_open)
    end = days[-1] + datetime.timedelta(days=1)
    inside = [any((w.opens or DAY) <= day < (w.closes or end) for w in found) for day in days]
    assert inside == is_open
    for one, other in pairwise(found):
        assert one.closes is not None
        assert other.opens is not None
        assert one.closes < other.opens


def test_the_first_and_the_last_day_are_left_open():
    found = windows(_days(4), [True, False, False, True])
    assert found == (Window(None, _days(2)[1]), Window(_days(4)[3], None))
    assert windows(_days(2), [False, False]) == ()
