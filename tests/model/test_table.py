from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.table import Table


@settings(max_examples=100, deadline=None)
@given(data=st.data(), shape=st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_laid_over_the_space_a_table_has_its_cell_at_every_deal(data, shape):
    places = st.lists(st.sampled_from(range(len(shape))), unique=True, max_size=len(shape))
    scope = tuple(sorted(data.draw(places)))
    sizes = [shape[place] for place in scope]
    table = Table(scope, np.arange(int(np.prod(sizes))).reshape(sizes))
    grid = np.broadcast_to(table.over(len(shape)), shape)
    for deal in product(*map(range, shape)):
        assert grid[deal] == table.at(deal)


def test_many_deals_at_once_have_the_cells_of_each():
    table = Table((1, 2), np.arange(6).reshape(2, 3))
    deals = list(product(range(2), range(2), range(3)))
    assert table.at_each(np.array(deals)).tolist() == [table.at(deal) for deal in deals]


def test_a_table_over_the_space_is_a_view():
    table = Table((0, 2), np.zeros((2, 3), dtype=bool))
    assert np.shares_memory(table.over(4), table.values)
