from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from summitry.deals import boxes as boxes_module
from summitry.deals.boxes import boxes_where, points_as_boxes
from summitry.errors import TooManyDeals
from summitry.model.table import Table

shapes = array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=4)


@given(values=arrays(np.int64, shapes, elements=st.integers(-2, 3)))
def test_points_are_the_offset_and_the_boxes_the_deal_lies_in(values):
    table = Table(tuple(range(values.ndim)), values)
    offset, boxes = points_as_boxes(table)
    assert all(box.worth > 0 for box in boxes)
    for deal in product(*map(range, values.shape)):
        assert offset + sum(box.worth for box in boxes if box.holds(deal)) == table.at(deal)


@given(cells=arrays(np.bool_, shapes))
def test_each_true_cell_lies_in_one_box_and_no_other_does(cells):
    boxes = list(boxes_where(Table(tuple(range(cells.ndim)), cells), cells))
    assert all(len(box.scope) == cells.ndim for box in boxes)
    for deal in product(*map(range, cells.shape)):
        assert sum(box.holds(deal) for box in boxes) == cells[deal]


@given(data=st.data(), shape=shapes)
def test_a_product_of_sets_is_one_box(data, shape):
    sets = [data.draw(st.sets(st.integers(0, m - 1), min_size=1)) for m in shape]
    cells = np.zeros(shape, dtype=bool)
    cells[np.ix_(*map(sorted, sets))] = True
    (box,) = boxes_where(Table(tuple(range(len(shape))), cells), cells, worth=3)
    assert (box.options, box.worth) == (tuple(tuple(sorted(some)) for some in sets), 3)


def test_a_table_without_pattern_is_refused(monkeypatch):
    monkeypatch.setattr(boxes_module, "MAX_BOXES", 2)
    with pytest.raises(TooManyDeals, match="over 2 issues has no pattern: more than 2 boxes"):
        points_as_boxes(Table((0, 1), np.eye(3, dtype=np.int64)))
