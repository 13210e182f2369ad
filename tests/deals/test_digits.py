"""Sums of counts beyond 64 bits, against Python's own integers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import digits
from summitry.deals.digits import Sum, base_of, n_digits_for, numbers, summed

drawn = settings(max_examples=100, deadline=None)


def in_digits(counts, n_digits):
    """The definition: ``counts`` written out in base 2^40, or as they are in one digit."""
    if n_digits == 1:
        return np.array([counts], dtype=np.int64)
    return np.array([[n >> 40 * k & (1 << 40) - 1 for n in counts] for k in range(n_digits)])


@pytest.mark.parametrize("largest", [1, 2**61, 2**62 - 1, 2**62, 2**80 - 1, 2**80, 10**60])
def test_so_many_digits_hold_the_largest_count(largest):
    n_digits = n_digits_for(largest)
    assert numbers(in_digits([largest], n_digits)) == [largest]
    assert base_of(in_digits([largest], n_digits)) ** n_digits > largest


@drawn
@given(counts=st.lists(st.integers(0, 2**118), min_size=1, max_size=6))
def test_cells_are_added_up_exactly(counts):
    found = summed(in_digits(counts, 3), lambda table: table.sum(keepdims=True))
    assert numbers(found) == [sum(counts)]


@drawn
@given(
    parts=st.lists(
        st.tuples(
            st.lists(st.integers(0, 2**70), min_size=1, max_size=4),
            st.integers(0, 4),
            st.integers(0, 2**45),
        ),
        max_size=6,
    ),
    pending=st.sampled_from([1 << 20, 1 << 21]),
)
def test_shifted_tables_are_added_up_and_what_is_shifted_out_is_lost(parts, pending):
    before = digits._PENDING
    digits._PENDING = pending
    try:
        total, expected = Sum(3, (4,)), [0] * 4
        for counts, place, times in parts:
            total.add(in_digits(counts, 3), (place,), times)
            for k, n in enumerate(counts):
                if place + k < 4:
                    expected[place + k] += n * times
        assert numbers(total.settle()) == expected
    finally:
        digits._PENDING = before
