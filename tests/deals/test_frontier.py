from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import elimination
from summitry.deals.frontier import frontier_eliminated, frontier_listed
from summitry.deals.space import list_deals
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation, Preferences

drawn = settings(max_examples=60, deadline=None)


@drawn
@given(data=st.data())
def test_the_listed_frontier_is_its_definition(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    frontier = frontier_listed(list_deals(negotiation))
    expected = by_definition.frontier(negotiation, by_definition.deals(negotiation))
    assert by_definition.as_dict(frontier) == expected


@drawn
@given(data=st.data())
def test_a_masked_frontier_is_that_of_the_deals_kept(data, negotiations, by_definition):
    space = list_deals(data.draw(negotiations()))
    flags = st.lists(st.booleans(), min_size=space.n_deals, max_size=space.n_deals)
    keep = np.array(data.draw(flags), dtype=bool)
    kept = space.deals(np.flatnonzero(keep))
    expected = by_definition.frontier(space.negotiation, kept)
    assert by_definition.as_dict(frontier_listed(space, keep)) == expected


@drawn
@given(data=st.data())
def test_elimination_finds_the_points_counts_and_deals_of_listing(
    data, negotiations, by_definition
):
    tied = data.draw(st.booleans())
    negotiation = data.draw(negotiations(parties=st.integers(1, 5), tied=tied))
    found, listed = frontier_eliminated(negotiation), frontier_listed(list_deals(negotiation))
    assert found.points.tolist() == listed.points.tolist()
    assert found.counts == listed.counts
    assert by_definition.as_dict(found) == by_definition.as_dict(listed)


@drawn
@given(data=st.data())
def test_the_points_fall(data, negotiations):
    points = frontier_eliminated(data.draw(negotiations(tied=False))).points.tolist()
    assert points == sorted(points, reverse=True)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_reordering_the_issues_changes_labels_only(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(tied=False))
    order = data.draw(st.sampled_from(list(permutations(range(len(negotiation.issues))))))
    moved = frontier_eliminated(_reordered(negotiation, order))
    assert by_definition.as_dict(moved) == {
        point: {tuple(deal[i] for i in order) for deal in deals}
        for point, deals in by_definition.as_dict(frontier_eliminated(negotiation)).items()
    }


def _reordered(negotiation, order):
    return Negotiation(
        parties=negotiation.parties,
        issues=tuple(negotiation.issues[i] for i in order),
        preferences=tuple(
            Preferences(tuple(p.points[i] for i in order), p.outside)
            for p in negotiation.preferences
        ),
    )


def test_counts_stay_exact_above_2_to_the_63(build):
    sizes = [2 + i % 9 for i in range(70)]
    frontier = frontier_eliminated(build([[[0] * m for m in sizes]] * 2, [0, 0]))
    total = 1
    for m in sizes:
        total *= m
    assert total > 2**63
    assert (frontier.points.tolist(), frontier.counts) == ([[0, 0]], (total,))
    assert len(set(frontier.deals(0, limit=5))) == 5


def test_binomial_counts_stay_exact_above_2_to_the_63(build):
    from math import comb

    frontier = frontier_eliminated(build([[[0, 1]] * 80, [[1, 0]] * 80], [0, 0]))
    assert frontier.points.tolist() == [[k, 80 - k] for k in range(80, -1, -1)]
    assert frontier.counts == tuple(comb(80, k) for k in range(80, -1, -1))


def test_where_keeps_points_counts_and_deals_together(build):
    frontier = frontier_eliminated(build([[[0, 1]] * 4, [[1, 0]] * 4], [0, 0]))
    kept = frontier.where(frontier.points[:, 0] == 3)
    assert (kept.points.tolist(), kept.counts) == ([[3, 1]], (4,))
    assert {sum(deal) for deal in kept.deals(0)} == {3}
    assert len(kept.deals(0)) == 4


def test_no_deal_has_no_frontier(build):
    space = list_deals(build([[[0, 1]]] * 2, [0, 0], rules=[((0,), [False, False])]))
    frontier = frontier_listed(space)
    assert (frontier.points.shape, frontier.counts) == ((0, 2), ())


def test_a_frontier_that_grows_beyond_all_bounds_is_refused(build, monkeypatch):
    monkeypatch.setattr(elimination, "MAX_POINTS", (5, 5))
    for_one = [[2**k, 0] for k in range(8)]
    for_other = [[0, 2**k] for k in range(8)]
    with pytest.raises(TooManyDeals, match="grows to 8 points, and at most 5 are kept; --within"):
        frontier_eliminated(build([for_one, for_other], [0, 0]))
