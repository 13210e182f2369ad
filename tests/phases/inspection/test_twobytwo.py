"""Games of two by two: certificates against all mixtures, and every best one is told."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.phases.inspection.twobytwo import cyclic, zero_sum

NUMBERS = st.fractions(min_value=-3, max_value=3, max_denominator=4)
CELLS = st.tuples(st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS))
SHARES = [Fraction(k, 24) for k in range(25)]


def _rows(cells, x):
    return [x * a + (1 - x) * b for a, b in zip(*cells, strict=True)]


def _columns(cells, y):
    return [y * a + (1 - y) * b for a, b in cells]


@given(CELLS)
def test_both_sides_guarantee_the_value(cells):
    found = zero_sum(cells)
    for x in found.first_row:
        assert min(_rows(cells, x)) == found.value
    for y in found.first_column:
        assert max(_columns(cells, y)) == found.value


@given(CELLS)
def test_nothing_outside_the_stretch_is_as_good(cells):
    found = zero_sum(cells)
    for share in SHARES:
        inside = found.first_row[0] <= share <= found.first_row[1]
        assert (min(_rows(cells, share)) == found.value) == inside
        inside = found.first_column[0] <= share <= found.first_column[1]
        assert (max(_columns(cells, share)) == found.value) == inside


@given(CELLS, CELLS)
def test_where_best_replies_go_round_both_are_indifferent(rows, columns):
    pure = [
        (i, j)
        for i in (0, 1)
        for j in (0, 1)
        if rows[i][j] >= rows[1 - i][j] and columns[i][j] >= columns[i][1 - j]
    ]
    if pure:
        with pytest.raises(NotDefined, match=r"^stage game: its best replies do not go round"):
            cyclic(rows, columns)
        return
    x, y = cyclic(rows, columns)
    assert 0 < x < 1
    assert 0 < y < 1
    assert len(set(_columns(rows, y))) == len(set(_rows(columns, x))) == 1
