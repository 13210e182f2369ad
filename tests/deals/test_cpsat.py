import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import cpsat
from summitry.deals.cpsat import Question
from summitry.deals.solver import frontier_solved
from summitry.errors import NotInstalled, TooManyDeals

pytest.importorskip("ortools")

drawn = settings(max_examples=25, deadline=None)


@drawn
@given(data=st.data())
def test_the_feasible_deals_are_those_that_meet_rules_and_bounds(data, negotiations):
    negotiation = data.draw(negotiations())
    bounds = {0: data.draw(st.integers(-2, 6))}
    expected = [
        deal
        for deal in product(*map(range, negotiation.shape))
        if negotiation.allowed(deal) and negotiation.utility(0, deal) >= bounds[0]
    ]
    for at_a_time in (1, 2, 1_000):
        found = list(Question(negotiation, (), bounds).deals(at_a_time))
        assert sorted(found) == expected


@drawn
@given(data=st.data())
def test_the_most_of_a_party_is_its_highest_points_and_no_bound_is_too_small(data, negotiations):
    negotiation = data.draw(negotiations(possible=True))
    deals = list(product(*map(range, negotiation.shape)))
    for place, party in enumerate(negotiation.principals):
        ask = Question(negotiation, (), {})
        ask.model.maximize(ask.points(party))
        best = max(negotiation.utility(party, deal) for deal in deals)
        assert ask.point()[place] == best
        assert all(abs(negotiation.utility(party, deal)) <= ask.most(party) for deal in deals)


def test_an_unproven_answer_is_an_error(build, monkeypatch):
    monkeypatch.setattr(cpsat, "EFFORT", 0.0)
    with pytest.raises(TooManyDeals, match=r"no proof \(unknown\) over 4 combinations"):
        frontier_solved(build([[[0, 1], [3, 0]], [[1, 0], [0, 2]]], [0, 0]))


def test_a_missing_solver_says_what_to_install(build, monkeypatch):
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    with pytest.raises(NotInstalled, match=r"pip install 'summitry\[solver\]'"):
        frontier_solved(build([[[0, 1]]] * 2, [0, 0]))
