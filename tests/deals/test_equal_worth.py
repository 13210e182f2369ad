"""Packages of equal worth against the whole space."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summitry.deals.equal_worth import equal_worth, improvable
from summitry.deals.frontier import frontier_listed
from summitry.deals.single_text import bare
from summitry.deals.space import list_deals

drawn = settings(max_examples=80, deadline=None)


def drawn_problem(data, negotiations):
    negotiation = bare(data.draw(negotiations(possible=True)))
    frontier = frontier_listed(list_deals(negotiation))
    party = data.draw(st.sampled_from(negotiation.principals))
    return negotiation, frontier, party, data.draw(st.integers(-8, 20))


@drawn
@given(data=st.data(), width=st.integers(0, 3))
def test_each_package_is_of_that_worth_and_nobody_can_gain_more_than_the_tolerance(
    data, width, negotiations, by_definition
):
    negotiation, frontier, party, worth = drawn_problem(data, negotiations)
    found = equal_worth(negotiation, frontier, party, worth, 3, width)
    assert 1 <= len(found.packages) <= 3
    every = [by_definition.points(negotiation, d) for d in by_definition.deals(negotiation)]
    for deal, points in zip(found.packages, found.points, strict=True):
        assert points == by_definition.points(negotiation, deal)
        assert abs(negotiation.utility(party, deal) - found.worth) <= width
        better = [u for u in every if by_definition.dominates(u, points)]
        assert all(max(a - b for a, b in zip(u, points, strict=True)) <= width for u in better)
        column = negotiation.principals.index(party)
        assert not any(abs(u[column] - found.worth) <= width for u in better)


@drawn
@given(data=st.data(), width=st.integers(0, 3))
def test_the_pool_is_every_such_deal(data, width, negotiations, by_definition):
    negotiation, frontier, party, worth = drawn_problem(data, negotiations)
    found = equal_worth(negotiation, frontier, party, worth, 3, width)
    deals = {d: by_definition.points(negotiation, d) for d in by_definition.deals(negotiation)}
    rivals = np.array(list(deals.values()))
    column = negotiation.principals.index(party)
    band = {d: u for d, u in deals.items() if abs(u[column] - found.worth) <= width}
    pool = [
        deal
        for deal, points in band.items()
        if not improvable(np.array([points]), rivals, width)[0]
        and not any(by_definition.dominates(other, points) for other in band.values())
    ]
    assert (found.n_pool, found.complete) == (len(pool), True)
    assert set(found.packages) <= set(pool)


@drawn
@given(data=st.data())
def test_the_worth_is_the_nearest_there_is(data, negotiations):
    negotiation, frontier, party, worth = drawn_problem(data, negotiations)
    found = equal_worth(negotiation, frontier, party, worth, 1, 0)
    own = frontier.points[:, negotiation.principals.index(party)].tolist()
    least = min(abs(points - worth) for points in own)
    assert found.worth == max(points for points in own if abs(points - worth) == least)


@drawn
@given(data=st.data())
def test_the_least_distance_is_at_least_half_of_the_best(data, negotiations):
    negotiation, frontier, party, worth = drawn_problem(data, negotiations)
    assume(not any(p.interactions for p in negotiation.preferences))
    found = equal_worth(negotiation, frontier, party, worth, 2, 2)
    everything = equal_worth(negotiation, frontier, party, worth, 10_000, 2)
    assert len(found.packages) == min(2, len(everything.packages))

    def apart(one, other):
        columns = [negotiation.preferences[p].points for p in negotiation.principals]
        pairs = enumerate(zip(one, other, strict=True))
        return sum(any(c[i][x] != c[i][y] for c in columns) for i, (x, y) in pairs)

    best = max((apart(*pair) for pair in combinations(everything.packages, 2)), default=None)
    assert found.distance == (None if best is None else apart(*found.packages))
    assert best is None or 2 * found.distance >= best


def test_the_tolerance_widens_until_there_are_enough(build):
    negotiation = build([[[0, 10], [0, 12], [968, 0]], [[10, 0], [12, 0], [0, 900]]], [0, 0])
    frontier = frontier_listed(list_deals(negotiation))
    found = equal_worth(negotiation, frontier, 0, 978, 2)
    assert (found.tolerance, len(found.packages)) == (4, 2)
    assert equal_worth(negotiation, frontier, 0, 978, 2, 0).distance is None


def test_what_another_deal_of_that_worth_beats_for_all_is_not_offered(build):
    negotiation = build([[[0, 3], [20, 17]], [[0, 3], [10, 12]]], [0, 0])
    frontier = frontier_listed(list_deals(negotiation))
    found = equal_worth(negotiation, frontier, 0, 23, 4, 6)
    assert set(found.packages) == {(1, 0), (1, 1)}
    assert (found.chosen, found.n_pool) == (False, 2)


def test_of_several_tolerances_the_least_with_most_packages_is_taken(build):
    negotiation = build([[[0, 10], [0, 12], [968, 0]], [[10, 0], [12, 0], [0, 900]]], [0, 0])
    frontier = frontier_listed(list_deals(negotiation))
    found = equal_worth(negotiation, frontier, 0, 978, 9)
    assert found.chosen
    assert (found.tolerance, len(found.packages)) == (19, 4)
    assert len(equal_worth(negotiation, frontier, 0, 978, 9, 9).packages) < 4


def test_options_worth_the_same_to_all_make_no_second_package(build):
    negotiation = build([[[5, 5, 0]], [[1, 1, 0]]], [0, 0])
    frontier = frontier_listed(list_deals(negotiation))
    assert equal_worth(negotiation, frontier, 0, 5).packages == ((0,),)


def test_the_least_points_of_everybody_are_kept(build):
    negotiation = build([[[0, 10, 8], [0, 1, 2]], [[10, 0, 1], [2, 1, 0]]], [0, 0])
    frontier = frontier_listed(list_deals(negotiation))
    found = equal_worth(negotiation, frontier, 0, 9, 9, 4, least=(0, 2))
    assert min(points[1] for points in found.points) >= 2


def test_an_empty_frontier_is_refused(build):
    frontier = frontier_listed(list_deals(build([[[0]], [[0]]], [0, 0]))).where(np.array([False]))
    with pytest.raises(ValueError, match="no point"):
        equal_worth(build([[[0]], [[0]]], [0, 0]), frontier, 0, 0)
