import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import solver as solver_module
from summitry.deals.blockers import minimal_sets
from summitry.deals.frontier import frontier_listed
from summitry.deals.requirements import broken_by, requirements, violations
from summitry.deals.solver import frontier_solved, openings_solved
from summitry.deals.space import list_deals
from summitry.errors import TooManyDeals
from summitry.model.table import Table

pytest.importorskip("ortools")

drawn = settings(max_examples=25, deadline=None)


@drawn
@given(data=st.data())
def test_every_point_has_a_certificate(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.integers(2, 4)))
    frontier = frontier_solved(negotiation)
    everything = [by_definition.points(negotiation, d) for d in by_definition.deals(negotiation)]
    for row, point in enumerate(map(tuple, frontier.points.tolist())):
        deals = frontier.deals(row)
        assert all(negotiation.allowed(deal) for deal in deals)
        assert {by_definition.points(negotiation, deal) for deal in deals} == {point}
        assert not any(by_definition.dominates(other, point) for other in everything)


@drawn
@given(data=st.data())
def test_solving_finds_points_counts_and_deals_of_listing(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.integers(1, 4)))
    solved, listed = frontier_solved(negotiation), frontier_listed(list_deals(negotiation))
    assert solved.points.tolist() == listed.points.tolist()
    assert by_definition.as_dict(solved) == by_definition.as_dict(listed)


@drawn
@given(data=st.data())
def test_bounds_and_held_tables_are_kept(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    held = [line.holds for p in negotiation.preferences for line in p.red_lines]
    bounds = {p: data.draw(st.integers(-2, 6)) for p in range(len(negotiation.parties))}
    kept = [
        deal
        for deal in by_definition.deals(negotiation)
        if all(table.at(deal) for table in held)
        and all(negotiation.utility(p, deal) >= least for p, least in bounds.items())
    ]
    solved = frontier_solved(negotiation, held, bounds)
    assert by_definition.as_dict(solved) == by_definition.frontier(negotiation, kept)


@drawn
@given(data=st.data())
def test_openings_are_the_minimal_sets_that_deals_break(data, negotiations):
    negotiation = data.draw(negotiations())
    asked = requirements(negotiation)
    masks = list(openings_solved(negotiation, asked))
    space = list_deals(negotiation)
    assert sorted(masks) == sorted(minimal_sets(violations(space, asked).tolist()))
    assert [m.bit_count() for m in masks] == sorted(m.bit_count() for m in masks)
    for mask in masks:
        kept = [r for place, r in enumerate(asked) if not mask >> place & 1]
        walk_away = {r.party: negotiation.preferences[r.party].outside for r in kept if not r.holds}
        held = [r.holds for r in kept if r.holds]
        opened = frontier_solved(negotiation, held, walk_away)
        assert len(opened.points)
        deal = opened.deals(0, limit=1)[0]
        assert sum(1 << place for place in broken_by(negotiation, deal, asked)) == mask


def test_openings_come_one_at_a_time(build):
    lines = [([0], [0, 1]), ([0], [1, 0])]
    negotiation = build([[[0, 0]]] * 2, [0, 0], red_lines={0: lines})
    found = openings_solved(negotiation, requirements(negotiation))
    assert next(found) in (1, 2)


def test_points_too_large_for_one_sum_are_solved_in_two_steps(build):
    big = 2**40
    negotiation = build([[[0, big], [0, 1]], [[big, 0], [0, 1]]], [0, 0])
    frontier = frontier_solved(negotiation)
    assert frontier.points.tolist() == [[big + 1, 1], [1, big + 1]]
    assert frontier.counts == (1, 1)


@pytest.mark.parametrize("power", range(24, 36))
def test_points_at_the_edge_of_one_sum_are_no_trouble(build, power):
    points = [[[2**power + k for k in range(4)]] * 3, [[-(2**power) - k for k in range(4)]] * 3]
    frontier = frontier_solved(build(points, [0, 0]))
    assert [first - 3 * 2**power for first, _ in frontier.points.tolist()] == list(range(9, -1, -1))


def test_points_of_great_number_are_not_counted_but_listed(build, monkeypatch):
    monkeypatch.setattr(solver_module, "COUNTED", 3)
    frontier = frontier_solved(build([[[0, 0, 0], [1, 1]]] * 2, [0, 0]))
    assert (frontier.points.tolist(), frontier.counts) == ([[1, 1]], (None,))
    assert len(set(frontier.deals(0))) == len(frontier.deals(0)) == 6


def test_the_same_question_has_the_same_answer(build):
    rng = np.random.default_rng(3)
    table = ((0, 1, 2), rng.integers(0, 9, (3, 3, 3)))
    points = rng.integers(0, 5, (2, 3, 3)).tolist()
    negotiation = build(points, [0, 0], interactions={0: [table]})
    one, other = frontier_solved(negotiation), frontier_solved(negotiation)
    assert [one.deals(p) for p in range(len(one.points))] == [
        other.deals(p) for p in range(len(other.points))
    ]


def test_no_deal_has_no_frontier_and_no_opening(build):
    negotiation = build([[[0, 1]]] * 2, [0, 0], rules=[((0,), [False, False])])
    assert frontier_solved(negotiation).points.shape == (0, 2)
    assert list(openings_solved(negotiation, requirements(negotiation))) == []


@pytest.mark.parametrize("n_parties", [2, 3])
def test_a_frontier_of_too_many_points_is_refused(build, monkeypatch, n_parties):
    monkeypatch.setattr(solver_module, "MAX_SOLVED", 2)
    points = [[[0, 1, 2]], [[2, 1, 0]], [[0, 0, 0]]][:n_parties]
    with pytest.raises(TooManyDeals, match="more than 2 points"):
        frontier_solved(build(points, [0] * n_parties))


def test_a_held_table_that_never_holds_leaves_nothing(build):
    never = Table((0,), np.array([False, False]))
    assert frontier_solved(build([[[0, 1]]] * 2, [0, 0]), [never]).counts == ()
