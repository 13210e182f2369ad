import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import boxways, rectangles
from summitry.deals.frontier import frontier_listed
from summitry.deals.rectangles import frontier_boxes
from summitry.deals.solver import frontier_solved
from summitry.deals.space import list_deals
from summitry.errors import TooManyDeals

drawn = settings(max_examples=100, deadline=None)
TWO = st.just(2)


def nonlinear(build, seed, n_issues, n_options, n_boxes, largest=100):
    """A model as in ANAC 2014: a party's points are the sum of its boxes of 1 to 4 issues."""
    rng = np.random.default_rng(seed)
    interactions = {
        p: [box(rng, n_issues, n_options, largest) for _ in range(n_boxes)] for p in (0, 1)
    }
    return build([[[0] * n_options] * n_issues] * 2, [0, 0], interactions=interactions)


def box(rng, n_issues, n_options, largest):
    scope = sorted(rng.choice(n_issues, size=rng.integers(1, 5), replace=False).tolist())
    sides = np.sort(rng.integers(0, n_options, (len(scope), 2)), axis=1)
    values = np.zeros([n_options] * len(scope), dtype=np.int64)
    values[tuple(slice(low, high + 1) for low, high in sides)] = rng.integers(1, largest)
    return scope, values


@drawn
@given(data=st.data())
def test_boxes_find_points_counts_and_deals_of_listing(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=TWO))
    found = frontier_boxes(negotiation)
    assert found.points.tolist() == frontier_listed(list_deals(negotiation)).points.tolist()
    everything = by_definition.deals(negotiation)
    assert by_definition.as_dict(found) == by_definition.frontier(negotiation, everything)


@drawn
@given(data=st.data())
def test_held_tables_hold(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=TWO))
    held = [line.holds for p in negotiation.preferences for line in p.red_lines]
    deals = [d for d in by_definition.deals(negotiation) if all(table.at(d) for table in held)]
    found = frontier_boxes(negotiation, held)
    assert by_definition.as_dict(found) == by_definition.frontier(negotiation, deals)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("largest", [4, 100, 10**9])
def test_overlapping_boxes_are_the_same_as_listed(build, by_definition, seed, largest):
    negotiation = nonlinear(build, seed, n_issues=6, n_options=4, n_boxes=12, largest=largest)
    found, listed = frontier_boxes(negotiation), frontier_listed(list_deals(negotiation))
    assert found.points.tolist() == listed.points.tolist()
    assert found.counts == listed.counts
    assert by_definition.as_dict(found) == by_definition.as_dict(listed)


@pytest.mark.parametrize("seed", range(3))
def test_a_solver_finds_nothing_beyond_a_large_frontier(build, by_definition, seed):
    pytest.importorskip("ortools")
    negotiation = nonlinear(build, seed, n_issues=15, n_options=10, n_boxes=30)
    found = frontier_boxes(negotiation)
    points = [tuple(point) for point in found.points.tolist()]
    for place, point in enumerate(points):
        for deal in found.deals(place, limit=3):
            assert by_definition.points(negotiation, deal) == point
    least = [-(2**40), *(second + 1 for _, second in points)]
    most = [*(first + 1 for first, _ in points), -(2**40)]
    for first, second in zip(most, least, strict=True):
        assert len(frontier_solved(negotiation, (), {0: first, 1: second}).points) == 0


def test_a_narrow_first_sweep_changes_nothing(build, monkeypatch):
    negotiation = nonlinear(build, 5, n_issues=8, n_options=5, n_boxes=20)
    whole = frontier_boxes(negotiation)
    monkeypatch.setattr(rectangles, "WIDTHS", (1, 2, 100_000))
    narrow = frontier_boxes(negotiation)
    assert (narrow.points.tolist(), narrow.counts) == (whole.points.tolist(), whole.counts)


def test_boxes_too_entangled_are_refused(build, monkeypatch):
    monkeypatch.setattr(rectangles, "WIDTHS", (1,))
    with pytest.raises(TooManyDeals, match="40 boxes over 8 issues are too entangled"):
        frontier_boxes(nonlinear(build, 5, n_issues=8, n_options=5, n_boxes=20))


def test_too_many_kinds_of_deals_are_listed_but_not_counted(build, by_definition, monkeypatch):
    points = [[[0, 1, 2]] * 3, [[2, 1, 0]] * 3]
    whole = by_definition.as_dict(frontier_boxes(build(points, [0, 0])))
    monkeypatch.setattr(boxways, "MAX_SIGNS", 2)
    found = frontier_boxes(build(points, [0, 0]))
    assert set(found.counts) == {None}
    for place, point in enumerate(found.points.tolist()):
        deals = found.deals(place)
        assert deals
        assert set(deals) <= whole[tuple(point)]


def test_counts_stay_exact_above_2_to_the_63(build):
    free = [[0] * 10] * 38
    table = ((38, 39), np.outer(np.arange(10) > 2, np.arange(10) < 6).astype(int))
    negotiation = build([[*free, [0] * 10, [0] * 10]] * 2, [0, 0], interactions={0: [table]})
    frontier = frontier_boxes(negotiation)
    assert (frontier.points.tolist(), frontier.counts) == ([[1, 0]], (10**38 * 7 * 6,))
    assert len(set(frontier.deals(0, limit=5))) == 5


def test_no_deal_has_no_frontier(build):
    negotiation = build([[[0, 1]]] * 2, [0, 0], rules=[((0,), [False, False])])
    frontier = frontier_boxes(negotiation)
    assert (frontier.points.shape, frontier.counts) == ((0, 2), ())
