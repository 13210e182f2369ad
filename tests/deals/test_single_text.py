"""The single text against its definition, and what it leaves against the whole space."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import single_text as module
from summitry.deals.frontier import frontier_listed
from summitry.deals.single_text import bare, holding, left_over, single_text
from summitry.deals.space import list_deals

drawn = settings(max_examples=60, deadline=None)


def drawn_allowed(data, negotiation, by_definition):
    return data.draw(st.sampled_from(by_definition.deals(negotiation)))


def kept_lines(negotiation, deal):
    return {
        (p, line.id)
        for p in negotiation.principals
        for line in negotiation.preferences[p].red_lines
        if line.holds.at(deal)
    }


def rank(gains):
    return min(gains), math.prod(max(g, 0) for g in gains), sum(gains)


def no_worse(negotiation, text, by_definition):
    """Deals that may follow a text, by the definition."""
    here = by_definition.points(negotiation, text)
    for deal in by_definition.deals(negotiation):
        better = by_definition.dominates(by_definition.points(negotiation, deal), here)
        if better and kept_lines(negotiation, deal) >= kept_lines(negotiation, text):
            yield deal


def distance(one, other):
    return sum(x != y for x, y in zip(one, other, strict=True))


@drawn
@given(data=st.data())
def test_each_step_is_the_best_smallest_change_that_costs_nobody(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(possible=True))
    text = drawn_allowed(data, negotiation, by_definition)
    path = single_text(negotiation, text)
    for step in path.steps:
        after = list(no_worse(negotiation, text, by_definition))
        assert step.deal in after
        least = min(distance(deal, text) for deal in after)
        near = [deal for deal in after if distance(deal, text) == least]
        ranks = [rank(by_definition.gains(negotiation, deal)) for deal in near]
        assert len(step.issues) == least
        assert rank(step.gains) == max(ranks)
        assert step.n_equal == ranks.count(max(ranks))
        assert step.gains == by_definition.gains(negotiation, step.deal)
        text = step.deal
    assert text == path.end


@drawn
@given(data=st.data())
def test_the_end_has_nothing_better_within_three_changes(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(possible=True))
    path = single_text(negotiation, drawn_allowed(data, negotiation, by_definition))
    after = no_worse(negotiation, path.end, by_definition)
    assert not [deal for deal in after if distance(deal, path.end) <= 3]


@drawn
@given(data=st.data())
def test_what_is_left_is_what_dominates_on_the_frontier(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(possible=True))
    deal = drawn_allowed(data, negotiation, by_definition)
    model = holding(negotiation, deal)
    frontier = frontier_listed(list_deals(model))
    left = left_over(model, deal, frontier)
    points = [tuple(row) for row in frontier.points[list(left.places)].tolist()]
    own = by_definition.points(negotiation, deal)
    after = {
        by_definition.points(negotiation, d) for d in no_worse(negotiation, deal, by_definition)
    }
    on = {u for u in after if not any(by_definition.dominates(v, u) for v in after)}
    assert set(points) == on
    assert left.efficient == (not after)
    most = [max((u[k] - own[k] for u in points), default=0) for k in range(len(own))]
    assert list(left.most) == most


@drawn
@given(data=st.data())
def test_holding_all_red_lines_leaves_what_breaks_none(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(possible=True))
    every = sum(len(negotiation.preferences[p].red_lines) for p in negotiation.principals)
    keeps = [
        d for d in by_definition.deals(negotiation) if len(kept_lines(negotiation, d)) == every
    ]
    assert by_definition.deals(holding(negotiation)) == keeps
    assert by_definition.deals(bare(negotiation)) == by_definition.deals(negotiation)


def test_a_trade_takes_two_changes_at_once(build):
    negotiation = build([[[0, -2], [0, 5]], [[0, 5], [0, -2]]], [0, 0])
    assert single_text(negotiation, (0, 0), largest=1).steps == ()
    (step,) = single_text(negotiation, (0, 0)).steps
    assert (step.deal, step.change, step.gains, step.n_equal) == ((1, 1), (3, 3), (3, 3), 1)


def test_the_smallest_gain_goes_first_then_the_product_then_the_sum(build):
    smallest = build([[[0, 1, 9]], [[0, 1, 0]]], [0, 0])
    assert single_text(smallest, (0,)).steps[0].deal == (1,)
    product = build([[[0, 1, 1]], [[0, 4, 1]], [[0, 4, 12]]], [0, 0, 0])
    assert single_text(product, (0,)).steps[0].deal == (1,)
    total = build([[[0, 1, 2]], [[0, 2, 3]]], [5, 5])
    assert single_text(total, (0,)).steps[0].deal == (2,)


def test_moves_that_are_too_many_are_left_out_and_said_to_be(build, monkeypatch):
    negotiation = build([[[0, -2], [0, 5], [0, -9]], [[0, 5], [0, -2], [0, 0]]], [0, 0])
    monkeypatch.setattr(module, "MAX_MOVES", 2)
    path = single_text(negotiation, (0, 0, 0))
    assert (path.steps, path.sizes, path.skipped) == ((), (3,), (1, 2))


@pytest.mark.parametrize("draft", [(0, 0), (1, 1)])
def test_an_efficient_draft_is_its_own_end(build, draft):
    negotiation = build([[[0, 3], [0, 3]], [[3, 0], [3, 0]]], [0, 0])
    path = single_text(negotiation, draft)
    assert (path.end, path.steps) == (draft, ())
