import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.space import LIST_LIMIT, list_deals, listable, utilities
from summitry.errors import TooManyDeals
from summitry.model.grid import utility_grid

drawn = settings(max_examples=60, deadline=None)


@drawn
@given(data=st.data())
def test_the_grid_holds_the_utility_of_every_deal(data, negotiations):
    negotiation = data.draw(negotiations())
    for party in range(len(negotiation.parties)):
        grid = utility_grid(negotiation, party)
        assert grid.shape == negotiation.shape
        for deal in np.ndindex(*negotiation.shape):
            assert grid[deal] == negotiation.utility(party, deal)


@drawn
@given(data=st.data())
def test_points_of_many_deals_are_those_of_the_definition(data, negotiations):
    negotiation = data.draw(negotiations())
    deals = np.array(list(np.ndindex(*negotiation.shape)))
    for party in range(len(negotiation.parties)):
        expected = [negotiation.utility(party, deal) for deal in deals.tolist()]
        assert utilities(negotiation, party, deals).tolist() == expected


@drawn
@given(data=st.data())
def test_the_list_holds_the_allowed_deals_and_their_points(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    space = list_deals(negotiation)
    deals = space.deals(range(space.n_deals))
    assert list(deals) == by_definition.deals(negotiation)
    for row, deal in enumerate(deals):
        assert space.utility[row].tolist() == [
            negotiation.utility(p, deal) for p in range(len(negotiation.parties))
        ]


def test_a_space_above_the_limit_is_refused_with_its_size(build):
    points = [[[0] * 10] * 7 + [[0, 0]]] * 2
    negotiation = build(points, [0, 0])
    assert negotiation.n_combinations == 2 * LIST_LIMIT
    assert not listable(negotiation)
    with pytest.raises(TooManyDeals, match="20,000,000 combinations"):
        list_deals(negotiation)
