"""What is behind each row of a message: its counts and its deals."""

from itertools import islice

import numpy as np
import pytest

from summitry.deals.combining import combine
from summitry.deals.messages import Message, keep_all, table_message, unit


def test_a_table_has_a_row_for_each_cell_that_holds():
    holds = np.array([True, False, False, True])
    found = table_message((0, 4), (2, 2), np.arange(4).reshape(4, 1), holds)
    assert found.starts.tolist() == [0, 1, 1, 1, 2]
    assert found.points.tolist() == [[0], [3]]
    assert [found.options(row) for row in (0, 1)] == [(0, 0), (1, 1)]
    assert found.counts.tolist() == [1, 1]
    assert list(found.deals(1, 5)) == [(0, 0, 0, 0, 0)]


def doubled(n):
    """n issues of two options worth nothing: 2^n ways behind one row."""
    total = unit(1)
    for issue in range(n):
        table = table_message((issue,), (2,), np.zeros((2, 1), dtype=np.int64), np.ones(2, bool))
        total = combine(total, combine(table, unit(1), (issue,), keep_all), (), keep_all)
    return total


@pytest.mark.parametrize("n", [61, 62, 63, 64, 200])
def test_counts_turn_into_python_integers_before_they_overflow(n):
    total = doubled(n)
    assert total.ways == int(total.counts[0]) == 2**n
    assert (total.counts.dtype == object) == (n >= 62)


def test_deals_come_one_after_another_and_not_all_at_once():
    some = list(islice(doubled(200).deals(0, 200), 1_000))
    assert len(set(some)) == 1_000


def test_counting_goes_through_thousands_of_messages_without_recursion():
    total: Message = doubled(3_000)
    assert int(total.counts[0]) == 2**3_000
    assert len(next(total.deals(0, 3_000))) == 3_000
